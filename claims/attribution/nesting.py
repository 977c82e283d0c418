"""Speakers within speakers: "Reuters reported that police said …"."""

from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.vocabulary import HopAct

_DEEPEST = 4
_SHORTEST_REST = 5
_OWN_PRONOUNS = (["he"], ["she"], ["they"], ["it"])


def nest(sentence: Sentence, found: list[Relation]) -> list[Relation]:
    """Put each relation behind the one whose content it lies in; the outer one keeps what comes before.

    An inner cue that only says what the outer speaker thinks ("he said he believed …") is dropped.
    """
    for inner in found if len(found) > 1 else ():
        outer = _around(inner, found)
        if inner.antecedent is not None:
            continue  # a hedge in a relative clause is the outlet's own aside, whoever else speaks
        if outer is not None and inner.source is None:
            # A hedge in a sourced statement softens it; it brings no further speaker.
            outer.hedge, inner.content = inner.hedge, []
        elif outer is not None and _is_own_thought(sentence, inner):
            inner.content = []
        elif outer is not None and inner.source != outer.source:
            inner.outer = outer
            outer.heard = inner.told
    for inner in found:
        if inner.outer is not None and inner.source is not None and inner.content:
            inner.outer.content = _before(inner, inner.outer.content)
    return found


def outermost_first(relation: Relation) -> list[Relation]:
    """Return a relation after those it lies in, the outermost first."""
    line = [relation]
    while line[0].outer is not None and len(line) < _DEEPEST:
        line.insert(0, line[0].outer)
    return line


def _around(inner: Relation, found: list[Relation]) -> Relation | None:
    """Return the relation that most closely holds the cue of `inner` in its content."""
    holding = [
        outer
        for outer in found
        if outer is not inner
        and outer.source is not None
        and _holds(outer, inner)
        and not _holds(inner, outer)
    ]
    return min(holding, key=lambda outer: sum(end - start for start, end in outer.content), default=None)


def _holds(outer: Relation, inner: Relation) -> bool:
    return any(start <= inner.cue[0] < end for start, end in outer.content)


def _is_own_thought(sentence: Sentence, inner: Relation) -> bool:
    if inner.source is None or inner.act is not HopAct.ESTIMATES:
        return False
    return sentence.lower[inner.source[0] : inner.source[1]] in _OWN_PRONOUNS


def _before(inner: Relation, content: list[TokenSpan]) -> list[TokenSpan]:
    first = min(inner.cue[0], (inner.source or inner.cue)[0], *(start for start, _ in inner.content))
    return [(start, min(end, first)) for start, end in content if first - start >= _SHORTEST_REST]
