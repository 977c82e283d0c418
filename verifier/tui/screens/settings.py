"""The settings in force: their values, where each comes from, and how to change it."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from verifier.config import CONFIG_VARIABLE, MEANINGS, OPTIONS, Origin, Settings, config_file, origins
from verifier.tui.messages import RowOpened, SettingsLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.saved_filters import filters_file
from verifier.tui.widgets.outline import Entry, Outline, gap, heading
from verifier.tui.widgets.safe import between, cut, join, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_PASSWORD = re.compile(r"(://[^:/@\s]*):[^@\s]*@")
_GLYPH = {Origin.DEFAULT: "○", Origin.FILE: "●", Origin.OPTION: "▸", Origin.LATER: "⚑"}
_NAME_ROOM, _VALUE_ROOM = 18, 34


@dataclass(frozen=True, slots=True)
class SettingShown:
    """One setting: its name, its value as the file has it, and where that comes from."""

    name: str
    value: str
    origin: Origin


def settings_shown(settings: Settings, found: Mapping[str, Origin]) -> Iterator[SettingShown]:
    """Yield every setting in the order of their meanings; a password in an address is not shown."""
    for name in MEANINGS:
        yield SettingShown(name, as_typed(getattr(settings, name)), found[name])


def as_typed(value: object) -> str:
    """Return a value as it is typed into the file, without the password of an address."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return f"[{', '.join(as_typed(one) for one in value)}]"
        case Mapping():
            pairs = ", ".join(f"{as_typed(key)} = {as_typed(one)}" for key, one in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case _:
            return json.dumps(_PASSWORD.sub(r"\1:…@", str(value)), ensure_ascii=False)


class SettingsScreen(DeskScreen):
    """Read-only: a setting is changed in the file, by the person whose it is."""

    LABEL = "Settings"

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield Outline(id="settings")

    @property
    def page(self) -> Outline:
        """The page of settings."""
        return self.query_one("#settings", Outline)

    def reload(self) -> None:
        """Look where the settings come from; the file may have changed."""
        settings = self.session.settings

        def read(desk: "Desk") -> Message:  # noqa: ARG001  every reading is given the desk
            return SettingsLoaded(origins(settings))

        self.load(read, group="settings")

    @on(SettingsLoaded)
    def show_settings(self, event: SettingsLoaded) -> None:
        """Show the settings and the files."""
        rows = list(settings_shown(self.session.settings, event.origins))
        self.page.show([*_files(), gap(), heading("IN FORCE"), *(e for row in rows for e in _entries(row))])
        changed = sum(row.origin is not Origin.DEFAULT for row in rows)
        self.show_head(words(f"{len(rows)} settings, {changed} not as they come", "dim"))

    @on(RowOpened)
    def tell_how(self) -> None:
        """Tell how the setting under the cursor is changed."""
        self.action_why()

    def why(self) -> tuple[str, list[Content]]:
        """Explain the setting under the cursor and how to change it."""
        row = self.page.row
        if not isinstance(row, SettingShown):
            return super().why()
        return row.name, _how(row)


def _files() -> Iterator[Entry]:
    path = config_file()
    named = f", named by ${CONFIG_VARIABLE}" if os.environ.get(CONFIG_VARIABLE) else ""
    there = "" if path.is_file() else ": not there yet, it need not be"
    yield heading("FILES")
    yield Entry(join(words(str(path), "bold"), words(f"  settings{named}{there}", "dim")))
    yield Entry(join(words(str(filters_file()), "bold"), words("  saved filters: / then S saves one", "dim")))


def _entries(row: SettingShown) -> Iterator[Entry]:
    value = cut(words(row.value, "" if row.origin is Origin.DEFAULT else "bold"), _VALUE_ROOM)
    line = join(
        words(f"{row.name:<{_NAME_ROOM}}", "bold"),
        value.pad_right(max(_VALUE_ROOM - value.cell_length, 0)),
        words(f"  {_GLYPH[row.origin]} {row.origin.value}"),
    )
    yield Entry(line, row)
    yield Entry(words(MEANINGS[row.name], "dim"), lead="  ", follow="  ")


def _how(row: SettingShown) -> list[Content]:
    option = f"--{row.name}" if row.name in OPTIONS else ""
    told = {
        Origin.DEFAULT: "Nothing sets it: this is how it comes.",
        Origin.FILE: "The file sets it.",
        Origin.OPTION: f"The option {option} of this run sets it, over the file.",
        Origin.LATER: "The file was changed since this run began; it counts from the next start on.",
    }
    return [
        words(f"{row.name} = {row.value}", "bold"),
        words(MEANINGS[row.name]),
        words(""),
        words(told[row.origin]),
        between(
            " ", [words("To change it put a line like the first one into"), words(str(config_file()), "bold")]
        ),
        words("and start the program again." + (f" {option} sets it for one run." if option else "")),
    ]
