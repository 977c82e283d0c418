"""Sources behind a source: "repeating what Niva had reported", "citing two officials"."""

from claims.attribution import cues, grammar
from claims.attribution.bounds import clause_before, clause_end
from claims.attribution.nouns import noun_phrase_after
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

_REPEATING = words("repeating echoing relaying referring reprinting") | cues.CITING
_CITED_WORKS = words("report reports reporting article account story claim claims post statement interview")
_CITES = words("cites cited quotes quoted credits credited")
_CITING_SUBJECTS = words("post report article statement message story account piece it he she they")


def add_credits(sentence: Sentence, found: list[Relation]) -> None:
    """Put the source that a participle credits behind the speaker whose words it repeats, in place.

    With no speaker in the sentence it is the outlet that repeats: the credit is a relation of its own.
    """
    if _REPEATING.isdisjoint(sentence.lower):
        return
    for index in range(len(sentence)):
        if sentence.lower[index] not in _REPEATING or (index and sentence.lower[index - 1] != ","):
            continue
        cited = _credited(sentence, index)
        if cited is None:
            continue
        if sentence.lower[cited[0] - 1] == "what":
            # "what Niva had reported" opens no statement of its own.
            found[:] = [one for one in found if one.source != cited]
        speaker = _speaker_of(index, found)
        if speaker is not None and cited not in speaker.further:
            speaker.further.append(cited)
            speaker.credit = (index, clause_end(sentence, index + 1))
        elif speaker is None and not found:
            left = clause_before(sentence, index - 1) if index else None
            if left is not None and sentence.finite_verb(*left) is not None:
                cue = (index, index + 1)
                found.append(Relation(cue, HopAct.REPORTS, cited, [left], reason="a report that is repeated"))


def _credited(sentence: Sentence, index: int) -> TokenSpan | None:
    """Return whose words are repeated: "what X had reported", "a report by X", or after "citing" anybody."""
    lower = sentence.lower
    start = index + 1
    if lower[start : start + 1] == ["to"]:
        start += 1
    if lower[start : start + 1] == ["what"]:
        named = noun_phrase_after(sentence, start + 1)
        if named is None or named[1] >= len(sentence):
            return None
        after = lower[named[1]]
        return named if after in grammar.HAVE or after in cues.CUES else None
    cited = noun_phrase_after(sentence, start, generous=True)
    if cited is None or (lower[index] in cues.CITING and index):
        return None  # a trailing "citing" is read where it stands
    if lower[index] in cues.CITING:
        return cited
    if lower[cited[1] - 1] in _CITED_WORKS and lower[cited[1] : cited[1] + 1] == ["in"]:
        return noun_phrase_after(sentence, cited[1] + 1)
    phrase = lower[cited[0] : cited[1]]
    work = next((at for at, word in enumerate(phrase) if word in _CITED_WORKS), None)
    return cited if work is not None and {"by", "in", "from", "of"} & set(phrase[work:]) else None


def _speaker_of(index: int, found: list[Relation]) -> Relation | None:
    """Return the relation an opening participle leads to, or the one a trailing participle closes."""
    spoken = [one for one in found if one.source is not None and one.content]
    if index == 0:
        return spoken[0] if spoken else None
    before = [one for one in spoken if one.content[0][0] < index]
    return before[-1] if before else None


def cited_afterwards(sentence: Sentence) -> TokenSpan | None:
    """Return whom a sentence such as "The post cites Niva" names as the source of what was just said."""
    for at in range(1, min(len(sentence), 6)):
        if sentence.lower[at] in _CITES and sentence.lower[at - 1] in _CITING_SUBJECTS:
            cited = noun_phrase_after(sentence, at + 1, generous=True)
            named = cited is not None and any(sentence.capital(token) for token in range(*cited))
            return cited if named else None
    return None
