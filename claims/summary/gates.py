"""What keeps a sentence from being published; each refusal names the rule, the words and the fix."""

import re
from collections.abc import Sequence

from claims.model.cards import ClaimView
from claims.summary.certainty import confident_and_likely
from claims.summary.fidelity import Cited, unfaithful
from claims.summary.sentences import CAVEATS, attributions, stands_plain, supporting_outlets
from claims.text.normalize import fold
from claims.vocabulary import ClaimStatus, Stance, Verdict

WAITING = {
    ClaimStatus.IN_SECOND_REVIEW: "waits for a second reviewer",
    ClaimStatus.ADJUDICATION: "has two ratings that disagree",
}


def problems(sentence: str, views: Sequence[ClaimView]) -> tuple[str, ...]:
    """Return why a sentence may not be published on these claims, nothing when it may."""
    if not views:
        return ("cited: the sentence rests on no claim; add the claims it states",)
    found = [problem for view in views for problem in _claim_problems(view)]
    found.extend(_attribution_dropped(sentence, view) for view in views)
    found.extend(_verdict_untold(sentence, view) for view in views)
    found.extend(unfaithful(sentence, _cited(views)))
    found.append(confident_and_likely(sentence))
    return tuple(dict.fromkeys(problem for problem in found if problem))


def gone(claim_id: str) -> str:
    """Return the problem of a sentence whose claim was taken back."""
    return f"cited: {claim_id} was taken back; rest the sentence on another claim"


def other_wording(claim_id: str) -> str:
    """Return the problem of a sentence whose claim has been reworded since."""
    return f"fresh: {claim_id} was reworded since the sentence was written; write the sentence anew"


def single_person(claim_id: str, reviewer: str) -> str:
    """Return the problem of a claim that one person rated and would also publish (design rule 6)."""
    return f"second person: {claim_id} was rated by {reviewer} alone; somebody else must rate or publish it"


def retracted(because: str) -> str:
    """Return the problem of a summary that was taken back after it was printed."""
    return f"retracted: the summary was taken back ({because}); begin a new one, or undo the retraction"


def _claim_problems(view: ClaimView) -> list[str]:
    claim_id = view.card.claim_id
    if not view.mentions:
        return [f"cited: {claim_id} has no mention; attach captured words to it"]
    if not supporting_outlets(view):
        return [f"supported: no mention speaks for {claim_id}; state what they say instead"]
    if not view.assessments:
        return [f"rated: {claim_id} is not rated; rate it first"]
    found = []
    if view.assessments[-1].verdict is Verdict.REFUTED:
        found.append(f"supported: {claim_id} is rated refuted; it cannot be stated as it is")
    if view.review in WAITING:
        found.append(f"second person: {claim_id} {WAITING[view.review]}; settle the review first")
    stale = view.assessments[-1].stale_because
    if stale:
        found.append(f"fresh: the rating of {claim_id} is stale ({stale}); look again and rate anew")
    return found


def _attribution_dropped(sentence: str, view: ClaimView) -> str:
    if stands_plain(view) or not supporting_outlets(view):
        return ""
    said = fold(sentence)
    if any(_names(said, fold(name)) for name in attributions(view) + supporting_outlets(view)):
        return ""
    return (
        f"attribution: {view.card.claim_id} is not graded 1, so the sentence must say whose word it is; "
        f"name {attributions(view)[0]}"
    )


def _verdict_untold(sentence: str, view: ClaimView) -> str:
    verdict = view.assessments[-1].verdict if view.assessments else None
    told = CAVEATS.get(verdict) if verdict else None
    if verdict is None or told is None or fold(told) in fold(sentence):
        return ""
    return f"verdict: {view.card.claim_id} is rated {verdict.label}; the sentence must say so: “{told}”"


def _names(said: str, name: str) -> bool:
    """Say whether a name stands in a sentence as words of its own."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None


def _cited(views: Sequence[ClaimView]) -> list[Cited]:
    """Return what the supporting mentions of some claims give a sentence to stand on."""
    return [
        Cited(
            words=mention.quote.exact,
            beside=f"{mention.quote.prefix} {mention.quote.suffix}",
            wording=view.card.wording,
            reported_on=mention.published_on,
            speakers=(mention.outlet, *(hop.actor for hop in mention.chain)),
        )
        for view in views
        for mention in view.mentions
        if mention.stance is not Stance.REFUTES
    ]
