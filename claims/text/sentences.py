"""Paragraphs, headings and sentences of a captured text, as spans of it.

Sentences come from the library sentencex, which keeps a closed quotation in one sentence. Paragraphs are
found here, because captured text has blank lines, one line a paragraph, or hard-wrapped lines.
"""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*\s*$")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A full stop before an opening quotation mark ends a sentence, also after an initial ("on X. “We").
_BEFORE_QUOTE = re.compile(r"(?<=[.!?]) (?=[“«„]\w)")
_WRAP_WIDTH = 100
_SHORTEST_WRAPPED_LINE = 50
_LONGEST_HEADING = 120
_LONGEST_SENTENCE = 1_200

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its sentences; `heading` marks a headline or subheading."""

    start: int
    end: int
    sentences: tuple[Span, ...]
    heading: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text` in order, without the white space around them; linear time."""
    spans = _paragraph_spans(text)
    return tuple(
        Paragraph(
            start, end, sentences(text, start, end), _is_heading(text, start, end, alone=len(spans) == 1)
        )
        for start, end in spans
    )


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of `text` between two offsets, without the white space around them."""
    from sentencex import segment

    # The library takes no lone surrogates; a mark of the same width keeps the offsets.
    passage = _SURROGATE.sub("?", text[start:end])
    found: list[Span] = []
    at = start
    for piece in segment("en", passage):
        cuts = [match.start() for match in _BEFORE_QUOTE.finditer(piece)] + _overlong(piece)
        cuts.sort()
        for left, right in zip([0, *cuts], [*cuts, len(piece)], strict=True):
            trimmed = _trimmed(text, at + left, at + right)
            if trimmed is not None:
                found.append(trimmed)
        at += len(piece)
    return tuple(found)


def _overlong(piece: str) -> list[int]:
    """Return where a run without any end of sentence is cut, so that work on one sentence stays bounded."""
    cuts: list[int] = []
    at = 0
    while len(piece) - at > _LONGEST_SENTENCE:
        space = piece.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
        at = space if space > at else at + _LONGEST_SENTENCE
        cuts.append(at)
    return cuts


def _paragraph_spans(text: str) -> list[Span]:
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    wrapped = len(lines) > 3 and max(end - start for start, end in lines) <= _WRAP_WIDTH
    spans: list[Span] = []
    for start, end in lines:
        trimmed = _trimmed(text, start, end)
        if trimmed is None:
            continue
        if spans and _continues(text, spans[-1], trimmed, wrapped=wrapped):
            spans[-1] = (spans[-1][0], trimmed[1])
        else:
            spans.append(trimmed)
    return spans


def _continues(text: str, before: Span, line: Span, *, wrapped: bool) -> bool:
    """Whether a line goes on with the paragraph before it: right below, and cut inside a sentence."""
    if text.count("\n", before[1], line[0]) != 1:
        return False
    last_line = text.rfind("\n", before[0], before[1]) + 1 or before[0]
    if wrapped and before[1] - last_line >= _SHORTEST_WRAPPED_LINE:
        return True
    tail = text[max(before[0], before[1] - 4) : before[1]]
    return text[line[0]].islower() and _ENDS_SENTENCE.search(tail) is None


def _is_heading(text: str, start: int, end: int, *, alone: bool) -> bool:
    if alone or end - start > _LONGEST_HEADING:
        return False
    line = text[start:end]
    return _ENDS_SENTENCE.search(line) is None and line[:1] not in '“"«' and any(map(str.isalpha, line))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None
