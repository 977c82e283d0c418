import getpass
from pathlib import Path

import pytest

from claims.errors import SettingInvalid
from verifier.config import MEANINGS, Settings, config_file, load_settings


@pytest.fixture
def file() -> Path:
    """The settings file of the test, which is not there yet."""
    return config_file()


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert not file.exists()
    settings = load_settings()
    assert settings.workspace.name == "verifier"
    assert settings.database_url == f"sqlite:///{settings.workspace / 'verifier.db'}"
    assert (settings.allow_addresses, settings.theme) == ((), "dark")
    assert settings.reviewer


def test_every_setting_has_a_meaning() -> None:
    assert MEANINGS.keys() == set(Settings.__dataclass_fields__)


def test_the_file_is_read_and_options_go_first(file: Path, tmp_path: Path) -> None:
    file.write_text(
        'workspace = "~/desk"\nreviewer = "kate"\ntheme = "light"\nreduced_motion = true\n'
        'allow_addresses = ["10.0.0.0/8"]\ndatabase = "sqlite:///x.db"\nkeymap = {"claim.rate" = "R"}\n',
        encoding="utf-8",
    )
    settings = load_settings()
    assert settings.workspace == Path.home() / "desk"
    assert (settings.reviewer, settings.theme, settings.reduced_motion) == ("kate", "light", True)
    assert settings.allow_addresses == ("10.0.0.0/8",)
    assert settings.keymap == {"claim.rate": "R"}
    assert settings.database_url == "sqlite:///x.db"
    chosen = load_settings(workspace=tmp_path, database="sqlite:///y.db", reviewer="tom")
    assert (chosen.workspace, chosen.database, chosen.reviewer) == (tmp_path, "sqlite:///y.db", "tom")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worksapce = 'x'", "did you mean 'workspace'"),
        ("allowed_addresses = []", "did you mean 'allow_addresses'"),
        ("zzz = 1", "there are: allow_addresses"),
        ("reviewer = 7", "reviewer has the wrong kind"),
        ("workspace = ['a']", "workspace has the wrong kind"),
        ("reduced_motion = 'yes'", "reduced_motion has the wrong kind"),
        ("theme = 'pink'", "dark, light"),
        ("allow_addresses = '10.0.0.0/8'", "allow_addresses has the wrong kind"),
        ("allow_addresses = [1]", "allow_addresses has the wrong kind"),
        ("keymap = {a = 1}", "keymap has the wrong kind"),
        ("theme = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(file: Path, text: str, words: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingInvalid) as refused:
        load_settings()
    assert words in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_file_that_is_no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingInvalid, match="cannot be read"):
        load_settings()


def test_a_system_without_login_names_has_a_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert load_settings().reviewer == "reviewer"
