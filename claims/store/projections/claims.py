"""Claims, their wordings, and the mentions put to them."""

from sqlalchemy import select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler, identity
from claims.store.projections.facts import Facts
from claims.store.projections.sources import add_sources


def _attached(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.MENTION_ATTACHED)
    words = Fields(event.words, ActType.MENTION_ATTACHED)
    mention_id = identity("M", event.seq)
    claim_id = data.maybe_text("claim_id") or _new_claim(facts, event, words)
    quote = words.object("quote")
    row = {
        "mention_id": mention_id,
        "seq": event.seq,
        "withdrawn": None,
        "capture_id": data.text("capture_id"),
        "start": data.whole("start"),
        "end": data.whole("end"),
        "exact": quote.words("exact"),
        "prefix": quote.words("prefix"),
        "suffix": quote.words("suffix"),
    }
    facts.put(schema.mention, [row])
    named = _add_chain(facts, event, mention_id)
    evidence = {
        "mention_id": mention_id,
        "claim_id": claim_id,
        "seq": event.seq,
        "withdrawn": None,
        "stance": data.text("stance"),
    }
    facts.put(schema.evidence, [evidence])
    title = f"Attached {mention_id} to {claim_id}"
    return Effect(title, named | {claim_id, mention_id, str(row["capture_id"])})


def _new_claim(facts: Facts, event: Event, words: Fields) -> str:
    claim_id = identity("C", event.seq)
    facts.put(schema.claim, [{"claim_id": claim_id, "seq": event.seq, "withdrawn": None}])
    _add_wording(facts, event, claim_id, words.words("wording"))
    return claim_id


def _add_wording(facts: Facts, event: Event, claim_id: str, text: str) -> None:
    row = {"claim_id": claim_id, "seq": event.seq, "withdrawn": None, "text": text}
    facts.put(schema.wording, [row])


def _add_chain(facts: Facts, event: Event, mention_id: str) -> frozenset[str]:
    """Keep a chain; returns the sources it names for the first time."""
    made = add_sources(facts, event)
    rows = []
    for position, hop in enumerate(Fields(event.words, "chain").objects("chain")):
        source = hop.maybe_text("source")
        rows.append(
            {
                "mention_id": mention_id,
                "seq": event.seq,
                "withdrawn": None,
                "position": position,
                "source_id": None if source is None else made.get(source, source),
                "actor": hop.text("actor"),
                "role": hop.text("role"),
                "act": hop.text("act"),
                "start": hop.maybe_whole("start"),
                "end": hop.maybe_whole("end"),
                "cue": hop.maybe_text("cue"),
                "cue_start": hop.maybe_whole("cue_start"),
                "cue_end": hop.maybe_whole("cue_end"),
                "explicit": hop.flag("explicit"),
            }
        )
    facts.put(schema.hop, rows)
    return frozenset(made.values())


def _claims_of(facts: Facts, mention_id: str) -> frozenset[str]:
    evidence = schema.evidence
    rows = facts.read(select(evidence.c.claim_id).where(evidence.c.mention_id == mention_id))
    return frozenset(rows.scalars())


def _withdrawn(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.MENTION_WITHDRAWN)
    mention_id = data.text("mention_id")
    take_back(facts, mention_id, event.seq)
    return Effect(f"Withdrew {mention_id}", _claims_of(facts, mention_id) | {mention_id})


def take_back(facts: Facts, mention_id: str, seq: int) -> None:
    """Withdraw a mention and its evidence; the claim it made stays, with one mention fewer."""
    facts.withdraw(schema.mention, schema.mention.c.mention_id == mention_id, seq)
    facts.withdraw(schema.evidence, schema.evidence.c.mention_id == mention_id, seq)


def _chain_revised(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.CHAIN_REVISED)
    mention_id = data.text("mention_id")
    named = _add_chain(facts, event, mention_id)
    touched = named | _claims_of(facts, mention_id) | {mention_id}
    return Effect(f"Revised the chain of {mention_id}", touched)


def _reworded(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.CLAIM_REWORDED)
    claim_id = data.text("claim_id")
    text = Fields(event.words, ActType.CLAIM_REWORDED).words("wording")
    _add_wording(facts, event, claim_id, text)
    return Effect(f"Reworded {claim_id}", frozenset({claim_id}))


HANDLERS: dict[str, Handler] = {
    ActType.MENTION_ATTACHED: _attached,
    ActType.MENTION_WITHDRAWN: _withdrawn,
    ActType.CHAIN_REVISED: _chain_revised,
    ActType.CLAIM_REWORDED: _reworded,
}
