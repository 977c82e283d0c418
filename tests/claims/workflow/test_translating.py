"""Texts that translate known ones: one origin, shown and overruled like other copies."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claims.errors import ExtraMissing
from claims.matching.semantic.beside import VectorsBeside
from claims.matching.semantic.meaning import Meaning
from claims.matching.semantic.passages import PassageVectors
from claims.model.texts import Derivation, Fetched
from claims.vocabulary import ReuseKind
from claims.workflow import capturing, translating
from claims.workflow.attaching import KnownClaim, NewClaim, attach, parse_chain
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import deny_copy
from claims.workflow.desk import Desk
from claims.workflow.looking import captures, corroboration, reused
from claims.workflow.translating import Translations, looked_with, why_not_looked
from tests.claims.matching.test_translation import ENGLISH, GERMAN
from tests.claims.workflow.story import place_of
from tests.conftest import OpenDesk

DAY = date(2025, 10, 14)


class InOrder:
    """An encoder by place: the first sentences of two texts mean the same, and so do the second ones."""

    name = "by place"
    dimensions = 24

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(self.dimensions, dtype=np.float32)[np.arange(len(texts)) % self.dimensions]


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    vectors = PassageVectors(tmp_path / "passages", Meaning(InOrder()))
    monkeypatch.setattr(VectorsBeside, "passages", lambda _: vectors)


def taken(desk: Desk, text: str, source: str, day: date | None = DAY) -> str:
    fetched = Fetched(text.encode(), text, "text/plain", "", "A report", Derivation("plain", "1"))
    return take_capture(desk, fetched, source=source, published_on=day).capture_id


def test_a_translation_adds_no_origin_until_somebody_denies_it(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    english, german = taken(desk, ENGLISH, "Alpha"), taken(desk, GERMAN, "Gamma")
    made = attach(desk, place_of(desk, english, "40 crates"), NewClaim("40"), chain=parse_chain("Alpha"))
    known = KnownClaim(made.claim_id)
    attach(desk, place_of(desk, german, "40 Kisten"), known, chain=parse_chain("Gamma"))
    (found,) = reused(desk, german)
    assert (found.of.capture_id, found.kind, found.whole) == (english, ReuseKind.TRANSLATED, True)
    assert not found.credited
    assert found.reason.startswith("6 sentences in the same order")
    assert "40 Kisten" in found.pairs[0][0]
    assert "40 crates" in found.pairs[0][1]
    assert [one.origin for one in corroboration(desk, made.claim_id).origins] == ["Alpha"]
    deny_copy(desk, german, english, "both were read out by the port at one press conference")
    assert len(corroboration(desk, made.claim_id).origins) == 2


def test_a_translation_that_names_its_outlet_in_another_script_is_credited(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    taken(desk, ENGLISH, "Нива Скарна")
    credited = GERMAN.replace("teilte der Hafen von Malby mit", "schreibt Niva Skarna nach Angaben aus Malby")
    assert reused(desk, taken(desk, credited, "Gamma"))[0].credited


def test_what_was_published_long_before_is_not_compared(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    taken(desk, ENGLISH, "Alpha", date(2024, 10, 14))
    assert reused(desk, taken(desk, GERMAN, "Gamma")) == ()
    undated = taken(desk, f"{ENGLISH}\n\nThe end.", "Beta", None)
    again = taken(desk, f"{GERMAN}\n\nEnde.", "Delta")
    assert undated in [one.of.capture_id for one in reused(desk, again)]


def test_an_original_that_comes_in_meanwhile_is_still_found(
    open_at: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    looked_up = translating.translations

    def overtaken(desk: Desk, text: str, day: date | None) -> Translations:
        found = looked_up(desk, text, day)
        if not captures(bob).rows:
            monkeypatch.setattr(capturing, "translations", looked_up)
            taken(bob, ENGLISH, "Alpha")
        return found

    monkeypatch.setattr(capturing, "translations", overtaken)
    german = taken(kate, GERMAN, "Gamma")
    assert [one.kind for one in reused(kate, german)] == [ReuseKind.TRANSLATED]


def test_without_a_model_texts_are_captured_and_nobody_is_told_otherwise(
    open_at: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_at("kate")
    assert looked_with(desk, taken(desk, ENGLISH, "Alpha")) == "by place"
    assert why_not_looked(desk) == ""

    def missing(_: VectorsBeside) -> PassageVectors:
        raise ExtraMissing("multilingual", "likeness of meaning across languages")

    monkeypatch.setattr(VectorsBeside, "passages", missing)
    german = taken(desk, GERMAN, "Gamma")
    assert reused(desk, german) == ()
    assert looked_with(desk, german) == ""
    assert "multilingual" in why_not_looked(desk)
    monkeypatch.setattr(VectorsBeside, "passages", lambda _: None)
    assert "semantic_model" in why_not_looked(desk)
