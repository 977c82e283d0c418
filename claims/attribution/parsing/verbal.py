"""Verbs of saying and thinking with their subjects and clauses, by the grammar of the sentence."""

from collections.abc import Iterator

from claims.attribution.cues import CARRYING, CUES, Cue, Strength
from claims.attribution.grammar import EVIDENCE
from claims.attribution.parsing.proposal import Proposal, phrase, trimmed
from claims.attribution.parsing.tree import Span, Tree
from claims.attribution.wordlist import words
from claims.vocabulary import HopAct

OPINIONS = words("feel feels felt point points pointed")
"""Verbs that report only with a clause of their own, too loose for rules that see no clause."""
OPINION = Cue("opine", Strength.WEAK, HopAct.ESTIMATES, finite=True)
_RELATIVES = words("who which that")
_IF = words("if unless whether")
_EMPTY_SUBJECTS = words("there what this that")
_OFTEN_SILENT = words("learn hear continue ask repeat observe")
_DEEPEST = 3


def verbal(tree: Tree) -> Iterator[Proposal]:
    """Yield what each reporting verb attributes to its subject."""
    for index in range(len(tree)):
        cue = _cue(tree, index)
        if cue is None or _is_blocked(tree, index, cue):
            continue
        source = subject_of(tree, index)
        if source is None:
            continue
        if not _may_take(tree, index, source, cue):
            continue
        reason = f"“{tree.lower[index]}” with its subject and its clause"
        contents: list[Span | None] = [*_contents(tree, index, cue)]
        for content in contents or [None]:
            yield Proposal((index, index + 1), cue.act, source, content, reason)


def _cue(tree: Tree, index: int) -> Cue | None:
    if not tree.is_verb(index):
        return None
    word = tree.lower[index]
    return CUES.get(word) or (OPINION if word in OPINIONS else None)


def _is_blocked(tree: Tree, index: int, cue: Cue) -> bool:
    """Whether a verb says that nothing was said: denied, only possible, or still to come."""
    for at in tree.children(index, "neg", "aux", "mark", "auxpass"):
        relation = tree.relations[at]
        if relation == "neg" and cue.lemma != "deny":
            return True
        if relation == "auxpass" or (relation == "aux" and tree.tags[at] in ("MD", "TO")):
            return True
        if relation == "mark" and tree.lower[at] in _IF:
            return True
    if tree.tags[index] == "VBN" and tree.child(index, "nsubj", "aux") is None:
        return tree.relations[index] != "conj"  # "Asked whether", "reported by"
    if tree.tags[index] == "VBG" and not tree.child(index, "aux"):
        return tree.lower[index] not in CARRYING
    return tree.tags[index] == "VB"


def subject_of(tree: Tree, index: int, depth: int = 0) -> Span | None:
    """Return who does what a verb says: its subject, the one it shares, or the noun it describes."""
    own = tree.child(index, "nsubj")
    if own is not None:
        if tree.lower[own] in _RELATIVES and tree.relations[index] == "relcl":
            return phrase(tree, tree.heads[index])
        return None if tree.lower[own] in _EMPTY_SUBJECTS else phrase(tree, own)
    if tree.child(index, "nsubjpass", "csubj", "expl") is not None or depth == _DEEPEST:
        return None
    head, relation = tree.heads[index], tree.relations[index]
    if relation == "acl" and tree.tags[index] == "VBG":
        return phrase(tree, head)
    if relation in ("conj", "advcl", "xcomp", "dep") and tree.is_verb(head):
        return subject_of(tree, head, depth + 1)
    return None


def _contents(tree: Tree, index: int, cue: Cue) -> Iterator[Span]:
    """Yield the clauses that a verb governs, or the one it is set into."""
    found = False
    for clause in tree.children(index, "ccomp"):
        if cue.strength in (Strength.CALLS, Strength.URGES, Strength.PROMISES) and clause > index:
            continue
        found = True
        if clause < index or _stands_alone(tree, clause):
            yield _clause(tree, clause)
    if not found and tree.relations[index] == "parataxis":
        head = tree.heads[index]
        if tree.is_verb(head):
            first, last = tree.firsts[head], tree.lasts[head] + 1
            if last - 2 <= tree.lasts[index]:
                last = tree.firsts[index]
            yield trimmed(tree, (first, last))


def _may_take(tree: Tree, index: int, source: Span, cue: Cue) -> bool:
    """Whether a verb that often says nothing has what it needs here: "that", or evidence for its subject."""
    if cue is not OPINION and cue.strength is not Strength.SHOWS and cue.lemma not in _OFTEN_SILENT:
        return True
    if cue.strength is Strength.SHOWS and not EVIDENCE.isdisjoint(tree.lower[source[0] : source[1]]):
        return True
    clause = tree.child(index, "ccomp")
    mark = None if clause is None else tree.child(clause, "mark")
    return mark is not None and tree.lower[mark] == "that"


def _stands_alone(tree: Tree, clause: int) -> bool:
    """Whether a clause has a verb and a subject of its own, and not the noun before it for a subject."""
    subject = tree.child(clause, "nsubj", "nsubjpass", "expl", "csubj")
    verb = tree.is_verb(clause) or tree.child(clause, "aux") is not None
    return verb and subject is not None and tree.tags[subject] != "WDT"


def _clause(tree: Tree, clause: int) -> Span:
    first, last = tree.firsts[clause], tree.lasts[clause] + 1
    if tree.lower[first] == "that" and tree.relations[first] in ("mark", "det") and first != clause:
        first += 1
    return trimmed(tree, (first, last))
