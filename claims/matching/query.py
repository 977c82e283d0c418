"""The words under which texts are kept and asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.text.normalize import MAX_FOLDED, fold_all
from claims.text.words import FUNCTION_WORDS, stem

MAX_TERMS = 96
"""Distinct words of a question that are looked up."""

MAX_READ = 8_000
"""Characters of a question that are read."""

MAX_RUN = 40
"""Characters without a space whose stems are remembered."""

_WORD = re.compile(r"[a-z0-9]+")
_LINK = re.compile(
    r"(?:https?://|www\.|\b(?:pic\.twitter|t\.co|bit\.ly|youtu\.be)\b)\S*|pic\.twitter\.com/\S+",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s*([^—–\n]{1,80})\(@(\w+)\)[^—–\n]{0,40}\Z")
_TAG = re.compile(r"[@#](\w+)")
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_|(?<=[A-Za-z])(?=\d)")
_POSSESSIVE = re.compile(r"'s\b")


@dataclass(frozen=True, slots=True)
class Question:
    """The words of a text to look up: what it says, and who signed it, which says less."""

    words: tuple[str, ...]
    signed: tuple[str, ...]


def index_words(text: str) -> list[str]:
    """Return the folded words of a whole text, in order, as the index keeps them."""
    folded = fold_all(text)
    if "'" in folded:
        folded = _POSSESSIVE.sub("", folded).replace("'", "")
    return _WORD.findall(folded)


def telling_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry matter."""
    return _stems_of_claim(text) if len(text) <= MAX_FOLDED else _stems_of_runs(text)


def _stems_of_runs(text: str) -> frozenset[str]:
    runs = text.split()
    return frozenset().union(*[_known_stems(run) if len(run) <= MAX_RUN else _stems(run) for run in runs])


# What was found is ordered first and cut short after, by the same words.
_stems_of_claim = lru_cache(maxsize=1_024)(_stems_of_runs)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in index_words(text) if word not in FUNCTION_WORDS)


# What stands between two spaces is mostly one word, and most words come back in the next text.
_known_stems = lru_cache(maxsize=65_536)(_stems)


def index_text(text: str) -> str:
    """Return a text as it is handed to the index, which parts words and stems them itself.

    ASCII without apostrophes needs no folding: the index lowers case as folding does.
    """
    return text if text.isascii() and "'" not in text else " ".join(index_words(text))


def question_of(text: str) -> Question:
    """Return the distinct telling words of a text; links fall away, handles and tags are parted."""
    said, signed = _unsigned(text)
    words = _telling(index_words(said))
    return Question(tuple(words), tuple(word for word in _telling(index_words(signed)) if word not in words))


def said_in(text: str) -> str:
    """Return what a text says in its own words: a post without links, signature and marks of tags."""
    return " ".join(_unsigned(text)[0].split())


def _unsigned(text: str) -> tuple[str, str]:
    """Part a text from who signed it, empty where nobody did."""
    text = _LINK.sub(" ", text[:MAX_READ])
    signature = _SIGNATURE.search(text)
    signed = ""
    if signature:
        signed, text = f"{signature[1]} {_parted(signature[2])}", text[: signature.start()]
    return _TAG.sub(lambda match: f" {_parted(match[1])} ", text), signed


def _telling(words: list[str]) -> list[str]:
    """Return the distinct words without function words, or all where there are no others."""
    kept = [word for word in words if word not in FUNCTION_WORDS] or words
    return list(dict.fromkeys(kept))[:MAX_TERMS]


def _parted(tag: str) -> str:
    """Return a run-together tag with its words parted, and whole."""
    parts = _PARTS.sub(" ", tag)
    return parts if parts == tag else f"{parts} {tag}"
