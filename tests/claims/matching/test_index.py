import json
from pathlib import Path

import pytest

from claims.errors import StoreBusy
from claims.matching import exclusive
from claims.matching import index as indexing
from claims.matching.index import NEW, ClaimIndex, IndexDocument
from claims.matching.query import question_of
from claims.matching.retrieval import Retrieval

DOCUMENTS = [
    IndexDocument("claim", "c1", "Мікола Баранаў is back in prison", earlier=("Baranau was jailed again",)),
    IndexDocument("claim", "c2", "The mill in Arlen burned down"),
    IndexDocument("capture", "p1", "A long report on the fire at the mill in Arlen.", title="Fire in Arlen"),
]


def filled(folder: Path) -> ClaimIndex:
    index = ClaimIndex(folder)
    index.add(DOCUMENTS, 7)
    return index


def ids(index: ClaimIndex, text: str, kind: str | None = None) -> list[str]:
    return [hit.id for hit in index.search(text, 10, kind)]


def test_a_new_index_has_seen_nothing(tmp_path: Path) -> None:
    index = ClaimIndex(tmp_path)
    assert index.watermark == NEW
    assert index.search("anything", 5) == ()


def test_what_was_added_is_found_in_another_script_and_after_reopening(tmp_path: Path) -> None:
    filled(tmp_path)
    index = ClaimIndex(tmp_path)
    assert index.watermark == 7
    assert ids(index, "Mikola Baranau")[0] == "c1"
    assert ids(index, "jailed again") == ["c1"]
    assert set(ids(index, "fire at the mill")) == {"c2", "p1"}
    assert ids(index, "fire at the mill", "capture") == ["p1"]


def test_adding_again_replaces_and_removing_takes_out(tmp_path: Path) -> None:
    index = filled(tmp_path)
    index.add([IndexDocument("claim", "c2", "The dam broke")], 8)
    assert ids(index, "mill burned", "claim") == []
    assert ids(index, "dam") == ["c2"]
    index.remove([("claim", "c2"), ("claim", "unknown")], 9)
    assert ids(index, "dam") == []
    assert index.watermark == 9


@pytest.mark.parametrize("change", [{"format": -1}, {"engine": "0"}, {"watermark": "7"}])
def test_another_version_is_rebuilt_empty(tmp_path: Path, change: dict[str, object]) -> None:
    filled(tmp_path)
    state = tmp_path / "state.json"
    state.write_text(json.dumps({**json.loads(state.read_text()), **change}))
    index = ClaimIndex(tmp_path)
    assert index.watermark == NEW
    assert index.search("mill", 5) == ()


@pytest.mark.parametrize("damage", ["state.json", "index/meta.json"])
def test_damaged_files_are_rebuilt_empty(tmp_path: Path, damage: str) -> None:
    filled(tmp_path)
    (tmp_path / damage).write_text("{")
    assert ClaimIndex(tmp_path).watermark == NEW


@pytest.mark.parametrize("suffix", [".term", ".idx", ".store", ".pos"])
@pytest.mark.parametrize("left", [None, 0, 5, 60])
def test_damaged_segments_are_rebuilt_empty(tmp_path: Path, suffix: str, left: int | None) -> None:
    filled(tmp_path)
    for file in (tmp_path / "index").glob(f"*{suffix}"):
        file.unlink() if left is None else file.write_bytes(file.read_bytes()[:left])
    index = ClaimIndex(tmp_path)
    assert index.watermark == NEW
    assert index.search("mill", 5) == ()
    index.add(DOCUMENTS, 1)
    assert index.search("mill", 5)


def test_a_writer_elsewhere_makes_writing_wait_and_then_refuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = filled(tmp_path)
    monkeypatch.setattr(exclusive, "_WAIT_SECONDS", 0.0)
    with exclusive.alone(tmp_path), pytest.raises(StoreBusy):
        index.add(DOCUMENTS, 8)
    assert ids(index, "mill", "claim") == ["c2"]
    assert index.watermark == 7


def test_what_another_process_wrote_is_not_kept_twice(tmp_path: Path) -> None:
    mine, theirs = ClaimIndex(tmp_path), ClaimIndex(tmp_path)
    theirs.add(DOCUMENTS, 7)
    mine.add(DOCUMENTS, 7)
    assert ids(mine, "mill", "claim") == ["c2"]


@pytest.mark.parametrize(
    "text", ["", "   ", "!?", "AND OR NOT", "body:(", "\u200b", 'a" OR "b', "^~*", "x" * 50_000]
)
def test_any_question_is_answered(tmp_path: Path, text: str) -> None:
    assert isinstance(filled(tmp_path).search(text, 3), tuple)


def test_a_post_is_asked_by_its_words() -> None:
    question = question_of("Look! @ArlenCouncil shuts #OldMill https://t.co/abc — Jon P (@jonp) May 3, 2020")
    assert {"arlen", "council", "old", "mill", "shuts"} <= set(question.words)
    assert "jon" in question.signed
    assert not {"https", "abc", "2020"} & {*question.words, *question.signed}


def test_retrieval_puts_the_claim_that_the_text_covers_first(tmp_path: Path) -> None:
    index = ClaimIndex(tmp_path)
    texts = {
        "whole": "The mill burned",
        "part": "The mill and the school and the church and the bridge burned",
    }
    index.add((IndexDocument("claim", name, text) for name, text in texts.items()), 1)
    hits = Retrieval(index, lambda _: texts).search("the mill burned last night", 2)
    assert hits[0].id == "whole"


def test_common_words_are_left_out_of_a_question_when_they_take_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "LOOKED_THROUGH", 20)
    monkeypatch.setattr(indexing, "RAREST", 2)
    index = ClaimIndex(tmp_path)
    boats = [IndexDocument("claim", f"b{n}", "boats left harbour") for n in range(30)]
    index.add([*boats, IndexDocument("claim", "m", "boats near the mill")], 1)
    assert ids(index, "boats mill ashore") == ["m"]
    assert len(index.search("boats left harbour", 50)) == 30


def test_forms_of_one_word_ask_once_and_a_signature_weighs_less(tmp_path: Path) -> None:
    index = ClaimIndex(tmp_path)
    index.add(
        [IndexDocument("claim", "fire", "fires at Arlen"), IndexDocument("claim", "dam", "dams at Vellin")], 1
    )
    once, twice = (index.search(text, 5)[0].score for text in ("fire dam", "fire fires fired dam"))
    assert once == pytest.approx(twice)
    body, signed = index.search("fire — Ada Dams (@dams)", 5)
    assert (body.id, signed.id) == ("fire", "dam")
    assert signed.score < body.score
