"""Three claims of one report, two of which say the same: what pairs, sources and summaries are tested on."""

from collections.abc import Callable

from claims.workflow import looking
from claims.workflow.desk import Desk

Put = Callable[..., str]
FIRST = "Twelve women and thirteen men were pardoned on 16 September 2025"
SECOND = "25 people were pardoned on 16 September 2025"
OTHER = "Ilya Vorn was returned to prison on 15 September 2025"


def alike(put: Put) -> Callable[[Desk], None]:
    def before(desk: Desk) -> None:
        story = looking.captures(desk).rows[-1].capture_id
        put(desk, story, "Twelve women and thirteen men were pardoned", FIRST, "Harbour Courier > Belka")
        put(desk, story, "pardoned on Tuesday", SECOND)
        put(desk, story, "Vorn was returned to prison on Monday", OTHER, "Harbour Courier > Lantern")

    return before
