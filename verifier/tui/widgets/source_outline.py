"""A source as one page: what it is, how it was graded, how it did, which sources it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from claims.model.cards import GradeCard, SourceView, TrackRecord
from verifier.tui.widgets.outline import Entry, gap, heading
from verifier.tui.widgets.phrases import day, plural
from verifier.tui.widgets.safe import NOTHING, between, join, words


@dataclass(frozen=True, slots=True)
class Merged:
    """A source that this one stands for."""

    source_id: str


@dataclass(frozen=True, slots=True)
class Double:
    """A source that may be this one under another name."""

    source_id: str
    name: str


def source_entries(view: SourceView) -> list[Entry]:
    """Return the whole page; merged sources and likely doubles are its rows."""
    return [*_description(view), *_grades(view), *_merged(view), *_doubles(view)]


def _description(view: SourceView) -> Iterator[Entry]:
    card = view.card
    looked = words("✓ looked at by a person" if card.reviewed else "○ not looked at by a person yet", "dim")
    yield heading("SOURCE", looked)
    yield Entry(words(f"{card.kind.label} · {plural(card.mentions, 'mention')}"), lead="  ", follow="    ")
    aliases = ", ".join(card.aliases) or "no other name (a adds one)"
    yield Entry(join(words("also  ", "dim"), words(aliases)), lead="  ", follow="    ")
    owner = card.owner or "not known (e describes)"
    yield Entry(join(words("owner  ", "dim"), words(owner)), lead="  ", follow="    ")
    for flag in card.flags:
        yield Entry(words(f"⚑ {flag.label}", "$text-warning"), lead="  ")


def _grades(view: SourceView) -> Iterator[Entry]:
    yield gap()
    card = view.card
    yield heading("RELIABILITY", words(f"{card.reliability.value} {card.reliability.label}", "bold"))
    for line in grade_lines(view):
        yield Entry(line, lead="  ", follow="    ")
    yield Entry(record_words(view.record), lead="  ", follow="    ")


def grade_lines(view: SourceView) -> list[Content]:
    """Return the grades that people gave, newest first, each with its reason."""
    return [_grade_words(grade) for grade in view.grades]


def _grade_words(grade: GradeCard) -> Content:
    topic = words(f"on {grade.topic}") if grade.topic else NOTHING
    letter = words(f"{grade.reliability.value} {grade.reliability.label}", "bold")
    by = words(f"{grade.reviewer} {day(grade.at)}", "dim")
    return between(" · ", [letter, topic, words(f"“{grade.because}”"), by])


def record_words(record: TrackRecord) -> Content:
    """Return how the claims of a source were resolved here, with the interval and what it suggests."""
    if not record.resolved:
        return words("no claim of it was resolved here yet", "dim")
    held = f"{record.held} of {plural(record.resolved, 'resolved claim')} held"
    span = f"{record.low:.0%} to {record.high:.0%} (95 %), {day(record.first)} to {day(record.last)}"
    suggested = f"suggests {record.suggested.value} {record.suggested.label}"
    return between(" · ", [words(held), words(span, "dim"), words(suggested, "dim")])


def _merged(view: SourceView) -> Iterator[Entry]:
    if view.merged:
        yield gap()
        yield heading("STANDS FOR", words("s takes the one under the cursor apart", "dim"))
        for source_id, name in view.merged:
            line = join(words(name), words(f"  {source_id}", "dim"))
            yield Entry(line, Merged(source_id), lead="  ")


def _doubles(view: SourceView) -> Iterator[Entry]:
    if view.alike:
        yield gap()
        yield heading("MAY BE THE SAME", words("m merges the one under the cursor into this one", "dim"))
        for source_id, name in view.alike:
            line = join(words(name), words(f"  {source_id}", "dim"))
            yield Entry(line, Double(source_id, name), lead="  ")
