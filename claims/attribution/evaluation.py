"""How well suggestions agree with a hand annotation of the same text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claims.attribution.parsing import Parser
from claims.attribution.suggesting import suggest
from claims.errors import BadInput
from claims.model.chains import Hop, Suggestion
from claims.vocabulary import NodeKind

Span = tuple[int, int]
_HALF = 0.5
_LEAST_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class AttributionScore:
    """Counts over the attributed gold lines (`n`), and precision, recall and F1 over relations."""

    n: int
    found: int
    source_right: int
    swallowed: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class _GoldLine:
    """An annotated claim: its span, and the spans of the sources and cues of its chain."""

    span: Span
    outlet_asserts: bool
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]


def evaluate(suggestions: Sequence[Suggestion], gold_lines: Iterable[Mapping[str, Any]]) -> AttributionScore:
    """Return the scores of suggestions against gold lines of the form of `claims.jsonl`.

    found: an attributed suggestion covers at least half of the gold span. source_right: its origin overlaps
    the span of a hop of the gold chain, or is unnamed where gold has none. swallowed: a line the outlet
    asserts, half covered by an attributed suggestion. A relation is right when its content overlaps gold by
    .3 (intersection over union) and its source and cue overlap the gold ones where gold has them.
    """
    lines = [_gold_line(line) for line in gold_lines]
    attributed = sorted((s for s in suggestions if not s.outlet_asserts), key=lambda s: s.start)
    gold = [line for line in lines if not line.outlet_asserts]
    found = right = 0
    for line in gold:
        covering = [s for s in attributed if _covers_half(s, line)]
        found += bool(covering)
        right += any(_source_right(s, line) for s in covering)
    swallowed = sum(any(_covers_half(s, line) for s in attributed) for line in lines if line.outlet_asserts)
    precision = _share(any(_same_relation(s, line) for line in gold) for s in attributed)
    recall = _share(any(_same_relation(s, line) for s in attributed) for line in gold)
    total = precision + recall
    return AttributionScore(
        len(gold),
        found,
        right,
        swallowed,
        precision,
        recall,
        2 * precision * recall / total if total else 0.0,
    )


def evaluate_files(
    text: Path, gold: Path, source: str, published_on: date | None, parser: Parser | None = None
) -> AttributionScore:
    """Return the scores for a text file and its gold file, one annotated claim a line.

    A `parser` reads the grammar beside the rules, as in `suggest`.

    Raises:
        BadInput: a file cannot be read, or a gold line is not an annotated claim.

    """
    try:
        words = text.read_bytes().decode()
        lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        return evaluate(suggest(words, outlet=source, published_on=published_on, parser=parser), lines)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"Cannot evaluate {text} against {gold}: {error!r}.") from error


def _gold_line(line: Mapping[str, Any]) -> _GoldLine:
    hops = line["chain"][1:]
    return _GoldLine(
        (line["start"], line["end"]), line["outlet_asserts"], _spans(hops, "span"), _spans(hops, "cue")
    )


def _spans(hops: Sequence[Mapping[str, Any]], key: str) -> tuple[Span, ...]:
    return tuple((hop[key]["start"], hop[key]["end"]) for hop in hops if hop.get(key))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _covers_half(suggestion: Suggestion, line: _GoldLine) -> bool:
    length = line.span[1] - line.span[0]
    return length > 0 and _shared((suggestion.start, suggestion.end), line.span) >= _HALF * length


def _hop_span(hop: Hop) -> Span | None:
    return None if hop.start is None or hop.end is None else (hop.start, hop.end)


def _source_right(suggestion: Suggestion, line: _GoldLine) -> bool:
    origin = suggestion.chain[-1]
    if not line.sources:
        return origin.role is NodeKind.UNNAMED
    span = _hop_span(origin)
    return span is not None and any(_shared(span, source) for source in line.sources)


def _same_relation(suggestion: Suggestion, line: _GoldLine) -> bool:
    content = (suggestion.start, suggestion.end)
    shared = _shared(content, line.span)
    union = max(content[1], line.span[1]) - min(content[0], line.span[0])
    if not shared or shared < _LEAST_OVERLAP * union:
        return False
    hops = suggestion.chain[1:]
    sources = [span for hop in hops if (span := _hop_span(hop)) is not None]
    cues = [
        (hop.cue_start, hop.cue_end) for hop in hops if hop.cue_start is not None and hop.cue_end is not None
    ]
    return _agree(sources, line.sources) and _agree(cues, line.cues)


def _agree(ours: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Whether a span of ours touches one of gold; without one in gold there is nothing to touch."""
    return not gold or any(_shared(span, other) for span in ours for other in gold)


def _share(outcomes: Iterable[bool]) -> float:
    counted = list(outcomes)
    return sum(counted) / len(counted) if counted else 0.0
