"""How much a statement asks to be checked, from 0 (opinion, wish) to 3 (a hard event with figures)."""

from claims.attribution.grammar import MODALS
from claims.attribution.wordlist import words

_WISHES = words(
    "should must ought urge urges hope hopes wish want wants deserve deserves please thank thanks "
    "love proud sorry believe think feel beautiful wonderful terrible disgrace disgraceful shame "
    "great best worst"
)
_UNSURE = (MODALS - {"will", "cannot"}) | {"possible"}
_FIRST_PERSON = words("i we i'm i’m we're we’re i'd i’d let's let’s you")
_EVENTS = words(
    "killed died dead death injured wounded arrested detained jailed imprisoned prison released freed "
    "charged convicted sentenced pardoned attacked bombed shot stabbed exploded crashed collapsed "
    "burned burnt flooded resigned sacked fired appointed elected re-elected won lost defeated voted "
    "banned approved rejected signed sanctioned sanctions seized stole stolen bought sold paid raised "
    "cut closed opened launched deported expelled evacuated rescued missing found infected vaccinated "
    "returned moved transferred solitary admitted confessed rose fell grew shrank doubled halved "
    "merged bankrupt fined sued acquitted extradited invaded captured bars"
)


def check_worthiness(lower: list[str], *, figures: bool, names: bool) -> int:
    """Return 0 to 3 for the lower-cased words of a statement that holds figures or names, or not."""
    words = frozenset(lower)
    if not _WISHES.isdisjoint(words) or not (figures or _FIRST_PERSON.isdisjoint(words)):
        return 0
    score = 1 + (not _EVENTS.isdisjoint(words)) + (figures or names)
    if not _UNSURE.isdisjoint(words):
        score -= 1
    return max(0, min(3, score))
