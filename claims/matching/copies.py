"""Captured texts that reuse another: word for word, or sentence by sentence in other words.

MinHash at its usual thresholds misses real reworded copies. What finds them is containment of five-word
shingles, and sentences that say the same in the same order.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.text.dates import time_expressions
from claims.text.lexicon import related_entries, terms_of
from claims.text.normalize import MAX_FOLDED
from claims.text.numbers import quantities
from claims.text.sentences import paragraphs
from claims.text.words import REPORTING_STEMS, words_of
from claims.vocabulary import ReuseKind

SHINGLE = 5
"""Words of a shingle."""

CONTAINED_FROM = 0.15
"""Share of the shorter text's shingles in the other from which it is reuse."""

ALIGNED_FROM = 0.55
"""Share of the shorter text's sentences with a partner in order from which it is a reworded copy."""

ALIKE_FROM = 0.4
"""Likeness from which two sentences are partners."""

CLOSE_FROM = 0.55
"""Mean likeness of partners from which they are copies; reports of one event share facts, not this much."""

FEWEST_SHINGLES = 8
"""Shingles in common below which a shared phrase or quotation is no reuse."""

FEWEST_SENTENCES = 3
"""Reworded sentences in order below which nothing is said about copying."""

FEWEST_TERMS = 4
"""Words of meaning below which a sentence, a heading mostly, is like too many others to count."""

WHOLE_FROM = 0.5
"""Share of the new text's sentences that are another's from which all of it is taken for a copy."""

SHARED_RUN_FROM = 0.25
"""Share of the shorter sentence's shingles that makes two sentences partners; a shared name does not."""

MAX_TEXT = 60_000
MAX_SENTENCES = 80

Likenesses = list[list[float]]
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A known text that the new one shares its making with.

    `spans` gives each reused sentence of the new text with its partner: start and end here, start and end
    there, in code points. `whole` says that most of the new text is reused. `containment` is the share of
    the shorter text's five-word shingles found in the other, `aligned` that of its sentences with a partner.
    """

    id: str
    kind: ReuseKind
    whole: bool
    containment: float
    aligned: float
    spans: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a sentence is known by, however it is worded: senses of its words, names, numbers, times."""

    start: int
    end: int
    senses: tuple[frozenset[str], ...]
    weights: tuple[float, ...]
    facts: frozenset[str]
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Run:
    """A sentence by its place and its runs of words alone."""

    start: int
    end: int
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as copies are looked for in it; `runs` are all its sentences, `sentences` the first."""

    words: tuple[str, ...]
    shingles: frozenset[int]
    sentences: tuple[_Sentence, ...]
    runs: tuple[_Run, ...]


def reuse(text: str, others: Iterable[tuple[str, str]]) -> tuple[Reuse, ...]:
    """Return the known texts, given as (id, text), that a new text reuses or is reused by, most reused first.

    60,000 code points of a text are read; other words are seen through in its first 80 sentences, the same
    words in all. An independent report of the same event shares facts, but neither long runs of words nor the
    order of its sentences.
    """
    new = _taken_apart(text[:MAX_TEXT])
    found = (_compared(new, identifier, _taken_apart(other[:MAX_TEXT])) for identifier, other in others)
    kept = [reused for reused in found if reused is not None]
    return tuple(sorted(kept, key=lambda r: (-max(r.containment, r.aligned), r.id)))


def _compared(new: _Text, identifier: str, known: _Text) -> Reuse | None:
    smaller = min(len(new.shingles), len(known.shingles))
    common = len(new.shingles & known.shingles)
    equal = bool(new.words) and new.words == known.words
    containment = common / smaller if smaller else float(equal)
    like = [[_likeness(a, b) for b in known.sentences] for a in new.sentences]
    pairs = in_order(like, ALIKE_FROM)
    shorter = min(len(new.sentences), len(known.sentences))
    aligned = len(pairs) / shorter if shorter else float(equal)
    verbatim = equal or (containment >= CONTAINED_FROM and common >= min(smaller, FEWEST_SHINGLES) > 0)
    reworded = len(pairs) >= FEWEST_SENTENCES and aligned >= ALIGNED_FROM and _close(like, pairs)
    if not verbatim and not reworded:
        return None
    if verbatim:
        pairs = _with_moved(like, pairs)
    spans = {_span(new.sentences[i], known.sentences[j]) for i, j in pairs}
    if verbatim and max(len(new.runs), len(known.runs)) > MAX_SENTENCES:
        spans |= _same_runs(new, known, {start for start, *_ in spans})
    return Reuse(
        id=identifier,
        kind=ReuseKind.VERBATIM if verbatim else ReuseKind.REWORDED,
        whole=equal or is_whole(len(spans), len(new.runs)),
        containment=round(containment, 4),
        aligned=round(aligned, 4),
        spans=tuple(sorted(spans)),
    )


def is_whole(reused: int, sentences: int) -> bool:
    """Say whether so many reused sentences make a text of so many a copy as a whole."""
    return reused >= WHOLE_FROM * sentences


def _same_runs(new: _Text, known: _Text, paired: set[int]) -> set[tuple[int, int, int, int]]:
    """Pair the sentences of long texts that share most of their words in runs, wherever they stand."""
    home = {shingle: place for place, run in enumerate(known.runs) for shingle in run.shingles}
    found = set()
    for run in new.runs:
        shared = Counter(home[shingle] for shingle in run.shingles if shingle in home)
        if run.start in paired or not shared:
            continue
        place, count = shared.most_common(1)[0]
        other = known.runs[place]
        if count > SHARED_RUN_FROM * min(len(run.shingles), len(other.shingles)):
            found.add((run.start, run.end, other.start, other.end))
    return found


def _span(new: _Sentence, known: _Sentence) -> tuple[int, int, int, int]:
    return new.start, new.end, known.start, known.end


def _with_moved(like: Likenesses, pairs: Pairs) -> Pairs:
    """Add the sentences of a verbatim copy that stand elsewhere in the other text."""
    paired = dict(pairs)
    for place, row in enumerate(like):
        if place not in paired and row and max(row) == 1.0:
            paired[place] = row.index(1.0)
    return tuple(sorted(paired.items()))


def _close(like: Likenesses, pairs: Pairs) -> bool:
    total = sum(like[i][j] for i, j in pairs)
    return total >= CLOSE_FROM * len(pairs)


@lru_cache(maxsize=256)
def _taken_apart(text: str) -> _Text:
    spans = [span for paragraph in paragraphs(text) for span in paragraph.sentences]
    sentences = tuple(_sentence(text, start, end) for start, end in spans[:MAX_SENTENCES])
    said = [[word.plain for word in words_of(text[start:end])] for start, end in spans]
    words = [word for sentence in said for word in sentence]
    kept = tuple(sentence for sentence in sentences if len(sentence.senses) >= FEWEST_TERMS)
    runs = (_Run(*span, _shingles(own)) for span, own in zip(spans, said, strict=True) if own)
    return _Text(tuple(words), _shingles(words), kept, tuple(runs))


def _shingles(words: list[str]) -> frozenset[int]:
    return frozenset(hash(tuple(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))


def _sentence(whole: str, start: int, end: int) -> _Sentence:
    text = whole[start:end][:MAX_FOLDED]
    words = words_of(text)
    terms = [term for term in terms_of(words) if term.entry not in REPORTING_STEMS]
    facts = {f"{q.value or q.text.lower()}" for q in quantities(text)}
    facts |= {term.entry for term in terms if term.capitalised and term.start > 0}
    facts |= {time.text.lower() for time in time_expressions(text)}
    return _Sentence(
        start,
        end,
        tuple(related_entries(term.entry) for term in terms),
        tuple(term.weight for term in terms),
        frozenset(facts),
        _shingles([word.plain for word in words]),
    )


def _likeness(a: _Sentence, b: _Sentence) -> float:
    """Share of the matter of both sentences that the other has too, 0 to 1."""
    known_a, known_b = frozenset().union(*a.senses), frozenset().union(*b.senses)
    if known_a.isdisjoint(known_b):
        return 0.0
    if len(a.shingles & b.shingles) > SHARED_RUN_FROM * min(len(a.shingles), len(b.shingles)):
        return 1.0
    return (_covered(a, known_b) + _covered(b, known_a)) / 2 if _facts_fit(a, b) else 0.0


def _covered(sentence: _Sentence, known: frozenset[str]) -> float:
    total = sum(sentence.weights)
    met = sum(
        weight
        for sense, weight in zip(sentence.senses, sentence.weights, strict=True)
        if not sense.isdisjoint(known)
    )
    return met / total if total else 0.0


def _facts_fit(a: _Sentence, b: _Sentence) -> bool:
    """Sentences that both have facts must share one: a copy keeps the facts of its original."""
    return not a.facts or not b.facts or not a.facts.isdisjoint(b.facts)


def in_order(like: Likenesses, least: float) -> Pairs:
    """Return the pairs, alike from `least` on, that keep their order and are alike most in all."""
    rows, columns = len(like), len(like[0]) if like else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] >= least else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if like[i][j] >= least and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return tuple(pairs)
