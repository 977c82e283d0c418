"""The article in a page, found by trafilatura; the only module that imports it."""

import lxml.html
import trafilatura
from lxml.etree import ParserError

TOOL = "trafilatura"
VERSION: str = trafilatura.__version__
OPTIONS = "fast, no comments"


def article(markup: str) -> tuple[str, str]:
    """Return the text of the article in a page, else an empty text and the flag that says why.

    Raises nothing for any markup. Above 2,048 nested elements the parser drops text, so such a page has no
    article and is taken whole.
    """
    # Without huge_tree it would drop text below 255 elements already, and say so in a log that nobody reads.
    parser = lxml.html.HTMLParser(
        huge_tree=True, encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        tree = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return "", "nested-too-deep: the whole page's text was taken"
    found = None if tree is None else trafilatura.extract(tree, fast=True, include_comments=False)
    return found or "", "no-article-found: the whole page's text was taken"
