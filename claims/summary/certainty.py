"""How sure words are of what they say: hedges, shares, proof and cause, and terms of likelihood."""

import re
from collections.abc import Iterable, Sequence

from claims.text.polarity import Quantifier, quantifier

_POSSIBLE = re.compile(
    # "May" with a capital is the month.
    r"\b(?:(?-i:may)|might|could|possibl[ey]|perhaps|maybe|probably|probable|(?:un)?likely|feared|fears|potentially"
    r"|suspect\w*|appear(?:s|ed)? to|seem(?:s|ed)? to|believed|thought|unclear|cannot be ruled out)\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:allege\w*|reported(?:ly)?|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|claim(?:s|ed|ing)?|accus\w+"
    r"|unconfirmed|unverified|rumou?r\w*|said to|understood to)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|due to|set to|intend(?:s|ed|ing)?|expect(?:s|ed)?|(?:is|are) to"
    r"|going to|aim(?:s|ed)? to|scheduled|proposed|about to|to be \w+ed)\b",
    re.IGNORECASE,
)
_TRIED = re.compile(r"\b(?:tried|tries|trying|attempt\w*|sought to|failed to)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on)|urge[sd]?|demand(?:s|ed)?|ask(?:s|ed)?|want(?:s|ed)?|request\w*"
    r"|recommend\w*)\b",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:according to|sa(?:id|ys?)|told|tells?|report(?:s|ed)|announce[sd]?|stat(?:es|ed)|writes?|wrote"
    r"|in the words of|cit(?:es|ed|ing)|quot(?:es|ed|ing)|confirm(?:s|ed))\b",
    re.IGNORECASE,
)
_HEDGES = (
    ("possible", _POSSIBLE, (_POSSIBLE,)),
    ("alleged", _ALLEGED, (_ALLEGED, _POSSIBLE, _SPEAKING)),
    ("planned", _PLANNED, (_PLANNED, _ASKED, _POSSIBLE)),
    ("tried", _TRIED, (_TRIED,)),
    ("asked for", _ASKED, (_ASKED,)),
)
"""What a quote may leave open, how it shows, and what keeps it open in a sentence."""

_PROVEN = re.compile(
    r"\b(?:prove[sdn]?|proof|confirm(?:s|ed)?|establish(?:es|ed)|definitely|certainly|undoubtedly|clearly|indeed"
    r"|beyond doubt|without doubt|conclusively|undeniabl[ey])\b",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:caus(?:e[sd]?|ing)|because|due to|led to|leads to|result(?:s|ed) in|thanks to|as a result|owing to"
    r"|triggered)\b",
    re.IGNORECASE,
)
_STRENGTHENING = (
    (_PROVEN, "takes for proven what no cited quote does"),
    (_CAUSED, "names a cause where no cited quote does"),
)
_SHARES = {Quantifier.MINORITY, Quantifier.SOME, Quantifier.MOST, Quantifier.ALL}

ROWS = tuple(
    tuple(row.split(", "))
    for row in (
        "almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain",
        "remote, highly improbable, improbable, roughly even odds, probable, highly probable, nearly certain",
    )
)
"""The two rows of terms for one scale of likelihood, from least to most."""

_ROW_TERMS = tuple(
    re.compile(rf"\b(?:{'|'.join(sorted(terms, key=len, reverse=True))})\b", re.IGNORECASE) for terms in ROWS
)
_CONFIDENCE = re.compile(r"\b(?:low|moderate|high) confidence\b", re.IGNORECASE)


def hardened(sentence: str, quotes: Sequence[str]) -> list[str]:
    """Return where a sentence is surer than every one of its quotes."""
    if not quotes:
        return []
    found = []
    for name, shown, keeping in _HEDGES:
        cues = [shown.search(words) for words in quotes]
        if all(cues) and not any(kept.search(sentence) for kept in keeping):
            cue = cues[0]
            words = cue.group() if cue else name
            found.append(f"hedge: every cited quote leaves it {name} (“{words}”); keep that in the sentence")
    for pattern, what in _STRENGTHENING:
        stronger = pattern.search(sentence)
        if stronger and not any(pattern.search(words) for words in quotes):
            found.append(f"hedge: “{stronger.group()}” {what}; leave it out or cite the words that say it")
    return found + _more_of_them(sentence, quotes)


def _more_of_them(sentence: str, quotes: Iterable[str]) -> list[str]:
    """Say where "some" of the quotes became "all" of the sentence."""
    stated = quantifier(sentence)
    held = [quantifier(words) for words in quotes]
    if stated not in _SHARES or not all(share in _SHARES and share < stated for share in held):
        return []
    return ["hedge: the sentence speaks of more of them than any cited quote; say how many the quote says"]


def likelihood_terms(sentence: str) -> tuple[frozenset[str], ...]:
    """Return the terms of likelihood of a sentence, one set for each row of `ROWS`."""
    return tuple(frozenset(match.lower() for match in row.findall(sentence)) for row in _ROW_TERMS)


def confident_and_likely(sentence: str) -> str:
    """Return the problem of a sentence with a level of confidence and a likelihood; empty without."""
    level = _CONFIDENCE.search(sentence)
    if level is None or not any(likelihood_terms(sentence)):
        return ""
    return (
        f"likelihood: “{level.group()}” and a likelihood share the sentence, and readers take one for "
        "the other; make two sentences"
    )


def mixed_rows(sentences: Iterable[str]) -> str:
    """Return the problem of a product that uses both rows of terms; empty where it keeps to one."""
    found = [likelihood_terms(sentence) for sentence in sentences]
    first, second = (frozenset[str]().union(*(terms[row] for terms in found)) for row in range(len(ROWS)))
    if not first or not second:
        return ""
    return (
        f"likelihood: “{min(first)}” and “{min(second)}” are of two rows of terms for one scale; "
        "keep to one row throughout"
    )
