"""Opening connections to checked addresses, and ending them at the deadline of the whole fetch.

A server that sends one byte at a time never times out a single read, so every step on the connection gets
no more than what is left of the whole.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from claims.errors import AddressRefused, NetworkFailed
from verifier.capture.addresses import AddressGuard


class Deadline:
    """The time by which a fetch must have ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, step: float | None) -> float:
        """Return how long a step may take; raises NetworkFailed when the time is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise NetworkFailed(f"The page took longer than {self._seconds:.0f} s; nothing was stored")
        return left if step is None else min(step, left)


class BoundedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of the buffer."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted, still bounded."""
        secure = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return BoundedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the client's own signature
        """Return what the client asks about the connection."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, guard: AddressGuard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Dial the addresses that were checked, not the name, until one answers."""
        *others, last = self._guard.check(host, port)
        for address in others:
            try:
                return self._dial(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._dial(last, port, timeout, local_address, socket_options)

    def _dial(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        step = self._deadline.left(timeout)
        stream = self._network.connect_tcp(address, port, step, local_address, socket_options)
        return BoundedStream(stream, self._deadline)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Refuse: a captured page never lives behind a local socket."""
        del timeout, socket_options
        raise AddressRefused(f"{path} is a local socket; it was not dialled")
