"""as-of: any reading command, on the workspace as it was."""

from argparse import REMAINDER, Namespace
from typing import TYPE_CHECKING

from claims.errors import BadInput
from verifier.cli.arguments import Commands

if TYPE_CHECKING:
    from verifier.cli.session import Session

READABLE = frozenset(
    {
        "captures", "copies", "differences", "suggest", "claims", "sources", "match", "duplicates", "pairs",
        "search", "corroboration", "summary", "log",
    }
)  # fmt: skip


def register(commands: Commands) -> None:
    """Add the command that looks back."""
    parser = commands.add("as-of", _as_of, "run a reading command on the workspace as it was")
    parser.add_argument("moment", metavar="DATE", help="a day, a time in UTC, or the number of an event")
    parser.add_argument("words", nargs=REMAINDER, metavar="COMMAND", help="such as: claims show C-0009")


def _as_of(options: Namespace, session: "Session") -> int:
    from claims.workflow.recalling import desk_as_of, moment_of
    from verifier.cli.session import PastSession

    until = moment_of(options.moment)
    if not options.words or options.words[0] not in READABLE:
        raise BadInput(f"as-of reads only; after the moment comes one of: {', '.join(sorted(READABLE))}")
    asked = options.parse(options.words)
    asked.plain = options.plain
    with desk_as_of(session.desk, until) as past:
        return int(asked.body(asked, PastSession(asked, session.settings, past)))
