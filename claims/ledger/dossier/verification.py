"""Checking a dossier: everything that its acts, proofs, signatures, words and bytes say of each other.

The checkpoint is checked before any proof and each field is bound to what it belongs to: the act's number to
the proof's index, its ledger to the checkpoint's, its signature to the key with which its actor joined.
`standalone/verify.py` does the same with other code; a test holds the two against each other.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ParamSpec

from claims.errors import LedgerBroken, VerifierError
from claims.ledger.acts import ActType, Fields, as_object
from claims.ledger.canonical import JsonObject, JsonValue, parse_canonical
from claims.ledger.checkpoint import Checkpoint, verify_checkpoint
from claims.ledger.dossier import layout
from claims.ledger.dossier.bag import SIGNATURE, TAG_MANIFEST, digest_problems
from claims.ledger.dossier.building import allowed_signers
from claims.ledger.dossier.layout import Files
from claims.ledger.dossier.proofs import read_proof
from claims.ledger.events import SALT_BYTES, Envelope, Payload, read_envelope
from claims.ledger.merkle import leaf_hash, verify_inclusion
from claims.ledger.signatures import BEGIN, DOSSIER_NAMESPACE, END, verify

PLACED = re.compile(
    r"data/(?:dossier\.json|checkpoint|vkey|allowed_signers|disclosures\.json|prov\.json"
    r"|ro-crate-metadata\.json|events/[0-9]{8,}\.json|proofs/[0-9]{8,}\.tlog-proof"
    r"|captures/[0-9a-f]{64}\.bin|texts/[0-9a-f]{64}\.txt|readable/[^/]+)"
)
ARMOUR = re.compile(f"{BEGIN}\n((?:[A-Za-z0-9+/]{{70}}\n)*[A-Za-z0-9+/]{{1,70}}={{0,2}}\n){END}\n")
HEX = re.compile(r"[0-9a-f]*")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of a dossier found; it holds where there are no problems.

    `vkey` is the key the dossier brings along: compare it with one you have from elsewhere. `events` of the
    `size` acts that the checkpoint covers are in it; where that is all of them, none was left out.
    """

    problems: tuple[str, ...]
    origin: str
    vkey: str
    size: int
    root: str
    subjects: tuple[str, ...]
    exporter: str
    events: int
    signatures: int
    disclosed: int
    sealed: int
    captures: int
    quotes: int

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems

    @property
    def complete(self) -> bool:
        """Whether every act that the checkpoint covers is in the dossier."""
        return self.events == self.size


def examine(files: Files, vkey: str | None = None) -> Verdict:
    """Check a dossier; with `vkey`, the ledger must be the one with that verifier key.

    What does not hold, or cannot be read, is in the verdict; nothing is raised for it.
    """
    examination = Examination(files)
    examination.run(vkey)
    return examination.verdict()


def unreadable(problem: str) -> Verdict:
    """Return the verdict on files that cannot be read as a dossier at all."""
    return replace(examine({}), problems=(problem,))


class Examination:
    """One check of one dossier; afterwards `envelopes`, `taken` and `words` are what was read and held.

    `taken` are the acts of capture by the capture's id.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._problems: list[str] = []
        self._vkey = ""
        self._checkpoint = Checkpoint("", 0, b"")
        self._note = ""
        self._keys: dict[str, str] = {}
        self._about = Fields({}, layout.ABOUT)
        self._signatures = 0
        self._sealed = 0
        self._captures = 0
        self._quotes = 0
        self.envelopes: dict[int, Envelope] = {}
        self.taken: dict[str, Envelope] = {}
        self.words: dict[int, JsonObject] = {}

    def run(self, vkey: str | None = None) -> None:
        """Check everything, in the order in which one thing rests on another."""
        self._problems.extend(digest_problems(self._files))
        self._try("", self._check_places)
        self._try("", self._check_checkpoint, vkey)
        self._try("", self._read_about)
        for path in sorted(self._files):
            if path.startswith(layout.EVENTS):
                self._try(path, self._check_event, path)
        self._try("", self._check_whole)
        self._try(SIGNATURE, self._check_seal)
        self._try(layout.DISCLOSURES, self._check_words)
        for capture_id, taken in self.taken.items():
            self._try(capture_id, self._check_capture, taken)
        self._try("", self._check_blobs)
        for seq, envelope in self.envelopes.items():
            if envelope.act.type == ActType.MENTION_ATTACHED:
                self._try(f"M-{seq:04d}", self._check_quote, envelope)

    def verdict(self) -> Verdict:
        """Return what was found."""
        return Verdict(
            problems=tuple(self._problems),
            origin=self._checkpoint.origin,
            vkey=self._vkey,
            size=self._checkpoint.size,
            root=self._checkpoint.root.hex(),
            subjects=tuple(self._about.maybe_texts("subjects")),
            exporter=self._about.maybe_text("exporter") or "",
            events=len(self.envelopes),
            signatures=self._signatures,
            disclosed=sum(len(envelope.act.commitments) for envelope in self.envelopes.values())
            - self._sealed,
            sealed=self._sealed,
            captures=self._captures,
            quotes=self._quotes,
        )

    def _try(self, where: str, check: Callable[P, None], *on: P.args, **how: P.kwargs) -> None:
        try:
            check(*on, **how)
        except VerifierError as broken:
            self._problems.append(f"{where}: {broken}" if where else str(broken))

    def _bytes(self, path: str) -> bytes:
        data = self._files.get(path)
        if data is None:
            raise LedgerBroken(f"{path} is missing")
        return data

    def _text(self, path: str) -> str:
        try:
            return self._bytes(path).decode("utf-8")
        except UnicodeDecodeError as broken:
            raise LedgerBroken(f"{path} is not UTF-8 text") from broken

    def _check_places(self) -> None:
        strange = [path for path in self._files if path.startswith("data/") and not PLACED.fullmatch(path)]
        if strange:
            raise LedgerBroken(f"{min(strange)} is no part of a dossier")

    def _check_checkpoint(self, vkey: str | None) -> None:
        self._vkey = self._text(layout.VERIFIER_KEY).strip()
        self._note = self._text(layout.CHECKPOINT)
        self._checkpoint = verify_checkpoint(self._note, self._vkey)
        if vkey is not None and vkey.strip() != self._vkey:
            raise LedgerBroken("The dossier is of a ledger with another verifier key than the one given")

    def _read_about(self) -> None:
        about = Fields(parse_canonical(self._bytes(layout.ABOUT)), layout.ABOUT)
        about.texts("subjects")
        if about.text("format") != layout.FORMAT:
            raise LedgerBroken(f"{layout.ABOUT} has the format {about.text('format')!r}, not {layout.FORMAT}")
        if (about.text("origin"), about.whole("size")) != (self._checkpoint.origin, self._checkpoint.size):
            raise LedgerBroken(f"{layout.ABOUT} speaks of another checkpoint")
        about.text("exporter")
        about.text("ledger")
        self._about = about

    def _check_event(self, path: str) -> None:
        data = self._bytes(path)
        envelope = read_envelope(data)
        if path != layout.event_path(envelope.seq):
            raise LedgerBroken(f"the act says it is number {envelope.seq}")
        if envelope.act.ledger != self._about.maybe_text("ledger"):
            raise LedgerBroken("the act belongs to another ledger")
        proof = read_proof(self._bytes(layout.proof_path(envelope.seq)))
        if proof.index != envelope.seq or proof.checkpoint != self._note:
            raise LedgerBroken("the proof is of another act or checkpoint")
        head = self._checkpoint
        if not verify_inclusion(envelope.seq, head.size, leaf_hash(data), proof.path, head.root):
            raise LedgerBroken("the act is not in the tree of the checkpoint")
        self._introduce(envelope)
        if envelope.act.actor not in self._keys:
            raise LedgerBroken(f"{envelope.act.actor} acts without having joined")
        verify(envelope.act.to_bytes(), envelope.signature, self._keys[envelope.act.actor])
        self._signatures += 1
        self.envelopes[envelope.seq] = envelope
        if envelope.act.type == ActType.CAPTURE_TAKEN:
            self.taken[f"CAP-{envelope.seq:04d}"] = envelope

    def _introduce(self, envelope: Envelope) -> None:
        """Take up the key that an act brings in."""
        act = envelope.act
        data = Fields(act.data, act.type)
        if act.type == ActType.LEDGER_OPENED:
            if envelope.seq != 0 or data.text("vkey") != self._vkey:
                raise LedgerBroken("the ledger was opened with another key, or at another place")
        elif act.type != ActType.REVIEWER_JOINED:
            return
        elif act.actor in self._keys or data.text("name") != act.actor:
            raise LedgerBroken(f"{act.actor} joins twice or for somebody else")
        self._keys[act.actor] = data.text("public_key")

    def _check_whole(self) -> None:
        if 0 not in self.envelopes or self.envelopes[0].act.type != ActType.LEDGER_OPENED:
            raise LedgerBroken("The act that opened the ledger is missing")
        proofs = {path for path in self._files if path.startswith(layout.PROOFS)}
        if proofs - {layout.proof_path(seq) for seq in self.envelopes}:
            raise LedgerBroken("There is a proof of an act that is not here")
        if self._text(layout.SIGNERS) != allowed_signers(self.envelopes):
            raise LedgerBroken(f"{layout.SIGNERS} has other keys than those people joined with")

    def _check_seal(self) -> None:
        """Check the exporter's signature over the digests of everything."""
        armour = self._text(SIGNATURE)
        if not _plain_armour(armour):
            raise LedgerBroken("it is not an SSH signature")
        key = self._keys.get(self._about.maybe_text("exporter") or "")
        if key is None:
            raise LedgerBroken("the exporter never joined")
        verify(self._bytes(TAG_MANIFEST), armour, key, DOSSIER_NAMESPACE)

    def _check_words(self) -> None:
        disclosed = parse_canonical(self._bytes(layout.DISCLOSURES))
        names = {layout.event_name(seq): seq for seq in self.envelopes}
        if set(disclosed) - names.keys():
            raise LedgerBroken("it has words of an act that is not here")
        for name, seq in names.items():
            self._try(layout.DISCLOSURES, self._check_words_of, seq, as_object(disclosed.get(name, {})))

    def _check_words_of(self, seq: int, disclosed: JsonObject) -> None:
        commitments = self.envelopes[seq].act.commitments
        opened: JsonObject = {}
        for name, value in disclosed.items():
            entry = Fields(as_object(value), f"act {seq}")
            salt, data = entry.text("salt"), entry.text("data").encode()
            if len(salt) != 2 * SALT_BYTES or HEX.fullmatch(salt) is None:
                raise LedgerBroken(f"the salt of {name!r} of act {seq} is not {SALT_BYTES} bytes")
            if Payload(name, bytes.fromhex(salt), data).commitment != commitments.get(name):
                raise LedgerBroken(f"the words {name!r} of act {seq} are not those it was recorded with")
            opened[name] = _words(data)
        self._sealed += len(commitments) - len(opened)
        if opened:
            self.words[seq] = opened

    def _check_capture(self, envelope: Envelope) -> None:
        if "about" not in self.words.get(envelope.seq, {}):
            return
        data = Fields(envelope.act.data, envelope.act.type)
        self._bytes(layout.capture_path(data.text("sha256")))
        text = self._text(layout.text_path(data.text("text_sha256")))
        if len(text) != data.whole("characters"):
            raise LedgerBroken("its text has another length than was recorded")
        self._captures += 1

    def _check_blobs(self) -> None:
        known = set()
        for taken in self.taken.values():
            data = Fields(taken.act.data, taken.act.type)
            known.add(layout.capture_path(data.text("sha256")))
            known.add(layout.text_path(data.text("text_sha256")))
        for path in sorted(self._files):
            if path.startswith((layout.CAPTURES, layout.TEXTS)):
                digest = path.rpartition("/")[2].partition(".")[0]
                if path not in known:
                    self._problems.append(f"{path} belongs to no act of capture that is here")
                elif hashlib.sha256(self._files[path]).hexdigest() != digest:
                    self._problems.append(f"{path} is not what was captured: its digest differs")

    def _check_quote(self, envelope: Envelope) -> None:
        words = self.words.get(envelope.seq, {})
        if "quote" not in words:
            return
        quote = Fields(words, envelope.act.type).object("quote")
        data = Fields(envelope.act.data, envelope.act.type)
        taken = self.taken.get(data.text("capture_id"))
        if taken is None:
            raise LedgerBroken(f"the capture {data.text('capture_id')} it quotes is not here")
        digest = Fields(taken.act.data, taken.act.type).text("text_sha256")
        text = self._text(layout.text_path(digest))
        start, end = data.whole("start"), data.whole("end")
        prefix, suffix = quote.text("prefix"), quote.text("suffix")
        around = (text[max(0, start - len(prefix)) : start], text[start:end], text[end : end + len(suffix)])
        if not 0 <= start < end or around != (prefix, quote.text("exact"), suffix):
            raise LedgerBroken("its words are not in the captured text where it says")
        self._quotes += 1


def _words(data: bytes) -> JsonValue:
    try:
        words: JsonValue = json.loads(data)
    except (ValueError, RecursionError) as unreadable:
        raise LedgerBroken(f"disclosed words cannot be read: {unreadable}") from unreadable
    return words


def _plain_armour(armour: str) -> bool:
    """Say whether a signature is written the one way it can be: nothing around it, no loose bits in it."""
    found = ARMOUR.fullmatch(armour)
    if found is None:
        return False
    encoded = found[1].replace("\n", "")
    try:
        return base64.b64encode(base64.b64decode(encoded, validate=True)).decode() == encoded
    except ValueError:
        return False
