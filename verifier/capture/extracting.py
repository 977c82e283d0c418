"""The text in captured bytes, and how it was got."""

import importlib.util
import re
from dataclasses import dataclass

from claims.errors import CaptureRefused
from claims.model.texts import Derivation
from verifier import __version__
from verifier.capture.charsets import decode
from verifier.capture.markup import page_text, page_title

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
PLAIN_TYPES = frozenset({"text/plain", "text/markdown"})
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
META_WITHIN = 4096
WHOLE_PAGE = "whole-page: menus included, the extra [capture] finds the article alone"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text with its title and derivation."""

    text: str
    title: str
    derivation: Derivation


def text_of(data: bytes, media_type: str, *, charset: str | None, where: str) -> Extracted:
    """Return the text in bytes of a type.

    Plain text and Markdown are the decoded bytes, unchanged; of a page it is the article in it. Raises
    CaptureRefused for a type without text or for bytes that are no text.
    """
    if media_type in PLAIN_TYPES:
        decoded = decode(data, charset, where)
        return Extracted(decoded.text, "", Derivation("decode", __version__, decoded.charset, decoded.flags))
    if media_type in HTML_TYPES:
        return _article(data, charset, where)
    raise CaptureRefused(
        f"{where} is {media_type or 'of no known type'}; pages, text and Markdown can be captured"
    )


def _article(data: bytes, charset: str | None, where: str) -> Extracted:
    declared = META_CHARSET.search(data[:META_WITHIN])
    meta = declared.group(1).decode("ascii") if declared else None
    decoded = decode(data, charset or meta, where)
    title = page_title(decoded.text)
    odd: tuple[str, ...] = (WHOLE_PAGE,)
    if importlib.util.find_spec("trafilatura") is not None:
        from verifier.capture import articles

        article, odd = articles.article(decoded.text)
        if article:
            options = f"{decoded.charset}, {articles.OPTIONS}"
            derivation = Derivation(articles.TOOL, articles.VERSION, options, decoded.flags + odd)
            return Extracted(article, title, derivation)
    derivation = Derivation("page-text", __version__, decoded.charset, decoded.flags + odd)
    return Extracted(page_text(decoded.text), title, derivation)
