"""Sub-sentence grain: which parts of a sentence make a statement of their own."""

from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from claims.attribution import grammar
from claims.attribution.bounds import CLOSERS, OPENING_ADVERBS
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence

_SHORTEST_CLAUSE = 3
_CUT_BEFORE = frozenset({"including", "following"})
_BEFORE_ANTECEDENT = (grammar.CONJUNCTIONS | grammar.PREPOSITIONS) - {"and", "of"}
_OPENS_ASIDE = grammar.RELATIVES | {"that"}
_OPENERS = _CUT_BEFORE | {"that", "as", "in", "after", "before", "while", "because"}
_BEFORE_DAYS = grammar.TIME_WORDS | grammar.MONTHS
_PHRASES = (
    ("as", "part", "of"),
    ("in", "a", "bid", "to"),
    ("in", "an", "attempt", "to"),
    ("in", "order", "to"),
)

_TAILS = (
    (",",),
    ("among", "them"),
    ("one", "of", "them"),
    ("some", "of", "them"),
    ("such", "as"),
    ("including",),
    ("and",),
    ("or",),
    ("but",),
    ("who",),
    ("which",),
    ("that",),
)
"""Ends that wait for more, longest first where one ends another."""
_TAIL_ENDS = frozenset(tail[-1] for tail in _TAILS)


class Part(Enum):
    """How a part of a sentence hangs on the rest of it, and so how it is restated."""

    MAIN = "main"
    RELATIVE = "relative"  # takes its subject from the noun before it
    DETAIL = "detail"  # hangs on the main clause: "including", "as part of", a participle
    CLAUSE = "clause"  # has a subject of its own


class Piece(NamedTuple):
    """A part of a sentence with the noun phrase a relative clause belongs to."""

    span: TokenSpan
    part: Part
    antecedent: TokenSpan | None = None


def split_content(sentence: Sentence, span: TokenSpan) -> tuple[list[Piece], list[Piece]]:
    """Split attributed words into what the source said and the asides that the outlet put in.

    An aside is a relative clause between commas, or background after "that saw"; inside a quotation
    there is none, because those words are the speaker's.
    """
    kept: list[TokenSpan] = []
    asides: list[Piece] = []
    start = at = span[0]
    while at < span[1]:
        if at > span[0] and sentence.lower[at] in _OPENS_ASIDE and _aside_at(sentence, at, span[1]):
            close = _aside_end(sentence, at, span[1])
            cut = at - 1 if sentence.lower[at - 1] == "," else at
            asides.append(Piece((at, close), Part.RELATIVE, _antecedent(sentence, start, cut)))
            kept.append((start, cut))
            start = at = close + 1 if close < span[1] and sentence.lower[close] == "," else close
        else:
            at += 1
    kept.append((start, span[1]))
    said = [Piece(part, Part.MAIN) for part in kept if _says_something(sentence, part, alone=len(kept) == 1)]
    return said, [aside for aside in asides if aside.span[1] - aside.span[0] >= _SHORTEST_CLAUSE]


def _aside_at(sentence: Sentence, at: int, end: int) -> bool:
    word = sentence.lower[at]
    before = sentence.lower[at - 1] if at else ""
    if before == "," and word in grammar.RELATIVES:
        return True
    following = sentence.lower[at + 1] if at + 1 < end else ""
    return (
        word == "that" and following in grammar.OUTLET_BACKGROUND_VERBS and before not in grammar.CONJUNCTIONS
    )


def _aside_end(sentence: Sentence, start: int, end: int) -> int:
    """Return where a relative clause closes: at the next comma that no list goes on after."""
    for at in range(start + 1, end):
        if sentence.lower[at] == "," and not _list_goes_on(sentence, at, end):
            return at
    return end


def _list_goes_on(sentence: Sentence, comma: int, end: int) -> bool:
    return any(
        sentence.lower[at] == "and" and sentence.lower[at - 1] == ","
        for at in range(comma + 1, min(comma + 5, end))
    )


def _antecedent(sentence: Sentence, start: int, end: int) -> TokenSpan:
    """Return the noun phrase right before a relative clause."""
    if end - start > 3 and sentence.lower[end - 2 : end] == ["among", "them"]:
        end -= 2
    while end - start > 2 and sentence.lower[end - 2] == "," and _is_inserted(sentence.lower[end - 1]):
        end -= 2
    at = end
    while at > start:
        word = sentence.lower[at - 1]
        if word == "," or sentence.looks_finite(at - 1) or word in _BEFORE_ANTECEDENT:
            break
        if word in grammar.DETERMINERS and not (at - 1 > start and sentence.lower[at - 2] == "of"):
            at -= 1
            break
        at -= 1
    if at < end and sentence.lower[at] == "including":
        at += 1
    return (at, end) if at < end else (start, end)


def _is_inserted(word: str) -> bool:
    """Whether a single word between commas belongs to no noun phrase: an age, "however"."""
    return word.isdigit() or word in OPENING_ADVERBS


def _says_something(sentence: Sentence, span: TokenSpan, *, alone: bool) -> bool:
    """Whether a part stands as a statement: it has a verb, or describes somebody ("the 69-year-old")."""
    start, end = span
    if start >= end:
        return False
    if alone or sentence.holds_quote(start, end):
        return True
    if sentence.finite_verb(start, end) is not None:
        return True
    return any(word.endswith(("-year-old", "-years-old")) for word in sentence.lower[start:end])


def split_sentence(sentence: Sentence, span: TokenSpan) -> list[Piece]:
    """Split the outlet's own words into statements, the main one first."""
    start, end = span
    lower = sentence.lower
    while start < end and not (lower[start][:1].isalnum() or sentence.is_quote(start)):
        start += 1
    while end > start and lower[end - 1] in ".,;:!?—–)":
        end -= 1
    cuts = sorted(
        {
            _with_measure(sentence, at, start)
            for at in range(start + 1, end)
            # Few words can begin a statement, and asking here spares a call for the others.
            if (lower[at] in _OPENERS or lower[at - 1] in ",;") and _cut_at(sentence, at, end)
        }
    )
    if cuts and lower[cuts[0]] == "including" and sentence.finite_verb(start, cuts[0]) is None:
        cuts.pop(0)  # "Western powers, including the EU, have …" is one statement
    pieces: list[Piece] = []
    bounds = [start, *cuts, end]
    resumed: list[TokenSpan] = []
    for left, right in pairwise(bounds):
        stop = right
        part = _part_of(sentence, left, start)
        if part is Part.RELATIVE:
            stop = _aside_end(sentence, left, right)
            if right - stop > _SHORTEST_CLAUSE:
                resumed.append((stop + 1, right))
        stop = _without_edge(sentence, left, stop)
        if stop - left >= _SHORTEST_CLAUSE or part is Part.MAIN:
            antecedent = _antecedent(sentence, start, left - 1) if part is Part.RELATIVE else None
            pieces.append(Piece((left, stop), part, antecedent))
    if resumed and pieces and sentence.finite_verb(*pieces[0].span) is None:
        # "Orr, who ran the port, left": the main verb comes after the aside.
        pieces[0] = Piece((pieces[0].span[0], _without_edge(sentence, start, resumed[0][1])), Part.MAIN)
    return [piece for piece in pieces if piece.span[1] > piece.span[0]]


def _with_measure(sentence: Sentence, at: int, start: int) -> int:
    """Move a cut before "after" to the comma in front of "less than a week after"."""
    if sentence.lower[at] in ("after", "before"):
        for before in range(at - 1, max(at - 6, start), -1):
            if sentence.lower[before] == ",":
                return before + 1
            if sentence.looks_finite(before):
                return at
    return at


def _without_edge(sentence: Sentence, start: int, stop: int) -> int:
    while stop > start and sentence.lower[stop - 1] in (",", "and", "but", ";"):
        stop -= 1
    return stop


def without_tail(sentence: Sentence, start: int, stop: int) -> int:
    """Return where a statement ends without words that lead on to something it no longer holds."""
    lower = sentence.lower
    while stop - start > _SHORTEST_CLAUSE:
        if lower[stop - 1] not in _TAIL_ENDS:
            break
        tail = next((t for t in _TAILS if tuple(lower[stop - len(t) : stop]) == t), None)
        if tail is None or stop - len(tail) <= start:
            break
        if tail[-1] == "them" and not _dangles(sentence, stop - len(tail), stop):
            break
        stop -= len(tail)
    return stop


def _dangles(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether "among them" waits for names ("nine men, among them"), and says nothing of its own."""
    lower = sentence.lower
    if lower[start - 1] == ",":
        return True
    goes_on = stop < len(sentence) and lower[stop] not in CLOSERS and lower[start] == "among"
    return goes_on and not sentence.capital(start - 1) and not sentence.looks_finite(start - 1)


def _cut_at(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a new statement begins at a token of the outlet's own sentence."""
    lower = sentence.lower
    word = lower[at]
    if word in _CUT_BEFORE or lower[at - 1] == ";" or _aside_at(sentence, at, end):
        return True
    if word in ("as", "in"):
        return any(tuple(lower[at : at + len(phrase)]) == phrase for phrase in _PHRASES)
    if lower[at - 1] == ",":
        return _cut_after_comma(sentence, at, end)
    follows = word in ("after", "before", "while", "because") and lower[at + 1 : at + 2] != []
    if follows and lower[at + 1] in _BEFORE_DAYS:
        return False  # "The talks held before Sunday failed": a day, no clause
    return follows and sentence.finite_verb(at + 2, min(at + 9, end)) is not None


def _cut_after_comma(sentence: Sentence, at: int, end: int) -> bool:
    word = sentence.lower[at]
    if word in grammar.RELATIVES or word in grammar.CONTRASTS or word in grammar.COMMENT_PARTICIPLES:
        return True
    if word in ("and", "so") and sentence.finite_verb(at + 2, min(at + 7, end)) is not None:
        return True
    return word.endswith("ing") and len(word) > 5 and at + 2 < end


def _part_of(sentence: Sentence, at: int, start: int) -> Part:
    if at == start:
        return Part.MAIN
    word = sentence.lower[at]
    if _aside_at(sentence, at, len(sentence)):
        return Part.RELATIVE
    if (
        word in _CUT_BEFORE
        or word.endswith("ing")
        or word in grammar.COMMENT_PARTICIPLES
        or word in ("as", "in")
    ):
        return Part.DETAIL
    if word in ("after", "before", "while", "because") or (
        sentence.lower[at - 1] == "," and word not in grammar.CONTRASTS and word not in ("and", "so")
    ):
        return Part.DETAIL
    return Part.CLAUSE
