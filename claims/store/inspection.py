"""Recomputing what is stored and saying where it does not hold.

Everything is read raw: a value of the wrong kind is a finding, never a crash. The event bytes are the
measure; head, leaves, payloads, blobs, checkpoints, watermarks and projections are held against them.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, create_engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from claims.errors import LedgerBroken, VerifierError
from claims.ledger.acts import ActType, Fields
from claims.ledger.checkpoint import verify_checkpoint
from claims.ledger.events import Envelope, Event, Payload, read_envelope
from claims.ledger.merkle import Frontier, leaf_hash
from claims.ledger.signatures import verify
from claims.model.audits import Unusual
from claims.store import migrating, schema
from claims.store.projections import CARDS, PROJECTION_VERSION, replay
from claims.store.projections.effect import identity
from claims.store.schema.columns import CODE
from claims.store.unusual import unusual

RawRow = tuple[object, ...]
BATCH = 1_000
MOST_ROWS_NAMED = 5


@dataclass
class Findings:
    """What does not hold; `first_bad` is the first ledger position among it."""

    problems: list[str] = field(default_factory=list)
    first_bad: int | None = None
    captures_ok: bool = True
    projections_equal: bool = True
    roots: dict[int, bytes] = field(default_factory=dict)
    signed: set[int] = field(default_factory=set)
    size: int = 0
    root: bytes = b""
    vkey: str = ""
    unusual: tuple[Unusual, ...] = ()

    def add(self, problem: str, seq: int | None = None) -> None:
        """Note a problem, and where in the ledger it is."""
        self.problems.append(problem)
        if seq is not None and (self.first_bad is None or seq < self.first_bad):
            self.first_bad = seq


def raw_rows(connection: Connection, stored: "Table[Any]") -> Iterator[RawRow]:
    """Yield the rows of a table as the driver gives them, without any conversion."""
    prepare = connection.dialect.identifier_preparer
    names = ", ".join(prepare.quote(column.name) for column in stored.columns)
    for row in connection.execute(text(f"SELECT {names} FROM {prepare.quote(stored.name)}")):  # noqa: S608
        yield tuple(_plain(value) for value in row)


def _plain(value: object) -> object:
    """Make drivers comparable: one gives booleans and memory views where another gives 0, 1 and bytes."""
    if isinstance(value, bool):
        return int(value)
    return bytes(value) if isinstance(value, memoryview) else value


class Inspection:
    """One inspection of a database, read through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.findings = Findings()
        self._keys: dict[str, str] = {}
        self._captures: dict[str, str] = {}
        self._quotes: list[tuple[int, str, int, int, str]] = []
        self._digests: dict[str, int] = {}
        self._events: list[Event] = []

    def run(self, checkpoint_sizes: Iterable[int]) -> Findings:
        """Check everything; roots at the given sizes are kept for comparison with held checkpoints."""
        notes = list(self._rows(schema.checkpoint))
        sizes = {size for row in notes if isinstance(size := row[0], int)} | set(checkpoint_sizes)
        frontiers = self._check_events(sizes)
        self._check_head(frontiers)
        self._check_checkpoints(notes, frontiers)
        self._check_blobs()
        self._check_watermarks()
        self._check_schema()
        self._check_projections()
        # An event that cannot be read is a problem already, and no matter of habit.
        with suppress(VerifierError):
            self.findings.unusual = unusual(self._events)
        return self.findings

    def _rows(self, stored: "Table[Any]") -> Iterator[RawRow]:
        try:
            yield from raw_rows(self._connection, stored)
        except DBAPIError as unreadable:
            self.findings.add(f"The table {stored.name} cannot be read: {unreadable.orig}")

    def _check_events(self, sizes: set[int]) -> dict[int, Frontier]:
        payloads = self._payloads()
        frontier = Frontier()
        frontiers = {0: frontier}
        rows = sorted(self._rows(schema.event), key=lambda row: (not isinstance(row[0], int), row[0]))
        for position, (seq, data, leaf) in enumerate(rows):
            if seq != position:
                self.findings.add(f"Event {position} is missing; the next one is {seq}", position)
                break
            if not isinstance(data, bytes):
                self.findings.add(f"Event {seq} is not kept as bytes", position)
                break
            actual = leaf_hash(data)
            if actual != leaf:
                self.findings.add(f"Event {seq}: its bytes do not hash to its leaf", position)
            self._check_event(position, data, payloads.pop(position, {}))
            frontier = frontier.append(actual)
            if frontier.size in sizes:
                frontiers[frontier.size] = frontier
        for seq in payloads:
            self.findings.add(f"There are words for an event {seq} that is not there")
        frontiers[frontier.size] = frontier
        self.findings.size, self.findings.root = frontier.size, frontier.root()
        self.findings.roots = {size: kept.root() for size, kept in frontiers.items()}
        return frontiers

    def _payloads(self) -> dict[object, dict[object, tuple[object, object]]]:
        words: dict[object, dict[object, tuple[object, object]]] = defaultdict(dict)
        for seq, name, salt, data in self._rows(schema.payload):
            words[seq][name] = (salt, data)
        return dict(words)

    def _check_event(self, seq: int, data: bytes, words: dict[object, tuple[object, object]]) -> None:
        try:
            envelope = read_envelope(data)
            if envelope.seq != seq:
                raise LedgerBroken(f"the envelope says it is event {envelope.seq}")
            self._check_signature(envelope)
            event = Event(envelope, dict(self._disclosed(envelope, words)))
            self._remember(event)
        except VerifierError as broken:
            self.findings.add(f"Event {seq}: {broken}", seq)

    def _check_signature(self, envelope: Envelope) -> None:
        act = envelope.act
        data = Fields(act.data, act.type)
        if act.type == ActType.LEDGER_OPENED:
            self._keys[act.actor] = data.text("public_key")
        elif act.type == ActType.REVIEWER_JOINED:
            if act.actor in self._keys or data.text("name") != act.actor:
                raise LedgerBroken(f"{act.actor} joins twice or for somebody else")
            self._keys[act.actor] = data.text("public_key")
        if act.actor not in self._keys:
            raise LedgerBroken(f"{act.actor} acts without having joined")
        verify(act.to_bytes(), envelope.signature, self._keys[act.actor])

    def _disclosed(
        self, envelope: Envelope, words: dict[object, tuple[object, object]]
    ) -> Iterator[tuple[str, Any]]:
        for name, commitment in envelope.act.commitments.items():
            salt, data = words.pop(name, (None, None))
            if not isinstance(salt, bytes) or not isinstance(data, bytes):
                raise LedgerBroken(f"its words {name!r} are missing and nobody erased them")
            if Payload(name, salt, data).commitment != commitment:
                raise LedgerBroken(f"its words {name!r} are not those it was recorded with")
            yield name, json.loads(data)
        if words:
            raise LedgerBroken(f"it has words it does not speak of: {', '.join(map(repr, words))}")

    def _remember(self, event: Event) -> None:
        """Keep what later checks need: which bytes and quotes the event speaks of."""
        self._events.append(event)
        data = Fields(event.act.data, event.act.type)
        if event.act.type == ActType.CAPTURE_TAKEN:
            self._captures[identity("CAP", event.seq)] = data.text("text_sha256")
            for name in ("sha256", "text_sha256"):
                self._digests.setdefault(data.text(name), event.seq)
        elif event.act.type == ActType.MENTION_ATTACHED:
            exact = Fields(event.words, event.act.type).object("quote").words("exact")
            place = (data.text("capture_id"), data.whole("start"), data.whole("end"))
            self._quotes.append((event.seq, *place, exact))

    def _check_head(self, frontiers: dict[int, Frontier]) -> None:
        rows = list(self._rows(schema.ledger_head))
        if len(rows) != 1 or not self._events:
            self.findings.add("The ledger must have one head and an opening event")
            return
        _, ledger, origin, vkey, size, frontier = rows[0]
        opening = self._events[0].act
        named = (1, opening.ledger, opening.data.get("origin"), opening.data.get("vkey"))
        if (rows[0][0], ledger, origin, vkey) != named:
            self.findings.add("The head of the ledger names another ledger or key than its opening event")
        if any(event.act.ledger != opening.ledger for event in self._events):
            self.findings.add("Some events belong to another ledger")
        kept = frontiers[self.findings.size]
        if (size, frontier) != (kept.size, kept.to_bytes()):
            self.findings.add(
                f"The head of the ledger says {size} events; those there make {kept.size}, or another tree",
                min(kept.size, size) if isinstance(size, int) else None,
            )

    def _check_checkpoints(self, notes: list[RawRow], frontiers: dict[int, Frontier]) -> None:
        if self._events:
            self.findings.vkey = str(self._events[0].act.data.get("vkey"))
        before: object = None
        for size, previous, note, frontier in sorted(
            notes, key=lambda row: (not isinstance(row[0], int), row[0])
        ):
            kept = frontiers.get(size) if isinstance(size, int) else None
            try:
                signed = verify_checkpoint(str(note), self.findings.vkey)
            except LedgerBroken as broken:
                self.findings.add(f"Checkpoint {size}: {broken}")
                continue
            if kept is None or signed.size != size or signed.root != kept.root():
                self.findings.add(f"The events do not fit the signed checkpoint at {size}")
            elif frontier != kept.to_bytes() or previous != before:
                self.findings.add(f"The checkpoint at {size} or the one before it was changed or removed")
            elif isinstance(size, int):
                self.findings.signed.add(size)
            before = size

    def _check_blobs(self) -> None:
        texts: dict[str, str] = {}
        wanted = set(self._captures.values())
        missing = dict(self._digests)
        for digest, data in self._rows(schema.blob):
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
                self._capture_problem(
                    f"The kept bytes {digest} do not have that digest", missing.get(str(digest))
                )
            elif digest not in self._digests:
                self._capture_problem(f"No event speaks of the kept bytes {digest}")
            elif digest in wanted:
                texts[str(digest)] = data.decode("utf-8", "replace")
            missing.pop(str(digest), None)
        for digest, seq in missing.items():
            self._capture_problem(f"The bytes {digest} of event {seq} are missing", seq)
        for seq, capture_id, start, end, exact in self._quotes:
            kept = texts.get(self._captures.get(capture_id, ""))
            if kept is not None and kept[start:end] != exact:
                self._capture_problem(
                    f"The quote of event {seq} is not in {capture_id} at {start}-{end}", seq
                )

    def _capture_problem(self, problem: str, seq: int | None = None) -> None:
        self.findings.captures_ok = False
        self.findings.add(problem, seq)

    def _check_watermarks(self) -> None:
        expected = [(CARDS, PROJECTION_VERSION, self.findings.size - 1)]
        if list(self._rows(schema.watermark)) != expected:
            self.findings.add(
                "The watermark of the projections does not fit the ledger; run: verifier rebuild"
            )

    def _check_schema(self) -> None:
        versions = Table("alembic_version", MetaData(), Column("version_num", CODE))
        if list(self._rows(versions)) != [(migrating.HEAD,)]:
            self.findings.add(f"The version of the tables is not {migrating.HEAD}")
        if not migrating.guards_stand(self._connection):
            self.findings.add("The guards that keep the event table append-only were removed or changed")

    def _check_projections(self) -> None:
        scratch = create_engine("sqlite://")
        schema.metadata.create_all(scratch, tables=list(schema.PROJECTION_TABLES))
        try:
            with scratch.begin() as fresh:
                replay(fresh, self._events)
                for stored in schema.PROJECTION_TABLES:
                    self._compare(stored, fresh)
        except (VerifierError, SQLAlchemyError, LookupError, ValueError) as broken:
            # Recorded values that no version of this program would write end up here.
            self.findings.projections_equal = False
            self.findings.add(f"The events cannot be replayed: {broken}")
        finally:
            scratch.dispose()

    def _compare(self, stored: "Table[Any]", fresh: Connection) -> None:
        keys = [place for place, column in enumerate(stored.columns) if column.primary_key]
        kept = {tuple(row[place] for place in keys): row for row in self._rows(stored)}
        expected = {tuple(row[place] for place in keys): row for row in raw_rows(fresh, stored)}
        wrong = [key for key in kept.keys() | expected.keys() if kept.get(key) != expected.get(key)]
        if wrong:
            self.findings.projections_equal = False
        for key in sorted(wrong, key=str)[:MOST_ROWS_NAMED]:
            name = ", ".join(str(part) for part in key)
            what = "was added" if key not in expected else "is missing" if key not in kept else "was edited"
            self.findings.add(f"In the table {stored.name} the row {name} {what}; the events say otherwise")
        if len(wrong) > MOST_ROWS_NAMED:
            self.findings.add(f"… and {len(wrong) - MOST_ROWS_NAMED} more rows of {stored.name}")
