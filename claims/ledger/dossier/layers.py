"""The layers that readers and other tools know: W3C PROV (PROV-JSON) and RO-Crate 1.1.

They repeat what the acts say and prove nothing by themselves.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from claims.ledger.acts import ActType
from claims.ledger.dossier.layout import CAPTURES, CRATE, EVENTS, PROOFS, TEXTS, Files, principal
from claims.ledger.events import Envelope

MADE = {
    ActType.CAPTURE_TAKEN: "CAP",
    ActType.MENTION_ATTACHED: "M",
    ActType.CLAIM_RATED: "A",
    ActType.SUMMARY_BEGUN: "SUM",
}
RESTS_ON = ("capture_id", "mention_id", "claim_id", "claim_a", "claim_b", "summary_id")
RIGHTS = "The captured texts belong to their publishers; they are kept here as evidence"


def provenance(ledger: str, envelopes: Mapping[int, Envelope], told: Collection[int]) -> bytes:
    """Return as PROV-JSON who did what to what, for the acts whose words are disclosed."""
    document: dict[str, dict[str, object]] = defaultdict(dict)
    document["prefix"] = {
        name: f"urn:verifier:{ledger}:{name}:" for name in ("act", "thing", "reviewer", "blob")
    }
    for seq in sorted(told):
        _tell(document, seq, envelopes[seq])
    return _written(document)


def _tell(document: dict[str, dict[str, object]], seq: int, envelope: Envelope) -> None:
    act = envelope.act
    activity, agent = f"act:{seq}", f"reviewer:{principal(act.actor)}"
    times = {"prov:startTime": envelope.time, "prov:endTime": envelope.time}
    document["activity"][activity] = {**times, "prov:type": act.type}
    document["agent"][agent] = {"prov:type": "prov:Person"}
    document["wasAssociatedWith"][f"_:w{seq}"] = {"prov:activity": activity, "prov:agent": agent}
    used = [f"thing:{act.data[name]}" for name in RESTS_ON if isinstance(act.data.get(name), str)]
    for number, thing in enumerate(used):
        document["entity"].setdefault(thing, {})
        document["used"][f"_:u{seq}.{number}"] = {"prov:activity": activity, "prov:entity": thing}
    letter = MADE.get(ActType(act.type)) if act.type in set(ActType) else None
    if letter is None:
        return
    made = f"thing:{letter}-{seq:04d}"
    document["entity"][made] = {"prov:type": letter}
    document["wasGeneratedBy"][f"_:g{seq}"] = {"prov:entity": made, "prov:activity": activity}
    if letter == "CAP":
        used = [f"blob:{act.data.get('text_sha256')}", f"blob:{act.data.get('sha256')}"]
        document["entity"].update({blob: {"prov:type": "SHA-256"} for blob in used})
    for number, thing in enumerate(used):
        derived = {"prov:generatedEntity": made, "prov:usedEntity": thing}
        document["wasDerivedFrom"][f"_:d{seq}.{number}"] = derived


def crate(subjects: Sequence[str], made_at: str, envelopes: Mapping[int, Envelope], payload: Files) -> bytes:
    """Return the RO-Crate description of the payload folder; acts and proofs are described as folders."""
    kinds = _media_types(envelopes)
    single = [path for path in sorted(payload) if not path.startswith((EVENTS, PROOFS))]
    files = [_file(path, payload[path], kinds.get(path)) for path in single]
    folders: list[dict[str, object]] = [
        {"@id": "events/", "@type": "Dataset", "name": "Acts as the ledger keeps them, in order"},
        {"@id": "proofs/", "@type": "Dataset", "name": "A proof for each act that the checkpoint covers it"},
    ]
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Dossier of {', '.join(subjects)}",
        "description": "Acts, captured bytes and proofs behind a summary or claims",
        "datePublished": made_at[:10],
        "license": RIGHTS,
        "hasPart": [{"@id": part["@id"]} for part in [*folders, *files]],
    }
    described: dict[str, object] = {
        "@id": CRATE.rpartition("/")[2],
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    graph = [described, root, *folders, *files]
    return _written({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _media_types(envelopes: Mapping[int, Envelope]) -> dict[str, str]:
    kinds = {}
    for envelope in envelopes.values():
        if envelope.act.type == ActType.CAPTURE_TAKEN:
            data = envelope.act.data
            kinds[f"{CAPTURES}{data.get('sha256')}.bin"] = str(data.get("media_type"))
            kinds[f"{TEXTS}{data.get('text_sha256')}.txt"] = "text/plain"
    return kinds


def _file(path: str, data: bytes, media_type: str | None) -> dict[str, object]:
    described: dict[str, object] = {
        "@id": path.removeprefix("data/"),
        "@type": "File",
        "contentSize": str(len(data)),
    }
    return {**described, "encodingFormat": media_type} if media_type else described


def _written(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
