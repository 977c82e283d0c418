"""Learning from the desk's own answers about pairs: weights for this workspace alone, kept when asked to.

Weights are derived from the answers in the ledger and change nobody's record, so they are no event.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from claims.errors import ModelRefused, RuleRefused
from claims.matching.features import compare
from claims.matching.reading import read
from claims.matching.scoring import Model, features_of, shipped_model
from claims.matching.training.fitting import fit, loss
from claims.matching.weights import LearnedWeights, read_weights, write_weights
from claims.store.queries import acts, claims
from claims.vocabulary import Relation
from claims.workflow.desk import Desk
from claims.workflow.searching import statements_of

FEWEST = 30
"""Answers from which learning begins."""

FEWEST_OF_A_KIND = 8
"""Answers "same", and other answers, that learning needs at least: one kind alone teaches nothing."""

FOLDS = 5
"""Parts of the answers; one is held back while the weights are fitted to the others."""

PLENTY = 200
"""Answers from which one held-back part is enough; of fewer, every part is held back in turn."""

PRIOR = 2.0
"""Answers that the shipped weights count for, for every weight that is moved away from them."""

Held = tuple[list[tuple[float, ...]], list[bool]]

LEARNED_FROM = frozenset(
    {Relation.SAME, Relation.NOT_SAME, Relation.NARROWS, Relation.UPDATES, Relation.CONTRADICTS}
)


@dataclass(frozen=True, slots=True)
class Figures:
    """How weights do on held-back answers: mean logarithmic loss, and the share told right at even odds."""

    loss: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the desk's answers teach: figures of the shipped weights and of the new ones, side by side."""

    decisions: int
    same: int
    held_back: int
    before: Figures
    after: Figures
    learned: LearnedWeights

    @property
    def better(self) -> bool:
        """Whether the new weights do better on answers they were not fitted to."""
        return self.after.loss < self.before.loss


@dataclass(frozen=True, slots=True)
class _Answers:
    """Answered pairs as rows of features, whether each is "same", and the part each belongs to."""

    rows: tuple[tuple[float, ...], ...]
    labels: tuple[bool, ...]
    parts: tuple[int, ...]

    def pick(self, *, part: int, held_back: bool) -> Held:
        """Return rows and labels of one part, or those of all other parts."""
        chosen = [i for i, own in enumerate(self.parts) if (own == part) is held_back]
        return [self.rows[i] for i in chosen], [self.labels[i] for i in chosen]


def learn(desk: Desk) -> Lesson:
    """Fit weights to the standing answers about pairs and measure them on held-back ones; keeps nothing.

    Raises RuleRefused while there are too few answers, or nearly all are of one kind.
    """
    answers = _answers(desk)
    same = sum(answers.labels)
    if len(answers.labels) < FEWEST or min(same, len(answers.labels) - same) < FEWEST_OF_A_KIND:
        raise RuleRefused(
            "too-few-answers",
            f"Learning needs {FEWEST} answers about pairs, {FEWEST_OF_A_KIND} of them same and "
            f"{FEWEST_OF_A_KIND} not; there are {len(answers.labels)}, {same} of them same",
        )
    shipped = shipped_model()
    parts = range(FOLDS if len(answers.labels) < PLENTY else 1)
    measured = []
    for part in parts:
        held = answers.pick(part=part, held_back=True)
        if held[0]:
            measured.append((held, _fitted(*answers.pick(part=part, held_back=False), shipped)))
    before = _figures([(held, shipped) for held, _ in measured])
    after = _figures(measured)
    model = _fitted(answers.rows, answers.labels, shipped)
    held_back = sum(len(held[1]) for held, _ in measured)
    lesson = Lesson(len(answers.labels), same, held_back, before, after, LearnedWeights(model, {}))
    lesson.learned.card.update(_card(desk, lesson))
    return lesson


def keep(desk: Desk, lesson: Lesson) -> None:
    """Use the weights of a lesson in this workspace from now on.

    Raises RuleRefused where they do no better on held-back answers than the shipped ones.
    """
    if not lesson.better:
        raise RuleRefused(
            "no-better",
            f"The new weights do no better on held-back answers (loss {lesson.after.loss:.4f}) than "
            f"the shipped ones ({lesson.before.loss:.4f}); they are not kept",
        )
    write_weights(desk.local_weights, lesson.learned)


def forget(desk: Desk) -> bool:
    """Go back to the shipped weights; says whether there were others."""
    held = desk.local_weights.exists()
    desk.local_weights.unlink(missing_ok=True)
    return held


def weights_in_use(desk: Desk) -> str:
    """Say in words which weights decide in this workspace; a file that cannot be used says so itself."""
    try:
        learned = read_weights(desk.local_weights)
    except ModelRefused as damaged:
        return str(damaged)
    if learned is None:
        return "shipped"
    card = learned.card
    return f"local, learned from {card.get('decisions')} answers at {card.get('learned_at')}"


def _answers(desk: Desk) -> _Answers:
    with desk.store.reading() as connection:
        answers = claims.standing_answers(connection)
        told = {pair: relation for pair, relation in answers.items() if relation in LEARNED_FROM}
        statements = statements_of(connection, {claim_id for pair in told for claim_id in pair})
    rows, labels, parts = [], [], []
    for pair, relation in told.items():
        left, right = sorted(pair)
        if left in statements and right in statements:
            rows.append(features_of(compare(read(statements[left]), read(statements[right]))))
            labels.append(relation is Relation.SAME)
            parts.append(hashlib.sha256(f"{left} {right}".encode()).digest()[0] % FOLDS)
    return _Answers(tuple(rows), tuple(labels), tuple(parts))


def _fitted(rows: Sequence[tuple[float, ...]], labels: Sequence[bool], known: Model) -> Model:
    return fit(rows, labels, known=known, shrinkage=PRIOR / len(rows))


def _figures(measured: Sequence[tuple[Held, Model]]) -> Figures:
    """Return the figures over all held-back answers, each with the model that had not seen it."""
    count = sum(len(labels) for (_, labels), _ in measured)
    total = sum(loss(model, rows, labels) * len(labels) for (rows, labels), model in measured)
    right = sum(
        (model.likelihood(row) >= 0.5) is label
        for (rows, labels), model in measured
        for row, label in zip(rows, labels, strict=True)
    )
    return Figures(round(total / count, 4), round(right / count, 4))


def _card(desk: Desk, lesson: Lesson) -> dict[str, object]:
    with desk.store.reading() as connection:
        size = acts.event_count(connection)
    return {
        "what": "likelihood that two statements say the same, learned from the answers of one desk",
        "learned_at": desk.clock().isoformat(timespec="seconds"),
        "ledger": desk.ledger,
        "ledger_size": size,
        "decisions": lesson.decisions,
        "same": lesson.same,
        "held_back": lesson.held_back,
        "before": asdict(lesson.before),
        "after": asdict(lesson.after),
        "limits": "conflicts are rules beside it, never traded against it",
    }
