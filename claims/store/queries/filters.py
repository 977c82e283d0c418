"""Filters of claims as conditions on the rows of the claim list."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select, true

from claims.ledger.acts import ActType
from claims.model.filters import ClaimFilter, FilterNames
from claims.store import schema
from claims.text.normalize import fold

card, capture, act = schema.claim_card, schema.capture, schema.act
MOST_NAMES = 500
FEW = 2_000
"""Claims that are listed one by one rather than met on the walk; the list is part of the query."""


def condition(connection: Connection, wanted: ClaimFilter) -> ColumnElement[bool]:
    """Return what a row of `claim_card` must meet.

    Names are looked up first, and every other part looks at one claim at a time, so that the walk over the
    list stays in its order and stops when a page is full.
    """
    parts: list[ColumnElement[bool]] = [
        card.c.folded.contains(fold(word), autoescape=True) for word in wanted.words
    ]
    if wanted.statuses:
        parts.append(card.c.status.in_(sorted(status.value for status in wanted.statuses)))
    if wanted.credibilities:
        parts.append(_rated(wanted))
    if wanted.stale is not None:
        parts.append(card.c.stale.is_(wanted.stale))
    if wanted.before is not None:
        parts.append(card.c.number < _first_event_on(connection, wanted.before))
    if wanted.outlets:
        parts.append(_printed_by(connection, wanted.outlets))
    if wanted.reviewers:
        parts.append(_touched_by(connection, wanted.reviewers))
    return and_(true(), *parts)


def _rated(wanted: ClaimFilter) -> ColumnElement[bool]:
    digits = sorted(grade.value for grade in wanted.credibilities if grade is not None)
    rated = card.c.credibility.in_(digits) if digits else false()
    return or_(rated, card.c.credibility.is_(None)) if None in wanted.credibilities else rated


def _first_event_on(connection: Connection, day: date) -> int:
    """Return the first event on a day or after it: claims are numbered by the events that made them.

    Events are in the order of their times, which have no index: twenty looks find one of a million.
    """
    newest = connection.execute(select(func.max(act.c.seq))).scalar()

    def at(seq: int) -> str:
        query = select(act.c.at).where(act.c.seq >= seq).order_by(act.c.seq).limit(1)
        return str(connection.execute(query).scalar())

    return 0 if newest is None else bisect_left(range(newest + 1), day.isoformat(), key=at)


def _printed_by(connection: Connection, outlets: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that an outlet with a part of its name among these has words of the claim."""
    source = schema.source_card
    meant = select(source.c.stands_for).where(_goes_by(outlets))
    ids = select(source.c.source_id).where(source.c.stands_for.in_(meant))
    found = list(connection.execute(ids).scalars())
    of_them = capture.c.source_id.in_(found) & capture.c.withdrawn.is_(None)
    few = list(connection.execute(select(capture.c.capture_id).where(of_them).limit(FEW + 1)).scalars())
    mention, evidence = schema.mention, schema.evidence
    printed = select(evidence.c.claim_id).join(mention, mention.c.mention_id == evidence.c.mention_id)
    if len(few) <= FEW:
        # Asked for what stands, the database would walk over all that stands; what was taken back is
        # little, and the claims it names are asked again below.
        of_few = printed.where(mention.c.capture_id.in_(few)).limit(FEW + 1)
        near = list(connection.execute(of_few).scalars()) if few else []
        if len(near) <= FEW:
            return card.c.claim_id.in_(set(near)) & _stands(printed, of_them)
    return _stands(printed, of_them)


def _stands(printed: "Select[str]", of_them: ColumnElement[bool]) -> ColumnElement[bool]:
    mention, evidence = schema.mention, schema.evidence
    return (
        printed.join(capture, capture.c.capture_id == mention.c.capture_id)
        .where(of_them, evidence.c.claim_id == card.c.claim_id)
        .where(evidence.c.withdrawn.is_(None), mention.c.withdrawn.is_(None))
        .exists()
    )


def _touched_by(connection: Connection, reviewers: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a person with a part of the name among these acted on the claim."""
    parts = [fold(part) for part in reviewers]
    people = [
        name
        for name in connection.execute(select(schema.reviewer.c.name)).scalars()
        if any(part in fold(name) for part in parts)
    ]
    touch = schema.touch
    touched = (
        select(touch.c.subject)
        .join(act, act.c.seq == touch.c.seq)
        .where(act.c.undone_by.is_(None), act.c.type != ActType.ACT_UNDONE)
    )
    few = list(connection.execute(touched.where(act.c.reviewer.in_(people)).limit(FEW + 1)).scalars())
    if len(few) <= FEW:
        return card.c.claim_id.in_(set(few))
    # Of one claim, its few acts are the way in: the index on reviewers would lead through all of theirs.
    by_one = touched.where(touch.c.subject == card.c.claim_id, func.coalesce(act.c.reviewer, "").in_(people))
    return by_one.exists()


def _goes_by(parts: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a source has a part of a name: as it was met, is called, or goes by too."""
    source, met, alias = schema.source_card, schema.source_name, schema.alias
    either: list[ColumnElement[bool]] = []
    for part in parts:
        key = fold(part)
        as_met = select(met.c.source_id).where(met.c.folded.contains(key, autoescape=True))
        also = select(alias.c.source_id).where(
            alias.c.folded.contains(key, autoescape=True), alias.c.withdrawn.is_(None)
        )
        called = func.lower(source.c.name).contains(part.casefold(), autoescape=True)
        either += [called, source.c.source_id.in_(as_met), source.c.source_id.in_(also)]
    return or_(false(), *either)


def filter_names(connection: Connection) -> FilterNames:
    """Return the outlets of captured texts and the reviewers, each by name."""
    named, source = schema.source_card.alias("named"), schema.source_card.alias("source")
    outlets = (
        select(source.c.name)
        .join(named, named.c.stands_for == source.c.source_id)
        .where(named.c.source_id.in_(select(capture.c.source_id).where(capture.c.withdrawn.is_(None))))
        .distinct()
        .order_by(source.c.name)
        .limit(MOST_NAMES)
    )
    reviewers = select(schema.reviewer.c.name).order_by(schema.reviewer.c.name).limit(MOST_NAMES)
    return FilterNames(
        tuple(connection.execute(outlets).scalars()), tuple(connection.execute(reviewers).scalars())
    )
