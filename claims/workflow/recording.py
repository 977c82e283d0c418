"""Recording an act: sign, lock, check the rules on the state as it is now, append, apply, commit."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from claims.errors import ActConflict, BadInput
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue
from claims.ledger.events import Act, Event, Payload, seal
from claims.ledger.signatures import public_line, sign
from claims.store import log
from claims.store.engine import Connection
from claims.store.projections.versions import version_of
from claims.store.queries.reviewers import public_key_of
from claims.workflow.desk import Desk
from claims.workflow.protecting import EVERY, try_to_protect

Check = Callable[[Connection], None]
P = ParamSpec("P")
Made = TypeVar("Made")
MOST_TIMES = 8


class Overtaken(ActConflict):
    """What an act was prepared on changed before it was recorded; prepared anew, the act holds."""


def again_if_overtaken(make: Callable[P, Made]) -> Callable[P, Made]:
    """Prepare and record an act anew when somebody else was faster with what it rests on.

    Each time round the others' acts are known, so a few times are enough.
    """

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> Made:
        for _ in range(MOST_TIMES - 1):
            with suppress(Overtaken):
                return make(*args, **kwargs)
        return make(*args, **kwargs)

    return made


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before it is signed.

    `words` are the erasable ones; `based_on` maps each subject to the version the act was made on, and
    recording is refused when somebody else has moved it on since.
    """

    type: ActType
    data: JsonObject
    words: Mapping[str, JsonValue] = field(default_factory=dict)
    based_on: dict[str, int] = field(default_factory=dict)


def record(desk: Desk, draft: Draft, inside: Check | None = None) -> Event:
    """Record an act for the desk's reviewer, who joins on the first one.

    `inside` runs under the writer's lock, before the act is appended, for rules that must hold at that
    moment and for bytes that belong to the act; what it raises undoes everything. Signing comes before
    the lock, so nobody waits for a key. Raises ActConflict when a subject has moved on.
    """
    join(desk)
    event = _sign_and_append(desk, draft, inside)
    if event.seq % EVERY == EVERY - 1:
        try_to_protect(desk)
    return event


def record_together(desk: Desk, drafting: Callable[[Connection], Iterator[Draft]]) -> list[Event]:
    """Record several acts in one transaction: all of them, or none.

    `drafting` runs under the writer's lock and yields the acts one by one, each made on the state that the
    one before it left; what it raises undoes everything.
    """
    join(desk)
    with desk.store.writing() as connection:
        recorded = []
        for draft in drafting(connection):
            act, payloads, signature = _signed(desk, draft)
            recorded.append(log.append(connection, act, payloads, signature, desk.clock()))
    try_to_protect(desk)
    return recorded


def _sign_and_append(desk: Desk, draft: Draft, inside: Check | None) -> Event:
    act, payloads, signature = _signed(desk, draft)
    with desk.store.writing() as connection:
        for subject, seen in draft.based_on.items():
            _refuse_moved(connection, subject, seen)
        if inside is not None:
            inside(connection)
        return log.append(connection, act, payloads, signature, desk.clock())


def _signed(desk: Desk, draft: Draft) -> tuple[Act, tuple[Payload, ...], str]:
    payloads = seal(draft.words)
    act = Act(
        ledger=desk.ledger,
        type=draft.type,
        actor=desk.reviewer,
        data=draft.data,
        commitments={payload.name: payload.commitment for payload in payloads},
        based_on=draft.based_on,
        app=desk.app,
    )
    return act, payloads, sign(act.to_bytes(), desk.keyring.reviewer_key(desk.reviewer))


def _refuse_moved(connection: Connection, subject: str, seen: int) -> None:
    now = version_of(connection, subject)
    if now != seen:
        raise ActConflict(
            f"{subject} was changed by somebody else meanwhile (you saw version {seen}, it is {now}); "
            "look at it again and repeat the act"
        )


def join(desk: Desk) -> None:
    """Let the desk's reviewer join with the key that this workspace holds, unless that is done already.

    Raises BadInput when somebody joined under the name with another key.
    """
    own = public_line(desk.keyring.reviewer_key(desk.reviewer).public_key().public_bytes_raw())
    if _known_key(desk) is None:
        joining = Draft(ActType.REVIEWER_JOINED, {"name": desk.reviewer, "public_key": own})
        # Another process of the same reviewer may be faster; then there is nothing left to do.
        with suppress(ActConflict):
            _sign_and_append(desk, joining, lambda connection: _refuse_known(connection, desk.reviewer))
    if _known_key(desk) != own:
        raise BadInput(
            f"{desk.reviewer} joined with another key than this workspace holds; "
            f"copy the key into {desk.keyring.folder} or act under another --reviewer"
        )


def _known_key(desk: Desk) -> str | None:
    with desk.store.reading() as connection:
        return public_key_of(connection, desk.reviewer)


def _refuse_known(connection: Connection, name: str) -> None:
    if public_key_of(connection, name) is not None:
        raise ActConflict(f"{name} has joined already")
