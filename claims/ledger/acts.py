"""The kinds of act, and typed reading of what an act holds."""

from collections.abc import Mapping
from enum import StrEnum

from claims.errors import LedgerBroken
from claims.ledger.canonical import JsonObject, JsonValue

ERASED = "[erased]"


class ActType(StrEnum):
    """Everything that can be recorded; the names are stored and never reused."""

    LEDGER_OPENED = "ledger.opened"
    REVIEWER_JOINED = "reviewer.joined"
    SOURCE_DESCRIBED = "source.described"
    SOURCE_NAMED = "source.named"
    SOURCE_MERGED = "source.merged"
    SOURCE_SPLIT = "source.split"
    SOURCE_GRADED = "source.graded"
    CAPTURE_TAKEN = "capture.taken"
    COPY_DENIED = "copy.denied"
    MENTION_ATTACHED = "mention.attached"
    MENTION_WITHDRAWN = "mention.withdrawn"
    CHAIN_REVISED = "chain.revised"
    SUGGESTION_REJECTED = "suggestion.rejected"
    SUGGESTION_SPLIT = "suggestion.split"
    CLAIM_REWORDED = "claim.reworded"
    CLAIMS_RELATED = "claims.related"
    ORIGINS_JUDGED = "origins.judged"
    SAYING_JUDGED = "saying.judged"
    ABSENCE_LOGGED = "absence.logged"
    CLAIM_RATED = "claim.rated"
    CLAIM_HANDED = "claim.handed"
    SUMMARY_BEGUN = "summary.begun"
    SENTENCE_ADDED = "sentence.added"
    SUMMARY_PUBLISHED = "summary.published"
    SENTENCE_CORRECTED = "sentence.corrected"
    SUMMARY_RETRACTED = "summary.retracted"
    GATE_FORCED = "gate.forced"
    ACT_UNDONE = "act.undone"
    ACT_REDONE = "act.redone"


UNDOABLE = frozenset(ActType) - {
    ActType.LEDGER_OPENED,
    ActType.REVIEWER_JOINED,
    ActType.SUMMARY_PUBLISHED,
    ActType.ACT_UNDONE,
    ActType.ACT_REDONE,
}


class Fields:
    """Typed access to a recorded object; raises LedgerBroken when a field is missing or of another kind."""

    def __init__(self, values: Mapping[str, JsonValue], where: str) -> None:
        self._values = values
        self._where = where

    def text(self, name: str) -> str:
        """Return a text field."""
        value = self._values.get(name)
        if not isinstance(value, str):
            raise self._wrong(name, "text")
        return value

    def maybe_text(self, name: str) -> str | None:
        """Return a text field that may be null."""
        return None if self._values.get(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        """Return a whole number."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(name, "a whole number")
        return value

    def maybe_whole(self, name: str) -> int | None:
        """Return a whole number that may be null."""
        return None if self._values.get(name) is None else self.whole(name)

    def flag(self, name: str) -> bool:
        """Return a boolean."""
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise self._wrong(name, "true or false")
        return value

    def objects(self, name: str) -> list["Fields"]:
        """Return a list of objects, empty where the field is missing or erased."""
        value = self._values.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(name, "a list of objects")
        return [Fields(item, f"{self._where}.{name}") for item in value if isinstance(item, dict)]

    def texts(self, name: str) -> list[str]:
        """Return a list of texts."""
        value = self._values.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(name, "a list of texts")
        return [item for item in value if isinstance(item, str)]

    def maybe_texts(self, name: str) -> list[str]:
        """Return a list of texts, empty where the field is missing or erased."""
        return [] if self._values.get(name) is None else self.texts(name)

    def object(self, name: str) -> "Fields":
        """Return an object, empty where it is missing or erased."""
        value = self._values.get(name) or {}
        if not isinstance(value, dict):
            raise self._wrong(name, "an object")
        return Fields(value, f"{self._where}.{name}")

    def words(self, name: str) -> str:
        """Return erasable text; a sign in its place where it was erased."""
        return ERASED if self._values.get(name) is None else self.text(name)

    def _wrong(self, name: str, kind: str) -> LedgerBroken:
        return LedgerBroken(f"{self._where}: the field {name!r} is not {kind}")


def as_object(value: object) -> JsonObject:
    """Return a JSON object as such; raises LedgerBroken for anything else."""
    if not isinstance(value, dict):
        raise LedgerBroken("A recorded value is not an object")
    return value
