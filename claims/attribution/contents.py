"""What a cue attributes: the verb group before it, and the words after it that are content."""

from dataclasses import dataclass

from claims.attribution import grammar
from claims.attribution.adjuncts import is_infinitive, occasion_end, platform_in, recipient_in
from claims.attribution.bounds import CLOSERS, OPENING_ADVERBS, clause_end, clause_start
from claims.attribution.cues import CUES, Cue, Strength
from claims.attribution.relation import TokenSpan
from claims.attribution.sentence import Sentence
from claims.attribution.wordlist import words

POSTING = words("post write tweet share publish")
"""What is done on a platform, so that any name after "on" is one."""
_MADE_PUBLIC = words("posted published shared uploaded streamed released")
_STANDS_ALONE = words("say tell insist argue allege believe warn")
_QUESTION_WORDS = words("what how if when")
_TO_FOLLOWS = words("claim deny admit expect hope agree vow pledge promise threaten")


@dataclass(slots=True)
class Tail:
    """What follows a cue before its content: where it ends, and what it said on the way."""

    start: int
    clause_opened: bool = False
    platform: TokenSpan | None = None
    told: TokenSpan | None = None
    addressed: bool = False


def is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a word that could be a cue is a noun here ("the report said", "a claim of")."""
    before = sentence.lower[index - 1] if index else ""
    following = sentence.lower[index + 1] if index + 1 < len(sentence) else ""
    if before in grammar.DETERMINERS and before not in (
        "that",
        "this",
        "all",
        "both",
        "some",
        "many",
        "several",
        "most",
        "few",
        "each",
    ):
        return True
    if index and sentence.capital(index - 1):
        preposition = False  # "Hand Across said": a name
    else:
        preposition = before in grammar.PREPOSITIONS or before == "to"
    if preposition or before.endswith(("’s", "'s")):
        return True
    word = sentence.lower[index]
    if word.endswith("s") and word != "says" and following in grammar.BE | grammar.HAVE | grammar.MODALS:
        return True  # "four other states have": a verb takes no second verb right behind it
    if word in CUES and word == CUES[word].lemma and word != "say":
        if not _has_plural_subject(sentence, index):
            return True
        if following in CUES and CUES[following].finite:
            return True
    return following == "of" or (
        index == 0 and following != "," and sentence.lower[index] not in ("said", "says")
    )


def _is_plural_subject(word: str) -> bool:
    return word in (
        "they",
        "we",
        "i",
        "you",
        "police",
        "people",
        "who",
        "also",
        "both",
        "media",
        "men",
        "women",
        ",",
    ) or (word.endswith("s") and not word.endswith("ss"))


def _has_plural_subject(sentence: Sentence, index: int) -> bool:
    """Whether a base form has a plural subject: right before it, or at the head of its clause."""
    if _is_plural_subject(sentence.lower[index - 1] if index else ""):
        return not sentence.looks_finite(index - 1)
    start = clause_start(sentence, index)
    before = range(max(start, index - 5), index)
    if index - start > 5 or any(
        sentence.looks_finite(at) or sentence.lower[at].endswith("ing") for at in before
    ):
        return False
    return any(_is_plural_subject(sentence.lower[at]) for at in before)


def verb_group(sentence: Sentence, index: int) -> tuple[int, bool]:
    """Return where the verb group of a cue begins, and whether it attributes nothing ("did not say")."""
    start = index
    blocked = False
    while start:
        word = sentence.lower[start - 1]
        if word in grammar.NEGATIONS or word in grammar.MODALS or word in ("to", "did", "do", "does"):
            blocked = blocked or sentence.lower[index] not in ("deny", "denied")
        elif word in grammar.BE:
            blocked = True
        elif word in grammar.WEEKDAYS and start >= 2 and sentence.lower[start - 2] == "on":
            start -= 1
        elif not (word in grammar.HAVE or word in grammar.TIME_WORDS or word.endswith("ly")):
            break
        start -= 1
    return start, blocked


def after_cue(sentence: Sentence, index: int, cue: Cue) -> Tail:
    """Skip the addressee, the occasion and the time that may stand between a cue and its content."""
    tail = Tail(index + 1)
    lower = sentence.lower
    if cue.strength is Strength.TELLS:
        _skip_addressee(sentence, tail)
    if (
        lower[tail.start : tail.start + 1] == [","]
        and lower[tail.start + 2 : tail.start + 3] == [","]
        and (lower[tail.start + 1] in OPENING_ADVERBS or lower[tail.start + 1] == "though")
    ):
        tail.start += 3
    tail.start = _past_parenthesis(sentence, tail.start)
    while tail.start < len(sentence):
        word = lower[tail.start]
        if word == "that":
            tail.clause_opened = True
            # "argue that is too late": the word is the subject itself.
            if not (tail.start + 1 < len(sentence) and lower[tail.start + 1] in grammar.BE | grammar.MODALS):
                tail.start += 1
            break
        if (
            word in ("last", "this", "next")
            and lower[tail.start + 1 : tail.start + 2][0:1]
            and (lower[tail.start + 1] in grammar.ADJUNCT_HEADS)
        ):
            tail.start += 2
        elif word in grammar.PREPOSITIONS and not is_infinitive(sentence, tail.start):
            end = occasion_end(sentence, tail.start)
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


def _is_passed_over(sentence: Sentence, index: int) -> bool:
    """Whether a word after a cue only says when ("on Monday"), or how a statement was made public."""
    word, before = sentence.lower[index], sentence.lower[index - 1]
    if word.endswith("ly") and sentence.lower[index + 1 : index + 2] == ["to"]:
        return not is_infinitive(sentence, index + 1)  # "confirmed exclusively to Radio Quay that"
    if word in grammar.TIME_WORDS | grammar.MONTHS:
        return True
    if word in _MADE_PUBLIC:
        return before in grammar.POSTS | {"statement", "letter"}
    return word == "," and sentence.lower[index + 1 : index + 2] == ["that"]


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
        if word in grammar.ADDRESSEES and following not in grammar.ADDRESSEES and not name_goes_on:
            at += 1
            break
        if at > start and sentence.capital(at - 1) and not sentence.capital(at):
            break
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
        if (word in grammar.PREPOSITIONS - {"of", "for"}) or word in grammar.TIME_WORDS | {"last", "this"}:
            return at
    return end


def _words_until_that(sentence: Sentence, start: int) -> int | None:
    for at in range(start + 1, min(start + 10, len(sentence))):
        if sentence.lower[at] == "that":
            return at
        if not sentence.lower[at][:1].isalnum() or sentence.looks_finite(at):
            return None
    return None


def content_after(sentence: Sentence, tail: Tail, cue: Cue) -> TokenSpan | None:
    """Return the words after a cue that it attributes, or None when what follows is something else."""
    start = tail.start
    if start >= len(sentence) or sentence.lower[start] in CLOSERS | {",", "and", "or"}:
        return None
    span = (start, clause_end(sentence, start))
    return span if span[1] > start and _is_content(sentence, tail, span, cue) else None


def _is_content(sentence: Sentence, tail: Tail, span: TokenSpan, cue: Cue) -> bool:
    start, end = span
    first = sentence.lower[start]
    if sentence.is_quote(start):
        return True
    if cue.strength is Strength.CALLS:
        quotes = (*sentence.quotes, *sentence.short_quotes)
        return any(start < at < end for at in quotes)
    if first in grammar.CONJUNCTIONS and first not in _QUESTION_WORDS:
        return tail.clause_opened and first == "that"
    if tail.clause_opened:
        return end - start >= 2
    if first == "to":
        takes_infinitive = cue.strength is Strength.PROMISES or cue.lemma in _TO_FOLLOWS
        return takes_infinitive and end - start >= 3
    return _fits_verb(sentence, tail, span, cue)


def _fits_verb(sentence: Sentence, tail: Tail, span: TokenSpan, cue: Cue) -> bool:
    """Whether the words are what this kind of verb takes without "that" or a quotation."""
    start, end = span
    match cue.strength:
        case Strength.URGES:
            return ("of" if cue.lemma == "accuse" else "to") in sentence.lower[start + 1 : end]
        case Strength.SHOWS:
            return end - start >= 3 and sentence.lower[start] not in grammar.PREPOSITIONS
        case Strength.TELLS if cue.lemma != "warn" and not tail.addressed:
            return False
        case _:
            return _is_statement(sentence, start, end, cue)


def _is_statement(sentence: Sentence, start: int, end: int, cue: Cue) -> bool:
    """Whether the words read as a clause of their own."""
    limit = next((at for at in range(start + 1, end) if opens_clause(sentence, at)), end)
    verb = sentence.finite_verb(start + 1, limit)
    if cue.lemma in ("publish", "post") and any(
        _is_speaking_verb(sentence, at) for at in range(start, verb or end)
    ):
        return False
    if verb is not None:
        return True
    if cue.lemma in ("report", "confirm", "announce"):
        # "Police confirm two arrests": a count is a statement, "announced the decision" is none.
        return sentence.lower[start] in grammar.QUANTIFIERS or sentence.lower[start].isdigit()
    if cue.lemma in ("deny", "expect"):
        return end - start >= 2 and sentence.lower[start] not in grammar.PREPOSITIONS
    if cue.lemma not in _STANDS_ALONE or end - start < 3:
        return False
    return sentence.lower[start] not in grammar.PREPOSITIONS and not sentence.lower[start].endswith("ing")


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether the token begins a subordinate clause."""
    word = sentence.lower[at]
    if word in ("after", "before", "since", "following", "until"):
        return True
    return word in grammar.CONJUNCTIONS and word not in ("and", "or")


def _is_speaking_verb(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at]
    return word in CUES and word.endswith("s") and CUES[word].finite and not is_noun(sentence, at)
