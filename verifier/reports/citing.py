"""What every format says alike: where words were found, and how a claim stands."""

import re
from urllib.parse import unquote, urlsplit

from claims.model.cards import ClaimView, SummaryView
from claims.model.printed import CorrectionCard, ForcedGate

# Only what a browser and a Markdown reader take as one link, whatever stands around it.
LINKABLE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/?=&%+,;-]*)?")


def linkable(url: str) -> bool:
    """Say whether an address can be printed as a link."""
    return LINKABLE.fullmatch(url) is not None


def place(url: str) -> str:
    """Return where captured bytes came from, as the public may read it.

    Of a file it is the name alone: the folders of the desk's machine are nobody's business.
    """
    if url.startswith("file:"):
        return f"a file, {unquote(urlsplit(url).path).rpartition('/')[2]}"
    return url or "handed over as text"


def whole_words(prefix: str, suffix: str) -> tuple[str, str]:
    """Return the words around a quote without the halves that the cut made."""
    first = prefix.find(" ")
    last = suffix.rfind(" ")
    return prefix[first + 1 :] if first >= 0 else "", suffix[:last] if last >= 0 else ""


def standing(view: ClaimView) -> str:
    """Return on one line how many origins stand behind a claim and how it is rated."""
    found = view.corroboration
    named = sum(origin.named for origin in found.origins)
    line = (
        f"{_count(found.mentions, 'mention')}, {_count(named, 'origin')}, "
        f"{found.independent_origins} independent"
    )
    if not view.assessments:
        return f"{line}; not rated"
    rating = view.assessments[-1]
    stale = f"; stale: {rating.stale_because}" if rating.stale_because else ""
    return (
        f"{line}; credibility {rating.credibility.value} ({rating.credibility.label}), "
        f"confidence {rating.confidence.label}, verdict: {rating.verdict.label}{stale}"
    )


def forced_words(gate: ForcedGate) -> str:
    """Return on one line which gate was opened by hand, by whom and why."""
    return f"the gate “{gate.rule}” was forced by {gate.reviewer}: {gate.because}"


def judged(view: ClaimView) -> list[str]:
    """Return what people judged about pairs of origins, one line each; the last word on a pair."""
    names = {origin.key: origin.origin for origin in view.corroboration.origins}
    lines = {
        frozenset((one.origin_a, one.origin_b)): (
            f"{names[one.origin_a]} and {names[one.origin_b]}: judged {one.value.label}, "
            f"{one.reason.label}{f' ({one.note})' if one.note else ''}"
        )
        for one in view.judgements
        if {one.origin_a, one.origin_b} <= names.keys()
    }
    return list(lines.values())


def edition(view: SummaryView) -> str:
    """Return which version of which summary this is, and whether it still counts."""
    return f"Summary {view.summary_id}, {edition_of(view)}"


def edition_of(view: SummaryView) -> str:
    """Return which version of a summary this is, or that it is a draft, and whether it still counts."""
    if not view.versions:
        return "draft, not published"
    last = f"version {view.published}"
    if view.retracted:
        return f"published {last}, retracted"
    if view.published < view.newest:
        return f"published {last}; version {view.newest} has taken its place"
    return f"draft of a new version; published is {last}" if view.changed else f"published {last}"


def noted(note: CorrectionCard) -> str:
    """Return what was corrected on one line."""
    if note.retracts:
        return f"All of this was taken back: {note.because}"
    changed = f"now reads “{note.after}”" if note.after else "was taken out"
    return f"Sentence {note.position}, “{note.before}”, {changed}: {note.because}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
