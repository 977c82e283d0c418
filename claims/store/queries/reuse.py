"""Which captured words are another capture's: followed to whoever had them first, sentence by sentence."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from claims.matching.translation import agreement
from claims.model.cards import MentionCard, ReuseCard
from claims.store import blobs, schema
from claims.store.queries.captures import any_capture_card, capture_card
from claims.vocabulary import ReuseKind

capture, reuse = schema.capture, schema.reuse


@dataclass(frozen=True, slots=True)
class _Link:
    """A capture that another one reuses: all of it, or some sentences of it."""

    of: str
    whole: bool
    spans: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a capture; where they stand is not known once a copy was followed as a whole."""

    capture_id: str
    start: int
    end: int

    @property
    def words(self) -> tuple[int, int] | None:
        """Start and end, None where they are not known."""
        return None if (self.start, self.end) == NOWHERE else (self.start, self.end)


Links = Mapping[str, Sequence[_Link]]
NOWHERE = (-1, -1)


def first_had_by(connection: Connection, mentions: Iterable[MentionCard]) -> dict[str, str]:
    """Return, for mentions of reused words, the capture that had the words first, by mention."""
    mentions = tuple(mentions)
    first = first_places(connection, mentions)
    return {
        one.mention_id: first[one.mention_id].capture_id
        for one in mentions
        if first[one.mention_id].capture_id != one.capture_id
    }


def first_places(connection: Connection, mentions: Iterable[MentionCard]) -> dict[str, Place]:
    """Return where the words of mentions stood first, by mention: in its own capture where nobody had them.

    A capture that was taken back still holds its copies together.
    """
    mentions = tuple(mentions)
    links = _links(connection, {mention.capture_id for mention in mentions})
    return {
        one.mention_id: _first(Place(one.capture_id, one.quote.start, one.quote.end), links)
        for one in mentions
    }


def reuses_of(connection: Connection, capture_id: str) -> tuple[ReuseCard, ...]:
    """Return the captures that a capture reuses, most reused first, sentence beside sentence.

    Raises NotFound for an unknown capture.
    """
    card = capture_card(connection, capture_id)
    text = blobs.text(connection, card.text_sha256)
    query = select(reuse).where(reuse.c.capture_id == capture_id)
    denied = _denied(connection, [capture_id])
    found = []
    for row in connection.execute(query).mappings():
        of = any_capture_card(connection, row["of_id"])
        other = blobs.text(connection, of.text_sha256)
        spans = json.loads(row["spans"])
        pairs = tuple((text[start:end], other[first:last]) for start, end, first, last in spans)
        stands = (capture_id, of.capture_id) not in denied
        kind = ReuseKind(row["kind"]) if row["kind"] else None
        reason = agreement(pairs) if kind is ReuseKind.TRANSLATED else ""
        found.append(ReuseCard(of, row["whole"], row["credited"], stands, pairs, kind, reason))
    if card.duplicate_of is not None:
        of = any_capture_card(connection, card.duplicate_of)
        stands = (capture_id, of.capture_id) not in denied
        credited = of.source == card.source
        found.append(
            ReuseCard(of, whole=True, credited=credited, stands=stands, pairs=(), kind=ReuseKind.VERBATIM)
        )
    return tuple(sorted(found, key=lambda one: -len(one.pairs)))


def _first(place: Place, links: Links) -> Place:
    """Return where words stood first: of all the texts they lead to, in the one that was captured first.

    So a text that reuses two others, of which one reuses the other, leads to the same words by both ways,
    and still does when the way between them is denied.
    """
    first = place
    seen: set[Place] = set()
    todo = [place]
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        todo.extend(_followed(at, links))
        first = min(first, at, key=lambda one: (len(one.capture_id), one.capture_id, one.words is None))
    return first


def _followed(place: Place, links: Links) -> list[Place]:
    """Return where words were taken from, none where they are the capture's own."""
    known = links.get(place.capture_id, ())
    shared = [_most_shared(place, link) for link in known]
    most = max((overlap for overlap, _ in shared), default=0)
    if most:
        return [taken for overlap, taken in shared if taken is not None and 2 * overlap >= most]
    whole = next((link for link in known if link.whole), None)
    if whole is None:
        return []
    same_text = not whole.spans
    return [Place(whole.of, *((place.start, place.end) if same_text else NOWHERE))]


def _most_shared(place: Place, link: _Link) -> tuple[int, Place | None]:
    """Return the words of a known text that share most with a place, and how much, in code points."""
    best: tuple[int, Place | None] = (0, None)
    for start, end, of_start, of_end in link.spans:
        overlap = min(end, place.end) - max(start, place.start)
        if overlap > best[0]:
            best = overlap, Place(link.of, of_start, of_end)
    return best


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
