"""Noun phrases: the subject before a verb, the speaker after one."""

from claims.attribution import grammar
from claims.attribution.actors import actor_of
from claims.attribution.adjuncts import occasion_end
from claims.attribution.bounds import (
    CLOSERS,
    OPENING_ADVERBS,
    clause_before,
    clause_start,
    comparator_at,
    is_adverbial,
)
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words
from claims.vocabulary import NodeKind

_NEVER_INSIDE = grammar.BARE_PRONOUNS | grammar.TIME_WORDS | words("including according")
_NEVER_NOUNS = grammar.PREPOSITIONS | grammar.CLAUSE_LINKS | grammar.TIME_WORDS
_PERSONAL = words("he she they it i we him her them")
_POSTPOSED = words("briefed involved based interviewed contacted reached surveyed")
"""Participles that tell which people are meant, right behind the noun."""


def subject_before(sentence: Sentence, verb_start: int, *, after_comma: bool = False) -> TokenSpan | None:
    """Return the subject phrase that ends where a verb group begins, appositives included."""
    last = verb_start
    if last and after_comma and sentence.lower[last - 1] == ",":
        last -= 1
    if last <= 0 or sentence.is_quote(last - 1):
        return None
    if sentence.lower[last - 1] == ",":
        return _subject_with_appositive(sentence, last)
    word = sentence.lower[last - 1]
    if word in ("and", "or", "but"):
        return None
    if word == ")":
        opening = next(
            (at for at in range(last - 2, max(last - 6, 0), -1) if sentence.lower[at] == "("), None
        )
        start = _noun_phrase_start(sentence, opening - 1) if opening else None
        return None if start is None else (start, last)
    if word in ("who", "which", "that"):
        before = last - 2 if last >= 2 and sentence.lower[last - 2] == "," else last - 1
        start = _noun_phrase_start(sentence, before - 1)
        return (start, before) if start is not None else None
    start = _noun_phrase_start(sentence, last - 1)
    return None if start is None else (start, last)


def _subject_with_appositive(sentence: Sentence, last: int) -> TokenSpan | None:
    """Return "Maria Orr, the mayor," of "Maria Orr, the mayor, said"."""
    comma = previous_comma(sentence, last - 2)
    if comma is None:
        return None
    start = clause_start(sentence, comma)
    head_end = next((at for at in range(start, comma + 1) if sentence.lower[at] == ","), comma)
    if last - comma == 3 and sentence.lower[comma + 1] in OPENING_ADVERBS:
        first = _noun_phrase_start(sentence, comma - 1)
        return None if first is None else (first, comma)
    if sentence.finite_verb(start, head_end) is None and not is_adverbial(
        sentence, (start, max(head_end, start + 1))
    ):
        first = _noun_phrase_start(sentence, head_end - 1)
        return None if first is None else (first, last)
    first = _noun_phrase_start(sentence, comma - 1)
    return None if first is None else (first, last)


def previous_comma(sentence: Sentence, index: int) -> int | None:
    """Return the last comma at or before `index` in the same clause."""
    for at in range(index, -1, -1):
        if sentence.lower[at] == ",":
            return at
        if sentence.lower[at] in CLOSERS or sentence.is_quote(at):
            return None
    return None


def closes_appositive(sentence: Sentence, verb: int) -> bool:
    """Whether the comma before a verb closes a remark on its subject, so that the subject is on the left."""
    comma = previous_comma(sentence, verb - 2)
    if comma is None or comma == 0:
        return False
    start = clause_start(sentence, comma)
    return (
        sentence.finite_verb(
            start, next((at for at in range(start, comma + 1) if sentence.lower[at] == ","), comma)
        )
        is None
    )


def _noun_phrase_start(sentence: Sentence, last: int) -> int | None:
    """Walk left over a noun phrase that ends with the token `last`; return its first token."""
    lower = sentence.lower
    if last < 0 or not lower[last][:1].isalnum() or sentence.is_quote(last):
        return None
    if lower[last] in grammar.PRONOUNS:
        return last
    at = last
    while at >= 0 and not _is_outside(sentence, at, last):
        at -= 1
        if _begins_phrase(sentence, at + 1):
            break
    start = at + 1
    while start < last and (lower[start] == "and" or lower[start] in grammar.PREPOSITIONS):
        start += 1
    ends_in_name = last > 0 and sentence.capital(last)
    start = _with_comparator(sentence, start, last)
    return start if start <= last and (ends_in_name or lower[last] not in grammar.PREPOSITIONS) else None


def _with_comparator(sentence: Sentence, start: int, last: int) -> int:
    """Take in "at least" and "more than" before a number: without them it is another number."""
    number = start + (sentence.lower[start] in ("least", "most") and start < last)
    if not (sentence.lower[number][:1].isdigit() or sentence.lower[number] in grammar.QUANTIFIERS):
        return start
    for length in (2, 1):
        if number >= length and comparator_at(sentence, number - length) == length:
            return number - length
    return start


def _is_outside(sentence: Sentence, at: int, last: int) -> bool:
    """Whether the noun phrase that ends with the token `last` begins behind the token at `at`."""
    word = sentence.lower[at]
    if not (word[:1].isalnum() or word == "&") or sentence.is_quote(at) or word in _NEVER_INSIDE:
        return True
    if word in grammar.CONJUNCTIONS:
        return not (word == "and" and _joins_nouns(sentence, at))
    if at != last and sentence.looks_finite(at):
        return not (_is_participle(sentence, at) or _describes_noun(sentence, at))
    if word in grammar.PREPOSITIONS and not (at and sentence.capital(at)):
        return not _joins_noun(sentence, at)
    return False


def _begins_phrase(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase begins with the token at `at`: a determiner, or a number that has none."""
    word, before = sentence.lower[at], sentence.lower[at - 1] if at else ""
    if word in grammar.QUANTIFIERS and at and before not in grammar.DETERMINERS:
        return not (at > 1 and before in grammar.NOUN_PREPOSITIONS and is_nounlike(sentence, at - 2))
    return word in grammar.DETERMINERS and before not in grammar.NOUN_PREPOSITIONS


def _joins_noun(sentence: Sentence, at: int) -> bool:
    """Whether a preposition belongs to the noun phrase before it ("officials in Minsk", "briefed on it")."""
    if at == 0 or sentence.lower[at] not in grammar.NOUN_PREPOSITIONS:
        return False
    return is_nounlike(sentence, at - 1) or _describes_noun(sentence, at - 1)


def _joins_nouns(sentence: Sentence, index: int) -> bool:
    return (
        0 < index < len(sentence) - 1
        and is_nounlike(sentence, index - 1)
        and (sentence.finite_verb(clause_start(sentence, index), index) is None)
    )


def is_nounlike(sentence: Sentence, index: int) -> bool:
    """Whether the token at `index` can belong to a noun phrase."""
    word = sentence.lower[index]
    return word[:1].isalnum() and word not in _NEVER_NOUNS and (not sentence.looks_finite(index))


def _is_participle(sentence: Sentence, index: int) -> bool:
    """Whether a form in -ed describes the noun after it ("the exiled opposition", "US-funded radio")."""
    if index == 0 or not sentence.lower[index].endswith("ed") or index + 1 >= len(sentence):
        return False
    if sentence.lower[index - 1] in grammar.DETERMINERS or sentence.capital(index + 1):
        return True
    # "a paper published last month in Stone": what qualifies a noun is followed by when or where.
    following = sentence.lower[index + 1]
    return (
        following in ("last", "this", "on", "in", "by", "at")
        and index >= 2
        and (sentence.lower[index - 2] in grammar.DETERMINERS)
    )


def noun_phrase_after(sentence: Sentence, index: int, *, generous: bool = False) -> TokenSpan | None:
    """Return the noun phrase that begins at `index`; a generous one takes in what qualifies it."""
    lower = sentence.lower
    if index >= len(sentence) or not lower[index][:1].isalnum():
        return None
    if lower[index] in _PERSONAL and not generous:
        owner = lower[index] == "her" and index + 1 < len(sentence) and is_nounlike(sentence, index + 1)
        if not owner:  # not "said her colleague"
            return index, index + 1
    at = index
    while at < len(sentence):
        word = lower[at]
        if sentence.is_quote(at) or not (word[:1].isalnum() or word in "&'’"):
            break
        if at > index and _ends_noun_phrase(sentence, at, generous=generous):
            break
        at += 1
    return (index, at) if at > index and lower[index] not in grammar.CONJUNCTIONS else None


def _ends_noun_phrase(sentence: Sentence, at: int, *, generous: bool) -> bool:
    word = sentence.lower[at]
    if _describes_noun(sentence, at) or (word in grammar.PREPOSITIONS and _describes_noun(sentence, at - 1)):
        return False
    if word in grammar.PREPOSITIONS:
        return _preposition_ends(sentence, at, generous=generous)
    if word == "and":
        return not (at + 1 < len(sentence) and is_nounlike(sentence, at + 1))
    if word in grammar.CONJUNCTIONS:
        describes = word in ("who", "that") and sentence.lower[at - 1] in ("sources", "source", "official")
        return not (generous and describes)
    if word in grammar.BARE_PRONOUNS:
        return True
    goes_on = generous and _by_follows(sentence, at)
    return (word in grammar.TIME_WORDS or sentence.looks_finite(at)) and not goes_on


def _describes_noun(sentence: Sentence, at: int) -> bool:
    """Whether a form in -ed belongs to the noun before it ("people briefed on the talks")."""
    following = sentence.lower[at + 1] if at + 1 < len(sentence) else ""
    return (
        sentence.lower[at] in _POSTPOSED
        and following in grammar.PREPOSITIONS
        and not sentence.capital(at - 1)
        and is_nounlike(sentence, at - 1)
    )


def _preposition_ends(sentence: Sentence, at: int, *, generous: bool) -> bool:
    word = sentence.lower[at]
    if word in ("of", "for", "from") or (generous and word in ("by", "at", "to", "with")):
        return False
    if not generous and word not in ("in", "at"):
        return True
    return occasion_end(sentence, at) is not None and not _by_follows(sentence, at)


def _by_follows(sentence: Sentence, index: int) -> bool:
    """Whether "by" and its noun are still to come ("a report published on Monday by …")."""
    for at in range(index, min(index + 8, len(sentence))):
        if sentence.lower[at] == "by":
            return True
        if not sentence.lower[at][:1].isalnum():
            return False
    return False


def opening_subject(sentence: Sentence, before: int) -> TokenSpan | None:
    """Return the subject of the clause in front of the token `before`."""
    clause = clause_before(sentence, before - 1)
    if clause is None:
        return None
    verb = sentence.finite_verb(clause[0] + 1, clause[1]) or _present_verb(sentence, clause)
    if verb is None:
        return None
    while verb and (sentence.lower[verb - 1] in grammar.TIME_WORDS or sentence.is_adverb(verb - 1)):
        verb -= 1
    return subject_before(sentence, verb)


def _present_verb(sentence: Sentence, clause: TokenSpan) -> int | None:
    """Return a word in -s with the noun phrase it governs behind it ("The ministry disputes the figure")."""
    for at in range(clause[0] + 1, clause[1] - 1):
        word = sentence.lower[at]
        governs = sentence.lower[at + 1] in grammar.DETERMINERS
        if (
            governs
            and word.endswith("s")
            and not word.endswith(("ss", "’s", "'s"))
            and not sentence.capital(at)
        ):
            return at
    return None


def agent_after(sentence: Sentence, index: int, end: int) -> TokenSpan | None:
    """Return who is named after "believed by"; None when nobody is."""
    if sentence.lower[index + 1 : index + 2] == ["by"]:
        agent = noun_phrase_after(sentence, index + 2)
        return agent if agent is not None and agent[1] <= end else None
    return None


def is_evidence(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a subject is something that shows: a study, figures, pictures."""
    return any(word in grammar.EVIDENCE for word in sentence.lower[span[0] : span[1]])


def is_speaker(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a headline's part names a speaker: a few words, no verb, a known kind of source or a name."""
    words = " ".join(sentence.words[span[0] : span[1]])
    if sentence.finite_verb(*span) is not None or sentence.holds_quote(*span):
        return False
    actor = actor_of(words)
    return actor.role is not NodeKind.PERSON or (not actor.vague and len(actor.name.split()) <= 3)


def verb_follows(sentence: Sentence, index: int) -> bool:
    """Whether a verb goes on after "X, citing Y,"."""
    return (
        sentence.lower[index : index + 1] == [","]
        and index + 1 < len(sentence)
        and (sentence.finite_verb(index + 1, index + 4) is not None)
    )
