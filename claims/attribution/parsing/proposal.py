"""What the grammar of a sentence proposes: who says what, by which words."""

from dataclasses import dataclass

from claims.attribution.parsing.tree import Span, Tree
from claims.vocabulary import HopAct


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cue with its source and its content, as spans of a tree's words.

    `content` is None where the verb governs no clause, so that a quotation beside it may be what is said;
    `noun` tells that a noun attributes, and no verb.
    """

    cue: Span
    act: HopAct
    source: Span
    content: Span | None
    reason: str
    noun: bool = False


def phrase(tree: Tree, noun: int) -> Span:
    """Return a noun with what belongs to it, without a clause that tells more about it."""
    first, last = tree.firsts[noun], tree.lasts[noun]
    for at in tree.children(noun, "relcl", "acl", "advcl", "parataxis", "ccomp"):
        if at > noun and (tree.relations[at] != "acl" or tree.lower[tree.firsts[at] - 1] == ","):
            last = min(last, tree.firsts[at] - 1)
    return trimmed(tree, (first, last + 1))


def trimmed(tree: Tree, span: Span) -> Span:
    """Return a span without marks and conjunctions at its edges."""
    first, last = span
    while first < last and (tree.relations[first] in ("punct", "cc") and not _opens_quote(tree, first)):
        first += 1
    while last > first and (tree.tags[last - 1] in _MARKS or tree.relations[last - 1] == "case"):
        last -= 1
    return first, last


def _opens_quote(tree: Tree, index: int) -> bool:
    return tree.lower[index] in _QUOTE_MARKS


_MARKS = frozenset({",", ".", ":", "CC", "POS", "_SP"})
_QUOTE_MARKS = frozenset("“”\"«»‘’'")
