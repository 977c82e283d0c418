"""Anchors: an exact quote of a text, and where its words stand in a later state of that text.

The pair of W3C selectors (Web Annotation 4.2.4 and 4.2.5): a quote keeps its words, its surroundings and
its place. Finding it again never guesses: words that merely look alike elsewhere leave it lost. Every
search is a bounded number of passes over the text.
"""

from claims.errors import BadInput
from claims.model.texts import Anchor, Quote
from claims.vocabulary import AnchorState

# Shorter surroundings are no evidence of a place, unless the text begins or ends there.
_TELLING_CONTEXT = 8
# Words this many stand for themselves when they occur only once; fewer may be anybody's.
_TELLING_WORDS = 4
_TELLING_LENGTH = 24
# An altered passage may outgrow the quoted one by this much before it counts as another passage.
_ALTERED_GROWTH = 3
_ALTERED_SLACK = 80

_LOST = Anchor(AnchorState.LOST, None, None, "")


def make(text: str, start: int, end: int, context: int = 32) -> Quote:
    """Return the quote of `text` from `start` to `end` with up to `context` code points on either side.

    Raises:
        BadInput: the offsets are not 0 <= start < end <= length of the text, or `context` is negative.

    """
    if context < 0:
        raise BadInput(f"The context of a quote must be 0 or more code points, got {context}.")
    if not 0 <= start < end <= len(text):
        raise BadInput(
            f"A quote needs offsets with 0 <= start < end <= {len(text)}, got {start} to {end}; "
            "offsets are code points, end exclusive."
        )
    return Quote(
        start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context]
    )


def resolve(text: str, quote: Quote) -> Anchor:
    """Return where the words of `quote` stand in `text` now.

    exact: the same words at the same place, with a neighbour left to recognise it by.
    moved: the same words elsewhere, once with both surroundings, or once in the text and telling enough.
    changed: both surroundings stand where they should, around other words; the anchor spans those.
    lost: none of these; a look-alike elsewhere is not accepted.
    """
    if not quote.exact:
        return _LOST
    known = _known_place(text, quote)
    if known is not None:
        return _found(text, quote, known)
    altered = _altered_span(text, quote)
    if altered is not None:
        start, end = altered
        return Anchor(AnchorState.CHANGED, start, end, text[start:end])
    alone = _only_place(text, quote.exact)
    if alone is not None and (_is_telling(quote.exact) or _touches(text, quote, alone)):
        return _found(text, quote, alone)
    return _LOST


def _found(text: str, quote: Quote, start: int) -> Anchor:
    end = start + len(quote.exact)
    state = AnchorState.EXACT if start == quote.start else AnchorState.MOVED
    return Anchor(state, start, end, text[start:end])


def _known_place(text: str, quote: Quote) -> int | None:
    """Return where the quoted words stand beside what they stood beside, both neighbours before one."""
    if _is_untouched(text, quote):
        return quote.start
    with_context = _only_place(text, quote.prefix + quote.exact + quote.suffix)
    if with_context is not None and quote.prefix + quote.suffix:
        return with_context + len(quote.prefix)
    return quote.start if _stands_at(text, quote, quote.start) else None


def _is_untouched(text: str, quote: Quote) -> bool:
    """Whether the words stand where they stood, between the same surroundings."""
    start, end = quote.start, quote.start + len(quote.exact)
    return (
        start >= 0
        and text.startswith(quote.exact, start)
        and text.endswith(quote.prefix, 0, start)
        and text.startswith(quote.suffix, end)
    )


def _stands_at(text: str, quote: Quote, start: int) -> bool:
    """Whether the words stand at `start` and are the quoted ones, not the same words in a new place."""
    return (
        start >= 0
        and text.startswith(quote.exact, start)
        and (_touches(text, quote, start) or _only_place(text, quote.exact) == start)
    )


def _touches(text: str, quote: Quote, start: int) -> bool:
    """Whether one of the surroundings still stands beside the words at `start`."""
    before = quote.prefix[-_TELLING_CONTEXT:]
    after = quote.suffix[:_TELLING_CONTEXT]
    end = start + len(quote.exact)
    # Space is beside words everywhere, so it tells of no place.
    return bool(
        (before.strip() and text.endswith(before, 0, start))
        or (after.strip() and text.startswith(after, end))
    )


def _only_place(text: str, words: str) -> int | None:
    """Return where `words` stand when they stand in `text` exactly once, overlaps counted."""
    first = text.find(words)
    if first < 0 or text.find(words, first + 1) >= 0:
        return None
    return first


def _is_telling(words: str) -> bool:
    return len(words.split()) >= _TELLING_WORDS or len(words.strip()) >= _TELLING_LENGTH


def _altered_span(text: str, quote: Quote) -> tuple[int, int] | None:
    """Return the span between the surroundings of `quote` when other words stand there now."""
    start = _after_prefix(text, quote)
    if start is None:
        return None
    end = _before_suffix(text, quote, start)
    if end is None or not text[start:end].strip():
        return None
    return start, end


def _after_prefix(text: str, quote: Quote) -> int | None:
    """Return where the prefix ends: at its old place, or at the only place it has."""
    prefix = quote.prefix
    if len(prefix) < _TELLING_CONTEXT or not prefix.strip():
        return quote.start if quote.start == len(prefix) and text.startswith(prefix) else None
    if text.endswith(prefix, 0, quote.start) and quote.start <= len(text):
        return quote.start
    place = _only_place(text, prefix)
    return None if place is None else place + len(prefix)


def _before_suffix(text: str, quote: Quote, start: int) -> int | None:
    """Return where the suffix begins after `start`, near enough to close the same passage."""
    suffix = quote.suffix
    farthest = start + _ALTERED_GROWTH * len(quote.exact) + _ALTERED_SLACK
    if len(suffix) < _TELLING_CONTEXT or not suffix.strip():
        # A quote without any surroundings says nothing about where its text ended.
        at_end = len(text) - len(suffix)
        known_end = len(quote.prefix) >= _TELLING_CONTEXT and text.endswith(suffix)
        return at_end if known_end and start <= at_end <= farthest else None
    place = text.find(suffix, start, farthest + len(suffix))
    return None if place < 0 else place
