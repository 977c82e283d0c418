"""The screens in a browser on this machine: the page, its gate, and a process of screens for each browser.

It carries bytes between a browser and the terminal screens and knows no claim: the screens run in processes
of their own, started with a workspace and a reviewer, and only they open the workspace. It listens on
127.0.0.1 and nowhere else, dials nobody, and serves nothing that is fetched from elsewhere. Only this
folder imports aiohttp; terminal emulator and font come from the package textual-serve.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.errors import ExtraMissing

if TYPE_CHECKING:
    from verifier.serve.screens import Workplace


def serve(
    workplace: "Workplace",
    port: int,
    reviewer: str,
    announce: Callable[[str], None],
    narrate: Callable[[str], None],
) -> None:
    """Serve the screens until the program is told to end.

    `port` 0 takes a free one. Each browser is asked who acts in it unless `reviewer` says so for all.
    `announce` is given the address to open first, `narrate` what a person should know later: addresses for
    further browsers, and what the screens complain of.

    Raises ExtraMissing, BadInput for a port that cannot be had, and KeyboardInterrupt once all has ended.
    """
    import asyncio

    try:
        from verifier.serve.server import Server, run
    except ModuleNotFoundError as missing:
        raise ExtraMissing("serve", "Showing the screens in a browser") from missing
    asyncio.run(run(Server(workplace, reviewer, narrate), port, announce))
