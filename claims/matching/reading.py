"""What one statement says, taken apart once: terms, names, numbers, times, and how it holds them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claims.model.pairs import Statement
from claims.model.texts import Quantity
from claims.text.dates import TimeExpression, resolve, time_expressions
from claims.text.lexicon import Term, is_known, terms_of
from claims.text.names import names_in
from claims.text.normalize import MAX_FOLDED, fold, without_format_characters
from claims.text.numbers import ordinals, quantities, ratios
from claims.text.polarity import Modality, Quantifier, Scope, modality, negations, quantifier, unique
from claims.text.tokens import letter_runs
from claims.text.units import CURRENCY_WORDS, MEASURES, rate_of
from claims.text.words import REPORTING_STEMS, words_of

SHORT = 4
"""Texts with fewer words are suggested, never taken for the same."""


CURRENCY_CODES = frozenset(CURRENCY_WORDS.values())


class Item(NamedTuple):
    """A term of a statement with what matching needs to know about it.

    `negated` marks the first term that a negation reaches, `in_denial` all terms of its clause;
    `followed` a name right before another capital, as a given name before a surname.
    """

    term: Term
    weight: float
    name: bool
    negated: bool
    in_denial: bool
    followed: bool

    @property
    def entry(self) -> str:
        """The stems that the term is compared by."""
        return self.term.entry


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of time with its days, where they could be resolved."""

    expression: TimeExpression
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement taken apart."""

    text: str
    folded: str
    words: int
    plain: tuple[str, ...]
    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]
    ordinals: tuple[Quantity, ...]
    ratios: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    negated: bool
    quantifier: Quantifier | None
    modality: Modality
    unique: bool
    rate: str
    clock: int | None


_MEASURE_WORDS = frozenset(word for name in (*MEASURES, *CURRENCY_WORDS) for word in name.split())
_ATTRIBUTION = re.compile(
    r"\A[^,.;:]{2,50}?\b(?:says|said)(?: that)?\b(?! (?:no|yes|to)\b)(?!\Z)"
    r"|,[\"”]? (?:according to [^,.;]{2,50}|[^,.;]{2,50} (?:said|says|announced)|(?:said|says) [^,.;]{2,50})"
    r"[.\s]*\Z",
)
"""Words that say who speaks and nothing of what is said."""

_TELLS = frozenset({"says", "said", "according", "announced"})

_REMAINING = re.compile(r"\bthere (?:is|are|was|were|remain)\b[^.;]*?\bleft\b", re.IGNORECASE)
_NO_NAME_ENDING = ("ly", "ing", "ed")


_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.?m\b", re.IGNORECASE)
_CLOCK_SIGNS = frozenset({"m", "am", "pm"})
_ZONE = re.compile(r"[ap]\.?m\.?,? \(?(?:[A-Z]{1,3}T|UTC)\b")
_APOSTROPHES = str.maketrans(dict.fromkeys("`\u00b4\u02b9\u02bc\u2032", "'"))
_VULGAR_FRACTION = re.compile("([\u00bc-\u00be\u2150-\u215e])")
_LOOSE_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_GREEK_LOOKALIKES = str.maketrans(
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f"
    "\u03a1\u03a4\u03a5\u03a7",
    "aikvoptuxABEZHIKMNOPTYX",
)


def read(statement: Statement) -> Reading:
    """Take a statement apart; its first 2,000 characters are read."""
    if len(statement.text) > MAX_FOLDED:
        # Cut before it is remembered: thousands of whole articles would fill the memory.
        statement = Statement(statement.text[:MAX_FOLDED], statement.reported_on)
    return _read(statement)


@lru_cache(maxsize=8_192)
def _read(statement: Statement) -> Reading:
    text = _as_seen(statement.text)
    words = words_of(text)
    counts, places = quantities(text), ordinals(text)
    times = time_expressions(text)
    terms = list(terms_of(words))
    runs = letter_runs(text)
    if "left" in runs:
        # In "there are ten left" the word says what remains, not who went.
        remaining = _REMAINING.search(text)
        terms = [t for t in terms if remaining is None or t.end != remaining.end()]
    numbers = (*counts, *places)
    if numbers or times:
        terms = [t for t in terms if not _spoken_for(t, numbers, times)]
    scopes = [
        s
        for s in negations(text, words)
        if not any(" " in t.entry and t.start <= s.start < t.end for t in terms)
    ]
    terms = [term for term in terms if not any(_is_cue(term, scope) for scope in scopes)]
    told = [] if _TELLS.isdisjoint(runs) else [match.span() for match in _ATTRIBUTION.finditer(text)]
    return Reading(
        text=text,
        folded=fold(text),
        words=len(words),
        plain=tuple(word.plain for word in words),
        items=tuple(_items(text, terms, scopes, told)),
        quantities=counts,
        ordinals=places,
        ratios=ratios(text),
        moments=tuple(Moment(t, resolve(t, statement.reported_on)) for t in times),
        negated=bool(scopes),
        quantifier=quantifier(text),
        modality=modality(text),
        unique=unique(text),
        rate=rate_of(text) if counts else "",
        clock=None if _CLOCK_SIGNS.isdisjoint(runs) else _clock_of(text),
    )


def _clock_of(text: str) -> int | None:
    """Return the one hour of the day that a text names, in minutes from midnight.

    None without an hour or with several, and where a time zone makes it another hour elsewhere.
    """
    if _ZONE.search(text):
        return None
    times = {
        (int(hour) % 12 + 12 * (half.lower() == "p")) * 60 + int(minute or 0)
        for hour, minute, half in _CLOCK.findall(text)
    }
    return times.pop() if len(times) == 1 else None


def _as_seen(text: str) -> str:
    """Return a text in the letters that a reader takes its own for: no invisible, struck or foreign ones."""
    if text.isascii() and "`" not in text:
        return text
    text = without_format_characters(text.translate(_APOSTROPHES))
    # Composed, a fraction sign would run together with the figure before it.
    parts = _VULGAR_FRACTION.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return _LETTERS.sub(_in_one_script, _LOOSE_MARKS.sub("", "".join(parts)))


def _in_one_script(match: re.Match[str]) -> str:
    """Return a word in Latin letters where some of its letters are, as it is written otherwise."""
    word = match.group()
    if word.isascii():
        return word
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    if "LATIN" not in scripts or scripts.isdisjoint({"CYRILLIC", "GREEK"}):
        return word
    plain = fold(word.translate(_GREEK_LOOKALIKES))
    return plain.upper() if word.isupper() else plain.capitalize() if word[:1].isupper() else plain


def _items(text: str, terms: list[Term], scopes: list[Scope], told: list[tuple[int, int]]) -> Iterator[Item]:
    """Yield the terms with what matching needs to know of them; `told` are the words that say who speaks."""
    heads, reached = _denied(terms, scopes) if scopes else (frozenset(), frozenset())
    named = [(span.start, span.end) for span in names_in(text)]
    named = [span for span in named if not any(start <= span[0] < end for start, end in told)]
    for t in terms:
        base = _without_un(t) if t.entry.startswith("un") else ""
        negated, in_denial = bool(base), bool(base)
        if scopes:
            negated, in_denial = (t in heads) != negated, (t in reached) != in_denial
        term = t._replace(entry=base) if base else t
        name = t.capitalised and _is_name(t, named)
        weight = _weight(t, told, name=name)
        yield Item(term, weight, name, negated, in_denial, followed=name and _followed(text, t))


def _is_cue(term: Term, scope: Scope) -> bool:
    """Whether a term is the negation itself."""
    return scope.start <= term.start < scope.start + len(scope.cue)


def _spoken_for(term: Term, counts: tuple[Quantity, ...], times: tuple[TimeExpression, ...]) -> bool:
    """Whether a term is part of a number, its measure or a time, which are compared as such."""
    for time in times:
        if time.start < term.end and term.start < time.end:
            return True
    for count in counts:
        if count.start < term.end and term.start < count.end:
            return True
        if 0 <= term.start - count.end < 24 and term.text.lower() in _MEASURE_WORDS and not _counts(count):
            return True
    return False


def _counts(quantity: Quantity) -> bool:
    return quantity.unit not in MEASURES and quantity.unit not in CURRENCY_CODES


def _without_un(term: Term) -> str:
    """Return the entry that "un" turns round: "unharmed" is not harmed; empty for other words."""
    base = term.entry.removeprefix("un")
    turned = base != term.entry and len(base) > 3 and not is_known(term.entry) and is_known(base)
    return base if turned and not term.capitalised else ""


def _followed(text: str, term: Term) -> bool:
    return text[term.end : term.end + 1] in {" ", "-"} and text[term.end + 1 : term.end + 2].isupper()


def _is_name(term: Term, named: list[tuple[int, int]]) -> bool:
    """Whether a capitalised term is a name; a lone one that opens a sentence only when no table knows it."""
    span = next(((start, end) for start, end in named if start <= term.start < end), None)
    if span is None:
        return False
    lone = span[1] - span[0] <= len(term.text) + 2
    opens = term.first == 0
    return not (lone and opens and (is_known(term.entry) or term.text.endswith(_NO_NAME_ENDING)))


def _weight(term: Term, told: list[tuple[int, int]], *, name: bool) -> float:
    if (term.entry in REPORTING_STEMS and term.text.lower() != "state") or (
        told and any(start <= term.start < end for start, end in told)
    ):
        return 0.2
    return term.weight if name else min(term.weight, 1.0)


def _denied(terms: list[Term], scopes: list[Scope]) -> tuple[frozenset[Term], frozenset[Term]]:
    """Return the terms that negations deny first, an odd number of times, and all terms in their clauses."""
    heads: Counter[Term] = Counter()
    reached: set[Term] = set()
    for scope in scopes:
        cue_end = scope.start + len(scope.cue)
        within = [t for t in terms if cue_end <= t.start < scope.end and t.entry not in REPORTING_STEMS]
        heads.update(within[:1])
        reached.update(within)
    return frozenset(term for term, count in heads.items() if count % 2), frozenset(reached)
