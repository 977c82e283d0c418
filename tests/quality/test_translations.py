"""A floor under translated copies, on invented reports: originals, translations, and reports of one's own.

The wire-like Polish report of the vote keeps nearly all facts of the English one in their order, and is the
hardest of those that are no translation.
"""

import json
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Literal

import pytest

from claims.matching.semantic.choosing import open_meaning
from claims.matching.semantic.files import packaged
from claims.matching.semantic.multilingual import MODEL, PACKAGE
from claims.matching.translation import PROMISING_FROM, passage, shared_facts, translated

FILE = Path(__file__).with_name("translations.jsonl")


@dataclass(frozen=True, slots=True)
class Report:
    """A report of an event; `kind` is original, translation or own."""

    event: str
    language: str
    kind: str
    text: str

    @property
    def made_of_the_original(self) -> bool:
        """Whether it is the original or a translation of it."""
        return self.kind != "own"


Group = Literal["translations", "other reports", "other events"]


@cache
def reports() -> tuple[Report, ...]:
    return tuple(Report(**json.loads(line)) for line in FILE.read_text(encoding="utf-8").splitlines())


def group_of(one: Report, other: Report) -> Group:
    if one.event != other.event:
        return "other events"
    both = one.made_of_the_original and other.made_of_the_original
    return "translations" if both else "other reports"


def test_names_and_numbers_choose_what_a_model_is_asked_about() -> None:
    passages = {report: passage(report.text) for report in reports()}
    asked: dict[Group, list[bool]] = {"translations": [], "other reports": [], "other events": []}
    for one, other in permutations(passages, 2):
        chosen = shared_facts(passages[one], passages[other]) >= PROMISING_FROM
        if one.language == other.language:
            assert not chosen, "texts of one language are compared by their words"
        else:
            asked[group_of(one, other)].append(chosen)
    assert all(asked["translations"])
    assert sum(asked["other events"]) < 0.05 * len(asked["other events"])


def test_translations_are_told_from_reports_of_the_same_event() -> None:
    file = packaged(PACKAGE, MODEL)
    if file is None or not file.exists():
        pytest.skip("the extra [multilingual] is not installed")
    meaning = open_meaning("multilingual")
    assert meaning is not None
    passages = {report: passage(report.text) for report in reports()}
    rows = {report: meaning.encoder.encode(passages[report].texts) for report in passages}

    def found(one: Report, other: Report) -> bool:
        new, known = passages[one], passages[other]
        if shared_facts(new, known) < PROMISING_FROM:
            return False
        like = [meaning.scaled(row) for row in rows[one] @ rows[other].T]
        return translated(new, "known", known, like) is not None

    told: dict[Group, list[bool]] = {"translations": [], "other reports": [], "other events": []}
    for one, other in permutations(passages, 2):
        if one.language != other.language:
            told[group_of(one, other)].append(found(one, other))
    assert len(told["translations"]) >= 50
    assert sum(told["translations"]) >= 0.95 * len(told["translations"])
    assert len(told["other reports"]) >= 100
    assert not any(told["other reports"])
    assert not any(told["other events"])
