"""Links inside one text: a line without a speaker stands on another line that names one."""

from collections.abc import Sequence
from dataclasses import replace

from claims.model.chains import Chain, Suggestion


def linked_chain(suggestion: Suggestion, suggestions: Sequence[Suggestion]) -> Chain:
    """Return the chain of a suggestion, led on to the source named at the place it stands on.

    A headline or hedged line whose chain names nobody but the outlet gets the named hops of the
    statement it is `supported_by`, marked as inferred. A person sees the link before accepting it.
    """
    if suggestion.supported_by is None or any(hop.named for hop in suggestion.chain[1:]):
        return suggestion.chain
    start, end = suggestion.supported_by
    for other in suggestions:
        named = [hop for hop in other.chain[1:] if hop.named]
        if named and start <= other.start and other.end <= end:
            return (*suggestion.chain, *(replace(hop, explicit=False) for hop in named))
    return suggestion.chain
