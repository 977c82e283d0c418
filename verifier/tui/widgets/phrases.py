"""How the values of the field read on a screen: a glyph and a word for each status, never a colour alone."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from textual.content import Content

from claims.model.cards import AssessmentCard, CaptureCard, ClaimCard, SummaryView
from claims.model.chains import UNNAMED, Chain, Hop, Suggestion
from claims.model.origins import Corroboration
from claims.model.pairs import Candidate, Conflict, Decision
from claims.vocabulary import ClaimStatus, Credibility, HopAct, Independence, Relation, Said, Verdict
from verifier.tui.widgets.safe import NOTHING, between, join, words

STATUS_GLYPH = {
    ClaimStatus.DRAFT: "○",
    ClaimStatus.ATTACHED: "◔",
    ClaimStatus.ASSESSED: "◑",
    ClaimStatus.IN_SECOND_REVIEW: "◐",
    ClaimStatus.ADJUDICATION: "◓",
    ClaimStatus.VERIFIED: "●",
    ClaimStatus.IN_SUMMARY: "◆",
    ClaimStatus.PUBLISHED: "★",
    ClaimStatus.CORRECTED: "↺",
    ClaimStatus.RETRACTED: "✗",
}
VERDICT_GLYPH = {
    Verdict.SUPPORTED: "✓",
    Verdict.PARTLY_SUPPORTED: "±",
    Verdict.UNCONFIRMED: "?",
    Verdict.DISPUTED: "≠",
    Verdict.REFUTED: "✗",
    Verdict.CANNOT_BE_JUDGED: "∅",
}
RELATION_GLYPH = {
    Relation.SAME: "≈",
    Relation.NOT_SAME: "≠",
    Relation.NARROWS: "⊂",
    Relation.UPDATES: "↻",
    Relation.SUMS_TO: "Σ",
    Relation.SUPPORTS: "+",
    Relation.CONTRADICTS: "✗",
    Relation.UNSURE: "?",
}
INDEPENDENCE_GLYPH = {
    Independence.INDEPENDENT: "∥",
    Independence.DEPENDENT: "→",
    Independence.UNKNOWN: "?",
}
SAID_GLYPH = {Said.SAID: "✓", Said.NOT_SAID: "✗", Said.UNKNOWN: "?"}
# The figures of likeness would lead a person's answer, and tell little beside it.
_LIKENESS = re.compile(r"(?:likeness|covered)\b")


def day(moment: date | datetime | None) -> str:
    """Return a day as 16 Sep 2025, or "no date"."""
    return f"{moment.day} {moment:%b %Y}" if moment else "no date"


def plural(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def status_words(status: ClaimStatus) -> Content:
    """Return the status of a claim as a glyph and a word."""
    return words(f"{STATUS_GLYPH[status]} {status.label}")


def verdict_words(verdict: Verdict | None) -> Content:
    """Return the desk's verdict as a glyph and a word."""
    return words(f"{VERDICT_GLYPH[verdict]} {verdict.label}") if verdict else words("○ not rated", "dim")


def grade_words(credibility: Credibility) -> Content:
    """Return a credibility as its digit and label."""
    return words(f"{credibility.value} {credibility.label}")


def actor_words(hop: Hop) -> Content:
    """Return an actor; one without a name is flagged, one that is only inferred stands in brackets."""
    if not hop.named and hop.actor == UNNAMED:
        return words("⚑ unnamed", "$text-warning")
    if not hop.named:
        return join(words(hop.actor, "italic"), words(" ⚑ unnamed", "$text-warning"))
    return words(hop.actor if hop.explicit else f"({hop.actor})")


def chain_words(chain: Chain) -> Content:
    """Return a chain as people read it: the outlet, then who it has it from."""
    if not chain:
        return words("no speaker named", "italic")
    return between(" ← ", [actor_words(hop) for hop in chain])


def chain_typed(chain: Chain) -> str:
    """Return a chain in the form `parse_chain` reads."""
    return " > ".join(hop.actor if hop.named else UNNAMED for hop in chain)


def how_said(suggestion: Suggestion) -> Content:
    """Return the act of the last hop, the hedge and the numbers of a suggestion."""
    acts = [hop.act.label for hop in suggestion.chain if hop.act is not HopAct.UNKNOWN]
    act = acts[-1] if acts else ""
    hedge = f"“{suggestion.hedge.text}”" if suggestion.hedge else "none"
    numbers = ", ".join(quantity.text for quantity in suggestion.numbers)
    times = ", ".join(span.text for span in suggestion.times)
    return between(
        " · ",
        [_pair("act", act), _pair("hedge", hedge), _pair("numbers", numbers), _pair("when", times)],
    )


def _pair(name: str, value: str) -> Content:
    return join(words(f"{name} ", "dim"), words(value)) if value else NOTHING


def worth_words(worth: int) -> Content:
    """Return how much a suggestion is worth checking, of 3."""
    return join(words("worth ", "dim"), words("█" * worth + "░" * (3 - worth)), words(f" {worth}/3", "dim"))


def conflict_words(conflict: Conflict) -> Content:
    """Return what two wordings disagree about."""
    return words(f"✗ {conflict.kind.label} {conflict.left} / {conflict.right}", "$text-error")


_UPDATES = {"a": "updates it", "b": "updated by it", None: "another time"}
"""What a pair of states of one thing is, by the side that is known to be later."""


def relation_words(decision: Decision) -> Content:
    """Return what a pair seems to be."""
    word = {
        Relation.SAME: "same?",
        Relation.NOT_SAME: "another",
        Relation.NARROWS: "narrower" if decision.direction == "a" else "broader",
        Relation.UPDATES: _UPDATES[decision.direction],
    }.get(decision.relation, decision.relation.label)
    return words(f"{RELATION_GLYPH[decision.relation]} {word}")


def decision_reasons(decision: Decision) -> list[Content]:
    """Return why a pair is taken for what it is, conflicts first."""
    return [
        *(conflict_words(conflict) for conflict in decision.conflicts),
        *(words(f"· {reason}", "dim") for reason in decision.reasons),
    ]


def notes_on(decision: Decision) -> list[str]:
    """Return what was noted of a pair, without how alike it was found and what it was taken for."""
    return [reason for reason in decision.reasons[1:] if not _LIKENESS.match(reason)]


def candidate_words(candidate: Candidate) -> Content:
    """Return a candidate in one line: what it seems to be, its name and its wording."""
    return join(
        relation_words(candidate.decision).pad_right(2),
        words(f"{candidate.claim_id}  ", "dim"),
        words(candidate.wording),
    )


def corroboration_words(corroboration: Corroboration) -> Content:
    """Return how many mentions come down to how many origins, and the best grade they allow."""
    origins = len(corroboration.origins)
    independent = corroboration.independent_origins
    judged = f"{independent} judged independent" if independent > 1 else "independence unknown"
    return between(
        " → ",
        [
            words(plural(corroboration.mentions, "mention")),
            words(plural(origins, "origin"), "bold"),
            words(judged) if origins > 1 else NOTHING,
            join(words("at most "), grade_words(Credibility(str(corroboration.ceiling)))),
        ],
    )


def assessment_words(card: AssessmentCard, version: int) -> Content:
    """Return a rating in one line; a stale one says so first. `version` is that of the wording now."""
    stale = words(f"⚑ STALE: {card.stale_because}  ", "bold $text-warning") if card.stale_because else NOTHING
    rated = [
        words(card.reviewer),
        grade_words(card.credibility),
        words(f"confidence {card.confidence.label}"),
    ]
    told = [verdict_words(card.verdict), words(f"“{card.because}”")]
    return join(
        stale,
        between(" · ", rated + told),
        words("  on this wording" if card.wording_version == version else "  on an older wording", "dim"),
    )


def printed_state(view: SummaryView) -> str:
    """Return whether it is printed, and whether it is still what was printed."""
    if view.retracted:
        return "✗ retracted"
    if not view.versions:
        return "○ draft"
    return f"★ version {view.published}" + (" ↺ changed since" if view.changed else "")


def gates_words(summary: SummaryView) -> Content:
    """Return whether the person who looks at a summary may publish it."""
    if summary.refusals:
        return words(f"✗ {plural(len(summary.refusals), 'gate')} shut", "$text-warning")
    return words("✓ gates open")


def capture_name(capture: CaptureCard) -> Content:
    """Return a capture by outlet, title and day."""
    parts = [words(capture.source, "bold"), words(capture.title), words(day(capture.published_on), "dim")]
    return between(" · ", parts)


def claim_row(claim: ClaimCard, width: int) -> Content:
    """Return a claim as one line of a list; at 80 columns the mentions make room for the wording."""
    stale = words("⚑ stale ", "$text-warning") if claim.stale else NOTHING
    grade = words(f"{claim.credibility.value if claim.credibility else ' '} ", "bold")
    tail = join(stale, grade, status_words(claim.status).pad_right(_status_room(claim.status)))
    count = words(f"{claim.mentions:>4} ¶  ", "dim") if width >= 100 else NOTHING
    left = join(words(f"{claim.claim_id:<8} ", "dim"), words(claim.wording))
    room = width - tail.cell_length - count.cell_length - 1
    left = cut_to(left, room)
    return join(left, count, tail)


def cut_to(content: Content, room: int) -> Content:
    """Return the content in exactly `room` cells, cut with a sign or padded."""
    room = max(room, 1)
    shown = content.truncate(room, ellipsis=True)
    return shown.pad_right(max(room - shown.cell_length, 0))


def _status_room(status: ClaimStatus) -> int:
    return max(len(other.label) for other in ClaimStatus) - len(status.label)


def listed(parts: Iterable[str], limit: int = 3) -> str:
    """Return some names in a row; more than `limit` end in how many more there are."""
    names = list(parts)
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
