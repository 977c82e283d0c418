"""The tree answers as the plain definition does, and a proof file has one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import LedgerBroken
from claims.ledger.dossier.proofs import Proof, Tree, read_proof
from claims.ledger.merkle import inclusion_proof, leaf_hash, tree_root, verify_inclusion

LEAVES = [leaf_hash(bytes([number])) for number in range(64)]
NOTE = "verifier/made\n6\nroot\n\n— verifier/made signature\n"


@pytest.mark.parametrize("size", range(1, 65))
def test_every_path_is_that_of_the_definition(size: int) -> None:
    leaves = LEAVES[:size]
    tree = Tree(leaves)
    assert tree.root() == tree_root(leaves)
    for index in range(size):
        path = tree.inclusion_path(index)
        assert list(path) == inclusion_proof(index, leaves)
        assert verify_inclusion(index, size, leaves[index], path, tree.root())


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_that_is_not_there_has_no_path(index: int) -> None:
    with pytest.raises(ValueError, match="is not in a tree of 3"):
        Tree(LEAVES[:3]).inclusion_path(index)


@given(st.integers(0, 10**12), st.lists(st.binary(min_size=32, max_size=32), max_size=5))
def test_a_proof_file_is_read_back(index: int, path: list[bytes]) -> None:
    proof = Proof(index, tuple(path), NOTE)
    assert read_proof(proof.to_bytes()) == proof


GOOD = Proof(5, (bytes(32),), NOTE).to_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff" + GOOD,
        GOOD.replace(b"proof@v1", b"proof@v2"),
        GOOD.replace(b"index 5", b"index 05"),
        GOOD.replace(b"index 5", b"extra AA==\nindex 5"),
        GOOD.replace(b"AA=\n", b"AB=\n", 1),
        GOOD.replace(b"AAAA", b"", 1),
        GOOD.replace(b"AAAA", b"A*AA", 1),
        GOOD.replace(b"\n", b"\r\n"),
    ],
)
def test_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerBroken):
        read_proof(data)
