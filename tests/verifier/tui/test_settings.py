"""The settings screen: every value, where it comes from, and how to change it; no password is shown."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verifier.config import Origin, Settings, config_file, load_settings, login_name, origins
from verifier.tui.dialogs.pages import RefusalDialog, WhyDialog
from verifier.tui.screens.settings import SettingShown, SettingsScreen, as_typed

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


def test_each_setting_knows_where_it_comes_from(tmp_path: Path) -> None:
    assert set(origins(load_settings()).values()) == {Origin.DEFAULT}
    config_file().write_text('theme = "light"\nworkspace = "~/desk"\nreviewer = "mika"\n', encoding="utf-8")
    settings = load_settings(workspace=tmp_path)
    found = origins(settings)
    assert found["theme"] is Origin.FILE
    assert found["reviewer"] is Origin.FILE
    assert found["workspace"] is Origin.OPTION
    assert found["keymap"] is Origin.DEFAULT
    config_file().write_text('theme = "dark"\n', encoding="utf-8")
    assert origins(settings)["theme"] is Origin.LATER
    assert load_settings().reviewer == login_name()


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (True, "true"),
        ("", '""'),
        (Path("/desk"), '"/desk"'),
        (("10.0.0.0/8",), '["10.0.0.0/8"]'),
        ({"claim.rate": "R"}, '{ "claim.rate" = "R" }'),
        ("postgresql+psycopg://kate:s3cret@host/desk", '"postgresql+psycopg://kate:…@host/desk"'),
        ("postgresql+psycopg://kate@host/desk", '"postgresql+psycopg://kate@host/desk"'),
    ],
)
def test_a_value_reads_as_it_is_typed_and_never_shows_a_password(value: object, typed: str) -> None:
    assert as_typed(value) == typed


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_setting_is_shown_with_its_origin(at_work: "AtWork", size: tuple[int, int]) -> None:
    config_file().write_text("reduced_motion = true\n", encoding="utf-8")
    async with at_work(size=size) as work:
        await work.press("g", "o")
        screen = work.screen
        assert isinstance(screen, SettingsScreen)
        rows = [entry.row for entry in screen.page.entries if isinstance(entry.row, SettingShown)]
        assert {row.name for row in rows} == {item.name for item in fields(Settings)}
        by_name = {row.name: row for row in rows}
        assert by_name["reduced_motion"].origin is Origin.FILE
        assert by_name["workspace"].origin is Origin.OPTION
        assert "▸ option" in work.drawn
        assert "○ default" in work.drawn
        assert config_file().name in work.drawn
        await work.press("end", "enter")
        assert isinstance(work.screen, WhyDialog)
        assert str(config_file())[:40] in work.drawn
        assert "start the program again" in work.drawn


async def test_a_file_that_was_broken_meanwhile_is_told(at_work: "AtWork") -> None:
    async with at_work() as work:
        config_file().write_text("them = 1\n", encoding="utf-8")
        await work.press("g", "o")
        assert isinstance(work.screen, RefusalDialog)
        assert "there is no setting 'them'" in work.read_out
