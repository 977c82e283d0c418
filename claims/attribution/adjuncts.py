"""What may stand beside a cue without being content: the occasion, the place, the time, an appositive."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import CLOSERS
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence

_AFTER_PLACE = grammar.AFTER_PHRASE | {"that", "last", "this"}


def occasion_end(sentence: Sentence, index: int) -> int | None:
    """Return the end of a phrase like "in a statement" or "on X" that begins with a preposition."""
    lower = sentence.lower
    for at in range(index + 1, min(index + 7, len(sentence))):
        word = lower[at]
        if word in CLOSERS or word in (",", "that") or sentence.is_quote(at) or sentence.looks_finite(at):
            return None
        if word in grammar.POSSESSIVES and at == index + 1 and lower[index] not in ("with", "to"):
            continue  # "on her Lumeo channel": "her" is nobody who is addressed
        if lower[index] == "in" and word.isdigit() and len(word) == 4:
            return at + 1
        # Before the heads: in "to Radio Lowland" the head of a phrase is the first word of a name.
        if lower[index] in ("with", "to") and sentence.capital(at):
            return name_end(sentence, at)
        if lower[index] in ("on", "via") and at == index + 1 and _is_place_name(sentence, at):
            return name_end(sentence, at)
        if word in grammar.ADJUNCT_HEADS and not (
            at + 1 < len(sentence) and lower[at + 1] in grammar.ADJUNCT_HEADS
        ):
            takes_name = lower[index] in ("with", "to") or word in grammar.POST_PLACES
            return name_end(sentence, at + 1) if takes_name else at + 1
    return None


def name_end(sentence: Sentence, at: int) -> int:
    """Return where a run of capitalised words that begins at `at` ends."""
    while at < len(sentence) and sentence.capital(at) and not _is_day(sentence, at):
        at += 1
    return at


def _is_day(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in grammar.CALENDAR_WORDS


def _is_place_name(sentence: Sentence, at: int) -> bool:
    """Whether a name stands at `at` that closes a phrase ("on Chirrup that", not "on Kell's plan")."""
    if not sentence.capital(at) or _is_day(sentence, at):
        return False
    end = name_end(sentence, at)
    if end == len(sentence) or sentence.is_quote(end) or not sentence.lower[end][:1].isalnum():
        return True
    return sentence.lower[end] in _AFTER_PLACE


def recipient_in(sentence: Sentence, index: int, end: int) -> TokenSpan | None:
    """Return who is addressed in a phrase from `index` to `end` ("to Radio Quay", "with the daily Niva")."""
    if sentence.lower[index] not in ("to", "with"):
        return None
    first = index + 1
    if first + 1 < end and sentence.lower[first] in grammar.DETERMINERS:
        first += 1
    return (first, end) if first < end else None


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether "to" at `index` begins an infinitive and no addressee."""
    if sentence.lower[index] != "to" or index + 1 >= len(sentence):
        return False
    following = sentence.lower[index + 1]
    return not (
        sentence.capital(index + 1) or following in grammar.DETERMINERS or following in grammar.ADDRESSEES
    )


def platform_in(sentence: Sentence, first: int, last: int, *, posting: bool = False) -> TokenSpan | None:
    """Return the platform named between two tokens ("on X", "on her channel Deep Water").

    A verb of posting, or the word "post" itself, makes a platform of any name after "on".
    """
    lower = sentence.lower
    for at in range(max(first, 1), min(last, len(sentence))):
        if lower[at] in grammar.POST_PLATFORMS and sentence.capital(at) and lower[at - 1] in _BEFORE_PLATFORM:
            return at, at + 1
        named = _platform_named_before(sentence, at, first)
        if named is not None:
            return named
        posting = posting or lower[at] in grammar.POSTS
        if not posting:
            continue
        if lower[at] in grammar.POST_PLACES:
            end = min(name_end(sentence, at + 1), last)
            return (at + 1, end) if end > at + 1 else (at, at + 1)
        if lower[at - 1 : at + 2] in (["on", "social", "media"], ["to", "social", "media"]):
            return at, at + 2
        if lower[at - 1] in ("on", "via") and _is_place_name(sentence, at):
            return at, name_end(sentence, at)
    return None


def _platform_named_before(sentence: Sentence, at: int, first: int) -> TokenSpan | None:
    """Return "Lumeo" of "a Lumeo post" or of "her Lumeo account", by the noun at `at`."""
    if sentence.lower[at] in grammar.NAMED_POSTS and at > first and _is_platform_word(sentence, at - 1):
        following = sentence.lower[at + 1] if at + 1 < len(sentence) else "."
        closes = not following[:1].isalnum() or following in grammar.AFTER_PHRASE
        return (at - 1, at) if closes or following == "that" else None  # not "the Tarsk post office"
    return _owned_platform(sentence, at)


def _owned_platform(sentence: Sentence, place: int) -> TokenSpan | None:
    """Return "Lumeo" of "her Lumeo account": whose account it is tells that the name is a platform."""
    if sentence.lower[place] not in grammar.POST_PLACES:
        return None
    start = place
    while start > 1 and _is_platform_word(sentence, start - 1):
        start -= 1
    owner = sentence.lower[start - 1] if start else ""
    return (start, place) if start < place and owner in grammar.POSSESSIVES else None


def _is_platform_word(sentence: Sentence, at: int) -> bool:
    """Whether the word before "post" is the name of a platform ("in a Lumeo post")."""
    return sentence.capital(at) and not _is_day(sentence, at)


_BEFORE_PLATFORM = frozenset({"on", "via", "to", "a", "an", "his", "her", "their", "its", "in"})


def opening_platform(sentence: Sentence, source: TokenSpan) -> TokenSpan | None:
    """Return the platform of "In a video post on Lumeo, Ane Roth said" and of "Posting on Lumeo, …"."""
    if source[0] < 3 or sentence.lower[source[0] - 1] != ",":
        return None
    if sentence.lower[0] in ("posting", "writing"):
        return platform_in(sentence, 1, source[0] - 1, posting=True)
    if sentence.lower[0] not in ("in", "on", "via"):
        return None
    if grammar.POSTS.isdisjoint(sentence.lower[: source[0]]):
        return None
    return platform_in(sentence, 1, source[0] - 1)


def adjunct_end(sentence: Sentence, index: int) -> int:
    """Skip what may follow a speaker that stands after the cue: appositives, place and time."""
    lower = sentence.lower
    at = index
    while at < len(sentence):
        word = lower[at]
        if word in grammar.TIME_WORDS:
            at += 1
        elif word in grammar.PREPOSITIONS or (word == "," and _is_appositive(sentence, at + 1)):
            at += 1
            while (
                at < len(sentence)
                and lower[at] not in (",", ".", ";", "!", "?")
                and not sentence.is_quote(at)
            ):
                at += 1
        else:
            break
    return at


def _is_appositive(sentence: Sentence, index: int) -> bool:
    if index >= len(sentence) or sentence.is_quote(index):
        return False
    word = sentence.lower[index]
    return (
        word in grammar.DETERMINERS
        or word in grammar.RELATIVES
        or word.isdigit()
        or (not sentence.capital(index) and word not in grammar.CONJUNCTIONS and word not in cues.CARRYING)
    )
