"""What a search found as entries: the words around each hit, the hits themselves underlined."""

from collections.abc import Iterator

from textual.content import Content

from claims.model.cards import ClaimCard
from claims.model.finds import Found, FoundText, NoteCard
from claims.text.snippets import Snippet, snippets
from verifier.tui.messages import OpenCapture, OpenClaim
from verifier.tui.widgets.outline import Entry, gap, heading
from verifier.tui.widgets.phrases import capture_name, day, plural, status_words
from verifier.tui.widgets.safe import between, join, words

_PLACES_IN_A_TEXT = 2
_HIT = "bold underline"
_INDENT = "   "


def found_entries(found: Found, most: int) -> list[Entry]:
    """Return what was found in three parts; `most` is how many of a kind the search stopped at."""
    parts = [
        ("CLAIMS", len(found.claims), [e for card in found.claims for e in _claim(card, found.words)]),
        ("CAPTURED TEXT", len(found.texts), [e for text in found.texts for e in _text(text, found.words)]),
        ("NOTES", len(found.notes), [e for note in found.notes for e in _note(note, found.words)]),
    ]
    entries: list[Entry] = []
    for title, count, inside in parts:
        if count:
            more = "the best " if count >= most else ""
            entries += [heading(title, words(f"{more}{count}", "dim")), *inside, gap()]
    return entries


def found_count(found: Found) -> str:
    """Return how much was found, in words."""
    kinds = [(found.claims, "claim"), (found.texts, "text"), (found.notes, "note")]
    return " · ".join(plural(len(rows), one) for rows, one in kinds if rows) or "nothing found"


def _claim(card: ClaimCard, wanted: str) -> Iterator[Entry]:
    found = snippets(card.wording, wanted)
    # The wording found may be an earlier one; then the one there is now is shown as it is.
    shown = _snippet(found[0]) if found else words(card.wording)
    line = between("  ", [words(card.claim_id, "dim"), shown, status_words(card.status)])
    yield Entry(line, OpenClaim(card.claim_id), follow=_INDENT)


def _text(text: FoundText, wanted: str) -> Iterator[Entry]:
    capture = text.capture
    places = snippets(text.text, wanted, _PLACES_IN_A_TEXT)
    yield Entry(capture_name(capture), None if places else OpenCapture(capture.capture_id))
    for place in places:
        yield Entry(
            _snippet(place), OpenCapture(capture.capture_id, place.start, place.end), _INDENT, _INDENT
        )


def _note(note: NoteCard, wanted: str) -> Iterator[Entry]:
    places = snippets(note.text, wanted)
    shown = _snippet(places[0]) if places else words(note.text)
    about = words(f"{note.told}, {note.reviewer} {day(note.at)}", "dim")
    line = between("  ", [words(note.claim_id, "dim"), shown, about])
    yield Entry(line, OpenClaim(note.claim_id), follow=_INDENT)


def _snippet(snippet: Snippet) -> Content:
    return join(*(words(part, _HIT if hit else "") for part, hit in snippet.parts))
