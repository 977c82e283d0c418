import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.display import deception_flags, safe_display, safe_display_with_offsets

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\x1b\x7f\x9b\r\n\t\u202e\u200b\u2066\ufeff\ufe0f\u3164\u0301\u0489\ud800\U000e0041"
        ),
    )
)


def is_unsafe(char: str) -> bool:
    return (
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        or 0xFE00 <= ord(char) <= 0xFE0F
        or 0xE0100 <= ord(char) <= 0xE01EF
        or char in "\u115f\u1160\u3164\uffa0"
    ) and char != "\n"


def longest_mark_run(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        longest = max(longest, run)
    return longest


@given(HOSTILE)
def test_nothing_unsafe_is_shown(text: str) -> None:
    shown = safe_display(text)
    assert not [char for char in shown if is_unsafe(char)]
    assert longest_mark_run(shown) <= 8


@given(HOSTILE)
def test_a_safe_text_is_shown_as_it_is(text: str) -> None:
    once = safe_display(text)
    assert safe_display(once) == once


@given(HOSTILE)
def test_offsets_lead_there_and_back(text: str) -> None:
    shown = safe_display_with_offsets(text)
    positions = [shown.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert positions[-1] == len(shown.text)
    for offset, position in enumerate(positions[:-1]):
        back = shown.offset(position)
        assert back <= offset
        if not is_unsafe(text[offset]) and shown.text[position] == text[offset]:
            assert back == offset


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("freed\x1b[2Jjailed", "freed␛[2Jjailed"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "⟨009B⟩31m"),
        ("one\ttwo\nthree\r\n", "one two\nthree␍\n"),
        ("to\u202eyap", "to⟨202E⟩yap"),
        ("a\u2028b", "a⟨2028⟩b"),
        ("x\ufe00\U000e0100", "x⟨FE00⟩⟨E0100⟩"),
        ("\u3164", "⟨3164⟩"),
        ("\ud800", "⟨D800⟩"),
        ("e" + "\u0301" * 20, "e" + "\u0301" * 8 + "⟨+12⟩"),
        ("Żółw, ёж, 東京, خبر, [b] {x}", "Żółw, ёж, 東京, خبر, [b] {x}"),
    ],
)
def test_marks(text: str, shown: str) -> None:
    assert safe_display(text) == shown


def test_a_span_of_the_capture_is_found_in_what_is_shown() -> None:
    text = "The\u202e mayor \x1bsaid no"
    shown = safe_display_with_offsets(text)
    start = text.index("said")
    assert shown.text[shown.position(start) : shown.position(start + 4)] == "said"
    assert shown.offset(shown.position(start)) == start


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("An honest line.\r\nAnd another, with a\u00adsoft hyphen.", ()),
        ("می\u200cخواهم 👩\u200d🚒 ❤\ufe0f", ()),
        ("\ufeffStarts with a mark", ()),
        ("Δt of 5 μm", ()),
        ("Минск and Minsk", ()),
        ("\x1b[8mhidden", ("control-character",)),
        ("DENIED\rCONFIRMED", ("control-character",)),
        ("ab\u2067c", ("bidi-control",)),
        ("pay\u200bload", ("invisible-character",)),
        ("ja\u200dil", ("invisible-character",)),
        ("mid\ufeffdle", ("invisible-character",)),
        ("p\u0430ypal", ("mixed-script",)),
        ("x\ud800", ("unassigned-character",)),
        ("e" + "\u0301" * 9, ("stacked-marks",)),
    ],
)
def test_deception_flags(text: str, flags: tuple[str, ...]) -> None:
    assert deception_flags(text) == flags


@pytest.mark.parametrize("unit", ["plain words ", "\x1b[31m", "\u0301", "сл\u202eово "])
def test_time_is_linear(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    safe_display(text)
    assert time.process_time() - began < 2
