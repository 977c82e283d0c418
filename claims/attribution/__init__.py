"""Who says so: from a captured text to suggested claims with their chains, by rules without a model.

It reads text and returns values. It does not count origins, compare claims or store anything, and it
never decides what is true.
"""

from claims.attribution.actors import anonymous
from claims.attribution.chains import parse_chain, settled
from claims.attribution.suggesting import suggest

__all__ = ["anonymous", "parse_chain", "settled", "suggest"]
