"""A small dossier made by hand: a ledger of six acts, one capture, one quote, one sealed note."""

import hashlib
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue
from claims.ledger.checkpoint import Checkpoint, sign_checkpoint, verifier_key
from claims.ledger.dossier.bag import MANIFEST, SIGNATURE, TAG_MANIFEST
from claims.ledger.dossier.building import Contents, build
from claims.ledger.dossier.proofs import Tree
from claims.ledger.events import Act, Envelope, Payload, seal
from claims.ledger.merkle import leaf_hash
from claims.ledger.signatures import DOSSIER_NAMESPACE, public_line, sign

LEDGER = "ab" * 16
ORIGIN = "verifier/made"
LOG_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KATE = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PAGE = "<p>The ferry to Osk runs again, 🛰 the harbour master said.</p>".encode()
TEXT = "The ferry to Osk runs again, 🛰 the harbour master said.\n"
QUOTE = "runs again, 🛰"
EVIDENCE = ("data/events/", "data/proofs/", "data/captures/", "data/texts/")
KEYS = {"data/checkpoint", "data/vkey", "data/allowed_signers", "data/disclosures.json"}


def public(key: Ed25519PrivateKey) -> str:
    return public_line(key.public_key().public_bytes_raw())


VKEY = verifier_key(ORIGIN, LOG_KEY.public_key().public_bytes_raw())


class Ledger:
    """Acts one after the other, each signed."""

    def __init__(self) -> None:
        self.envelopes: list[bytes] = []
        self.words: dict[int, tuple[Payload, ...]] = {}
        opening: JsonObject = {"origin": ORIGIN, "vkey": VKEY, "public_key": public(LOG_KEY)}
        self.add(ActType.LEDGER_OPENED, opening, actor="ledger", key=LOG_KEY)
        self.add(ActType.REVIEWER_JOINED, {"name": "kate", "public_key": public(KATE)})

    def add(
        self,
        kind: str,
        data: JsonObject,
        words: Mapping[str, JsonValue] | None = None,
        actor: str = "kate",
        key: Ed25519PrivateKey = KATE,
    ) -> None:
        payloads = seal(words or {})
        act = Act(LEDGER, kind, actor, data, {one.name: one.commitment for one in payloads}, app="test")
        seq = len(self.envelopes)
        envelope = Envelope(seq, f"2026-02-03T04:05:06.{seq:06d}Z", act, sign(act.to_bytes(), key))
        self.envelopes.append(envelope.to_bytes())
        self.words[seq] = payloads

    def capture(self, text: str = TEXT, **changed: JsonValue) -> None:
        data: JsonObject = {
            "source": "new:1",
            "published_on": "2026-02-01",
            "sha256": hashlib.sha256(PAGE).hexdigest(),
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "characters": len(text),
            "media_type": "text/html",
            "derivation": {"tool": "made", "version": "1", "options": "", "flags": []},
        }
        about: JsonValue = {"url": "https://osk.example/ferry", "title": "Ferry", "headers": [["a", "b"]]}
        sources: JsonValue = [{"name": "Tide", "kind": "outlet"}]
        self.add(ActType.CAPTURE_TAKEN, {**data, **changed}, {"about": about, "sources": sources})

    def quote(self, start: int, exact: str = QUOTE, capture_id: str = "CAP-0002") -> None:
        data: JsonObject = {"capture_id": capture_id, "start": start, "end": start + len(exact)}
        around: JsonObject = {
            "exact": exact,
            "prefix": TEXT[:start][-4:],
            "suffix": TEXT[start + len(exact) :][:4],
        }
        self.add(
            ActType.MENTION_ATTACHED, {**data, "claim_id": None, "stance": "supports"}, {"quote": around}
        )

    def contents(self) -> Contents:
        leaves = [leaf_hash(data) for data in self.envelopes]
        head = Checkpoint(ORIGIN, len(leaves), Tree(leaves).root())
        return Contents(
            ledger=LEDGER,
            origin=ORIGIN,
            vkey=VKEY,
            checkpoint=sign_checkpoint(head, LOG_KEY),
            leaves=leaves,
            events=dict(enumerate(self.envelopes)),
            disclosed={seq: self.words[seq] for seq in (2, 3)},
            captures={hashlib.sha256(PAGE).hexdigest(): PAGE},
            texts={hashlib.sha256(TEXT.encode()).hexdigest(): TEXT.encode()},
            readable={"summary.md": b"# Ferry\n"},
            subjects=("C-0003",),
            exporter="kate",
            made_at="2026-02-03T05:00:00.000000Z",
            app="test",
        )


def whole_ledger() -> Ledger:
    ledger = Ledger()
    ledger.capture()
    ledger.quote(TEXT.index(QUOTE))
    ledger.add(ActType.CLAIM_RATED, {"claim_id": "C-0009"}, {"because": "nobody else is to read this"})
    ledger.add(ActType.CLAIM_HANDED, {"claim_id": "C-0003"})
    return ledger


def dossier(only: Sequence[int] | None = None) -> dict[str, bytes]:
    contents = whole_ledger().contents()
    if only is not None:
        contents = replace(contents, events={seq: contents.events[seq] for seq in only})
    return build(contents, KATE)


def refitted(files: Mapping[str, bytes], key: Ed25519PrivateKey | None = None) -> dict[str, bytes]:
    """Return the files with digests that fit them; with a key also signed anew, as an insider could."""
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    own = {MANIFEST, TAG_MANIFEST, SIGNATURE}
    beside = {path: data for path, data in files.items() if path not in payload.keys() | own}
    beside[MANIFEST] = listing(payload)
    made = {**payload, **beside, TAG_MANIFEST: listing(beside), SIGNATURE: files[SIGNATURE]}
    if key is not None:
        made[SIGNATURE] = sign(made[TAG_MANIFEST], key, DOSSIER_NAMESPACE).encode()
    return made


def listing(files: Mapping[str, bytes]) -> bytes:
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())]
    return "".join(lines).encode()


def flipped(data: bytes, place: int, mask: int = 1) -> bytes:
    return data[:place] + bytes([data[place] ^ mask]) + data[place + 1 :]


def write(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def run(*command: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a program that is not ours on a dossier."""
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=60)
