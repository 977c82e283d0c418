"""What a list of claims is narrowed to."""

from dataclasses import dataclass
from datetime import date

from claims.vocabulary import ClaimStatus, Credibility


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What a claim must have to be shown; every part that is empty lets all claims through.

    `words` are all in its wording, in any order, letter case and script; one of several words holds them in
    that order. `outlets` and `reviewers` are parts of names: an outlet that has words of the claim, a person
    who acted on it. `credibilities` holds None for claims nobody rated. `before` is the day (UTC) before
    which the claim was made. One of the outlets, statuses, credibilities or reviewers is enough.
    """

    words: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    statuses: frozenset[ClaimStatus] = frozenset()
    credibilities: frozenset[Credibility | None] = frozenset()
    reviewers: tuple[str, ...] = ()
    stale: bool | None = None
    before: date | None = None

    @property
    def of_claims_alone(self) -> bool:
        """Whether it asks for what only a claim can have, so that no text or pair of claims fits it."""
        return bool(self.statuses or self.credibilities or self.reviewers or self.stale is not None)


ALL_CLAIMS = ClaimFilter()
"""The filter that lets every claim through."""


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """A typed filter as it was understood, and a sentence for each part that was not."""

    wanted: ClaimFilter
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilterNames:
    """Names that a filter may ask for: outlets with captured texts, and reviewers."""

    outlets: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
