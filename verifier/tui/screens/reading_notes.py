"""What a reader has decided and found out about marked words, beside what the ledger says of them."""

from claims.model.chains import Chain
from claims.model.pairs import Candidate
from verifier.tui.screens.reading_acts import Span
from verifier.tui.widgets.marked_text import OPEN
from verifier.tui.widgets.suggestion import Passage


class ReadingNotes:
    """Decisions on their way into the ledger, chains that were changed, and claims that words look like."""

    def __init__(self) -> None:
        self._decided: dict[Span, str] = {}
        self._chains: dict[Span, Chain] = {}
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._looked_for: set[str] = set()

    def state(self, passage: Passage) -> str:
        """Return how a passage is decided, recorded or not."""
        return self._decided.get(passage.place, passage.state)

    def saving(self, passage: Passage) -> bool:
        """Say whether a decision about a passage is still on its way."""
        return passage.place in self._decided

    def decide(self, place: Span, state: str) -> None:
        """Note a decision before it is recorded."""
        self._decided[place] = state

    def settle(self, subject: object) -> None:
        """Drop the note of a decision that was recorded, or refused; its subject is a place."""
        for place in [place for place in self._decided if place == subject]:
            del self._decided[place]

    def chain(self, passage: Passage) -> Chain:
        """Return the chain of a passage: as recorded, else as changed here, else as suggested."""
        if passage.mention is not None:
            return passage.mention.chain
        suggested = passage.mark.suggestion.chain if passage.mark else ()
        return self._chains.get(passage.place, suggested)

    def keep_chain(self, place: Span, chain: Chain) -> None:
        """Keep a changed chain for when its suggestion is accepted."""
        self._chains[place] = chain

    def to_look_for(self, passage: Passage | None) -> str | None:
        """Return the wording to look for claims like, None where that is done or of no use."""
        if passage is None or passage.mark is None or passage.state != OPEN:
            return None
        wording = passage.mark.suggestion.claim
        return None if wording in self._looked_for else wording

    def found(self, passage: Passage) -> tuple[Candidate, ...] | None:
        """Return the claims that a passage looks like, None before they were looked for."""
        return self._candidates.get(passage.mark.suggestion.claim) if passage.mark else None

    def keep_found(self, wording: str, candidates: tuple[Candidate, ...]) -> None:
        """Keep the claims that a wording looks like."""
        self._candidates[wording] = candidates
        self._looked_for.add(wording)

    def look_again(self) -> None:
        """Let claims be looked for anew: there may be others now."""
        self._looked_for.clear()
