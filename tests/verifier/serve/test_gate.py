"""Who is let in: one browser a token, own names and own pages only."""

import pytest

from verifier.serve.gate import Gate


@pytest.fixture
def gate() -> Gate:
    gate = Gate()
    gate.open_at(4321)
    return gate


def token(gate: Gate) -> str:
    return gate.address.partition("token=")[2]


def test_a_token_opens_once(gate: Gate) -> None:
    first = token(gate)
    cookie = gate.admit(first, "kate")
    assert cookie
    visit = gate.visit(cookie)
    assert visit
    assert visit.reviewer == "kate"
    assert token(gate) != first
    assert gate.admit(first, "kate") is None


@pytest.mark.parametrize("guess", ["", "token", "ü", "\udcff", "x" * 43])
def test_another_token_opens_nothing(gate: Gate, guess: str) -> None:
    before = token(gate)
    assert gate.admit(guess, "kate") is None
    assert token(gate) == before


def test_no_cookie_belongs_to_no_visit(gate: Gate) -> None:
    assert gate.visit(None) is None
    assert gate.visit("") is None
    assert gate.visit(token(gate)) is None


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:4321", True),
        ("localhost:4321", True),
        ("127.0.0.1", False),
        ("127.0.0.1:4322", False),
        ("rebound.example:4321", False),
        ("127.0.0.1.rebound.example:4321", False),
        (None, False),
    ],
)
def test_only_its_own_names_are_its_names(gate: Gate, host: str | None, own: bool) -> None:
    assert gate.is_own_host(host) is own
    assert gate.is_own_origin(host and f"http://{host}") is own


@pytest.mark.parametrize("origin", ["null", "127.0.0.1:4321", "https://127.0.0.1:4321", "http://", ""])
def test_other_origins_are_strange(gate: Gate, origin: str) -> None:
    assert not gate.is_own_origin(origin)


def test_before_it_listens_no_name_is_its_own() -> None:
    assert not Gate().is_own_host("127.0.0.1:0")


def test_the_usual_port_is_left_out_of_names() -> None:
    gate = Gate()
    gate.open_at(80)
    assert gate.is_own_host("localhost")
    assert gate.is_own_origin("http://127.0.0.1")
