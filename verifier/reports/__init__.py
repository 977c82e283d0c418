"""Summaries as files: Markdown, HTML, ClaimReview and CSV. Formats only; what they say comes from `claims`.

Captured text reaches a report only display-safe and escaped for the format.
"""

from claims.errors import BadInput
from claims.model.cards import SummaryView


def render(view: SummaryView, form: str, url: str = "") -> str:
    """Return a summary as markdown, html, claimreview or csv; `url` is where it will be published."""
    if form == "markdown":
        from verifier.reports.markdown import markdown

        return markdown(view)
    if form == "html":
        from verifier.reports.page import page

        return page(view)
    if form == "claimreview":
        from verifier.reports.claimreview import claim_reviews

        return claim_reviews(view, url)
    if form == "csv":
        from verifier.reports.table import table

        return table(view)
    raise BadInput(f"There is no format {form!r}; use markdown, html, claimreview or csv")
