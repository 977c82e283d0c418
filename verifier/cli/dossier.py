"""dossier export, verify and import."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DossierRefused
from verifier.cli.arguments import Commands, identity

if TYPE_CHECKING:
    from claims.ledger.dossier.verification import Verdict
    from verifier.cli.session import Session

READABLE = {"markdown": "md", "html": "html", "claimreview": "json"}


def register(commands: Commands) -> None:
    """Add the commands about dossiers."""
    dossier = commands.family("dossier", "hand over what stands behind claims, check it, take it in")
    parser = dossier.add("export", _export, "write a dossier that others can check with tools of their own")
    parser.add_argument("subjects", type=identity, nargs="+", metavar="SUMMARY_ID|CLAIM_ID")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DIR|FILE.zip", help="a new folder or zip file"
    )
    parser.add_argument(
        "--excerpt",
        action="store_true",
        help="only acts on these subjects; without it every act is in, so that none can have been left out",
    )
    parser = dossier.add("verify", _verify, "check a dossier; exit 1 when anything in it does not hold")
    _add_received(parser.add_argument)
    parser = dossier.add("import", _import, "take the captures of a dossier that holds into the workspace")
    _add_received(parser.add_argument)


def _add_received(add: "Callable[..., object]") -> None:
    add("path", type=Path, metavar="PATH", help="a folder or zip file")
    add("--key", metavar="VERIFIER_KEY", help="the key that the ledger must have, got by other means")


def _export(options: Namespace, session: "Session") -> int:
    from claims.workflow.dossiers import pack_dossier
    from claims.workflow.packing import write_dossier
    from claims.workflow.summarising import summary
    from verifier.reports import render

    desk = session.desk
    views = [summary(desk, one) for one in dict.fromkeys(options.subjects) if one.startswith("SUM-")]
    readable = {
        f"{view.summary_id}.{suffix}": render(view, form).encode()
        for view in views
        for form, suffix in READABLE.items()
    }
    packed = pack_dossier(desk, options.subjects, readable, excerpt=options.excerpt)
    write_dossier(packed.files, options.output)
    verdict = packed.verdict
    session.answer(
        {"path": str(options.output), "files": len(packed.files), **_document(verdict)},
        [f"wrote {options.output}", *_lines(verdict)],
    )
    return 0


def _verify(options: Namespace, session: "Session") -> int:
    from claims.ledger.dossier.verification import examine, unreadable
    from claims.workflow.packing import read_dossier

    try:
        verdict = examine(read_dossier(options.path), options.key)
    except DossierRefused as refused:
        verdict = unreadable(str(refused))
    session.answer(_document(verdict), _lines(verdict))
    return 0 if verdict.ok else 1


def _import(options: Namespace, session: "Session") -> int:
    from claims.workflow.importing import import_dossier
    from claims.workflow.packing import read_dossier

    files = read_dossier(options.path)
    verdict, taken = import_dossier(session.desk, files, options.key)
    captures = [
        {
            "dossier_capture": one.dossier_capture_id,
            "id": one.capture_id,
            "sha256": one.sha256,
            "known": one.known,
        }
        for one in taken
    ]
    fresh = sum(not one.known for one in taken)
    session.answer(
        {"captures": captures, "taken": fresh, "known": len(taken) - fresh, **_document(verdict)},
        [
            f"took in {fresh} captures, {len(taken) - fresh} were known",
            *(f"  {one.dossier_capture_id} is {one.capture_id}{', known' * one.known}" for one in taken),
            f"  from {verdict.origin} at {verdict.size}, packed by {verdict.exporter}",
        ],
    )
    return 0


def _document(verdict: "Verdict") -> dict[str, object]:
    return {
        "ok": verdict.ok,
        "subjects": list(verdict.subjects),
        "origin": verdict.origin,
        "vkey": verdict.vkey,
        "size": verdict.size,
        "root": verdict.root,
        "exporter": verdict.exporter,
        "events": verdict.events,
        "complete": verdict.complete,
        "signatures": verdict.signatures,
        "disclosed": verdict.disclosed,
        "sealed": verdict.sealed,
        "captures_checked": verdict.captures,
        "quotes": verdict.quotes,
        "problems": list(verdict.problems),
    }


def _lines(verdict: "Verdict") -> list[str]:
    whole = "every act" if verdict.complete else f"{verdict.events} acts"
    covered = f"{whole} of the {verdict.size} that the checkpoint covers"
    sign = "✓ The dossier holds" if verdict.ok else "✗ The dossier does not hold"
    return [
        f"{sign} · {', '.join(verdict.subjects)} · {covered}",
        *(f"  ✗ {problem}" for problem in verdict.problems),
        f"  {verdict.signatures} signatures · {verdict.captures} captures · {verdict.quotes} quotes found"
        f" · {verdict.disclosed} words open, {verdict.sealed} sealed",
        f"  packed by {verdict.exporter} · ledger {verdict.origin} · root {verdict.root[:16]}…",
        f"  key {verdict.vkey}; compare it with one you were given by other means",
    ]
