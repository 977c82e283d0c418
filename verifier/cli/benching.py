"""bench: speed as ratios against the alternatives."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.cli.arguments import Commands, row_limit

if TYPE_CHECKING:
    from verifier.cli.session import Session


def register(commands: Commands) -> None:
    """Add the bench command."""
    parser = commands.add("bench", _bench, "measure speed as ratios against the alternatives, in one run")
    parser.add_argument("names", nargs="*", metavar="NAME", help="start, list, tui, match, suggest, ledger")
    parser.add_argument("--rows", type=row_limit, default=20_000, metavar="N", help="claims (default 20000)")


def _bench(options: Namespace, session: "Session") -> int:
    from verifier.bench import run

    figures = run(options.names, options.rows)
    session.answer(figures, _lines(figures, ""))
    return 0


def _lines(figures: Mapping[str, object], indent: str) -> Iterator[str]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}"
            yield from _lines(value, indent + "  ")
        else:
            yield f"{indent}{name:<28} {value}"
