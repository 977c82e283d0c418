"""Summaries: choosing claims, adding sentences, checking them, publishing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from claims.errors import ActConflict, BadInput, RuleRefused
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue, canonical
from claims.model.cards import SentenceCard, SummaryView
from claims.store import checkpoints
from claims.store.engine import Connection
from claims.store.projections.cards import current_wording
from claims.store.projections.effect import identity
from claims.store.queries import claims as claim_queries
from claims.store.queries import summaries as queries
from claims.store.queries.summaries import StoredSentence
from claims.summary import gates
from claims.summary.sentences import propose
from claims.workflow.desk import Desk
from claims.workflow.looking import claim_view
from claims.workflow.protecting import try_to_protect
from claims.workflow.recording import Draft, record

LONGEST_SENTENCE = 2_000


def begin_summary(desk: Desk, title: str, claim_ids: Sequence[str]) -> SummaryView:
    """Begin a summary with one proposed sentence for each claim; raises NotFound for an unknown one."""
    title = _one_line(title, "A summary's title")
    with desk.store.reading() as connection:
        proposed = [
            _Sentence(propose(claim_view(connection, claim_id)), _wordings(connection, [claim_id]))
            for claim_id in dict.fromkeys(claim_ids)
        ]
    draft = Draft(ActType.SUMMARY_BEGUN, _rests_on(proposed), {"title": title, **_texts(proposed)})
    event = record(desk, draft, lambda connection: _refuse_changed(connection, proposed))
    return summary(desk, identity("SUM", event.seq))


def add_sentence(desk: Desk, summary_id: str, text: str, claim_ids: Sequence[str]) -> SummaryView:
    """Add a sentence that rests on claims; an empty text asks for the proposed one of a single claim."""
    with desk.store.reading() as connection:
        queries.stored_summary(connection, summary_id)
        views = [claim_view(connection, claim_id) for claim_id in dict.fromkeys(claim_ids)]
        wordings = _wordings(connection, [view.card.claim_id for view in views])
    if not text.strip() and len(views) == 1:
        text = propose(views[0])
    sentences = [_Sentence(_one_line(text, "A sentence"), wordings)]
    data: JsonObject = {"summary_id": summary_id, **_rests_on(sentences)}

    def still_there(connection: Connection) -> None:
        queries.stored_summary(connection, summary_id)
        _refuse_changed(connection, sentences)

    record(desk, Draft(ActType.SENTENCE_ADDED, data, _texts(sentences)), still_there)
    return summary(desk, summary_id)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence to record: its claims, each with the event that gave it the wording it has now."""

    text: str
    wordings: dict[str, int]


def _wordings(connection: Connection, claim_ids: Sequence[str]) -> dict[str, int]:
    return {claim_id: current_wording(connection, claim_id) for claim_id in claim_ids}


def _refuse_changed(connection: Connection, sentences: Sequence[_Sentence]) -> None:
    """Refuse to record a sentence whose claim was taken back or reworded meanwhile."""
    for sentence in sentences:
        for claim_id, wording in sentence.wordings.items():
            claim_queries.claim_card(connection, claim_id)
            if current_wording(connection, claim_id) != wording:
                raise ActConflict(f"{claim_id} was reworded just now; look at it again, then write")


def _one_line(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_SENTENCE or "\0" in text:
        raise BadInput(f"{what} is 1 to {LONGEST_SENTENCE} characters on one line")
    return text


def _rests_on(sentences: Sequence[_Sentence]) -> JsonObject:
    footed: list[JsonValue] = [
        {"claims": [*sentence.wordings], "wordings": {**sentence.wordings}} for sentence in sentences
    ]
    return {"sentences": footed}


def _texts(sentences: Sequence[_Sentence]) -> dict[str, JsonValue]:
    return {"sentences": [{"text": sentence.text} for sentence in sentences]}


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
    sentences = tuple(_sentence_card(connection, sentence) for sentence in stored.sentences)
    return SummaryView(
        summary_id=stored.summary_id,
        title=stored.title,
        sentences=sentences,
        refusals=_refusals(sentences, desk.reviewer),
        published=stored.published,
        reviewer=stored.reviewer,
        at=stored.at,
        checkpoint=last.note if last else "",
    )


def _sentence_card(connection: Connection, stored: StoredSentence) -> SentenceCard:
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
    return SentenceCard(stored.position, stored.text, tuple(views), tuple(found))


def _refusals(sentences: Sequence[SentenceCard], publisher: str) -> tuple[str, ...]:
    """Return what keeps sentences from being published by a person."""
    if not sentences:
        return ("the summary has no sentence yet",)
    refused = [
        f"sentence {sentence.position}: {problem}" for sentence in sentences for problem in sentence.problems
    ]
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
    digest = content_digest(view)
    record(
        desk,
        Draft(ActType.SUMMARY_PUBLISHED, {"summary_id": summary_id, "digest": digest}),
        lambda connection: _unchanged(desk, connection, summary_id, digest),
    )
    try_to_protect(desk)
    return summary(desk, summary_id)


def _unchanged(desk: Desk, connection: Connection, summary_id: str, digest: str) -> None:
    now = _view(desk, connection, summary_id)
    if content_digest(now) != digest or now.refusals:
        raise RuleRefused("gates", f"{summary_id} changed while it was published; check it and publish again")


def content_digest(view: SummaryView) -> str:
    """Return the SHA-256 over a summary's title, sentences and the mentions under them."""
    content: list[JsonValue] = [view.title]
    for sentence in view.sentences:
        mentions: list[JsonValue] = [
            mention.mention_id for claim in sentence.claims for mention in claim.mentions
        ]
        content.append([sentence.text, mentions])
    return hashlib.sha256(canonical(content)).hexdigest()
