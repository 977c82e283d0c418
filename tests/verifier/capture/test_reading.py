"""Files and standard input; what is refused is tested through the command line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput, CaptureRefused
from verifier.capture.extracting import text_of
from verifier.capture.markup import page_text, page_title
from verifier.capture.targets import get, is_address, outlet_of
from verifier.config import Settings


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.markdown", "noending"])
def test_plain_text_is_the_decoded_file(tmp_path: Path, closed: Settings, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b" # Dock\r\n\r\n<b>Ferries</b> run.\t\n")
    fetched = get(str(path), closed)
    assert fetched.data == path.read_bytes()
    assert fetched.text == path.read_bytes().decode()
    assert (fetched.url, fetched.title) == (path.as_uri(), path.stem)


def test_a_page_is_its_article_with_its_title(tmp_path: Path, closed: Settings) -> None:
    path = tmp_path / "ferry.html"
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    words = "<p>The ferry to Osk runs again after nine weeks of repairs, the harbour master said.</p>" * 5
    head = "<head><title>Ferry &amp;\n dock</title></head>"
    path.write_text(f"<html>{head}<body>{menu}<article>{words}</article></body></html>", encoding="utf-8")
    fetched = get(str(path), closed)
    assert "nine weeks" in fetched.text
    assert "Sport" not in fetched.text
    assert fetched.title == "Ferry & dock"


@pytest.mark.parametrize("path", ["\0", "a\0b.txt", "~nobody-of-that-name/a.txt"])
def test_a_path_that_no_system_takes(closed: Settings, path: str) -> None:
    with pytest.raises(BadInput):
        get(path, closed)


def test_a_type_without_text() -> None:
    with pytest.raises(CaptureRefused, match="image/png"):
        text_of(b"x", "image/png", charset=None, where="a page")
    with pytest.raises(CaptureRefused, match="no known type"):
        text_of(b"x", "", charset=None, where="a page")


@pytest.mark.parametrize(
    ("target", "outlet"),
    [
        ("https://www.tide.example/a", "tide.example"),
        ("http://Tide.example:80/", "tide.example"),
        ("https://edition.cnn.com/a/b", "CNN"),
        ("a.txt", ""),
    ],
)
def test_the_outlet_is_whose_host_it_is_or_the_host(target: str, outlet: str) -> None:
    assert is_address(target) == bool(outlet)
    assert outlet_of(target) == outlet


def test_deep_nesting_loses_no_words() -> None:
    depth = 3_000
    markup = f"<body>{'<div>' * depth}The ferry runs.{'</div>' * depth}</body>"
    assert page_text(markup) == "The ferry runs."
    extracted = text_of(markup.encode(), "text/html", charset="utf-8", where="a page")
    assert "The ferry runs." in extracted.text


@given(st.text(alphabet="<>/!-[]&;ab \"'=?", max_size=60))
def test_any_markup_can_be_read(markup: str) -> None:
    assert isinstance(page_text(markup), str)
    assert "\n" not in page_title(markup)


def test_hidden_parts_are_no_text() -> None:
    hidden = "<title>T</title><script>var a = '<p>no</p>'</script><style>p{}</style>"
    markup = f"{hidden}<p>One<br>two</p></script>three"
    assert page_text(markup) == "One\n\ntwo\n\nthree"
    assert page_text("<head><meta><template>x</head><body><p>All</p>") == "All"
    assert page_text("a<![CDATA[b]]>c<![if x]>d") != ""


def test_without_the_extra_the_whole_page_is_taken_and_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    page = "<title>Ferry</title><nav>Home</nav><p>Пором ходить.</p>".encode("cp1251")
    extracted = text_of(page, "text/html", charset="windows-1251", where="a page")
    assert extracted.text == "Home\n\nПором ходить."
    assert extracted.derivation.tool == "page-text"
    assert extracted.derivation.options == "cp1251"
    assert "whole-page" in extracted.derivation.flags[0]
