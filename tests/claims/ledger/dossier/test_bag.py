"""A bag is whole only as it was packed."""

import pytest

from claims.ledger.dossier.bag import BAGIT, INFO, MANIFEST, TAG_MANIFEST, digest_problems, make_bag

BAG = make_bag({"data/a": b"1", "data/b/c": b"22"}, {"README.txt": b"read"}, {"Bagging-Date": "2026-02-03"})


def test_a_bag_as_packed_has_no_problems() -> None:
    assert digest_problems(BAG) == []
    assert BAG[INFO] == b"Bagging-Date: 2026-02-03\nPayload-Oxum: 3.2\n"


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        (BAGIT, b"BagIt-Version: 0.97\n", "of another form"),
        (MANIFEST, BAG[MANIFEST] + BAG[MANIFEST], "listed twice"),
        (MANIFEST, BAG[MANIFEST].upper(), "not a digest and a path"),
        (MANIFEST, BAG[MANIFEST].rstrip(b"\n"), "does not end with"),
        (MANIFEST, BAG[MANIFEST].split(b"\n")[0] + b"\n", "data/b/c is not in manifest-sha256.txt"),
        (TAG_MANIFEST, b"", "README.txt is not in"),
        ("data/a", b"2", "data/a is not the file that was packed"),
        ("data/new", b"", "data/new is not in"),
        ("new.txt", b"", "new.txt is not in"),
        ("README.txt", b"reed", "README.txt is not the file"),
    ],
)
def test_what_was_changed_is_named(path: str, data: bytes, problem: str) -> None:
    assert any(problem in one for one in digest_problems({**BAG, path: data}))


@pytest.mark.parametrize("path", sorted(BAG))
def test_what_was_taken_out_is_named(path: str) -> None:
    problems = digest_problems({other: data for other, data in BAG.items() if other != path})
    assert any(path in problem for problem in problems)
