"""Keys: each has an id, a label and a tooltip, the footer shows few, help and palette show all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.widgets import Footer

from verifier.tui.app import VerifierApp
from verifier.tui.dialogs.base import Dialog
from verifier.tui.dialogs.go import PLACES
from verifier.tui.dialogs.pages import HelpDialog
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.failure import FailureScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.keymap import keymap_problems
from verifier.tui.screens.places import BASE_SCREENS, KEYED
from verifier.tui.screens.queue import QueueScreen
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.search import SearchScreen
from verifier.tui.widgets.outline import Outline
from verifier.tui.widgets.reading import CapturedText
from verifier.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

MOST_SHOWN = 7
DESIGNED = {
    "j": "list.next", "k": "list.previous", "enter": "list.open", "slash": "claims.filter",
    "colon": "desk.palette", "question_mark": "desk.help", "u": "desk.undo", "U": "desk.redo",
    "w": "desk.why", "Y": "desk.copy", "g": "desk.go", "i": "desk.inbox", "escape": "desk.back",
    "tab": "desk.pane",
    "right_square_bracket": "reader.next", "left_square_bracket": "reader.previous",
    "y": "reader.accept", "n": "reader.reject", "e": "reader.edit", "m": "reader.match", "t": "reader.chain",
    "s": "reader.split",
    "1": "pair.same", "2": "pair.narrows", "3": "pair.updates", "4": "pair.contradicts",
    "0": "pair.not-same", "space": "pair.unsure",
    "o": "claim.origins", "equals_sign": "claim.judge", "r": "claim.rate", "f": "claim.hand-over",
}  # fmt: skip


def classes(root: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield root
    for child in root.__subclasses__():
        yield from classes(child)


def own_bindings() -> list[Binding]:
    roots: list[type[DOMNode]] = [
        DeskScreen,
        Dialog,
        FailureScreen,
        RowList,
        Outline,
        CapturedText,
        VerifierApp,
    ]
    found: list[Binding] = []
    for root in roots:
        for cls in classes(root):
            if cls.__module__.startswith("verifier."):
                found += [
                    binding for binding in vars(cls).get("BINDINGS", []) if isinstance(binding, Binding)
                ]
    return found


def test_every_binding_has_an_id_a_label_and_a_tooltip() -> None:
    bindings = own_bindings()
    assert len(bindings) > 60
    assert [b for b in bindings if not (b.id and b.description and b.tooltip)] == []


def test_no_two_bindings_share_an_id() -> None:
    ids = [binding.id for binding in own_bindings()]
    assert sorted({name for name in ids if ids.count(name) > 1}, key=str) == []


@pytest.mark.parametrize(("key", "name"), DESIGNED.items())
def test_the_designed_keys_are_bound(key: str, name: str) -> None:
    assert [key in b.key.split(",") for b in own_bindings() if b.id == name] == [True]


def footer(work: "Work") -> list[str]:
    active = work.screen.active_bindings.values()
    return list(dict.fromkeys(bound.binding.action for bound in active if bound.binding.show))


@pytest.mark.parametrize("place", BASE_SCREENS)
async def test_no_footer_shows_more_than_seven_keys(at_work: "AtWork", place: str) -> None:
    async with at_work("story") as work:
        await work.app.switch_mode(place)
        await work.settle()
        assert len(footer(work)) <= MOST_SHOWN


async def test_the_reader_keeps_its_footer_short_in_every_state(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        assert footer(work)[:5] == ["accept", "reject", "edit", "match", "chain"]
        assert len(footer(work)) <= MOST_SHOWN
        await work.press("v")
        assert "accept" not in footer(work)
        assert len(footer(work)) <= MOST_SHOWN
        await work.press("escape", "y", "left_square_bracket", "tab", "enter")
        assert len(footer(work)) <= MOST_SHOWN


def whole_footer(work: "Work") -> bool:
    return work.screen.query_one(Footer).max_scroll_x == 0


async def test_at_80_columns_no_footer_is_cut(at_work: "AtWork") -> None:
    async with at_work("story", size=(80, 24)) as work:
        work.app.session.ledger_size = 99_999
        for key in "qcdseai":
            await work.press("g", key)
            assert whole_footer(work), key
        await work.press("enter", "y")
        assert whole_footer(work)
        await work.press("v")
        assert whole_footer(work)
        for keys in (
            ("g", "c", "enter"),
            ("g", "s", "enter"),
            ("g", "c", "b", "x", "enter", "g", "e", "enter"),
        ):
            await work.press(*keys)
            assert whole_footer(work), work.screen


async def test_g_then_a_letter_goes_to_every_place(at_work: "AtWork") -> None:
    async with at_work() as work:
        for place in PLACES:
            await work.press("g", place.key)
            assert work.app.current_mode == place.name
            if isinstance(work.screen, SearchScreen):
                await work.press("enter")
        await work.press("g", "c", "i")
        assert work.app.current_mode == "inbox"


async def test_going_to_the_place_one_is_in_returns_to_its_first_screen(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "g", "i")
        assert len(work.app.screen_stack) == 1


async def test_a_place_shows_its_first_screen_and_escape_goes_back(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "g", "c", "g", "i")
        assert isinstance(work.screen, InboxScreen)
        await work.press("g", "c", "g", "d", "escape")
        assert isinstance(work.screen, ClaimsScreen)
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)
        assert work.told == []
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)
        assert any("You began here" in told for told in work.told)


async def test_going_back_finds_a_place_as_it_was_left(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "g", "c", "escape")
        assert isinstance(work.screen, ReaderScreen)
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)


async def test_the_way_to_the_next_pane_is_offered_where_there_is_one(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        assert "tab" not in work.screen.active_bindings
        await work.press("enter")
        assert "tab" in work.screen.active_bindings


async def test_help_lists_every_key_of_the_screen(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        bound = {b.binding.description for b in work.screen.active_bindings.values() if b.binding.tooltip}
        await work.press("question_mark")
        assert isinstance(work.screen, HelpDialog)
        page = "\n".join(line.plain for line in work.screen.lines)
        assert [label for label in bound if label not in page] == []
        await work.press("question_mark")
        assert not isinstance(work.screen, HelpDialog)


async def test_the_palette_has_every_action(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        titles = [command.title for command in work.app.get_system_commands(work.screen)]
        bound = {b.binding.description for b in work.screen.active_bindings.values() if b.binding.tooltip}
        assert [label for label in bound if not any(title.startswith(label) for title in titles)] == []
        assert "Go to Duplicates" in titles
        await work.pilot.press("colon")
        await work.pilot.pause()
        assert isinstance(work.screen, CommandPalette)


async def test_the_keymap_of_the_settings_rules(at_work: "AtWork") -> None:
    async with at_work(keymap={"desk.go": "f5", "claims.filter": "f6"}) as work:
        await work.press("g", "c")
        assert work.app.current_mode == "inbox"
        await work.press("f5", "q")
        assert isinstance(work.screen, QueueScreen)
        await work.press("f5", "c")
        assert isinstance(work.screen, ClaimsScreen)
        assert work.screen.active_bindings["f6"].binding.id == "claims.filter"


async def test_a_keymap_that_cannot_work_is_told_at_the_start(at_work: "AtWork") -> None:
    async with at_work("story", keymap={"reader.accept": "n", "reader.axept": "y"}) as work:
        assert [told for told in work.told if "Accept and Reject" in told]
        assert [told for told in work.told if "'reader.axept'" in told]
        assert len(work.told) == 2


def test_the_keys_as_they_come_do_not_clash() -> None:
    assert list(keymap_problems({}, KEYED)) == []
    assert list(keymap_problems({"claim.rate": "?"}, KEYED)) != []
