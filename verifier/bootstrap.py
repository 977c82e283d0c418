"""Opening a desk for the settings, and filling a fresh workspace with the sample reports.

Heavy libraries are imported inside the functions, so that the first frame and `--help` do without them.
"""

from typing import TYPE_CHECKING

from verifier import __version__
from verifier.config import Settings

if TYPE_CHECKING:
    from claims.matching.semantic.meaning import Meaning
    from claims.workflow.desk import Desk


def open_desk(settings: Settings) -> "Desk":
    """Open the workspace of the settings, made on first use.

    Raises the WorkspaceRefused errors, BadInput, ExtraMissing and StoreBusy.
    """
    from claims.workflow import desk

    return desk.open_desk(
        settings.workspace,
        settings.database_url,
        settings.reviewer,
        f"verifier {__version__}",
        settings.semantic_model,
        parses=settings.parse_sentences,
    )


def open_meaning(settings: Settings) -> "Meaning | None":
    """Return what measures likeness of meaning as the settings say; None where nothing is to or can.

    Raises ExtraMissing and ModelRefused for a model that the settings name.
    """
    from claims.matching.semantic.choosing import open_meaning as opened

    return opened(settings.semantic_model)


def load_samples(desk: "Desk") -> int:
    """Capture the sample reports that come with the program; returns how many."""
    from claims.workflow.capturing import take_capture
    from verifier.capture.reading import read
    from verifier.samples import reports

    count = 0
    for report in reports():
        take_capture(
            desk,
            read(report.path),
            source=report.source,
            published_on=report.published_on,
            title=report.title,
        )
        count += 1
    return count


def workspace_exists(settings: Settings) -> bool:
    """Say whether there is a database to look at; one on a server counts as there."""
    return bool(settings.database) or (settings.workspace / "verifier.db").exists()
