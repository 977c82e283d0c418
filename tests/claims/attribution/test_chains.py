import pytest

from claims.attribution import parse_chain, settled
from claims.errors import BadInput
from claims.model.chains import Hop
from claims.vocabulary import NodeKind


def test_a_typed_chain_runs_from_the_outlet_to_the_origin() -> None:
    chain = parse_chain("The Courier >  Nova Presa > X post by Ada Rusk > two officials > unnamed")
    assert [hop.actor for hop in chain] == [
        "The Courier",
        "Nova Presa",
        "X post by Ada Rusk",
        "two officials",
        "unnamed",
    ]
    assert chain[0].role is NodeKind.OUTLET
    assert chain[2].role is NodeKind.DOCUMENT
    assert [hop.named for hop in chain] == [True, True, True, False, False]


@pytest.mark.parametrize(
    "actor",
    [
        "a spokesman",
        "The spokesman",
        "his wife",
        "Our correspondent",
        "someone",
        "rumours",
        "they",
        "the company",
    ],
)
def test_what_somebody_is_names_nobody(actor: str) -> None:
    assert not parse_chain(f"The Courier > {actor}")[1].named


@pytest.mark.parametrize(
    "actor",
    ["port authority", "Niva", "The Reporter", "a Karsk spokesman", "His lawyer Ivan Petrel", "reuters"],
)
def test_a_name_is_a_name_whatever_stands_around_it(actor: str) -> None:
    assert parse_chain(f"The Courier > {actor}")[1].named


@pytest.mark.parametrize(
    "typed", ["", " ", "A >", "> A", "A > > B", " > ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
)
def test_a_chain_with_holes_or_without_end_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_chain(typed)


def test_a_suggested_speaker_who_is_only_described_is_recorded_as_unnamed() -> None:
    chain = (
        Hop("The Courier", NodeKind.OUTLET),
        Hop("spokesman", NodeKind.PERSON),
        Hop("district hospital", NodeKind.ORGANISATION),
    )
    assert [hop.named for hop in settled(chain)] == [True, False, True]
