import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import CaptureRefused
from verifier.capture.charsets import decode

CYRILLIC = "Паром зноў ходзіць у порт, сказаў капітан гавані. Дванаццаць караблёў чакалі за молам."
FRENCH = "Le bac est rouvert à Osk, a déclaré la capitaine du port. Douze navires ont attendu près du môle."


@given(st.text())
def test_utf8_is_read_unchanged(text: str) -> None:
    if "\0" in text:
        with pytest.raises(CaptureRefused):
            decode(text.encode(), None, "a file")
    else:
        assert decode(text.encode(), None, "a file").text == text


@given(
    st.binary(),
    st.none() | st.sampled_from(["utf-16", "idna", "unicode-escape", "rot13", "zlib", "\0", "x" * 99]),
)
def test_any_bytes_are_read_or_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared, "a file")
    except CaptureRefused:
        return
    assert "\0" not in decoded.text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (CYRILLIC, "windows-1251"),
        (CYRILLIC, "utf-16"),
        (FRENCH, "iso-8859-1"),
        (FRENCH, "ascii"),
        (FRENCH, "utf-16"),
    ],
)
def test_the_declared_charset_is_used(text: str, charset: str) -> None:
    data = text.encode("cp1252" if charset == "ascii" else charset)
    decoded = decode(data, charset, "a page")
    assert (decoded.text, decoded.flags) == (text, ())


def test_a_wrong_declaration_is_flagged() -> None:
    utf8 = decode(CYRILLIC.encode(), "utf-16", "a page")
    assert utf8.text == CYRILLIC
    assert utf8.flags == ("charset-mismatch: declared utf-16, is utf-8",)
    assert decode(CYRILLIC.encode(), "no-such-charset", "a page").flags


@pytest.mark.parametrize("declared", ["utf-7", "unicode-escape", "idna", "raw_unicode_escape"])
def test_charsets_that_run_escapes_are_never_used(declared: str) -> None:
    data = b"+ADw-script+AD4- \\x3cscript\\x3e"
    assert decode(data, declared, "a page").text == data.decode()


def test_a_guess_from_enough_text_is_flagged_and_right() -> None:
    pytest.importorskip("charset_normalizer")
    decoded = decode((CYRILLIC * 3).encode("cp1251"), "utf-8", "a page")
    assert decoded.text == CYRILLIC * 3
    assert decoded.flags == ("charset-guessed: cp1251",)


def test_a_short_guess_is_western() -> None:
    decoded = decode("Dock café".encode("latin-1"), None, "a file")
    assert (decoded.text, decoded.flags) == ("Dock café", ("charset-guessed: windows-1252",))


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"a\0b", None),
        (b"\x89PNG\r\n\x1a\n", "iso-8859-1"),
        (b"\xff\xfea", None),
        (b"\xff\xfe\0\0a\0\0\0", None),
    ],
)
def test_binary_is_refused_whatever_is_declared(data: bytes, declared: str | None) -> None:
    with pytest.raises(CaptureRefused, match="looks binary"):
        decode(data, declared, "a file")
