"""Vectors of claims beside the index: one more projection, caught up from the last event, deletable.

Rows are only ever added; a claim's last row counts. They are kept as signed bytes, 392 MB at a million
claims and mapped, not read; in memory are their signs (48 MB), which find what the bytes then measure.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.matching.exclusive import alone
from claims.matching.semantic.meaning import Meaning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from claims.matching.semantic.encoder import Matrix

FORMAT = 1
"""Raised whenever vectors written before would mean something else."""

NEW = -1
"""Watermark of vectors that have seen nothing."""

MEASURED = 2_000
"""Rows whose signs fit a question best and are measured in full.

Of 14,000 claims they hold 98.6 of the nearest 100.
"""

ENCODED_AT_ONCE = 256
_STATE, _ROWS, _IDS = "vectors.json", "vectors.i8", "vectors.ids"
_SCALE = 127.0


@dataclass(frozen=True, slots=True)
class _Held:
    """What was read of the folder at one time, never changed: a search beside a writer sees it whole."""

    ids: list[str]
    rows: "NDArray[np.int8]"
    signs: "NDArray[np.uint64]"
    row_of: dict[str, int]
    standing: "NDArray[np.bool_]"
    named: int
    watermark: int


class ClaimVectors:
    """A folder with the vectors of claims by one model, for one ledger.

    It is opened empty, with `watermark` -1, when it is new, damaged, or was written by another model or
    version or for another ledger.
    """

    def __init__(self, folder: Path, meaning: Meaning, ledger: str = "") -> None:
        self._folder = folder
        self._meaning = meaning
        self._told = {"format": FORMAT, "model": meaning.encoder.name, "ledger": ledger}
        self._width = meaning.encoder.dimensions
        self._question = lru_cache(maxsize=16)(meaning.question)
        with alone(folder):
            self._held = self._read()

    @property
    def watermark(self) -> int:
        """The last ledger sequence number that the vectors have seen."""
        return self._held.watermark

    def __len__(self) -> int:
        """Count the claims that have a vector."""
        return len(self._held.row_of)

    def forget(self) -> None:
        """Begin anew, as when the ledger is not the one that was seen."""
        with alone(self._folder):
            (self._folder / _STATE).unlink(missing_ok=True)
            self._held = self._read()

    def update(self, texts: Mapping[str, str], removed: Iterable[str], watermark: int) -> None:
        """Put claims in by id, each in the place of its earlier row, and take others out.

        Raises:
            StoreBusy: another process is writing, and was still after two seconds.
        """
        ids, wordings = list(texts), list(texts.values())
        encode = self._meaning.encoder.encode
        # Encoding takes most of the time and needs nothing of the folder: nobody waits for it.
        blocks = [
            _bytes_of(encode(wordings[start : start + ENCODED_AT_ONCE]))
            for start in range(0, len(wordings), ENCODED_AT_ONCE)
        ]
        with alone(self._folder):
            self._held = self._read()
            if self._held.watermark > watermark:
                return
            self._append(ids, blocks, removed)
            self._write_state(watermark)
            self._held = self._read()

    def search(self, text: str, limit: int, also: Sequence[str] = ()) -> dict[str, float]:
        """Return the claims nearest in meaning, and those named in `also`, with their likeness, 0 to 1."""
        held = self._held
        if not held.row_of or limit < 1:
            return {}
        question = self._question(text)
        return self._likeness(held, question, [*_nearest(held, question, limit), *also])

    def neighbours(self, claim_id: str, limit: int) -> list[str]:
        """Return the claims nearest in meaning to one of them, nearest first; none where it has no vector."""
        held = self._held
        if claim_id not in held.row_of or limit < 1:
            return []
        own = held.rows[held.row_of[claim_id]].astype("float32")
        return [one for one in _nearest(held, own, limit + 1) if one != claim_id][:limit]

    def likeness(self, text: str, ids: Sequence[str]) -> dict[str, float]:
        """Return how alike in meaning a text and claims are, 0 to 1, those claims that have a vector."""
        held = self._held
        return self._likeness(held, self._question(text), ids) if held.row_of else {}

    def likeness_between(self, one: str, other: str) -> float | None:
        """Return how alike in meaning two claims are, 0 to 1; None where one has no vector."""
        held = self._held
        if one not in held.row_of or other not in held.row_of:
            return None
        return self._likeness(held, held.rows[held.row_of[one]].astype("float32"), [other])[other]

    def _likeness(self, held: _Held, question: "Matrix", ids: Sequence[str]) -> dict[str, float]:
        import numpy as np

        known = [one for one in dict.fromkeys(ids) if one in held.row_of]
        rows = np.array([held.row_of[one] for one in known], np.intp)
        return dict(zip(known, self._meaning.scaled(_cosines(held, rows, question)), strict=True))

    def _append(self, ids: list[str], blocks: "list[NDArray[np.int8]]", removed: Iterable[str]) -> None:
        """Add rows behind those the state knows of; what a crash left behind them is cut off first."""
        held = self._held
        with (self._folder / _IDS).open("ab") as names, (self._folder / _ROWS).open("ab") as rows:
            rows.truncate(len(held.ids) * self._width)
            names.truncate(held.named)
            lines = [*(f"-{one}\n" for one in removed), *(f"+{one}\n" for one in ids)]
            names.write("".join(lines).encode())
            for block in blocks:
                rows.write(block.tobytes())

    def _write_state(self, watermark: int) -> None:
        """Say how far the files count; what stands behind that was never finished."""
        counted = {"bytes": _size(self._folder / _IDS), "watermark": watermark}
        partial = self._folder / f"{_STATE}.{os.getpid()}.part"
        partial.write_text(json.dumps({**self._told, **counted}), encoding="utf-8")
        partial.replace(self._folder / _STATE)

    def _read(self) -> _Held:
        """Read what the state says is there; where that cannot be, all is begun anew."""
        import numpy as np

        rows = self._folder / _ROWS
        state = self._state()
        lines = self._lines(int(state["bytes"])) if state else None
        ids = [line[1:] for line in lines or () if line[0] == "+"]
        if state is None or lines is None or _size(rows) < len(ids) * self._width:
            state, lines, ids = {"bytes": 0, "watermark": NEW}, [], []
            for name in (_STATE, _ROWS, _IDS):
                (self._folder / name).unlink(missing_ok=True)
        shape = (len(ids), self._width)
        mapped = np.memmap(rows, np.int8, "r", shape=shape) if ids else np.zeros(shape, np.int8)
        row_of = _last_rows(lines)
        standing = np.zeros(len(ids), np.bool_)
        standing[list(row_of.values())] = True
        return _Held(ids, mapped, _signs(mapped), row_of, standing, state["bytes"], state["watermark"])

    def _lines(self, size: int) -> list[str] | None:
        """Return what was added and taken out, in order; None where that cannot be read any more."""
        names = self._folder / _IDS
        if _size(names) < size:
            return None
        with suppress(UnicodeDecodeError):
            lines = (names.read_bytes()[:size] if size else b"").decode().split("\n")[:-1]
            return lines if all(lines) else None
        return None

    def _state(self) -> dict[str, Any] | None:
        with suppress(OSError, ValueError):
            state = json.loads((self._folder / _STATE).read_text(encoding="utf-8"))
            if isinstance(state, dict) and self._told.items() <= state.items():
                counted = all(isinstance(state.get(key), int) for key in ("bytes", "watermark"))
                return state if counted else None
        return None


def _nearest(held: _Held, question: "Matrix", limit: int) -> list[str]:
    """Return the claims whose vectors lie nearest to a question, nearest first."""
    import numpy as np

    rows = _likely_rows(held, question, max(MEASURED, 4 * limit))
    best = np.argsort(-_cosines(held, rows, question), kind="stable")[:limit]
    return [held.ids[rows[place]] for place in best]


def _likely_rows(held: _Held, question: "Matrix", wanted: int) -> "NDArray[np.intp]":
    """Return the standing rows that agree with a question in most signs."""
    import numpy as np

    if len(held.row_of) <= wanted:
        return np.flatnonzero(held.standing)
    apart = np.zeros(len(held.ids), np.uint16)
    for signs, asked in zip(held.signs, _signs(question[None, :]), strict=True):
        apart += np.bitwise_count(signs ^ asked)
    apart[~held.standing] = np.iinfo(np.uint16).max
    return np.argpartition(apart, wanted)[:wanted]


def _cosines(held: _Held, rows: "NDArray[np.intp]", question: "Matrix") -> "Matrix":
    import numpy as np

    taken = held.rows[rows].astype(np.float32)
    lengths = np.linalg.norm(taken, axis=1) * np.linalg.norm(question)
    return np.asarray(taken @ question / np.maximum(lengths, 1e-9), np.float32)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _last_rows(lines: list[str]) -> dict[str, int]:
    """Return the row of each claim that was not taken out, its last one."""
    row_of: dict[str, int] = {}
    row = 0
    for line in lines:
        if line[0] == "+":
            row_of[line[1:]] = row
            row += 1
        else:
            row_of.pop(line[1:], None)
    return row_of


def _bytes_of(vectors: "Matrix") -> "NDArray[np.int8]":
    """Return vectors as signed bytes, each stretched to the whole range: lengths are taken when measured."""
    import numpy as np

    widest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.rint(vectors / widest * _SCALE), np.int8)


def _signs(vectors: "NDArray[np.int8] | Matrix") -> "NDArray[np.uint64]":
    """Return the signs of vectors as bits: a row for each 64 dimensions, a column for each vector."""
    import numpy as np

    bits = np.packbits(vectors > 0, axis=1)
    spare = -bits.shape[1] % 8
    numbers = np.ascontiguousarray(np.pad(bits, ((0, 0), (0, spare)))).view(np.uint64)
    return np.ascontiguousarray(numbers.T)
