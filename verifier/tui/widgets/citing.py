"""What can be copied of a row: its words, a citation, its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.model.cards import CaptureCard, ClaimCard, EventCard, MentionCard, SourceCard, SummaryView
from claims.text.display import safe_display
from verifier.reports.citing import place
from verifier.tui.messages import OpenCapture, OpenClaim
from verifier.tui.widgets.phrases import day

_ONE_LINE = str.maketrans("\n\t", "  ")


@dataclass(frozen=True, slots=True)
class Copyable:
    """Something to copy: the key that asks for it, what it is called, and the text."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class WordsIn:
    """Words of a captured text that are no mention yet."""

    capture: CaptureCard
    exact: str


def copyables(row: object) -> tuple[Copyable, ...]:
    """Return what can be copied of a row, the most wanted first; nothing of what has no name.

    The texts are in their display-safe form on one line: a terminal acts on what is pasted into it too.
    """
    return tuple(
        Copyable(one.key, one.label, safe_display(one.text.translate(_ONE_LINE))) for one in _of(row)
    )


def _of(row: object) -> Iterator[Copyable]:
    match row:
        case MentionCard():
            yield Copyable("q", "quote", row.quote.exact)
            yield Copyable("c", "citation", citation_of(row))
            yield _id(row.mention_id)
        case WordsIn():
            card = row.capture
            cited = _report(card.source, card.title, card.published_on, card.url)
            yield Copyable("q", "quote", row.exact)
            yield Copyable("c", "citation", f"“{row.exact}”, {cited}. {_kept(card)}")
            yield _id(card.capture_id)
        case ClaimCard():
            yield Copyable("q", "wording", row.wording)
            yield _id(row.claim_id)
        case CaptureCard():
            cited = _report(row.source, row.title, row.published_on, row.url)
            yield Copyable("c", "citation", f"{cited}. {_kept(row)}")
            yield Copyable("a", "address", row.url)
            yield _id(row.capture_id)
        case SourceCard():
            yield Copyable("q", "name", row.name)
            yield _id(row.source_id)
        case SummaryView():
            yield Copyable("q", "title", row.title)
            yield _id(row.summary_id)
        case EventCard():
            yield Copyable("q", "leaf hash", row.leaf)
            yield _id(str(row.seq))
        case OpenClaim():
            yield _id(row.claim_id)
        case OpenCapture():
            yield _id(row.capture_id)
        case _:
            return


def citation_of(mention: MentionCard) -> str:
    """Return a mention as a footnote has it: the words, who printed them when and where, and what is kept."""
    report = _report(mention.outlet, mention.title, mention.published_on, mention.url)
    return f"“{mention.quote.exact}”, {report}. {_kept(mention)}, {mention.mention_id}"


def _report(outlet: str, title: str, published_on: date | None, url: str) -> str:
    named = f"“{title}”" if title else ""
    return ", ".join(part for part in (outlet, named, day(published_on), place(url)) if part)


def _kept(card: MentionCard | CaptureCard) -> str:
    return f"Captured {card.captured_at:%Y-%m-%d %H:%M}Z, sha256 {card.sha256}"


def _id(name: str) -> Copyable:
    return Copyable("i", "id", name)
