"""Walking rendered reports: what may not be in them, whatever the captured words were."""

import html5lib
from markdown_it import MarkdownIt

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
# Everything a report is made of; nothing in it runs, loads or is typed into.
PARTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "section",
    "footer",
    "h1",
    "h2",
    "p",
    "span",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "mark",
    "dl",
    "dt",
    "dd",
    "cite",
    "time",
    "code",
    "pre",
    "details",
    "summary",
    "figure",
    "figcaption",
}
DRAWN = {"svg", "title", "g", "rect", "circle", "path", "text"}
ATTRIBUTES = {
    "id", "class", "href", "rel", "aria-label", "aria-labelledby", "datetime", "lang", "charset", "name",
    "content", "http-equiv",
    "role", "viewBox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "d", "text-anchor",
}  # fmt: skip
HIDDEN = {
    chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029, 0xFEFF, 0xAD)
} | set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")


def assert_html_inert(text: str) -> None:
    """Check that a page holds only the parts of a report, and leads nowhere but to web pages and itself."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    tree = parser.parse(text)
    assert not parser.errors, parser.errors[:3]
    for element in tree.iter():
        assert isinstance(element.tag, str), "a comment"
        known = DRAWN if element.tag.startswith(SVG) else PARTS
        assert element.tag.removeprefix(SVG).removeprefix(HTML) in known, element.tag
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, name
            if name == "href":
                assert value.startswith(("#", "http://", "https://")), value
        if element.tag == f"{HTML}style":
            assert "url(" not in (element.text or "")
            assert "@import" not in (element.text or "")
    assert not HIDDEN & set(text)


def html_text(text: str) -> str:
    """Return what a reader of a page sees."""
    return "".join(html5lib.parse(text).itertext())


PAIRS = ("heading", "paragraph", "bullet_list", "list_item", "blockquote")
BLOCKS = {f"{name}_{side}" for name in PAIRS for side in ("open", "close")} | {"inline", "code_block"}
SPANS = {"text", "link_open", "link_close", "text_special"}


def markdown_outline(text: str) -> list[tuple[str, str]]:
    """Return the blocks of a Markdown text with their tags; inline parts are checked on the way."""
    outline = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        assert token.type in BLOCKS, (token.type, token.content)
        outline.append((token.type, token.tag))
        for part in token.children or ():
            assert part.type in SPANS, (part.type, part.content)
            link = str(part.attrGet("href") or "#")
            assert link.startswith(("#note-", "http://", "https://")) or link == "#", link
    assert not HIDDEN & set(text)
    return outline


def markdown_text(text: str) -> str:
    """Return what a reader of the rendered Markdown sees."""
    return html_text(MarkdownIt("commonmark", {"html": True}).render(text))
