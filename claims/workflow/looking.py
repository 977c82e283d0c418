"""Reading: what screens, reports and the command line show."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.attribution import suggest
from claims.attribution.linking import linked_chain
from claims.attribution.parsing import open_parser
from claims.attribution.splitting import parted
from claims.clusters import cluster_of
from claims.corroboration import corroborate
from claims.errors import ExtraMissing
from claims.model.cards import (
    CaptureCard,
    ClaimCard,
    ClaimView,
    Cluster,
    EventCard,
    MentionCard,
    Page,
    ReaderMark,
    ReaderView,
    ReuseCard,
    SourceCard,
)
from claims.model.chains import Suggestion
from claims.model.filters import ALL_CLAIMS, ClaimFilter, FilterNames
from claims.model.origins import Corroboration
from claims.review import review_state
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.projections.basis import basis_of
from claims.store.projections.cards import assessments_of, handed_of
from claims.store.queries import acts
from claims.store.queries import captures as capture_queries
from claims.store.queries import claims as claim_queries
from claims.store.queries import filters as filter_queries
from claims.store.queries import sources as source_queries
from claims.store.queries.decisions import absences_of, sayings_of
from claims.store.queries.reuse import first_had_by, reuses_of
from claims.vocabulary import ClaimStatus, Said
from claims.workflow.desk import Desk

__all__ = [
    "captures", "claim", "claim_count", "claim_page", "claim_row", "claim_rows", "corroboration",
    "event_count", "event_rows", "filter_names", "reader", "redoable", "sources",
    "suggest_in", "totals", "undoable",
]  # fmt: skip


def captures(desk: Desk, *, after: int | None = None, limit: int = 100) -> Page[CaptureCard, int]:
    """Return captures, newest first."""
    with desk.store.reading() as connection:
        return capture_queries.capture_page(connection, after, limit)


def suggest_in(
    text: str, outlet: str, published_on: date | None, *, parses: bool = False
) -> tuple[Suggestion, ...]:
    """Return the suggestions in a text, nameless ones linked to the place they stand on.

    With `parses` sentences are read with the parser of the extra `nlp` too; raises ExtraMissing without it.
    """
    parser = open_parser() if parses else None
    if parses and parser is None:
        raise ExtraMissing("nlp", "Parsing sentences")
    found = suggest(text, outlet=outlet, published_on=published_on, parser=parser)
    return tuple(replace(one, chain=linked_chain(one, found)) for one in found)


def reader(desk: Desk, capture_id: str) -> ReaderView:
    """Return a captured text with its suggestions and mentions; raises NotFound."""
    with desk.store.reading() as connection:
        card = capture_queries.capture_card(connection, capture_id)
        text = blobs.text(connection, card.text_sha256)
        mentions = capture_queries.mentions_in(connection, capture_id)
        rejected = capture_queries.rejected_spans(connection, capture_id)
        splits = capture_queries.splits_in(connection, capture_id)
    accepted = {(mention.quote.start, mention.quote.end): mention for mention in mentions}
    suggested = parted(text, suggest_in(text, card.source, card.published_on, parses=desk.parses), splits)
    marks = tuple(_mark(one, accepted, rejected) for one in suggested)
    return ReaderView(card, text, marks, mentions)


def _mark(
    suggestion: Suggestion,
    accepted: dict[tuple[int, int], MentionCard],
    rejected: set[tuple[int, int]],
) -> ReaderMark:
    span = (suggestion.start, suggestion.end)
    mention = accepted.get(span)
    if mention is not None:
        return ReaderMark(suggestion, "accepted", mention.claim_id, mention.mention_id)
    return ReaderMark(suggestion, "rejected" if span in rejected else "open")


def reused(desk: Desk, capture_id: str) -> tuple[ReuseCard, ...]:
    """Return the captures that a capture reuses, sentence beside sentence; raises NotFound."""
    with desk.store.reading() as connection:
        return reuses_of(connection, capture_id)


def claim_count(desk: Desk, wanted: ClaimFilter = ALL_CLAIMS) -> int:
    """Return how many claims are wanted."""
    with desk.store.reading() as connection:
        return claim_queries.claim_count(connection, wanted)


def claim_page(
    desk: Desk, *, after: int | None = None, limit: int = 100, wanted: ClaimFilter = ALL_CLAIMS
) -> Page[ClaimCard, int]:
    """Return the claims wanted, newest first, from a key on."""
    with desk.store.reading() as connection:
        return claim_queries.claim_page(connection, after, limit, wanted)


def claim_rows(desk: Desk, first: int, limit: int, wanted: ClaimFilter = ALL_CLAIMS) -> tuple[ClaimCard, ...]:
    """Return the claims wanted, newest first, from row `first` on, counted from 0."""
    with desk.store.reading() as connection:
        after = claim_queries.claim_key_at(connection, first, wanted)
        return claim_queries.claim_page(connection, after, limit, wanted).rows


def claim_row(desk: Desk, claim_id: str, wanted: ClaimFilter = ALL_CLAIMS) -> int | None:
    """Return the row of a claim among those wanted, counted from 0; None where it is not among them."""
    with desk.store.reading() as connection:
        return claim_queries.claim_row(connection, claim_id, wanted)


def filter_names(desk: Desk) -> FilterNames:
    """Return the names that a filter of claims may ask for."""
    with desk.store.reading() as connection:
        return filter_queries.filter_names(connection)


def claim(desk: Desk, claim_id: str) -> ClaimView:
    """Return a claim with all that stands behind it; raises NotFound."""
    with desk.store.reading() as connection:
        return claim_view(connection, claim_id)


def claim_view(connection: Connection, claim_id: str) -> ClaimView:
    """Return a claim with all that stands behind it, on an open connection; raises NotFound."""
    card = claim_queries.claim_card(connection, claim_id)
    mentions = capture_queries.mentions_of(connection, [claim_id])
    return ClaimView(
        card=card,
        wordings=claim_queries.wordings(connection, claim_id),
        mentions=mentions,
        relations=claim_queries.relations_of(connection, claim_id),
        judgements=claim_queries.judgements_of(connection, [claim_id]),
        sayings=sayings_of(connection, claim_id),
        absences=absences_of(connection, claim_id),
        assessments=claim_queries.assessments_of(connection, claim_id),
        corroboration=corroboration_of(connection, claim_id),
        reused=first_had_by(connection, mentions),
        together=_together(connection, claim_id),
        review=_review(connection, claim_id),
    )


def _review(connection: Connection, claim_id: str) -> ClaimStatus:
    rated = assessments_of(connection, claim_id)
    if not rated:
        return ClaimStatus.ATTACHED
    return review_state(rated, handed_of(connection, claim_id), basis_of(connection, claim_id))


def corroboration(desk: Desk, claim_id: str) -> Corroboration:
    """Return how many independent origins stand behind a claim; raises NotFound."""
    with desk.store.reading() as connection:
        claim_queries.claim_card(connection, claim_id)
        return corroboration_of(connection, claim_id)


def _together(connection: Connection, claim_id: str) -> Cluster | None:
    answers = claim_queries.answers_around(connection, [claim_id])
    others = claim_queries.claim_cards(connection, cluster_of(claim_id, answers) - {claim_id})
    if not others:
        return None
    same_as = tuple(sorted(others, key=lambda other: others[other].number))
    return Cluster(same_as, corroboration_of(connection, claim_id, *same_as))


def corroboration_of(connection: Connection, claim_id: str, *same_as: str) -> Corroboration:
    """Return the corroboration of a claim, alone or with claims that are the same, on an open connection."""
    claim_ids = (claim_id, *same_as)
    mentions = claim_queries.chained_mentions(connection, claim_ids)
    named = {hop.source_id for mention in mentions for hop in mention.chain if hop.source_id}
    known = source_queries.backgrounds(connection, named)
    judged = claim_queries.judgements_of(connection, claim_ids)
    not_said = {
        saying.origin
        for one in claim_ids
        for saying in sayings_of(connection, one)
        if saying.value is Said.NOT_SAID
    }
    return corroborate(claim_id, mentions, judged, known, not_said)


def sources(desk: Desk, *, after: str | None = None, limit: int = 100) -> Page[SourceCard, str]:
    """Return sources by name."""
    with desk.store.reading() as connection:
        return source_queries.source_page(connection, after, limit)


def event_count(desk: Desk) -> int:
    """Return how many events were recorded."""
    with desk.store.reading() as connection:
        return acts.event_count(connection)


def event_rows(desk: Desk, first: int, limit: int) -> tuple[EventCard, ...]:
    """Return events, newest first, from row `first` on, counted from 0."""
    with desk.store.reading() as connection:
        return acts.event_rows(connection, first, limit)


def event_page(desk: Desk, *, after: int | None = None, limit: int = 100) -> Page[EventCard, int]:
    """Return events, newest first, those before the event `after`."""
    with desk.store.reading() as connection:
        newest = acts.event_count(connection) - 1
        first = 0 if after is None else max(0, newest - after + 1)
        rows = acts.event_rows(connection, first, limit)
    return Page(rows, rows[-1].seq if rows and rows[-1].seq > 0 else None)


def undoable(desk: Desk, limit: int = 20) -> Sequence[EventCard]:
    """Return what undo would take back for this reviewer, the next one first."""
    with desk.store.reading() as connection:
        return acts.undoable(connection, desk.reviewer, limit)


def redoable(desk: Desk, limit: int = 20) -> Sequence[EventCard]:
    """Return what redo would put in place for this reviewer, the next one first."""
    with desk.store.reading() as connection:
        return acts.redoable(connection, desk.reviewer, limit)


def totals(desk: Desk) -> dict[str, int]:
    """Return how much there is of everything."""
    with desk.store.reading() as connection:
        return {
            "events": acts.event_count(connection),
            "captures": capture_queries.capture_count(connection),
            "claims": claim_queries.claim_count(connection),
            "sources": source_queries.source_count(connection),
        }
