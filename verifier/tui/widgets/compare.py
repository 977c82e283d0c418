"""Two wordings side by side, with the words that differ marked."""

from difflib import SequenceMatcher

from textual.content import Content

from verifier.tui.widgets.safe import words

# Long texts are compared only in their beginning: the matcher is quadratic on repetitive words.
_MOST_WORDS = 400
_STRIPPED = ".,;:!?\"'“”‘’«»()[]"


def compared(left: str, right: str) -> tuple[Content, Content]:
    """Return both texts with the words that the other does not have in its place bold and underlined."""
    left_words, right_words = left.split(), right.split()
    blocks = SequenceMatcher(
        None, _keys(left_words), _keys(right_words), autojunk=False
    ).get_matching_blocks()
    same_left = {block.a + i for block in blocks for i in range(block.size)}
    same_right = {block.b + i for block in blocks for i in range(block.size)}
    return _marked(left_words, same_left), _marked(right_words, same_right)


def _keys(found: list[str]) -> list[str]:
    return [word.strip(_STRIPPED).casefold() for word in found[:_MOST_WORDS]]


def _marked(found: list[str], same: set[int]) -> Content:
    plain = (words(word) if i in same else words(word, "bold underline") for i, word in enumerate(found))
    return words(" ").join(plain)
