"""A web server on loopback that answers with exactly the bytes a test gives it."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier.config import Settings

LOOPBACK = ("127.0.0.0/8", "::1/128")


class Server:
    """Serves raw answers by path, each on a connection of its own, and remembers what was asked."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.answers: dict[str, bytes] = {}
        self.requests: list[bytes] = []
        self._held: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def answer(
        self, path: str, body: bytes, *headers: str, status: str = "200 OK", length: int | None = None
    ) -> str:
        """Answer a path with a body and a length, true unless given; returns the path's address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
        self.answers[path] = "\r\n".join([*lines, "", ""]).encode() + body
        return self.url(path)

    def redirect(self, path: str, to: str, status: str = "302 Found") -> str:
        """Answer a path with a redirect; returns the path's address."""
        return self.answer(path, b"", f"Location: {to}", status=status)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            request = connection.recv(65536)
            self.requests.append(request)
            path = request.split(b" ")[1].decode("latin-1") if request.startswith(b"GET ") else ""
            data = self.answers.get(path)
            if data is None:
                # Silence: the connection stays open and nothing comes.
                self._held.append(connection)
                continue
            try:
                connection.sendall(data)
            except OSError:
                pass
            finally:
                connection.close()

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for connection in self._held:
            connection.close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that let capture dial this machine."""
    return Settings(workspace=tmp_path / "workspace", allow_addresses=LOOPBACK)


@pytest.fixture
def closed(tmp_path: Path) -> Settings:
    """Settings as they ship: nothing but public addresses."""
    return Settings(workspace=tmp_path / "workspace")
