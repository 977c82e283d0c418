"""Summaries: choosing claims, adding sentences, checking them, publishing."""

import hashlib
from collections.abc import Sequence

from claims.errors import BadInput, RuleRefused
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue, canonical
from claims.model.cards import SentenceCard, SummaryView
from claims.store import checkpoints
from claims.store.engine import Connection
from claims.store.projections.effect import identity
from claims.store.queries import summaries as queries
from claims.summary.gates import problems
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
        proposed = [(propose(claim_view(connection, claim_id)), [claim_id]) for claim_id in claim_ids]
    event = record(
        desk, Draft(ActType.SUMMARY_BEGUN, _rests_on(proposed), {"title": title, **_texts(proposed)})
    )
    return summary(desk, identity("SUM", event.seq))


def add_sentence(desk: Desk, summary_id: str, text: str, claim_ids: Sequence[str]) -> SummaryView:
    """Add a sentence that rests on claims; an empty text asks for the proposed one of a single claim."""
    with desk.store.reading() as connection:
        queries.stored_summary(connection, summary_id)
        views = [claim_view(connection, claim_id) for claim_id in claim_ids]
    if not text.strip() and len(views) == 1:
        text = propose(views[0])
    sentences = [(_one_line(text, "A sentence"), list(claim_ids))]
    data: JsonObject = {"summary_id": summary_id, **_rests_on(sentences)}
    record(desk, Draft(ActType.SENTENCE_ADDED, data, _texts(sentences)))
    return summary(desk, summary_id)


def _one_line(text: str, what: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_SENTENCE or "\0" in text:
        raise BadInput(f"{what} is 1 to {LONGEST_SENTENCE} characters on one line")
    return text


def _rests_on(sentences: Sequence[tuple[str, Sequence[str]]]) -> JsonObject:
    footed: list[JsonValue] = [{"claims": [*claims]} for _, claims in sentences]
    return {"sentences": footed}


def _texts(sentences: Sequence[tuple[str, Sequence[str]]]) -> dict[str, JsonValue]:
    return {"sentences": [{"text": text} for text, _ in sentences]}


def summaries(desk: Desk) -> tuple[SummaryView, ...]:
    """Return the summaries, newest first."""
    with desk.store.reading() as connection:
        return tuple(_view(connection, summary_id) for summary_id in queries.summary_ids(connection))


def summary(desk: Desk, summary_id: str) -> SummaryView:
    """Return a summary with the claims under each sentence and what keeps it from print; raises NotFound."""
    with desk.store.reading() as connection:
        return _view(connection, summary_id)


def _view(connection: Connection, summary_id: str) -> SummaryView:
    stored = queries.stored_summary(connection, summary_id)
    last = checkpoints.last_checkpoint(connection)
    sentences = []
    for sentence in stored.sentences:
        views = tuple(claim_view(connection, claim_id) for claim_id in sentence.claims)
        sentences.append(
            SentenceCard(sentence.position, sentence.text, views, problems(sentence.text, views))
        )
    return SummaryView(
        summary_id=stored.summary_id,
        title=stored.title,
        sentences=tuple(sentences),
        published=stored.published,
        reviewer=stored.reviewer,
        at=stored.at,
        checkpoint=last.note if last else "",
    )


def publish(desk: Desk, summary_id: str) -> SummaryView:
    """Publish a summary as it stands and protect the ledger behind it.

    Raises RuleRefused naming every sentence that a gate keeps back.
    """
    view = summary(desk, summary_id)
    refused = [
        f"sentence {sentence.position}: {problem}"
        for sentence in view.sentences
        for problem in sentence.problems
    ]
    if not view.sentences:
        refused = ["the summary has no sentence yet"]
    if refused:
        raise RuleRefused("gates", f"{summary_id} cannot be published. " + "; ".join(refused))
    digest = content_digest(view)
    record(
        desk,
        Draft(ActType.SUMMARY_PUBLISHED, {"summary_id": summary_id, "digest": digest}),
        lambda connection: _unchanged(connection, summary_id, digest),
    )
    try_to_protect(desk)
    return summary(desk, summary_id)


def _unchanged(connection: Connection, summary_id: str, digest: str) -> None:
    now = _view(connection, summary_id)
    if content_digest(now) != digest or any(sentence.problems for sentence in now.sentences):
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
