"""A dossier lays open what was chosen and nothing else, and is taken in whole or not at all."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import BadInput, CaptureRefused, DossierRefused, LedgerBroken, NotFound
from claims.ledger.canonical import JsonValue
from claims.ledger.dossier.building import build
from claims.ledger.dossier.verification import examine
from claims.model.chains import UNKNOWN_OUTLET
from claims.model.texts import Derivation, Fetched
from claims.store.engine import Connection
from claims.vocabulary import NodeKind
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reword, withdraw
from claims.workflow.auditing import audit
from claims.workflow.capturing import keep_bytes, take_capture
from claims.workflow.desk import Desk, closing, default_url, open_desk
from claims.workflow.dossiers import pack_dossier
from claims.workflow.importing import import_dossier
from claims.workflow.looking import captures, reader
from claims.workflow.packing import read_dossier, write_dossier
from claims.workflow.protecting import protect
from claims.workflow.sourcing import Description, describe
from claims.workflow.summarising import add_sentence, begin_summary
from claims.workflow.undoing import undo
from tests.claims.ledger.dossier.made import KATE, TEXT, flipped, refitted, whole_ledger
from tests.claims.ledger.dossier.made import dossier as made_dossier
from tests.claims.workflow.story import attach_four, capture_samples
from tests.claims.workflow.test_auditing import edit
from tests.conftest import OpenDesk

SECRET = "Vault nine holds the ledgers of Brandt"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A workspace with two claims that share a capture, and both claims."""
    folder = tmp_path_factory.mktemp("template")
    with closing(open_desk(folder, default_url(folder), "kate", "test")) as desk:
        courier = capture_samples(desk)["courier"].capture_id
        chosen = attach_four(desk, courier)
        chain = parse_chain("The Courier > Ottokar Brandt")
        secret = attach(desk, Place(courier, 0, 12), NewClaim(SECRET), chain=chain).claim_id
    return folder, chosen, secret


@pytest.fixture
def story(template: tuple[Path, str, str], tmp_path: Path, open_at: OpenDesk) -> tuple[Desk, str, str]:
    """A desk with two claims that share a capture; returns both claims."""
    folder, chosen, secret = template
    shutil.copytree(folder, tmp_path / "workspace")
    return open_at(), chosen, secret


def size_of(desk: Desk) -> int:
    report = audit(desk.folder, default_url(desk.folder))
    assert report.ok, report.problems
    return report.size


def everything(files: Mapping[str, bytes]) -> bytes:
    return b"\n".join(files.values())


def test_it_holds_and_has_every_act(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    packed = pack_dossier(desk, [chosen], {})
    assert packed.verdict == examine(packed.files, desk.vkey)
    assert packed.verdict.ok
    assert packed.verdict.complete
    assert packed.verdict.quotes == 4
    assert packed.verdict.captures == 1


def test_packing_records_nothing(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    before = size_of(desk)
    pack_dossier(desk, [chosen], {})
    assert size_of(desk) == before


def test_an_exporter_who_never_acted_joins_first(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    packed = pack_dossier(replace(desk, reviewer="ann"), [chosen], {})
    assert packed.verdict.exporter == "ann"
    assert packed.verdict.ok


@pytest.mark.parametrize("excerpt", [True, False])
def test_words_of_another_claim_stay_sealed(story: tuple[Desk, str, str], excerpt: bool) -> None:
    desk, chosen, secret = story
    other = begin_summary(desk, "Vaults and poets", [chosen, secret]).summary_id
    add_sentence(desk, other, "Brandt keeps his ledgers in vault nine.", [secret])
    own = pack_dossier(desk, [chosen], {}, excerpt=excerpt)
    for words in (SECRET, "Ottokar", "Vaults and poets", "vault nine"):
        assert words.encode() not in everything(own.files)
    assert own.verdict.sealed
    assert SECRET.encode() in everything(pack_dossier(desk, [secret], {}, excerpt=excerpt).files)
    assert b"Vaults and poets" in everything(pack_dossier(desk, [other], {}, excerpt=excerpt).files)


def test_captures_that_nothing_chosen_rests_on_stay_out(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    texts = {path for path in pack_dossier(desk, [chosen], {}).files if path.startswith("data/texts/")}
    assert len(captures(desk).rows) > len(texts) == 1


def test_an_excerpt_has_all_that_touches_the_claim(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    before = pack_dossier(desk, [chosen], {}, excerpt=True).verdict.events
    reword(desk, chosen, "The poet was jailed again")
    undo(desk)
    withdraw(desk, f"M-{int(chosen[2:]):04d}", "it says less than that")
    describe(desk, "Nordlys", Description("Nordlys", NodeKind.AGENCY, "Fjord Press", ()))
    packed = pack_dossier(desk, [chosen], {}, excerpt=True)
    assert packed.verdict.events == before + 4
    assert not packed.verdict.complete
    for words in (b"The poet was jailed again", b"it says less than that", b"Fjord Press"):
        assert words in everything(packed.files)


def test_one_too_large_to_be_read_again_is_not_made(
    story: tuple[Desk, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, chosen, _ = story
    monkeypatch.setattr("claims.ledger.dossier.archive.MOST_FILES", 9)
    with pytest.raises(DossierRefused, match="over the limits"):
        pack_dossier(desk, [chosen], {})


def test_what_is_about_nothing_known_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        pack_dossier(desk, ["C-0099"], {})
    with pytest.raises(NotFound):
        pack_dossier(desk, ["SUM-0099"], {})
    with pytest.raises(BadInput, match="about summaries and claims"):
        pack_dossier(desk, ["CAP-0001"], {})
    with pytest.raises(BadInput, match="to be about"):
        pack_dossier(desk, [], {})
    assert size_of(desk) == 1


def test_files_for_readers_are_in_it_as_they_are(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    files = pack_dossier(desk, [chosen], {"page.html": b"<p>"}).files
    assert files["data/readable/page.html"] == b"<p>"


@pytest.fixture
def other(open_at: OpenDesk, tmp_path: Path) -> Desk:
    return open_at("ann", folder=tmp_path / "other")


def test_captures_are_taken_in_with_where_they_are_from(story: tuple[Desk, str, str], other: Desk) -> None:
    desk, chosen, _ = story
    files = pack_dossier(desk, [chosen], {}).files
    verdict, (taken,) = import_dossier(other, files, desk.vkey)
    theirs, ours = reader(desk, taken.dossier_capture_id), reader(other, taken.capture_id)
    assert not taken.known
    assert ours.text == theirs.text
    assert (ours.capture.source, ours.capture.title) == (theirs.capture.source, theirs.capture.title)
    assert (ours.capture.url, ours.capture.published_on) == (theirs.capture.url, theirs.capture.published_on)
    assert (ours.capture.sha256, ours.capture.derivation) == (
        theirs.capture.sha256,
        theirs.capture.derivation,
    )
    assert audit(other.folder, default_url(other.folder)).ok
    (kept,) = (other.folder / "dossiers").iterdir()
    assert kept.read_bytes().startswith(files["data/checkpoint"])
    assert verdict.origin == desk.origin != other.origin


def test_a_second_import_changes_nothing(story: tuple[Desk, str, str], other: Desk) -> None:
    desk, chosen, secret = story
    import_dossier(other, pack_dossier(desk, [chosen], {}).files)
    size = size_of(other)
    _, (taken,) = import_dossier(other, pack_dossier(desk, [chosen, secret], {}, excerpt=True).files)
    assert taken.known
    assert size_of(other) == size


def test_what_the_dossier_came_from_knows_all_of_it(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    size = size_of(desk)
    _, (taken,) = import_dossier(desk, pack_dossier(desk, [chosen], {}).files)
    assert (taken.known, taken.capture_id) == (True, taken.dossier_capture_id)
    assert size_of(desk) == size


@pytest.mark.parametrize("signed", [True, False])
def test_a_dossier_that_does_not_hold_is_refused_and_nothing_changes(other: Desk, signed: bool) -> None:
    files = made_dossier()
    path = next(path for path in files if path.startswith("data/texts/"))
    bad = {**files, path: flipped(files[path], 3)}
    with pytest.raises(LedgerBroken, match="nothing was taken in"):
        import_dossier(other, refitted(bad, KATE) if signed else bad)
    with pytest.raises(LedgerBroken, match="another verifier key"):
        import_dossier(other, files, other.vkey)
    assert size_of(other) == 1
    assert not (other.folder / "dossiers").exists()


def test_when_one_capture_cannot_be_recorded_none_is(
    story: tuple[Desk, str, str], other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, chosen, _ = story
    radio = next(card for card in captures(desk).rows if "Radio" in card.source)
    attach(desk, Place(radio.capture_id, 0, 20), KnownClaim(chosen))
    files = pack_dossier(desk, [chosen], {}).files
    calls: list[Fetched] = []

    def full_at_the_second(connection: Connection, fetched: Fetched) -> None:
        calls.append(fetched)
        if len(calls) == 2:
            raise CaptureRefused("no")
        keep_bytes(connection, fetched)

    monkeypatch.setattr("claims.workflow.importing.keep_bytes", full_at_the_second)
    with pytest.raises(CaptureRefused):
        import_dossier(other, files)
    assert captures(other).rows == ()
    assert size_of(other) == 2
    monkeypatch.undo()
    assert len(import_dossier(other, files)[1]) == 2


def test_captures_of_one_dossier_that_reuse_each_other_say_so(desk: Desk, other: Desk) -> None:
    taken = capture_samples(desk)
    copies = [card for card in taken.values() if card.copy_of]
    assert copies
    original = next(card for card in taken.values() if card.capture_id == copies[0].copy_of)
    claim_id = attach(desk, Place(original.capture_id, 0, 30), NewClaim("One")).claim_id
    attach(desk, Place(copies[0].capture_id, 0, 30), KnownClaim(claim_id))
    _, imported = import_dossier(other, pack_dossier(desk, [claim_id], {}).files)
    ours = {one.dossier_capture_id: one.capture_id for one in imported}
    card = reader(other, ours[copies[0].capture_id]).capture
    assert card.copy_of == ours[original.capture_id]


@pytest.mark.parametrize("sealed", [True, False])
def test_an_outlet_whose_name_is_sealed_is_unknown(other: Desk, sealed: bool) -> None:
    contents = whole_ledger().contents()
    about = [one for one in contents.disclosed[2] if one.name == "about" or not sealed]
    files = build(replace(contents, disclosed={**contents.disclosed, 2: about}), KATE)
    _, (taken,) = import_dossier(other, files)
    card = reader(other, taken.capture_id).capture
    assert card.source == (UNKNOWN_OUTLET if sealed else "Tide")


def test_an_outlet_named_in_no_known_way_is_unknown(other: Desk) -> None:
    ledger = whole_ledger()
    ledger.capture(TEXT + "More.", source="outlet 7")
    text = (TEXT + "More.").encode()
    contents = replace(ledger.contents(), disclosed=ledger.words)
    contents = replace(contents, texts={**contents.texts, hashlib.sha256(text).hexdigest(): text})
    _, (first, second) = import_dossier(other, build(contents, KATE))
    assert reader(other, first.capture_id).capture.source == "Tide"
    assert reader(other, second.capture_id).capture.source == UNKNOWN_OUTLET


def test_an_outlet_registered_by_an_earlier_capture_keeps_its_name(desk: Desk, other: Desk) -> None:
    for number in ("one", "two"):
        text = f"The ferry to Osk sails on pier {number}."
        newest = take_capture(desk, fetched(text), source="Tide Weekly")
    claim_id = attach(desk, Place(newest.capture_id, 0, 9), NewClaim("It sails")).claim_id
    _, (taken,) = import_dossier(other, pack_dossier(desk, [claim_id], {}).files)
    assert reader(other, taken.capture_id).capture.source == "Tide Weekly"


def fetched(text: str) -> Fetched:
    return Fetched(text.encode(), text, "text/plain", "", "", Derivation("made", "1"))


def test_a_capture_that_is_in_it_twice_is_taken_in_once(other: Desk) -> None:
    ledger = whole_ledger()
    ledger.capture()
    contents = ledger.contents()
    files = build(replace(contents, disclosed=ledger.words), KATE)
    _, taken = import_dossier(other, files)
    assert [one.dossier_capture_id for one in taken] == ["CAP-0002", "CAP-0006"]
    assert len({one.capture_id for one in taken}) == len(captures(other).rows) == 1


def test_a_capture_whose_address_is_sealed_is_not_taken_in(other: Desk) -> None:
    ledger = whole_ledger()
    contents = replace(ledger.contents(), disclosed={3: ledger.words[3]})
    assert import_dossier(other, build(contents, KATE))[1] == ()
    assert size_of(other) == 1


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("published_on", "last week", "is no day"),
        ("media_type", 7, "is not text"),
        ("derivation", [], "is not text"),
    ],
)
def test_a_record_that_cannot_be_read_refuses_all(
    other: Desk, field: str, value: JsonValue, problem: str
) -> None:
    ledger = whole_ledger()
    ledger.capture(TEXT, **{field: value})
    files = build(replace(ledger.contents(), disclosed=ledger.words), KATE)
    assert examine(files).ok
    with pytest.raises(LedgerBroken, match=problem):
        import_dossier(other, files)
    assert size_of(other) == 1


def test_a_checkpoint_that_cannot_be_kept_is_said(other: Desk) -> None:
    (other.folder / "dossiers").write_bytes(b"")
    with pytest.raises(BadInput, match="cannot be kept"):
        import_dossier(other, made_dossier())


def test_a_ledger_that_was_rewritten_is_not_handed_over(story: tuple[Desk, str, str]) -> None:
    desk, chosen, _ = story
    protect(desk)
    edit(desk, "UPDATE event SET envelope = CAST(replace(envelope, 'kate', 'bobo') AS BLOB) WHERE seq = 3")
    with pytest.raises(LedgerBroken, match="would not hold"):
        pack_dossier(desk, [chosen], {})


def test_a_folder_and_a_zip_are_the_same_dossier(tmp_path: Path) -> None:
    files = made_dossier()
    for name in ("bag", "bag.zip"):
        write_dossier(files, tmp_path / "new" / name)
        assert read_dossier(tmp_path / "new" / name) == files
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"bag", "bag.zip"}


@pytest.mark.parametrize("name", ["bag", "bag.zip"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.write_bytes(b"mine")
    with pytest.raises(BadInput, match="never written over"):
        write_dossier(made_dossier(), place)
    place.unlink()
    place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="never written over"):
        write_dossier(made_dossier(), place)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput, match="cannot be written"):
        write_dossier(made_dossier(), tmp_path / "file" / "bag")


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    write_dossier(made_dossier(), tmp_path / "bag")
    (tmp_path / "bag" / "data" / "link").symlink_to("/etc")
    with pytest.raises(DossierRefused, match="is a link"):
        read_dossier(tmp_path / "bag")


def test_what_is_not_there_or_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_dossier(tmp_path / "missing")
    with pytest.raises(DossierRefused, match="no folder and no zip"):
        read_dossier(Path("/dev/null"))


def test_the_kept_checkpoint_is_named_by_its_bytes(other: Desk) -> None:
    files = made_dossier()
    import_dossier(other, files)
    import_dossier(other, files)
    (kept,) = (other.folder / "dossiers").iterdir()
    assert kept.stem == hashlib.sha256(kept.read_bytes()).hexdigest()[:32]
