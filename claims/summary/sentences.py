"""Proposing one sentence for a claim, with the attribution its grade asks for."""

from claims.corroboration import NEEDED
from claims.model.cards import ClaimView
from claims.vocabulary import Credibility, Stance, Verdict

CLOSING = ".!?…"
CAVEATS = {
    Verdict.PARTLY_SUPPORTED: "only partly supported",
    Verdict.DISPUTED: "disputed",
    Verdict.CANNOT_BE_JUDGED: "could not be verified",
}
"""Words that a sentence must have when the desk's verdict is one that no reader would take from it."""


def propose(view: ClaimView) -> str:
    """Return a sentence for a claim.

    A claim confirmed by independent origins stands plain; any other one says whose word it is.
    """
    wording = view.card.wording.rstrip()
    if wording[-1:] in CLOSING:
        wording = wording[:-1]
    if stands_plain(view):
        return f"{wording}."
    said = f"{wording}, according to {spoken_list(attributions(view))}"
    caveat = CAVEATS.get(view.card.verdict) if view.card.verdict else None
    return f"{said}; this {_linked(caveat)}." if caveat else f"{said}."


def _linked(caveat: str) -> str:
    return caveat if caveat.startswith("could") else f"is {caveat}"


def stands_plain(view: ClaimView) -> bool:
    """Say whether a claim may be printed as fact: supported, graded 1, on a basis that still stands."""
    return (
        view.card.verdict is Verdict.SUPPORTED
        and view.card.credibility is Credibility.CONFIRMED
        and not view.card.stale
        and view.corroboration.independent_origins >= NEEDED
    )


def attributions(view: ClaimView) -> list[str]:
    """Return whom a sentence on a claim must name: its named origins, or the outlets that name nobody."""
    named = [origin.origin for origin in view.corroboration.origins if origin.named and origin.supports]
    if named:
        return named
    outlets = dict.fromkeys(supporting_outlets(view))
    return [f"a source that {outlet} does not name" for outlet in outlets] or ["nobody we could find"]


def supporting_outlets(view: ClaimView) -> list[str]:
    """Return the outlets of the mentions that support a claim."""
    return [mention.outlet for mention in view.mentions if mention.stance is Stance.SUPPORTS]


def spoken_list(names: list[str]) -> str:
    """Return names as a sentence lists them."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
