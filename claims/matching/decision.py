"""What a pair of statements is, with its conflicts and reasons; and known claims ranked for a new one."""

import re
from collections.abc import Mapping, Sequence

from claims.matching.conflicts import Finding, find_conflicts
from claims.matching.features import Comparison, compare
from claims.matching.modality import OF_ONE_THING
from claims.matching.reading import SHORT, Item, read
from claims.matching.roles import converse, other_holder
from claims.matching.scoring import Model, likelihood
from claims.matching.shortlist import shortlist
from claims.matching.timing import later_by_words, returned
from claims.model.pairs import Candidate, Decision, Statement
from claims.model.texts import Quantity
from claims.text.lexicon import is_state, opposition
from claims.text.normalize import MAX_FOLDED
from claims.vocabulary import ConflictKind, Relation

VETOED_BELOW = 0.3
"""Scores of vetoed pairs lie below this, scores of all others from it up to 1."""

SAME_FROM = 0.62
"""Likelihood from which a pair without conflict is taken for the same claim."""

COVERED = 0.78
"""Share of a statement's matter that must be found in the other for it to be covered."""

FULLY = 0.92
"""Share from which a statement adds next to nothing to the other."""

HALF = 0.5
"""Share of each statement that the other must have at the very least, however likely the pair looks."""

AMPLE = 5.0
"""Shared matter from which half of each statement is enough: long reports of a fact differ in trimmings."""

MANY_WORDS = 2.0
"""Weight of what each statement has beyond the other from which they may well tell of two events."""

DETAIL = 0.9
"""Weight of further detail from which a statement is narrower and no mere rewording."""

MOSTLY = 0.7
"""Share of the broader statement that the narrower one must have where a word or number is more exact."""

NO_LESS_DETAIL = 0.5
"""Weight of detail that the broader statement may have beyond a narrower one."""

SOME_DETAIL = 0.25
"""Weight of what a statement adds to the words of another, repeated in order, from which it is narrower."""

TOLD_MORE = 0.12
"""Share by which the broader statement must be covered better than the narrower one."""

UNRELATED_BELOW = 0.2
"""Share of the smaller statement's matter below which not even a change of state is looked for."""

RELATED_FROM = 0.34
"""Share of the smaller statement's matter below which two statements are about different things."""

ALIKE_IN_MEANING = 0.8
"""Likeness of meaning from which a pair with little in common in words is left for a person to say."""

_STOCK = re.compile(
    r"\b(?:employ(?:s|ed|ees)?|members|population|stood at|count(?:ed)?|number of|in stock)\b", re.IGNORECASE
)
_PROGRESS = re.compile(
    r"\b(?:by (?:\d|then|the (?:close|end)|\w+day)|as of|had (?:risen|dropped|fallen|spread|grown|climbed"
    r"|reached)|"
    r"stood at|raised|toll|so far|now|count(?:ed)?|still|spread|covered|closed at|reached|rose to|fell to"
    r"|offered|"
    r"bid|price|cost|temperature|level|holding|worth|no longer|since|remain(?:s|ed)?|last)\b",
    re.IGNORECASE,
)


def decide(a: Statement, b: Statement, model: Model | None = None, meaning: float | None = None) -> Decision:
    """Say what a pair is: same, narrows, updates, contradicts, not-same or unsure.

    A conflict of number, date, negation, place or person is a veto on "same", whatever the likeness and
    whatever the `model`, which is the shipped one unless a desk has learned its own. How alike the two are in
    `meaning`, 0 to 1, where that is known, is one more thing that the likelihood is made from.
    """
    pair = compare(read(a), read(b))
    findings = find_conflicts(pair)
    likely = likelihood(pair, model, meaning)
    relation, direction, reason = _relation(pair, findings, likely, meaning)
    if relation is Relation.SAME and a.text != b.text and max(len(a.text), len(b.text)) > MAX_FOLDED:
        relation, reason = Relation.UNSURE, "alike as far as they were read"
    vetoed = bool(findings)
    score = likely * VETOED_BELOW * 0.999 if vetoed else VETOED_BELOW + likely * (1 - VETOED_BELOW)
    conflicts = tuple(finding.conflict for finding in findings)
    return Decision(round(score, 4), relation, direction, conflicts, (reason, *_reasons(pair, meaning)))


def rank(
    query: Statement,
    known: Sequence[tuple[str, Statement]],
    limit: int,
    model: Model | None = None,
    meanings: Mapping[str, float] | None = None,
) -> tuple[Candidate, ...]:
    """Return the known claims that a text may be, likeliest first, and after all others those it is not.

    `known` are the claims as they were found, best first; of many, those that share most are decided.
    `meanings` says of claims by id how alike in meaning they and the text are.
    """
    meanings = meanings or {}
    candidates = [
        Candidate(claim_id, statement.text, decide(query, statement, model, meanings.get(claim_id)))
        for claim_id, statement in shortlist(query, known, limit)
    ]
    candidates.sort(key=_likeliest_first)
    return tuple(candidates[:limit])


def _likeliest_first(candidate: Candidate) -> tuple[bool, float, str]:
    # A claim about something else has no conflict to pull its score down; one that contradicts the text has.
    decision = candidate.decision
    return decision.relation is Relation.NOT_SAME, -decision.score, candidate.claim_id


def _relation(
    pair: Comparison, findings: tuple[Finding, ...], likely: float, meaning: float | None
) -> tuple[Relation, str | None, str]:
    related = bool(pair.alignment.matches) and pair.overlap >= UNRELATED_BELOW
    if related and _passed_over(pair, findings):
        return Relation.UPDATES, _later(pair), "the state changed in between"
    if not related or pair.overlap < RELATED_FROM:
        return _apart(findings, meaning)
    if findings:
        return _in_conflict(pair, findings)
    if min(pair.a.words, pair.b.words) < SHORT:
        return Relation.UNSURE, None, "too short to be taken for the same"
    return _without_conflict(pair, likely)


def _apart(findings: tuple[Finding, ...], meaning: float | None) -> tuple[Relation, str | None, str]:
    """Two languages, or two ways to tell a thing, may share no word: meaning alone is enough to ask."""
    if not findings and meaning is not None and meaning >= ALIKE_IN_MEANING:
        return Relation.UNSURE, None, "alike in meaning, though not in words"
    return Relation.NOT_SAME, None, "little in common"


def _passed_over(pair: Comparison, findings: tuple[Finding, ...]) -> bool:
    """Whether the thing passed from one state to another between the times of the statements."""
    kinds = {finding.about for finding in findings}
    if "state" in kinds and not pair.a.moments and not pair.b.moments and returned(pair.a, pair.b):
        return True
    if pair.times.years_apart or not (pair.times.differ or pair.times.later):
        return False
    if "event" in {f.about for f in findings if f.conflict.kind is not ConflictKind.DATE}:
        return False
    return bool(kinds & {"state", "turn"}) or (pair.times.differ and _new_state(pair))


def _new_state(pair: Comparison) -> bool:
    """Whether one statement tells a state of the same thing that the other does not know."""
    alignment = pair.alignment
    named = any(match.left.name for match in alignment.matches)
    if not named or (any(i.name for i in alignment.left_over) and any(i.name for i in alignment.right_over)):
        return False
    known = [i.entry for match in alignment.matches for i in (match.left, match.right)]
    known += [i.entry for i in alignment.left_over]
    over = [*alignment.left_over, *alignment.right_over]
    if any(opposition(item.entry, entry) == "state" for item in over for entry in known):
        return True
    return min(pair.left_extra, pair.right_extra) < MANY_WORDS and any(is_state(item.entry) for item in over)


def _in_conflict(pair: Comparison, findings: tuple[Finding, ...]) -> tuple[Relation, str | None, str]:
    came = findings[0].about.removeprefix("done by ")
    if came in {"a", "b"}:
        return Relation.UPDATES, came, "what was expected was done"
    dated = pair.times.differ
    numbers = [f for f in findings if f.conflict.kind in {ConflictKind.NUMBER, ConflictKind.UNIT}]
    events = [f for f in findings if f.about == "event" and f.conflict.kind is not ConflictKind.DATE]
    counted_again = (_progresses(pair) and not pair.times.years_apart) or _counts_a_stock(pair)
    if numbers and dated and not events and counted_again:
        return Relation.UPDATES, _later(pair), "a later figure for the same thing"
    if dated and not _once(pair):
        return Relation.NOT_SAME, None, "another time, so another event"
    told_once = _once(pair) or (pair.overlap > 0.9 and _predicates(pair))
    if events and (len(events) + dated > 1 or not told_once):
        return Relation.NOT_SAME, None, "another person, place or thing, so another event"
    gravest = findings[0].conflict
    return Relation.CONTRADICTS, None, f"{gravest.kind.label}: {gravest.left} against {gravest.right}"


def _once(pair: Comparison) -> bool:
    return pair.a.unique and pair.b.unique


def _predicates(pair: Comparison) -> bool:
    """Whether both statements say what something is or where it lies, which one thing is only once."""
    return bool(_COPULA.search(pair.a.text) and _COPULA.search(pair.b.text))


_COPULA = re.compile(r"\b(?:is|are|was) (?:an?|the|in|from|on|only)\b")


def _counts_a_stock(pair: Comparison) -> bool:
    """Whether both give on a day what there is, and not what happened: employees, members, a balance."""
    left, right = pair.times.left, pair.times.right
    days = left is not None and right is not None and left.expression.day and right.expression.day
    return bool(days) and bool(_STOCK.search(pair.a.text) or _STOCK.search(pair.b.text))


def _progresses(pair: Comparison) -> bool:
    return bool(_PROGRESS.search(pair.a.text) or _PROGRESS.search(pair.b.text))


def _later(pair: Comparison) -> str | None:
    return pair.times.later or later_by_words(pair.a, pair.b) or None


def _without_conflict(pair: Comparison, likely: float) -> tuple[Relation, str | None, str]:
    narrower = _narrower(pair)
    doubt = _doubt(pair, narrower)
    if doubt:
        return Relation.UNSURE, None, doubt
    if narrower:
        return Relation.NARROWS, narrower, "one says all that the other says, and more"
    if _agree(pair, likely):
        return Relation.SAME, None, "each says what the other says"
    if max(pair.left_covered, pair.right_covered) < HALF:
        return Relation.NOT_SAME, None, "about different things"
    return Relation.UNSURE, None, "partly the same"


def _doubt(pair: Comparison, narrower: str) -> str:
    """Return why neither "same" nor "narrows" can be said of a pair without conflict, empty where it can."""
    if narrower:
        return "one may speak of somebody else" if other_holder(pair, narrower) else ""
    if _of_more(pair):
        return "one speaks of more of the whole than the other"
    opposed = (clash for clash in pair.alignment.clashes if clash.how in {"state", "turn"})
    if any(not converse(clash, pair.alignment) for clash in opposed):
        return "opposites, though not of one thing for certain"
    return ""


def _agree(pair: Comparison, likely: float) -> bool:
    """Whether each statement says enough of what the other says to be taken for the same."""
    least = min(pair.left_covered, pair.right_covered)
    return least >= COVERED or (least >= HALF and (likely >= SAME_FROM or pair.shared >= AMPLE))


def _narrower(pair: Comparison) -> str:
    """Return the side that says what the other says and something more exact, empty where neither does."""
    # Parts that sum to the other's total tell no more than the total: "12 women and 13 men", "25 people".
    sides = set() if pair.numbers.derived else {match.narrower for match in pair.alignment.matches} - {""}
    if pair.numbers.narrower:
        sides.add(pair.numbers.narrower)
    if pair.times.narrower:
        sides.add(pair.times.narrower)
    if _of_more(pair):
        sides.add(_of_more(pair))
    left, right = pair.left_covered, pair.right_covered
    detail = {
        "a": _detail(pair.alignment.left_over, pair.numbers.left_only, pair.times.left_only),
        "b": _detail(pair.alignment.right_over, pair.numbers.right_only, pair.times.right_only),
    }
    if len(sides) == 1:
        side = sides.pop()
        other = "b" if side == "a" else "a"
        if (left if side == "b" else right) >= MOSTLY and detail[other] <= detail[side] + NO_LESS_DETAIL:
            return side
    for side, other, covered, rest in (("b", "a", left, right), ("a", "b", right, left)):
        more = detail[side] - detail[other]
        longer, shorter = (pair.b, pair.a) if side == "b" else (pair.a, pair.b)
        if rest < FULLY and detail[side] > SOME_DETAIL and _continued(shorter.plain, longer.plain):
            return side
        if covered >= FULLY and more >= DETAIL and rest < FULLY and covered - rest >= TOLD_MORE:
            return side
    return ""


def _of_more(pair: Comparison) -> str:
    """Return the side that says of all or most what the other says of some, empty where neither does."""
    left, right = pair.a.quantifier, pair.b.quantifier
    if (
        left is None
        or right is None
        or left is right
        or max(len(pair.a.items), len(pair.b.items)) > OF_ONE_THING
    ):
        return ""
    return "a" if left > right else "b"


def _continued(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether all words of one statement stand in the other in their order."""
    words = iter(longer)
    return len(shorter) < len(longer) and all(word in words for word in shorter)


def _detail(items: tuple[Item, ...], numbers: tuple[Quantity, ...], times: int) -> float:
    """Weigh what a statement has beyond the other by how much it tells: numbers and names before words."""
    words = sum(1.0 if item.name else 0.33 * item.weight for item in items if item.weight > 0.3)
    return words + 1.2 * len(numbers) + 0.7 * times


def _reasons(pair: Comparison, meaning: float | None) -> tuple[str, ...]:
    reasons = [
        f"likeness {pair.likeness:.2f}",
        f"covered {pair.left_covered:.2f} and {pair.right_covered:.2f}",
    ]
    if meaning is not None:
        reasons.append(f"likeness of meaning {meaning:.2f}")
    reasons += pair.numbers.notes
    return tuple(reasons)
