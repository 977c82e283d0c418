"""The last step: drafts become suggestions, in the order of the text."""

import re
from collections.abc import Sequence
from datetime import date

from claims.attribution.chains import outlet_hop
from claims.attribution.drafts import Draft
from claims.attribution.figures import Figures, Found
from claims.attribution.naming import NameIndex
from claims.attribution.restating import restate
from claims.attribution.worthiness import check_worthiness
from claims.model.chains import Hop, Suggestion

_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def finished(
    text: str, drafts: Sequence[Draft], names: NameIndex, outlet: str, published_on: date | None
) -> tuple[Suggestion, ...]:
    """Return the suggestions of the drafts, one a span, by place; a speaker's words are not the outlet's."""
    figures = Figures(text, published_on)
    speakers = frozenset(hop.actor for draft in drafts for hop in draft.hops)
    asserting = outlet_hop(outlet, asserts=True)
    reporting = outlet_hop(outlet, asserts=False)
    seen: set[tuple[int, int]] = set()
    suggestions: list[Suggestion] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end, not draft.attributed)):
        key = (draft.start, draft.end)
        if key not in seen and any(map(str.isalnum, text[draft.start : draft.end])):
            seen.add(key)
            first = reporting if draft.attributed else asserting
            numbers, times = figures.within(draft.start, draft.end, draft.sentence)
            claim, unresolved = restate(text, draft, names, times, speakers)
            draft.flags += unresolved
            suggestions.append(suggestion_of(text, draft, claim, first, (numbers, times)))
    return tuple(suggestions)


def suggestion_of(text: str, draft: Draft, claim: str, outlet: Hop, figures: Found) -> Suggestion:
    """Return the suggestion that a draft became."""
    words = text[draft.start : draft.end]
    numbers, times = figures
    lower = _WORD.findall(words.lower())
    return Suggestion(
        draft.start,
        draft.end,
        words,
        claim,
        draft.kind,
        check_worthiness(lower, figures=bool(numbers), names=any(map(str.isupper, words[1:]))),
        not draft.attributed,
        (outlet, *draft.hops),
        draft.hedge,
        numbers,
        times,
        tuple(dict.fromkeys(draft.flags)),
        draft.supported_by,
        draft.reason,
    )
