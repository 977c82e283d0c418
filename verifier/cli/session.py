"""One run of the command line: its settings, its desk, and its two output streams."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claims.errors import VerifierError
from verifier.config import Settings, load_settings

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class Session:
    """Opens the desk when a command needs it, and protects what was recorded when the command ends."""

    def __init__(self, options: Namespace) -> None:
        self._options = options
        self._desk: Desk | None = None
        self._settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """The settings of the file, with this run's options on top."""
        if self._settings is None:
            self._settings = load_settings(
                workspace=self._options.workspace,
                database=self._options.database,
                reviewer=self._options.reviewer,
            )
        return self._settings

    @property
    def desk(self) -> "Desk":
        """The open workspace."""
        if self._desk is None:
            from verifier.bootstrap import open_desk

            self._desk = open_desk(self.settings)
        return self._desk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._desk is None:
            return
        from claims.workflow.protecting import end_session

        try:
            end_session(self._desk)
        except VerifierError as unprotected:
            # The acts are recorded, and an exit code that says otherwise would have them made twice.
            self.narrate(f"verifier: no checkpoint was signed: {unprotected}")

    def answer(self, document: Mapping[str, object], lines: Iterable[str]) -> None:
        """Print the answer: the document with --json, its rows with --jsonl or --plain, else the lines."""
        if self._options.json:
            sys.stdout.write(_encoded(document, indent=2) + "\n")
        elif self._options.jsonl:
            for row in _rows(document):
                sys.stdout.write(_encoded(row) + "\n")
        else:
            from claims.text.display import safe_display
            from verifier.cli.plain import plain_lines

            for line in plain_lines(document) if self._options.plain else lines:
                sys.stdout.write(safe_display(line) + "\n")

    @staticmethod
    def narrate(text: str) -> None:
        """Tell the person what happens, apart from the data."""
        from claims.text.display import safe_display

        sys.stderr.write(safe_display(text) + "\n")


def _encoded(value: object, indent: int | None = None) -> str:
    # ASCII only, so that captured text in a JSON answer can do nothing to a terminal.
    return json.dumps(value, ensure_ascii=True, indent=indent, default=str)


def _rows(document: Mapping[str, object]) -> Iterable[object]:
    """Return the rows of a document that is a list, the document itself otherwise."""
    lists = [value for value in document.values() if isinstance(value, list)]
    others = [key for key, value in document.items() if not isinstance(value, list) and key != "next"]
    return lists[0] if len(lists) == 1 and not others else [document]


class PastSession(Session):
    """A run of one command on a desk as it was; nothing is recorded, so nothing is protected."""

    def __init__(self, options: Namespace, settings: Settings, desk: "Desk") -> None:
        super().__init__(options)
        self._settings = settings
        self._desk = desk
