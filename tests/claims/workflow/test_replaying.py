"""Replay equals live work, whatever people do and in whatever order."""

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from claims.errors import ActConflict, BadInput, CheckFailed, NotFound, NothingToUndo, RuleRefused
from claims.model.chains import Chain
from claims.store import log, schema
from claims.store.inspection import raw_rows
from claims.store.projections import replay
from claims.vocabulary import Confidence, Credibility, Independence, IndependenceReason, Relation, Verdict
from claims.workflow.attaching import (
    KnownClaim,
    NewClaim,
    Place,
    attach,
    parse_chain,
    reject,
    reword,
    withdraw,
)
from claims.workflow.auditing import audit
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, judge, rate, relate
from claims.workflow.desk import Desk, default_url, open_desk
from claims.workflow.looking import claim_page, corroboration
from claims.workflow.sourcing import merge, source, split
from claims.workflow.undoing import redo, undo
from verifier.capture.reading import read
from verifier.samples import reports

CHAINS: list[Chain] = [
    parse_chain(line) for line in ("A", "A > B", "B > A", "A > unnamed", "A > B > unnamed", "C > B")
]


class Desks(RuleBasedStateMachine):
    """Two people at one workspace; after every act the tables equal a replay of the ledger."""

    claims: Bundle[str] = Bundle("claims")
    mentions: Bundle[str] = Bundle("mentions")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        url = default_url(self.folder)
        self.desks = [open_desk(self.folder, url, name, "test") for name in ("kate", "bob")]
        report = reports()[1]
        # A third person captures, so that neither of the two can undo the capture under the other.
        self.desks.append(open_desk(self.folder, url, "lena", "test"))
        self.capture = take_capture(self.desks[2], read(report.path), source="A").capture_id

    def teardown(self) -> None:
        report = audit(self.folder, default_url(self.folder))
        for desk in self.desks:
            desk.close()
        shutil.rmtree(self.folder)
        assert report.ok, report.problems

    who = st.integers(0, 1)

    def standing(self, claim_id: str) -> bool:
        return any(card.claim_id == claim_id for card in claim_page(self.desks[0]).rows)

    @rule(target=claims, who=who, start=st.integers(0, 900), chain=st.sampled_from(CHAINS))
    def new_claim(self, who: int, start: int, chain: Chain) -> str:
        place = Place(self.capture, start, start + 9)
        return attach(self.desks[who], place, NewClaim(f"Claim at {start}"), chain=chain).claim_id

    @rule(target=mentions, who=who, claim_id=claims, start=st.integers(0, 900), chain=st.sampled_from(CHAINS))
    def known_claim(self, who: int, claim_id: str, start: int, chain: Chain) -> str:
        if not self.standing(claim_id):
            return ""
        place = Place(self.capture, start, start + 9)
        with contextlib.suppress(ActConflict):
            return attach(self.desks[who], place, KnownClaim(claim_id), chain=chain).mention_id
        return ""

    @rule(who=who, mention_id=consumes(mentions))
    def withdrawn(self, who: int, mention_id: str) -> None:
        with contextlib.suppress(NotFound):
            withdraw(self.desks[who], mention_id, "misread")

    @rule(who=who, claim_id=claims, number=st.integers(0, 9))
    def reworded(self, who: int, claim_id: str, number: int) -> None:
        if self.standing(claim_id):
            reword(self.desks[who], claim_id, f"Claim in other words, {number}, {claim_id}, {self.size()}")

    @rule(
        who=who, claim_id=claims, other=claims, relation=st.sampled_from([Relation.SAME, Relation.NOT_SAME])
    )
    def related(self, who: int, claim_id: str, other: str, relation: Relation) -> None:
        if claim_id != other and self.standing(claim_id) and self.standing(other):
            with contextlib.suppress(RuleRefused):
                relate(self.desks[who], claim_id, other, relation)

    @rule(who=who, claim_id=claims, value=st.sampled_from(list(Independence)))
    def judged(self, who: int, claim_id: str, value: Independence) -> None:
        if not self.standing(claim_id):
            return
        origins = [origin.origin for origin in corroboration(self.desks[who], claim_id).origins]
        if len(origins) > 1:
            try:
                judge(
                    self.desks[who],
                    claim_id,
                    (origins[0], origins[1]),
                    value,
                    IndependenceReason.OTHER,
                    "seen",
                )
            except CheckFailed:
                assert any("unnamed" in origin for origin in origins)

    @rule(who=who, claim_id=claims, credibility=st.sampled_from(list(Credibility)))
    def rated(self, who: int, claim_id: str, credibility: Credibility) -> None:
        if not self.standing(claim_id):
            return
        rating = Rating(credibility, Confidence.LOW, Verdict.UNCONFIRMED, "because")
        allowed = int(credibility) >= corroboration(self.desks[who], claim_id).ceiling
        try:
            rate(self.desks[who], claim_id, rating)
        except CheckFailed:
            assert not allowed
        else:
            assert allowed

    @rule(who=who, start=st.integers(0, 900))
    def rejected(self, who: int, start: int) -> None:
        reject(self.desks[who], Place(self.capture, start, start + 5))

    @rule(who=who, pair=st.sampled_from([("A", "B"), ("B", "C"), ("C", "A")]))
    def merged(self, who: int, pair: tuple[str, str]) -> None:
        with contextlib.suppress(BadInput):
            merge(self.desks[who], *pair)

    @rule(who=who, name=st.sampled_from("ABC"))
    def split_up(self, who: int, name: str) -> None:
        with contextlib.suppress(NotFound):
            for source_id in source(self.desks[who], name).card.merged:
                split(self.desks[who], source_id)

    @rule(who=who)
    def undone(self, who: int) -> None:
        with contextlib.suppress(NothingToUndo, ActConflict):
            undo(self.desks[who])

    @rule(who=who)
    def redone(self, who: int) -> None:
        with contextlib.suppress(NothingToUndo, ActConflict):
            redo(self.desks[who])

    def size(self) -> int:
        with self.desks[0].store.reading() as connection:
            head = log.read_head(connection)
        assert head is not None
        return head.frontier.size

    @invariant()
    def tables_equal_a_replay(self) -> None:
        if hasattr(self, "desks"):
            live, replayed = tables(self.desks[0])
            assert live == replayed


Rows = dict[str, set[tuple[object, ...]]]


def tables(desk: Desk) -> tuple[Rows, Rows]:
    """Return the projections as they are, and as a replay makes them; the replay is rolled back."""
    with desk.store.reading() as connection:
        live = {table.name: set(raw_rows(connection, table)) for table in schema.PROJECTION_TABLES}
        replay(connection, list(log.events(connection)))
        replayed = {table.name: set(raw_rows(connection, table)) for table in schema.PROJECTION_TABLES}
    return live, replayed


TestDesks = Desks.TestCase
TestDesks.settings = settings(
    max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_capture_undone_and_redone_is_whole(desk: Desk) -> None:
    capture = take_capture(desk, read(reports()[0].path), source="A")
    undo(desk)
    live, replayed = tables(desk)
    assert live == replayed
    redo(desk)
    live, replayed = tables(desk)
    assert live == replayed
    with pytest.raises(NothingToUndo):
        redo(desk)
    assert capture.capture_id
