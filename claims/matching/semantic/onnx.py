"""Sentence models in ONNX files, such as MiniLM: run by onnxruntime on the processor, nothing fetched."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.semantic.encoder import readable
from claims.matching.semantic.files import checked_digest

if TYPE_CHECKING:
    from claims.matching.semantic.encoder import Matrix

MAX_TOKENS = 256
"""Tokens of a text that are read; MiniLM was trained on 128 and holds up to this."""

BATCH_TOKENS = 1_024
"""Tokens that are run at once: the engine keeps the memory of its largest run, a gigabyte after 8,192."""


class OnnxEncoder:
    """A transformer with mean pooling: the mean of its token vectors, made of length 1.

    The folder or files are named, so that any model and its `tokenizer.json` can be used. Raises
    ExtraMissing without onnxruntime and tokenizers, ModelRefused for files that are missing, cannot be
    read as a model, or have another SHA-256 than asked for.
    """

    def __init__(self, model: Path, tokenizer: Path, *, sha256: str = "", tokenizer_sha256: str = "") -> None:
        digest = checked_digest(model, sha256)
        words = checked_digest(tokenizer, tokenizer_sha256)
        self._session = _session(model)
        self._tokenizer = _tokenizer(tokenizer)
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self._name = f"onnx {digest[:16]} {words[:16]}"
        self._dimensions = int(self.encode(["a"]).shape[1])

    @property
    def name(self) -> str:
        """Digests of the model and its tokenizer."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return self._dimensions

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """Return a unit vector for each text, float32; see `readable` for what is read."""
        import numpy as np

        tokens = [self._tokenizer.encode(readable(text)).ids for text in texts]
        # Texts of like length together, the longest first: a batch costs what its longest text costs.
        order = sorted(range(len(tokens)), key=lambda row: -len(tokens[row]))
        rows: list[Any] = [None] * len(tokens)
        while order:
            size = max(1, BATCH_TOKENS // max(1, len(tokens[order[0]])))
            batch, order = order[:size], order[size:]
            for row, vector in zip(batch, self._pooled([tokens[row] for row in batch]), strict=True):
                rows[row] = vector
        return np.stack(rows) if rows else np.zeros((0, self._dimensions), np.float32)

    def _pooled(self, batch: list[list[int]]) -> "Matrix":
        import numpy as np

        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, {name: fed[name] for name in self._inputs})[0]
        summed = (states * mask[:, :, None]).sum(axis=1, dtype=np.float32)
        lengths = np.linalg.norm(summed, axis=1, keepdims=True)
        return np.asarray(summed / np.maximum(lengths, 1e-9), np.float32)


def _session(model: Path) -> Any:  # noqa: ANN401 - the library has no types
    # Some builds open a file of usage data in the home folder as soon as they are imported.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    try:
        import onnxruntime
    except ImportError as missing:
        raise ExtraMissing("semantic", "likeness of meaning") from missing
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # The arena keeps what the longest text ever took; without it the memory stays that of the model.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    # Threads that wait by spinning take the processors from whatever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as unreadable:  # the library's errors have no common root but this
        raise ModelRefused(f"{model} cannot be read as an ONNX model; name another file") from unreadable


def _tokenizer(file: Path) -> Any:  # noqa: ANN401 - the library has no types
    try:
        from tokenizers import Tokenizer
    except ImportError as missing:
        raise ExtraMissing("semantic", "likeness of meaning") from missing
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as unreadable:  # the library raises this class itself
        raise ModelRefused(f"{file} cannot be read as a tokenizer; name another file") from unreadable
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer
