"""Whether two names are of one company, body or vessel: legal forms fall away, telling words stay."""

import re
from functools import lru_cache

from claims.matching.similarity import edits, word_likeness
from claims.text.names import MAX_NAME
from claims.text.normalize import fold
from claims.text.numbers import quantities

_LEGAL_FORMS: tuple[tuple[str, str], ...] = (
    (r"open joint stock company|oao|ojsc|public joint stock company|pjsc|pao", "jsc"),
    (r"closed joint stock company|zao|cjsc|joint stock company|ao\b", "jsc"),
    (
        r"limited liability company|societatea cu raspundere limitata|s ?r ?l\b|ooo|l ?l ?c\b|gmbh|g m b h"
        r"|s a r l|sarl",
        "llc",
    ),
    (r"public limited company|p ?l ?c\b", "plc"),
    (r"aktiengesellschaft|a ?g\b", "ag"),
    (r"incorporated|inc\b", "inc"),
    (r"corporation|corp\b", "corp"),
    (r"company|co\b", "co"),
    (r"limited|ltd\b|pte\b", "ltd"),
    (r"s a de c v|s ?a\b|n ?v\b|a s\b|l ?p\b|s a s\b|oy\b|ab\b|kg\b|b v\b", "sa"),
)
_FORMS = tuple((re.compile(rf"\b(?:{pattern})(?= |$)"), form) for pattern, form in _LEGAL_FORMS)
_WEAK = frozenset(["the", "of", "and", "de", "for", "a", "mv", "ms", "ss", "group", "holdings", "holding"])
_SHORT_FORMS = {
    "intl": "international", "natl": "national", "bros": "brothers", "mfg": "manufacturing",
    "1st": "first", "2nd": "second", "3rd": "third",
}  # fmt: skip
_ROMAN = re.compile(r"^(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})$")


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words that tell a body from others, and the legal forms that its name had."""
    plain = fold(name[:MAX_NAME]).replace("&", " and ").replace("'", "").replace("’", "")
    # "A.B.C." is one word of three letters.
    plain = re.sub(r"\b((?:\w\.){2,})", lambda match: match[1].replace(".", "") + " ", plain)
    plain = " ".join(re.sub(r"[^\w]+", " ", plain).split())
    forms = set()
    for pattern, form in _FORMS:
        shorter, count = pattern.subn(" ", plain)
        if count:
            forms.add(form)
            if shorter.strip():
                plain = " ".join(shorter.split())
    words = tuple(_SHORT_FORMS.get(word, word) for word in plain.split())
    kept = tuple(word for word in words if word not in _WEAK)
    return kept or words, frozenset(forms)


def organisation_match(a: str, b: str) -> tuple[float, tuple[str, ...]]:
    """Return how alike two names of bodies are (0 to 1) and why."""
    (left, left_forms), (right, right_forms) = _words(a), _words(b)
    if not left or not right:
        return 0.0, ("a name has no letters",)
    if left == right:
        clash = left_forms and right_forms and left_forms.isdisjoint(right_forms)
        return (0.93, ("same words, other legal form",)) if clash else (1.0, ("same words",))
    if "".join(left) == "".join(right):
        return 0.97, ("same letters, parted differently",)
    if _acronym(left, right) or _acronym(right, left):
        return 0.85, ("initials of the other name",)
    return _aligned(left, right)


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in long)
    return len(initials) > 2 and short[0] == initials and len(short) <= 2


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    if len(left) > len(right):
        left, right = right, left
    free = list(right)
    reasons, scores = [], []
    for word in left:
        best = max(free, key=lambda other: _word_match(word, other))
        scores.append(_word_match(word, best))
        if word != best:
            reasons.append(f"{word} / {best}")
            if scores[-1] < 0.5:
                continue
        free.remove(best)
        if not free:
            break
    extra = max(0, len(right) - len(left))
    score = 0.4 * sum(scores) / len(left) + 0.6 * min(scores) - 0.25 * extra
    if extra and free:
        reasons.append(f"only one name has {' '.join(free)}")
    return max(0.0, round(score, 4)), tuple(reasons)


@lru_cache(maxsize=65_536)
def _word_match(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if _numeral(a) or _numeral(b):
        return 1.0 if _numeral(a) == _numeral(b) else 0.0
    longest = max(len(a), len(b))
    distance = edits(a, b, 2)
    if distance == 1 and longest > 4:
        return 0.9
    return 0.8 if distance == 2 and longest > 7 else min(word_likeness(a, b), 0.9) * 0.5


def _numeral(word: str) -> str:
    if word.isdecimal():
        return word
    if _ROMAN.match(word):
        values = {"i": 1, "v": 5, "x": 10}
        digits = [values[letter] for letter in word]
        return str(sum(-d if any(d < later for later in digits[i:]) else d for i, d in enumerate(digits)))
    found = quantities(word)
    return str(found[0].value) if len(found) == 1 and found[0].text.lower() == word else ""
