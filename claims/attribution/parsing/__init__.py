"""Who says so by the grammar of a sentence: a small parsing model beside the rules.

An optional part, and the only importer of spacy, inside the function that needs it. A parse proposes
sources, cues and contents that the rules missed and mends their edges; it overrules no hedge, no quotation
and no headline, and without it every suggestion stays as the rules make it.
"""

from claims.attribution.parsing.model import Parser, open_parser

__all__ = ["Parser", "open_parser"]
