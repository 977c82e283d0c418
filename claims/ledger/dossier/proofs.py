"""Inclusion proofs as files (C2SP tlog-proof), and a tree that answers many of them."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.errors import LedgerBroken
from claims.ledger.merkle import HASH_BYTES, node_hash

HEADER = "c2sp.org/tlog-proof@v1"
INDEX = re.compile(r"index (0|[1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class Proof:
    """The audit path of a leaf, and the signed checkpoint whose tree it leads to."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str

    def to_bytes(self) -> bytes:
        """Return the proof as a file."""
        hashes = "".join(f"{base64.b64encode(step).decode()}\n" for step in self.path)
        return f"{HEADER}\nindex {self.index}\n{hashes}\n{self.checkpoint}".encode()


def read_proof(data: bytes) -> Proof:
    """Read a proof file; raises LedgerBroken unless it is exactly what `to_bytes` writes."""
    try:
        head, _, checkpoint = data.decode("utf-8").partition("\n\n")
        header, index, *hashes = head.split("\n")
        path = tuple(base64.b64decode(line, validate=True) for line in hashes)
    except ValueError as unreadable:
        raise LedgerBroken(f"An inclusion proof cannot be read: {unreadable}") from unreadable
    found = INDEX.fullmatch(index)
    if header != HEADER or found is None or any(len(step) != HASH_BYTES for step in path):
        raise LedgerBroken("An inclusion proof is not in the form c2sp.org/tlog-proof@v1")
    proof = Proof(int(found[1]), path, checkpoint)
    if proof.to_bytes() != data:
        raise LedgerBroken("An inclusion proof is not written the one way it can be")
    return proof


class Tree:
    """A tree over leaf hashes; the root of a subtree is computed once, so a proof costs O(log n)."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._roots: dict[tuple[int, int], bytes] = {}

    def root(self) -> bytes:
        """Return the root over all leaves; there must be one at least."""
        return self._root(0, len(self._leaves))

    def inclusion_path(self, index: int) -> tuple[bytes, ...]:
        """Return the audit path of a leaf (RFC 9162 2.1.3.1); raises ValueError when it is not there."""
        if not 0 <= index < len(self._leaves):
            raise ValueError(f"leaf {index} is not in a tree of {len(self._leaves)}")
        first, end = 0, len(self._leaves)
        path = []
        while end - first > 1:
            middle = _middle(first, end)
            if index < middle:
                path.append(self._root(middle, end))
                end = middle
            else:
                path.append(self._root(first, middle))
                first = middle
        return tuple(reversed(path))

    def _root(self, first: int, end: int) -> bytes:
        if end - first == 1:
            return self._leaves[first]
        root = self._roots.get((first, end))
        if root is None:
            middle = _middle(first, end)
            root = self._roots[first, end] = node_hash(self._root(first, middle), self._root(middle, end))
        return root


def _middle(first: int, end: int) -> int:
    """Return where RFC 9162 splits a range: after the largest power of two below its size."""
    return first + (1 << ((end - first - 1).bit_length() - 1))
