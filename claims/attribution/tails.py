"""What may stand between a cue and its content: who was told, the occasion, the time, "that"."""

from dataclasses import dataclass

from claims.attribution import grammar
from claims.attribution.adjuncts import is_infinitive, occasion_end, platform_in, recipient_in
from claims.attribution.bounds import CLOSERS, OPENING_ADVERBS
from claims.attribution.cues import Cue, Strength
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words

POSTING = words("post write tweet share publish")
"""What is done on a platform, so that any name after "on" is one."""
_OPENS_STATEMENT = words("he she it they we i the a an his its their our there")
_AFTER_ADDRESSEE = (grammar.AFTER_PHRASE - {"of", "for"}) | {"last", "this"}
_BEFORE_THAT = words("to in at with for during since before")
_MADE_PUBLIC = words("posted published shared uploaded streamed released")


@dataclass(slots=True)
class Tail:
    """What follows a cue before its content: where it ends, and what it said on the way."""

    start: int
    clause_opened: bool = False
    platform: TokenSpan | None = None
    told: TokenSpan | None = None
    addressed: bool = False


def after_cue(sentence: Sentence, index: int, cue: Cue) -> Tail:
    """Skip the addressee, the occasion and the time that may stand between a cue and its content."""
    tail = Tail(index + 1)
    lower = sentence.lower
    if cue.lemma == "point":
        tail.start = _past_particle(sentence, tail.start)
    if cue.strength is Strength.TELLS and lower[tail.start : tail.start + 1] not in (["of"], ["about"]):
        _skip_addressee(sentence, tail)
    tail.start = _past_parenthesis(sentence, _past_adverb(sentence, tail.start))
    while tail.start < len(sentence):
        word = lower[tail.start]
        if word == "that":
            _open_clause(sentence, index, tail)
            break
        if word in ("last", "this", "next") and _is_occasion(sentence, tail.start + 1):
            tail.start += 2
        elif word in grammar.PREPOSITIONS:
            end = _adjunct_after(sentence, tail.start)
            if end is None:
                break
            posting = cue.lemma in POSTING or lower[tail.start - 1] in _MADE_PUBLIC
            tail.platform = tail.platform or platform_in(sentence, tail.start, end, posting=posting)
            tail.told = tail.told or recipient_in(sentence, tail.start, end)
            tail.start = end
        elif _is_passed_over(sentence, tail.start):
            tail.start += 1
        else:
            break
    if tail.start < len(sentence) and lower[tail.start] in (":", ",") and sentence.is_quote(tail.start + 1):
        tail.start += 1
    return tail


def _past_particle(sentence: Sentence, start: int) -> int:
    """Skip "out" of "pointed out that", and "it bluntly" of "put it bluntly: “…”"."""
    start += sentence.lower[start : start + 1] in (["out"], ["it"])
    manner = start < len(sentence) and sentence.is_adverb(start)
    return start + 1 if manner else start


def _past_adverb(sentence: Sentence, start: int) -> int:
    """Skip ", however,"."""
    inserted = sentence.lower[start : start + 3]
    if inserted[:1] != [","] or inserted[2:] != [","]:
        return start
    return start + 3 if inserted[1] in OPENING_ADVERBS or inserted[1] == "though" else start


def _open_clause(sentence: Sentence, cue: int, tail: Tail) -> None:
    """Step over "that", unless it is the subject itself, or tells more about what the words stand in."""
    behind = tail.start + 1
    if tail.start > cue + 1 and not tail.addressed and _tells_more(sentence, behind):
        return  # "said in a statement that gave no details"
    tail.clause_opened = True
    # "argue that is too late": the word is the subject itself.
    if not (behind < len(sentence) and sentence.lower[behind] in grammar.BE | grammar.MODALS):
        tail.start = _past_according(sentence, behind)


def _is_occasion(sentence: Sentence, at: int) -> bool:
    return at < len(sentence) and sentence.lower[at] in grammar.ADJUNCT_HEADS


def _adjunct_after(sentence: Sentence, start: int) -> int | None:
    end = None if is_infinitive(sentence, start) else occasion_end(sentence, start)
    return end or _occasion_until_that(sentence, start)


def _occasion_until_that(sentence: Sentence, start: int) -> int | None:
    """Return where "to colleagues" ends in "complained to colleagues that it": at "that" and its subject."""
    that = _words_until_that(sentence, start) if sentence.lower[start] in _BEFORE_THAT else None
    if that is None or that + 1 >= len(sentence) or sentence.looks_finite(that + 1):
        return None
    return that


def _is_passed_over(sentence: Sentence, index: int) -> bool:
    """Whether a word after a cue only says when ("on Monday"), or how a statement was made public."""
    word, before = sentence.lower[index], sentence.lower[index - 1]
    if sentence.is_adverb(index) and sentence.lower[index + 1 : index + 2] == ["to"]:
        return not is_infinitive(sentence, index + 1)  # "confirmed exclusively to Radio Quay that"
    if word in grammar.TIME_WORDS or word in grammar.MONTHS:
        return True
    if word == "." or word.isdigit():
        return before in grammar.MONTHS or sentence.lower[index - 2] in grammar.MONTHS  # "Nov. 18"
    if word in _MADE_PUBLIC:
        return before in grammar.POSTS or before in ("statement", "letter")
    return word == "," and sentence.lower[index + 1 : index + 2] == ["that"]


def _tells_more(sentence: Sentence, index: int) -> bool:
    """Whether a verb stands right behind "that", so that it tells more about the noun before it."""
    return index < len(sentence) and sentence.looks_finite(index) and sentence.lower[index] not in grammar.BE


def _past_according(sentence: Sentence, start: int) -> int:
    """Skip ", according to the police," behind "that", and the comma of any other insertion."""
    if sentence.lower[start : start + 1] != [","]:
        return start
    if sentence.lower[start + 1 : start + 3] != ["according", "to"]:
        return start + 1
    closing = next((at for at in range(start + 3, len(sentence)) if sentence.lower[at] == ","), None)
    return start if closing is None else closing + 1


def _past_parenthesis(sentence: Sentence, start: int) -> int:
    """Skip "said, without naming a source, that" up to "that"."""
    if sentence.lower[start : start + 1] != [","]:
        return start
    for at in range(start + 1, min(start + 10, len(sentence) - 1)):
        if sentence.lower[at] == ",":
            return at + 1 if sentence.lower[at + 1] == "that" else start
        if sentence.lower[at] in CLOSERS or sentence.is_quote(at):
            break
    return start


def _skip_addressee(sentence: Sentence, tail: Tail) -> None:
    lower = sentence.lower
    start = at = tail.start
    until_that = _words_until_that(sentence, start)
    if until_that is not None:
        at = until_that
    while until_that is None and at < min(start + 7, len(sentence)):
        word = lower[at]
        if sentence.is_quote(at) or word in CLOSERS or word in (",", "that"):
            break
        following = lower[at + 1] if at + 1 < len(sentence) else ""
        name_goes_on = sentence.capital(at) and bool(following) and sentence.capital(at + 1)
        if word == "her" and lower[at + 2 : at + 3] and lower[at + 2] in (",", "that"):
            at += 1  # "told her sister, who"
        elif word in grammar.ADDRESSEES and following not in grammar.ADDRESSEES and not name_goes_on:
            at += 1
            break
        if at > start and sentence.capital(at - 1) and not sentence.capital(at):
            break
        if at == start + 1 and lower[start].endswith("s") and word in _OPENS_STATEMENT:
            break  # "told doctors he ate"
        at += 1
    cut_name = (
        at - start > 1 and at < len(sentence) and sentence.looks_finite(at) and sentence.capital(at - 1)
    )
    if cut_name and until_that is None:
        at -= 1  # "told Radio Quay Pell was": the last name is the subject of what was told
    if at > start and (at == len(sentence) or until_that or at - start < 7):
        tail.start = at
        tail.addressed = True
        last = _addressee_end(sentence, start, at)
        first = start + 1 if lower[start] in grammar.DETERMINERS and last - start > 1 else start
        tail.platform = platform_in(sentence, last, at)
        if lower[first] not in grammar.PRONOUNS:
            tail.told = (first, last)


def _addressee_end(sentence: Sentence, start: int, end: int) -> int:
    """Return where an addressee ends and the occasion begins ("his staff | on Monday")."""
    for at in range(start + 1, end):
        word = sentence.lower[at]
        if word in _AFTER_ADDRESSEE:
            return at
    return end


def _words_until_that(sentence: Sentence, start: int) -> int | None:
    for at in range(start + 1, min(start + 10, len(sentence))):
        if sentence.lower[at] == "that":
            return at
        if not sentence.lower[at][:1].isalnum() or sentence.looks_finite(at):
            return None
    return None
