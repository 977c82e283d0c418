import pytest

from claims.attribution import anonymous
from claims.attribution.actors import actor_of
from claims.vocabulary import NodeKind


@pytest.mark.parametrize(
    "phrase",
    [
        "unnamed",
        "",
        "two officials",
        "rights groups",
        "Rights groups",
        "a source close to the club",
        "people familiar with the matter",
        "US officials",
        "a Kelm official",
        "Western diplomats",
        "witnesses",
        "a person briefed on the talks",
        "an unnamed minister",
        "two senior officials in the Kelm administration",
    ],
)
def test_nameless_sources(phrase: str) -> None:
    assert anonymous(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "Nasha Niva",
        "police",
        "the Interior Ministry",
        "Maria Orr",
        "Orsk police",
        "the Lumen rights group",
        "officials of the Port Ministry",
    ],
)
def test_sources_that_somebody_can_be_held_to(phrase: str) -> None:
    assert not anonymous(phrase)


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("independent news outlet Nova Presa", "Nova Presa", NodeKind.OUTLET),
        ("Nova Presa, the independent news outlet,", "Nova Presa", NodeKind.OUTLET),
        ("State news agency TAM", "TAM", NodeKind.AGENCY),
        ("exiled opposition leader Ada Rusk", "Ada Rusk", NodeKind.PERSON),
        ("Interior Minister Jan Novak", "Jan Novak", NodeKind.PERSON),
        ("a spokesman for the Interior Ministry", "Interior Ministry", NodeKind.OFFICIAL_BODY),
        ("the Ministry of Health", "Ministry of Health", NodeKind.OFFICIAL_BODY),
        ("Dr. Ema Holt of Sund University", "Ema Holt", NodeKind.PERSON),
        ("President Ilo Brandt’s office", "Ilo Brandt’s office", NodeKind.OFFICIAL_BODY),
        ("The mayor of Kell, Ilse Brandt,", "Ilse Brandt", NodeKind.PERSON),
        ("the head of Open Door, a rights group,", "Open Door", NodeKind.ORGANISATION),
        ("Engineer Paula Stern", "Paula Stern", NodeKind.PERSON),
        ("the UN ambassador in Orsk", "UN ambassador in Orsk", NodeKind.PERSON),
        ("the mayor of Kell", "mayor of Kell", NodeKind.PERSON),
        ("Kell’s mayor", "Kell’s mayor", NodeKind.PERSON),
        ("Harbour Watch in Orsk", "Harbour Watch", NodeKind.ORGANISATION),
        ("Nova Presa’s Ada Rusk in Kell", "Ada Rusk", NodeKind.PERSON),
        ("Ada Rusk of the University of Sund", "Ada Rusk", NodeKind.PERSON),
        ("a poll by Median for the BBC", "Median", NodeKind.ORGANISATION),
        ("Sund’s Foreign Minister Jan Novak", "Jan Novak", NodeKind.PERSON),
        ("Secretary of State Jan Novak", "Jan Novak", NodeKind.PERSON),
        ("head of the army staff Jan Novak", "Jan Novak", NodeKind.PERSON),
        ("the secretary-general of OPC", "OPC", NodeKind.ORGANISATION),
        ("the Lumen-run health ministry in Kell", "Lumen-run health ministry", NodeKind.OFFICIAL_BODY),
        ("Sund’s city police council", "Sund’s city police council", NodeKind.OFFICIAL_BODY),
        ("police in Orsk", "police in Orsk", NodeKind.OFFICIAL_BODY),
        ("Nurses Without Borders", "Nurses Without Borders", NodeKind.PERSON),
        ("the UN", "UN", NodeKind.ORGANISATION),
        ("two officials", "two officials", NodeKind.UNNAMED),
        ("The exiled opposition", "exiled opposition", NodeKind.ORGANISATION),
        ("the indictment", "indictment", NodeKind.DOCUMENT),
        ("Reuters", "Reuters", NodeKind.AGENCY),
    ],
)
def test_cleaned_names(phrase: str, name: str, role: NodeKind) -> None:
    actor = actor_of(phrase)
    assert (actor.name, actor.role) == (name, role)
