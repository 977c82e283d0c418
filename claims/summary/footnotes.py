"""Footnotes: the captured words under every sentence of a summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.corroboration import chain_line
from claims.model.cards import ClaimView, MentionCard, SentenceCard


@dataclass(frozen=True, slots=True)
class Footnote:
    """One quote with all an auditor needs to find it again; `origin` is what corroboration counts."""

    number: int
    mention_id: str
    capture_id: str
    claim_id: str
    quote: str
    prefix: str
    suffix: str
    outlet: str
    title: str
    url: str
    captured_at: datetime
    sha256: str
    chain: str
    origin: str


@dataclass(frozen=True, slots=True)
class Footing:
    """A sentence with the numbers of its footnotes."""

    sentence: SentenceCard
    notes: tuple[Footnote, ...]


def footings(sentences: Sequence[SentenceCard]) -> tuple[Footing, ...]:
    """Give every quote under the sentences a number, in order; one cited twice keeps its number."""
    numbered: dict[str, Footnote] = {}
    answer = []
    for sentence in sentences:
        notes = []
        for view in sentence.claims:
            for mention in view.mentions:
                key = mention.mention_id
                if key not in numbered:
                    numbered[key] = _note(len(numbered) + 1, view, mention)
                notes.append(numbered[key])
        answer.append(Footing(sentence, tuple(dict.fromkeys(notes))))
    return tuple(answer)


def _note(number: int, view: ClaimView, mention: MentionCard) -> Footnote:
    origins = [
        origin.origin for origin in view.corroboration.origins if mention.mention_id in origin.mentions
    ]
    return Footnote(
        number=number,
        mention_id=mention.mention_id,
        capture_id=mention.capture_id,
        claim_id=view.card.claim_id,
        quote=mention.quote.exact,
        prefix=mention.quote.prefix,
        suffix=mention.quote.suffix,
        outlet=mention.outlet,
        title=mention.title,
        url=mention.url,
        captured_at=mention.captured_at,
        sha256=mention.sha256,
        chain=chain_line(mention.chain),
        origin=", ".join(origins) or "none: cites itself in a circle",
    )
