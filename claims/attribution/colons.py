"""Speakers set off by a colon or dash: live blogs, interviews, headlines."""

from claims.attribution.nouns import is_speaker, opening_subject
from claims.attribution.relation import Relation
from claims.attribution.sentence import Sentence
from claims.vocabulary import HopAct

_LONGEST_LABEL = 7


def speaker_colon(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    """Return the relation of "Orr: “We will rebuild.”" and "Brandt ruled that out: “No.”"."""
    if index == 0 or not sentence.is_quote(index + 1) or _is_covered(index + 1, found):
        return None
    quotation = (index + 1, index + 2)
    verb = sentence.finite_verb(1, index)
    if verb is not None:
        source = opening_subject(sentence, index + 1)
        if source is None:
            return None
        reason = "a quotation after a colon, from the subject before it"
        said = next((one.cue for one in found if one.source == source), None)
        cue = said or (max(verb, source[1]) if source[1] <= index and not found else index, index + 1)
        return Relation(cue, HopAct.QUOTES, source, [quotation], reason=reason)
    if index > _LONGEST_LABEL or not sentence.capital(0):
        return None
    return Relation(
        (index, index + 1), HopAct.QUOTES, (0, index), [quotation], reason="a speaker before a colon"
    )


def _is_covered(index: int, found: list[Relation]) -> bool:
    return any(start <= index < end for relation in found for start, end in relation.content)


def headline_colon(sentence: Sentence) -> Relation | None:
    """Return the relation of a headline with its speaker before or after a colon or dash."""
    for at, word in enumerate(sentence.lower):
        if word not in (":", "–", "—") or at == 0 or at == len(sentence) - 1:
            continue
        before, after = (0, at), (at + 1, len(sentence))
        if after[1] - after[0] <= 4 and is_speaker(sentence, after) and at >= 3:
            return Relation(
                (at, at + 1), HopAct.REPORTS, after, [before], reason="a headline's speaker after its colon"
            )
        if at <= 4 and is_speaker(sentence, before) and after[1] - after[0] >= 3:
            return Relation(
                (at, at + 1), HopAct.REPORTS, before, [after], reason="a headline's speaker before its colon"
            )
    return None
