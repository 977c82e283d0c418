"""A summary in CommonMark: sentences, footnotes, and the checkpoint that protects what they rest on.

No HTML is in it, so that it reads the same where HTML is taken out. Footnotes are headings, since their
anchors (`#note-1`) are made by every renderer that makes anchors.
"""

import re
from collections.abc import Iterator

from claims.model.cards import SummaryView
from claims.summary.footnotes import Footnote, footings
from claims.text.display import safe_display
from verifier.reports.citing import edition, linkable, noted, place, standing

# Every character that CommonMark may read as structure or as a character reference.
STRUCTURE = re.compile(r"([\\`*_{}\[\]<>#|~&$^@]|:(?=\S))")
LINE_START = re.compile(r"^(\s*)([-+=])")
LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
# Renderers that make links of bare words see none in these.
BARE_LINK = re.compile(r"(?i)\b(www)\.")


def literal(text: str) -> str:
    """Return text that CommonMark shows as it is, on one line."""
    line = STRUCTURE.sub(r"\\\1", " ".join(safe_display(text).split()))
    line = BARE_LINK.sub(r"\1\\.", line)
    return LIST_NUMBER.sub(r"\1\\\2", LINE_START.sub(r"\1\\\2", line))


def markdown(view: SummaryView) -> str:
    """Return a summary whose every sentence is footnoted to captured words."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: SummaryView) -> Iterator[str]:
    footed = footings(view.sentences)
    yield f"# {literal(view.title)}"
    yield ""
    yield f"{edition(view)}, by {literal(view.reviewer)}, begun {view.at:%Y-%m-%d %H:%M:%S} UTC"
    yield ""
    if view.retracted:
        yield f"**Retracted.** {literal(view.retracted.because)}"
        yield ""
    for footing in footed:
        marks = "".join(f"[\\[{note.number}\\]](#note-{note.number})" for note in footing.notes)
        yield f"{literal(footing.sentence.text)} {marks}".rstrip()
        yield ""
        for problem in footing.sentence.problems:
            yield f"> Does not stand as it is: {literal(problem)}"
            yield ""
    if view.corrections:
        yield "## Corrections"
        yield ""
        for correction in view.corrections:
            yield f"- {correction.at:%Y-%m-%d %H:%M} UTC: {literal(noted(correction))}"
        yield ""
    yield "## How the claims stand"
    yield ""
    claims = {claim.card.claim_id: claim for sentence in view.sentences for claim in sentence.claims}
    for claim_id, claim in claims.items():
        yield f"- {claim_id}, {literal(claim.card.wording)}: {literal(standing(claim))}"
    yield ""
    yield "## What each sentence rests on"
    yield ""
    for note in {note.number: note for footing in footed for note in footing.notes}.values():
        yield from _note(note)
    if view.checkpoint:
        yield "## Checkpoint"
        yield ""
        yield from (f"    {line}".rstrip() for line in safe_display(view.checkpoint).splitlines())


def _note(note: Footnote) -> Iterator[str]:
    yield f"### Note {note.number}"
    yield ""
    yield f"> “{literal(note.quote)}”"
    yield ""
    yield f"- Outlet: {literal(note.outlet)}, {literal(note.title)}"
    yield f"- Found at: {f'<{note.url}>' if linkable(note.url) else literal(place(note.url))}"
    yield f"- Said by: {literal(note.chain)}"
    yield f"- Origin: {literal(note.origin)}"
    yield f"- Captured: {note.captured_at:%Y-%m-%d %H:%M:%S} UTC"
    yield f"- SHA-256 of the captured bytes: {note.sha256}"
    yield f"- Record: {note.claim_id}, {note.mention_id}, {note.capture_id}"
    yield ""
