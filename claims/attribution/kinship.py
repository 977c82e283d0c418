"""People named only through another person: "the wife of Oran Pell", "Pell's lawyer", "her sister"."""

import re
from dataclasses import dataclass

_KIN = (
    "wife|husband|spouse|mother|father|son|daughter|brother|sister|widow|widower|uncle|aunt|cousin|"
    "niece|nephew|grandmother|grandfather|grandson|granddaughter"
)
_HOUSEHOLD = "family|parents|relatives|children|sons|daughters|brothers|sisters|lawyers"
_CLOSE = "partner|fiancée|fiancé|lawyer|attorney|solicitor|advocate|barrister|agent|biographer|dealer"
_TIES = frozenset(f"{_KIN}|{_HOUSEHOLD}|{_CLOSE}".split("|"))
_NOUN = rf"(?:[a-z][\w-]* ){{0,2}}(?:(?P<kin>{_KIN})|(?P<several>{_HOUSEHOLD})|{_CLOSE})"
_OF = re.compile(
    rf"^(?:(?i:the|an?|his|her|their)\s)?{_NOUN} (?:of|for|to) (?P<person>[A-Z][^,]*)$", re.DOTALL
)
_POSSESSIVE = re.compile(rf"^(?P<person>[A-Z][^,]*?)[’']s? {_NOUN}$", re.DOTALL)
_WOMEN = frozenset({"wife", "mother", "daughter", "sister", "widow", "aunt", "niece", "grandmother"})
_MEN = frozenset({"husband", "father", "son", "brother", "widower", "uncle", "nephew", "grandfather"})


@dataclass(frozen=True, slots=True)
class Related:
    """The person a phrase goes through, and the word for the tie where it is one of family."""

    person: str
    kin: str | None
    several: bool = False

    def may_be(self, pronoun: str) -> bool:
        """Whether "he", "she" or "they" can mean whoever has this tie."""
        if self.several or pronoun == "they":
            return self.several and pronoun == "they"
        other = {"he": _WOMEN, "she": _MEN}.get(pronoun, frozenset())
        return self.kin not in other


def related(phrase: str) -> Related | None:
    """Read a phrase that names somebody through another person; None for any other phrase."""
    if _TIES.isdisjoint(phrase.split()):
        return None
    match = _OF.match(phrase) or _POSSESSIVE.match(phrase)
    return (
        None
        if match is None
        else Related(match["person"], match["kin"], several=match["several"] is not None)
    )
