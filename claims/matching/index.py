"""The full-text index: one more projection of the ledger, which may be deleted and is caught up again.

It holds claim wordings, earlier wordings, titles and whole captured texts under folded words, so that a
name is found in another script. It brings candidates and decides nothing.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.matching.exclusive import alone
from claims.matching.query import Question, index_text, question_of

if TYPE_CHECKING:
    import tantivy

FORMAT = 1
"""Raised whenever documents written before would be found differently."""

SIGNED = 0.7
"""Weight of a word of a post's signature beside one of the post."""

LOOKED_THROUGH = 120_000
"""Entries of the index, a word in a document each, that one question may take; so a search of a million
claims takes about as long as one of a hundred thousand."""

RAREST = 4
"""Words of a question that are looked up whatever they take, the rarest first."""

KINDS = ("claim", "capture")
"""What the index holds; every kind has fields of its own."""

NEW = -1
"""Watermark of an index that has seen nothing."""

_STATE = "state.json"
_PART = "\x1f"
_FOOTER = 16
_HEAP = 64_000_000


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What is found under an id: a claim with its wordings, or a capture with its whole text."""

    kind: str
    id: str
    text: str
    title: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that shares words with what was asked for; the score orders hits of one search."""

    kind: str
    id: str
    score: float


class ClaimIndex:
    """A folder with an index; kinds are "claim" and "capture".

    It is opened empty, with `watermark` -1, when it is new, damaged, or was written by another version or
    for another ledger.
    """

    def __init__(self, folder: Path, ledger: str = "") -> None:
        self._folder = folder
        self._ledger = ledger
        with alone(folder):
            self._index, self._watermark = _opened(folder, ledger)
        self._searcher = self._index.searcher()

    @property
    def watermark(self) -> int:
        """The last ledger sequence number that the index has seen."""
        return self._watermark

    def add(self, documents: Iterable[IndexDocument], watermark: int) -> None:
        """Put documents in, each in the place of an earlier one of its kind and id; all or nothing.

        Raises:
            StoreBusy: another process is writing, and was still after two seconds.
        """
        self._write(documents, (), watermark)

    def remove(self, entries: Iterable[tuple[str, str]], watermark: int) -> None:
        """Take documents out by kind and id; ones that are not there are passed over.

        Raises:
            StoreBusy: another process is writing, and was still after two seconds.
        """
        self._write((), entries, watermark)

    def forget(self) -> None:
        """Begin anew: what the index has seen is not what the ledger holds, as after a restored backup."""
        with alone(self._folder):
            (self._folder / _STATE).unlink(missing_ok=True)
            self._index, self._watermark = _opened(self._folder, self._ledger)
            self._searcher = self._index.searcher()

    def search(self, text: str, limit: int, kind: str | None = None) -> tuple[Hit, ...]:
        """Return the documents that share the most telling words with a text, best first.

        Links are left out of the question and the signature of a post weighs little; a text without words
        finds nothing. `kind` keeps to claims or captures.
        """
        fields = [field for one in KINDS if kind in {None, one} for field in _fields(one)]
        query = self._query(question_of(text), fields)
        if query is None or limit < 1:
            return ()
        hits = []
        for score, address in self._searcher.search(query, limit, count=False).hits:
            found, _, identifier = str(self._searcher.doc(address).get_first("key")).partition(_PART)
            hits.append(Hit(found, identifier, float(score)))
        return tuple(hits)

    def _query(self, question: Question, fields: list[str]) -> "tantivy.Query | None":
        """Return the query for any of the telling words in any of the fields; None without a word."""
        from tantivy import Occur, Query

        weights = dict.fromkeys(_terms(question.signed), SIGNED) | dict.fromkeys(_terms(question.words), 1.0)
        schema = self._index.schema
        asked = [
            (Occur.Should, Query.boost_query(Query.term_query(schema, field, word), weights[word]))
            for word in self._telling(weights, fields)
            for field in fields
        ]
        return Query.boolean_query(asked) if asked else None

    def _telling(self, words: Iterable[str], fields: list[str]) -> list[str]:
        """Return the rarest words, as many as may be looked through: common ones cost most and tell least."""
        entries = {word: sum(self._searcher.doc_freq(field, word) for field in fields) for word in words}
        kept: list[str] = []
        taken = 0
        for word in sorted(entries, key=lambda word: entries[word]):
            taken += entries[word]
            if taken > LOOKED_THROUGH and len(kept) >= RAREST:
                break
            kept.append(word)
        return kept

    def _write(
        self, documents: Iterable[IndexDocument], removed: Iterable[tuple[str, str]], watermark: int
    ) -> None:
        with alone(self._folder):
            self._refresh()
            writer = self._index.writer(heap_size=_HEAP, num_threads=1)
            try:
                for kind, identifier in removed:
                    writer.delete_documents_by_term("key", _key(kind, identifier))
                self._put(writer, documents)
                writer.commit()
                # After the commit: a crash in between only means that the same is added again.
                _write_state(self._folder, self._ledger, watermark)
            finally:
                # The engine's own lock is the writer's; it goes with the object.
                del writer
            self._watermark = watermark
            self._refresh()

    def _refresh(self) -> None:
        """See what another process has written since."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def _put(self, writer: Any, documents: Iterable[IndexDocument]) -> None:  # noqa: ANN401
        seen: set[int] = set()
        empty = self._searcher.num_docs == 0
        for document in documents:
            key = _key(document.kind, document.id)
            # Deletions cost more time and memory than all else; a new index has nothing to delete.
            if not empty or hash(key) in seen:
                writer.delete_documents_by_term("key", key)
            elif empty:
                seen.add(hash(key))
            writer.add_document(_stored(document, key))


def _key(kind: str, identifier: str) -> str:
    return f"{kind}{_PART}{identifier}"


def _fields(kind: str) -> list[str]:
    """Return the fields of one kind: each has its own, so that keeping to a kind costs a search nothing."""
    return [f"{kind}_body", f"{kind}_title"]


def _stored(document: IndexDocument, key: str) -> "tantivy.Document":
    import tantivy

    body, title = _fields(document.kind)
    stored = tantivy.Document(key=[key])
    stored.add_text(body, index_text("\n".join((document.text, *document.earlier))))
    if document.title:
        stored.add_text(title, index_text(document.title))
    return stored


def _opened(folder: Path, ledger: str) -> tuple["tantivy.Index", int]:
    """Open the index of a folder, made anew where what is there cannot be used."""
    import tantivy

    store = folder / "index"
    watermark = _read_state(folder, ledger)
    if watermark is not None and not _cut_short(store):
        try:
            index = tantivy.Index(_schema(), path=str(store), reuse=True)
            # A file that is missing or damaged may only be noticed by a search that reads it.
            index.searcher().search(index.parse_query("a", [f for kind in KINDS for f in _fields(kind)]), 1)
        except (ValueError, OSError):
            shutil.rmtree(store, ignore_errors=True)
        else:
            return index, watermark
    shutil.rmtree(store, ignore_errors=True)
    store.mkdir(parents=True)
    index = tantivy.Index(_schema(), path=str(store), reuse=False)
    _write_state(folder, ledger, NEW)
    return index, NEW


def _cut_short(store: Path) -> bool:
    """Whether a file has no room for its own footer: the engine panics on such a file and raises nothing."""
    files = [path for path in store.glob("*") if path.suffix != ".lock"]
    return any(path.stat().st_size < _FOOTER for path in files)


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for field in (field for kind in KINDS for field in _fields(kind)):
        builder.add_text_field(field, stored=False, tokenizer_name="en_stem", index_option="freq")
    return builder.build()


@cache
def _analyzer() -> "tantivy.TextAnalyzer":
    """Return what parts and stems text as the index does ("en_stem")."""
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    plain = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40))
    return plain.filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()


def _terms(words: Iterable[str]) -> list[str]:
    return [str(term) for term in _analyzer().analyze(" ".join(words))]


def _version() -> str:
    from importlib.metadata import version

    return version("tantivy")


def _read_state(folder: Path, ledger: str) -> int | None:
    """Return the watermark, None where the index is new, damaged, or of another version or ledger."""
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    known = isinstance(state, dict) and _told(ledger).items() <= state.items()
    watermark = state.get("watermark") if known else None
    return watermark if isinstance(watermark, int) else None


def _write_state(folder: Path, ledger: str, watermark: int) -> None:
    partial = folder / f"{_STATE}.{os.getpid()}.part"
    partial.write_text(json.dumps({**_told(ledger), "watermark": watermark}), encoding="utf-8")
    partial.replace(folder / _STATE)


def _told(ledger: str) -> dict[str, object]:
    """Return what an index must have been written by and for."""
    return {"format": FORMAT, "engine": _version(), "ledger": ledger}
