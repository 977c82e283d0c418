"""Links inside one text: the place that a headline or a hedged line without a speaker stands on."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache

from claims.attribution.drafts import Draft
from claims.model.chains import UNNAMED
from claims.text.lexicon import Term, meanings, terms_of
from claims.text.words import words_of
from claims.vocabulary import NodeKind, SuggestionKind

_PLAIN_WORD = re.compile(r"\w{4,}")
_NEARBY = 12
"""Candidates looked at for one line, nearest first for a heading, so that time stays linear."""
_ENOUGH = 2.0
_NAME_SHARED = 1.5


def link(drafts: list[Draft], text: str) -> None:
    """Set `supported_by` of headings and of hedged lines to the span they stand on, where there is one.

    A hedged line needs a statement about the same subject with a named source. A heading stands on its
    section, which is what follows it, and takes the nearest statement that says the same.
    """
    open_lines = [draft for draft in drafts if _stands_on_another(draft)]
    if not open_lines:
        return
    weighed = _Weighed(sorted(drafts, key=lambda draft: draft.start), text)
    for draft in open_lines:
        found = weighed.best(draft)
        if found is not None:
            draft.supported_by = (found.start, found.end)


def _stands_on_another(draft: Draft) -> bool:
    if draft.kind is SuggestionKind.HEADLINE:
        return not draft.attributed
    return draft.kind is SuggestionKind.HEDGED_UNNAMED and draft.hops[-1].actor == UNNAMED


_Asked = list[tuple[Term, frozenset[str]]]
"""The terms of a line, each with the marks of what it means."""
_Offered = tuple[frozenset[str], frozenset[str]]
"""The entries of the terms in a statement, and the marks of what they mean."""


class _Weighed:
    """The statements that others can stand on, found by plain words and weighed by terms."""

    def __init__(self, drafts: list[Draft], text: str) -> None:
        self._text = text
        self._sourced = [draft for draft in drafts if _has_named_source(draft)]
        self._plain = [
            draft for draft in drafts if not draft.attributed and draft.kind is SuggestionKind.UNATTRIBUTED
        ]
        self._offered: dict[int, _Offered] = {}
        self._by_word: dict[str, list[Draft]] = defaultdict(list)
        for draft in self._sourced:
            for word in _plain_words(self._words(draft)):
                if len(self._by_word[word]) < _NEARBY:
                    self._by_word[word].append(draft)

    def best(self, line: Draft) -> Draft | None:
        """Return the statement that says most of what `line` says; the earliest of equals."""
        said = self._words(line)
        words = _plain_words(said)
        asked = [(term, meanings(term.entry)) for term in _terms(said)]
        candidates = {id(draft): draft for word in words for draft in self._by_word.get(word, ())}
        if line.kind is SuggestionKind.HEADLINE:
            candidates |= {id(draft): draft for draft in _next(self._sourced, line.start)}
        elsewhere = [
            draft
            for draft in candidates.values()
            if draft.paragraph != line.paragraph or draft.end <= line.start
        ]
        found = self._strongest(line, asked, elsewhere)
        if found is None and line.kind is SuggestionKind.HEADLINE:
            return self._strongest(line, asked, _next(self._plain, line.start))
        return found

    def _strongest(self, line: Draft, asked: _Asked, candidates: list[Draft]) -> Draft | None:
        """Return the candidate that shares most with `line`, if that is enough."""
        scored = [(self._score(line, asked, draft), -draft.start, draft) for draft in candidates]
        score, _, draft = max(scored, default=(0.0, 0, line), key=lambda entry: entry[:2])
        return draft if score >= _ENOUGH else None

    def _score(self, line: Draft, asked: _Asked, draft: Draft) -> float:
        entries, meant = self._offered_by(draft)
        total = 0.0
        named = False
        for term, means in asked:
            if term.entry in entries or not meant.isdisjoint(means):
                total += _NAME_SHARED if term.capitalised else term.weight
                named = named or term.capitalised
        if line.kind is SuggestionKind.HEDGED_UNNAMED and not named:
            return 0.0
        return total

    def _offered_by(self, draft: Draft) -> _Offered:
        offered = self._offered.get(id(draft))
        if offered is None:
            entries = frozenset(term.entry for term in _terms(self._words(draft)))
            meant = frozenset(mark for entry in entries for mark in meanings(entry))
            offered = self._offered[id(draft)] = entries, meant
        return offered

    def _words(self, draft: Draft) -> str:
        """Return the words of a statement after the subject that its sentence gives it."""
        return f"{draft.subject} {self._text[draft.start : draft.end]}"


@lru_cache(maxsize=1024)
def _terms(words: str) -> tuple[Term, ...]:
    return terms_of(words_of(words))


def _plain_words(words: str) -> set[str]:
    return set(_PLAIN_WORD.findall(words.lower()))


def _next(drafts: list[Draft], start: int) -> list[Draft]:
    """Return the nearest statements after an offset; `drafts` stand in the order of the text."""
    at = bisect_right(drafts, start, key=lambda draft: draft.start)
    return drafts[at : at + _NEARBY]


def _has_named_source(draft: Draft) -> bool:
    return draft.attributed and draft.hops[-1].role is not NodeKind.UNNAMED and draft.hops[-1].explicit
