"""What keeps a sentence from being published; each refusal names the rule, the words and the fix."""

from collections.abc import Sequence
from decimal import Decimal

from claims.model.cards import ClaimView
from claims.summary.sentences import attributions, stands_plain
from claims.text.normalize import fold
from claims.text.numbers import quantities


def problems(sentence: str, views: Sequence[ClaimView]) -> tuple[str, ...]:
    """Return why a sentence may not be published on these claims, nothing when it may."""
    if not views:
        return ("cited: the sentence rests on no claim; add the claims it states",)
    found = [problem for view in views for problem in _claim_problems(view)]
    found.extend(_attribution_dropped(sentence, view) for view in views)
    found.extend(_numbers_uncited(sentence, views))
    return tuple(dict.fromkeys(problem for problem in found if problem))


def _claim_problems(view: ClaimView) -> list[str]:
    claim_id = view.card.claim_id
    if not view.mentions:
        return [f"cited: {claim_id} has no mention; attach captured words to it"]
    if not view.assessments:
        return [f"rated: {claim_id} is not rated; rate it first"]
    stale = view.assessments[-1].stale_because
    return [f"fresh: the rating of {claim_id} is stale ({stale}); look again and rate anew"] if stale else []


def _attribution_dropped(sentence: str, view: ClaimView) -> str:
    if stands_plain(view) or not view.mentions:
        return ""
    said = fold(sentence)
    names = attributions(view) + [mention.outlet for mention in view.mentions]
    if any(fold(name) in said for name in names):
        return ""
    return (
        f"attribution: {view.card.claim_id} is not graded 1, so the sentence must say whose word it is; "
        f"name {attributions(view)[0]}"
    )


def _numbers_uncited(sentence: str, views: Sequence[ClaimView]) -> list[str]:
    cited: set[Decimal] = set()
    for view in views:
        for words in (view.card.wording, *(mention.quote.exact for mention in view.mentions)):
            cited.update(number.value for number in quantities(words) if number.value is not None)
    return [
        f"numbers: {number.text!r} is in no cited quote; correct it or cite the words that say it"
        for number in quantities(sentence)
        if number.value is not None and number.value not in cited
    ]
