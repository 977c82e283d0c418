"""audit, checkpoint, rebuild, log, undo and redo."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import BadInput
from verifier.cli.arguments import Commands, row_limit, whole

if TYPE_CHECKING:
    from claims.model.audits import AuditReport
    from claims.model.cards import EventCard
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the auditor's commands, and undo."""
    parser = commands.add("audit", _audit, "recompute the ledger, replay it, and name what does not hold")
    parser.add_argument("--against", type=Path, metavar="FILE", help="a checkpoint that somebody holds")
    parser.add_argument(
        "--self-test", type=row_limit, metavar="N", help="edit N copies of the workspace and find each edit"
    )
    commands.add("checkpoint", _checkpoint, "print a signed checkpoint of the ledger")
    commands.add("rebuild", _rebuild, "derive all tables from the events anew")
    parser = commands.add("log", _log, "list what was done, newest first")
    parser.add_argument("--limit", type=row_limit, default=100, help="rows to return (default 100)")
    parser.add_argument("--after", type=whole, metavar="KEY", help="go on from the key in `next`")
    commands.add("undo", _undo, "take back your last act")
    commands.add("redo", _redo, "put back what you undid last")


def _audit(options: Namespace, session: "Session") -> int:
    from claims.workflow.auditing import audit, self_test
    from verifier.bootstrap import workspace_exists
    from verifier.cli import documents

    if not workspace_exists(session.settings):
        _ = session.desk
    against = None
    if options.against is not None:
        try:
            against = options.against.read_text(encoding="utf-8", errors="replace")
        except OSError as unreadable:
            raise BadInput(f"{options.against} cannot be read: {unreadable.strerror}") from unreadable
    report = audit(session.settings.workspace, session.settings.database_url, against)
    document, lines, ok = documents.audit(report), _audit_lines(report), report.ok
    if options.self_test is not None and not report.ok:
        session.narrate("verifier: no self-test was made: the workspace itself does not hold")
    elif options.self_test is not None:
        edits = self_test(session.settings.workspace, session.settings.database_url, options.self_test)
        found = sum(edit.found for edit in edits)
        missed = [edit.edited for edit in edits if not edit.found]
        document["self_test"] = {"n": len(edits), "found": found, "missed": missed}
        lines.append(f"  self-test: {found} of {len(edits)} edits of copies found")
        lines.extend(f"  ✗ not found: {edited}" for edited in missed)
        ok = ok and not missed
    session.answer(document, lines)
    return 0 if ok else 1


def _audit_lines(report: "AuditReport") -> list[str]:
    verdict = "✓ Ledger intact" if report.ok else "✗ The ledger does not hold"
    size = f"{report.size} events · protected up to {report.protected_up_to}"
    return [
        f"{verdict} · {size} · root {report.root[:16]}…",
        f"  projections {'equal replay ✓' if report.projections_equal else 'differ from replay ✗'}"
        f" · captures {'✓' if report.captures_ok else '✗'}",
        *(f"  ✗ {problem}" for problem in report.problems),
        *(f"  ! event {one.event}: {one.actor} {one.told}" for one in report.unusual),
    ]


def _checkpoint(options: Namespace, session: "Session") -> int:
    from claims.workflow.auditing import checkpoint

    note = checkpoint(session.desk)
    if options.json or options.jsonl:
        session.answer({"note": note}, [])
    else:
        sys.stdout.write(note)
    return 0


def _rebuild(_options: Namespace, session: "Session") -> int:
    from claims.workflow.auditing import rebuild

    count = rebuild(session.desk)
    session.answer({"events": count}, [f"rebuilt all tables from {count} events"])
    return 0


def _log(options: Namespace, session: "Session") -> int:
    from claims.workflow.looking import event_page
    from verifier.cli import documents

    page = event_page(session.desk, after=options.after, limit=options.limit)
    session.answer(
        {"events": [documents.event(card) for card in page.rows], "next": page.next},
        (f"{card.seq:>6}  {card.at:%Y-%m-%d %H:%M}Z  {card.actor:<12} {card.title}" for card in page.rows),
    )
    return 0


def _undo(_options: Namespace, session: "Session") -> int:
    from claims.workflow.undoing import undo

    return _answer_undo(session, "undid", undo(session.desk))


def _redo(_options: Namespace, session: "Session") -> int:
    from claims.workflow.undoing import redo

    return _answer_undo(session, "redid", redo(session.desk))


def _answer_undo(session: "Session", verb: str, card: "EventCard") -> int:
    session.answer({verb: card.seq, "title": card.title}, [f"{verb}: {card.title}"])
    return 0
