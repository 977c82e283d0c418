"""The guided tour: a handful of things to do once, each ticked off when it is done, whoever does it how."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from claims.ledger.acts import ActType
from verifier.config import config_file
from verifier.tui.widgets.safe import between, join, rows, words


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do: `done_by` names the screen, dialog or kind of act by which it is known to be done."""

    done_by: str
    asks: str
    tells: str


STEPS = (
    Step(
        "ReaderScreen",
        "g i is the inbox: enter opens a report",
        "Reports are kept as they came; nothing you do changes them.",
    ),
    Step(
        ActType.MENTION_ATTACHED,
        "] goes to marked words, y accepts them",
        "They become a claim, with the chain of who says so. u takes anything back.",
    ),
    Step(
        "ClaimPicker",
        "] goes on to the next words, m shows claims like them",
        "A conflict in a number or a name is named beside it. esc closes the list.",
    ),
    Step(
        ActType.CLAIM_RATED,
        "g c lists the claims, enter opens one, r rates it",
        "A digit, a letter, a verdict, why. Grade 1 needs two independent origins.",
    ),
    Step(
        "WhyDialog",
        "w asks why it stands so",
        "It works on every score, origin and refusal.",
    ),
)


class Tour:
    """How far a person has come; things done ahead of their step count.

    `ended_on` names the screen on which the last of them was done.
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self.ended_on = ""

    @property
    def step(self) -> Step | None:
        """What is to be done next, None when all is done."""
        return next((step for step in STEPS if step.done_by not in self._seen), None)

    def notice(self, happened: str) -> bool:
        """Take note of what happened and say whether it was a step of the tour."""
        fresh = happened not in self._seen and any(step.done_by == happened for step in STEPS)
        if fresh:
            self._seen.add(happened)
        return fresh

    def lines(self) -> Content:
        """Return how far the tour is and what is to be done next."""
        step = self.step
        if step is None:
            return words(" ✓ That was the tour. ? shows the keys of every screen.", "bold")
        signs = "".join("●" if one.done_by in self._seen else "○" for one in STEPS)
        number = f" TOUR {STEPS.index(step) + 1} of {len(STEPS)} {signs}  "
        asked = join(words(number, "bold $accent"), words(step.asks, "bold"))
        return rows([asked, between(" · ", [words(f" {step.tells}"), words("esc leaves", "dim")])])


def _mark() -> Path:
    return config_file().with_name("tour-taken")


def tour_was_taken() -> bool:
    """Say whether a person took or left the tour before."""
    return _mark().exists()


def remember_tour() -> None:
    """Keep in mind that the tour was taken, beside the settings."""
    # Where nothing can be written the tour is offered again, which harms nobody.
    with suppress(OSError):
        _mark().parent.mkdir(parents=True, exist_ok=True)
        _mark().touch()
