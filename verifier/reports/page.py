"""A summary as one self-contained HTML page: no script, nothing remote, printable."""

from datetime import datetime

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.model.cards import SummaryView
from claims.summary.footnotes import Footing, footings
from claims.text.display import safe_display
from verifier.reports.citing import edition, judged, linkable, noted, place, standing, whole_words
from verifier.reports.origin_graph import origin_graph
from verifier.reports.timeline import timeline

LINE_LABELS = {"cites": "names", "inferred": "probably has it from", "copies": "copies"}


def page(view: SummaryView) -> str:
    """Return the page."""
    footed = footings(view.sentences)
    template = _environment().get_template("summary.html")
    return template.render(
        view=view,
        footings=footed,
        notes={note.number: note for footing in footed for note in footing.notes}.values(),
        cited_in=_first_citations(footed),
        claims={claim.card.claim_id: claim for sentence in view.sentences for claim in sentence.claims},
    )


def _first_citations(footed: tuple[Footing, ...]) -> dict[int, int]:
    """Return the sentence that cites each footnote first, which is where its way back leads."""
    return {note.number: footing.sentence.position for footing in reversed(footed) for note in footing.notes}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("verifier.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever an expression prints has passed the display guard first.
        finalize=lambda value: safe_display(value) if type(value) is str else value,
    )
    environment.filters.update(moment=_moment, linkable=linkable, place=place)
    environment.filters.update(standing=standing, edition=edition, judged=judged, noted=noted)
    environment.filters.update(origin_graph=origin_graph, timeline=timeline)
    environment.globals.update(whole_words=whole_words, line_labels=LINE_LABELS)
    return environment


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
