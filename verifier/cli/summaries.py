"""summary new, list, add, check, force, publish, correct, retract and export."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import BadInput
from verifier.cli.arguments import Commands, identity

if TYPE_CHECKING:
    from claims.model.cards import SummaryView
    from verifier.cli.session import Session

FORMATS = ("markdown", "html", "claimreview", "csv")


def register(commands: Commands) -> None:
    """Add the editor's commands."""
    summary = commands.family("summary", "compose, check, publish and export summaries")
    parser = summary.add("new", _new, "begin a summary with a proposed sentence for each claim")
    parser.add_argument("title", metavar="TITLE")
    parser.add_argument("claims", type=identity, nargs="*", metavar="CLAIM_ID")

    summary.add("list", _list, "list summaries, newest first")

    parser = summary.add("add", _add, "add a sentence that rests on claims")
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")
    parser.add_argument("claims", type=identity, nargs="+", metavar="CLAIM_ID")
    parser.add_argument(
        "--text", default="", metavar="SENTENCE", help="default: the one proposed for the claim"
    )

    parser = summary.add(
        "check", _check, "say what keeps the sentences from print; exit 1 when anything does"
    )
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")

    parser = summary.add("publish", _publish, "publish the summary as it stands")
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")

    parser = summary.add(
        "force", _force, "let a sentence pass a gate of wording, and say why; audits show it"
    )
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")
    parser.add_argument("position", type=int, metavar="SENTENCE_NUMBER")
    parser.add_argument("rule", metavar="GATE", help="the word before the colon in what check says")
    parser.add_argument("--because", required=True, metavar="WHY")

    parser = summary.add("correct", _correct, "put a sentence right; the next version says so, and why")
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")
    parser.add_argument("position", type=int, metavar="SENTENCE_NUMBER")
    parser.add_argument(
        "--claim", type=identity, action="append", metavar="CLAIM_ID", help="default: those it has"
    )
    told = parser.add_mutually_exclusive_group(required=True)
    told.add_argument("--text", metavar="SENTENCE", help="what it says from now on")
    told.add_argument("--remove", action="store_true", help="take the sentence out")
    parser.add_argument("--because", required=True, metavar="WHY")

    parser = summary.add("retract", _retract, "take back what was published; the report says so, and why")
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")
    parser.add_argument("--because", required=True, metavar="WHY")

    parser = summary.add("export", _export, "write the summary with its footnotes")
    parser.add_argument("summary_id", type=identity, metavar="SUMMARY_ID")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="default markdown")
    parser.add_argument(
        "--url", default="", metavar="URL", help="where it will be published, for ClaimReview"
    )
    parser.add_argument(
        "--version", type=int, metavar="N", help="a published version as it was; default: as it is now"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of standard output")


def _document(view: "SummaryView") -> dict[str, object]:
    return {
        "summary_id": view.summary_id,
        "title": view.title,
        "published": view.published,
        "changed": view.changed,
        "retracted": view.retracted is not None,
        "versions": [
            {
                "version": version.number,
                "event": version.seq,
                "at": version.at.isoformat(),
                "reviewer": version.reviewer,
                "digest": version.digest,
            }
            for version in view.versions
        ],
        "corrections": [
            {
                "at": note.at.isoformat(),
                "reviewer": note.reviewer,
                "position": note.position,
                "before": note.before,
                "after": note.after,
                "because": note.because,
                "first_in": note.first_in,
            }
            for note in view.corrections
        ],
        "sentences": [
            {
                "position": sentence.position,
                "text": sentence.text,
                "claims": [claim.card.claim_id for claim in sentence.claims],
                "problems": list(sentence.problems),
                "forced": [
                    {"gate": one.rule, "because": one.because, "reviewer": one.reviewer, "event": one.seq}
                    for one in sentence.forced
                ],
            }
            for sentence in view.sentences
        ],
        "refusals": list(view.refusals),
        "ok": not view.refusals,
    }


def _lines(view: "SummaryView") -> list[str]:
    from verifier.reports.citing import edition_of, forced_words, noted

    lines = [f"{view.summary_id}  {view.title}  ({edition_of(view)})"]
    for sentence in view.sentences:
        sign = "✗" if sentence.problems else "✓"
        claims = ", ".join(claim.card.claim_id for claim in sentence.claims)
        lines.append(f" {sign} {sentence.position}  {sentence.text}  [{claims}]")
        lines.extend(f"      ✗ {problem}" for problem in sentence.problems)
        lines.extend(f"      ! {forced_words(one)}" for one in sentence.forced)
    told = {f"sentence {one.position}: {problem}" for one in view.sentences for problem in one.problems}
    lines.extend(f"  ↺ {noted(note)}" for note in view.corrections)
    lines.extend(f"  ✗ {refusal}" for refusal in view.refusals if refusal not in told)
    return lines


def _answer(session: "Session", view: "SummaryView") -> int:
    session.answer(_document(view), _lines(view))
    return 0


def _new(options: Namespace, session: "Session") -> int:
    from claims.workflow.summarising import begin_summary

    return _answer(session, begin_summary(session.desk, options.title, options.claims))


def _list(_options: Namespace, session: "Session") -> int:
    from claims.workflow.summarising import summaries
    from verifier.reports.citing import edition_of

    found = summaries(session.desk)
    session.answer(
        {"summaries": [_document(view) for view in found]},
        (
            f"{view.summary_id}  {len(view.sentences):>3} sentences  {view.title}  ({edition_of(view)})"
            for view in found
        ),
    )
    return 0


def _add(options: Namespace, session: "Session") -> int:
    from claims.workflow.summarising import add_sentence

    return _answer(session, add_sentence(session.desk, options.summary_id, options.text, options.claims))


def _check(options: Namespace, session: "Session") -> int:
    from claims.workflow.summarising import summary

    view = summary(session.desk, options.summary_id)
    _answer(session, view)
    return 1 if view.refusals else 0


def _publish(options: Namespace, session: "Session") -> int:
    from claims.workflow.summarising import publish

    return _answer(session, publish(session.desk, options.summary_id))


def _correct(options: Namespace, session: "Session") -> int:
    from claims.workflow.correcting import correct

    text = "" if options.remove else options.text
    if not options.remove and not text.strip():
        raise BadInput("--text is empty; to take the sentence out, use --remove")
    if options.remove and options.claim:
        raise BadInput("A sentence that is taken out rests on no claim; leave out --claim or --remove")
    claims = options.claim or ()
    view = correct(session.desk, options.summary_id, options.position, text, options.because, claims)
    return _answer(session, view)


def _force(options: Namespace, session: "Session") -> int:
    from claims.workflow.forcing import force_gate

    view = force_gate(session.desk, options.summary_id, options.position, options.rule, options.because)
    return _answer(session, view)


def _retract(options: Namespace, session: "Session") -> int:
    from claims.workflow.correcting import retract

    return _answer(session, retract(session.desk, options.summary_id, options.because))


def _export(options: Namespace, session: "Session") -> int:
    import sys

    from claims.workflow.printed import version
    from claims.workflow.summarising import summary
    from verifier.reports import render

    if options.version is None:
        view = summary(session.desk, options.summary_id)
    else:
        view = version(session.desk, options.summary_id, options.version)
    for sentence in view.sentences:
        for problem in sentence.problems:
            session.narrate(f"verifier: sentence {sentence.position} no longer stands: {problem}")
    text = render(view, options.format, options.url)
    if options.output is None:
        sys.stdout.write(text)
        return 0
    try:
        options.output.write_text(text, encoding="utf-8", newline="")
    except OSError as refused:
        raise BadInput(f"{options.output} cannot be written: {refused.strerror}") from refused
    session.narrate(f"wrote {options.output}")
    return 0
