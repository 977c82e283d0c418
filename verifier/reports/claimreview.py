"""A summary's claims as schema.org ClaimReview in JSON-LD, one review a claim whose rating is fresh.

The desk's verdict goes out as `alternateName` in its own words; no number is made up for it, since the
grades of this desk are on two axes that are never blended.
"""

import json

from claims.model.cards import AssessmentCard, ClaimView, MentionCard, SummaryView
from claims.text.display import safe_display
from verifier.reports.citing import linkable

LONGEST_CLAIM = 74


def claim_reviews(view: SummaryView, url: str = "") -> str:
    """Return the JSON-LD text, safe inside a script element; `url` is the page that carries the summary.

    A summary that was taken back has no reviews.
    """
    claims = {claim.card.claim_id: claim for sentence in view.sentences for claim in sentence.claims}
    graph = [
        _review(view, claim, claim.assessments[-1], url)
        for claim in claims.values()
        # A stale rating is no longer this desk's word.
        if not view.retracted and claim.assessments and not claim.assessments[-1].stale_because
    ]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=True, indent=2)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text + "\n"


def _review(view: SummaryView, claim: ClaimView, rating: AssessmentCard, url: str) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"{url or f'urn:verifier:{view.summary_id}'}#{claim.card.claim_id}",
        "claimReviewed": _short(claim.card.wording),
        "datePublished": rating.at.date().isoformat(),
        "author": {"@type": "Person", "name": safe_display(rating.reviewer)},
        "itemReviewed": _claim(claim),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rating.verdict.label,
            "ratingExplanation": safe_display(rating.because),
        },
        "keywords": [
            f'admiralty-scale:information-credibility="{rating.credibility.value}"',
            f'estimative-language:confidence-in-analytic-judgment="{rating.confidence.value}"',
        ],
    }


def _short(wording: str) -> str:
    """Return a wording of fewer than 75 characters, cut between words with a sign."""
    text = safe_display(wording)
    if len(text) <= LONGEST_CLAIM:
        return text
    return text[: LONGEST_CLAIM - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _claim(claim: ClaimView) -> dict[str, object]:
    document: dict[str, object] = {
        "@type": "Claim",
        "appearance": [_appearance(mention) for mention in claim.mentions],
    }
    origins = [
        {"@type": "Thing", "name": safe_display(origin.origin)}
        for origin in claim.corroboration.origins
        if origin.named
    ]
    if origins:
        document["author"] = origins
    return document


def _appearance(mention: MentionCard) -> dict[str, object]:
    document: dict[str, object] = {
        "@type": "CreativeWork",
        "headline": safe_display(mention.title),
        "publisher": {"@type": "Organization", "name": safe_display(mention.outlet)},
        "text": safe_display(mention.quote.exact),
    }
    if linkable(mention.url):
        document["url"] = mention.url
    return document
