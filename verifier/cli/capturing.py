"""capture, captures, copies, differences and suggest."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import VerifierError
from verifier.cli.arguments import IDENTITY, Commands, day, identity, row_limit, whole

if TYPE_CHECKING:
    from claims.model.cards import CaptureCard, ReuseCard
    from claims.model.chains import Suggestion
    from verifier.cli.session import Session

MARKS = "○◔◑●"


def register(commands: Commands) -> None:
    """Add the commands about captured texts."""
    parser = commands.add("capture", _capture, "keep pages or files, with the text in them")
    parser.add_argument("targets", nargs="+", metavar="TARGET", help="URL, .html, .txt or .md file, or -")
    _add_report_options(parser.add_argument)
    parser.add_argument("--title", help="the title (default: the one found)")

    parser = commands.add("captures", _captures, "list captures, newest first")
    parser.add_argument("--after", type=whole, metavar="KEY", help="go on from the key in `next`")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows to return (default 100)")

    parser = commands.add("copies", _copies, "show what a capture reuses of others, sentence beside sentence")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")

    parser = commands.add("differences", _differences, "hold two captures against each other, word by word")
    parser.add_argument("capture_id", type=identity, metavar="CAPTURE_ID")
    parser.add_argument("other_id", type=identity, metavar="OTHER_ID")

    parser = commands.add("suggest", _suggest, "suggest claims in a capture, or in a file without storing it")
    parser.add_argument("target", metavar="CAPTURE_ID|FILE", help="a capture's id, a file, or -")
    _add_report_options(parser.add_argument)


def _add_report_options(add: "Callable[..., object]") -> None:
    add("--source", metavar="NAME", help="who published it")
    add("--published-at", type=day, metavar="DATE", help="when it was published")


def _capture(options: Namespace, session: "Session") -> int:
    from claims.model.chains import UNKNOWN_OUTLET
    from claims.workflow.capturing import take_capture
    from verifier.capture.targets import get, outlet_of

    taken = []
    worst = 0
    for target in options.targets:
        try:
            fetched = get(target, session.settings)
            source = options.source or outlet_of(target) or UNKNOWN_OUTLET
            card = take_capture(
                session.desk, fetched, source=source, published_on=options.published_at, title=options.title
            )
        except VerifierError as refused:
            session.narrate(f"verifier: {refused}")
            worst = max(worst, refused.exit_code)
        else:
            taken.append(card)
            session.narrate(_told(card))
    from verifier.cli import documents

    session.answer(
        {"captures": [documents.capture(card) for card in taken]},
        (f"{card.capture_id}  {card.characters:>7,}  {card.source}  {card.title}" for card in taken),
    )
    return worst


def _told(card: "CaptureCard") -> str:
    line = f"captured {card.capture_id} from {card.source}, {card.characters:,} characters"
    if card.duplicate_of:
        return f"{line}; the same text as {card.duplicate_of}"
    return f"{line}; reuses the text of {card.copy_of}" if card.copy_of else line


def _captures(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import captures
    from verifier.cli import documents

    page = captures(session.desk, after=options.after, limit=options.limit)
    session.answer(
        {"captures": [documents.capture(card) for card in page.rows], "next": page.next},
        (
            f"{card.capture_id}  {card.published_on or '          '}  {card.source}  {card.title}"
            for card in page.rows
        ),
    )
    return 0


def _suggest(options: Namespace, session: "Session") -> int:
    from verifier.cli import documents

    digest, found = _found(options, session)
    session.answer(
        {"text_sha256": digest, "suggestions": [documents.suggestion(one) for one in found]},
        (line for one in found for line in _lines(one)),
    )
    return 0


def _copies(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import reused
    from claims.workflow.translating import looked_with

    found = reused(session.desk, options.capture_id)
    model = looked_with(session.desk, options.capture_id)
    if not model:
        session.narrate(_not_looked(session))
    session.answer(
        {
            "capture_id": options.capture_id,
            "translations_by": model or None,
            "reuses": [
                {
                    "capture_id": one.of.capture_id,
                    "source": one.of.source,
                    "kind": one.kind.value if one.kind else None,
                    "reason": one.reason or None,
                    "whole": one.whole,
                    "credited": one.credited,
                    "stands": one.stands,
                    "sentences": [{"here": here, "there": there} for here, there in one.pairs],
                }
                for one in found
            ],
        },
        (line for one in found for line in _reuse_lines(one)),
    )
    return 0


def _differences(options: Namespace, session: "Session") -> int:
    from claims.workflow.comparing import compare

    held = compare(session.desk, options.capture_id, options.other_id)
    pieces = [
        (piece, held.left_text[slice(*piece.left)], held.right_text[slice(*piece.right)])
        for piece in held.differences
    ]
    session.answer(
        {
            "left": held.left.capture_id,
            "right": held.right.capture_id,
            "differences": [
                {
                    "left": {"start": piece.left[0], "end": piece.left[1], "text": left},
                    "right": {"start": piece.right[0], "end": piece.right[1], "text": right},
                }
                for piece, left, right in pieces
            ],
        },
        (f"{piece.left[0]:>7} {piece.right[0]:>7}  {_changed(left, right)}" for piece, left, right in pieces),
    )
    return 0


def _changed(left: str, right: str) -> str:
    gone, new = (" ".join(text.split()) for text in (left, right))
    return " ".join(part for part in (f"[−{gone}−]" if gone else "", f"{{+{new}+}}" if new else "") if part)


def _not_looked(session: "Session") -> str:
    """Say that translated copies were not looked for, and what it takes that they will be."""
    from claims.workflow.translating import why_not_looked

    missing = why_not_looked(session.desk) or "they are looked for in every text captured from now on"
    return f"verifier: translated copies were not looked for when this was captured; {missing}"


def _reuse_lines(one: "ReuseCard") -> list[str]:
    share = "most of it" if one.whole else "parts of it"
    kind = f", {one.kind.label}" if one.kind else ""
    credit = "names it" if one.credited else "does not name it"
    denied = "" if one.stands else "; somebody says that it is no copy"
    lines = [f"{one.of.capture_id}  {one.of.source}: {share}{kind}, and {credit}{denied}"]
    if one.reason:
        lines.append(f"    because {one.reason}")
    for here, there in one.pairs:
        lines += [f"    {' '.join(here.split())}", f"  = {' '.join(there.split())}"]
    return lines


def _found(options: Namespace, session: "Session") -> "tuple[str, tuple[Suggestion, ...]]":
    import hashlib

    from claims.model.chains import UNKNOWN_OUTLET
    from claims.workflow.looking import reader, suggest_in

    if IDENTITY.fullmatch(options.target) and not Path(options.target).exists():
        view = reader(session.desk, identity(options.target))
        return view.capture.text_sha256, tuple(mark.suggestion for mark in view.marks)
    from verifier.capture.targets import get

    text = get(options.target, session.settings).text
    parses = session.settings.parse_sentences
    found = suggest_in(text, options.source or UNKNOWN_OUTLET, options.published_at, parses=parses)
    return hashlib.sha256(text.encode()).hexdigest(), found


def _lines(one: "Suggestion") -> list[str]:
    from claims.corroboration import chain_line

    lines = [
        f"{MARKS[one.check_worthiness]} {one.start}-{one.end}  {one.claim}",
        f"    {chain_line(one.chain)}  ({one.kind.value})",
    ]
    return [*lines, f"    flags: {', '.join(one.flags)}"] if one.flags else lines
