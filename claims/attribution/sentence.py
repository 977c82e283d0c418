"""One sentence as the rules see it: tokens in which every quotation is a single token."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from claims.attribution.grammar import (
    BE,
    FINITE_AUXILIARIES,
    IRREGULAR_PAST,
    MODALS,
    NOUNS_IN_LY,
    PREPOSITIONS,
)
from claims.attribution.quotations import Quotation
from claims.attribution.wordlist import words
from claims.text.tokens import Tokens

QUOTE = "“”"
_SHORTEST_QUOTED_STATEMENT = 3
_QUOTE_MARKS = frozenset("“”\"„«»‘’'「」『』")
_NOUNS_IN_ED = words("hundred kindred seed breed speed need feed bed red deed weed shed creed united")


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence; `quotes` holds the quotation of each QUOTE token by its index.

    `short_quotes` are the places of quotations too short to be a statement, whose words stay tokens.
    `paragraph` is the number of the paragraph around it, `heading` whether that is a heading.
    """

    start: int
    end: int
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, Quotation]
    short_quotes: list[int] = field(default_factory=list)
    paragraph: int = 0
    heading: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def is_quote(self, index: int) -> bool:
        """Whether the token at `index` is a quotation."""
        return index in self.quotes

    def holds_quote(self, first: int, last: int) -> bool:
        """Whether one of the tokens from `first` to `last` is a quotation."""
        return any(first <= at < last for at in self.quotes)

    def capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return self.words[index][:1].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the tokens from `first` to `last`, end exclusive."""
        return self.starts[first], self.ends[last - 1]

    def finite_verb(self, first: int, last: int) -> int | None:
        """Return the first token from `first` to `last` that looks like a finite verb."""
        for index in range(max(first, 0), min(last, len(self.lower))):
            word = self.lower[index]
            # Nearly every word is none of these, and asking here spares a call for it.
            if (word in _FINITE or word.endswith("ed")) and self.looks_finite(index):
                return index
        return None

    def looks_finite(self, index: int) -> bool:
        """Whether the token is an auxiliary, a known past form, or ends like a past form."""
        word = self.lower[index]
        if word in _FINITE:
            return index > 0 or word in BE or word in MODALS
        if not word.endswith("ed") or len(word) < 5 or self.capital(index) or word in _NOUNS_IN_ED:
            return False
        # "a report published by", "the jailed leader": a participle that belongs to its noun.
        following = self.lower[index + 1] if index + 1 < len(self.words) else "."
        before = self.lower[index - 1] if index else ""
        return following != "by" and before not in _BEFORE_ADJECTIVE

    def is_adverb(self, index: int) -> bool:
        """Whether the token is an adverb in -ly, and neither a noun ("family") nor a name ("Connolly")."""
        word = self.lower[index]
        if not word.endswith("ly") or word in NOUNS_IN_LY:
            return False
        return not self.capital(index) or (index == 0 and len(word) > 5 and word.endswith(_ADVERB_ENDS))


_ADVERB_ENDS = tuple(words("ally ully usly vely tely ngly arly tly dly bly cly kly enly gely ghly mely wly"))
"""How adverbs end that open a sentence, and names as "Kelly" and "Emily" do not."""
_NAMES_LIKE_PRONOUNS = words("WHO US IT")
_FINITE = FINITE_AUXILIARIES | IRREGULAR_PAST
_BEFORE_ADJECTIVE = words("a an the his her its their our my some any of most more") | (
    PREPOSITIONS - {"than"}
)


def framed(tokens: Tokens, quotations: list[Quotation], start: int, end: int) -> Sentence:
    """Return the sentence between two offsets, every quotation of 3 words or more as one token."""
    first = bisect_left(tokens.starts, start)
    last = bisect_left(tokens.starts, end)
    inside = [q for q in quotations if q.start < end and q.end > start]
    if not inside:
        forms, lower = tokens.words[first:last], tokens.lower[first:last]
        _tell_names(forms, lower)
        return Sentence(start, end, forms, lower, tokens.starts[first:last], tokens.ends[first:last], {})
    sentence = Sentence(start, end, [], [], [], [], {})
    index = first
    for quotation in inside:
        opening = bisect_left(tokens.starts, quotation.start, index, last)
        closing = bisect_left(tokens.starts, min(quotation.end, end), opening, last)
        _take(sentence, tokens, index, opening)
        marks = 2 if quotation.closed else 1
        if closing - opening - marks >= _SHORTEST_QUOTED_STATEMENT or opening == first:
            sentence.quotes[len(sentence)] = quotation
            sentence.words.append(QUOTE)
            sentence.lower.append(QUOTE)
            sentence.starts.append(tokens.starts[opening])
            sentence.ends.append(tokens.ends[closing - 1])
        else:
            sentence.short_quotes.append(len(sentence))
            _take(sentence, tokens, opening, closing)
        index = closing
    _take(sentence, tokens, index, last)
    _tell_names(sentence.words, sentence.lower)
    return sentence


def _tell_names(forms: list[str], lower: list[str]) -> None:
    """Keep the capitals of names that would read as pronouns without them ("the WHO said"), in place."""
    if _NAMES_LIKE_PRONOUNS.isdisjoint(forms) or all(form.isupper() for form in forms if form.isalpha()):
        return
    for at, form in enumerate(forms):
        if form in _NAMES_LIKE_PRONOUNS:
            lower[at] = form


def _take(sentence: Sentence, tokens: Tokens, first: int, last: int) -> None:
    """Copy tokens, leaving out the marks of a quotation too short to be a statement."""
    marks = [index for index in range(first, last) if tokens.words[index] in _QUOTE_MARKS]
    for start, end in pairwise([first - 1, *marks, last]):
        sentence.words += tokens.words[start + 1 : end]
        sentence.lower += tokens.lower[start + 1 : end]
        sentence.starts += tokens.starts[start + 1 : end]
        sentence.ends += tokens.ends[start + 1 : end]
