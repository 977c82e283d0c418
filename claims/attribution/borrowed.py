"""Cues whose speaker is named elsewhere: "…, adding that", "was quoted as saying", "as reported by"."""

from claims.attribution import grammar
from claims.attribution.bounds import clause_before, clause_end, content_before
from claims.attribution.contents import content_after
from claims.attribution.cues import Cue, Strength
from claims.attribution.nouns import noun_phrase_after, opening_subject, subject_before
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.tails import after_cue
from claims.vocabulary import HopAct

_SHORTEST_CONTENT = 2
_AUXILIARIES = grammar.BE | grammar.HAVE | grammar.TIME_WORDS


def as_reported(
    sentence: Sentence, cue_span: TokenSpan, source: TokenSpan | None, cue: Cue
) -> Relation | None:
    """Return the relation of "As reported by Niva, …" and "…, as the ministry said"."""
    if source is None:
        return None
    first = min(cue_span[0], source[0]) - 1
    last = max(cue_span[1], source[1])
    relation = Relation(cue_span, cue.act, source, [], reason="“as” with its speaker")
    if first <= 1 and last + 2 < len(sentence) and sentence.lower[last] == ",":
        relation.content.append((last + 1, clause_end(sentence, last + 1)))
        return relation
    left = clause_before(sentence, first)
    if first <= 1 or left is None:
        return None
    relation.content.append(left)
    return relation


def coordinated_subject(sentence: Sentence, verb_start: int, found: list[Relation]) -> TokenSpan | None:
    """Return the subject that "…, but insisted that" takes over."""
    if verb_start == 0 or sentence.lower[verb_start - 1] not in ("and", "but", "then"):
        return None
    earlier = next((one for one in reversed(found) if one.source is not None and not one.noun), None)
    return earlier.source if earlier is not None else opening_subject(sentence, verb_start)


def told_by(sentence: Sentence, cue_span: TokenSpan, cue: Cue) -> Relation | None:
    """Return the relation of "The wife of Pell was told by guards that …": guards say so, to her.

    Of "Jurors were told that …" nobody is named.
    """
    start, end = cue_span
    group = sentence.lower[start : end - 1]
    told = cue.strength is Strength.TELLS and not grammar.BE.isdisjoint(group)
    if not told or not grammar.NEGATIONS.isdisjoint(group) or end + 1 >= len(sentence):
        return None
    if sentence.lower[end] == "that":
        content = (end + 1, clause_end(sentence, end + 1))
        reason = "somebody was told, the sentence does not say by whom"
        return Relation(cue_span, cue.act, None, [content], reason=reason)
    return _told_by_source(sentence, cue_span, cue) if sentence.lower[end] == "by" else None


def _told_by_source(sentence: Sentence, cue_span: TokenSpan, cue: Cue) -> Relation | None:
    start, end = cue_span
    source, told = noun_phrase_after(sentence, end + 1), subject_before(sentence, start)
    if source is None or told is None:
        return None
    that = next((at for at in range(source[1], len(sentence)) if sentence.lower[at] in ("that", ",")), None)
    if that is None or sentence.lower[that] != "that":
        return None
    content = (that + 1, clause_end(sentence, that + 1))
    if content[1] - content[0] < _SHORTEST_CONTENT:
        return None
    return Relation((start, end + 1), cue.act, source, [content], told=told, reason="“told by” its speaker")


def carried_cue(sentence: Sentence, index: int, cue: Cue, found: list[Relation]) -> Relation | None:
    """Return the relation of "…, adding that": the speaker is the subject the sentence already has."""
    if index == 0 or sentence.lower[index - 1] not in (",", "and", "while", "before"):
        return None
    tail = after_cue(sentence, index, cue)
    right = content_after(sentence, tail, cue)
    if right is None:
        return None
    earlier = next((one for one in reversed(found) if one.source is not None and not one.noun), None)
    source = earlier.source if earlier is not None else opening_subject(sentence, index)
    if source is None:
        return None
    further = list(earlier.further) if earlier is not None else []
    return Relation(
        (index, index + 1),
        cue.act,
        source,
        [right],
        further,
        told=tail.told,
        reason=f"“{sentence.words[index]}” carries the speaker on",
    )


def _quoting(
    sentence: Sentence, cue: TokenSpan, quoting: TokenSpan | None, speaker: TokenSpan | None
) -> Relation | None:
    """Return the relation of "Niva quoted two officials as saying …"."""
    start = cue[1] + (sentence.lower[cue[1] : cue[1] + 1] == ["that"])
    if quoting is None or speaker is None or start >= len(sentence):
        return None
    speaker = (speaker[0], min(speaker[1], cue[1] - 2))
    content = [(start, clause_end(sentence, start))]
    return Relation(cue, HopAct.QUOTES, quoting, content, [speaker], reason="“quoted … as saying”")


def quoted_as_saying(sentence: Sentence, index: int) -> Relation | None:
    """Return the relation of "was quoted by Niva as saying that …"; the speaker stands behind who quotes."""
    lower = sentence.lower
    quoted = next((at for at in range(index - 1, max(index - 12, -1), -1) if lower[at] == "quoted"), None)
    if quoted is None:
        return None
    verb_start = quoted
    while verb_start and lower[verb_start - 1] in _AUXILIARIES:
        verb_start -= 1
    speaker = subject_before(sentence, verb_start)
    start = index + 1
    if all(word not in grammar.BE for word in lower[verb_start:quoted]):
        # "Niva quoted two officials as saying": the subject quotes.
        cited = noun_phrase_after(sentence, quoted + 1, generous=True)
        return _quoting(sentence, (quoted, index + 1), speaker, cited)
    by = next((at for at in range(quoted, min(index + 3, len(sentence))) if lower[at] == "by"), None)
    quoting = noun_phrase_after(sentence, by + 1) if by is not None else None
    if quoting is not None and quoting[1] > index:
        start = quoting[1]
    if start < len(sentence) and lower[start] in ("that", ",", ":"):
        start += 1
    end = clause_end(sentence, start) if start < len(sentence) else start
    if speaker is None:
        return None
    content = (start, end) if end > start else content_before(sentence, speaker)
    if content is None:
        return None
    source, further = (quoting, [speaker]) if quoting is not None else (speaker, [])
    return Relation(
        (quoted, index + 1), HopAct.QUOTES, source, [content], further, reason="“quoted as saying”"
    )
