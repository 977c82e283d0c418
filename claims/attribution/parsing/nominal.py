"""Nouns of saying with a clause: "claims by the army that …", "his insistence that …"."""

from collections.abc import Iterator

from claims.attribution import cues
from claims.attribution.parsing.proposal import Proposal, phrase, trimmed
from claims.attribution.parsing.tree import Span, Tree
from claims.attribution.parsing.verbal import subject_of
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

_HELD_BY = words("by from among of")


def nominal(tree: Tree) -> Iterator[Proposal]:
    """Yield what nouns of saying attribute to whoever the sentence says holds them."""
    for index, word in enumerate(tree.lower):
        if word not in cues.SPEAKING_NOUNS or not tree.tags[index].startswith("NN"):
            continue
        content, holder = _clause_of(tree, index), _holder(tree, index)
        if content is not None and holder is not None:
            act = HopAct.ALLEGES if word in cues.ALLEGING_NOUNS else HopAct.ASSERTS
            reason = f"the noun “{word}” with the clause it holds"
            yield Proposal((index, index + 1), act, holder, content, reason, noun=True)


def _clause_of(tree: Tree, noun: int) -> Span | None:
    """Return the clause behind "that" that lacks nothing: "claims that he won", not "claims that he made"."""
    for clause in tree.children(noun, "acl", "ccomp", "relcl", "appos"):
        mark = tree.child(clause, "mark")
        if clause > noun and mark is not None and tree.lower[mark] == "that":
            return trimmed(tree, (mark + 1, tree.lasts[clause] + 1))
    return None


def _holder(tree: Tree, noun: int) -> Span | None:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return phrase(tree, owner)
    for preposition in tree.children(noun, "prep"):
        holder = tree.child(preposition, "pobj")
        if tree.lower[preposition] in _HELD_BY and holder is not None:
            return phrase(tree, holder)
    verb = tree.heads[noun]
    if tree.relations[noun] == "dobj" and tree.lower[verb] in cues.UTTERING:
        return subject_of(tree, verb)
    return None
