"""Captured texts that translate another: sentences that mean the same in the same order, fact by fact.

Two reports of one event share its facts in any language, and a sentence or two that say the same. Only a
translation keeps to the order of most sentences; numbers and names are what it cannot put otherwise.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from claims.matching.copies import Reuse, in_order, is_whole
from claims.text.names import name_words, sound_key
from claims.text.sentences import Span, paragraphs
from claims.vocabulary import ReuseKind

MAX_SENTENCES = 20
"""Sentences at the head of a text that are read: a model takes a tenth of a second for each."""

MAX_READ = 8_000
"""Code points in which they are looked for."""

FEWEST_SENTENCES = 4
"""Sentences in order below which nothing is said about translating."""

LONGEST_GIVEN = 300
"""Code points of a sentence that a model is given."""

FEWEST_LETTERS = 25
"""Letters of a sentence below which, a heading mostly, it is like too many others to count."""

ALIKE_FROM = 0.2
"""Likeness of meaning from which two sentences, each the other's best, are partners."""

ALIGNED_FROM = 0.6
"""Share of the shorter text's sentences with a partner in order from which it is a translation."""

CLOSE_FROM = 0.52
"""Mean likeness of partners from which that is enough; of languages a model knows well."""

THROUGHOUT_FROM = 0.9
"""Share of the longer text's sentences with a partner from which a model may know the language less well."""

NEAR_FROM = 0.35
"""Mean likeness asked for then: Belarusian and English measured .42 to .50, Russian and English .65."""

PROMISING_FROM = 4
"""Names and numbers in common from which a model is asked about two texts."""

FACTS_FROM = 3
"""Names and numbers that partners must share in all, so that two texts of one kind are none of each other."""

AGREEING_FROM = 0.5
"""Share of the partners with facts on both sides that must share one."""

OTHER_LANGUAGE_BELOW = 0.68
"""Likeness of two texts in pairs of letters below which they are taken for two languages.

Two reports of one event in one language measured .73 and more, German and English .63 at most, Russian and
Belarusian .60.
"""

SKELETON = 3
"""Consonants that make two names one: endings change with case and language, vowels with the ear."""

LONGEST_ENDING = 2
"""Consonants that a case ending adds at most."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_ORDINAL = re.compile(r"\b\d{1,2}\.\Z")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = str.maketrans("", "", "aeiouy'")

Likenesses = list[list[float]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as translations are looked for in it: its place, words, numbers, and names by consonants."""

    start: int
    end: int
    text: str
    numbers: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """The head of a text, with the pairs of letters that tell its language."""

    sentences: tuple[Sentence, ...]
    letters: Counter[str]

    @property
    def texts(self) -> tuple[str, ...]:
        """What a model is given of its sentences."""
        return tuple(sentence.text[:LONGEST_GIVEN] for sentence in self.sentences)


@lru_cache(maxsize=256)
def passage(text: str) -> Passage:
    """Return the head of a text: 20 sentences of its first 8,000 code points."""
    head = text[:MAX_READ]
    spans = [span for paragraph in paragraphs(head) for span in _whole(head, paragraph.sentences)]
    told = [span for span in spans if sum(map(str.isalpha, head[slice(*span)])) >= FEWEST_LETTERS]
    sentences = tuple(_sentence(head, start, end) for start, end in told[:MAX_SENTENCES])
    return Passage(sentences, _letters(" ".join(sentence.text for sentence in sentences)))


def shared_facts(a: Passage, b: Passage) -> int:
    """Count the names and numbers that two texts in different languages share; 0 for those in one language.

    It needs no model, and says which texts are worth asking one about.
    """
    if min(len(a.sentences), len(b.sentences)) < FEWEST_SENTENCES or _one_language(a, b):
        return 0
    numbers = _all_numbers(a) & _all_numbers(b)
    theirs = frozenset().union(*(sentence.names for sentence in b.sentences))
    mine = frozenset().union(*(sentence.names for sentence in a.sentences))
    return len(numbers) + len(_agreeing(mine, theirs))


def translated(new: Passage, identifier: str, known: Passage, like: Likenesses) -> Reuse | None:
    """Return how a text translates a known one, None where it does not.

    `like` has a row for each sentence of the new text with its likeness of meaning to each of the known
    one's, 0 to 1 on the scale of `Meaning`.
    """
    fitting = [
        [value if _numbers_fit(a, b) else 0.0 for b, value in zip(known.sentences, row, strict=True)]
        for a, row in zip(new.sentences, like, strict=True)
    ]
    pairs = in_order(_each_others_best(fitting), ALIKE_FROM)
    shorter, longer = sorted((len(new.sentences), len(known.sentences)))
    likeness = sum(fitting[i][j] for i, j in pairs) / max(len(pairs), 1)
    close = len(pairs) >= ALIGNED_FROM * shorter and likeness >= CLOSE_FROM
    throughout = len(pairs) >= THROUGHOUT_FROM * longer and likeness >= NEAR_FROM
    partners = [(new.sentences[i], known.sentences[j]) for i, j in pairs]
    if len(pairs) < FEWEST_SENTENCES or not (close or throughout) or not _facts_agree(partners):
        return None
    return Reuse(
        id=identifier,
        kind=ReuseKind.TRANSLATED,
        whole=is_whole(len(pairs), len(new.sentences)),
        containment=0.0,
        aligned=round(len(pairs) / shorter, 4),
        spans=tuple((a.start, a.end, b.start, b.end) for a, b in partners),
    )


def agreement(pairs: Sequence[tuple[str, str]]) -> str:
    """Say of sentences and their translations what they agree in, as a reason that people read."""
    shared = [
        _shared(_sentence(here, 0, len(here)), _sentence(there, 0, len(there))) for here, there in pairs
    ]
    facts = len(frozenset().union(*shared))
    backed = sum(map(bool, shared))
    return (
        f"{len(pairs)} sentences in the same order mean the same in another language, "
        f"{backed} of them with {facts} names and numbers in common"
    )


def names_in_either_script(name: str, text: str) -> bool:
    """Say whether a text names somebody, however the name is spelled and inflected there."""
    wanted = [one for word in name_words(name) if len(one := _skeleton(word)) >= SKELETON]
    if not wanted:
        return False
    told = frozenset(_skeleton(part) for word in _WORD.findall(text) for part in name_words(word))
    # Only the first word of a title need have a capital: "Новая газета".
    return bool(_agreeing(frozenset(wanted[:1]), _names(text))) and len(
        _agreeing(frozenset(wanted), told)
    ) == len(set(wanted))


def _whole(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return sentences with those put together that were cut behind an ordinal, as in "12. Oktober"."""
    found: list[Span] = []
    for start, end in spans:
        cut = bool(found) and _ORDINAL.search(text[slice(*found[-1])]) is not None
        found.append((found.pop()[0] if cut else start, end))
    return found


def _sentence(whole: str, start: int, end: int) -> Sentence:
    text = whole[start:end]
    numbers = frozenset(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    return Sentence(start, end, text, numbers, _names(text))


def _names(text: str) -> frozenset[str]:
    """Return the consonants of the capitalised words; German nouns too, which find no partner elsewhere."""
    words = [word for word in _WORD.findall(text) if word[:1].isupper()]
    found = (_skeleton(part) for word in words for part in name_words(word))
    return frozenset(one for one in found if len(one) >= SKELETON)


@lru_cache(maxsize=16_384)
def _skeleton(word: str) -> str:
    return sound_key(word).translate(_VOWELS)


def _one_name(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= LONGEST_ENDING


def _agreeing(names: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in names if any(_one_name(one, other) for other in others))


def _all_numbers(passed: Passage) -> frozenset[str]:
    return frozenset().union(*(sentence.numbers for sentence in passed.sentences))


def _each_others_best(like: Likenesses) -> Likenesses:
    """Return the likeness of the pairs that are best for both sides, 0 for all others."""
    best = [max(column) for column in zip(*like, strict=True)]
    return [
        [value if value == max(row) == most else 0.0 for value, most in zip(row, best, strict=True)]
        for row in like
    ]


def _numbers_fit(a: Sentence, b: Sentence) -> bool:
    """Say whether the figures allow a translation, which keeps them unless it puts them in words."""
    return not a.numbers or not b.numbers or not a.numbers.isdisjoint(b.numbers)


def _facts_agree(partners: Sequence[tuple[Sentence, Sentence]]) -> bool:
    telling = [(a, b) for a, b in partners if (a.numbers and b.numbers) or (a.names and b.names)]
    shared = [_shared(a, b) for a, b in telling]
    enough = len(frozenset().union(*shared)) >= FACTS_FROM
    return enough and sum(map(bool, shared)) >= AGREEING_FROM * len(telling)


def _shared(a: Sentence, b: Sentence) -> frozenset[str]:
    return (a.numbers & b.numbers) | _agreeing(a.names, b.names)


def _letters(text: str) -> Counter[str]:
    """Count the pairs of letters of the words that are no names, with the space around them."""
    words = (f" {word} " for word in _WORD.findall(text) if not word[:1].isupper())
    return Counter(word[at : at + 2] for word in words for at in range(len(word) - 1))


def _one_language(a: Passage, b: Passage) -> bool:
    lengths = sqrt(_squared(a.letters) * _squared(b.letters))
    common = sum(count * b.letters[pair] for pair, count in a.letters.items())
    return lengths == 0 or common / lengths >= OTHER_LANGUAGE_BELOW


def _squared(letters: Counter[str]) -> int:
    return sum(count * count for count in letters.values())
