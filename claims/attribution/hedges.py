"""Hedges without a speaker: "now said to be", "it is believed that", "reportedly"."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import clause_end, clause_start
from claims.attribution.nouns import agent_after, subject_before
from claims.attribution.relation import Relation
from claims.attribution.sentence import Sentence
from claims.vocabulary import HopAct

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
            end = next((at for at in range(index + 1, end) if lower[at] == ","), end)
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
