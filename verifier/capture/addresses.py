"""Which addresses may be dialled: public ones on the web's ports, and networks a setting allows.

A name is resolved once, every address it has must pass, and a checked address is the one dialled, so a
name server that changes its answer between look and dial gains nothing.
"""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass

from claims.errors import AddressRefused, NetworkFailed, SettingInvalid

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

WEB_PORTS = frozenset({80, 443})
# The only IPv6 space given out for single hosts: NAT64, IPv4-compatible, site-local, multicast are outside.
GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# `is_global` calls these global, or did so in some Python versions (IANA special-purpose registries).
NOT_PUBLIC: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in ("2001::/23", "2002::/16", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3")
)


def read_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Read the networks a setting allows; raises SettingInvalid."""
    try:
        return tuple(ipaddress.ip_network(text) for text in texts)
    except ValueError as unreadable:
        raise SettingInvalid(f"allow_addresses: {unreadable}") from unreadable


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public Internet's unicast addresses."""
    if isinstance(address, ipaddress.IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not _within(address, NOT_PUBLIC)


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


@dataclass(frozen=True, slots=True)
class AddressGuard:
    """Decides whether a host may be dialled; `allowed` networks pass on any port."""

    allowed: tuple[Network, ...] = ()

    def check(self, host: str, port: int) -> tuple[str, ...]:
        """Resolve a host and return the addresses to dial, the preferred one first.

        Raises AddressRefused when any of its addresses is not public, or the port is not the web's, and
        NetworkFailed when the name does not resolve.
        """
        addresses = _resolve(host, port)
        for address in addresses:
            if _within(address, self.allowed):
                continue
            if not is_public(address):
                raise AddressRefused(
                    f"{host} leads to {address}, which is not a public address; it was not dialled"
                )
            if port not in WEB_PORTS:
                raise AddressRefused(
                    f"{host}:{port} is not on a port of the web (80, 443); it was not dialled"
                )
        return tuple(map(str, addresses))


def _resolve(host: str, port: int) -> tuple[Address, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise NetworkFailed(f"The host {host!r} does not resolve: {unknown}") from unknown
    # A zone behind % names an interface of this machine; only link-local addresses have one.
    texts = (str(entry[4][0]).partition("%")[0] for entry in found)
    return tuple(dict.fromkeys(map(ipaddress.ip_address, texts)))
