"""Numbers in English prose: digits and words, what they count, and how exactly they are meant."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.model.texts import Quantity
from claims.text.numerals import MONTHS, Number, digits, is_plural, number_of, spelled
from claims.text.signs import Signs
from claims.text.tokens import letter_runs
from claims.text.units import (
    COMPARATORS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    ENDS_UNIT,
    FRACTIONS,
    MEASURES,
    RATIOS,
    SCALES,
    VAGUE,
)

MAX_READ = 200_000
"""Code points of a text in which numbers are looked for."""

_CALENDAR = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})\b\.?(?:,? \d{{4}}\b)?"
    rf"|\b(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,? \d{{4}}\b)?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b\d{3,4} ?(?:GMT|UTC|hours GMT)\b|\b\d{1,2} ?(?:a\.?m|p\.?m)\b|\b(?:early |late "
    r"|mid-?)?\d{4} ?['’]?s\b",
    re.IGNORECASE,
)
_COMPARATOR_ENDS = (*{phrase.rpartition(" ")[2] for phrase, _ in COMPARATORS}, "the", "a", "an", *"<>~≈≥≤")
_CURRENCY_ENDS = frozenset("$€£¥₽₴₹₩₺ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AGE_SIGNS = ("age", "aged", "turn", "turns", "turned", "turning", "of", ",")
_RESULT = re.compile(r"(?<![\w.,/-])\d{1,3}[-–:]\d{1,3}(?![\w/:-])")
_RESULT_SIGN = re.compile(r"\d[-–:]\d")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[%°][CF]?")
_CURRENCY_BEFORE = re.compile(r"(US\$|NZ\$|HK\$|A\$|C\$|[$€£¥₽₴₹₩₺]|\b[A-Z]{3})\s?\Z")
_COMPARATOR_BEFORE = re.compile(
    r"(?:\b("
    + "|".join(re.escape(words) for words, _ in sorted(COMPARATORS, key=lambda c: -len(c[0])))
    + r")(?: the| a| an)?|([<>~≈≥≤]))\s*\Z",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly (?:\w+ )?\Z", re.IGNORECASE)
_COMPARATOR_AFTER = re.compile(r"\s*(?:(\+)(?!\d)|,? or (more|fewer|less|so)\b)", re.IGNORECASE)
_SIGNS = {"<": "<", ">": ">", "~": "~", "≈": "~", "≥": ">=", "≤": "<="}
_AGE_BEFORE = re.compile(
    r"(?:\baged?\s+|\bturn(?:s|ed|ing)? |\b(?:man|woman|boy|girl|youth|teenager)(?: of |, ))\Z", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(" + "|".join(sorted(VAGUE, key=len, reverse=True)) + r")\b"
    r"(?: (?:of )?(hundred|thousand|million|billion|dozen)\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[ -])?("
    + "|".join(FRACTIONS)
    + r")(s?)\b(?!-)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\b(\w+(?:-\w+)?) (?:out of|of|in) every (\w+)\b|\b(\w+(?:-\w+)?) (?:in|out of) (\w+)\b", re.IGNORECASE
)
_WHOLE = re.compile(r" (?:in|of)(?: every)? (\w+)", re.IGNORECASE)
_RATIO = re.compile(r"\b(" + "|".join(RATIOS) + r")\b", re.IGNORECASE)
_BIRTHDAY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)(?= birthday\b)", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE)
_ORDINAL_SIGN = re.compile(r"\d[sSnNrRtT]")
_PARTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}  # fmt: skip
_PARTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9}
_PER_CENT = re.compile(r"per cent\b", re.IGNORECASE)
LENGTHS = frozenset({"m", "metres", "meters", "metre", "meter"})
RACES = frozenset(map(Decimal, (50, 60, 100, 110, 200, 400, 800, 1_500, 3_000, 5_000, 10_000)))
_COMPARATOR_OF = dict(COMPARATORS)
_AGE_ENDS = re.compile(r"\s*(?:[,.;)]|\Z|(?:over|was|who|from|to|on|for|in)\b)")
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|each|this|that|the|which)[ -]\Z", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(r"\s*(?:another|by one|day\b|['’])")
_SCALE = re.compile(
    r"[ -]?(?:a )?(hundred|thousand|million|billion|trillion|dozen|score|bn|mn|tn|[mk])\b", re.IGNORECASE
)
_OLD = re.compile(r"[ -](?:old|of age)\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r"[ -]([A-Za-z]+)")
_FILLER = re.compile(r"\s*[-‑]?\s*(?:of (?:the |its |his |her |their )|more |other )?")


class _Taken:
    """Which characters already belong to something; dates and clock times do from the start."""

    def __init__(self, text: str, signs: Signs) -> None:
        self._mask = bytearray(len(text))
        for match in _CALENDAR.finditer(text) if signs.calendar else ():
            self.claim(*match.span())

    def free(self, start: int, end: int) -> bool:
        return not any(self._mask[start:end])

    def claim(self, start: int, end: int) -> bool:
        """Take a span unless part of it is taken; say whether that was possible."""
        if not self.free(start, end):
            return False
        self._mask[start:end] = b"\x01" * (end - start)
        return True


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the counts, amounts and shares in a text, in order; the span is the number with its scale.

    Money has the currency's ISO code as its unit, shares are in "percent", ages in "years old", match and
    vote results in "result"; other units are the words the text has, up to the first plural. Years, dates,
    clock times and ordinals are none of these: see `claims.text.dates` and `ordinals`.
    """
    text = text[:MAX_READ]
    signs = Signs(text)
    if not (signs.number or signs.fraction or signs.vague):
        return ()
    taken = _Taken(text, signs)
    found = [quantity for quantity in _shares(text, signs) if taken.claim(quantity.start, quantity.end)]
    shaped = _shaped(text) if signs.digit else []
    found += [quantity for quantity in shaped if taken.claim(quantity.start, quantity.end)]
    # "Tens of thousands" and "a few hundred" are taken whole, before the numbers in them.
    vague = _vague(text) if signs.vague else ()
    found += [quantity for quantity in vague if taken.claim(quantity.start, quantity.end)]
    for number in (*(digits(text) if signs.digit else ()), *spelled(text, ordinal=False)):
        quantity = _counted(text, number) if taken.free(number.start, number.end) else None
        if quantity is not None and taken.claim(number.start, quantity.end):
            found.append(quantity)
    found.sort(key=lambda quantity: quantity.start)
    return tuple(_with_ranges(text, found) if "between" in letter_runs(text) else found)


def _with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Read "between 10 and 20 tents" as one range instead of two numbers."""
    ranges: list[Quantity] = []
    for quantity in found:
        before = ranges[-1] if ranges else None
        if (
            before is None
            or text[before.end : quantity.start] != " and "
            or before.unit not in {"", quantity.unit}
        ):
            ranges.append(quantity)
            continue
        low, high = _low_end(before, quantity), quantity.value
        opening = _BETWEEN.search(text, max(0, before.start - 12), before.start)
        if low is None or high is None or low > high or opening is None:
            ranges.append(quantity)
            continue
        words = text[opening.start() : quantity.end]
        ranges[-1] = Quantity(opening.start(), quantity.end, words, None, "~", quantity.unit, low, high)
    return ranges


def _low_end(first: Quantity, second: Quantity) -> Decimal | None:
    """Return the lower number of a range, which shares the scale of the higher one: "2 and 3 million"."""
    scale = SCALES.get(second.text.rpartition(" ")[2].lower())
    if first.value is None or second.value is None or scale is None or first.value >= scale:
        return first.value
    return first.value * scale


def _shaped(text: str) -> list[Quantity]:
    """Return what its form alone says: results of matches and votes, birthdays."""
    results = [
        Quantity(*m.span(), m.group(), None, "=", "result")
        for m in (_RESULT.finditer(text) if _RESULT_SIGN.search(text) else ())
    ]
    if "birthday" not in letter_runs(text):
        return results
    return results + [
        Quantity(*m.span(), m.group(), Decimal(m[1]), "=", "years old") for m in _BIRTHDAY.finditer(text)
    ]


def ordinals(text: str) -> tuple[Quantity, ...]:
    """Return the places in an order that a text names ("third", "45th"), unit "ordinal"."""
    text = text[:MAX_READ]
    numbered = _ORDINAL_DIGITS.finditer(text) if _ORDINAL_SIGN.search(text) else ()
    numbers = [Number(*match.span(), Decimal(match.group(1))) for match in numbered]
    numbers += spelled(text, ordinal=True)
    if not numbers:
        return ()
    signs = Signs(text)
    taken = _Taken(text, signs)
    for start, end in [(share.start, share.end) for share in _shares(text, signs)] + [
        match.span() for match in _BIRTHDAY.finditer(text)
    ]:
        taken.claim(start, end)
    numbers = [n for n in numbers if taken.claim(n.start, n.end)]
    found = (Quantity(n.start, n.end, text[n.start : n.end], n.value, "=", "ordinal") for n in numbers)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def ratios(text: str) -> tuple[Quantity, ...]:
    """Return the factors that a text names ("doubled", "halved"), unit "times"."""
    if RATIOS.keys().isdisjoint(letter_runs(text[:MAX_READ])):
        return ()
    return tuple(
        Quantity(*match.span(), match.group(), RATIOS[match.group().lower()], "=", "times")
        for match in _RATIO.finditer(text[:MAX_READ])
    )


def bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value a quantity allows, None where it is open."""
    if quantity.low is not None or quantity.high is not None or quantity.value is None:
        return quantity.low, quantity.high
    value = quantity.value
    if quantity.comparator in {">", ">="}:
        return value, None
    if quantity.comparator in {"<", "<="}:
        return None, value
    if quantity.comparator == "~":
        return value * Decimal("0.9"), value * Decimal("1.1")
    return value, value


def measured(quantity: Quantity) -> tuple[str, Decimal]:
    """Return the base unit of a quantity's measure and what one of its units is in it.

    A unit that is no measure is its own base unit: "48 hours" and "2 days" share one, "3 men" keeps its own.
    """
    return MEASURES.get(quantity.unit, (quantity.unit, Decimal(1)))


def _counted(text: str, number: Number) -> Quantity | None:
    """Say what a number counts and how exactly it is meant; None for the "one" that counts nothing."""
    before, end = text[max(0, number.start - 24) : number.start], number.end
    if _counts_nothing(text, number, before):
        return None
    tail = before.rstrip()
    currency = _CURRENCY_BEFORE.search(before) if tail[-1:] in _CURRENCY_ENDS else None
    unit = _currency(currency[1]) if currency else ""
    value, end = _scaled(text, number, money=bool(unit))
    start = number.start - len(currency[0]) if currency and unit else number.start
    after = end
    aged = tail.lower().endswith(_AGE_SIGNS) and _AGE_BEFORE.search(before) is not None
    if aged and _AGE_ENDS.match(text, end):
        unit = "years old"
    elif not unit:
        unit, after = _unit_after(text, end)
    comparator = _comparator(text, start)
    if comparator == ">" and unit in LENGTHS and value in RACES:
        # "A record over 100 metres" names a race, and no length that was exceeded.
        comparator = "="
    if comparator == "=":
        further = _COMPARATOR_AFTER.match(text, end)
        comparator = _compared(further) or _compared(_COMPARATOR_AFTER.match(text, after)) or "="
        unit = unit or (_unit_after(text, further.end())[0] if further else "")
    quantity = Quantity(start, end, text[start:end], value, comparator, unit)
    if comparator == "=":
        return quantity
    low, high = bounds(quantity)
    return replace(quantity, low=low, high=high)


def _counts_nothing(text: str, number: Number, before: str) -> bool:
    if text[number.start : number.end].lower() != "one":
        return False
    after = text[number.end : number.end + 12]
    return bool(_PRONOUN_BEFORE.search(before) or _PRONOUN_AFTER.match(after))


def _currency(sign: str) -> str:
    return CURRENCY_SIGNS.get(sign.lower()) or CURRENCY_WORDS.get(sign.lower(), "")


def _scaled(text: str, number: Number, *, money: bool) -> tuple[Decimal, int]:
    """Apply a scale word; a bare "m" after a large number or without money is metres."""
    scale = _SCALE.match(text, number.end)
    if scale is None:
        return number.value, number.end
    name = scale[1].lower()
    if name == "m" and not money and not _money_follows(text, scale.end()):
        return number.value, number.end
    return number.value * SCALES[name], scale.end()


def _money_follows(text: str, place: int) -> bool:
    word = _WORD.match(text[place : place + 20].lstrip())
    return word is not None and word.group().lower() in CURRENCY_WORDS


def _comparator(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start]
    if not before.rstrip().lower().endswith(_COMPARATOR_ENDS):
        return "="
    match = _COMPARATOR_BEFORE.search(before)
    if match is None:
        return "="
    comparator = _SIGNS[match[2]] if match[2] else _COMPARATOR_OF[match[1].lower()]
    # "Only sold about 90" is as much as there was, and no more.
    return "<=" if comparator == "~" and _ONLY.search(before, 0, match.start()) else comparator


def _compared(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    return {"more": ">=", "so": "~"}.get((match[2] or "more").lower(), "<=")


def _unit_after(text: str, end: int) -> tuple[str, int]:
    """Return the unit that follows a number and where it ends.

    A count's unit reaches to the first plural among its next four words: "political prisoners".
    """
    words: list[str] = []
    filler = _FILLER.match(text, end)
    place = filler.end() if filler else end
    unit, unit_end = "", end
    while len(words) < 4:
        match = _PER_CENT.match(text, place) or _WORD.match(text, place)
        if match is None or match.group().lower() in ENDS_UNIT:
            break
        words.append(match.group().lower())
        measure = _measure(text, " ".join(words), match.end())
        if measure is not None:
            return measure
        if is_plural(words[-1]):
            return " ".join(words), match.end()
        if len(words) == 1 and not words[0].endswith("ed"):
            unit, unit_end = words[0], match.end()
        place = match.end()
        if text[place : place + 1] not in {" ", "-"}:
            break
        place += 1
    return unit, unit_end


def _measure(text: str, words: str, end: int) -> tuple[str, int] | None:
    if words in CURRENCY_WORDS:
        return CURRENCY_WORDS[words], end
    if words in {"%", "pct", "per cent"}:
        return "percent", end
    if words in {"year", "years"} and (old := _OLD.match(text, end)):
        return "years old", old.end()
    following = _WORD_AFTER.match(text, end)
    if following is not None and (longer := f"{words} {following[1].lower()}") in MEASURES:
        return longer, following.end()
    return (words, end) if words in MEASURES else None


def _shares(text: str, signs: Signs) -> list[Quantity]:
    """Fractions and "61 of every 100", in percent."""
    found = []
    for match in _FRACTION.finditer(text) if signs.fraction else ():
        parts, name, plural = (match[1] or "").lower(), match[2].lower(), match[3]
        # "the third" and "a fifth minister" are places in an order, "half-brother" is no share.
        if name != "half" and not parts:
            continue
        if (
            parts
            and name != "half"
            and not plural
            and not re.match(r" (?:of|less|more|fewer|lower|higher)\b", text[match.end() : match.end() + 8])
        ):
            continue
        if name in {"half", "quarter"} and re.match(
            r" (?:a )?(?:hour|million|billion|year|time|finals?|dozen|century)\b|-",
            text[match.end() : match.end() + 12],
        ):
            continue
        if re.search(
            r"\b(?:first|second|third|fourth|last|this|next|other) \Z",
            text[max(0, match.start() - 8) : match.start()],
            re.IGNORECASE,
        ):
            continue
        value = FRACTIONS[name] * _PARTS.get(parts, 1)
        found.append(
            Quantity(*match.span(), match.group(), value, _comparator(text, match.start()), "percent")
        )
    for match in _OUT_OF.finditer(text) if signs.share and _names_whole(text) else ():
        part, whole = (number_of(match[1] or match[3]), number_of(match[2] or match[4]))
        if part is not None and whole and part <= whole and (match[2] or whole <= 10):
            found.append(Quantity(*match.span(), match.group(), part * 100 / whole, "=", "percent"))
    return found


def _names_whole(text: str) -> bool:
    """Say whether a number stands behind "in" or "of", as what another number is a part of does."""
    return any(number_of(whole[1]) is not None for whole in _WHOLE.finditer(text))


def _vague(text: str) -> Iterator[Quantity]:
    for match in _VAGUE.finditer(text):
        low, high = VAGUE[match[1].lower()]
        if match[2]:
            low, high = int(low * SCALES[match[2].lower()]), high and int(high * SCALES[match[2].lower()])
        place = match.end() + (4 if text[match.end() : match.end() + 4].lower() == " of " else 0)
        unit, _ = _unit_after(text, place)
        top = None if high is None or _comparator(text, match.start()) in {">", ">="} else Decimal(high)
        yield Quantity(*match.span(), match.group(), None, "~", unit, Decimal(low), top)
