"""Rules and grammar together: what a parse proposes beside the relations that the rules found."""

from bisect import bisect_left, bisect_right
from itertools import chain

from claims.attribution.parsing.nominal import nominal
from claims.attribution.parsing.proposal import Proposal
from claims.attribution.parsing.tree import Span, Tree
from claims.attribution.parsing.verbal import verbal
from claims.attribution.relation import Relation, TokenSpan
from claims.attribution.sentence import Sentence

_NOUNS = frozenset({"NN", "NNS"})
_SAME_WORDS = 0.5
_SHORTEST_CONTENT = 2


def merged(sentence: Sentence, found: list[Relation], tree: Tree) -> list[Relation]:
    """Return the relations of the rules with those that the parse adds, in the order of their cues."""
    both = [one for one in found if not _is_misread(sentence, tree, one)]
    for proposal in chain(verbal(tree), nominal(tree)):
        proposed = _relation(sentence, tree, proposal)
        if proposed is not None and not any(_same(proposed, other) for other in both):
            both.append(proposed)
    both.sort(key=lambda relation: relation.cue)
    return both


def _is_misread(sentence: Sentence, tree: Tree, relation: Relation) -> bool:
    """Whether a word that the rules took for a verb of saying is a noun ("nine state charges of theft").

    With its words before it, or "that" or a comma behind, the rules are right more often than the tags.
    """
    last = relation.cue[1]
    if relation.noun or any(start < relation.cue[0] for start, _ in relation.content):
        return False
    if last < len(sentence) and sentence.lower[last] in ("that", ","):
        return False
    start = sentence.starts[last - 1]
    at = bisect_left(tree.starts, start)
    tagged = at < len(tree) and tree.starts[at] == start and tree.tags[at] in _NOUNS
    return tagged and tree.relations[at] != "ROOT"


def _relation(sentence: Sentence, tree: Tree, proposal: Proposal) -> Relation | None:
    """Return a proposal in the tokens of the sentence; None where it reaches into a quotation."""
    cue = _tokens(sentence, tree, proposal.cue)
    source = _tokens(sentence, tree, proposal.source)
    if cue is None or source is None or any(sentence.is_quote(at) for at in (cue[0], *range(*source))):
        return None
    if proposal.content is None:
        content = _quotation_beside(sentence, cue, source)
    else:
        content = _tokens(sentence, tree, proposal.content)
    if content is None or (content[1] - content[0] < _SHORTEST_CONTENT and not sentence.is_quote(content[0])):
        return None
    return Relation(cue, proposal.act, source, [content], reason=proposal.reason, noun=proposal.noun)


def _quotation_beside(sentence: Sentence, cue: TokenSpan, source: TokenSpan) -> TokenSpan | None:
    """Return the quotation right before a speaker and verb, or right behind them."""
    first, last = min(cue[0], source[0]) - 1, max(cue[1], source[1])
    while last < len(sentence) and sentence.lower[last] in (",", ":"):
        last += 1
    return next(((at, at + 1) for at in (first, last) if sentence.is_quote(at)), None)


def _tokens(sentence: Sentence, tree: Tree, span: Span) -> TokenSpan | None:
    """Return the tokens of the sentence that some words of the tree touch."""
    if span[0] >= span[1]:
        return None
    start, end = tree.chars(span)
    first = bisect_right(sentence.ends, start)
    last = bisect_left(sentence.starts, end)
    return (first, last) if first < last else None


def _same(one: Relation, other: Relation) -> bool:
    """Whether two relations say one thing: by one cue, or much the same words."""
    if max(one.cue[0], other.cue[0]) < min(one.cue[1], other.cue[1]):
        return True
    return any(_likeness(a, b) > _SAME_WORDS for a in one.content for b in other.content)


def _likeness(a: TokenSpan, b: TokenSpan) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0
