"""Summaries, their sentences, and what was published."""

from sqlalchemy import Connection, func, insert, select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler, identity


def _begun(connection: Connection, event: Event) -> Effect:
    title = Fields(event.words, ActType.SUMMARY_BEGUN).words("title")
    summary_id = identity("SUM", event.seq)
    row = {"summary_id": summary_id, "seq": event.seq, "withdrawn": None, "title": title}
    connection.execute(insert(schema.summary).values(row))
    footed = _add_sentences(connection, event, summary_id)
    return Effect(f"Began the summary {title}", footed | {summary_id})


def _sentence_added(connection: Connection, event: Event) -> Effect:
    summary_id = Fields(event.act.data, ActType.SENTENCE_ADDED).text("summary_id")
    footed = _add_sentences(connection, event, summary_id)
    return Effect(f"Added to {summary_id}", footed | {summary_id})


def _add_sentences(connection: Connection, event: Event, summary_id: str) -> frozenset[str]:
    rests_on = Fields(event.act.data, event.act.type).objects("sentences")
    texts = Fields(event.words, event.act.type).objects("sentences")
    first = _next_position(connection, summary_id)
    footed: set[str] = set()
    for offset, footing in enumerate(rests_on):
        position = first + offset
        text = texts[offset].text("text") if offset < len(texts) else Fields({}, "sentence").words("text")
        made = {"seq": event.seq, "withdrawn": None, "position": position}
        connection.execute(insert(schema.sentence).values(**made, summary_id=summary_id, text=text))
        # Sentences recorded by the first version do not say which wordings they were written for.
        wordings = footing.object("wordings")
        for claim_id in footing.texts("claims"):
            row = {**made, "claim_id": claim_id, "wording": wordings.maybe_whole(claim_id)}
            connection.execute(insert(schema.footing).values(row))
            footed.add(claim_id)
    return frozenset(footed)


def _next_position(connection: Connection, summary_id: str) -> int:
    sentence = schema.sentence
    last = connection.execute(
        select(func.max(sentence.c.position)).where(sentence.c.summary_id == summary_id)
    ).scalar()
    return 1 if last is None else last + 1


def _published(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SUMMARY_PUBLISHED)
    summary_id = data.text("summary_id")
    row = {"seq": event.seq, "withdrawn": None, "summary_id": summary_id, "digest": data.text("digest")}
    connection.execute(insert(schema.publication).values(row))
    sentence, footing = schema.sentence, schema.footing
    claims = connection.execute(
        select(footing.c.claim_id)
        .join(sentence, (sentence.c.seq == footing.c.seq) & (sentence.c.position == footing.c.position))
        .where(sentence.c.summary_id == summary_id, footing.c.withdrawn.is_(None))
    ).scalars()
    return Effect(f"Published {summary_id}", frozenset({summary_id, *claims}))


HANDLERS: dict[str, Handler] = {
    ActType.SUMMARY_BEGUN: _begun,
    ActType.SENTENCE_ADDED: _sentence_added,
    ActType.SUMMARY_PUBLISHED: _published,
}
