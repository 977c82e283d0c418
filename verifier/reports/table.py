"""A summary as a table for spreadsheets: one row for each quote under each sentence (RFC 4180)."""

import csv
import io
from collections.abc import Iterator

from claims.model.cards import ClaimView, SummaryView
from claims.summary.footnotes import Footnote, footings
from claims.text.display import safe_display
from verifier.reports.citing import edition_of, place

COLUMNS = (
    "summary", "version", "sentence", "text", "claim", "wording", "credibility", "confidence", "verdict",
    "stale", "quote", "outlet", "title", "found_at", "captured_at", "said_by", "origin", "sha256",
)  # fmt: skip

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula; such a cell begins with an apostrophe (OWASP)."""


def table(view: SummaryView) -> str:
    """Return the table with a line of column names; sentences without a quote have a row of their own."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([_cell(value) for value in row] for row in _rows(view))
    return written.getvalue()


def _cell(value: str) -> str:
    text = safe_display(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(view: SummaryView) -> Iterator[tuple[str, ...]]:
    version = edition_of(view)
    for footing in footings(view.sentences):
        said = (view.summary_id, version, str(footing.sentence.position), footing.sentence.text)
        claims = {claim.card.claim_id: claim for claim in footing.sentence.claims}
        for note in footing.notes:
            yield (*said, *_claim(claims[note.claim_id]), *_quote(note))
        if not footing.notes:
            yield (*said, *("",) * (len(COLUMNS) - len(said)))


def _claim(claim: ClaimView) -> tuple[str, ...]:
    known = claim.card.claim_id, claim.card.wording
    if not claim.assessments:
        return (*known, "", "", "", "")
    rating = claim.assessments[-1]
    graded = rating.credibility.value, rating.confidence.value, rating.verdict.value
    return (*known, *graded, rating.stale_because)


def _quote(note: Footnote) -> tuple[str, ...]:
    found = note.outlet, note.title, place(note.url), f"{note.captured_at:%Y-%m-%dT%H:%M:%SZ}"
    return (note.quote, *found, note.chain, note.origin, note.sha256)
