"""The door: what is shown is display-safe, never markup, and keeps its width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from verifier.tui.widgets.safe import SafeInput, SafeText, cut, ends, paragraphs, words

HOSTILE = [
    "\x1b[2J\x1b]0;owned\x07",
    "a\x9b2Jb",
    "\x1b]8;;http://evil.example\x1b\\x",
    "a\u202egnp\u202c",
    "a\x00b\x7f",
    "a\u200b\u2060b",
    "a\U000e0041b",
    "[@click=app.quit]x[/]",
    "[/",
    "[b +",
    "a\r\nb\u2028c\u2029d\x85e\tf",
    "e" + "\u0301" * 40,
]
_CONTROLS = {chr(code) for code in [*range(32), *range(0x7F, 0xA0)]} - {"\n"}
_UNSEEN = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\u2028\u2029")


def leaks(shown: str) -> set[str]:
    return set(shown) & (_CONTROLS | _UNSEEN)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_show_nothing_a_terminal_acts_on(text: str) -> None:
    shown = words(text).plain
    assert not leaks(shown)
    assert "\n" not in shown


@given(st.text())
def test_words_are_one_safe_line_and_stay_so(text: str) -> None:
    shown = words(text).plain
    assert not leaks(shown + "\n")
    assert words(shown).plain == shown


def test_markup_is_shown_as_it_stands() -> None:
    assert words("[@click=app.quit]x[/]", "bold").plain == "[@click=app.quit]x[/]"


def test_paragraphs_keep_line_breaks() -> None:
    assert paragraphs("a\n\nb").plain == "a\n\nb"


def test_what_is_cut_ends_in_a_sign() -> None:
    assert cut(words("twelve women"), 8).plain == "twelve …"
    assert cut(words("short"), 8).plain == "short"


@pytest.mark.parametrize("width", [20, 40, 80])
def test_ends_fill_the_width_and_cut_the_left_part(width: int) -> None:
    line = ends(words("a long title of a captured text"), words("9 of 9"), width)
    assert line.cell_length == width
    assert line.plain.endswith("9 of 9")


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_line_to_type_in_holds_the_safe_form(text: str) -> None:
    class Probe(App[None]):
        def compose(self) -> ComposeResult:
            yield SafeInput(text)
            yield SafeText(words(text))

    app = Probe()
    async with app.run_test() as pilot:
        field = app.query_one(SafeInput)
        assert not leaks(field.value)
        field.value = text
        await pilot.pause()
        assert not leaks(field.value)
        drawn = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
        assert not leaks(drawn)
