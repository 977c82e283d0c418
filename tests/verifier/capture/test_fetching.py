import gzip
import re
import socket
import ssl
import zlib
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import AddressRefused, BadInput, FetchRefused, NetworkFailed
from tests.verifier.capture.conftest import Server
from verifier.capture import fetching
from verifier.capture.addresses import AddressGuard
from verifier.capture.dialling import BoundedStream, Deadline, GuardedBackend
from verifier.capture.fetching import MOST_BYTES, decoded, fetch
from verifier.config import Settings

TEXT = "Content-Type: text/plain; charset=utf-8"
PAGE = "The ferry to Osk runs again, the harbour master said. 🛳\n".encode()

# Each leads to this machine, its network, a cloud's metadata, or no web page at all.
REFUSED = """
http://127.0.0.1/
http://127.1/
http://127.0.0.1./
http://localhost/
http://localhost.:80/
http://2130706433/
http://0x7f000001/
http://0x7f.0.0.1/
http://0177.0.0.1/
http://017700000001/
http://0/
http://0.0.0.0/
http://１２７.０.０.１/
http://[::1]/
http://[::]/
http://[::127.0.0.1]/
http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/
http://[64:ff9b::127.0.0.1]/
http://[64:ff9b:1::7f00:1]/
http://[2002:7f00:1::]/
http://[2001::1]/
http://[fe80::1]/
http://[fe80::1%25eth0]/
http://[fec0::1]/
http://[fd00::1]/
http://[ff02::1]/
http://[fd00:ec2::254]/latest/meta-data/
http://10.0.0.1/
http://172.16.0.1/
http://192.168.1.1/
http://100.64.0.1/
http://169.254.169.254/latest/meta-data/
http://192.0.0.192/
http://198.18.0.1/
http://224.0.0.1/
http://255.255.255.255/
http://kate:secret@93.184.216.34/
http://93.184.216.34@127.0.0.1/
http://93.184.216.34:22/
http://93.184.216.34:8080/
https://93.184.216.34:25/
ftp://93.184.216.34/
file:///etc/hostname
gopher://93.184.216.34/
javascript://93.184.216.34/%0aalert(1)
data://text/html,hello
http:///path
http://
http://[::1
http://93.184.216.34:99999/
http://93.184.216.34:80\r\nX-Injected: 1/
http://\x00/
//93.184.216.34/
""".strip("\n").split("\n")


class Dialled(list[tuple[str, int]]):
    """Every address that a connection was opened to."""


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> Dialled:
    """Forbid every connection, and remember the attempts."""
    attempts = Dialled()

    def create_connection(address: tuple[str, int], *_: object, **__: object) -> None:
        attempts.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", create_connection)
    return attempts


@pytest.mark.parametrize(
    "url", [*REFUSED, "http://example.org/" + "a" * 70_000], ids=lambda url: repr(url)[1:40]
)
def test_what_is_no_public_page_is_never_dialled(closed: Settings, dialled: Dialled, url: str) -> None:
    with pytest.raises((AddressRefused, NetworkFailed)):
        fetch(url, closed)
    assert dialled == []


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://["]))
def test_any_text_as_an_address_is_refused_in_our_words(text: str, scheme: str) -> None:
    with suppress(AddressRefused):
        url = fetching._checked_url(scheme + text)
        assert url.scheme in {"http", "https"}
        assert not url.userinfo


def test_a_name_server_that_changes_its_answer_gains_nothing(
    closed: Settings, dialled: Dialled, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])

    def getaddrinfo(_host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(NetworkFailed):
        fetch("http://rebinding.example/", closed)
    assert dialled == [("93.184.216.34", 80)]
    with pytest.raises(AddressRefused):
        fetch("http://rebinding.example/", closed)
    assert len(dialled) == 1


def test_the_next_address_of_a_name_is_tried_when_the_first_does_not_answer(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        found = ["127.0.0.9", "127.0.0.1"] if host == "two-addresses.example" else [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    server.answer("/", PAGE, TEXT)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert fetch(server.url(host="two-addresses.example"), settings).data == PAGE


def test_no_local_socket_is_dialled() -> None:
    with pytest.raises(AddressRefused, match="local socket"):
        GuardedBackend(AddressGuard(), Deadline(1)).connect_unix_socket("/run/docker.sock")


def test_an_encrypted_connection_is_bounded_too() -> None:
    class Plain(httpcore.MockStream):
        def start_tls(self, *_: object, **__: object) -> httpcore.NetworkStream:
            return httpcore.MockStream([b"secret"])

    secure = BoundedStream(Plain([]), Deadline(60)).start_tls(ssl.create_default_context())
    assert isinstance(secure, BoundedStream)
    assert secure.read(6) == b"secret"


def test_a_page_comes_with_its_bytes_headers_and_text(server: Server, settings: Settings) -> None:
    fetched = fetch(server.answer("/ferry", PAGE, TEXT, "X-Twice: a", "X-Twice: b"), settings)
    assert fetched.data == PAGE
    assert fetched.text == PAGE.decode()
    assert (fetched.media_type, fetched.url) == ("text/plain", server.url("/ferry"))
    assert [value for name, value in fetched.headers if name == "x-twice"] == ["a", "b"]
    (request,) = server.requests
    assert re.search(rb"(?im)^host: 127\.0\.0\.1:\d+\r$", request)
    assert not re.search(rb"(?i)cookie|referer", request)


def test_the_text_of_a_page_is_its_article(server: Server, settings: Settings) -> None:
    body = (
        b"<title>Ferry runs</title><body><article>"
        + b"<p>The ferry to Osk runs again.</p>" * 9
        + b"</article>"
    )
    fetched = fetch(server.answer("/", body, "Content-Type: text/html"), settings)
    assert "The ferry to Osk runs again." in fetched.text
    assert fetched.title == "Ferry runs"


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server, settings: Settings) -> None:
    server.answer("/new", PAGE, TEXT)
    server.redirect("/hop", "/new", "308 Permanent Redirect")
    fetched = fetch(server.redirect("/old", server.url("/hop")), settings)
    assert (fetched.url, fetched.data) == (server.url("/new"), PAGE)


@pytest.mark.parametrize(
    "location",
    ["http://169.254.169.254/latest/", "http://10.0.0.1/", "file:///etc/hostname", "http://kate:x@127.0.0.1/",
     "javascript:alert(1)", "//[::ffff:10.0.0.1]/", "http://127.0.0.1:99999/", "http://[fe80::1]/"],
)  # fmt: skip
def test_a_redirect_is_checked_like_the_first_address(
    server: Server, settings: Settings, location: str
) -> None:
    with pytest.raises(BadInput):
        fetch(server.redirect("/", location), settings)
    assert len(server.requests) == 1


def test_redirects_end(server: Server, settings: Settings) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    with pytest.raises(FetchRefused, match="more than 5 times"):
        fetch(server.url("/a"), settings)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "status", ["404 Not Found", "500 Broken", "304 Not Modified", "302 Found", "204 No Content"]
)
def test_an_answer_that_is_no_page_is_refused(server: Server, settings: Settings, status: str) -> None:
    url = server.answer("/", b"", TEXT, status=status)
    if status.startswith("204"):
        assert fetch(url, settings).text == ""
        return
    with pytest.raises(FetchRefused, match=status[:3]):
        fetch(url, settings)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "identity", ""])
def test_content_encodings(server: Server, settings: Settings, encoding: str) -> None:
    wire = PAGE
    if encoding.endswith("gzip"):
        wire = gzip.compress(PAGE)
    elif encoding == "deflate":
        wire = zlib.compress(PAGE)
    fetched = fetch(server.answer("/", wire, TEXT, f"Content-Encoding: {encoding}"), settings)
    assert fetched.data == wire
    assert fetched.text == PAGE.decode()


@pytest.mark.parametrize(
    ("wire", "encoding", "words"),
    [
        (gzip.compress(bytes(MOST_BYTES + 1)), "gzip", "unpacks to more"),
        (gzip.compress(gzip.compress(bytes(MOST_BYTES + 1))), "gzip, gzip", "not asked for"),
        (gzip.compress(PAGE)[:-12], "gzip", "middle"),
        (b"", "gzip", "middle"),
        (PAGE, "gzip", "not the gzip it says"),
        (PAGE, "br", "not asked for"),
    ],
    ids=["bomb", "bomb in a bomb", "cut", "empty", "none", "other"],
)
def test_a_content_encoding_that_lies(wire: bytes, encoding: str, words: str) -> None:
    with pytest.raises(FetchRefused, match=words):
        decoded(wire, encoding, "a page")


def test_a_body_without_end_is_cut_off(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_WIRE_BYTES", 100_000)
    with pytest.raises(FetchRefused, match="more than 100,000 bytes"):
        fetch(server.answer("/", b"x" * 200_000, TEXT), settings)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nshorter",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nx",
        b"HTTP/1.1 200 OK\r\n" + b"X-Flood: 1\r\n" * 20_000 + b"\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n",
    ],
    ids=["closed", "cut", "short", "two lengths", "huge chunk", "header flood", "no HTTP", "NUL"],
)
def test_a_server_that_breaks_the_protocol_may_answer_later(
    server: Server, settings: Settings, answer: bytes
) -> None:
    server.answers["/"] = answer
    with pytest.raises(NetworkFailed, match="nothing was stored"):
        fetch(server.url(), settings)


def test_a_length_that_is_too_short_ends_the_page_there(server: Server, settings: Settings) -> None:
    assert fetch(server.answer("/", PAGE, TEXT, length=9), settings).data == PAGE[:9]


def test_a_server_that_keeps_silent_is_given_up(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "STEP_SECONDS", 0.05)
    with pytest.raises(NetworkFailed, match="in time"):
        fetch(server.url("/silent"), settings)


@pytest.mark.parametrize("seconds", [2.0, 6.0, 11.0])
def test_the_whole_fetch_has_a_deadline(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    """However long each step takes, and in whichever of them the time runs out."""
    now = [0.0]

    def later() -> float:
        now[0] += seconds
        return now[0]

    monkeypatch.setattr("verifier.capture.dialling.time", SimpleNamespace(monotonic=later))
    url = server.answer("/", PAGE * 40_000, TEXT)
    with pytest.raises(NetworkFailed, match="longer than 30 s"):
        fetch(url, settings)


def test_a_server_that_speaks_no_tls(server: Server, settings: Settings) -> None:
    server.answers[""] = b"this is no TLS"
    with pytest.raises(NetworkFailed, match="could not be fetched"):
        fetch(server.url().replace("http:", "https:"), settings)
