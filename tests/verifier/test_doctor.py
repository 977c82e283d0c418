import sqlite3
from pathlib import Path

import pytest

from verifier.bootstrap import load_samples, open_desk, workspace_exists
from verifier.config import Settings
from verifier.doctor import Finding, examine


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(workspace=tmp_path / "workspace", reviewer="kate")


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


def test_a_sound_workspace(settings: Settings) -> None:
    assert not workspace_exists(settings)
    desk = open_desk(settings)
    load_samples(desk)
    desk.close()
    assert workspace_exists(settings)
    found = by_name(examine(settings))
    assert all(finding.ok for finding in found.values())
    extras = {"[capture]", "[multilingual]", "[nlp]", "[postgres]", "[semantic]", "[serve]"}
    assert found.keys() - {"vectors"} == {"sqlite", "meaning", "ledger", "index"} | extras
    assert ("vectors" in found) is (found["meaning"].text != "not used")
    assert "caught up" in found["index"].text
    assert "was 0 events behind" in by_name(examine(settings))["index"].text


def test_an_edited_row_is_found(settings: Settings) -> None:
    desk = open_desk(settings)
    load_samples(desk)
    desk.close()
    with sqlite3.connect(settings.workspace / "verifier.db") as connection:
        connection.execute("UPDATE capture SET title = 'Another title'")
    connection.close()
    found = by_name(examine(settings))
    assert not found["ledger"].ok
    assert "capture" in found["ledger"].text


def test_a_workspace_that_cannot_be_opened(settings: Settings) -> None:
    settings.workspace.mkdir()
    (settings.workspace / "verifier.db").write_bytes(b"words")
    found = by_name(examine(settings))
    assert not found["workspace"].ok
    assert found["sqlite"].ok


def test_a_folder_where_the_database_should_be(settings: Settings) -> None:
    (settings.workspace / "verifier.db").mkdir(parents=True)
    assert not by_name(examine(settings))["workspace"].ok


def test_an_extra_that_is_missing_is_no_trouble(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.doctor.EXTRAS", {"capture": "no_such_module"})
    extra = by_name(examine(settings))["[capture]"]
    assert extra.ok
    assert "pip install 'verifier[capture]'" in extra.text
