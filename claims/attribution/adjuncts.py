"""What may stand beside a cue without being content: the occasion, the place, the time, an appositive."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import CLOSERS
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence


def occasion_end(sentence: Sentence, index: int) -> int | None:
    """Return the end of a phrase like "in a statement" or "on X" that begins with a preposition."""
    lower = sentence.lower
    for at in range(index + 1, min(index + 7, len(sentence))):
        word = lower[at]
        if word in CLOSERS or word in (",", "that") or sentence.is_quote(at) or sentence.looks_finite(at):
            return None
        if lower[index] == "in" and word.isdigit() and len(word) == 4:
            return at + 1
        # Before the heads: in "to Radio Lowland" the head of a phrase is the first word of a name.
        if lower[index] in ("with", "to") and sentence.capital(at):
            while at + 1 < len(sentence) and sentence.capital(at + 1):
                at += 1  # noqa: PLW2901  the loop ends here
            return at + 1
        if word in grammar.ADJUNCT_HEADS and not (
            at + 1 < len(sentence) and lower[at + 1] in grammar.ADJUNCT_HEADS
        ):
            return at + 1
    return None


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether "to" at `index` begins an infinitive and no addressee."""
    if sentence.lower[index] != "to" or index + 1 >= len(sentence):
        return False
    following = sentence.lower[index + 1]
    return not (
        sentence.capital(index + 1) or following in grammar.DETERMINERS or following in grammar.ADDRESSEES
    )


def platform_in(sentence: Sentence, first: int, last: int) -> TokenSpan | None:
    """Return the platform named between two tokens ("on X", "in a post on Facebook")."""
    for at in range(max(first, 1), min(last, len(sentence))):
        if (
            sentence.lower[at] in grammar.POST_PLATFORMS
            and sentence.capital(at)
            and sentence.lower[at - 1] in ("on", "via", "to", "a", "an", "his", "her", "their", "its", "in")
        ):
            return at, at + 1
    return None


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
        word in grammar.DETERMINERS | grammar.RELATIVES
        or word.isdigit()
        or (not sentence.capital(index) and word not in grammar.CONJUNCTIONS and word not in cues.CARRYING)
    )
