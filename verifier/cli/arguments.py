"""What command modules register with, and the kinds of argument they take."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from verifier.cli.session import Session

Body = Callable[[Namespace, "Session"], int]
IDENTITY = re.compile(r"(?i)(CAP|SUM|C|M|A)-?0*([0-9]{1,15})")
MOST_ROWS = 1_000_000
# SQLite counts to 2**63; no text and no ledger comes near this.
MOST_DIGITS = 15


class Commands(Protocol):
    """Where a module registers its commands."""

    def add(self, name: str, body: Body, summary: str) -> ArgumentParser:
        """Add a command and return its parser for the options."""

    def family(self, name: str, summary: str) -> "Commands":
        """Add a command that has commands of its own."""


class Family:
    """Commands under one parser."""

    def __init__(self, parser: ArgumentParser, dest: str) -> None:
        self._commands = parser.add_subparsers(dest=dest, metavar="COMMAND", title="commands")

    def add(self, name: str, body: Body, summary: str) -> ArgumentParser:
        """Add a command and return its parser for the options."""
        parser = self._commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        parser.set_defaults(body=body)
        add_output_options(parser)
        return parser

    def family(self, name: str, summary: str) -> "Commands":
        """Add a command that has commands of its own."""
        parser = self._commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        parser.set_defaults(body=_show_help(parser))
        add_output_options(parser)
        return Family(parser, f"{name}_command")


def _show_help(parser: ArgumentParser) -> Body:
    def body(_options: Namespace, _session: "Session") -> int:
        parser.error("which one? give a command")

    return body


def add_output_options(parser: ArgumentParser) -> None:
    """Give a command the two machine-readable forms of output."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document")
    form.add_argument("--jsonl", action="store_true", help="print one JSON document a line")


def identity(text: str) -> str:
    """Read an id as people type it: c-31 and C-0031 are the same claim."""
    match = IDENTITY.fullmatch(text.strip())
    if match is None:
        raise ArgumentTypeError(f"{text!r} is no id such as C-0031, M-0031 or CAP-0002")
    return f"{match[1].upper()}-{int(match[2]):04d}"


def some(text: str) -> str:
    """Read words that must not be missing."""
    if not text.strip():
        raise ArgumentTypeError("it is empty; give some words")
    return text


def day(text: str) -> date:
    """Read a date, or a date with a time, in ISO 8601."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as unreadable:
        raise ArgumentTypeError(f"{text!r} is no date such as 2025-09-16") from unreadable


def whole(text: str) -> int:
    """Read a whole number from 0 on, such as an offset or the key of a row."""
    if not (text.isascii() and text.isdecimal()) or len(text) > MOST_DIGITS:
        raise ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)


def row_limit(text: str) -> int:
    """Read how many rows to return."""
    try:
        rows = whole(text)
    except ArgumentTypeError:
        rows = 0
    if not 1 <= rows <= MOST_ROWS:
        raise ArgumentTypeError(f"{text!r} is no number of rows from 1 to {MOST_ROWS}")
    return rows
