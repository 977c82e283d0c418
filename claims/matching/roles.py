"""Who does what to whom: converse verbs agree when the parts change places, plain verbs do not."""

from claims.matching.alignment import Alignment, Clash, Match
from claims.matching.features import Comparison
from claims.matching.reading import Item, Reading
from claims.text.lexicon import entry_of
from claims.text.tables import word_list
from claims.text.words import is_past

_CONVERSE = tuple(
    (frozenset(map(entry_of, left)), frozenset(map(entry_of, right)))
    for left, right in (
        (("beat", "defeat", "win", "overcome", "take", "victory"), ("lose", "lose to", "be beaten")),
        (("buy", "purchase", "acquire", "pay"), ("sell", "sale")),
        (("lend",), ("borrow",)),
        (("give", "hand", "award"), ("receive", "get", "accept")),
        (("lead",), ("trail", "follow")),
        (("export",), ("import",)),
        (("teach",), ("learn",)),
        (("hire", "employ"), ("work", "join")),
    )
)
_DIRECTED = frozenset(
    map(
        entry_of,
        (
            "beat",
            "defeat",
            "sue",
            "kill",
            "succeed",
            "replace",
            "invade",
            "attack",
            "buy",
            "acquire",
            "accuse",
        ),
    )
)
_MUTUAL = frozenset(
    map(
        entry_of,
        [
            "meet",
            "marry",
            "fight",
            "meet",
            "talk",
            "speak",
            "divorce",
            "separate",
            "join",
            "link",
            "connect",
            "swap",
            "clash",
            "agree",
            "merge",
        ],
    )
)
"""Verbs that say the same whichever of the two stands first."""

ALIKE = 0.9
"""Share of the smaller statement's matter that both must have before the order of its parts is looked at."""

SMALL = 10
"""Terms of a statement up to which its words are taken to tell one thing, wherever they stand in it."""

_BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_BESIDE_A_PART = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "on",
        "of",
        "with",
        "for",
        "into",
        "over",
        "after",
        "before",
        "off",
        "between",
        "among",
        "during",
        "amid",
        "until",
        "since",
        "against",
        "about",
        "than",
        "as",
        "per",
        "without",
        "within",
        "by",
    ]
)
"""Words after which a term is no subject or object; "by" is looked at by itself, as it names who did it."""

_OTHER_HOLDERS = word_list("other_holders")
_OF_ANOTHER_TIME = frozenset({"former", "ex", "outgoing", "incoming"})


def converse(clash: Clash, alignment: Alignment) -> bool:
    """Say whether two opposites tell one thing from its two sides: "A beat B", "B lost to A"."""
    mine, theirs = clash.left.entry, clash.right.entry
    if not any((mine in a and theirs in b) or (mine in b and theirs in a) for a, b in _CONVERSE):
        return False
    names = [(m.left.term.start, m.right.term.start) for m in alignment.matches if m.left.name]
    left, right = clash.left.term.start, clash.right.term.start
    views = (_subject_crosses(names, left, right), _subject_crosses([(j, i) for i, j in names], right, left))
    return False not in views and True in views


def _subject_crosses(names: list[tuple[int, int]], left: int, right: int) -> bool | None:
    """Say whether the name before a verb stands behind the other statement's verb; None without a name."""
    before = [name for name in names if name[0] < left]
    return max(before)[1] > right if before else None


def parts_exchanged(pair: Comparison) -> tuple[str, str] | None:
    """Return the two subjects where one verb has its two parts the other way round, None otherwise."""
    # With two numbers two things are told, and it is asked below whose each number is.
    alike = pair.overlap >= ALIKE and pair.numbers.agree < 2
    alike = alike and max(len(pair.a.items), len(pair.b.items)) <= SMALL
    verbs = (
        pair.alignment.matches if alike else [m for m in pair.alignment.matches if m.left.entry in _DIRECTED]
    )
    for verb in [m for m in verbs if _is_verb(m, alike=alike)]:
        if pair.a.text[verb.left.term.start - 1] == "-" or pair.b.text[verb.right.term.start - 1] == "-":
            continue
        agents = _agent(pair.a, verb.left), _agent(pair.b, verb.right)
        free = [
            m for m in pair.alignment.matches if m is not verb and _is_part(m, pair, agents, named=not alike)
        ]
        turned = (agents[0] is None) != (agents[1] is None)
        forward, backward = across(free, verb.left.term.start, verb.right.term.start, straight=turned)
        if forward and backward:
            return subjects_of(forward, backward)
        if not turned and (found := _across_a_preposition(verb, pair)):
            return found
    return None


def _across_a_preposition(verb: Match, pair: Comparison) -> tuple[str, str] | None:
    """Return the parts that change places around one preposition: "A borrowed it from B"."""
    named = [m for m in pair.alignment.matches if m.left.name and m.right.name]
    forward, backward = across(named, verb.left.term.start, verb.right.term.start, straight=False)
    for mine in forward:
        for theirs in backward:
            ways = word_before(pair.b, mine.right), word_before(pair.a, theirs.left)
            others = word_before(pair.a, mine.left), word_before(pair.b, theirs.right)
            if ways[0] == ways[1] != "by" and ways[0] in _BESIDE_A_PART and _BESIDE_A_PART.isdisjoint(others):
                return mine.left.term.text, theirs.right.term.text
    return None


def _is_verb(match: Match, *, alike: bool) -> bool:
    """Whether a matched word is a verb whose parts are not free to change places."""
    entry = match.left.entry
    if entry != match.right.entry or match.left.name or match.left.weight < 0.5 or entry in _MUTUAL:
        return False
    return entry in _DIRECTED or (alike and is_past(match.left.term.text) and is_past(match.right.term.text))


def _is_part(match: Match, pair: Comparison, agents: tuple[int | None, int | None], *, named: bool) -> bool:
    """Whether a matched term is the subject or object in both statements, or who did it behind "by"."""
    if named and not (match.left.name and match.right.name):
        return False
    if match.left.term.text.endswith(("ly", "ing")) or is_past(match.left.term.text):
        return False
    for reading, item, agent in ((pair.a, match.left, agents[0]), (pair.b, match.right, agents[1])):
        word = word_before(reading, item)
        if word in _BESIDE_A_PART and not (
            word == "by" and item.term.first - 1 in {agent, (agent or -9) + 1}
        ):
            return False
    return True


def _agent(reading: Reading, verb: Item) -> int | None:
    """Return the place of the "by" that names who did what a passive verb tells, None in the active."""
    first, last = verb.term.first, verb.term.last
    if _BE.isdisjoint(reading.plain[max(0, first - 3) : first]):
        return None
    return next(
        (
            place
            for place in range(last + 1, min(last + 5, len(reading.plain)))
            if reading.plain[place] == "by"
        ),
        None,
    )


def across(matches: list[Match], left: int, right: int, *, straight: bool) -> tuple[list[Match], list[Match]]:
    """Return the matches before and behind a place on the left that stand on the other side on the right.

    `straight` asks for those that stand on the same side.
    """
    found = [m for m in matches if ((m.left.term.start < left) == (m.right.term.start < right)) is straight]
    forward = [m for m in found if m.left.term.start < left]
    return forward, [m for m in found if m.left.term.start > left]


def subjects_of(forward: list[Match], backward: list[Match]) -> tuple[str, str]:
    """Return what stands first in each statement of what the other has behind."""
    mine = min(forward, key=lambda match: match.left.term.start).left
    theirs = min(backward, key=lambda match: match.right.term.start).right
    return mine.term.text, theirs.term.text


def word_before(reading: Reading, item: Item) -> str:
    """Return the word before a term, an article passed over; empty where the term opens the statement."""
    place = item.term.first - 1
    if place > 0 and reading.plain[place] in _DETERMINERS:
        place -= 1
    return reading.plain[place] if place >= 0 else ""


def other_holder(pair: Comparison, side: str) -> bool:
    """Say whether what one side has beyond the other names somebody else, as "the deputy governor" does."""
    reading, over = (pair.a, pair.alignment.left_over) if side == "a" else (pair.b, pair.alignment.right_over)
    holders = [item for item in over if item.term.text.lower() in _OTHER_HOLDERS]
    if not holders:
        return False
    matched = [m.left if side == "a" else m.right for m in pair.alignment.matches]
    return any(_stands_in_for(holder, matched, reading) for holder in holders)


def _stands_in_for(holder: Item, matched: list[Item], reading: Reading) -> bool:
    """Whether a word like "deputy" or "wife" belongs to what the other statement speaks of."""
    beside = [item for item in matched if holder.term.last < item.term.first <= holder.term.last + 3]
    if holder.term.text.lower() in _OF_ANOTHER_TIME and any(item.name for item in beside):
        # "Former president Arlt" and "president Arlt" are one man.
        return False
    if any(item.term.first == holder.term.last + 1 for item in beside):
        return True
    if reading.plain[holder.term.last + 1 : holder.term.last + 2] == ("of",):
        return bool(beside)
    owners = (item for item in matched if item.term.last + 1 == holder.term.first)
    return any(item.term.text.endswith(("'s", "’s", "s'", "s’")) for item in owners)
