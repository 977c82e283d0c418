"""From chains and judgements to origins, how many of them are independent, and what that allows.

A mention stands on the last named hop of its chain. When that source, in another chain of the same
claim, rests on somebody else, the mention stands on that one too: ten outlets citing one report count
once, and so does the report's own page. A text found to reuse another stands on what the other stands
on. Unnamed origins never merge and never count; a cycle counts nothing. Pure functions over values.
"""

from claims.corroboration.counting import FLAG_CYCLE, FLAG_UNNAMED_BEYOND, chain_line, corroborate
from claims.corroboration.independence import NEEDED

__all__ = ["FLAG_CYCLE", "FLAG_UNNAMED_BEYOND", "NEEDED", "chain_line", "corroborate"]
