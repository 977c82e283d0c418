"""The screens as a person at a keyboard meets them, beside Textual's own table at lengths it bears."""

import tempfile
from pathlib import Path

from verifier.bench import claim_list
from verifier.bench.claim_list import COMMON, RARE, TABLE_MOST, first_row, moving, ms, opening
from verifier.bench.terminal import Terminal

FILTER, ALL = "/", "\x1b"


def measure(rows: int) -> dict[str, object]:
    """Drive both apps on a terminal; milliseconds from key to screen, megabytes at the most."""
    borne = min(rows, TABLE_MOST)
    return {f"ours_{rows}": _ours(rows), f"data_table_{borne}": _table(borne)}


def _ours(rows: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        terminal, first_frame = claim_list.start_ours(Path(folder), rows)
        terminal.press("g")
        terminal.seconds_to_settle()
        return {
            "first_frame_ms": ms(first_frame),
            **opening(terminal, first_row(rows)),
            **moving(terminal),
            "filter_common_ms": _narrowing(terminal, COMMON),
            "filter_rare_ms": _narrowing(terminal, RARE),
            "peak_mb": terminal.close(),
        }


def _narrowing(terminal: Terminal, word: str) -> float:
    """Return the time from the last letter of a filter to its first rows, then drop the filter.

    The line's own cursor blinks, so nothing here waits for a long quiet.
    """
    terminal.press(FILTER)
    terminal.seconds_to_settle()
    terminal.press(word[:-1])
    terminal.seconds_until(f"with {word[:-1]}")
    terminal.seconds_to_settle()
    terminal.press(word[-1])
    seconds = terminal.seconds_until(f"with {word}")
    terminal.seconds_to_settle()
    terminal.press(ALL)
    terminal.seconds_until("newest first")
    terminal.seconds_to_settle()
    return ms(seconds)


def _table(rows: int) -> dict[str, float]:
    terminal, first_frame = claim_list.start_table(rows)
    figures = {"first_frame_ms": ms(first_frame), **opening(terminal, first_row(1)), **moving(terminal)}
    for name, key, word in (("filter_common_ms", "f", COMMON), ("filter_rare_ms", "r", RARE)):
        terminal.press(key)
        figures[name] = ms(terminal.seconds_until(f"with {word}"))
        terminal.seconds_to_settle()
    return {**figures, "peak_mb": terminal.close()}
