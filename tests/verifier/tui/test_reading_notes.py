"""What the reader keeps of marked words until the ledger says the same."""

from claims.model.cards import ReaderMark
from claims.model.chains import Hop, Suggestion
from claims.vocabulary import NodeKind, SuggestionKind
from verifier.tui.screens.reading_notes import ReadingNotes
from verifier.tui.widgets.marked_text import OPEN
from verifier.tui.widgets.suggestion import Passage

SUGGESTED = (Hop("The Courier", NodeKind.OUTLET), Hop("Niva", NodeKind.OUTLET))
CHANGED = (Hop("The Courier", NodeKind.OUTLET),)


def passage(start: int = 0, decision: str = OPEN) -> Passage:
    kind = next(iter(SuggestionKind))
    suggestion = Suggestion(start, start + 9, "the words", f"Claim {start}", kind, 1, False, SUGGESTED)
    return Passage(start, start + 9, ReaderMark(suggestion, decision, None), None)


def test_a_decision_is_shown_until_it_is_settled() -> None:
    notes, first, second = ReadingNotes(), passage(), passage(20)
    notes.decide(first.place, "accepted")
    assert (notes.state(first), notes.saving(first)) == ("accepted", True)
    assert (notes.state(second), notes.saving(second)) == (OPEN, False)
    notes.settle(second.place)
    assert notes.saving(first)
    notes.settle(first.place)
    assert (notes.state(first), notes.saving(first)) == (OPEN, False)


def test_a_changed_chain_stands_before_the_suggested_one() -> None:
    notes, first = ReadingNotes(), passage()
    assert notes.chain(first) == SUGGESTED
    notes.keep_chain(first.place, CHANGED)
    assert notes.chain(first) == CHANGED
    assert notes.chain(passage(20)) == SUGGESTED


def test_claims_are_looked_for_once_for_what_is_open() -> None:
    notes, first = ReadingNotes(), passage()
    assert notes.to_look_for(first) == "Claim 0"
    assert notes.found(first) is None
    notes.keep_found("Claim 0", ())
    assert (notes.to_look_for(first), notes.found(first)) == (None, ())
    assert notes.to_look_for(passage(20, "accepted")) is None
    assert notes.to_look_for(None) is None
    notes.look_again()
    assert notes.to_look_for(first) == "Claim 0"
