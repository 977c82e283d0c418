"""Taking a capture: bytes and text kept once by digest, and whom the text was taken from."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claims.errors import BadInput, CaptureRefused
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue
from claims.matching.boilerplate import blanked, common_lines
from claims.matching.copies import Reuse, reuse
from claims.model.cards import CaptureCard
from claims.model.texts import Fetched
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.projections.effect import identity
from claims.store.queries import captures as queries
from claims.store.queries.sources import source_named
from claims.text.normalize import fold, fold_all
from claims.vocabulary import NodeKind, ReuseKind
from claims.workflow.desk import Desk
from claims.workflow.indexing import similar_captures
from claims.workflow.naming import Roll
from claims.workflow.recording import Draft, Overtaken, again_if_overtaken, record
from claims.workflow.translating import (
    NOT_LOOKED,
    Translations,
    is_credited,
    may_translate,
    translations,
)

LONGEST_TEXT = 5_000_000
LONGEST_TITLE = 500
MOST_REUSED = 5
REPORTS_READ = 20
"""Reports of the same outlet that are read for the lines it prints under all of them."""


@dataclass(frozen=True, slots=True)
class Report:
    """Where a text is from: who published it, when, and its title where another than the found one is."""

    source: str
    published_on: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The act of a capture before it is recorded, with the sources it names and the capture it repeats."""

    draft: Draft
    roll: Roll
    duplicate: str | None


@again_if_overtaken
def take_capture(
    desk: Desk,
    fetched: Fetched,
    *,
    source: str,
    published_on: date | None = None,
    title: str | None = None,
) -> CaptureCard:
    """Keep fetched bytes and their text, and record where they are from.

    A text that is known already, or reuses a known one, is captured all the same and says so. Raises
    CaptureRefused for a text that is empty, holds NUL characters or is over the limit.
    """
    check_text(fetched)
    with desk.store.reading() as connection:
        newest = queries.newest_capture(connection)
    similar = similar_captures(desk, fetched.text)
    other = translations(desk, fetched.text, published_on)
    with desk.store.reading() as connection:
        prepared = prepare(connection, fetched, Report(source, published_on, title), similar, other)

    def keep(connection: Connection) -> None:
        prepared.roll.refuse_known(connection)
        if prepared.duplicate is None:
            _refuse_reused(connection, fetched.text, newest, across=bool(other.by))
        keep_bytes(connection, fetched)

    event = record(desk, prepared.draft, keep)
    with desk.store.reading() as connection:
        return queries.capture_card(connection, identity("CAP", event.seq))


def prepare(
    connection: Connection,
    fetched: Fetched,
    report: Report,
    similar: Iterable[str],
    other: Translations = NOT_LOOKED,
) -> Prepared:
    """Prepare the act of a capture on the state as it is; `similar` are the captures it may reuse.

    `other` are those it translates. The caller has checked the text with `check_text`.
    """
    duplicate = queries.same_text(connection, _digest(fetched.text.encode()))
    reused = [] if duplicate else [*_reused(connection, fetched.text, similar, report.source), *other.found]
    roll = Roll(connection)
    about: JsonObject = {
        "source": roll.reference(report.source, NodeKind.OUTLET),
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "duplicate_of": duplicate,
        "copy_of": reused[0].id if reused else None,
        "reuses": [_recorded(connection, one, fetched.text) for one in reused[:MOST_REUSED]],
        "translations_by": other.by or None,
    }
    words: dict[str, JsonValue] = {
        "about": {
            "url": fetched.url,
            "title": (report.title or fetched.title).strip()[:LONGEST_TITLE],
            "headers": [[name, value] for name, value in fetched.headers],
        },
        "sources": roll.new_sources(),
    }
    return Prepared(Draft(ActType.CAPTURE_TAKEN, {**about, **_got(fetched)}, words), roll, duplicate)


def keep_bytes(connection: Connection, fetched: Fetched) -> None:
    """Keep the bytes and the text of a capture, once each."""
    blobs.put(connection, fetched.data)
    blobs.put(connection, fetched.text.encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _got(fetched: Fetched) -> JsonObject:
    """Return what was got and how, as it is recorded."""
    derivation = fetched.derivation
    return {
        "sha256": _digest(fetched.data),
        "text_sha256": _digest(fetched.text.encode()),
        "characters": len(fetched.text),
        "media_type": fetched.media_type,
        "derivation": {
            "tool": derivation.tool,
            "version": derivation.version,
            "options": derivation.options,
            "flags": [*derivation.flags],
        },
    }


def check_text(fetched: Fetched) -> None:
    """Refuse a text that is empty, holds NUL characters or is over the limit; raises CaptureRefused."""
    where = fetched.url or fetched.title or "the input"
    if not fetched.text.strip():
        raise CaptureRefused(f"{where} holds no text; nothing was stored")
    if "\0" in fetched.text:
        raise CaptureRefused(f"{where} holds NUL characters and looks binary; nothing was stored")
    if len(fetched.text) > LONGEST_TEXT:
        raise CaptureRefused(
            f"{where} has {len(fetched.text):,} characters, the limit is {LONGEST_TEXT:,}; split it and retry"
        )
    try:
        fetched.text.encode("utf-8")
    except UnicodeEncodeError as broken:
        raise BadInput(f"{where} holds half a character (lone surrogate); nothing was stored") from broken


def _reused(
    connection: Connection, text: str, capture_ids: Iterable[str], source: str = ""
) -> Sequence[Reuse]:
    """Return which of some captures have sentences that this text reuses, most reused first.

    What the outlet prints under every report is left out.
    """
    digests = queries.text_digests(connection, capture_ids)
    known = ((capture_id, blobs.text(connection, digest)) for capture_id, digest in digests.items())
    source_id = source_named(connection, source) if source else None
    earlier = queries.own_texts(connection, source_id, REPORTS_READ) if source_id else ()
    own = [text, *(blobs.text(connection, digest) for digest in earlier)]
    return reuse(blanked(text, common_lines(own)), known)


def _recorded(connection: Connection, reused: Reuse, text: str) -> JsonObject:
    """Return a reused text as it is recorded; it is credited where its outlet is named in the new text."""
    outlet = queries.capture_card(connection, reused.id).source
    named = fold(outlet) in fold_all(text)
    if reused.kind is ReuseKind.TRANSLATED:
        named = named or is_credited(outlet, text)
    return {
        "of": reused.id,
        "kind": reused.kind.value,
        "whole": reused.whole,
        "credited": named,
        "spans": json.dumps(reused.spans, separators=(",", ":")),
    }


def _refuse_reused(connection: Connection, text: str, newest: int, *, across: bool) -> None:
    """Refuse to record a text as standing alone when one it reuses came in while it was looked at.

    With `across` one that it may translate is enough: no model is asked while others wait for the lock.
    """
    since = queries.captures_since(connection, newest)
    if _reused(connection, text, since) or (across and may_translate(connection, text, since)):
        raise Overtaken("A text that this one reuses was captured just now; capture it again")
