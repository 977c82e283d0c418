"""The display-safe form of captured text: the only form in which it may reach a terminal or a report.

Stored text never changes. What a terminal would act on, or a reader could not see, is shown as a mark:
C0 controls as their control pictures, other invisible or unassigned code points as ⟨XXXX⟩.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
_BYTE_ORDER_MARK = "\ufeff"
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST_MARK_RUN = 8

_CONFUSABLE = "\u0370-\u0373\u0376-\u037f\u0386-\u0390\u0391-\u03c9\u0400-\u052f\u0531-\u058f\u13a0-\u13ff"
_MIXED_SCRIPT = re.compile(f"[A-Za-z][{_CONFUSABLE}]|[{_CONFUSABLE}][A-Za-z]")
# Formulas and units put these Greek letters beside Latin ones, and nobody takes them for Latin letters.
_GREEK_OF_FORMULAS = re.compile("[ΔΘΛΞΠΣΦΨΩβγδεζηθλμξπστφψω]")
# A carriage return inside a line moves the cursor back, so that what follows covers what stood there.
_OVERWRITE = re.compile(r"\r(?!\r*\n|\Z)")
_JOINER_IN_ALPHABET = re.compile(f"[A-Za-z\u00c0-\u052f][{_JOINERS}][A-Za-z\u00c0-\u052f]")


@dataclass(frozen=True, slots=True)
class DisplayText:
    """A display-safe text that knows where each code point of the captured text is shown.

    The three offset lists hold one entry for each mark, in order: the code points `_starts` to `_ends` of the
    captured text are shown from `_shown` on.
    """

    text: str
    _starts: list[int] = field(repr=False)
    _ends: list[int] = field(repr=False)
    _shown: list[int] = field(repr=False)
    _shown_ends: list[int] = field(repr=False)

    def position(self, offset: int) -> int:
        """Return where the captured code point at `offset` is shown; inside a mark, where the mark begins."""
        mark = bisect_right(self._starts, offset) - 1
        if mark < 0:
            return offset
        if offset < self._ends[mark]:
            return self._shown[mark]
        return self._shown_ends[mark] + offset - self._ends[mark]

    def offset(self, position: int) -> int:
        """Return the captured code point shown at `position`; inside a mark, the first one it stands for."""
        mark = bisect_right(self._shown, position) - 1
        if mark < 0:
            return position
        if position < self._shown_ends[mark]:
            return self._starts[mark]
        return self._ends[mark] + position - self._shown_ends[mark]


def safe_display(s: str) -> str:
    """Return `s` with nothing in it that a terminal acts on or a reader cannot see.

    Newlines stay. A TAB becomes one space: it deceives nobody, but its width differs by terminal and would
    break a column count. Beyond 8 combining marks in a row the rest is shown as a count.
    """
    return safe_display_with_offsets(s).text


def safe_display_with_offsets(s: str) -> DisplayText:
    """Return the display-safe form of `s` and the map between its offsets; linear in the length."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shown: list[int] = []
    shown_ends: list[int] = []
    done = length = 0
    for start, end, mark in _marks(s):
        pieces += s[done:start], mark
        length += start - done
        starts.append(start)
        ends.append(end)
        shown.append(length)
        length += len(mark)
        shown_ends.append(length)
        done = end
    pieces.append(s[done:])
    return DisplayText("".join(pieces), starts, ends, shown, shown_ends)


def deception_flags(s: str) -> tuple[str, ...]:
    """Return the codes of what in `s` may deceive a reader, in a fixed order; () for honest text.

    Mixed scripts are letters of two alphabets side by side in one word (UTS 39, 5.1, for the alphabets that
    have look-alikes of Latin letters).
    """
    alphabet = set(s)
    found = {
        "control-character": any(_is_control(c) for c in alphabet) or _OVERWRITE.search(s) is not None,
        "bidi-control": not alphabet.isdisjoint(_BIDI_CONTROLS),
        "invisible-character": _has_invisible(s, alphabet),
        "unassigned-character": any(unicodedata.category(c) in {"Cs", "Co", "Cn"} for c in alphabet),
        "mixed-script": _MIXED_SCRIPT.search(_GREEK_OF_FORMULAS.sub(" ", s)) is not None,
        "stacked-marks": next(_mark_overflows(s, alphabet), None) is not None,
    }
    return tuple(flag for flag, present in found.items() if present)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\t\n\r\x85"


def _has_invisible(s: str, alphabet: set[str]) -> bool:
    """Joiners, emoji selectors, soft hyphens and a leading byte order mark are honest typography."""
    honest = _BIDI_CONTROLS | set(_JOINERS) | {_SOFT_HYPHEN, "\ufe0e", "\ufe0f", _BYTE_ORDER_MARK}
    if any(_is_invisible(c) for c in alphabet - honest):
        return True
    if _BYTE_ORDER_MARK in s[1:]:
        return True
    return not alphabet.isdisjoint(_JOINERS) and _JOINER_IN_ALPHABET.search(s) is not None


def _is_invisible(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Cf", "Zl", "Zp"} or char in _HANGUL_FILLERS or _is_variation_selector(char)


def _is_variation_selector(char: str) -> bool:
    return (
        "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
        or "\u180b" <= char <= "\u180d"
        or char == "\u180f"
    )


def _mark_for(char: str) -> str:
    """Return what is shown instead of `char`, or "" when it is shown as it is."""
    code = ord(char)
    if char == "\n":
        return ""
    if char == "\t":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if (
        unicodedata.category(char) in _HIDDEN_CATEGORIES
        or char in _HANGUL_FILLERS
        or _is_variation_selector(char)
    ):
        return f"⟨{code:04X}⟩"
    return ""


def _marks(s: str) -> Iterable[tuple[int, int, str]]:
    """Return (start, end, mark) for every stretch of `s` that is not shown as it is, in order."""
    alphabet = set(s)
    marked = {char: mark for char in alphabet if (mark := _mark_for(char))}
    overflows = list(_mark_overflows(s, alphabet))
    if not marked:
        return overflows
    single = [(i, i + 1, marked[char]) for i, char in enumerate(s) if char in marked]
    return sorted(single + overflows) if overflows else single


def _mark_overflows(s: str, alphabet: set[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the combining marks after the eighth in a row as one counted mark."""
    combining = sorted(c for c in alphabet if unicodedata.combining(c) or _is_mark(c))
    if not combining:
        return
    run = re.compile(f"(?<=[{''.join(combining)}]{{{_LONGEST_MARK_RUN}}})[{''.join(combining)}]+")
    for match in run.finditer(s):
        yield match.start(), match.end(), f"⟨+{match.end() - match.start()}⟩"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc", "Me"} and not _is_variation_selector(char)
