"""Captures taken, suggestions turned down and suggestions split."""

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event, format_time
from claims.store import schema
from claims.store.projections.effect import Effect, Handler, claims_in, identity
from claims.store.projections.facts import Facts
from claims.store.projections.reuses import reusing
from claims.store.projections.sources import add_sources


def _taken(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.CAPTURE_TAKEN)
    words = Fields(event.words, ActType.CAPTURE_TAKEN)
    about = words.object("about")
    made = add_sources(facts, event)
    derivation = data.object("derivation")
    capture_id = identity("CAP", event.seq)
    source = data.text("source")
    title = about.words("title")
    row = {
        "capture_id": capture_id,
        "seq": event.seq,
        "withdrawn": None,
        "at": format_time(event.at),
        "url": about.words("url"),
        "source_id": made.get(source, source),
        "title": title,
        "published_on": data.maybe_text("published_on"),
        "sha256": data.text("sha256"),
        "text_sha256": data.text("text_sha256"),
        "characters": data.whole("characters"),
        "media_type": data.text("media_type"),
        "tool": derivation.text("tool"),
        "tool_version": derivation.text("version"),
        "tool_options": derivation.text("options"),
        "flags": "\n".join(derivation.texts("flags")),
        "duplicate_of": data.maybe_text("duplicate_of"),
        "copy_of": data.maybe_text("copy_of"),
        "translations_by": data.maybe_text("translations_by"),
    }
    facts.put(schema.capture, [row])
    reused = [
        {
            "seq": event.seq,
            "withdrawn": None,
            "capture_id": capture_id,
            "of_id": item.text("of"),
            "whole": item.flag("whole"),
            "credited": item.flag("credited"),
            "kind": item.maybe_text("kind"),
            "spans": item.text("spans"),
        }
        for item in data.objects("reuses")
    ]
    facts.put(schema.reuse, reused)
    return Effect(f"Captured {title}", frozenset({capture_id, *made.values()}))


def _rejected(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SUGGESTION_REJECTED)
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "capture_id": data.text("capture_id"),
        "start": data.whole("start"),
        "end": data.whole("end"),
    }
    facts.put(schema.rejection, [row])
    return Effect(f"Rejected a suggestion in {row['capture_id']}", frozenset({str(row["capture_id"])}))


def _split(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SUGGESTION_SPLIT)
    capture_id = data.text("capture_id")
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "capture_id": capture_id,
        "start": data.whole("start"),
        "end": data.whole("end"),
        "at": data.whole("at"),
    }
    facts.put(schema.parting, [row])
    return Effect(f"Split a suggestion in {capture_id}", frozenset({capture_id}))


def _copy_denied(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.COPY_DENIED)
    capture_id, of_id = data.text("capture_id"), data.text("of_id")
    row = {
        "seq": event.seq,
        "withdrawn": None,
        "capture_id": capture_id,
        "of_id": of_id,
        "because": Fields(event.words, ActType.COPY_DENIED).words("because"),
    }
    facts.put(schema.denial, [row])
    touched = {capture_id, *claims_in(facts, reusing(facts.read, capture_id))}
    return Effect(f"{capture_id} is no copy of {of_id}", frozenset(touched))


HANDLERS: dict[str, Handler] = {
    ActType.CAPTURE_TAKEN: _taken,
    ActType.SUGGESTION_REJECTED: _rejected,
    ActType.SUGGESTION_SPLIT: _split,
    ActType.COPY_DENIED: _copy_denied,
}
