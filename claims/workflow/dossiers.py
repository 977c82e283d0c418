"""Handing over what stands behind a summary or claims, so that others can check it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.errors import BadInput, LedgerBroken
from claims.ledger.acts import ActType
from claims.ledger.checkpoint import verify_checkpoint
from claims.ledger.dossier.archive import check_sizes
from claims.ledger.dossier.building import Contents, build
from claims.ledger.dossier.layout import Files
from claims.ledger.dossier.verification import Verdict, examine
from claims.ledger.events import Payload, format_time
from claims.ledger.merkle import leaf_hash
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.projections.summaries import claims_under
from claims.store.queries import claims as claim_queries
from claims.store.queries import dossiers as queries
from claims.store.queries import summaries as summary_queries
from claims.workflow.auditing import checkpoint
from claims.workflow.desk import Desk
from claims.workflow.recording import join

SUMMARY_ACTS = frozenset(
    {
        ActType.SUMMARY_BEGUN,
        ActType.SENTENCE_ADDED,
        ActType.SENTENCE_CORRECTED,
        ActType.SUMMARY_RETRACTED,
        ActType.GATE_FORCED,
    }
)
"""Acts with the words of a summary, which stay sealed in a dossier about something else."""

ON_SOURCES = "source."


@dataclass(frozen=True, slots=True)
class Packed:
    """A dossier in memory, and what its own check says of it."""

    files: Files
    verdict: Verdict


def pack_dossier(
    desk: Desk, subjects: Sequence[str], readable: Mapping[str, bytes], *, excerpt: bool = False
) -> Packed:
    """Make a dossier of summaries and claims, sealed by the desk's reviewer, under a fresh checkpoint.

    It holds every act of the ledger, so that nothing can have been left out; with `excerpt` only the acts
    that touch the subjects. Words are laid open for the subjects alone: their mentions, the captures and
    sources of these, what was judged and rated. A list of new sources that names any other stays sealed.
    The reviewer joins, if that is not done; nothing else is recorded. Raises NotFound for an unknown
    subject, DossierRefused when it is too large to be read again (an excerpt may not be), and LedgerBroken
    when it would not hold.
    """
    if not subjects:
        raise BadInput("A dossier needs a summary or claims to be about")
    with desk.store.reading() as connection:
        _Choice(connection, subjects)
    join(desk)
    note = checkpoint(desk)
    with desk.store.reading() as connection:
        contents = _contents(desk, _Choice(connection, subjects), note, readable, excerpt=excerpt)
    files = build(contents, desk.keyring.reviewer_key(desk.reviewer))
    check_sizes([len(data) for data in files.values()])
    verdict = examine(files, desk.vkey)
    if not verdict.ok:
        raise LedgerBroken(f"The dossier would not hold: {verdict.problems[0]}; run: verifier audit")
    return Packed(files, verdict)


def _contents(
    desk: Desk, choice: "_Choice", note: str, readable: Mapping[str, bytes], *, excerpt: bool
) -> Contents:
    size = verify_checkpoint(note, desk.vkey).size
    chosen = choice.acts() if excerpt else range(size)
    leaves, events = [], {}
    for seq, data in choice.envelopes(size):
        leaves.append(leaf_hash(data))
        if seq in chosen:
            events[seq] = data
    return Contents(
        ledger=desk.ledger,
        origin=desk.origin,
        vkey=desk.vkey,
        checkpoint=note,
        leaves=leaves,
        events=events,
        disclosed={seq: words for seq, words in choice.words().items() if seq < size},
        captures=choice.bytes_of_captures(),
        texts=choice.texts_of_captures(),
        readable=readable,
        subjects=choice.subjects,
        exporter=desk.reviewer,
        made_at=format_time(desk.clock()),
        app=desk.app,
    )


class _Choice:
    """What a dossier of some subjects has to show."""

    def __init__(self, connection: Connection, subjects: Sequence[str]) -> None:
        self._connection = connection
        self.subjects = tuple(dict.fromkeys(subjects))
        self._summaries = {subject for subject in subjects if subject.startswith("SUM-")}
        claims = {subject for subject in subjects if subject.startswith("C-")}
        others = set(subjects) - self._summaries - claims
        if others:
            raise BadInput(f"A dossier is about summaries and claims, not {', '.join(sorted(others))}")
        for claim_id in claims:
            claim_queries.claim_card(connection, claim_id)
        for summary_id in self._summaries:
            summary_queries.stored_summary(connection, summary_id)
            claims |= claims_under(connection.execute, summary_id)
        mentions = queries.mentions_ever_put_to(connection, claims)
        self._things = claims | mentions.keys()
        self._captures = queries.digests_of(connection, mentions.values())
        self._sources = queries.sources_named_by(connection, mentions, self._captures)
        self._registrations = queries.registrations(connection, self._sources)

    def envelopes(self, size: int) -> Iterator[tuple[int, bytes]]:
        """Return the first acts of the ledger as kept; proofs need the leaves of all, chosen or not."""
        return queries.envelopes(self._connection, size)

    def acts(self) -> set[int]:
        """Return the acts that touch what is chosen, with those that brought keys in."""
        touched = self._things | self._summaries | self._captures.keys() | self._sources
        touching = queries.acts_touching(self._connection, touched)
        return touching.keys() | self._registrations.keys() | queries.joinings(self._connection)

    def words(self) -> dict[int, list[Payload]]:
        """Return the words to lay open, by act."""
        of_summaries = queries.acts_touching(self._connection, self._summaries).keys()
        touching = queries.acts_touching(self._connection, self._things | self._summaries)
        opened = {seq for seq, kind in touching.items() if kind not in SUMMARY_ACTS or seq in of_summaries}
        on_sources = queries.acts_touching(self._connection, self._sources)
        opened |= {seq for seq, kind in on_sources.items() if kind.startswith(ON_SOURCES)}
        opened |= {seq for seq, _, _ in self._captures.values()}
        words = queries.words_of(self._connection, opened)
        registering = {seq for seq, made in self._registrations.items() if made <= self._sources} - opened
        for seq, payloads in queries.words_of(self._connection, registering).items():
            words[seq] = [one for one in payloads if one.name == "sources"]
        return words

    def bytes_of_captures(self) -> dict[str, bytes]:
        """Return the captured bytes by digest."""
        return {digest: blobs.get(self._connection, digest) for _, digest, _ in self._captures.values()}

    def texts_of_captures(self) -> dict[str, bytes]:
        """Return the texts of the captures by digest."""
        return {digest: blobs.get(self._connection, digest) for _, _, digest in self._captures.values()}
