"""Finding the same claim elsewhere, and saying what a pair is.

Two stages that never mix: `index` brings candidates, `decision` says what they are. Nothing here may open
a connection, know the store or draw; `similarity` is the only importer of rapidfuzz, `index` of tantivy.
"""
