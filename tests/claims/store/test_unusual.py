"""Acts out of the ordinary, found in the events alone."""

from datetime import UTC, datetime, timedelta

from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject
from claims.ledger.events import Act, Envelope, Event, format_time
from claims.model.audits import UnusualKind
from claims.store.unusual import QUICK, unusual

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def ledger(*acts: tuple[ActType, JsonObject, float]) -> list[Event]:
    """Return events of kate with given data, each so many seconds after noon."""
    return [
        Event(
            Envelope(seq, format_time(NOON + timedelta(seconds=after)), Act("l", kind, "kate", data, {}), ""),
            {"because": "by phone"},
        )
        for seq, (kind, data, after) in enumerate(acts)
    ]


def ratings(count: int, apart: float) -> list[Event]:
    return ledger(*[(ActType.CLAIM_RATED, {}, n * apart) for n in range(count)])


def test_five_ratings_nobody_read_for_are_one_finding() -> None:
    (found,) = unusual(ratings(7, QUICK.total_seconds() / 2))
    assert (found.kind, found.event, found.actor) == (UnusualKind.QUICK_RATINGS, 0, "kate")
    assert found.told == "rated 7 claims in 12 seconds"
    assert unusual(ratings(4, 1)) == ()
    assert unusual(ratings(9, QUICK.total_seconds())) == ()


def test_a_clock_set_back_is_told_with_by_how_much() -> None:
    acts = ledger(*[(ActType.CLAIM_RATED, {}, after) for after in (0, 7_300, 60)])
    (found,) = unusual(acts)
    assert (found.kind, found.event) == (UnusualKind.CLOCK_STEP, 2)
    assert "2 hours" in found.told


def test_a_forced_gate_is_told_until_it_is_undone() -> None:
    forced: tuple[ActType, JsonObject, float] = (
        ActType.GATE_FORCED,
        {"summary_id": "SUM-0004", "position": 2, "rule": "numbers"},
        1,
    )
    (found,) = unusual(ledger(forced))
    assert found.told == "forced the gate “numbers” for sentence 2 of SUM-0004: by phone"
    undo: tuple[ActType, JsonObject, float] = (ActType.ACT_UNDONE, {"target": 0}, 2)
    assert unusual(ledger(forced, undo)) == ()
    assert len(unusual(ledger(forced, undo, (ActType.ACT_REDONE, {"target": 0}, 3)))) == 1


def test_what_changes_after_print_is_told_and_what_changes_before_is_not() -> None:
    begun: JsonObject = {"sentences": [{"claims": ["C-0009"], "wordings": {}}]}
    reworded: tuple[ActType, JsonObject] = (ActType.CLAIM_REWORDED, {"claim_id": "C-0009"})
    put_right: JsonObject = {"summary_id": "SUM-0000", "position": 1, "sentences": []}
    corrected = (ActType.SENTENCE_CORRECTED, put_right)
    acts = ledger(
        (ActType.SUMMARY_BEGUN, begun, 0),
        (*reworded, 10),
        (*corrected, 20),
        (ActType.SUMMARY_PUBLISHED, {"summary_id": "SUM-0000", "digest": "d"}, 30),
        (*reworded, 40),
        (ActType.CLAIM_REWORDED, {"claim_id": "C-0010"}, 50),
        (*corrected, 60),
    )
    assert [(one.event, one.kind) for one in unusual(acts)] == [
        (4, UnusualKind.CHANGED_AFTER_PRINT),
        (6, UnusualKind.CHANGED_AFTER_PRINT),
    ]
