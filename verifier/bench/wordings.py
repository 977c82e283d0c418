"""Made-up claims that are hard to tell apart: shared people and places, swapped numbers, other words."""

import random

PEOPLE = ("Mirov", "Talvik", "Okoro", "Lindqvist", "Haddad", "Pereira", "Novak", "Quint", "Sorel", "Ibarra")
PLACES = ("Vellin", "Port Asper", "Karsk", "Lower Tarn", "Minnow Bay", "Ostrava Road", "Hale", "Dunmere")
BODIES = ("the ministry", "the port authority", "the union", "the court", "the clinic", "the council")
FORMS = (
    ("{body} in {place} dismissed {n} workers after {person} resigned in {year}",
     "after the resignation of {person} in {year}, {n} workers were let go by {body} in {place}"),
    ("{person} told {body} that {n} boats left {place} in {month} {year}",
     "{n} boats sailed from {place} in {month} {year}, {person} said to {body}"),
    ("a fire at {body} in {place} killed {n} people in {month} {year}, {person} said",
     "{person}: {n} dead in blaze at {body} in {place}, {month} {year}"),
    ("{body} approved {n} million for a bridge at {place}, against the vote of {person}, in {year}",
     "in {year} a bridge at {place} got {n} million from {body} although {person} voted no"),
)  # fmt: skip
MONTHS = ("January", "March", "May", "July", "September", "November")


def claims_and_queries(rows: int, queries: int, seed: int = 7) -> tuple[list[str], list[tuple[str, int]]]:
    """Return wordings, and queries that say one of them in other words, each with its place."""
    rng = random.Random(seed)  # noqa: S311
    asked_for = set(random.Random(seed).sample(range(rows), min(queries, rows)))  # noqa: S311
    wordings, asked = [], []
    for place in range(rows):
        form, facts = _drawn(rng)
        wordings.append(FORMS[form][0].format(**facts))
        if place in asked_for:
            asked.append((FORMS[form][1].format(**facts), place))
    return wordings, asked


def _drawn(rng: random.Random) -> tuple[int, dict[str, object]]:
    facts: dict[str, object] = {
        "person": f"{chr(65 + rng.randrange(26))}. {rng.choice(PEOPLE)}{rng.choice(('', 'a', 'sen', 'ova'))}",
        "place": rng.choice(PLACES),
        "body": rng.choice(BODIES),
        "month": rng.choice(MONTHS),
        "year": rng.randrange(1960, 2026),
        "n": rng.randrange(2, 5000),
    }
    return rng.randrange(len(FORMS)), facts
