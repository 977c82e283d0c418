"""A zip is read within bounds; names, kinds and sizes that are not plain are refused before unpacking."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import DossierRefused
from claims.ledger.dossier import archive
from claims.ledger.dossier.archive import pack, unpack
from claims.ledger.dossier.layout import safe_name
from claims.ledger.dossier.verification import examine
from tests.claims.ledger.dossier.made import dossier, flipped

FILES = dossier()


def zipped(*entries: tuple[str, bytes], mode: int = stat.S_IFREG | 0o644) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            entry = zipfile.ZipInfo("placeholder")
            # The constructor would tidy the name; hostile archives are not made with it.
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            made.writestr(entry, data)
    return buffer.getvalue()


def test_a_packed_dossier_comes_back_and_is_the_same_each_time() -> None:
    assert unpack(pack(FILES)) == FILES
    assert pack(FILES) == pack(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "a/../../evil", "/etc/evil", "C:\\evil", "a\\b", "./a", "a//b", "a/.hidden", ".hidden",
        "a b", "a\nb", "ф", "x" * 121, "a/", "",
    ],
)  # fmt: skip
def test_a_name_that_is_not_plain_is_refused(name: str) -> None:
    assert not safe_name(name)
    if not name.endswith("/"):
        with pytest.raises(DossierRefused, match="not plain"):
            unpack(zipped(("fine", b"x"), (name, b"x")))


def test_folders_in_a_zip_are_passed_over_unless_they_lead_out() -> None:
    assert unpack(zipped(("bag/", b""), ("bag/fine", b"x"))) == {"fine": b"x"}
    with pytest.raises(DossierRefused):
        unpack(zipped(("../", b""), ("fine", b"x")))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(kind: int) -> None:
    with pytest.raises(DossierRefused, match="is a link"):
        unpack(zipped(("fine", b"/etc/passwd"), mode=kind | 0o777))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a/b", "A/B"])
def test_two_files_that_may_be_one_are_refused(other: str) -> None:
    with pytest.raises(DossierRefused, match="may be one"):
        unpack(zipped(("a/b", b"1"), (other, b"2")))


@pytest.mark.parametrize(("limit", "least"), [("MOST_FILES", 1), ("MOST_FILE_BYTES", 9), ("MOST_BYTES", 19)])
def test_sizes_and_counts_are_bounded(monkeypatch: pytest.MonkeyPatch, limit: str, least: int) -> None:
    monkeypatch.setattr(archive, limit, least)
    with pytest.raises(DossierRefused, match="over the limits"):
        unpack(zipped(("a", b"x" * 10), ("b", b"x" * 10)))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(("a", bytes(archive.MOST_FILE_BYTES + 1)))
    assert len(bomb) < 200_000
    with pytest.raises(DossierRefused, match="over the limits"):
        unpack(bomb)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(DossierRefused):
        unpack(data)


@given(st.data())
def test_a_flipped_byte_in_a_zip_is_refused_found_or_without_effect(data: st.DataObject) -> None:
    whole = pack(FILES)
    damaged = flipped(whole, data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(1, 255)))
    try:
        files = unpack(damaged)
    except DossierRefused:
        return
    # Times, permissions and the like are in a zip as well; what they say is nothing of the dossier's.
    assert files == FILES or not examine(files).ok


@pytest.mark.shared
def test_hostile_archives_are_refused(shared: Path) -> None:
    found = sorted((shared / "data/hostile/files").glob("zip-*.zip"))
    assert found
    for path in found:
        try:
            files = unpack(path.read_bytes())
        except DossierRefused:
            continue
        assert all(safe_name(name) for name in files)
        assert not examine(files).ok
