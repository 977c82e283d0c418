"""Which captured words are another capture's: followed to whoever had them first, sentence by sentence."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from claims.model.cards import MentionCard, ReuseCard
from claims.store import blobs, schema
from claims.store.queries.captures import capture_card

capture, reuse = schema.capture, schema.reuse


@dataclass(frozen=True, slots=True)
class _Link:
    """A capture that another one reuses: all of it, or some sentences of it."""

    of: str
    whole: bool
    spans: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of a capture; where they stand is not known once a copy was followed as a whole."""

    capture_id: str
    start: int
    end: int


Links = Mapping[str, Sequence[_Link]]
NOWHERE = (-1, -1)


def first_had_by(connection: Connection, mentions: Iterable[MentionCard]) -> dict[str, str]:
    """Return, for mentions of reused words, the capture that had the words first, by mention.

    A capture that was taken back still holds its copies together.
    """
    mentions = tuple(mentions)
    links = _links(connection, {mention.capture_id for mention in mentions})
    first: dict[str, str] = {}
    for mention in mentions:
        place = _Place(mention.capture_id, mention.quote.start, mention.quote.end)
        while (further := _followed(place, links)) is not None:
            place = further
        if place.capture_id != mention.capture_id:
            first[mention.mention_id] = place.capture_id
    return first


def reused_by(connection: Connection, capture_id: str) -> tuple[ReuseCard, ...]:
    """Return the captures that a capture reuses, most reused first, sentence beside sentence.

    Raises NotFound for an unknown capture.
    """
    card = capture_card(connection, capture_id)
    text = blobs.text(connection, card.text_sha256)
    query = select(reuse).where(reuse.c.capture_id == capture_id)
    denied = _denied(connection, [capture_id])
    found = []
    for row in connection.execute(query).mappings():
        of = capture_card(connection, row["of_id"])
        other = blobs.text(connection, of.text_sha256)
        spans = json.loads(row["spans"])
        pairs = tuple((text[start:end], other[first:last]) for start, end, first, last in spans)
        stands = (capture_id, of.capture_id) not in denied
        found.append(ReuseCard(of, row["whole"], row["credited"], stands, pairs))
    if card.duplicate_of is not None:
        of = capture_card(connection, card.duplicate_of)
        stands = (capture_id, of.capture_id) not in denied
        found.append(ReuseCard(of, whole=True, credited=of.source == card.source, stands=stands, pairs=()))
    return tuple(sorted(found, key=lambda one: -len(one.pairs)))


def _followed(place: _Place, links: Links) -> _Place | None:
    """Return where words were taken from, None where they are the capture's own."""
    known = links.get(place.capture_id, ())
    best, shared = None, 0
    for link in known:
        for start, end, of_start, of_end in link.spans:
            overlap = min(end, place.end) - max(start, place.start)
            if overlap > shared:
                best, shared = _Place(link.of, of_start, of_end), overlap
    if best is not None:
        return best
    whole = next((link for link in known if link.whole), None)
    if whole is None:
        return None
    same_text = not whole.spans
    return _Place(whole.of, *((place.start, place.end) if same_text else NOWHERE))


def _denied(connection: Connection, capture_ids: Iterable[str]) -> set[tuple[str, str]]:
    """Return the copies that people denied, as the capture and what it was taken to reuse."""
    denial = schema.denial
    query = select(denial.c.capture_id, denial.c.of_id).where(
        denial.c.capture_id.in_(set(capture_ids)), denial.c.withdrawn.is_(None)
    )
    return {(row.capture_id, row.of_id) for row in connection.execute(query)}


def _links(connection: Connection, capture_ids: Iterable[str]) -> Links:
    """Return what captures reuse, and what those reuse, step by step; the most reused first."""
    links: dict[str, list[_Link]] = defaultdict(list)
    seen: set[str] = set()
    wanted = set(capture_ids)
    while wanted:
        seen |= wanted
        query = select(reuse).where(reuse.c.capture_id.in_(wanted))
        denied = _denied(connection, wanted)
        parted: set[str] = set()
        for row in connection.execute(query).mappings():
            parted.add(row["capture_id"])
            if (row["capture_id"], row["of_id"]) not in denied:
                links[row["capture_id"]].append(_Link(row["of_id"], row["whole"], json.loads(row["spans"])))
        whole = select(capture.c.capture_id, capture.c.duplicate_of, capture.c.copy_of)
        for row in connection.execute(whole.where(capture.c.capture_id.in_(wanted))).mappings():
            # Captures of the first versions name one text they reuse, and none of its sentences.
            of = row["duplicate_of"] or (None if row["capture_id"] in parted else row["copy_of"])
            if of is not None and (row["capture_id"], of) not in denied:
                links[row["capture_id"]].append(_Link(of, whole=True, spans=()))
        for found in links.values():
            found.sort(key=lambda link: -len(link.spans))
        wanted = {link.of for known in links.values() for link in known} - seen
    return links
