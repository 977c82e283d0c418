"""Hedges without a speaker: "now said to be", "it is believed that", "reportedly"."""

from claims.attribution import cues, grammar
from claims.attribution.adjuncts import is_infinitive
from claims.attribution.bounds import clause_end, clause_start
from claims.attribution.nouns import agent_after, subject_before
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.vocabulary import HopAct

# Forms in -ed are left out: "two men detained in Tarsk" is a subject.
_PLAIN_VERBS = grammar.FINITE_AUXILIARIES | grammar.IRREGULAR_PAST
_OWN_VERBS = grammar.FINITE_AUXILIARIES - {"have"}
_COMMONLY = frozenset({"now", "widely", "generally"})
_RELATIVE = frozenset({"who", "which", "that"})
_OBJECTS = frozenset({"which", "whom"})
_PART_OF = frozenset({"one", "two", "some", "many", "most", "several", "all", "both", "none", "few"})
_HEDGE_GROUP = grammar.BE | grammar.TIME_WORDS | {"widely", "generally", "have", "has"}
_AT_THE_TIME = ["at", "the", "time"]
_FARTHEST_PRONOUN = 4


def hedged_participle(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "now said to be …" and of "it is believed that …"."""
    lower = sentence.lower
    word = lower[index]
    following = lower[index + 1] if index + 1 < len(sentence) else ""
    group = _group_start(sentence, index)
    if group == index and following != "to":
        return None
    passive = not grammar.BE.isdisjoint(lower[group:index])
    if (
        (word in cues.HEDGE_PARTICIPLES or _commonly_expected(sentence, index))
        and following == "to"
        and is_infinitive(sentence, index + 1)
        and (passive or _bare_participle(sentence, group))
    ):
        return _hedged_infinitive(sentence, index, group, passive=passive)
    if word in cues.AGENTLESS_IT and passive and group and lower[group - 1] == "it":
        start = index + 2 if following == "that" else index + 1
        end = clause_end(sentence, start)
        if end - start >= 2:
            return _unnamed((index, index + 1), (start, end), (group - 1, start))
    return None


def _commonly_expected(sentence: Sentence, index: int) -> bool:
    """Whether nobody in particular expects something: "is widely expected to", not "is expected to"."""
    return sentence.lower[index] == "expected" and sentence.lower[index - 1] in _COMMONLY


def _unnamed(cue: TokenSpan, content: TokenSpan, hedge: TokenSpan) -> Relation:
    reason = "a hedge without a speaker"
    return Relation(cue, HopAct.UNKNOWN, None, [content], hedge=hedge, reason=reason)


def _group_start(sentence: Sentence, index: int) -> int:
    """Return where the auxiliaries and adverbs before a participle begin."""
    group = index
    while group:
        if sentence.lower[group - 1] in _HEDGE_GROUP:
            group -= 1
        elif sentence.lower[max(group - 3, 0) : group] == _AT_THE_TIME:
            group -= 3
        else:
            break
    return group


def _hedged_infinitive(sentence: Sentence, index: int, group: int, *, passive: bool) -> Relation | None:
    """Return the relation of a hedge with a subject before it; what follows a closed aside is not its own."""
    clause = _relative_before(sentence, group) if passive else None
    if clause is None and group and sentence.lower[group - 1] == "that":
        return None  # "He said that is believed to be true"
    subject = clause or subject_before(sentence, group, after_comma=not passive)
    if subject is None:
        return None
    end = clause_end(sentence, index + 1)
    antecedent = None
    if clause is not None:
        # The relative clause alone is hedged; what goes on after its comma is said by somebody.
        antecedent = _antecedent(sentence, clause[0])
        if antecedent is None:
            return None
        end = _relative_end(sentence, (antecedent[0], clause[0]), index + 3, end)
        antecedent = _whole_subject(sentence, antecedent, end)
    elif subject[0] and sentence.lower[subject[0] - 1] in _OBJECTS:
        # "The plan, which the council is said to favour, would …": the plan goes on, not the council.
        antecedent = _antecedent(sentence, subject[0] - 1)
        end = _relative_end(sentence, (subject[0], group), index + 3, end)
    elif not passive:
        end = _relative_end(sentence, (subject[0], group), index + 3, end)
    infinitive = sentence.lower[index + 2 : index + 4]
    length = 4 if infinitive == ["have", "been"] else 3 if infinitive[:1] in (["be"], ["have"]) else 2
    hedge = (group, min(index + length, end))
    relation = _unnamed((index, index + 1), (subject[0], end), hedge)
    relation.source = agent_after(sentence, index, end)
    relation.antecedent = antecedent
    return relation


def _relative_before(sentence: Sentence, verb: int) -> TokenSpan | None:
    """Return the relative subject before a verb: "who", "whose brother", "some of whom"."""
    lower = sentence.lower
    if verb < 2:
        return None
    if lower[verb - 1] in _RELATIVE and not sentence.looks_finite(verb - 2):
        return verb - 1, verb
    if lower[verb - 1] in ("whom", "which") and lower[verb - 2] == "of":
        return (verb - 3, verb) if verb > 3 and lower[verb - 3] in _PART_OF else None
    for at in range(verb - 2, max(verb - 2 - _FARTHEST_PRONOUN, 0), -1):
        if lower[at] == "whose":
            return at, verb
        if not lower[at][:1].isalnum() or sentence.looks_finite(at):
            break
    return None


def _antecedent(sentence: Sentence, pronoun: int) -> TokenSpan | None:
    """Return the noun phrase that a relative clause from `pronoun` on belongs to."""
    return subject_before(sentence, pronoun, after_comma=True)


def _relative_end(sentence: Sentence, subject: TokenSpan, start: int, end: int) -> int:
    """Return where an aside on `subject` ends: at its comma, or without one at the sentence's own verb."""
    lower = sentence.lower
    closed = "," in (lower[subject[1] - 1], *lower[max(subject[0] - 2, 0) : subject[0]])
    for at in range(start, end):
        if sentence.lower[at] == ",":
            return at
        own_verb = sentence.lower[at] in _OWN_VERBS
        if own_verb and not closed and sentence.lower[at - 1] not in grammar.CLAUSE_LINKS:
            return at
    opening = clause_start(sentence, subject[0])
    if closed or sentence.finite_verb(opening, subject[0]) is not None:
        return end
    # "Two boats which are thought to have carried grain sank": the subject still waits for its verb.
    verbs = [at for at in range(start + 1, end) if sentence.looks_finite(at)]
    return verbs[-1] if verbs else end


def _whole_subject(sentence: Sentence, antecedent: TokenSpan, end: int) -> TokenSpan:
    """Return all that comes before a relative clause when the sentence's verb stands right behind it.

    Of "a boat with nine men on board, which is thought to have sunk, left", the boat is meant.
    """
    resumes = sentence.lower[end : end + 1] == [","] and sentence.finite_verb(end + 1, end + 3) is not None
    start = clause_start(sentence, antecedent[1] - 1)
    if not resumes or "," in sentence.lower[start : antecedent[1]]:
        return antecedent
    has_verb = any(word in _PLAIN_VERBS for word in sentence.lower[start : antecedent[1]])
    return antecedent if has_verb else (start, antecedent[1])


def _bare_participle(sentence: Sentence, group: int) -> bool:
    """Whether the words before "said to have been" are a noun, so that the cue is no active verb."""
    if group and sentence.lower[group - 1] in grammar.PRONOUNS:
        return False  # "He thought to be first": an active verb
    return group > 0 and (sentence.lower[group - 1] == "," or not sentence.looks_finite(group - 1))


def hedge_adverb(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "reportedly": its clause, said by nobody in particular."""
    start = clause_start(sentence, index)
    end = clause_end(sentence, index + 1)
    antecedent = None
    pronoun = next((at for at in (index - 1, index - 2) if at > 0 and _opens_relative(sentence, at)), None)
    if pronoun is not None:
        antecedent = _antecedent(sentence, pronoun)
    if pronoun is not None and antecedent is not None:
        start = pronoun
        end = _relative_end(sentence, (antecedent[0], pronoun), index + 1, end)
        antecedent = _whole_subject(sentence, antecedent, end)
    if end - index < (2 if antecedent is not None else 3):
        return None
    return Relation(
        (index, index + 1),
        HopAct.UNKNOWN,
        None,
        [(start, end)],
        hedge=(index, index + 1),
        reason=f"“{sentence.lower[index]}” names nobody",
        antecedent=antecedent,
    )


def _opens_relative(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in ("who", "which")
