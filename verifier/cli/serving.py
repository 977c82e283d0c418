"""serve: the screens in a browser on this machine."""

import sys
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from verifier.cli.arguments import Commands, whole

if TYPE_CHECKING:
    from verifier.cli.session import Session

DEFAULT_PORT = 8000
MOST_PORT = 65_535


def register(commands: Commands) -> None:
    """Add the serve command."""
    parser = commands.add("serve", _serve, "show the screens in a browser on this machine, until ctrl+c")
    parser.add_argument(
        "--port",
        type=_port,
        default=DEFAULT_PORT,
        metavar="N",
        help=f"port (default {DEFAULT_PORT}; 0: a free one)",
    )


def _port(text: str) -> int:
    number = whole(text)
    if number > MOST_PORT:
        raise ArgumentTypeError(f"{text!r} is no port from 0 to {MOST_PORT}")
    return number


def _serve(options: Namespace, session: "Session") -> int:
    from claims.review import check_reviewer
    from verifier.serve import serve
    from verifier.serve.screens import Workplace

    reviewer = check_reviewer(options.reviewer) if options.reviewer else ""
    workspace = session.settings.workspace

    def announce(address: str) -> None:
        session.answer({"url": address, "workspace": str(workspace), "reviewer": reviewer or None}, [])
        sys.stdout.flush()
        session.narrate(
            f"The screens on {workspace} are at\n\n    {address}\n\n"
            "This address opens once, on this machine; ctrl+c ends it."
        )

    serve(Workplace(workspace, options.database or ""), options.port, reviewer, announce, session.narrate)
    return 0
