"""sources list, show, describe, alias, merge, split and grade."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.vocabulary import NodeKind, Reliability, SourceFlag
from verifier.cli.arguments import Commands, row_limit

if TYPE_CHECKING:
    from claims.model.cards import SourceCard, SourceView
    from verifier.cli.session import Session

KINDS = [kind.value for kind in NodeKind if kind is not NodeKind.UNNAMED]


def register(commands: Commands) -> None:
    """Add the commands about sources."""
    sources = commands.family("sources", "list, show, describe, merge and grade sources")
    parser = sources.add("list", _list, "list sources by name")
    parser.add_argument("--after", metavar="NAME", help="go on after a name")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows to return (default 100)")

    parser = sources.add("show", _show, "show a source with its grades, its record and likely doubles")
    parser.add_argument("source", metavar="SOURCE", help="an id or a name")

    parser = sources.add("describe", _describe, "say what a source is; what is not given stays")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("--name", metavar="NAME", help="the name it is shown by")
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--owner", metavar="NAME", help="who owns or controls it")
    parser.add_argument(
        "--flag", action="append", choices=[flag.value for flag in SourceFlag], help="what to mind"
    )

    parser = sources.add("alias", _alias, "let a source go by another name too")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("name", metavar="NAME")

    parser = sources.add("merge", _merge, "let a source stand for another; split takes it back")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("into", metavar="INTO")

    parser = sources.add("split", _split, "let a merged source stand for itself again")
    parser.add_argument("source", metavar="SOURCE_ID")

    parser = sources.add("grade", _grade, "grade how reliable a source is")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument("reliability", type=str.upper, choices=[letter.value for letter in Reliability])
    parser.add_argument("--because", required=True, metavar="TEXT")
    parser.add_argument("--topic", default="", metavar="TOPIC", help="default: all topics")


def _document(card: "SourceCard") -> dict[str, object]:
    return {
        "source_id": card.source_id,
        "name": card.name,
        "kind": card.kind.value,
        "aliases": list(card.aliases),
        "owner": card.owner,
        "flags": [flag.value for flag in card.flags],
        "reliability": card.reliability.value,
        "reviewed": card.reviewed,
        "mentions": card.mentions,
        "merged": list(card.merged),
    }


def _list(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import sources

    page = sources(session.desk, after=options.after, limit=options.limit)
    session.answer(
        {"sources": [_document(card) for card in page.rows], "next": page.next},
        (_line(card) for card in page.rows),
    )
    return 0


def _line(card: "SourceCard") -> str:
    return f"{card.source_id}  {card.reliability.value}  {card.kind.label:<13} {card.name}"


def _show(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import source

    view = source(session.desk, options.source)
    record = view.record
    session.answer(
        {
            **_document(view.card),
            "grades": [
                {
                    "reliability": grade.reliability.value,
                    "topic": grade.topic,
                    "because": grade.because,
                    "reviewer": grade.reviewer,
                    "at": grade.at.isoformat(),
                }
                for grade in view.grades
            ],
            "record": {
                "resolved": record.resolved,
                "held": record.held,
                "interval": [record.low, record.high],
                "first": record.first.isoformat() if record.first else None,
                "last": record.last.isoformat() if record.last else None,
                "suggested": record.suggested.value,
            },
            "alike": [{"source_id": source_id, "name": name} for source_id, name in view.alike],
        },
        _lines(view),
    )
    return 0


def _lines(view: "SourceView") -> Iterator[str]:
    card, record = view.card, view.record
    yield _line(card)
    if card.aliases:
        yield f"  also {', '.join(card.aliases)}"
    if card.owner:
        yield f"  belongs to {card.owner}"
    for flag in card.flags:
        yield f"  ⚑ {flag.label}"
    yield "  looked at by a person" if card.reviewed else "  not looked at by a person yet"
    for grade in view.grades:
        on = f" on {grade.topic}" if grade.topic else ""
        letter = f"{grade.reliability.value} {grade.reliability.label}"
        yield f"  {letter}{on}, {grade.reviewer} {grade.at:%Y-%m-%d}: {grade.because}"
    yield (
        f"  record here: {record.held} of {record.resolved} resolved claims held "
        f"({record.low:.0%} to {record.high:.0%}), which suggests {record.suggested.value}"
    )
    for source_id, name in view.merged:
        yield f"  stands for {name} too; take it apart: verifier sources split {source_id}"
    for source_id, name in view.alike:
        yield f"  may be the same as {source_id} {name}"


def _describe(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import Description, describe, source

    card = source(session.desk, options.source).card
    flags = card.flags if options.flag is None else tuple(SourceFlag(flag) for flag in options.flag)
    owner = card.owner or "" if options.owner is None else options.owner
    kind = NodeKind(options.kind) if options.kind else card.kind
    seq = describe(session.desk, card.source_id, Description(options.name or card.name, kind, owner, flags))
    session.answer({"source_id": card.source_id, "event_seq": seq}, [f"described {card.source_id}"])
    return 0


def _alias(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import name_otherwise

    seq = name_otherwise(session.desk, options.source, options.name)
    session.answer({"event_seq": seq}, [f"{options.source} also goes by {options.name}"])
    return 0


def _merge(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import merge

    seq = merge(session.desk, options.source, options.into)
    session.answer({"event_seq": seq}, [f"merged {options.source} into {options.into}"])
    return 0


def _split(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import split

    seq = split(session.desk, options.source)
    session.answer({"event_seq": seq}, [f"{options.source} stands for itself again"])
    return 0


def _grade(options: Namespace, session: "Session") -> int:
    from claims.workflow.sourcing import grade

    letter = Reliability(options.reliability)
    seq = grade(session.desk, options.source, letter, options.because, options.topic)
    session.answer({"event_seq": seq}, [f"graded {options.source} {letter.value} {letter.label}"])
    return 0
