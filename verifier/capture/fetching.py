"""Fetching a page: bounded in time, in bytes and in decoded bytes, every hop checked.

The bytes are read raw and decoded under a bound, since the client's own decoder can turn half a
kilobyte into hundreds of megabytes. Nothing is read from the environment, no cookie is kept.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from claims.errors import AddressRefused, FetchRefused, NetworkFailed
from claims.model.texts import Fetched
from verifier import __version__
from verifier.capture.addresses import AddressGuard, read_networks
from verifier.capture.dialling import Deadline, GuardedBackend
from verifier.capture.extracting import text_of
from verifier.config import Settings

MOST_REDIRECTS = 5
WHOLE_SECONDS = 30.0
STEP_SECONDS = 10.0
# The system would dial a higher one modulo 65,536.
HIGHEST_PORT = 65_535
LONGEST_ADDRESS = 8_000
MOST_WIRE_BYTES = 10 * 1024 * 1024
MOST_BYTES = 20 * 1024 * 1024
HEADERS = {
    "User-Agent": f"verifier/{__version__} (source verification)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "identity",
}
DECODERS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def fetch(url: str, settings: Settings) -> Fetched:
    """Fetch a page and the text in it.

    Raises AddressRefused for an address that is not public, FetchRefused for an answer that cannot be a
    capture, and NetworkFailed when the connection fails or takes too long.
    """
    guard = AddressGuard(read_networks(settings.allow_addresses))
    address = _checked_url(url)
    with _client(guard) as client:
        for _ in range(MOST_REDIRECTS + 1):
            with _answered(client, address) as response:
                if response.next_request is None:
                    return _fetched(response, _body(response))
                address = _checked_url(str(response.next_request.url))
    raise FetchRefused(f"{address} redirects more than {MOST_REDIRECTS} times; nothing was stored")


def _client(guard: AddressGuard) -> httpx.Client:
    # The client has no public way to hand a network backend to its pool, so it is given a pool of ours.
    transport = httpx.HTTPTransport(trust_env=False)
    transport._pool = httpcore.ConnectionPool(  # noqa: SLF001
        ssl_context=httpx.create_ssl_context(trust_env=False),
        network_backend=GuardedBackend(guard, Deadline(WHOLE_SECONDS)),
    )
    return httpx.Client(
        transport=transport, trust_env=False, follow_redirects=False, timeout=STEP_SECONDS, headers=HEADERS
    )


def _checked_url(text: str) -> httpx.URL:
    if len(text) > LONGEST_ADDRESS:
        raise AddressRefused(f"The address has {len(text):,} characters; it was not dialled")
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as unreadable:
        raise AddressRefused(f"{text!r} is no web address: {unreadable}") from unreadable
    if url.scheme not in {"http", "https"} or not url.host:
        raise AddressRefused(f"{text!r} is no http or https address; it was not dialled")
    if url.port is not None and url.port > HIGHEST_PORT:
        raise AddressRefused(f"{text!r} names no port there is; it was not dialled")
    if url.userinfo:
        raise AddressRefused("An address with a user name or password is not captured; take them out")
    return url


@contextmanager
def _answered(client: httpx.Client, url: httpx.URL) -> Iterator[httpx.Response]:
    """Send one request and hold its answer open, with errors said in our words."""
    try:
        with client.stream("GET", url) as response:
            yield response
    except httpx.TimeoutException as slow:
        raise NetworkFailed(f"{url} did not answer in time; nothing was stored, try again") from slow
    except httpx.InvalidURL as unusable:
        raise FetchRefused(f"{url} redirects to no usable address; nothing was stored") from unusable
    except httpx.RequestError as failed:
        raise NetworkFailed(f"{url} could not be fetched: {failed}; nothing was stored") from failed


def _body(response: httpx.Response) -> bytes:
    if not response.is_success:
        raise FetchRefused(f"{response.url} answered {response.status_code}; nothing was stored")
    wire = bytearray()
    for chunk in response.iter_raw():
        wire += chunk
        if len(wire) > MOST_WIRE_BYTES:
            raise FetchRefused(
                f"{response.url} sends more than {MOST_WIRE_BYTES:,} bytes; nothing was stored"
            )
    return bytes(wire)


def _fetched(response: httpx.Response, wire: bytes) -> Fetched:
    where = str(response.url)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    media_type = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    data = decoded(wire, encoding, where)
    extracted = text_of(data, media_type, charset=response.charset_encoding, where=where)
    return Fetched(
        data=wire,
        text=extracted.text,
        media_type=media_type,
        url=where,
        title=extracted.title,
        derivation=extracted.derivation,
        headers=tuple(response.headers.multi_items()),
    )


def decoded(wire: bytes, encoding: str, where: str) -> bytes:
    """Undo a content encoding under a bound.

    Raises FetchRefused beyond the bound, for an encoding that was not asked for, and for bytes that are
    not in it or end early.
    """
    if encoding in {"", "identity"}:
        return wire
    if encoding not in DECODERS:
        raise FetchRefused(f"{where} is encoded as {encoding!r}, which was not asked for; nothing was stored")
    decoder = zlib.decompressobj(DECODERS[encoding])
    try:
        data = decoder.decompress(wire, MOST_BYTES + 1)
    except zlib.error as broken:
        raise FetchRefused(f"{where} is not the {encoding} it says: {broken}; nothing was stored") from broken
    if len(data) > MOST_BYTES:
        raise FetchRefused(f"{where} unpacks to more than {MOST_BYTES:,} bytes; nothing was stored")
    if not decoder.eof:
        raise FetchRefused(f"{where} ends in the middle of its {encoding} data; nothing was stored")
    return data
