"""What one statement holds possible or planned and the other says was done: "may be freed", "was freed"."""

import re
from dataclasses import dataclass

from claims.matching.features import Comparison
from claims.matching.reading import Item, Reading
from claims.text.polarity import Modality
from claims.text.words import is_past

OF_ONE_THING = 8
"""Terms of a statement up to which it is taken to say one thing; longer ones hold now this open, now that."""

REACH = 24
"""Characters behind "may" or "will" in which the verb begins that it stands for."""

_OPEN = re.compile(
    r"\b(?:may|might|could|will|plan(?:s|ned)? to|is to|are to|due to|set to|intends? to|going to|expected to"
    r"|aims? to)\b( have\b)?"
)
_NOT_DONE = re.compile(
    r"\b(?:may|might|could|would|should|will|can|must|to|not|if|be)(?: (?!have\b|had\b)\w+)?\s+\Z"
)


@dataclass(frozen=True, slots=True)
class Undone:
    """The words that leave open what the other statement says was done, and the words that say it.

    `done` is the side ("a" or "b") that says it was; `past` whether the other leaves open what happened
    already, rather than what will.
    """

    left: str
    right: str
    done: str
    past: bool


def left_open(pair: Comparison) -> Undone | None:
    """Return what one of two short statements leaves open and the other says was done, None without."""
    if max(len(pair.a.items), len(pair.b.items)) > OF_ONE_THING or pair.overlap < 0.6:
        return None
    for reading, other, done in ((pair.a, pair.b, "b"), (pair.b, pair.a, "a")):
        if reading.modality not in {Modality.POSSIBLE, Modality.PLANNED} or other.modality:
            continue
        cue = _OPEN.search(reading.text)
        verb = _verb(reading, cue.end()) if cue else None
        told = _partner(verb, pair, done) if verb else None
        if cue and verb and told and _done(told, other):
            opened = reading.text[cue.start() : verb.term.end]
            sides = (opened, told.term.text) if done == "b" else (told.term.text, opened)
            return Undone(*sides, done, past=cue[1] is not None)
    return None


def _verb(reading: Reading, place: int) -> Item | None:
    """Return the first word behind "may" or "will", names and verbs of speech left out."""
    near = (item for item in reading.items if 0 <= item.term.start - place < REACH)
    return next((item for item in near if not item.name and item.weight > 0.3), None)


def _partner(verb: Item, pair: Comparison, side: str) -> Item | None:
    """Return what the other statement has for a verb, `side` being that other one."""
    pairs = ((m.left, m.right) if side == "b" else (m.right, m.left) for m in pair.alignment.matches)
    return next((theirs for mine, theirs in pairs if mine is verb), None)


def _done(item: Item, reading: Reading) -> bool:
    before = reading.text[max(0, item.term.start - REACH) : item.term.start]
    return is_past(item.term.text) and _NOT_DONE.search(before) is None
