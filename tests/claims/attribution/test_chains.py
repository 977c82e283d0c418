import pytest

from claims.attribution import parse_chain
from claims.errors import BadInput
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
    "typed", ["", " ", "A >", "> A", "A > > B", " > ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
)
def test_a_chain_with_holes_or_without_end_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_chain(typed)
