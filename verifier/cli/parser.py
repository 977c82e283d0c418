"""The parser: global options, and one module a family of commands."""

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from verifier import __version__
from verifier.cli import (
    attaching,
    benching,
    capturing,
    claim_list,
    deciding,
    dossier,
    evaluating,
    learning,
    ledger,
    matching,
    recalling,
    serving,
    sources,
    summaries,
    workspace,
)
from verifier.cli.arguments import Family

EPILOG = """Exit codes: 0 fine, 1 a check did not hold, 2 usage or bad input, 3 try again, 130 interrupted.
`verifier` alone opens the terminal screens. Every command takes --json."""
MODULES = (
    workspace, capturing, attaching, claim_list, sources, matching, learning, deciding, summaries, ledger,
    recalling, dossier, serving, evaluating, benching,
)  # fmt: skip


def build() -> ArgumentParser:
    """Return the whole parser; imports the command modules, which import nothing heavy."""
    parser = ArgumentParser(
        prog="verifier",
        description="Attach claims to captured words, count independent origins, publish what can be checked",
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"verifier {__version__}")
    parser.add_argument(
        "--workspace", type=Path, metavar="DIR", help="folder of the database, keys and index"
    )
    parser.add_argument("--database", metavar="URL", help="database (default: SQLite in the workspace)")
    parser.add_argument("--reviewer", metavar="NAME", help="who acts (default: the login name)")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="print one fact a line, for screen readers and pipes",
    )
    parser.set_defaults(body=workspace.open_screens, parse=parse, json=False, jsonl=False)
    commands = Family(parser, "command")
    for module in MODULES:
        module.register(commands)
    return parser


def parse(arguments: Sequence[str]) -> Namespace:
    """Parse the arguments; wrong ones end the program with exit code 2, as argparse does."""
    return build().parse_args(arguments)
