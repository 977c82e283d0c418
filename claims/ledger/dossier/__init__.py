"""Dossiers: what stands behind a summary or a claim, in one folder that anyone can check offline.

A dossier is a BagIt 1.0 bag. Its payload holds acts exactly as the ledger keeps them, each with a proof that
the signed checkpoint covers it, the words disclosed for what was chosen, and the captured bytes and texts.
Words that stay sealed are only their commitments, which the acts hold anyway. PROV, RO-Crate and the summary
as a page are layers for readers; nothing is trusted because of them.

Pure bytes in, bytes out: a dossier in memory is a mapping of path to bytes. `standalone` goes into every
dossier and uses nothing of this package.
"""
