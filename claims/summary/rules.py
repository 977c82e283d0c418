"""The rules that the gates name, and which of them a person may answer for."""

from claims.model.cards import SentenceCard

FORCED_BY_A_PERSON = frozenset(
    {"numbers", "dates", "names", "hedge", "meaning", "likelihood", "attribution", "verdict"}
)
"""Gates on how a sentence is put; what it rests on and who approves it is no matter of words."""


def rule_of(problem: str) -> str:
    """Return the rule that a problem names."""
    return problem.partition(":")[0]


def forceable(sentence: SentenceCard) -> tuple[str, ...]:
    """Return the problems of a sentence that an editor may answer for, in their order."""
    return tuple(problem for problem in sentence.problems if rule_of(problem) in FORCED_BY_A_PERSON)
