"""Word lists as the rules keep them: written as one string, held as a set."""


def words(listed: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(listed.split())
