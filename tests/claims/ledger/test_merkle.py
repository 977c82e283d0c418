"""The tree: its proofs hold for what was recorded and for nothing else."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    frontier_of,
    inclusion_proof,
    leaf_hash,
    node_hash,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(bytes([number])) for number in range(70)]


def reference_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 9162 2.1.1, as it stands there."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(reference_root(leaves[:split]), reference_root(leaves[split:]))


@pytest.mark.parametrize("size", range(len(LEAVES)))
def test_root_is_the_one_of_the_definition(size: int) -> None:
    assert tree_root(LEAVES[:size]) == reference_root(LEAVES[:size])


def test_every_proof_up_to_64_leaves_verifies() -> None:
    for size in range(1, 65):
        leaves = LEAVES[:size]
        root = tree_root(leaves)
        for place in range(size):
            proof = inclusion_proof(place, leaves)
            assert verify_inclusion(place, size, leaves[place], proof, root)
            first_root = tree_root(leaves[: place + 1])
            proof = consistency_proof(place + 1, leaves)
            assert verify_consistency(place + 1, size, first_root, root, proof)


@given(st.integers(1, 64), st.data())
def test_a_proof_of_another_leaf_place_or_root_fails(size: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, size - 1))
    other = data.draw(
        st.integers(0, size - 1).filter(lambda number: number != place) if size > 1 else st.just(0)
    )
    leaves = LEAVES[:size]
    proof, root = inclusion_proof(place, leaves), tree_root(leaves)
    assert not verify_inclusion(place, size, LEAVES[-1], proof, root)
    assert not verify_inclusion(place, size, leaves[place], proof, LEAVES[-1])
    assert not verify_inclusion(place, size, leaves[place], [*proof, LEAVES[-1]], root)
    if other != place:
        assert not verify_inclusion(other, size, leaves[place], proof, root)


@given(st.integers(0, 300), st.integers(0, 300))
def test_frontier_read_back_goes_on_as_if_never_stored(before: int, more: int) -> None:
    leaves = [leaf_hash(number.to_bytes(2, "big")) for number in range(before + more)]
    stored = frontier_of(leaves[:before])
    frontier = Frontier.from_bytes(stored.size, stored.to_bytes())
    for leaf in leaves[before:]:
        frontier = frontier.append(leaf)
    assert frontier == frontier_of(leaves)
    assert frontier.root() == tree_root(leaves)


def test_a_frontier_that_does_not_fit_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="needs 2 subtree hashes"):
        Frontier.from_bytes(3, bytes(32))


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_published_vectors_get_their_verdicts(shared: Path, kind: str) -> None:
    path = shared / "data" / "vectors" / "merkle" / f"{kind}.jsonl"
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(cases) == 98
    wrong = [case["name"] for case in cases if _verdict(kind, case) == case["wantErr"]]
    assert wrong == []


def _verdict(kind: str, case: dict[str, object]) -> bool:
    proof = [_bytes(step) for step in case["proof"] or []]  # type: ignore[attr-defined]
    if kind == "inclusion":
        return verify_inclusion(
            int(str(case["leafIdx"])),
            int(str(case["treeSize"])),
            _bytes(case["leafHash"]),
            proof,
            _bytes(case["root"]),
        )
    return verify_consistency(
        int(str(case["size1"])), int(str(case["size2"])), _bytes(case["root1"]), _bytes(case["root2"]), proof
    )


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text or ""))
