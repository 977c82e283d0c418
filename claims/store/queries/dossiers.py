"""What a dossier takes from the store: acts and words exactly as kept, chosen by what they touch."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from claims.errors import LedgerBroken
from claims.ledger.acts import ActType
from claims.ledger.events import Payload
from claims.store import schema

act, touch, event, payload = schema.act, schema.touch, schema.event, schema.payload
mention, evidence, hop = schema.mention, schema.evidence, schema.hop
capture, source = schema.capture, schema.source


def acts_touching(connection: Connection, subjects: Iterable[str]) -> dict[int, str]:
    """Return the type of every act, taken back or not, that touched one of the subjects."""
    query = select(act.c.seq, act.c.type).join(touch, touch.c.seq == act.c.seq)
    rows = connection.execute(query.where(touch.c.subject.in_(set(subjects))))
    return {row.seq: row.type for row in rows}


def joinings(connection: Connection) -> set[int]:
    """Return the acts that brought keys in: the ledger's opening and people's joining."""
    types = (ActType.LEDGER_OPENED, ActType.REVIEWER_JOINED)
    return set(connection.execute(select(act.c.seq).where(act.c.type.in_(types))).scalars())


def mentions_ever_put_to(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Return the capture of every mention that was ever put to one of the claims."""
    query = (
        select(mention.c.mention_id, mention.c.capture_id)
        .join(evidence, evidence.c.mention_id == mention.c.mention_id)
        .where(evidence.c.claim_id.in_(set(claim_ids)))
    )
    return {row.mention_id: row.capture_id for row in connection.execute(query)}


def sources_named_by(
    connection: Connection, mention_ids: Iterable[str], capture_ids: Iterable[str]
) -> set[str]:
    """Return the sources in the chains that mentions ever had, and those the captures are from."""
    named = select(hop.c.source_id).where(
        hop.c.mention_id.in_(set(mention_ids)), hop.c.source_id.is_not(None)
    )
    published = select(capture.c.source_id).where(capture.c.capture_id.in_(set(capture_ids)))
    found = connection.execute(named.union(published)).scalars()
    return {source_id for source_id in found if source_id is not None}


def registrations(connection: Connection, source_ids: Iterable[str]) -> dict[int, set[str]]:
    """Return the acts that registered the sources, each with all the sources it registered."""
    own = select(source.c.seq).where(source.c.source_id.in_(set(source_ids)))
    registered: dict[int, set[str]] = {}
    for row in connection.execute(select(source.c.seq, source.c.source_id).where(source.c.seq.in_(own))):
        registered.setdefault(row.seq, set()).add(row.source_id)
    return registered


def digests_of(connection: Connection, capture_ids: Iterable[str]) -> dict[str, tuple[int, str, str]]:
    """Return for captures, standing or not, the act, the digest of the bytes and that of the text."""
    query = select(capture.c.capture_id, capture.c.seq, capture.c.sha256, capture.c.text_sha256)
    rows = connection.execute(query.where(capture.c.capture_id.in_(set(capture_ids))))
    return {row.capture_id: (row.seq, row.sha256, row.text_sha256) for row in rows}


def envelopes(connection: Connection, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the bytes of the first acts in order; raises LedgerBroken where one is missing or no bytes."""
    query = select(event.c.seq, event.c.envelope).where(event.c.seq < size).order_by(event.c.seq)
    for expected, row in enumerate(connection.execute(query)):
        if row.seq != expected or not isinstance(row.envelope, bytes):
            raise LedgerBroken(f"Event {expected} is missing or not kept as bytes; run: verifier audit")
        yield row.seq, row.envelope


def words_of(connection: Connection, seqs: Iterable[int]) -> dict[int, list[Payload]]:
    """Return the words of acts with their salts, in the order of their names; none where erased."""
    query = select(payload).where(payload.c.seq.in_(set(seqs))).order_by(payload.c.seq, payload.c.name)
    words: dict[int, list[Payload]] = {}
    for row in connection.execute(query):
        words.setdefault(row.seq, []).append(Payload(row.name, row.salt, row.data))
    return words


def known_capture(connection: Connection, sha256: str, text_sha256: str, url: str) -> str | None:
    """Return the first standing capture of these bytes and this text from this address, None without."""
    query = (
        select(capture.c.capture_id)
        .where(capture.c.text_sha256 == text_sha256, capture.c.sha256 == sha256, capture.c.url == url)
        .where(capture.c.withdrawn.is_(None))
        .order_by(capture.c.seq)
        .limit(1)
    )
    return connection.execute(query).scalar()
