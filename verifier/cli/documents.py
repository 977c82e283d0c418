"""Cards as JSON documents; the field names are fixed, since scripts outside rely on them."""

from collections.abc import Sequence
from decimal import Decimal

from claims.model.audits import AuditReport
from claims.model.cards import (
    AbsenceCard,
    AssessmentCard,
    CaptureCard,
    ClaimCard,
    ClaimView,
    EventCard,
    MentionCard,
    RelationCard,
    SayingCard,
)
from claims.model.chains import Hop, Suggestion
from claims.model.origins import Corroboration, Judgement
from claims.model.pairs import Candidate, Conflict, Decision
from claims.model.texts import Quantity, TimeSpan

Document = dict[str, object]


def capture(card: CaptureCard) -> Document:
    """Return a capture."""
    return {
        "id": card.capture_id,
        "url": card.url,
        "source": card.source,
        "title": card.title,
        "published_at": card.published_on.isoformat() if card.published_on else None,
        "captured_at": card.captured_at.isoformat(),
        "sha256": card.sha256,
        "text_sha256": card.text_sha256,
        "characters": card.characters,
        "duplicate_of": card.duplicate_of,
        "copy_of": card.copy_of,
        "media_type": card.media_type,
        "derivation": {
            "tool": card.derivation.tool,
            "version": card.derivation.version,
            "options": card.derivation.options,
            "flags": list(card.derivation.flags),
        },
    }


def hop(one: Hop) -> Document:
    """Return a hop of a chain."""
    return {
        "actor": one.actor,
        "role": one.role.value,
        "act": one.act.value,
        "start": one.start,
        "end": one.end,
        "cue": one.cue,
        "cue_start": one.cue_start,
        "cue_end": one.cue_end,
        "explicit": one.explicit,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def quantity(one: Quantity) -> Document:
    """Return a number found in a text."""
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "value": _number(one.value),
        "comparator": one.comparator,
        "unit": one.unit,
        "low": _number(one.low),
        "high": _number(one.high),
    }


def time_span(one: TimeSpan) -> Document:
    """Return an expression of time with the days it means."""
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
    }


def suggestion(one: Suggestion) -> Document:
    """Return a suggestion."""
    hedge = one.hedge
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "claim": one.claim,
        "kind": one.kind.value,
        "check_worthiness": one.check_worthiness,
        "outlet_asserts": one.outlet_asserts,
        "chain": [hop(each) for each in one.chain],
        "hedge": {"start": hedge.start, "end": hedge.end, "text": hedge.text} if hedge else None,
        "numbers": [quantity(number) for number in one.numbers],
        "times": [time_span(time) for time in one.times],
        "flags": list(one.flags),
        "supported_by": list(one.supported_by) if one.supported_by else None,
        "reason": one.reason,
    }


def claim(card: ClaimCard) -> Document:
    """Return a row of the claim list."""
    return {
        "claim_id": card.claim_id,
        "wording": card.wording,
        "status": card.status.value,
        "credibility": int(card.credibility) if card.credibility else None,
        "verdict": card.verdict.value if card.verdict else None,
        "mentions": card.mentions,
        "stale": card.stale,
        "version": card.version,
    }


def mention(card: MentionCard) -> Document:
    """Return a mention with its quote and chain."""
    return {
        "mention_id": card.mention_id,
        "capture_id": card.capture_id,
        "outlet": card.outlet,
        "title": card.title,
        "url": card.url,
        "captured_at": card.captured_at.isoformat(),
        "sha256": card.sha256,
        "start": card.quote.start,
        "end": card.quote.end,
        "exact": card.quote.exact,
        "prefix": card.quote.prefix,
        "suffix": card.quote.suffix,
        "stance": card.stance.value,
        "chain": [hop(each) for each in card.chain],
        "reviewer": card.reviewer,
    }


def relation(card: RelationCard) -> Document:
    """Return a relation to another claim."""
    return {
        "claim_id": card.claim_id,
        "wording": card.wording,
        "relation": card.relation.value,
        "kind": card.kind.value if card.kind else None,
        "outgoing": card.outgoing,
        "reviewer": card.reviewer,
        "note": card.note,
    }


def conflicts(found: Sequence[Conflict]) -> list[Document]:
    """Return conflicts."""
    return [{"kind": one.kind.value, "left": one.left, "right": one.right} for one in found]


def decision(one: Decision) -> Document:
    """Return what a pair is; direction only where there is one."""
    document: Document = {
        "score": round(one.score, 4),
        "relation": one.relation.value,
        "conflicts": conflicts(one.conflicts),
        "reasons": list(one.reasons),
    }
    if one.direction is not None:
        document["direction"] = one.direction
    return document


def candidate(one: Candidate) -> Document:
    """Return a known claim that may be the one asked for."""
    return {"claim_id": one.claim_id, "wording": one.wording, **decision(one.decision)}


def claim_view(view: ClaimView) -> Document:
    """Return a claim with all that stands behind it."""
    together = view.together
    return {
        **claim(view.card),
        "wordings": list(view.wordings),
        "evidence": [mention(one) for one in view.mentions],
        "relations": [relation(one) for one in view.relations],
        "judgements": [_judgement(one) for one in view.judgements],
        "sayings": [
            {"origin": said.origin, "value": said.value.value, "because": said.because, **_by(said)}
            for said in view.sayings
        ],
        "absences": [{"place": one.place, "note": one.note, **_by(one)} for one in view.absences],
        "assessments": [_assessment(one) for one in view.assessments],
        "corroboration": corroboration(view.corroboration),
        "same_as": list(together.same_as) if together else [],
        "together": corroboration(together.corroboration) if together else None,
    }


def _by(card: AbsenceCard | AssessmentCard | SayingCard) -> Document:
    return {"reviewer": card.reviewer, "at": card.at.isoformat()}


def _judgement(judged: Judgement) -> Document:
    return {
        "origin_a": judged.origin_a,
        "origin_b": judged.origin_b,
        "value": judged.value.value,
        "reason": judged.reason.value,
        "note": judged.note,
        "reviewer": judged.reviewer,
    }


def _assessment(rating: AssessmentCard) -> Document:
    return {
        "assessment_id": rating.assessment_id,
        "wording_version": rating.wording_version,
        "credibility": int(rating.credibility),
        "confidence": rating.confidence.value,
        "verdict": rating.verdict.value,
        "because": rating.because,
        **_by(rating),
        "stale_because": rating.stale_because,
    }


def corroboration(one: Corroboration) -> Document:
    """Return what corroboration counts."""
    return {
        "claim_id": one.claim_id,
        "mentions": one.mentions,
        "origins": [
            {
                "origin": origin.origin,
                "named": origin.named,
                "mentions": list(origin.mentions),
                "via": list(origin.via),
                "flags": list(origin.flags),
                "supports": origin.supports,
            }
            for origin in one.origins
        ],
        "independent_origins": one.independent_origins,
        "ceiling": one.ceiling,
        "reasons": list(one.reasons),
        "flags": list(one.flags),
    }


def event(card: EventCard) -> Document:
    """Return an act."""
    return {
        "seq": card.seq,
        "at": card.at.isoformat(),
        "actor": card.actor,
        "type": card.type,
        "title": card.title,
        "leaf": card.leaf,
        "undone_by": card.undone_by,
    }


def audit(report: AuditReport) -> Document:
    """Return what an audit found."""
    return {
        "ok": report.ok,
        "size": report.size,
        "root": report.root,
        "first_bad": report.first_bad,
        "projections_equal": report.projections_equal,
        "captures_ok": report.captures_ok,
        "problems": list(report.problems),
        "protected_up_to": report.protected_up_to,
        "exceptions": [
            {"kind": one.kind, "event": one.event, "actor": one.actor, "told": one.told}
            for one in report.unusual
        ],
    }
