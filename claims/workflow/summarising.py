"""Summaries: choosing claims, adding sentences, checking them, publishing."""

import hashlib
from collections.abc import Sequence

from claims.errors import RuleRefused
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonValue, canonical
from claims.model.cards import SentenceCard, SummaryView
from claims.model.printed import ForcedGate
from claims.store import checkpoints
from claims.store.engine import Connection
from claims.store.projections.basis import current_wording
from claims.store.projections.effect import identity
from claims.store.queries import claims as claim_queries
from claims.store.queries import summaries as queries
from claims.store.queries.summaries import StoredSentence, StoredSummary
from claims.summary import gates
from claims.summary.certainty import mixed_rows
from claims.summary.rules import rule_of
from claims.summary.sentences import propose
from claims.workflow.desk import Desk
from claims.workflow.looking import claim_view
from claims.workflow.protecting import try_to_protect
from claims.workflow.recording import Draft, record
from claims.workflow.writing import draft_of, one_line, refuse_changed, written_on


def begin_summary(desk: Desk, title: str, claim_ids: Sequence[str]) -> SummaryView:
    """Begin a summary with one proposed sentence for each claim; raises NotFound for an unknown one."""
    title = one_line(title, "A summary's title")
    with desk.store.reading() as connection:
        proposed = [
            written_on(connection, propose(claim_view(connection, claim_id)), [claim_id])
            for claim_id in dict.fromkeys(claim_ids)
        ]
    draft = draft_of(ActType.SUMMARY_BEGUN, proposed, {}, {"title": title})
    event = record(desk, draft, lambda connection: refuse_changed(connection, proposed))
    return summary(desk, identity("SUM", event.seq))


def add_sentence(desk: Desk, summary_id: str, text: str, claim_ids: Sequence[str]) -> SummaryView:
    """Add a sentence that rests on claims; an empty text asks for the proposed one of a single claim."""
    claim_ids = list(dict.fromkeys(claim_ids))
    with desk.store.reading() as connection:
        queries.stored_summary(connection, summary_id)
        if not text.strip() and len(claim_ids) == 1:
            text = propose(claim_view(connection, claim_ids[0]))
        sentence = written_on(connection, one_line(text, "A sentence"), claim_ids)

    def still_there(connection: Connection) -> None:
        queries.stored_summary(connection, summary_id)
        refuse_changed(connection, [sentence])

    record(desk, draft_of(ActType.SENTENCE_ADDED, [sentence], {"summary_id": summary_id}, {}), still_there)
    return summary(desk, summary_id)


def summaries(desk: Desk) -> tuple[SummaryView, ...]:
    """Return the summaries, newest first."""
    with desk.store.reading() as connection:
        return tuple(_view(desk, connection, summary_id) for summary_id in queries.summary_ids(connection))


def summary(desk: Desk, summary_id: str) -> SummaryView:
    """Return a summary with the claims under each sentence and what keeps it from print; raises NotFound."""
    with desk.store.reading() as connection:
        return _view(desk, connection, summary_id)


def _view(desk: Desk, connection: Connection, summary_id: str) -> SummaryView:
    stored = queries.stored_summary(connection, summary_id)
    last = checkpoints.last_checkpoint(connection)
    sentences = tuple(_sentence_card(connection, sentence, stored.forced) for sentence in stored.sentences)
    return SummaryView(
        summary_id=stored.summary_id,
        title=stored.title,
        sentences=sentences,
        refusals=_refusals(stored, sentences, desk.reviewer),
        versions=stored.versions,
        corrections=stored.corrections,
        changed=bool(stored.versions) and content_digest(stored, sentences) != stored.versions[-1].digest,
        newest=len(stored.versions),
        reviewer=stored.reviewer,
        at=stored.at,
        checkpoint=last.note if last else "",
    )


def _sentence_card(
    connection: Connection, stored: StoredSentence, forced: Sequence[ForcedGate]
) -> SentenceCard:
    views, found = [], []
    standing = claim_queries.claim_cards(connection, stored.claims)
    for claim_id, wording in zip(stored.claims, stored.written_for, strict=True):
        if claim_id not in standing:
            found.append(gates.gone(claim_id))
            continue
        views.append(claim_view(connection, claim_id))
        if wording not in {None, current_wording(connection, claim_id)}:
            found.append(gates.other_wording(claim_id))
    found.extend(gates.problems(stored.text, views))
    opened = tuple(one for one in forced if one.position == stored.position and one.seq > stored.seq)
    rules = {one.rule for one in opened}
    shut = tuple(problem for problem in found if rule_of(problem) not in rules)
    return SentenceCard(stored.position, stored.text, tuple(views), shut, opened)


def _refusals(stored: StoredSummary, sentences: Sequence[SentenceCard], publisher: str) -> tuple[str, ...]:
    """Return what keeps sentences from being published by a person."""
    refused = [gates.retracted(note.because) for note in stored.corrections if note.retracts]
    if not sentences:
        return (*refused, "the summary has no sentence yet")
    refused += [
        f"sentence {sentence.position}: {problem}" for sentence in sentences for problem in sentence.problems
    ]
    mixed = mixed_rows(sentence.text for sentence in sentences)
    refused += [mixed] if mixed else []
    claims = {claim.card.claim_id: claim for sentence in sentences for claim in sentence.claims}
    for claim_id, claim in claims.items():
        raters = {rating.reviewer for rating in claim.assessments if not rating.stale_because}
        if raters == {publisher}:
            refused.append(gates.single_person(claim_id, publisher))
    return tuple(refused)


def publish(desk: Desk, summary_id: str) -> SummaryView:
    """Publish a summary as it stands and protect the ledger behind it.

    Raises RuleRefused naming every sentence that a gate keeps back, and every claim that the publisher
    alone has rated.
    """
    view = summary(desk, summary_id)
    if view.refusals:
        raise RuleRefused("gates", f"{summary_id} cannot be published. " + "; ".join(view.refusals))
    digest = _digest_of(view)
    record(
        desk,
        Draft(ActType.SUMMARY_PUBLISHED, {"summary_id": summary_id, "digest": digest}),
        lambda connection: _unchanged(desk, connection, summary_id, digest),
    )
    try_to_protect(desk)
    return summary(desk, summary_id)


def _unchanged(desk: Desk, connection: Connection, summary_id: str, digest: str) -> None:
    now = _view(desk, connection, summary_id)
    if _digest_of(now) != digest or now.refusals:
        raise RuleRefused("gates", f"{summary_id} changed while it was published; check it and publish again")


def _digest_of(view: SummaryView) -> str:
    return content_digest(view, view.sentences)


def content_digest(titled: StoredSummary | SummaryView, sentences: Sequence[SentenceCard]) -> str:
    """Return the SHA-256 over a summary's title, its sentences with their mentions, and its corrections."""
    content: list[JsonValue] = [titled.title]
    for sentence in sentences:
        mentions: list[JsonValue] = [
            mention.mention_id for claim in sentence.claims for mention in claim.mentions
        ]
        content.append([sentence.text, mentions])
    # Most summaries have none, and what was published before there were any keeps its digest.
    content += [[note.position, note.before, note.after, note.because] for note in titled.corrections]
    content += [[one.seq, one.rule, one.because] for sentence in sentences for one in sentence.forced]
    return hashlib.sha256(canonical(content)).hexdigest()
