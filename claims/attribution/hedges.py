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
_RELATIVE = frozenset({"who", "which"})
_HEDGE_GROUP = grammar.BE | grammar.TIME_WORDS | {"widely", "generally", "have", "has"}


def hedged_participle(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "now said to be …" and of "it is believed that …"."""
    lower = sentence.lower
    word = lower[index]
    following = lower[index + 1] if index + 1 < len(sentence) else ""
    group = index
    while group and lower[group - 1] in _HEDGE_GROUP:
        group -= 1
    passive = any(lower[at] in grammar.BE for at in range(group, index))
    if (
        word in cues.HEDGE_PARTICIPLES
        and following == "to"
        and is_infinitive(sentence, index + 1)
        and (passive or _bare_participle(sentence, group))
    ):
        subject = subject_before(sentence, group, after_comma=not passive)
        if subject is None:
            return None
        end = clause_end(sentence, index + 1)
        antecedent = None
        if lower[group - 1] in _RELATIVE:
            # The relative clause alone is hedged; what goes on after its comma is said by somebody.
            antecedent, subject = subject, (group - 1, group)
            end = _relative_end(sentence, index + 3, end, closed=lower[group - 2] == ",")
            antecedent = _whole_subject(sentence, antecedent, end)
        by = agent_after(sentence, index, end)
        infinitive = lower[index + 2 : index + 4]
        hedge_end = index + (
            4 if infinitive == ["have", "been"] else 3 if infinitive[:1] in (["be"], ["have"]) else 2
        )
        return Relation(
            (index, index + 1),
            HopAct.UNKNOWN,
            by,
            [(subject[0], end)],
            hedge=(group, min(hedge_end, end)),
            reason="a hedge without a speaker",
            antecedent=antecedent,
        )
    if word in cues.AGENTLESS_IT and passive and group and lower[group - 1] == "it":
        start = index + 2 if following == "that" else index + 1
        end = clause_end(sentence, start)
        if end - start >= 2:
            return Relation(
                (index, index + 1),
                HopAct.UNKNOWN,
                None,
                [(start, end)],
                hedge=(group - 1, start),
                reason="a hedge without a speaker",
            )
    return None


def _relative_end(sentence: Sentence, start: int, end: int, *, closed: bool) -> int:
    """Return where a hedged relative clause ends: at its comma, or without one at the sentence's own verb."""
    for at in range(start, end):
        if sentence.lower[at] == ",":
            return at
        own_verb = sentence.lower[at] in grammar.FINITE_AUXILIARIES - {"have"}
        if own_verb and not closed and sentence.lower[at - 1] not in grammar.CONJUNCTIONS | grammar.PRONOUNS:
            return at
    return end


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
    return group > 0 and (sentence.lower[group - 1] == "," or not sentence.looks_finite(group - 1))


def hedge_adverb(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "reportedly": its clause, said by nobody in particular."""
    start = clause_start(sentence, index)
    end = clause_end(sentence, index + 1)
    if end - index < 3:
        return None
    return Relation(
        (index, index + 1),
        HopAct.UNKNOWN,
        None,
        [(start, end)],
        hedge=(index, index + 1),
        reason=f"“{sentence.lower[index]}” names nobody",
    )
