"""What ratings of claims rest on: wording, evidence, judgements, relations; and a digest of it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, Executable, Row, bindparam, func, or_, select

from claims.ledger.canonical import JsonValue, canonical
from claims.store import schema
from claims.store.projections.facts import batches
from claims.store.projections.reuses import reused_by
from claims.vocabulary import Said

_CLAIMS: BindParameter[str] = bindparam("claims", expanding=True)
_CHAIN = (
    select(func.max(schema.hop.c.seq))
    .where(schema.hop.c.mention_id == schema.mention.c.mention_id, schema.hop.c.withdrawn.is_(None))
    .scalar_subquery()
)
_EVIDENCE = (
    select(
        schema.evidence.c.claim_id,
        schema.evidence.c.mention_id,
        schema.evidence.c.stance,
        schema.mention.c.capture_id,
        _CHAIN.label("chain"),
    )
    .join(schema.mention, schema.mention.c.mention_id == schema.evidence.c.mention_id)
    .join(schema.capture, schema.capture.c.capture_id == schema.mention.c.capture_id)
    .where(schema.evidence.c.claim_id.in_(_CLAIMS))
    .where(schema.evidence.c.withdrawn.is_(None), schema.mention.c.withdrawn.is_(None))
    .where(schema.capture.c.withdrawn.is_(None))
    .order_by(schema.evidence.c.mention_id)
)
_WORDINGS = (
    select(schema.wording.c.claim_id, schema.wording.c.seq, schema.wording.c.text)
    .where(schema.wording.c.claim_id.in_(_CLAIMS), schema.wording.c.withdrawn.is_(None))
    .order_by(schema.wording.c.seq)
)
_JUDGED = (
    select(schema.judgement.c.claim_id, schema.judgement.c.seq)
    .where(schema.judgement.c.claim_id.in_(_CLAIMS), schema.judgement.c.withdrawn.is_(None))
    .order_by(schema.judgement.c.seq)
)
_RELATED = (
    select(schema.relation.c.claim_a, schema.relation.c.claim_b, schema.relation.c.seq)
    .where(or_(schema.relation.c.claim_a.in_(_CLAIMS), schema.relation.c.claim_b.in_(_CLAIMS)))
    .where(schema.relation.c.withdrawn.is_(None))
    .order_by(schema.relation.c.seq)
)
_MERGED = (
    select(schema.hop.c.seq, schema.source_card.c.source_id, schema.source_card.c.stands_for)
    .join(schema.hop, schema.hop.c.source_id == schema.source_card.c.source_id)
    .where(schema.hop.c.seq.in_(bindparam("chains", expanding=True)))
    .where(schema.source_card.c.stands_for != schema.source_card.c.source_id)
    .distinct()
    .order_by(schema.source_card.c.source_id)
)
_SAID = (
    select(schema.saying.c.claim_id, schema.saying.c.origin, schema.saying.c.value, schema.saying.c.seq)
    .where(schema.saying.c.claim_id.in_(_CLAIMS), schema.saying.c.withdrawn.is_(None))
    .order_by(schema.saying.c.seq)
)
_DENIED = select(schema.denial.c.capture_id, schema.denial.c.of_id).where(schema.denial.c.withdrawn.is_(None))

Rows = Mapping[str, "list[Row[Any]]"]


@dataclass(frozen=True, slots=True)
class Footing:
    """The standing wordings and evidence of claims, each by claim, oldest first."""

    wordings: Rows
    evidence: Rows


def footing_of(connection: Connection, claims: Sequence[str]) -> Footing:
    """Return the wordings and evidence of claims; evidence has `mention_id`, `stance` and `chain`."""
    return Footing(_by_claim(connection, _WORDINGS, claims), _by_claim(connection, _EVIDENCE, claims))


def current_wording(connection: Connection, claim_id: str) -> int:
    """Return the event that gave a claim the wording it has now."""
    return int(_by_claim(connection, _WORDINGS, [claim_id])[claim_id][-1].seq)


def basis_of(connection: Connection, claim_id: str) -> str:
    """Return the digest of all that a rating of the claim would rest on now."""
    return bases_of(connection, [claim_id], footing_of(connection, [claim_id]))[claim_id]


def bases_of(connection: Connection, claims: Sequence[str], footing: Footing) -> dict[str, str]:
    """Return for each claim a digest of all that a rating would rest on now.

    Wording, evidence with stance and chain, merged sources, who never said it, denied copies, judgements and
    relations: when one of them changes, so does the digest, and when that is undone, it is the old one again.
    """
    judged = _by_claim(connection, _JUDGED, claims)
    related = _related(connection, claims)
    merged = _merged_sources(connection, footing)
    denied = _denied_copies(connection, footing)
    said = _by_claim(connection, _SAID, claims)
    bases = {}
    for claim_id in claims:
        evidence = footing.evidence[claim_id]
        parts: list[JsonValue] = [
            [row.seq for row in footing.wordings[claim_id]][-1:],
            [[row.mention_id, row.stance, row.chain] for row in evidence],
            [row.seq for row in judged[claim_id]],
            [*related[claim_id]],
        ]
        # What most claims have none of is added only where it is: ratings from before there was such a thing
        # keep their basis.
        for name, found in (
            ("merged", _pairs(pair for row in evidence for pair in merged.get(row.chain, ()))),
            ("not said", _not_said(said[claim_id])),
            ("denied", _pairs(pair for row in evidence for pair in denied.get(row.capture_id, ()))),
        ):
            if found:
                parts.append([name, *found])
        bases[claim_id] = hashlib.sha256(canonical(parts)).hexdigest()
    return bases


def _not_said(sayings: "Iterable[Row[Any]]") -> list[JsonValue]:
    """Return the events of the last words on origins by which they never said it."""
    last = {row.origin: row for row in sayings}
    return [row.seq for row in last.values() if row.value == Said.NOT_SAID]


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[JsonValue]:
    return [[*pair] for pair in sorted(set(pairs))]


def _by_claim(connection: Connection, query: Executable, claims: Sequence[str]) -> Rows:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query, {"claims": claims}):
        found[row.claim_id].append(row)
    return found


def _related(connection: Connection, claims: Sequence[str]) -> Mapping[str, list[int]]:
    """Return the events of the standing relations of each claim."""
    found: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(_RELATED, {"claims": claims}):
        for claim_id in {row.claim_a, row.claim_b}:
            found[claim_id].append(row.seq)
    return found


def _merged_sources(connection: Connection, footing: Footing) -> Mapping[int | None, list[tuple[str, str]]]:
    """Return for each chain, given by its event, the sources in it that stand for another one now."""
    chains = {row.chain for rows in footing.evidence.values() for row in rows if row.chain is not None}
    found: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    for batch in batches(sorted(chains)):
        for row in connection.execute(_MERGED, {"chains": batch}):
            found[row.seq].append((row.source_id, row.stands_for))
    return found


def _denied_copies(connection: Connection, footing: Footing) -> Mapping[str, set[tuple[str, str]]]:
    """Return for each capture with evidence the denied copies that its words were followed through."""
    denied: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(_DENIED):
        denied[row.capture_id].add(row.of_id)
    if not denied:
        return {}
    captures = {row.capture_id for rows in footing.evidence.values() for row in rows}
    reused = reused_by(connection.execute, captures)
    found: dict[str, set[tuple[str, str]]] = {}
    for capture_id in captures:
        passed: set[str] = set()
        todo = [capture_id]
        while todo:
            at = todo.pop()
            if at not in passed:
                passed.add(at)
                todo.extend(reused.get(at, ()))
        found[capture_id] = {(one, of) for one in passed for of in denied.get(one, ())}
    return found
