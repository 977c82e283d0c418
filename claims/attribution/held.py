"""Words that a noun holds: "claims by the army that …", "his insistence that …", "in the view of …"."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import clause_end, clause_start
from claims.attribution.nouns import noun_phrase_after, subject_before
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.verb_forms import verb_group
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

_HELD_BY = words("by from among")
_BEFORE_OWNER = grammar.PREPOSITIONS | grammar.DETERMINERS
_BEFORE_UTTERING = grammar.HAVE | grammar.TIME_WORDS
_DENIED = cues.ALLEGING_NOUNS | words("report reports")
_SHORTEST_CONTENT = 3
_FARTHEST_VERB = 4
_FARTHEST_OWNER = 2


def held_by(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of a noun of saying with its clause, where the text says whose it is."""
    lower = sentence.lower
    that, source = index + 1, None
    if lower[that : that + 1] and lower[that] in _HELD_BY:
        source = noun_phrase_after(sentence, that + 1)
        that = source[1] if source is not None else that
    if lower[that : that + 1] != ["that"] or that + 1 >= len(sentence) or sentence.looks_finite(that + 1):
        return None  # "the claims that were made": no clause of its own
    denier = _denier(sentence, index) if source is None and lower[index] in _DENIED else None
    source = source or denier or _owner(sentence, index) or _utterer(sentence, index)
    if source is None:
        return None
    content = (that + 1, _held_end(sentence, index, that + 1))
    if denier is not None:
        content = (content[0], _before_verdict(sentence, content))
    if content[1] - content[0] < _SHORTEST_CONTENT or sentence.finite_verb(*content) is None:
        return None
    act = HopAct.ALLEGES if lower[index] in cues.ALLEGING_NOUNS else HopAct.ASSERTS
    act = HopAct.DENIES if denier is not None else act
    reason = f"the noun “{lower[index]}”, and whose it is"
    return Relation((index, index + 1), act, source, [content], reason=reason, noun=True)


def _denier(sentence: Sentence, index: int) -> TokenSpan | None:
    """Return who "rejected claims that", an article or adjective between them or none."""
    for at in range(index - 1, max(index - 1 - _FARTHEST_OWNER, 0), -1):
        word = sentence.lower[at]
        if word in cues.REJECTING:
            start, blocked = verb_group(sentence, at)
            return None if blocked else subject_before(sentence, start)
        owned = word in ("his", "her", "their") or word.endswith(("’s", "'s", "s’", "s'"))
        if owned or not word[:1].isalpha():
            return None
    return None


def _before_verdict(sentence: Sentence, content: TokenSpan) -> int:
    """Return where a denied clause ends: before "as nonsense"."""
    start, end = content
    verdict = next((at for at in range(end - 1, start + 2, -1) if sentence.lower[at] == "as"), None)
    return end if verdict is None or sentence.finite_verb(verdict, end) is not None else verdict


def _owner(sentence: Sentence, index: int) -> TokenSpan | None:
    """Return who stands before the noun as its owner, an adjective between them or none."""
    for at in range(index - 1, max(index - 1 - _FARTHEST_OWNER, -1), -1):
        word = sentence.lower[at]
        if word in ("his", "her", "their"):
            return at, at + 1
        if word.endswith(("’s", "'s", "s’", "s'")):
            return subject_before(sentence, at + 1)
        if not word[:1].isalpha() or word in _BEFORE_OWNER:
            return None
    return None


def _utterer(sentence: Sentence, index: int) -> TokenSpan | None:
    """Return the subject of "expressed hope that", "has issued a new warning that"."""
    if (
        index > 3
        and sentence.lower[index - 2 : index] == ["of", "the"]
        and sentence.lower[index - 3] in grammar.BE
    ):
        return subject_before(sentence, index - 3)  # "are of the view that"
    for at in range(index - 1, max(index - 1 - _FARTHEST_VERB, 0), -1):
        if sentence.lower[at] in cues.UTTERING:
            has = at and sentence.lower[at - 1] in _BEFORE_UTTERING
            return subject_before(sentence, at - 1 if has else at)
        if not sentence.lower[at][:1].isalpha():
            return None
    return None


def _held_end(sentence: Sentence, noun: int, start: int) -> int:
    """Return where the clause of a noun ends: before the verb of the sentence, if the noun is its subject."""
    end = clause_end(sentence, start)
    if sentence.finite_verb(clause_start(sentence, noun), noun) is not None:
        return end
    verb = sentence.finite_verb(start + 1, end)
    while verb is not None and verb + 1 < end and sentence.looks_finite(verb + 1):
        verb += 1
    for at in range(end if verb is None else verb + 2, end):
        if sentence.looks_finite(at) and sentence.lower[at - 1] not in grammar.CLAUSE_LINKS:
            return at
    return end


def in_the_view_of(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "In the opinion of the expert, …" and of "In her view, …"."""
    lower = sentence.lower
    if index < 2 or index > 6 or lower[0] != "in":
        return None
    source = noun_phrase_after(sentence, index + 2) if lower[index + 1 : index + 2] == ["of"] else None
    comma = source[1] if source is not None else index + 1
    if source is None and (lower[1] in ("his", "her", "their") or lower[index - 1].endswith(("’s", "'s"))):
        source = (1, index)
    if source is None or lower[comma : comma + 1] != [","] or comma + _SHORTEST_CONTENT >= len(sentence):
        return None
    content = (comma + 1, clause_end(sentence, comma + 1))
    reason = f"“in the {lower[index]} of” somebody"
    return Relation((0, index + 1), HopAct.ASSERTS, source, [content], reason=reason, noun=True)
