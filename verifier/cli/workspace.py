"""The screens, demo, info and doctor."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import BadInput
from verifier.cli.arguments import Commands

if TYPE_CHECKING:
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the commands about the workspace as a whole."""
    parser = commands.add(
        "demo", _demo, "a fresh throw-away workspace with sample reports, opened in the screens"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="make it there instead of in a temporary folder"
    )
    commands.add("info", _info, "say what is in the workspace")
    commands.add("doctor", _doctor, "look for trouble with the installation and the workspace")


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_screens(options: Namespace, session: "Session") -> int:
    """Open the terminal screens on the workspace."""
    if options.plain:
        raise BadInput("the screens cannot be plain; commands can, such as: verifier --plain claims list")
    if not _has_terminal():
        raise BadInput("the screens need a terminal; for scripts use a command, see: verifier --help")
    from verifier.tui import run

    return run(session.settings)


def _demo(options: Namespace, session: "Session") -> int:
    import shutil
    import tempfile
    from dataclasses import replace

    folder = options.keep or Path(tempfile.mkdtemp(prefix="verifier-demo-"))
    settings = replace(session.settings, workspace=folder, database="")
    if _has_terminal():
        from verifier.tui import run

        code = run(settings, load_samples=True)
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
        return code
    from claims.workflow.protecting import end_session
    from verifier.bootstrap import load_samples, open_desk

    desk = open_desk(settings)
    try:
        count = load_samples(desk)
    finally:
        end_session(desk)
    session.answer(
        {"workspace": str(folder), "captures": count},
        [
            f"{count} sample reports are in {folder}",
            f"open them in a terminal with: verifier --workspace {folder}",
            f"or look at them with: verifier --workspace {folder} captures",
        ],
    )
    return 0


def _info(_options: Namespace, session: "Session") -> int:
    from claims.workflow.learning import weights_in_use
    from claims.workflow.looking import totals
    from verifier import __version__
    from verifier.config import config_file

    desk = session.desk
    facts: Mapping[str, object] = {
        "version": __version__,
        "workspace": str(session.settings.workspace),
        "database": desk.store.where,
        "settings": str(config_file()),
        "reviewer": desk.reviewer,
        "ledger": desk.origin,
        "verifier_key": desk.vkey,
        "weights": weights_in_use(desk),
        "meaning": desk.vectors.told,
        **totals(desk),
    }
    session.answer(facts, (f"{name:>14}  {value}" for name, value in facts.items()))
    return 0


def _doctor(_options: Namespace, session: "Session") -> int:
    from verifier.doctor import examine

    findings = examine(session.settings)
    ok = all(finding.ok for finding in findings)
    session.answer(
        {
            "ok": ok,
            "findings": [
                {"name": finding.name, "ok": finding.ok, "text": finding.text} for finding in findings
            ],
        },
        (f"{'✓' if finding.ok else '✗'} {finding.name}: {finding.text}" for finding in findings),
    )
    return 0 if ok else 1
