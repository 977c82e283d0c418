"""Whether two names are one person's: spellings across scripts agree, look-alike surnames do not."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.matching.organisations import organisation_match
from claims.matching.similarity import edits, word_likeness
from claims.text.names import MAX_NAME, given_names, is_given_name, is_patronymic, name_words, sound_keys

SAME_FROM = 0.80
"""Score from which two names are taken for one person's."""

TOO_MANY = 3
"""Further words of the longer name, more than both share, from which the shorter says too little to tell
which of a family it names."""

MAX_WORDS = 10
"""Words of a name that are aligned."""

_REGNAL = re.compile(r"\s([IVX]{1,5})\s*\Z")
_GENERATION = re.compile(r"[\s,]([js])(?:e?nio|unio)?r\.?\s*\Z", re.IGNORECASE)
_FAMILY = re.compile(r"[oae]v(a?)\Z")
_CHARACTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEAR_SOUNDS = tuple(
    frozenset(group) for group in ("aeiouy", "bpmvfw", "dt", "gkqhxc", "szcj", "lr", "mn", "iyj", "uvw", "ou")
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are (0 to 1), whether they are taken for one person's, and why."""

    score: float
    same: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word of one name held against a word of the other."""

    left: int
    right: int
    score: float
    reason: str


def compare_names(a: str, b: str, schema: str | None = None) -> NameMatch:
    """Return whether two names are of one person, or of one company or vessel where `schema` says so.

    `schema` is the kind of thing named: "Person" (the default), "Company", "Organization", "LegalEntity" or
    "Vessel". 200 characters of each name are read; a name without letters matches nothing.
    """
    if schema is not None and schema not in {"Person", "LegalEntity"}:
        score, reasons = organisation_match(a, b)
        return NameMatch(score, score >= SAME_FROM, reasons)
    match = (
        _other_number(a, b)
        or _same_characters(a, b)
        or _compare_persons(name_words(a)[:MAX_WORDS], name_words(b)[:MAX_WORDS])
    )
    if schema == "LegalEntity":
        score, reasons = organisation_match(a, b)
        if score > match.score:
            return NameMatch(score, score >= SAME_FROM, reasons)
    return match


def _other_number(a: str, b: str) -> NameMatch | None:
    """Kings, popes, fathers and sons share a name and are told apart by what stands behind it."""
    for pattern in (_REGNAL, _GENERATION):
        left, right = pattern.search(a[:MAX_NAME]), pattern.search(b[:MAX_NAME])
        if left and right and left[1].lower() != right[1].lower():
            told = f"{left.group().strip()} / {right.group().strip()}: another of the name"
            return NameMatch(0.4, same=False, reasons=(told,))
    return None


def _same_characters(a: str, b: str) -> NameMatch | None:
    """Names in Chinese, Japanese or Korean letters are compared by letter: another letter is another name."""
    left, right = ("".join(_CHARACTERS.findall(name[:MAX_NAME])) for name in (a, b))
    if not left or not right:
        return None
    if left == right:
        return NameMatch(1.0, same=True, reasons=("same characters",))
    return NameMatch(0.5 if left[0] == right[0] else 0.2, same=False, reasons=("other characters",))


@lru_cache(maxsize=65_536)
def _compare_persons(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
    if not left or not right:
        return NameMatch(0.0, same=False, reasons=("a name has no letters",))
    if left == right:
        return NameMatch(1.0, same=True, reasons=("same words",))
    if len(left) > len(right):
        left, right = right, left
    right = _parted_alike(left, right)
    left = _parted_alike(right, left)
    joined = _joined(left, right)
    if joined is not None:
        return joined
    pairs = _aligned(left, right)
    score = _total(left, right, pairs)
    reasons = tuple(f"{left[p.left]} / {right[p.right]}: {p.reason}" for p in pairs)
    return NameMatch(round(score, 4), same=score >= SAME_FROM, reasons=reasons)


def _parted_alike(model: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """Join neighbours that are one word of the other name: "Abdul Aziz" for "Abdulaziz"."""
    for place in range(len(words) - 1):
        joined = words[place] + words[place + 1]
        if (
            len(words[place]) > 1
            and words[place] not in model
            and any(word_match(joined, word)[0] >= 0.9 for word in model if len(word) > 4)
        ):
            return (*words[:place], joined, *words[place + 2 :])
    return words


def _joined(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch | None:
    """Names that differ only in where words are parted, or in the order of joined parts."""
    if "".join(left) == "".join(right):
        return NameMatch(0.98, same=True, reasons=("same letters, parted differently",))
    if len(left) != len(right) and sum(map(len, left)) > 7 and min(map(len, left + right)) > 1:
        a, b = "".join(left), "".join(right)
        if abs(len(a) - len(b)) <= 2 and edits(a, b, 1) <= 1:
            return NameMatch(0.9, same=True, reasons=("same letters but one, parted differently",))
    return None


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> list[_Pair]:
    """Pair each word of the shorter name with the best free word of the longer."""
    scored = sorted(
        (_Pair(i, j, *word_match(a, b)) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda pair: (-pair.score, abs(pair.left - pair.right)),
    )
    taken: list[_Pair] = []
    for pair in scored:
        if all(pair.left != other.left and pair.right != other.right for other in taken):
            taken.append(pair)
    return sorted(taken, key=lambda pair: pair.left)


def _total(left: tuple[str, ...], right: tuple[str, ...], pairs: list[_Pair]) -> float:
    """Weigh the pairs by length; the worst pair and contradicting leftovers pull the whole down."""
    patronymics = [p for p in pairs if is_patronymic(left[p.left]) and is_patronymic(right[p.right])]
    pairs = [_borne_out(p, pairs, edits(left[p.left], right[p.right], 2)) for p in pairs]
    weights = {p: min(len(left[p.left]) + len(right[p.right]), 16) ** 0.5 for p in pairs}
    mean = sum(p.score * weight for p, weight in weights.items()) / sum(weights.values())
    worst = min(p.score for p in pairs)
    score = 0.4 * mean + 0.6 * worst
    matched = {p.right for p in pairs}
    leftover = [word for j, word in enumerate(right) if j not in matched and not is_patronymic(word)]
    if len(left) == 1:
        return _single(left, right, score, pairs)
    if patronymics and min(p.score for p in patronymics) < 0.7:
        return min(float(score), 0.5)
    if any(len(word) == 1 for word in left[1:]) and any(len(word) == 1 for word in leftover):
        # Of two men of one name, each is told by all of his initials.
        return min(float(score), 0.7)
    if len(leftover) > max(TOO_MANY - 1, len(left)):
        return min(float(score), 0.75)
    crossed = _crossed(pairs)
    return max(0.0, float(score) - 0.03 * len(leftover) - (0.3 if crossed else 0.0))


def _borne_out(pair: _Pair, pairs: list[_Pair], slip: int) -> _Pair:
    """One look-alike word is a slip when two or more other words agree exactly."""
    others = [other for other in pairs if other is not pair]
    if (
        len(others) > 1
        and slip <= 2
        and pair.reason == "look alike only"
        and min(other.score for other in others) > 0.95
    ):
        return replace(pair, score=max(pair.score, 0.8), reason="a slip, borne out by the other words")
    return pair


def _crossed(pairs: list[_Pair]) -> bool:
    """Whether inner words change places while others stand: "Omar bin Abdullah", "Abdullah bin Omar"."""
    order = [p.right for p in pairs]
    if len(order) < 3 or order == sorted(order):
        return False
    rotated = order[1:] + order[:1], order[-1:] + order[:-1], order[::-1]
    return (
        sorted(order) not in [list(r) for r in rotated] and order[-1] == max(order) and order[0] != min(order)
    )


def _single(left: tuple[str, ...], right: tuple[str, ...], score: float, pairs: list[_Pair]) -> float:
    if len(right) == 1:
        return score
    last = pairs[0].right == len(right) - 1
    outer = last or (pairs[0].right == 0 and not given_names(left[0]))
    return score * (0.84 if outer and len(right) <= 3 and len(left[0]) > 3 else 0.6)


@lru_cache(maxsize=262_144)
def word_match(a: str, b: str) -> tuple[float, str]:
    """Return how alike two words of names are (0 to 1) and why."""
    if a == b:
        return 1.0, "same spelling"
    if {a, b} == {"mc", "mac"}:
        return 0.97, "same sound in another spelling"
    if len(a) == 1 or len(b) == 1:
        return (0.9, "initial") if a[0] == b[0] else (0.0, "other initial")
    mine, theirs = given_names(a), given_names(b)
    other_sex = _man_and_woman(a, b)
    if not other_sex and not mine.isdisjoint(theirs):
        return 0.97, "forms of one given name"
    if not other_sex and not sound_keys(a).isdisjoint(sound_keys(b)):
        return 0.96, "same sound in another spelling"
    near = _near(a, b)
    # "Martin" and "Martina" are a letter apart and two people.
    apart = mine and theirs and (near[0] < 0.9 or (is_given_name(a) and is_given_name(b)))
    return (0.2, "different given names") if other_sex or apart else near


def _man_and_woman(a: str, b: str) -> bool:
    """Whether two given names differ in the ending that parts Mario from Maria."""
    if a[:-1] != b[:-1] or {a[-1], b[-1]} != {"a", "o"} or len(a) < 4:
        return False
    known = is_given_name(a), is_given_name(b)
    return any(known) and not (all(known) and given_names(a) & given_names(b))


def _near(a: str, b: str) -> tuple[float, str]:
    """Words a slip apart are alike; a consonant of another sound makes another name."""
    likeness = word_likeness(a, b)
    if likeness < 0.7:
        return likeness * 0.5, "different words"
    longest = max(len(a), len(b))
    allowed = 0 if longest < 4 else 1 if longest < 8 else 2
    distance = edits(a, b, 2)
    same_end = not _ending(a) or not _ending(b) or _ending(a) == _ending(b)
    same_end = same_end and _ends_in_a(a, b)
    if distance <= allowed and same_end and not _other_sound(a, b, distance):
        return 0.93 - 0.04 * (distance - 1), "a slip apart"
    keys = min(edits(x, y, 2) for x in sound_keys(a) for y in sound_keys(b))
    if (
        keys <= (longest >= 7)
        and distance <= 2
        and same_end
        and a[-1] == b[-1]
        and not _other_sound(a, b, distance)
    ):
        return 0.86, "nearly the same sound"
    return min(likeness, 0.9) * 0.6, "look alike only"


def _ends_in_a(a: str, b: str) -> bool:
    """Whether both or neither of two surnames in -ov or -ev have the feminine ending."""
    ends = [_FAMILY.search(word) for word in (a, b)]
    return not all(ends) or len({end[1] for end in ends if end}) == 1


def _ending(word: str) -> str:
    """Return the ending that makes surnames of one stem different names."""
    return next(
        (
            end
            for end in ("enko", "enka", "ovich", "evich", "ova", "eva", "ina", "sky", "ski", "uk")
            if word.endswith(end)
        ),
        "",
    )


def _other_sound(a: str, b: str, distance: int) -> bool:
    """Whether two words of one length differ in a consonant that no slip of ear or hand explains."""
    if len(a) != len(b):
        return False
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != distance:
        return False
    return any(not any(x in group and y in group for group in _NEAR_SOUNDS) for x, y in changed)
