"""Taking in what another desk handed over: the captures of a dossier become captures of this workspace.

Its bytes and texts are taken, with the address, title, outlet and day it gives for them, and its checkpoint
is kept in a file of its own, so that a later dossier of that ledger can be held against it. Not taken in are
claims, mentions, chains, judgements, ratings and summaries, and what was described or merged of sources:
those are what people of another desk decided, and nobody here has. When a text was captured is, for this
ledger, when it was taken in; when the other desk captured it stands in the headers of the capture.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.errors import BadInput, LedgerBroken
from claims.ledger.acts import Fields, as_object
from claims.ledger.canonical import JsonObject
from claims.ledger.dossier import layout
from claims.ledger.dossier.layout import Files
from claims.ledger.dossier.verification import Examination, Verdict
from claims.model.chains import UNKNOWN_OUTLET
from claims.model.texts import Derivation, Fetched
from claims.store.engine import Connection
from claims.store.queries.captures import captures_since, newest_capture
from claims.store.queries.dossiers import known_capture
from claims.workflow.capturing import Report, check_text, keep_bytes, prepare
from claims.workflow.desk import Desk
from claims.workflow.indexing import similar_captures
from claims.workflow.recording import Draft, record_together
from claims.workflow.translating import encode_ahead, translations_inside

FOLDER = "dossiers"
# A source is named by the act that registered it, the act at hand or an earlier one, and its place there.
SOURCE = re.compile(r"(?:new:|S-([0-9]{4,15})-)([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A capture of a dossier, and the capture it is here; `known` where it was here before."""

    dossier_capture_id: str
    capture_id: str
    sha256: str
    known: bool


@dataclass(frozen=True, slots=True)
class _Offered:
    """A capture as the dossier offers it."""

    capture_id: str
    fetched: Fetched
    report: Report
    sha256: str
    text_sha256: str

    def known_as(self, connection: Connection) -> str | None:
        return known_capture(connection, self.sha256, self.text_sha256, self.fetched.url)


def import_dossier(desk: Desk, files: Files, vkey: str | None = None) -> tuple[Verdict, tuple[TakenIn, ...]]:
    """Take in the captures of a dossier in one transaction; a second time changes nothing.

    A capture with the same bytes, text and address is known and stays as it is. Raises LedgerBroken for a
    dossier that does not hold, or is of another ledger than the one with `vkey`, and the errors of
    `take_capture`; nothing is taken in then.
    """
    examination = Examination(files)
    examination.run(vkey)
    verdict = examination.verdict()
    if not verdict.ok:
        raise LedgerBroken(
            f"The dossier does not hold ({len(verdict.problems)} problems), nothing was taken in: "
            f"{verdict.problems[0]}"
        )
    offers = list(_offers(examination, verdict, files))
    with desk.store.reading() as connection:
        newest = newest_capture(connection)
        known = {offer.capture_id for offer in offers if offer.known_as(connection)}
    fresh = [offer for offer in offers if offer.capture_id not in known]
    if fresh:
        _record(desk, fresh, newest)
    _keep_checkpoint(desk, files[layout.CHECKPOINT] + b"\n" + files[layout.VERIFIER_KEY])
    with desk.store.reading() as connection:
        taken = tuple(
            TakenIn(one.capture_id, one.known_as(connection) or "", one.sha256, one.capture_id in known)
            for one in offers
        )
    return verdict, taken


def _record(desk: Desk, offers: list[_Offered], newest: int) -> None:
    for offer in offers:
        check_text(offer.fetched)
    similar = {offer.capture_id: similar_captures(desk, offer.fetched.text) for offer in offers}
    encode_ahead(desk, [(offer.fetched.text, offer.report.published_on) for offer in offers])

    def drafts(connection: Connection) -> Iterator[Draft]:
        for offer in offers:
            # Somebody may have been faster, or the dossier may hold one capture twice.
            if offer.known_as(connection) is None:
                reusable = [*similar[offer.capture_id], *captures_since(connection, newest)]
                other = translations_inside(desk, connection, offer.fetched.text, offer.report.published_on)
                prepared = prepare(connection, offer.fetched, offer.report, dict.fromkeys(reusable), other)
                keep_bytes(connection, offer.fetched)
                yield prepared.draft

    record_together(desk, drafts)


def _offers(examination: Examination, verdict: Verdict, files: Files) -> Iterator[_Offered]:
    """Yield the captures whose bytes and address the dossier lays open."""
    head = f"{verdict.origin} {verdict.size} {verdict.root}"
    for capture_id, envelope in examination.taken.items():
        about = as_object(examination.words.get(envelope.seq, {}).get("about") or {})
        if not about:
            continue
        told, data = Fields(about, capture_id), Fields(envelope.act.data, capture_id)
        custody = {"ledger": head, "capture": capture_id, "captured-at": envelope.time}
        derivation = data.object("derivation")
        fetched = Fetched(
            data=files[layout.capture_path(data.text("sha256"))],
            text=files[layout.text_path(data.text("text_sha256"))].decode(),
            media_type=data.text("media_type"),
            url=told.text("url"),
            title=told.text("title"),
            derivation=Derivation(
                derivation.text("tool"),
                derivation.text("version"),
                derivation.text("options"),
                tuple(derivation.texts("flags")),
            ),
            headers=(*((f"x-dossier-{name}", value) for name, value in custody.items()), *_headers(about)),
        )
        report = Report(_outlet(examination, envelope.seq, data.text("source")), _day(data))
        yield _Offered(capture_id, fetched, report, data.text("sha256"), data.text("text_sha256"))


def _headers(about: JsonObject) -> Iterator[tuple[str, str]]:
    """Yield the headers that a text was captured with."""
    recorded = about.get("headers")
    for pair in recorded if isinstance(recorded, list) else []:
        if isinstance(pair, list) and len(pair) == 2:
            yield str(pair[0]), str(pair[1])


def _outlet(examination: Examination, seq: int, reference: str) -> str:
    """Return the name under which an outlet was registered; unknown where the dossier keeps it sealed."""
    found = SOURCE.fullmatch(reference)
    if found is None:
        return UNKNOWN_OUTLET
    words = Fields(examination.words.get(int(found[1] or seq), {}), reference)
    registered = words.objects("sources")[int(found[2]) - 1 :]
    return registered[0].text("name") if registered else UNKNOWN_OUTLET


def _day(data: Fields) -> date | None:
    recorded = data.maybe_text("published_on")
    try:
        return date.fromisoformat(recorded) if recorded else None
    except ValueError as unreadable:
        raise LedgerBroken(f"{recorded!r} is no day; nothing was taken in") from unreadable


def _keep_checkpoint(desk: Desk, note: bytes) -> None:
    """Keep the dossier's checkpoint and key under their own digest, so that none is ever written over."""
    path = desk.folder / FOLDER / f"{hashlib.sha256(note).hexdigest()[:32]}.checkpoint"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(note)
    except OSError as refused:
        raise BadInput(f"The dossier's checkpoint cannot be kept in {path}: {refused.strerror}") from refused
