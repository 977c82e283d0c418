"""Who is let in: tokens that open once, cookies of the browsers let in, and the only names of this server."""

import secrets
from dataclasses import dataclass

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
DEFAULT_HTTP_PORT = 80


@dataclass(slots=True)
class Visit:
    """One browser that was let in, and who acts there: empty until that is known, then for good."""

    reviewer: str = ""


class Gate:
    """Lets one browser in for each token; who has the cookie of a visit is that browser."""

    def __init__(self) -> None:
        self._port = 0
        self._hosts: frozenset[str] = frozenset()
        self._token = secrets.token_urlsafe(32)
        self._visits: dict[str, Visit] = {}

    def open_at(self, port: int) -> None:
        """Take the port that the server listens at for part of its names; before that it has none."""
        self._port = port
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)
        if port == DEFAULT_HTTP_PORT:
            self._hosts |= frozenset(NAMES)

    @property
    def address(self) -> str:
        """The address that lets the next browser in."""
        return f"http://{HOST}:{self._port}/?token={self._token}"

    @property
    def cookie_name(self) -> str:
        """The name of the cookie: browsers share cookies between the ports of a host."""
        return f"verifier-{self._port}"

    def admit(self, token: str, reviewer: str) -> str | None:
        """Use the token up and return the cookie of the new visit; None for any other token."""
        if not secrets.compare_digest(token.encode(errors="replace"), self._token.encode()):
            return None
        self._token = secrets.token_urlsafe(32)
        cookie = secrets.token_urlsafe(32)
        self._visits[cookie] = Visit(reviewer)
        return cookie

    def visit(self, cookie: str | None) -> Visit | None:
        """Return the visit that a cookie belongs to."""
        return self._visits.get(cookie or "")

    def is_own_host(self, host: str | None) -> bool:
        """Say whether a request names this server; a name that was rebound to this machine does not."""
        return host in self._hosts

    def is_own_origin(self, origin: str | None) -> bool:
        """Say whether a request comes from a page of this server."""
        scheme, _, host = (origin or "").partition("://")
        return scheme == "http" and host in self._hosts
