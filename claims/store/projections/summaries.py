"""Summaries, their sentences, what was published, and what was put right since."""

from sqlalchemy import func, select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler, identity
from claims.store.projections.facts import Facts, Read


def _begun(facts: Facts, event: Event) -> Effect:
    title = Fields(event.words, ActType.SUMMARY_BEGUN).words("title")
    summary_id = identity("SUM", event.seq)
    row = {"summary_id": summary_id, "seq": event.seq, "withdrawn": None, "title": title}
    facts.put(schema.summary, [row])
    footed = _add_sentences(facts, event, summary_id, 1)
    return Effect(f"Began the summary {title}", footed | {summary_id})


def _sentence_added(facts: Facts, event: Event) -> Effect:
    summary_id = Fields(event.act.data, ActType.SENTENCE_ADDED).text("summary_id")
    footed = _add_sentences(facts, event, summary_id, _next_position(facts, summary_id))
    return Effect(f"Added to {summary_id}", footed | {summary_id})


def _add_sentences(facts: Facts, event: Event, summary_id: str, first: int) -> frozenset[str]:
    rests_on = Fields(event.act.data, event.act.type).objects("sentences")
    texts = Fields(event.words, event.act.type).objects("sentences")
    footed: set[str] = set()
    for offset, footing in enumerate(rests_on):
        position = first + offset
        text = texts[offset].text("text") if offset < len(texts) else Fields({}, "sentence").words("text")
        made = {"seq": event.seq, "withdrawn": None, "position": position}
        facts.put(schema.sentence, [{**made, "summary_id": summary_id, "text": text}])
        # Sentences recorded by the first version do not say which wordings they were written for.
        wordings = footing.object("wordings")
        for claim_id in footing.texts("claims"):
            row = {**made, "claim_id": claim_id, "wording": wordings.maybe_whole(claim_id)}
            facts.put(schema.footing, [row])
            footed.add(claim_id)
    return frozenset(footed)


def _next_position(facts: Facts, summary_id: str) -> int:
    sentence = schema.sentence
    last = facts.read(
        select(func.max(sentence.c.position)).where(sentence.c.summary_id == summary_id)
    ).scalar()
    return 1 if last is None else last + 1


def _published(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SUMMARY_PUBLISHED)
    summary_id = data.text("summary_id")
    row = {"seq": event.seq, "withdrawn": None, "summary_id": summary_id, "digest": data.text("digest")}
    facts.put(schema.publication, [row])
    return Effect(f"Published {summary_id}", claims_under(facts.read, summary_id) | {summary_id})


def claims_under(read: Read, summary_id: str) -> frozenset[str]:
    """Return the claims that sentences of a summary rest on, or rested on before they were corrected."""
    sentence, footing = schema.sentence, schema.footing
    query = (
        select(footing.c.claim_id)
        .join(sentence, (sentence.c.seq == footing.c.seq) & (sentence.c.position == footing.c.position))
        .where(sentence.c.summary_id == summary_id, footing.c.withdrawn.is_(None))
    )
    return frozenset(read(query).scalars())


def _corrected(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SENTENCE_CORRECTED)
    summary_id, position = data.text("summary_id"), data.whole("position")
    _note(facts, event, summary_id, position)
    _add_sentences(facts, event, summary_id, position)
    touched = claims_under(facts.read, summary_id) | {summary_id}
    return Effect(f"Corrected sentence {position} of {summary_id}", touched)


def _retracted(facts: Facts, event: Event) -> Effect:
    summary_id = Fields(event.act.data, ActType.SUMMARY_RETRACTED).text("summary_id")
    _note(facts, event, summary_id, None)
    return Effect(f"Retracted {summary_id}", claims_under(facts.read, summary_id) | {summary_id})


def _note(facts: Facts, event: Event, summary_id: str, position: int | None) -> None:
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "summary_id": summary_id,
        "position": position,
        "because": Fields(event.words, event.act.type).words("because"),
    }
    facts.put(schema.correction, [row])


def _forced(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.GATE_FORCED)
    summary_id, position, rule = data.text("summary_id"), data.whole("position"), data.text("rule")
    because = Fields(event.words, ActType.GATE_FORCED).words("because")
    row = {"summary_id": summary_id, "position": position, "rule": rule, "because": because}
    facts.put(schema.forcing, [{**row, "seq": event.seq, "withdrawn": None}])
    touched = claims_under(facts.read, summary_id) | {summary_id}
    return Effect(f"Forced the gate “{rule}” for sentence {position} of {summary_id}", touched)


HANDLERS: dict[str, Handler] = {
    ActType.SUMMARY_BEGUN: _begun,
    ActType.SENTENCE_ADDED: _sentence_added,
    ActType.SUMMARY_PUBLISHED: _published,
    ActType.SENTENCE_CORRECTED: _corrected,
    ActType.SUMMARY_RETRACTED: _retracted,
    ActType.GATE_FORCED: _forced,
}
