"""All the text of a page in reading order: the plain way, which loses nothing however deep it is nested.

The scan is linear whatever is left open (the parser of Python 3.11 is not, CVE-2025-6069), and what is
left open at the end of the file is dropped, as browsers do (HTML Standard, 13.2.5).
"""

import html
import re
from collections.abc import Iterator

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
# Their content is no markup: it ends at their own end tag alone.
RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
# A quote belongs to a tag only behind an equals sign. The possessive * keeps a tag without end linear.
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)(?:[^>=]|=\s*+(?:\"[^\"]*\"|'[^']*')?)*+>")
LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
BLANK_LINES = re.compile(r"\n\s*\n+")
LONGEST_TITLE = 500


def _parts(markup: str) -> Iterator[tuple[str, str]]:
    """Yield ("text", words), ("start", tag) and ("end", tag) in order."""
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    at = 0
    while at >= 0:
        opening = markup.find("<", at)
        if opening < 0:
            yield "text", markup[at:]
            return
        yield "text", markup[at:opening]
        if markup.startswith("<!--", opening):
            at = _after(markup, "-->", opening)
        elif markup.startswith(("<!", "<?"), opening):
            at = _after(markup, ">", opening)
        elif (tag := TAG.match(markup, opening)) is not None:
            name = tag[2].lower()
            yield "end" if tag[1] else "start", name
            at = tag.end()
            if name in RAW and not tag[1]:
                closing = lower.find(f"</{name}", at)
                yield "text", markup[at : closing if closing >= 0 else len(markup)]
                at = closing
        elif re.match(r"</?[a-zA-Z]", markup[opening : opening + 3]):
            return
        else:
            yield "text", "<"
            at = opening + 1


def _after(markup: str, mark: str, start: int) -> int:
    """Return the place behind the next mark, -1 where there is none."""
    found = markup.find(mark, start)
    return found + len(mark) if found >= 0 else -1


def _unescape(text: str) -> str:
    # Python refuses to read a number of thousands of digits; none of eight names a character.
    return html.unescape(LONG_REFERENCE.sub("\ufffd", text))


def page_text(markup: str) -> str:
    """Return the text of a page, paragraphs apart by an empty line."""
    pieces: list[str] = []
    hidden: list[str] = []
    for kind, value in _parts(markup):
        if kind == "text":
            if not hidden:
                pieces.append(_unescape(value))
        elif value == "body":
            hidden.clear()
        elif value in BLOCKS:
            pieces.append("\n\n")
        elif value in HIDDEN or value == "title":
            _note_hidden(hidden, kind, value)
    text = SPACES.sub(" ", "".join(pieces))
    lines = (line.strip() for line in BLANK_LINES.sub("\n\n", text).split("\n"))
    return "\n".join(lines).strip()


def _note_hidden(hidden: list[str], kind: str, tag: str) -> None:
    """Keep which hidden parts are open; an end without its start is passed over."""
    if kind == "start":
        hidden.append(tag)
    elif tag in hidden:
        while hidden.pop() != tag:
            pass


def page_title(markup: str) -> str:
    """Return the title of a page on one line, empty where it has none."""
    parts = _parts(markup)
    for part in parts:
        if part == ("start", "title"):
            _, title = next(parts)
            return " ".join(_unescape(title).split())[:LONGEST_TITLE]
    return ""
