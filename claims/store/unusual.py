"""Acts that hold and are out of the ordinary: where an auditor looks first.

None of them is an error: clocks are set, gates are forced for good reasons, and some people are quick.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.model.audits import Unusual, UnusualKind
from claims.store.projections.effect import identity

QUICK = timedelta(seconds=4)
"""Between two ratings of one person; reading the quotes of a claim takes longer."""

QUICK_IN_A_ROW = 5


def unusual(events: Sequence[Event]) -> tuple[Unusual, ...]:
    """Return the acts of a ledger that are out of the ordinary, in their order; those undone are left out.

    Raises LedgerBroken for an event whose time or fields cannot be read.
    """
    undone = _undone(events)
    standing = [event for event in events if event.seq not in undone]
    found = [*_forced(standing), *_after_print(standing), *_clock_steps(events), *_quick(standing)]
    return tuple(sorted(found, key=lambda one: (one.event, one.kind)))


def _undone(events: Iterable[Event]) -> set[int]:
    undone: set[int] = set()
    for event in events:
        if event.act.type in {ActType.ACT_UNDONE, ActType.ACT_REDONE}:
            target = Fields(event.act.data, event.act.type).whole("target")
            (undone.add if event.act.type == ActType.ACT_UNDONE else undone.discard)(target)
    return undone


def _forced(events: Iterable[Event]) -> Iterator[Unusual]:
    for event in events:
        if event.act.type == ActType.GATE_FORCED:
            data = Fields(event.act.data, ActType.GATE_FORCED)
            because = Fields(event.words, ActType.GATE_FORCED).words("because")
            where = f"sentence {data.whole('position')} of {data.text('summary_id')}"
            told = f"forced the gate “{data.text('rule')}” for {where}: {because}"
            yield Unusual(UnusualKind.FORCED_GATE, event.seq, event.act.actor, told)


def _after_print(events: Iterable[Event]) -> Iterator[Unusual]:
    """Yield what was done to sentences, and to the wordings under them, after they were printed."""
    under: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, set[str]] = {}
    for event in events:
        data = Fields(event.act.data, event.act.type)
        match event.act.type:
            case ActType.SUMMARY_BEGUN:
                under[identity("SUM", event.seq)] |= _claims_in(data)
            case ActType.SENTENCE_ADDED:
                under[data.text("summary_id")] |= _claims_in(data)
            case ActType.SUMMARY_PUBLISHED:
                summary_id = data.text("summary_id")
                printed[summary_id] = under[summary_id]
            case ActType.SENTENCE_CORRECTED if data.text("summary_id") in printed:
                under[data.text("summary_id")] |= _claims_in(data)
                where = f"sentence {data.whole('position')} of {data.text('summary_id')}"
                told = f"corrected {where} after it was printed"
                yield Unusual(UnusualKind.CHANGED_AFTER_PRINT, event.seq, event.act.actor, told)
            case ActType.CLAIM_REWORDED:
                claim_id = data.text("claim_id")
                rests = [summary_id for summary_id, claims in printed.items() if claim_id in claims]
                if rests:
                    told = f"reworded {claim_id} after {rests[0]} was printed on it"
                    yield Unusual(UnusualKind.CHANGED_AFTER_PRINT, event.seq, event.act.actor, told)


def _claims_in(data: Fields) -> set[str]:
    return {claim_id for footing in data.objects("sentences") for claim_id in footing.texts("claims")}


def _clock_steps(events: Iterable[Event]) -> Iterator[Unusual]:
    """Yield the acts that are dated before the act that came before them."""
    last: datetime | None = None
    for event in events:
        if last is not None and event.at < last:
            told = (
                f"is dated {_length(last - event.at)} before the event in front of it: a clock was set back"
            )
            yield Unusual(UnusualKind.CLOCK_STEP, event.seq, event.act.actor, told)
        last = event.at


def _length(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    days, hours, minutes = seconds // 86_400, seconds // 3_600, seconds // 60
    for count, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"), (seconds, "second")):
        if count:
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a second"


def _quick(events: Iterable[Event]) -> Iterator[Unusual]:
    """Yield, for each run of ratings that nobody reads for, the rating that the run began with."""
    rated: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.act.type == ActType.CLAIM_RATED:
            rated[event.act.actor].append(event)
    for actor, ratings in rated.items():
        for run in _runs(ratings):
            if len(run) >= QUICK_IN_A_ROW:
                told = f"rated {len(run)} claims in {_length(run[-1].at - run[0].at)}"
                yield Unusual(UnusualKind.QUICK_RATINGS, run[0].seq, actor, told)


def _runs(ratings: Sequence[Event]) -> Iterator[list[Event]]:
    run: list[Event] = []
    for rating in ratings:
        if run and not timedelta(0) <= rating.at - run[-1].at < QUICK:
            yield run
            run = []
        run.append(rating)
    yield run
