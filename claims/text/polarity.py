"""How a text holds what it says: denied, possible, planned; of all, some or none; of the only one."""

import re
from dataclasses import dataclass
from enum import IntEnum

from claims.text.tokens import letter_runs
from claims.text.words import Word


def _any_of(words: str) -> frozenset[str]:
    """Return the words of which a pattern needs one; looking for them first spares most texts the pattern."""
    return frozenset(words.split())


_ENGLISH_NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "cannot",
        "without",
        "zero",
        "lacks",
        "lacked",
        "hardly",
        "n't",
        "nowhere",
    ]
)
_BARE = frozenset(
    f"{verb}nt"
    for verb in ("do", "does", "did", "is", "was", "are", "were", "would", "could", "should", "has", "have")
)
_NEGATORS = (
    _ENGLISH_NEGATORS
    | _BARE
    | frozenset(
        ["nicht", "kein", "keine", "keinen", "keiner", "keinem", "niet", "geen", "nie", "pas", "ikke", "inte"]
    )
)
"""Words that deny, in English and in the languages with Latin letters that reports are quoted in."""

_ABROAD = frozenset(
    [
        "\u043d\u0435",
        "\u043d\u0456",
        "\u043d\u0435\u0442",
        "\u043d\u044f\u043c\u0430",
        "\u043d\u0435\u043c\u0430\u0454",
    ]
)
"""Negators in Cyrillic of the languages that reports are quoted in."""

_FALSE = (
    r"(?:false|untrue|incorrect|not true|wrong|a lie|lies|an? (?:\w+ )?(?:hoax|myth|fabrication)"
    r"|fabricated|baseless)"
)
_FALSE_THAT = re.compile(
    rf"\b{_FALSE}(?: to (?:say|claim|suggest))? that\b|\bno truth (?:in|to) ", re.IGNORECASE
)
_SAID_TO_BE_FALSE = re.compile(
    r"(?:\A|[.;:]\s+|\bsa(?:y|ys|id) (?:that )?)(?:the |these |those |any |a |an )?(?:\w+ ){0,2}?"
    r"(?:claims?|reports?|rumou?rs?|stor(?:y|ies)|allegations?|statements?|suggestions?|assertions?|idea"
    r"|notion|news|theory|belief) (that)\b([^.;]{3,160}?)"
    r"\b((?:is|are|was|were|has been|have been|proved|turned out)"
    rf"(?: to be)? (?:\w+ly |simply |just |an? )?{_FALSE})\s*(?:[.,;!]|\Z|\b(?:and|but|according|by)\b)",
    re.IGNORECASE,
)
_FALSITY_SIGNS = _any_of(
    "false untrue incorrect true wrong lie lies hoax myth fabrication fabricated baseless truth"
)
_NEGATING_PHRASES = re.compile(
    r"\b(?:has|have|had|is|are|was|were)? ?yet to\b|\bunable to\b|\bincapable of\b|\bsomething other than\b"
    r"|\banything but\b|\bother than\b|\boutside of\b|\brefus(?:ed|es|ing|e) to\b"
    r"|\bfail(?:ed|s|ing)? to\b|\black(?:s|ed|ing)? (?:of|any)\b|\bno longer\b|\bnot yet\b|\bno one\b"
    r"|\bdeclin(?:ed|es|e) to\b|\bfar from\b|\bby no means\b|\binstead of\b|\brather than\b"
    r"|\bprevented from\b"
    r"|\bden(?:y|ies|ied|ying)(?: \w+){0,2} (?:that|any|having|ever|\w+ing)\b"
    r"|\brefusal to\b|\bunwilling to\b|\bstopped short of\b|\bavoided\b|\bdid(?: not|n['’]t)\b"
)
_NEGATING_SIGNS = _any_of(
    "yet unable incapable other anything outside refused refuses refusing refuse failed fails failing fail "
    "lack lacks lacked lacking no not declined declines decline far instead rather prevented deny denies "
    "denied denying refusal unwilling stopped avoided did"
)
_NOT_NEGATING = re.compile(
    r"\bnot only\b|\bno doubt\b|\bno sooner\b|\bno (?:fewer|less|more) than\b|\bnot (?:less|more"
    r"|fewer) than\b"
    r"|\bwhether or not\b|\bno\. ?\d"
    r"|\bnot just\b|\bnothing but\b|\bno later than\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:,()–—]|\b(?:and|or|but|which|who|although|though|because|while|whereas|despite|unless|except"
    r"|so that)\b",
    re.IGNORECASE,
)
_SCOPE_WORDS = 7


class Quantifier(IntEnum):
    """How much of a whole a statement speaks of, from none to all."""

    NONE = 0
    MINORITY = 1
    SOME = 2
    MOST = 3
    ALL = 4


class Modality(IntEnum):
    """How a statement holds what it says."""

    PLAIN = 0
    POSSIBLE = 1
    PLANNED = 2
    ASKED = 3


_QUANTIFIERS = tuple(
    (_any_of(signs), re.compile(pattern, re.IGNORECASE), quantifier)
    for signs, pattern, quantifier in (
        (
            "one",
            r"\bone of (?:the|its|his|her|their)\b[^.]* (?:was|were|is|are|did|has|had) not\b",
            Quantifier.SOME,
        ),
        (
            "not only",
            r"\bnot (?:all|every|everyone)\b|\bonly (?:some|part|one|two|three|adults|a few|a part)\b",
            Quantifier.SOME,
        ),
        ("none nobody no not", r"\b(?:none|nobody|no one|not one|not a single)\b", Quantifier.NONE),
        (
            "minority few hardly half",
            r"\b(?:minority|few of|hardly any|less than half|fewer than half)\b",
            Quantifier.MINORITY,
        ),
        (
            "most majority half mostly all",
            r"\b(?:most|majority|more than half|mostly|nearly all|almost all)\b",
            Quantifier.MOST,
        ),
        (
            "all every everyone everybody entire entirely whole each",
            r"\b(?:all|every|everyone|everybody|entire|entirely|whole|each)\b"
            r"(?! (?:week|day|year|month|night))",
            Quantifier.ALL,
        ),
        (
            "some several few handful partly partially least",
            r"\b(?:some|several|a few|a handful|handful|partly|partially|at least (?:one|some))\b",
            Quantifier.SOME,
        ),
    )
)
_MODALITIES = tuple(
    (_any_of(signs), re.compile(pattern, re.IGNORECASE), modality)
    for signs, pattern, modality in (
        (
            "asked urged called demanded sought seek seeks want wants recommended proposed",
            r"\b(?:asked|urged|called (?:for|on)|demanded|sought|seeks?|wants?|recommended|proposed)\b",
            Modality.ASKED,
        ),
        (
            "could may might possibly perhaps probably likely suspected feared believed thought",
            # "May" with a capital is the month.
            r"\b(?:could|(?-i:may)|might|possibly|perhaps|probably|likely|suspected|feared|(?:believed"
            r"|thought) to)\b",
            Modality.POSSIBLE,
        ),
        (
            "will plan plans planned is are due set intend intends going expected aim aims",
            r"\b(?:will|plans? to|planned to|is to|are to|due to (?:be|open|start|begin|close)|set to|"
            r"intends? to|going to|expected to|aims? to)\b",
            Modality.PLANNED,
        ),
    )
)
_UNIQUE_SIGNS = _any_of(
    "only sole solely first last alone handedly exclusively single inaugural born completed finished built "
    "erected published premiered abolished died dies passed founded discovered invented established "
    "assassinated killed biggest largest smallest oldest youngest tallest highest capital named whole all "
    "real final"
)
_UNIQUE = re.compile(
    r"\b(?:only|sole|solely|first|last|alone|single-handedly|exclusively|single|inaugural|born|completed|"
    r"finished|built|erected|published|premiered|abolished|died|dies|passed away|founded|discovered|invented|"
    r"established|assassinated|was killed|biggest|largest|smallest|oldest|youngest|tallest|highest|capital|"
    r"named after|whole of|all of|real name|final count)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a negation reaches: from its cue to the end of its clause, in code points."""

    start: int
    end: int
    cue: str


def negations(text: str, words: tuple[Word, ...]) -> tuple[Scope, ...]:
    """Return the negations of a text with what they reach, in order."""
    runs = letter_runs(text)
    denied: list[Scope] = []
    starts: dict[int, str] = {}
    if not _FALSITY_SIGNS.isdisjoint(runs):
        denied = _falsehoods(text)
        starts = {match.start(): match.group() for match in _FALSE_THAT.finditer(text)}
    for match in () if _NEGATING_SIGNS.isdisjoint(runs) else _NEGATING_PHRASES.finditer(text):
        cue = match.group().strip()
        starts.setdefault(match.start(), cue.partition(" ")[0] if cue.lower().startswith("den") else cue)
    for word in words:
        plain = word.plain
        if plain in _NEGATORS or plain.endswith("n't") or _denies_abroad(word):
            starts.setdefault(word.start, word.text)
    quiet = [match.span() for match in _NOT_NEGATING.finditer(text)] if starts else []
    scopes: list[Scope] = []
    for start, cue in sorted(starts.items()):
        hyphened = text[start - 1 : start] == "-" or text[start + len(cue) : start + len(cue) + 1] == "-"
        if (
            hyphened
            or any(low <= start < high for low, high in quiet)
            or (scopes and start < max(scopes[-1].start + 12, scopes[-1].start + len(scopes[-1].cue)))
            or any(one.start <= start < one.start + len(one.cue) for one in denied)
        ):
            continue
        scopes.append(Scope(start, _reach(text, words, start + len(cue)), cue))
    return tuple(sorted((*scopes, *denied), key=lambda scope: scope.start) if denied else scopes)


def _denies_abroad(word: Word) -> bool:
    # Romanised, a negator of another script may look like another word.
    return not word.text.isascii() and word.text.lower() in _ABROAD


def _falsehoods(text: str) -> list[Scope]:
    """Return what a sentence reports and then calls false, and the words that call it so."""
    scopes = []
    for match in _SAID_TO_BE_FALSE.finditer(text):
        scopes.append(Scope(match.start(1), match.start(3), match[1]))
        scopes.append(Scope(match.start(3), match.end(3), match[3]))
    return scopes


def _reach(text: str, words: tuple[Word, ...], place: int) -> int:
    end = _CLAUSE_END.search(text, place)
    last = end.start() if end else len(text)
    within = [word for word in words if place <= word.start < last]
    return within[_SCOPE_WORDS - 1].end if len(within) > _SCOPE_WORDS else last


def quantifier(text: str) -> Quantifier | None:
    """Return how much of a whole a text speaks of, None where it does not say."""
    runs = letter_runs(text)
    return next(
        (
            value
            for signs, pattern, value in _QUANTIFIERS
            if not signs.isdisjoint(runs) and pattern.search(text)
        ),
        None,
    )


def modality(text: str) -> Modality:
    """Return how a text holds what it says."""
    runs = letter_runs(text)
    return next(
        (
            value
            for signs, pattern, value in _MODALITIES
            if not signs.isdisjoint(runs) and pattern.search(text)
        ),
        Modality.PLAIN,
    )


def unique(text: str) -> bool:
    """Say whether a text speaks of something that there is one of: a death, a first, an only one."""
    return not _UNIQUE_SIGNS.isdisjoint(letter_runs(text)) and _UNIQUE.search(text) is not None
