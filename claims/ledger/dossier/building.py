"""Making a dossier of what a workspace hands over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files as package_files

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, canonical
from claims.ledger.dossier import layout
from claims.ledger.dossier.bag import SIGNATURE, TAG_MANIFEST, make_bag
from claims.ledger.dossier.layers import crate, provenance
from claims.ledger.dossier.proofs import Proof, Tree
from claims.ledger.events import Envelope, Payload, read_envelope
from claims.ledger.signatures import DOSSIER_NAMESPACE, NAMESPACE, sign

STANDALONE = ("README.txt", "main.go", "verify.py", "verify.sh")


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a dossier.

    `leaves` are the hashes of all leaves under the checkpoint; `events` the envelopes to hand over by their
    place, `disclosed` the words of some of them; captures and texts go by their SHA-256. `readable` are files
    for readers, by name.
    """

    ledger: str
    origin: str
    vkey: str
    checkpoint: str
    leaves: Sequence[bytes]
    events: Mapping[int, bytes]
    disclosed: Mapping[int, Sequence[Payload]]
    captures: Mapping[str, bytes]
    texts: Mapping[str, bytes]
    readable: Mapping[str, bytes]
    subjects: Sequence[str]
    exporter: str
    made_at: str
    app: str


def build(contents: Contents, key: Ed25519PrivateKey) -> dict[str, bytes]:
    """Return the files of a dossier, sealed with the exporter's signature over all digests."""
    envelopes = {seq: read_envelope(contents.events[seq]) for seq in sorted(contents.events)}
    payload = {**_record(contents, envelopes), **_evidence(contents)}
    payload[layout.PROVENANCE] = provenance(contents.ledger, envelopes, contents.disclosed.keys())
    payload[layout.CRATE] = crate(contents.subjects, contents.made_at, envelopes, payload)
    files = make_bag(payload, _standalone(), _info(contents))
    files[SIGNATURE] = sign(files[TAG_MANIFEST], key, DOSSIER_NAMESPACE).encode()
    return files


def _record(contents: Contents, envelopes: Mapping[int, Envelope]) -> dict[str, bytes]:
    """Return the acts with their proofs, the words, and the keys."""
    about: JsonObject = {
        "format": layout.FORMAT,
        "ledger": contents.ledger,
        "origin": contents.origin,
        "size": len(contents.leaves),
        "subjects": [*contents.subjects],
        "exporter": contents.exporter,
        "made_at": contents.made_at,
        "app": contents.app,
    }
    files = {
        layout.ABOUT: canonical(about),
        layout.CHECKPOINT: contents.checkpoint.encode(),
        layout.VERIFIER_KEY: f"{contents.vkey}\n".encode(),
        layout.SIGNERS: allowed_signers(envelopes).encode(),
        layout.DISCLOSURES: canonical(_disclosures(contents.disclosed)),
    }
    tree = Tree(contents.leaves)
    for seq, data in contents.events.items():
        files[layout.event_path(seq)] = data
        proof = Proof(seq, tree.inclusion_path(seq), contents.checkpoint)
        files[layout.proof_path(seq)] = proof.to_bytes()
    return files


def _evidence(contents: Contents) -> dict[str, bytes]:
    return {
        **{layout.capture_path(digest): data for digest, data in contents.captures.items()},
        **{layout.text_path(digest): data for digest, data in contents.texts.items()},
        **{f"{layout.READABLE}{name}": data for name, data in contents.readable.items()},
    }


def _disclosures(disclosed: Mapping[int, Sequence[Payload]]) -> JsonObject:
    words: JsonObject = {}
    for seq, payloads in disclosed.items():
        words[layout.event_name(seq)] = {
            one.name: {"salt": one.salt.hex(), "data": one.data.decode()} for one in payloads
        }
    return words


def allowed_signers(envelopes: Mapping[int, Envelope]) -> str:
    """Return the keys that the acts themselves introduce, as `ssh-keygen -Y verify` reads them."""
    purposes = f"{NAMESPACE.decode()},{DOSSIER_NAMESPACE.decode()}"
    return "".join(
        f'{layout.principal(one.act.actor)} namespaces="{purposes}" {one.act.data.get("public_key")}\n'
        for _, one in sorted(envelopes.items())
        if one.act.type in {ActType.LEDGER_OPENED, ActType.REVIEWER_JOINED}
    )


def _standalone() -> dict[str, bytes]:
    folder = package_files("claims.ledger.dossier.standalone")
    return {name: (folder / name).read_bytes() for name in STANDALONE}


def _info(contents: Contents) -> dict[str, str]:
    return {
        "Bag-Software-Agent": contents.app,
        "Bagging-Date": contents.made_at[:10],
        "External-Identifier": f"{contents.origin} {' '.join(contents.subjects)}",
        "External-Description": "What stands behind these subjects, with the proofs that it was recorded so",
    }
