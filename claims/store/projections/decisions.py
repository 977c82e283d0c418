"""What people decided about claims: relations, independence, ratings, second review."""

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler
from claims.store.projections.facts import Facts


def _related(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.CLAIMS_RELATED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "claim_a": data.text("claim_a"),
        "claim_b": data.text("claim_b"),
        "relation": data.text("relation"),
        "kind": data.maybe_text("kind"),
        "note": Fields(event.words, ActType.CLAIMS_RELATED).words("note"),
    }
    facts.put(schema.relation, [row])
    title = f"{row['claim_a']} {row['relation']} {row['claim_b']}"
    return Effect(title, frozenset({str(row["claim_a"]), str(row["claim_b"])}))


def _judged(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.ORIGINS_JUDGED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "claim_id": data.text("claim_id"),
        "origin_a": data.text("origin_a"),
        "origin_b": data.text("origin_b"),
        "value": data.text("value"),
        "reason": data.text("reason"),
        "note": Fields(event.words, ActType.ORIGINS_JUDGED).words("note"),
    }
    facts.put(schema.judgement, [row])
    title = f"Judged two origins of {row['claim_id']} {row['value']}"
    return Effect(title, frozenset({str(row["claim_id"])}))


def _saying_judged(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SAYING_JUDGED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "claim_id": data.text("claim_id"),
        "origin": data.text("origin"),
        "value": data.text("value"),
        "because": Fields(event.words, ActType.SAYING_JUDGED).words("because"),
    }
    facts.put(schema.saying, [row])
    title = f"Judged whether an origin of {row['claim_id']} said it: {row['value']}"
    return Effect(title, frozenset({str(row["claim_id"])}))


def _absence_logged(facts: Facts, event: Event) -> Effect:
    words = Fields(event.words, ActType.ABSENCE_LOGGED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "claim_id": Fields(event.act.data, ActType.ABSENCE_LOGGED).text("claim_id"),
        "place": words.words("place"),
        "note": words.words("note"),
    }
    facts.put(schema.absence, [row])
    title = f"Found nothing on {row['claim_id']} in {row['place']}"
    return Effect(title, frozenset({str(row["claim_id"])}))


def _rated(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.CLAIM_RATED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "claim_id": data.text("claim_id"),
        "wording_version": data.whole("wording_version"),
        "credibility": data.text("credibility"),
        "confidence": data.text("confidence"),
        "verdict": data.text("verdict"),
        "because": Fields(event.words, ActType.CLAIM_RATED).words("because"),
        "basis": data.text("basis"),
    }
    facts.put(schema.assessment, [row])
    title = f"Rated {row['claim_id']} {row['credibility']}, {row['confidence']}, {row['verdict']}"
    return Effect(title, frozenset({str(row["claim_id"])}))


def _handed(facts: Facts, event: Event) -> Effect:
    claim_id = Fields(event.act.data, ActType.CLAIM_HANDED).text("claim_id")
    facts.put(schema.handover, [{"seq": event.seq, "withdrawn": None, "claim_id": claim_id}])
    return Effect(f"Handed {claim_id} to a second reviewer", frozenset({claim_id}))


HANDLERS: dict[str, Handler] = {
    ActType.CLAIMS_RELATED: _related,
    ActType.ORIGINS_JUDGED: _judged,
    ActType.SAYING_JUDGED: _saying_judged,
    ActType.ABSENCE_LOGGED: _absence_logged,
    ActType.CLAIM_RATED: _rated,
    ActType.CLAIM_HANDED: _handed,
}
