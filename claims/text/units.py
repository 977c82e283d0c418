"""Words around numbers: scales, currencies, measures, comparators and the vague counts of news prose."""

import re
from decimal import Decimal

from claims.text.tables import word_list
from claims.text.tokens import letter_runs

SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "k": Decimal(1_000),
    "million": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "m": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
    "tn": Decimal(1_000_000_000_000),
    "dozen": Decimal(12),
    "score": Decimal(20),
}

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₺": "TRY", "zł": "PLN",
}  # fmt: skip

CURRENCY_WORDS: dict[str, str] = {
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP", "yen": "JPY", "jpy": "JPY",
    "yuan": "CNY", "cny": "CNY", "renminbi": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB",
    "rubles": "RUB", "rub": "RUB", "byn": "BYN", "hryvnia": "UAH", "hryvnias": "UAH", "uah": "UAH",
    "zloty": "PLN", "zlotys": "PLN", "zloties": "PLN", "pln": "PLN", "krone": "NOK", "kroner": "NOK",
    "nok": "NOK", "krona": "SEK", "kronor": "SEK", "sek": "SEK", "dkk": "DKK", "franc": "CHF",
    "francs": "CHF", "chf": "CHF", "rupee": "INR", "rupees": "INR", "inr": "INR", "lira": "TRY",
    "liras": "TRY", "won": "KRW", "peso": "MXN", "pesos": "MXN", "rand": "ZAR", "rands": "ZAR",
    "real": "BRL", "reais": "BRL", "shekel": "ILS", "shekels": "ILS", "dinar": "dinar", "dinars": "dinar",
    "forint": "HUF", "forints": "HUF", "koruna": "CZK", "korunas": "CZK", "leu": "RON", "lei": "RON",
    "cent": "cents", "cents": "cents", "pence": "pence", "aud": "AUD", "cad": "CAD",
    "riyal": "riyal", "riyals": "riyal", "dirham": "dirham", "dirhams": "dirham", "naira": "NGN",
}  # fmt: skip

MEASURES: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("percent", "%", "pct", "percents", "per cent"), ("percent", Decimal(1))),
    **dict.fromkeys(("percentage point", "percentage points"), ("percentage points", Decimal(1))),
    **dict.fromkeys(("basis point", "basis points"), ("percentage points", Decimal("0.01"))),
    **dict.fromkeys(("kilometre", "kilometres", "kilometer", "kilometers", "km"), ("m", Decimal(1000))),
    **dict.fromkeys(("metre", "metres", "meter", "meters", "m"), ("m", Decimal(1))),
    **dict.fromkeys(("centimetre", "centimetres", "centimeter", "centimeters", "cm"), ("m", Decimal("0.01"))),
    **dict.fromkeys(("millimetre", "millimetres", "millimeters", "mm"), ("m", Decimal("0.001"))),
    **dict.fromkeys(("mile", "miles"), ("m", Decimal("1609.344"))),
    **dict.fromkeys(("foot", "feet", "ft"), ("m", Decimal("0.3048"))),
    **dict.fromkeys(("inch", "inches"), ("m", Decimal("0.0254"))),
    **dict.fromkeys(("tonne", "tonnes", "ton", "tons"), ("kg", Decimal(1000))),
    **dict.fromkeys(
        ("kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg"), ("kg", Decimal(1))
    ),
    **dict.fromkeys(("gram", "grams", "gramme", "grammes"), ("kg", Decimal("0.001"))),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), ("l", Decimal(1))),
    **dict.fromkeys(("hectare", "hectares", "ha"), ("m²", Decimal(10_000))),
    **dict.fromkeys(("acre", "acres"), ("m²", Decimal("4046.86"))),
    **dict.fromkeys(("square kilometres", "square kilometers", "sq km"), ("m²", Decimal(1_000_000))),
    **dict.fromkeys(("square metres", "square meters"), ("m²", Decimal(1))),
    **dict.fromkeys(("square miles",), ("m²", Decimal("2589988.11"))),
    **dict.fromkeys(("degrees celsius", "degree celsius", "°c", "celsius"), ("°C", Decimal(1))),
    **dict.fromkeys(("degrees fahrenheit", "degree fahrenheit", "°f", "fahrenheit"), ("°F", Decimal(1))),
    **dict.fromkeys(("second", "seconds"), ("s", Decimal(1))),
    **dict.fromkeys(("minute", "minutes"), ("s", Decimal(60))),
    **dict.fromkeys(("hour", "hours"), ("s", Decimal(3600))),
    **dict.fromkeys(("day", "days"), ("s", Decimal(86_400))),
    **dict.fromkeys(("week", "weeks"), ("s", Decimal(604_800))),
    **dict.fromkeys(("fortnight", "fortnights"), ("s", Decimal(1_209_600))),
    **dict.fromkeys(("month", "months"), ("month", Decimal(1))),
    **dict.fromkeys(("year", "years", "year-long"), ("month", Decimal(12))),
    **dict.fromkeys(("decade", "decades"), ("month", Decimal(120))),
    **dict.fromkeys(("megawatt", "megawatts", "mw"), ("W", Decimal(1_000_000))),
    **dict.fromkeys(("gigawatt", "gigawatts", "gw"), ("W", Decimal(1_000_000_000))),
    **dict.fromkeys(("barrel", "barrels"), ("barrels", Decimal(1))),
    **dict.fromkeys(("years old", "year old", "years of age"), ("years old", Decimal(1))),
    **dict.fromkeys(("kph", "km/h"), ("km/h", Decimal(1))),
    **dict.fromkeys(("mph",), ("km/h", Decimal("1.609344"))),
}
"""Names of measures and what one of them is in the base unit of its kind."""

COMPARATORS: tuple[tuple[str, str], ...] = (
    ("no more than", "<="), ("not more than", "<="), ("no fewer than", ">="), ("no less than", ">="),
    ("not less than", ">="), ("more than", ">"),
    ("greater than", ">"), ("higher than", ">"), ("upwards of", ">="),
    ("in excess of", ">"), ("at least", ">="), ("a minimum of", ">="), ("over", ">"), ("above", ">"),
    ("exceeding", ">"), ("beyond", ">"), ("fewer than", "<"), ("less than", "<"), ("lower than", "<"),
    ("under", "<"), ("below", "<"), ("at most", "<="),
    ("a maximum of", "<="), ("up to", "<="), ("as many as", "<="),
    ("as much as", "<="), ("as few as", ">="), ("almost", "~"),
    ("nearly", "~"), ("close to", "~"), ("about", "~"),
    ("around", "~"), ("some", "~"), ("approximately", "~"), ("roughly", "~"), ("an estimated", "~"),
    ("estimated", "~"), ("circa", "~"), ("near", "~"), ("just over", ">"), ("just under", "<"),
    ("well over", ">"), ("exactly", "="), ("only", "="), ("just", "="), ("all", "="), ("precisely", "="),
)  # fmt: skip

VAGUE: dict[str, tuple[int, int | None]] = {
    "several": (2, 20), "a few": (2, 10), "a handful": (2, 9), "handful": (2, 9), "a couple": (2, 3),
    "dozens": (24, 199), "scores": (40, 199), "hundreds": (200, 1_999), "thousands": (2_000, 99_999),
    "tens of thousands": (20_000, 199_999), "hundreds of thousands": (200_000, 1_999_999),
    "millions": (2_000_000, 999_999_999), "billions": (2_000_000_000, None), "many": (3, None),
    "numerous": (3, None),
}  # fmt: skip
"""Counts that name a range; the upper end None is open."""

FRACTIONS: dict[str, Decimal] = {
    "half": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25), "fourth": Decimal(25),
    "fifth": Decimal(20), "sixth": Decimal(100) / 6, "seventh": Decimal(100) / 7, "eighth": Decimal("12.5"),
    "ninth": Decimal(100) / 9, "tenth": Decimal(10), "twentieth": Decimal(5), "hundredth": Decimal(1),
}  # fmt: skip
"""One part, in percent."""

RATIOS: dict[str, Decimal] = {
    "doubled": Decimal(2), "double": Decimal(2), "twice": Decimal(2), "tripled": Decimal(3),
    "triple": Decimal(3), "trebled": Decimal(3), "thrice": Decimal(3), "quadrupled": Decimal(4),
    "halved": Decimal("0.5"),
    "twofold": Decimal(2), "threefold": Decimal(3), "fourfold": Decimal(4), "tenfold": Decimal(10),
}  # fmt: skip

_SPANS = ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season", "decade")
_EVERY_SPAN = re.compile(
    r"\b(?:per|an?|each|every) (" + "|".join(_SPANS) + r")\b"
    r"(?! (?:ago|later|after|before|earlier|old|on|of|from|in (?:prison|jail))\b|['’-])",
    re.IGNORECASE,
)


def rate_of(text: str) -> str:
    """Return the span of time that a text gives a number by, "day" for "per day"; empty otherwise."""
    if letter_runs(text).isdisjoint(_SPANS):
        return ""
    spans = {match[1].lower() for match in _EVERY_SPAN.finditer(text)}
    return spans.pop() if len(spans) == 1 else ""


ENDS_UNIT = word_list("ends_unit")

IRREGULAR_PLURALS = word_list("plurals")
