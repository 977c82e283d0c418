import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import AddressRefused, NetworkFailed, SettingInvalid
from verifier.capture.addresses import AddressGuard, is_public, read_networks

# The IANA IPv4 and IPv6 special-purpose address registries, and the multicast and reserved space.
RESERVED = tuple(
    ipaddress.ip_network(text)
    for text in [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/128",
        "::1/128",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    ]
)
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:830::200e"]


def resolving_to(*addresses: str) -> Callable[..., list[tuple[Any, ...]]]:
    """Return a resolver that gives every name these addresses."""

    def getaddrinfo(_host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return getaddrinfo


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_a_public_address_is_in_no_reserved_network(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(address):
        assert not any(address in network for network in RESERVED if network.version == address.version)


@given(st.sampled_from(RESERVED), st.integers(min_value=0))
def test_no_address_of_a_reserved_network_is_public(
    network: ipaddress.IPv4Network | ipaddress.IPv6Network, place: int
) -> None:
    assert not is_public(network[place % network.num_addresses])
    assert not is_public(network[0])
    assert not is_public(network[-1])


def test_all_addresses_of_a_name_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("1.1.1.1", "10.0.0.7"))
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7.*not dialled"):
        AddressGuard().check("two-faced.example", 443)
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("1.1.1.1", "8.8.8.8", "1.1.1.1"))
    assert AddressGuard().check("honest.example", 443) == ("1.1.1.1", "8.8.8.8")


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_public_addresses_are_dialled_on_the_webs_ports_only(
    monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("1.1.1.1"))
    with pytest.raises(AddressRefused, match="port"):
        AddressGuard().check("honest.example", port)


def test_an_allowed_network_passes_on_any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = AddressGuard(read_networks(["10.1.0.0/16", "::1/128"]))
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("10.1.2.3", "::1"))
    assert guard.check("desk.example", 8080) == ("10.1.2.3", "::1")
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("10.2.0.1"))
    with pytest.raises(AddressRefused):
        guard.check("desk.example", 8080)


def test_an_interface_behind_an_address_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolving_to("fe80::1%eth0"))
    with pytest.raises(AddressRefused):
        AddressGuard().check("near.example", 80)


@pytest.mark.parametrize("fault", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_name_that_does_not_resolve_may_resolve_later(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(NetworkFailed, match="does not resolve"):
        AddressGuard().check("nowhere.example", 80)


def test_a_network_that_is_none_is_a_wrong_setting() -> None:
    with pytest.raises(SettingInvalid, match="allow_addresses"):
        read_networks(["10.0.0.0/8", "the office"])
