"""Which sentences of a text are parsed: those with a sign that somebody says something, up to a bound."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.attribution import cues
from claims.attribution.parsing.model import Parser
from claims.attribution.parsing.tree import Span, Tree
from claims.attribution.parsing.verbal import OPINIONS
from claims.text.sentences import Paragraph
from claims.text.tokens import Tokens

Parsed = dict[int, Tree]
"""The trees of a text by where their sentences begin."""

_SIGNS = frozenset(cues.CUES) | OPINIONS | cues.SPEAKING_NOUNS | {"according"}
MOST_SENTENCES = 1_000
_LONGEST_SENTENCE = 800
_FEWEST_TOKENS = 4


def parsed(text: str, tokens: Tokens, read: Sequence[Paragraph], parser: Parser) -> Parsed:
    """Return the trees of the first sentences that a parse can tell something about."""
    spans = list(_worth_parsing(tokens, read))
    return {start: tree for (start, _), tree in zip(spans, parser.trees(text, spans), strict=True)}


def _worth_parsing(tokens: Tokens, read: Sequence[Paragraph]) -> Iterator[Span]:
    """Yield the sentences of the body with a sign of reporting, neither very long nor too many."""
    left = MOST_SENTENCES
    for paragraph in read:
        for start, end in () if paragraph.heading else paragraph.sentences:
            first = bisect_left(tokens.starts, start)
            last = bisect_left(tokens.starts, end, first)
            if end - start > _LONGEST_SENTENCE or last - first < _FEWEST_TOKENS:
                continue
            if not _SIGNS.isdisjoint(tokens.lower[first:last]):
                yield start, end
                left -= 1
                if not left:
                    return
