"""A suggestion's words restated so that they stand alone: subject, days, and no attribution left in them."""

import re
from datetime import date, timedelta

from claims.attribution.clauses import Part
from claims.attribution.drafts import Draft
from claims.attribution.grammar import (
    BE,
    CONTRASTS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    HAVE,
    IRREGULAR_PAST,
    PRONOUNS,
)
from claims.attribution.kinship import related
from claims.attribution.naming import NameIndex
from claims.attribution.wordlist import words
from claims.model.chains import Hedge
from claims.model.texts import TimeSpan
from claims.vocabulary import NodeKind, SuggestionKind

# "Pell, however, was" and "One of them, the pilot Pell, was": what stands alone is about Pell.
_INSERTED = re.compile(r",\s(?:however|meanwhile|though|too|moreover|therefore)(?=,|\s|$),?", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"^one of (?:them|these|those), (?P<who>[^,]+), ?(?=\w)", re.IGNORECASE)
_RELATIVE_DAY = re.compile(
    r"\b(?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|year|weekend)\b|\b(?:yes|to)(?:terday|day|morrow)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_QUOTE_MARKS = re.compile('[“”"„«»「」『』]')
_OPENERS = (
    *("however", "meanwhile", "but", "and", "yet", "still", "moreover", "also", "so", "then", "instead"),
    *("separately", "therefore", "that"),
)
_OPENING = re.compile(rf"^(?:{'|'.join(_OPENERS)})\b,?\s+(?=\S)", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|our|my|us|me|I’m|I'm|we’re|we're|we’ve|we've|I’ve|I've|we’ll|we'll)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:he|she|his|her|him)(?=\s|’s|'s)", re.IGNORECASE)
_PLURAL_PRONOUN = re.compile(
    r"^(?:they|their|it|its|this|these|those|that|there’s)\b(?!\s+(?:is|are|was|were)\s+no\b)", re.IGNORECASE
)
_AGE = re.compile(r"^the (\d{1,3})-year-old\b", re.IGNORECASE)
_SINGLE_DAY_WORDS = words("today yesterday tomorrow tonight")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def restate(
    text: str, draft: Draft, names: NameIndex, times: tuple[TimeSpan, ...], speakers: frozenset[str]
) -> tuple[str, list[str]]:
    """Return the claim of a draft and the flags for what could not be resolved.

    `speakers` are all who speak in the text.
    """
    words, flags = _with_days(text, draft, times)
    words = " ".join(words.split())
    words = (
        _without_hedge(draft, draft.hedge, words) if draft.hedge is not None else _with_subject(draft, words)
    )
    if draft.part is Part.DETAIL and _RELATIVE_DAY.search(draft.main):
        flags.append("date-unresolved")  # the main clause is taken over as it stands
    if _has_no_subject(draft, words):
        flags.append("subject-unresolved")
    words = _without_opening(words)
    words, unresolved = _with_names(draft, words, names, speakers)
    flags += unresolved
    if draft.kind is SuggestionKind.DIRECT_QUOTE and _FIRST_PERSON.search(words):
        return f"{draft.hops[-1].actor}: “{words}”", flags
    flat = _QUOTE_MARKS.sub("", words).strip(" ,;:.—–-") or text[draft.start : draft.end]
    return flat[:1].upper() + flat[1:], flags


def _without_opening(words: str) -> str:
    """Leave out "However," and "One of them,", which lean on the sentence before."""
    # Few statements open so, and asking for the first letters costs less than the patterns do.
    if words[:20].lower().startswith(_OPENERS):
        words = _OPENING.sub("", words)
    return _ONE_OF_THEM.sub(r"\g<who> ", words) if words[:3].lower() == "one" else words


def _with_days(text: str, draft: Draft, times: tuple[TimeSpan, ...]) -> tuple[str, list[str]]:
    """Replace what is read against the day of the report by the day itself."""
    if not times:
        return text[draft.start : draft.end], []
    pieces: list[str] = []
    flags: list[str] = []
    at = draft.start
    for span in times:
        if span.start < at or span.end > draft.end or re.search(r"\d{4}", span.text):
            continue
        # "Last week's release" has no wording with days in it that reads well; the words stay as they are.
        possessive = text[span.end : span.end + 1] in ("’", "'")
        if span.first is None or span.last is None or possessive:
            flags.append("date-unresolved")
            continue
        pieces.append(text[at : span.start])
        pieces.append(_day_words(text, span, span.first, span.last))
        if span.start == draft.start and text[span.end : span.end + 1] == " ":
            pieces.append(",")  # "In January 2026, 41 people …": two numbers side by side are misread
        at = span.end
    pieces.append(text[at : draft.end])
    return "".join(pieces), flags[:1]


def _day_words(text: str, span: TimeSpan, first: date, last: date) -> str:
    before = text[max(0, span.start - 7) : span.start].split()[-1:]
    if first == last:
        return _day(first) if before and before[0].lower() in _BEFORE_DAY else f"on {_day(first)}"
    if before and before[0].lower() in ("since", "by", "until", "from", "of", "in", "over", "the"):
        return _period(first, last)
    return f"in {_period(first, last)}"


_BEFORE_DAY = words("on since by until till from before after of for to through between during")


def _period(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if (
        first.day == 1
        and (last + timedelta(days=1)).day == 1
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"the days from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _has_no_subject(draft: Draft, words: str) -> bool:
    """Whether the outlet's words open with a participle or a verb that nothing gave a subject."""
    if draft.attributed or draft.kind is not SuggestionKind.UNATTRIBUTED:
        return False
    first, second = [*words.lower().split(" ", 2), ""][:2]
    if first.endswith("ing") and len(first) > 5:
        # "Beijing declined": a name has its verb behind it.
        named = words[:1].isupper() and second.endswith("ed") and not second.startswith("un")
        return second not in _AFTER_NOUN and not named
    return first in _BARE_VERBS


_AFTER_NOUN = BE | HAVE | IRREGULAR_PAST | FINITE_AUXILIARIES
_BARE_VERBS = words("has have had was were which who")


def _without_hedge(draft: Draft, softened: Hedge, words: str) -> str:
    """Say the hedged matter flatly: the hedge is kept as its own span."""
    hedge = " ".join(softened.text.split())
    head, found, tail = words.partition(hedge)
    if not found:
        return words
    head, tail = head.strip(" ,"), tail.strip(" ,")
    head = _with_antecedent(head, draft.subject) if draft.subject else head
    head = _INSERTED.sub("", head)
    if "," in head:
        head += ","  # "Ann Orr, the mayor, is …" keeps both its commas
    lowered = hedge.lower().split()
    if "to" not in lowered:
        if not head:
            subject = _subject_words(draft.main)
            return f"{subject} is {tail}" if subject and tail.split(" ")[0].endswith("ing") else tail
        return f"{head} {tail}"
    told = lowered[: lowered.index("to")]
    plural = _is_plural(head) if _SINGULAR.isdisjoint(told) else False
    verb, rest = _flat_verb(lowered, tail, plural=plural or not _PLURAL.isdisjoint(told))
    return f"{head} {verb} {rest}"


def _with_antecedent(head: str, antecedent: str) -> str:
    """Put the noun of a relative clause in the place of its pronoun ("whose brother", "one of whom")."""
    if not head:
        return antecedent
    first = antecedent.split(" ", 1)[0].lower()
    inside = first + antecedent[len(first) :] if first in DETERMINERS else antecedent
    return _RELATIVE_HEAD.sub(
        lambda match: (
            (match["part"] + inside if match["part"] else antecedent) + ("’s" if match["whose"] else "")
        ),
        head,
        count=1,
    )


_RELATIVE_HEAD = re.compile(
    r"^(?:(?P<part>\w+ of )(?:whom|which)|(?P<whose>whose)|who|which|that)\b", re.IGNORECASE
)


def _flat_verb(hedge: list[str], tail: str, *, plural: bool) -> tuple[str, str]:
    """Return the verb that an infinitive stands for, and what follows it."""
    if hedge[-2:] == ["have", "been"]:
        return "were" if plural else "was", tail
    if hedge[-1] == "have":
        return "have" if plural else "has", tail
    if hedge[-1] == "be":
        return "are" if plural else "is", tail
    verb, _, rest = tail.partition(" ")
    return verb if plural else _third_person(verb), rest


_SINGULAR = words("is was has")
_PLURAL = words("are were have")


def _is_plural(subject: str) -> bool:
    words = subject.lower().split()
    if not words:
        return False
    first = words[0]
    if first.isdigit() or first in (
        "hundreds",
        "dozens",
        "thousands",
        "many",
        "several",
        "some",
        "two",
        "three",
        "they",
    ):
        return True
    return (
        words[-1].endswith("s")
        and not words[-1].endswith(("ss", "us", "is", "’s", "'s"))
        and not subject.rsplit(maxsplit=1)[-1].istitle()
    )


def _third_person(verb: str) -> str:
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _subject_words(clause: str) -> str:
    """Return what stands before the verb of a clause."""
    kept: list[str] = []
    for word in clause.split():
        lowered = word.lower().strip(",")
        if kept and (lowered in FINITE_AUXILIARIES or lowered in IRREGULAR_PAST or lowered.endswith("ed")):
            return " ".join(kept).strip(" ,")
        kept.append(word)
    return ""


def _with_subject(draft: Draft, words: str) -> str:
    """Give a part of a sentence the subject it leans on."""
    if draft.part is Part.RELATIVE:
        return _relative(draft.subject, words)
    if draft.part is Part.DETAIL:
        return f"{_clean_main(draft.main)}, {words}" if draft.main else words
    first = words.split(" ", 1)[0].lower()
    if draft.part is Part.CLAUSE:
        if first in CONTRASTS or first in ("and", "so", "yet"):
            words = words.partition(" ")[2].strip()
            first = words.split(" ", 1)[0].lower()
        subject = _subject_words(draft.main)
        return f"{subject} {words}" if subject and _is_verb(first) else words
    if draft.subject and _is_verb(first):
        return f"{_INSERTED.sub('', draft.subject)} {words}"
    return words


def _clean_main(main: str) -> str:
    return _OPENING.sub("", " ".join(main.split())).strip(" ,")


def _is_verb(word: str) -> bool:
    return (
        word in BE
        or word in HAVE
        or word in FINITE_AUXILIARIES
        or word in IRREGULAR_PAST
        or word.endswith("ed")
    )


def _relative(antecedent: str, words: str) -> str:
    """Turn "who ran in 2010" into a sentence about its antecedent."""
    pronoun, _, rest = words.partition(" ")
    antecedent = _INSERTED.sub("", antecedent)
    if not antecedent or not rest:
        return words
    match pronoun.lower():
        case "whose":
            return f"{antecedent}’s {rest}"
        case "where":
            return f"{rest} ({antecedent})"
        case _:
            return f"{antecedent} {rest}"


def _with_names(
    draft: Draft, words: str, names: NameIndex, speakers: frozenset[str]
) -> tuple[str, list[str]]:
    """Resolve the person a claim opens with, from the speaker or from the text before it."""
    match = _PRONOUN.match(words) or _AGE.match(words)
    if match is not None:
        person = _person_meant(draft, names, speakers, age=match.re is _AGE)
        if person is None:
            return words, ["pronoun-unresolved"]
        if match.re is _AGE:
            rest = words[match.end() :].strip()
            return (f"{person} {rest}" if rest else f"{person} is {match.group(1)} years old"), []
        own = match.group().lower() in ("his", "her") and not words[match.end() :].startswith(("’", "'"))
        return f"{person}{'’s' if own else ''}{words[match.end() :]}", []
    if _PLURAL_PRONOUN.match(words):
        return words, ["pronoun-unresolved"]
    first, gap, rest = words.partition(" ")
    bare = first.rstrip(",").removesuffix("’s").removesuffix("'s")
    fuller = names.fuller(bare, draft.start)
    return f"{fuller}{first[len(bare) :]}{gap}{rest}", []


def _person_meant(draft: Draft, names: NameIndex, speakers: frozenset[str], *, age: bool) -> str | None:
    """Return who "he" is: for a speaker mostly himself, else the only person it can be; never a guess.

    "The 69-year-old" is somebody spoken about, so whoever speaks anywhere in the text is left out.
    """
    speaker = draft.hops[-1] if draft.hops else None
    if age:
        return names.only_person(draft.sentence[0], speakers)
    if speaker is None:
        return names.only_person(draft.start, frozenset())
    pronoun = speaker.actor.lower() in PRONOUNS
    named_himself = speaker.actor[:1].isupper() and not pronoun and related(speaker.actor) is None
    himself = speaker.role is NodeKind.PERSON and named_himself
    if himself and draft.kind is not SuggestionKind.DIRECT_QUOTE:
        return speaker.actor
    return names.only_person(draft.sentence[0], frozenset({speaker.actor}))
