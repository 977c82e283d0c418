"""The terminal screens: the only part of the program that draws.

Layers, each importing only from those after it: app, screens, dialogs, widgets, messages. The first frame is
painted before the workspace is opened, so nothing here imports the database, the network or the search
libraries; workers do, after that frame.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifier.config import Settings


def run(settings: "Settings", *, load_samples: bool = False) -> int:
    """Run the terminal screens until the person leaves; return the exit code."""
    from verifier.tui.app import VerifierApp

    app = VerifierApp(settings, load_samples=load_samples)
    app.run()
    return app.return_code or 0
