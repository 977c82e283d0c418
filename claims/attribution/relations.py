"""Who says what inside one sentence: cue by cue, the source phrase and the words attributed to it."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import clause_before, clause_end, is_adverbial
from claims.attribution.colons import headline_colon, speaker_colon
from claims.attribution.credits import add_credits
from claims.attribution.cues import CUES
from claims.attribution.hedges import hedge_adverb, hedged_participle
from claims.attribution.held import held_by, in_the_view_of
from claims.attribution.nouns import noun_phrase_after, verb_follows
from claims.attribution.relation import Relation
from claims.attribution.sentence import Sentence
from claims.attribution.verbs import MANNER_OF_SPEAKING, POINTING_OUT, beside_quote, verb_cue
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

_POINTING = words("point points pointed pointing")
_PUTTING = words("put puts")
_VIEWS = words("opinion view words estimation telling")
_HEDGES = cues.HEDGE_PARTICIPLES | cues.HEDGE_ADVERBS
_SIGNS = (
    frozenset(CUES)
    | cues.SPEAKING_NOUNS
    | cues.CITING
    | _HEDGES
    | (_POINTING | _PUTTING | _VIEWS)
    | {"according", ":"}
)
_MOST_RELATIONS = 16
"""Cues read in one sentence; prose stays below, and each costs a look at the whole sentence."""


def relations(sentence: Sentence) -> list[Relation]:
    """Return the relations of a sentence in the order of their cues."""
    found: list[Relation] = []
    for index, word in enumerate(sentence.lower):
        # Nearly every word is none of these, and asking here spares a call for it.
        if word not in _SIGNS and not (sentence.quotes and word.endswith("ed")):
            continue
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
    if word == "according" and sentence.lower[index + 1 : index + 2] == ["to"]:
        return _according_to(sentence, index, found)
    if _with_particle(sentence, index):
        return verb_cue(sentence, index, POINTING_OUT, found)
    held = held_by(sentence, index) if word in cues.SPEAKING_NOUNS else None
    if held is None and word in CUES:
        return verb_cue(sentence, index, CUES[word], found)
    return held or _softer_cue(sentence, index, found)


def _with_particle(sentence: Sentence, index: int) -> bool:
    """Whether a verb attributes by the word behind it: "pointed out that", "as she put it"."""
    following = sentence.lower[index + 1 : index + 2]
    word = sentence.lower[index]
    return (word in _POINTING and following == ["out"]) or (word in _PUTTING and following == ["it"])


def _softer_cue(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    word = sentence.lower[index]
    if word in cues.CITING:
        return _citing(sentence, index, found)
    if word == ":":
        return speaker_colon(sentence, index, found)
    if word in _VIEWS:
        return in_the_view_of(sentence, index)
    if word in _HEDGES:
        hedge = hedged_participle if word in cues.HEDGE_PARTICIPLES else hedge_adverb
        return hedge(sentence, index)
    if word.endswith("ed") and sentence.quotes and beside_quote(sentence, index):
        return verb_cue(sentence, index, MANNER_OF_SPEAKING, found)
    return None


def _according_to(sentence: Sentence, index: int, found: list[Relation]) -> Relation | None:
    source = noun_phrase_after(sentence, index + 2, generous=True)
    if source is None:
        return None
    if found and found[-1].content and found[-1].content[0][0] == source[1] + 1:
        found[-1].further.append(source)  # "He added that, according to the police, …"
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
