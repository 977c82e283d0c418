"""Captures and the mentions made in them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select, true

from claims.errors import NotFound
from claims.ledger.events import parse_time
from claims.model.cards import CaptureCard, MentionCard, Page
from claims.model.chains import Chain, Hop
from claims.model.texts import Derivation, Quote
from claims.store import schema
from claims.vocabulary import HopAct, NodeKind, Stance

capture, mention, evidence = schema.capture, schema.mention, schema.evidence
hop, rejection, act = schema.hop, schema.rejection, schema.act
named, source = schema.source_card.alias("named"), schema.source_card.alias("source")


def _captures() -> "Select[Any]":
    made = (
        select(func.count())
        .where(mention.c.capture_id == capture.c.capture_id, mention.c.withdrawn.is_(None))
        .scalar_subquery()
    )
    rejected = (
        select(func.count())
        .where(rejection.c.capture_id == capture.c.capture_id, rejection.c.withdrawn.is_(None))
        .scalar_subquery()
    )
    return (
        select(capture, source.c.name.label("source"), made.label("made"), rejected.label("rejected"))
        .join(named, named.c.source_id == capture.c.source_id)
        .join(source, source.c.source_id == named.c.stands_for)
    )


def _capture_card(row: RowMapping) -> CaptureCard:
    return CaptureCard(
        capture_id=row["capture_id"],
        url=row["url"],
        source=row["source"],
        title=row["title"],
        published_on=_day(row["published_on"]),
        captured_at=parse_time(row["at"]),
        sha256=row["sha256"],
        text_sha256=row["text_sha256"],
        characters=row["characters"],
        media_type=row["media_type"],
        derivation=Derivation(
            row["tool"], row["tool_version"], row["tool_options"], tuple(row["flags"].splitlines())
        ),
        duplicate_of=row["duplicate_of"],
        copy_of=row["copy_of"],
        decided=row["made"] + row["rejected"],
        mentions=row["made"],
        translations_by=row["translations_by"] or "",
    )


def _day(recorded: str | None) -> date | None:
    return date.fromisoformat(recorded) if recorded else None


def capture_page(connection: Connection, after: int | None, limit: int) -> Page[CaptureCard, int]:
    """Return captures, newest first; the key is the event that took the capture."""
    query = _captures().where(capture.c.withdrawn.is_(None)).order_by(capture.c.seq.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(capture.c.seq < after)
    rows = connection.execute(query).mappings().all()
    cards = tuple(_capture_card(row) for row in rows[:limit])
    return Page(cards, rows[limit - 1]["seq"] if len(rows) > limit else None)


def capture_card(connection: Connection, capture_id: str) -> CaptureCard:
    """Return one capture; raises NotFound."""
    return _one_capture(connection, capture_id, capture.c.withdrawn.is_(None))


def any_capture_card(connection: Connection, capture_id: str) -> CaptureCard:
    """Return one capture, also one that was taken back, since its copies are still its; raises NotFound."""
    return _one_capture(connection, capture_id, true())


def _one_capture(connection: Connection, capture_id: str, condition: ColumnElement[bool]) -> CaptureCard:
    query = _captures().where(capture.c.capture_id == capture_id, condition)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFound(f"There is no capture {capture_id}; see: verifier captures")
    return _capture_card(row)


def same_text(connection: Connection, text_sha256: str) -> str | None:
    """Return the first standing capture with exactly this text, None when there is none."""
    query = (
        select(capture.c.capture_id)
        .where(capture.c.text_sha256 == text_sha256, capture.c.withdrawn.is_(None))
        .order_by(capture.c.seq)
        .limit(1)
    )
    return connection.execute(query).scalar()


def of_one_address(connection: Connection, url: str) -> tuple[CaptureCard, ...]:
    """Return the standing captures of an address, newest first."""
    return _standing(connection, capture.c.url == url)


def capture_cards(connection: Connection, capture_ids: Iterable[str]) -> tuple[CaptureCard, ...]:
    """Return the captures of some that stand, newest first."""
    return _standing(connection, capture.c.capture_id.in_(set(capture_ids)))


def _standing(connection: Connection, condition: ColumnElement[bool]) -> tuple[CaptureCard, ...]:
    query = _captures().where(condition, capture.c.withdrawn.is_(None)).order_by(capture.c.seq.desc())
    return tuple(_capture_card(row) for row in connection.execute(query).mappings())


def newest_capture(connection: Connection) -> int:
    """Return the event that took the newest capture, -1 when there is none."""
    newest = connection.execute(select(func.max(capture.c.seq))).scalar()
    return -1 if newest is None else newest


def captures_since(connection: Connection, seq: int) -> list[str]:
    """Return the standing captures taken after an event."""
    query = select(capture.c.capture_id).where(capture.c.seq > seq, capture.c.withdrawn.is_(None))
    return list(connection.execute(query.order_by(capture.c.seq)).scalars())


def captures_near(connection: Connection, day: date | None, days: int, limit: int) -> dict[str, str]:
    """Return the newest captures published within so many days of a day, with the digests of their texts.

    A capture without a date may be of any day, and so is near; without a day all are.
    """
    query = select(capture.c.capture_id, capture.c.text_sha256).where(capture.c.withdrawn.is_(None))
    if day is not None:
        first, last = ((day + timedelta(days=step)).isoformat() for step in (-days, days))
        query = query.where(capture.c.published_on.between(first, last) | capture.c.published_on.is_(None))
    rows = connection.execute(query.order_by(capture.c.seq.desc()).limit(limit))
    return {row.capture_id: row.text_sha256 for row in rows}


def own_texts(connection: Connection, source_id: str, limit: int) -> list[str]:
    """Return the digests of the newest texts of an outlet that are no copies."""
    query = (
        select(capture.c.text_sha256)
        .join(named, named.c.source_id == capture.c.source_id)
        .where(named.c.stands_for == source_id, capture.c.withdrawn.is_(None))
        .where(capture.c.duplicate_of.is_(None), capture.c.copy_of.is_(None))
        .order_by(capture.c.seq.desc())
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def text_digests(connection: Connection, capture_ids: Iterable[str]) -> dict[str, str]:
    """Return the digests of the texts of captures."""
    query = select(capture.c.capture_id, capture.c.text_sha256).where(
        capture.c.capture_id.in_(set(capture_ids)), capture.c.withdrawn.is_(None)
    )
    return {row.capture_id: row.text_sha256 for row in connection.execute(query)}


def rejected_spans(connection: Connection, capture_id: str) -> set[tuple[int, int]]:
    """Return the spans of suggestions turned down in a capture."""
    query = select(rejection.c.start, rejection.c.end).where(
        rejection.c.capture_id == capture_id, rejection.c.withdrawn.is_(None)
    )
    return {(row.start, row.end) for row in connection.execute(query)}


def splits_in(connection: Connection, capture_id: str) -> dict[tuple[int, int], int]:
    """Return where suggestions of a capture were split, by their spans; the newest word on each rules."""
    parting = schema.parting
    query = (
        select(parting.c.start, parting.c.end, parting.c.at)
        .where(parting.c.capture_id == capture_id, parting.c.withdrawn.is_(None))
        .order_by(parting.c.seq)
    )
    return {(row.start, row.end): row.at for row in connection.execute(query)}


def mentions_in(connection: Connection, capture_id: str) -> tuple[MentionCard, ...]:
    """Return the standing mentions in a capture, in the order of the text."""
    return _mention_cards(connection, _mentions().where(mention.c.capture_id == capture_id))


def mentions_of(connection: Connection, claim_ids: Iterable[str]) -> tuple[MentionCard, ...]:
    """Return the standing mentions put to claims, oldest first."""
    query = _mentions().where(evidence.c.claim_id.in_(set(claim_ids)))
    return tuple(
        sorted(_mention_cards(connection, query), key=lambda card: (len(card.mention_id), card.mention_id))
    )


def mention_card(connection: Connection, mention_id: str) -> MentionCard:
    """Return one standing mention; raises NotFound."""
    cards = _mention_cards(connection, _mentions().where(mention.c.mention_id == mention_id))
    if not cards:
        raise NotFound(f"There is no mention {mention_id}; see: verifier claims show CLAIM_ID")
    return cards[0]


def _mentions() -> "Select[Any]":
    return (
        select(
            mention,
            evidence.c.claim_id,
            evidence.c.stance,
            capture.c.title,
            capture.c.published_on,
            capture.c.at,
            capture.c.sha256,
            capture.c.url,
            source.c.name.label("outlet"),
            act.c.reviewer,
        )
        .join(evidence, evidence.c.mention_id == mention.c.mention_id)
        .join(capture, capture.c.capture_id == mention.c.capture_id)
        .join(named, named.c.source_id == capture.c.source_id)
        .join(source, source.c.source_id == named.c.stands_for)
        .join(act, act.c.seq == mention.c.seq)
        .where(mention.c.withdrawn.is_(None), evidence.c.withdrawn.is_(None), capture.c.withdrawn.is_(None))
        .order_by(mention.c.start, mention.c.seq)
    )


def _mention_cards(connection: Connection, query: "Select[Any]") -> tuple[MentionCard, ...]:
    rows = connection.execute(query).mappings().all()
    chains = chains_of(connection, [row["mention_id"] for row in rows])
    return tuple(
        MentionCard(
            mention_id=row["mention_id"],
            claim_id=row["claim_id"],
            capture_id=row["capture_id"],
            outlet=row["outlet"],
            title=row["title"],
            published_on=_day(row["published_on"]),
            captured_at=parse_time(row["at"]),
            sha256=row["sha256"],
            url=row["url"],
            quote=Quote(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
            stance=Stance(row["stance"]),
            chain=chains[row["mention_id"]],
            reviewer=row["reviewer"],
        )
        for row in rows
    )


def chains_of(connection: Connection, mention_ids: Iterable[str]) -> dict[str, Chain]:
    """Return the standing chain of each mention; every source as the one it stands for."""
    query = (
        select(hop, source.c.source_id.label("stands_for"), source.c.name.label("registered"))
        .outerjoin(named, named.c.source_id == hop.c.source_id)
        .outerjoin(source, source.c.source_id == named.c.stands_for)
        .where(hop.c.mention_id.in_(set(mention_ids)), hop.c.withdrawn.is_(None))
        .order_by(hop.c.mention_id, hop.c.seq, hop.c.position)
    )
    latest: dict[str, int] = {}
    hops: dict[str, list[Hop]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        mention_id = row["mention_id"]
        if latest.get(mention_id) != row["seq"]:
            latest[mention_id] = row["seq"]
            hops[mention_id] = []
        hops[mention_id].append(_hop(row))
    return defaultdict(tuple, {mention_id: tuple(chain) for mention_id, chain in hops.items()})


def _hop(row: RowMapping) -> Hop:
    return Hop(
        actor=row["registered"] or row["actor"],
        role=NodeKind(row["role"]),
        act=HopAct(row["act"]),
        start=row["start"],
        end=row["end"],
        cue=row["cue"],
        cue_start=row["cue_start"],
        cue_end=row["cue_end"],
        explicit=row["explicit"],
        source_id=row["stands_for"],
    )


def capture_count(connection: Connection) -> int:
    """Return how many captures stand."""
    query = select(func.count()).select_from(capture).where(capture.c.withdrawn.is_(None))
    return connection.execute(query).scalar_one()
