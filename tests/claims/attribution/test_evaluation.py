import json
from pathlib import Path
from typing import Any

import pytest

from claims.attribution import suggest
from claims.attribution.evaluation import evaluate, evaluate_files
from claims.errors import BadInput

TEXT = "Police said the bridge was closed. The river is high, and two boats sank."


def line(words: str, source: str | None = None, cue: str | None = None) -> dict[str, Any]:
    def span(found: str | None) -> dict[str, int] | None:
        return found and {"start": TEXT.index(found), "end": TEXT.index(found) + len(found)}  # type: ignore[return-value]

    start = TEXT.index(words)
    chain = [{}] if cue is None else [{}, {"span": span(source), "cue": span(cue)}]
    return {"start": start, "end": start + len(words), "outlet_asserts": cue is None, "chain": chain}


def test_a_right_relation_counts_in_every_figure() -> None:
    score = evaluate(
        suggest(TEXT, outlet="Niva"),
        [line("the bridge was closed", "Police", "said"), line("two boats sank")],
    )
    assert (score.n, score.found, score.source_right, score.swallowed) == (1, 1, 1, 0)
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_a_wrong_source_is_found_but_not_right() -> None:
    score = evaluate(suggest(TEXT, outlet="Niva"), [line("the bridge was closed", "The river", "said")])
    assert (score.found, score.source_right, score.f1) == (1, 0, 0.0)


def test_a_named_source_is_wrong_where_gold_has_none() -> None:
    score = evaluate(suggest(TEXT, outlet="Niva"), [line("the bridge was closed", None, "said")])
    assert (score.found, score.source_right) == (1, 0)


def test_words_of_the_outlet_given_to_a_speaker_are_swallowed() -> None:
    score = evaluate(suggest(TEXT, outlet="Niva"), [line("the bridge was closed")])
    assert (score.n, score.swallowed) == (0, 1)


def test_files_are_read_and_bad_ones_refused(tmp_path: Path) -> None:
    text, gold = tmp_path / "text.txt", tmp_path / "gold.jsonl"
    text.write_text(TEXT, "utf-8")
    gold.write_text(json.dumps(line("the bridge was closed", "Police", "said")) + "\n", "utf-8")
    assert evaluate_files(text, gold, "Niva", None).found == 1
    gold.write_text("no json\n", "utf-8")
    with pytest.raises(BadInput):
        evaluate_files(text, gold, "Niva", None)
    with pytest.raises(BadInput):
        evaluate_files(tmp_path / "missing", gold, "Niva", None)
