"""Check a dossier: python3 -I verify.py [FOLDER] [--key VERIFIER_KEY]; exit code 0 when it holds, else 1.

Uses the standard library and `cryptography` alone. Formats: BagIt 1.0 (RFC 8493), proofs of RFC 9162 over
SHA-256, C2SP signed notes and tlog-proof, SSHSIG (OpenSSH PROTOCOL.sshsig), canonical JSON (RFC 8785).
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import stat
import struct
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Json = dict[str, Any]
UNLISTED = {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig"}
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ENVELOPE = {"act", "seq", "signature", "time"}
ACT = {"actor", "app", "based_on", "data", "id", "ledger", "payload", "type", "v"}
PARTS = re.compile(
    r"data/(dossier\.json|checkpoint|vkey|allowed_signers|disclosures\.json|prov\.json"
    r"|ro-crate-metadata\.json|events/\d{8,}\.json|proofs/\d{8,}\.tlog-proof"
    r"|captures/[0-9a-f]{64}\.bin|texts/[0-9a-f]{64}\.txt|readable/[A-Za-z0-9_-][A-Za-z0-9._-]*)",
    re.ASCII,
)
ARMOUR = r"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n"
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, struct.error, OSError, RecursionError)
LARGEST = 64 * 1024 * 1024


class Wrong(Exception):
    """Something does not hold."""


def need(holds: object, problem: str) -> None:
    """Raise Wrong unless something holds."""
    if not holds:
        raise Wrong(problem)


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).digest()


def from_base64(text: str) -> bytes:
    """Read base64 that is written the one way it can be."""
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "base64 with loose bits")
    return data


def canonical(value: object) -> bytes:
    """Write JSON of text, whole numbers and ASCII keys as RFC 8785 does."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def no_float(text: str) -> object:
    """Refuse numbers that languages write in different ways."""
    raise Wrong(f"{text} is no whole number")


def read_json(data: bytes) -> Json:
    """Read one canonical JSON object."""
    value = json.loads(data.decode(), parse_float=no_float, parse_constant=no_float)
    need(isinstance(value, dict) and canonical(value) == data, "not a canonical JSON object")
    return dict(value)


def check_ed25519(key: bytes, signature: bytes, message: bytes, problem: str) -> None:
    """Check a bare Ed25519 signature."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError) as wrong:
        raise Wrong(problem) from wrong


def split(blob: bytes) -> list[bytes]:
    """Split length-prefixed strings as SSH writes them."""
    fields = []
    while blob:
        (length,) = struct.unpack_from(">I", blob)
        need(len(blob) >= 4 + length, "cut short")
        fields.append(blob[4 : 4 + length])
        blob = blob[4 + length :]
    return fields


def join(*fields: bytes) -> bytes:
    """Write length-prefixed strings as SSH reads them."""
    return b"".join(struct.pack(">I", len(field)) + field for field in fields)


def check_ssh(message: bytes, armour: str, key_line: str, purpose: bytes) -> None:
    """Check a person's SSH signature over a message, made for a purpose with a certain key."""
    found = re.fullmatch(ARMOUR, armour)
    need(found, "not an SSH signature")
    lines = str(found and found[1]).split("\n")
    need(all(len(line) == 70 for line in lines[:-1]) and 0 < len(lines[-1]) <= 70, "armour of another width")
    blob = from_base64("".join(lines))
    need(blob[:10] == b"SSHSIG\0\0\0\1", "an unknown kind of signature")
    key, namespace, _, algorithm, signature = split(blob[10:])
    need(key == from_base64(key_line.split(" ")[1]), "signed with another key than the person joined with")
    need((namespace, algorithm) == (purpose, b"sha512"), "signed for another purpose")
    need(split(key)[0] == split(signature)[0] == b"ssh-ed25519", "not an Ed25519 signature")
    signed = b"SSHSIG" + join(purpose, b"", b"sha512", hashlib.sha512(message).digest())
    check_ed25519(split(key)[1], split(signature)[1], signed, "the signature does not fit")


def root_of(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """Return the root that an audit path leads to (RFC 9162 2.1.3.2)."""
    place, last, root = index, size - 1, leaf
    need(0 <= index < size, "the act is beyond the checkpoint")
    for step in path:
        need(last > 0, "the proof is too long")
        if place % 2 or place == last:
            root = sha256(b"\1" + step + root)
            while place and not place % 2:
                place, last = place // 2, last // 2
        else:
            root = sha256(b"\1" + root + step)
        place, last = place // 2, last // 2
    need(last == 0, "the proof is too short")
    return root


class Dossier:
    """The files of a dossier, and what was found about them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.files: dict[str, Path] = {}
        self.vkey = self.note = self.origin = ""
        self.size, self.root = 0, b""
        self.about: Json = {}
        self.acts: dict[int, Json] = {}
        self.words: dict[int, Json] = {}
        self.taken: dict[str, Json] = {}
        self.digests: set[str] = set()
        self.keys: dict[str, str] = {}
        self.sealed = self.quotes = self.captures = 0

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        need(path in self.files, f"{path} is missing")
        return self.files[path].read_bytes()

    def text(self, path: str) -> str:
        """Return a file that is text."""
        return self.read(path).decode()

    def within(self, folder: str) -> list[str]:
        """Return the files in a folder, in order."""
        return sorted(path for path in self.files if path.startswith(folder))

    def steps(self) -> Iterator[tuple[str, Any]]:
        """Yield what is to be checked, in the order in which one thing rests on another."""
        yield "files", self.check_files
        yield "manifest-sha256.txt", lambda: self.check_manifest("manifest-sha256.txt", payload=True)
        yield "tagmanifest-sha256.txt", lambda: self.check_manifest("tagmanifest-sha256.txt", payload=False)
        yield "data/checkpoint", self.check_checkpoint
        yield "data/dossier.json", self.check_about
        for path in self.within("data/events/"):
            yield path, lambda path=path: self.check_act(path)
        yield "data/allowed_signers", self.check_signers
        yield "data/proofs", self.check_proofs
        yield "tagmanifest-sha256.txt.sig", self.check_seal
        yield "data/disclosures.json", self.check_words
        for path in self.within("data/captures/") + self.within("data/texts/"):
            yield path, lambda path=path: self.check_blob(path)
        for seq, act in self.acts.items():
            if act["type"] == "capture.taken":
                yield f"CAP-{seq:04d}", lambda seq=seq: self.check_capture(seq)
            if act["type"] == "mention.attached":
                yield f"M-{seq:04d}", lambda seq=seq: self.check_quote(seq)

    def check(self) -> None:
        """Check everything; whatever goes wrong is a problem of the dossier, never of this script."""
        for where, step in self.steps():
            try:
                step()
            except Wrong as wrong:
                self.problems.append(f"{where}: {wrong}")
            except UNREADABLE as broken:
                self.problems.append(f"{where}: cannot be read ({type(broken).__name__}: {broken})")

    def check_files(self) -> None:
        """List the files; all of them must be plain ones of a dossier."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                continue
            plain = stat.S_ISREG(mode) and path.lstat().st_size <= LARGEST
            if not plain or (name.startswith("data/") and not PARTS.fullmatch(name)):
                self.problems.append(f"{name}: no part of a dossier")
            else:
                self.files[name] = path
        need(self.read("bagit.txt") == DECLARATION, "bagit.txt is of another form")

    def check_manifest(self, manifest: str, *, payload: bool) -> None:
        """Check the digests of the payload, or of what is beside it."""
        text = self.text(manifest)
        need(text.endswith("\n"), "it does not end with a line's end")
        listed: dict[str, str] = {}
        for line in text[:-1].split("\n"):
            found = re.fullmatch(r"([0-9a-f]{64})  (\S+)", line)
            digest, path = found.groups() if found else ("", "")
            need(path and path not in listed, "a line is no digest and path, or a path stands twice")
            listed[path] = digest
        for path in sorted((self.files.keys() - UNLISTED) | listed.keys()):
            if path.startswith("data/") == payload:
                self.check_digest(manifest, path, listed.get(path))

    def check_digest(self, manifest: str, path: str, digest: str | None) -> None:
        """Check one file against its line."""
        if digest is None or path not in self.files:
            self.problems.append(f"{path}: not both here and in {manifest}")
        elif sha256(self.read(path)).hex() != digest:
            self.problems.append(f"{path}: not the file that was packed, its digest differs")

    def check_checkpoint(self) -> None:
        """Check the signed head of the ledger against the verifier key."""
        self.vkey, self.note = self.text("data/vkey").strip(), self.text("data/checkpoint")
        name, identifier, encoded = self.vkey.split("+", 2)
        kind_and_key = from_base64(encoded)
        need(len(kind_and_key) == 33 and kind_and_key[0] == 1, "the verifier key is no Ed25519 key")
        hashed = sha256(name.encode() + b"\n" + kind_and_key)
        need(hashed[:4].hex() == identifier, "the verifier key is garbled")
        body, _, signatures = self.note.partition("\n\n")
        need(signatures.endswith("\n"), "it has no signature")
        own = [
            blob
            for line in signatures[:-1].split("\n")
            if line.startswith(f"\N{EM DASH} {name} ")
            and (blob := from_base64(line.rpartition(" ")[2]))[:4].hex() == identifier
        ]
        need(own, "it has no signature with the verifier key")
        check_ed25519(kind_and_key[1:], own[0][4:], f"{body}\n".encode(), "its signature does not fit")
        self.origin, size, root = body.split("\n")
        need(re.fullmatch(r"0|[1-9][0-9]{0,15}", size), "its size is no number")
        self.size, self.root = int(size), from_base64(root)

    def check_about(self) -> None:
        """Read what it says of itself."""
        about = read_json(self.read("data/dossier.json"))
        need(about["format"] == "verifier-dossier/1", "an unknown format")
        need((about["origin"], about["size"]) == (self.origin, self.size), "it speaks of another checkpoint")
        need(all(isinstance(about[name], str) for name in ("ledger", "exporter")), "a field is no text")
        need(all(isinstance(subject, str) for subject in about["subjects"]), "a subject is no text")
        self.about = about

    def check_act(self, path: str) -> None:
        """Check one act: its form, its place in the tree, whose it is, and that it was signed."""
        data = self.read(path)
        envelope = read_json(data)
        act, seq = envelope["act"], envelope["seq"]
        need(envelope.keys() == ENVELOPE and act.keys() == ACT, "not an act")
        need(act["v"] == 1 and type(seq) is int, "not an act of this format")
        datetime.strptime(envelope["time"], "%Y-%m-%dT%H:%M:%S.%fZ").astimezone()
        need(path == f"data/events/{seq:08d}.json", f"the act says it is number {seq}")
        need(act["ledger"] == self.about.get("ledger"), "an act of another ledger")
        proof = self.text(f"data/proofs/{seq:08d}.tlog-proof")
        head, _, note = proof.partition("\n\n")
        header, index, *hashes = head.split("\n")
        need((header, index) == ("c2sp.org/tlog-proof@v1", f"index {seq}"), "the proof is of another act")
        need(note == self.note, "the proof is of another checkpoint")
        path_up = [from_base64(line) for line in hashes]
        need(all(len(step) == 32 for step in path_up), "a hash in the proof is not 32 bytes")
        need(root_of(seq, self.size, sha256(b"\0" + data), path_up) == self.root, "not in the signed tree")
        self.introduce(seq, act)
        need(act["actor"] in self.keys, f"{act['actor']} acts without having joined")
        check_ssh(canonical(act), envelope["signature"], self.keys[act["actor"]], b"claim-event@v1")
        self.acts[seq] = act
        if act["type"] == "capture.taken":
            self.taken[f"CAP-{seq:04d}"] = act["data"]
            self.digests |= {f"{field} {act['data'][field]}" for field in ("sha256", "text_sha256")}

    def introduce(self, seq: int, act: Json) -> None:
        """Take up the key that an act brings in."""
        if act["type"] == "ledger.opened":
            need(seq == 0 and act["data"]["vkey"] == self.vkey, "opened with another key or at another place")
        elif act["type"] == "reviewer.joined":
            joined = act["actor"] not in self.keys and act["data"]["name"] == act["actor"]
            need(joined, f"{act['actor']} joins twice or for somebody else")
        else:
            return
        self.keys[act["actor"]] = act["data"]["public_key"]

    def check_signers(self) -> None:
        """Check the list of people's keys against their acts of joining."""
        need(self.acts.get(0, {}).get("type") == "ledger.opened", "the act that opened the ledger is missing")
        purposes = "claim-event@v1,claim-dossier@v1"
        lines = [f'{quote(name, safe="")} namespaces="{purposes}" {key}\n' for name, key in self.keys.items()]
        need(self.text("data/allowed_signers") == "".join(lines), "other keys than people joined with")

    def check_proofs(self) -> None:
        """Check that there is no proof without its act."""
        known = {f"data/proofs/{seq:08d}.tlog-proof" for seq in self.acts}
        need(set(self.within("data/proofs/")) <= known, "a proof of an act that is not here")

    def check_seal(self) -> None:
        """Check the exporter's signature over the digests of everything."""
        key = self.keys.get(self.about.get("exporter", ""))
        need(key, "the exporter never joined")
        armour = self.text("tagmanifest-sha256.txt.sig")
        check_ssh(self.read("tagmanifest-sha256.txt"), armour, str(key), b"claim-dossier@v1")

    def check_words(self) -> None:
        """Check the disclosed words against the commitments in the acts."""
        disclosed = read_json(self.read("data/disclosures.json"))
        known = {f"{seq:08d}": seq for seq in self.acts}
        need(disclosed.keys() <= known.keys(), "words of an act that is not here")
        for name, seq in known.items():
            commitments, opened = self.acts[seq]["payload"], {}
            for word, entry in disclosed.get(name, {}).items():
                need(re.fullmatch("[0-9a-f]{64}", entry["salt"]), f"act {seq}: a salt is not 32 bytes")
                message = word.encode() + b"\0" + entry["data"].encode()
                made = hmac.new(bytes.fromhex(entry["salt"]), message, hashlib.sha256).hexdigest()
                need(made == commitments.get(word), f"act {seq}: {word!r} is not what was recorded")
                opened[word] = json.loads(entry["data"])
            self.sealed += len(commitments) - len(opened)
            self.words[seq] = opened

    def check_blob(self, path: str) -> None:
        """Check captured bytes, or a text, against the act that captured them."""
        field = "sha256" if path.startswith("data/captures/") else "text_sha256"
        digest = Path(path).name.partition(".")[0]
        need(f"{field} {digest}" in self.digests, "belongs to no act of capture that is here")
        need(sha256(self.read(path)).hex() == digest, "not what was captured, its digest differs")

    def check_capture(self, seq: int) -> None:
        """Check that a capture whose address is disclosed is here, and its text as long as recorded."""
        if "about" not in self.words.get(seq, {}):
            return
        data = self.acts[seq]["data"]
        self.read(f"data/captures/{data['sha256']}.bin")
        text = self.text(f"data/texts/{data['text_sha256']}.txt")
        need(len(text) == data["characters"], "its text has another length than was recorded")
        self.captures += 1

    def check_quote(self, seq: int) -> None:
        """Check that disclosed words stand in the captured text where the act says, by code points."""
        words = self.words.get(seq, {}).get("quote")
        if words is None:
            return
        data = self.acts[seq]["data"]
        need(data["capture_id"] in self.taken, f"the capture {data['capture_id']} it quotes is not here")
        text = self.text(f"data/texts/{self.taken[data['capture_id']]['text_sha256']}.txt")
        start, end = data["start"], data["end"]
        need(0 <= start < end and text[start:end] == words["exact"], "its words are not where it says")
        need(text[:start].endswith(words["prefix"]), "other words stand before it")
        need(text[end:].startswith(words["suffix"]), "other words stand after it")
        self.quotes += 1

    def verdict(self) -> Iterator[str]:
        """Yield the lines to print, the verdict first."""
        whole = "every act" if len(self.acts) == self.size else f"{len(self.acts)} acts"
        subjects = ", ".join(self.about.get("subjects", []))
        if self.problems:
            yield f"FAIL: the dossier does not hold, {len(self.problems)} problems"
        else:
            yield f"PASS: the dossier of {subjects} holds: {whole} of {self.size} that the checkpoint covers"
        yield from (f"  {problem}" for problem in self.problems)
        opened = sum(map(len, self.words.values()))
        yield f"  {len(self.acts)} acts signed by who did them and in the tree; {opened} words open"
        yield f"  {self.sealed} words sealed; {self.captures} captures; {self.quotes} quotes in their texts"
        yield f"  packed by {self.about.get('exporter')}; ledger {self.origin}, root {self.root.hex()}"
        yield f"  key {self.vkey}; compare it with one you were given by other means"


def main() -> int:
    """Check the dossier that the arguments name."""
    parser = argparse.ArgumentParser(description="Check a dossier.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    parser.add_argument("--key", help="the verifier key that the ledger must have")
    options = parser.parse_args()
    dossier = Dossier(options.folder)
    dossier.check()
    if options.key not in {None, dossier.vkey}:
        dossier.problems.append("data/vkey: not the key that was given with --key")
    # What a dossier says of itself does not reach the terminal as it is.
    sys.stdout.writelines(ascii(line)[1:-1] + "\n" for line in dossier.verdict())
    return 1 if dossier.problems else 0


if __name__ == "__main__":
    sys.exit(main())
