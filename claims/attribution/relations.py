"""Who says what inside one sentence: cue by cue, the source phrase and the words attributed to it."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import clause_before, clause_end, is_adverbial
from claims.attribution.colons import headline_colon, speaker_colon
from claims.attribution.credits import add_credits
from claims.attribution.cues import CUES
from claims.attribution.hedges import hedge_adverb, hedged_participle
from claims.attribution.nouns import noun_phrase_after, verb_follows
from claims.attribution.relation import Relation
from claims.attribution.sentence import Sentence
from claims.attribution.verbs import MANNER_OF_SPEAKING, beside_quote, verb_cue
from claims.vocabulary import HopAct

_MOST_RELATIONS = 16
"""Cues read in one sentence; prose stays below, and each costs a look at the whole sentence."""


def relations(sentence: Sentence) -> list[Relation]:
    """Return the relations of a sentence in the order of their cues."""
    found: list[Relation] = []
    for index in range(len(sentence)):
        relation = _at(sentence, index, found)
        if relation is not None:
            found.append(relation)
            if len(found) == _MOST_RELATIONS:
                break
    add_credits(sentence, found)
    if sentence.heading and not found:
        headed = headline_colon(sentence)
        return [headed] if headed is not None else []
    return found


def _at(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    """Return the relation whose cue stands at `index`."""
    word = sentence.lower[index]
    if index and sentence.capital(index) and not sentence.is_quote(index - 1):
        return None  # "the United States", "Warner Reports": a name
    if word in CUES:
        return verb_cue(sentence, index, CUES[word], found)
    if word == "according" and sentence.lower[index + 1 : index + 2] == ["to"]:
        return _according_to(sentence, index)
    if word in cues.CITING:
        return _citing(sentence, index, found)
    if word == ":":
        return speaker_colon(sentence, index, found)
    return _softer_cue(sentence, index, found)


def _softer_cue(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    word = sentence.lower[index]
    if word in cues.HEDGE_PARTICIPLES:
        return hedged_participle(sentence, index)
    if word in cues.HEDGE_ADVERBS:
        return hedge_adverb(sentence, index)
    if word.endswith("ed") and sentence.quotes and beside_quote(sentence, index):
        return verb_cue(sentence, index, MANNER_OF_SPEAKING, found)
    return None


def _according_to(sentence: Sentence, index: int) -> Relation | None:
    source = noun_phrase_after(sentence, index + 2, generous=True)
    if source is None:
        return None
    relation = Relation((index, index + 2), HopAct.REPORTS, source, [], reason="“according to”")
    after = source[1]
    if after < len(sentence) and sentence.lower[after] == ",":
        after += 1
    opener = index == 0 or (index == 1 and sentence.lower[0] in grammar.CONJUNCTIONS)
    if not opener:
        left = clause_before(sentence, index - 1 if sentence.lower[index - 1] == "," else index)
        if left is not None and not is_adverbial(sentence, left):
            resumes = after < len(sentence) - 1 and sentence.looks_finite(after)
            if resumes and sentence.finite_verb(*left) is None:
                left = (left[0], clause_end(sentence, after))
            relation.content.append(left)
            return relation
    if after < len(sentence) - 1:
        relation.content.append((after, clause_end(sentence, after)))
        return relation
    return None


def _citing(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    """Add the sources that a source cites; alone, it is the outlet that cites them."""
    cited = noun_phrase_after(sentence, index + 1, generous=True)
    if cited is None:
        return None
    if found and found[-1].content:
        # "Reuters reported …, citing two officials": the agency relays them.
        if not found[-1].further:
            found[-1].further.append(cited)
        return None
    if found or verb_follows(sentence, cited[1]):
        return None
    left = clause_before(sentence, index - 1 if index and sentence.lower[index - 1] == "," else index)
    if left is None or sentence.finite_verb(*left) is None:
        return None
    return Relation((index, index + 1), HopAct.REPORTS, cited, [left], reason="“citing” after the words")
