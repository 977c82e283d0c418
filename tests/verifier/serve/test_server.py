"""What a browser is let do, and what every other one is refused."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.serve.serving import Serving, StandIn, aiohttp, introduced, start
from verifier.serve.pages import FILES, HEADERS
from verifier.serve.server import MOST_SCREENS, MOST_SENT

Client = aiohttp.ClientSession
NAMESPACE = "http://www.w3.org/2000/svg"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
REMOTE = re.compile(r"(?:https?:|wss?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


async def test_the_address_lets_one_browser_in(serving: Serving, client: Client) -> None:
    async with client.get(serving.address, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
    async with client.get(serving.address) as back:
        assert (back.status, str(back.url)) == (200, f"{serving.origin}/")
    async with Client() as other, other.get(serving.address) as again:
        assert again.status == 403
        assert "used already" in await again.text()
    async with Client() as other, other.get(serving.next_address, allow_redirects=False) as answer:
        assert answer.status == 303


async def test_a_wrong_token_lets_nobody_in(serving: Serving, client: Client) -> None:
    for token in ("", "wrong", "%ff", serving.address[-10:]):
        async with client.get(f"{serving.origin}/?token={token}") as answer:
            assert answer.status == 403
            assert "Set-Cookie" not in answer.headers
    async with client.get(serving.address) as answer:
        assert answer.status == 200


async def test_fetching_ahead_or_asking_for_the_head_uses_no_token(serving: Serving, client: Client) -> None:
    async with client.get(serving.address, headers={"Sec-Purpose": "prefetch;prerender"}) as ahead:
        assert ahead.status == 403
    async with client.head(serving.address) as head:
        assert head.status == 405
    async with client.get(serving.address) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:80", "127.0.0.1:1", "169.254.0.1"])
@pytest.mark.parametrize("path", ["/", "/?token=", "/screens", "/static/page.css", "/nowhere"])
async def test_another_host_is_refused_everything(
    serving: Serving, client: Client, host: str, path: str
) -> None:
    place = serving.address if path == "/?token=" else serving.origin + path
    async with client.get(place, headers={"Host": host}) as answer:
        assert answer.status == 403
        assert "Set-Cookie" not in answer.headers


async def test_without_the_cookie_nothing_is_shown(serving: Serving, client: Client) -> None:
    async with client.get(serving.origin) as answer:
        assert answer.status == 403
    async with client.post(
        f"{serving.origin}/reviewer", data={"reviewer": "kate"}, headers={"Origin": serving.origin}
    ) as answer:
        assert answer.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await serving.socket(client)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1", "http://127.0.0.1:1", "https://{host}"]
)
async def test_pages_of_others_reach_no_screens_and_name_nobody(
    serving: Serving, client: Client, origin: str
) -> None:
    strange = {"Origin": origin.format(host=serving.host)}
    async with client.get(serving.address) as answer:
        assert answer.status == 200
    async with client.post(f"{serving.origin}/reviewer", data={"reviewer": "eve"}, headers=strange) as answer:
        assert answer.status == 403
    async with client.get(f"{serving.next_address}&reviewer=kate") as answer:
        assert answer.status == 200
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await serving.socket(client, **strange)
    assert refused.value.status == 403


async def test_a_handshake_without_origin_is_refused(serving: Serving, client: Client) -> None:
    async with client.get(f"{serving.address}&reviewer=kate") as answer:
        assert answer.status == 200
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect(f"{serving.origin}/screens")
    assert refused.value.status == 403


async def test_every_answer_keeps_the_page_to_itself(serving: Serving, client: Client) -> None:
    for path in ("/", "/nowhere", "/static/page.css", serving.address.removeprefix(serving.origin), "/"):
        async with client.get(serving.origin + path, allow_redirects=False) as answer:
            assert HEADERS.items() <= dict(answer.headers).items()
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'nonce-")
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert "*" not in policy
    async with client.get(serving.origin) as once, client.get(serving.origin) as again:
        assert once.headers["Content-Security-Policy"] != again.headers["Content-Security-Policy"]


async def test_nothing_served_names_another_place(serving: Serving, client: Client) -> None:
    own = f"//{serving.host}"
    served = []
    for path in ("/", "/?token=wrong", serving.address.removeprefix(serving.origin), "/"):
        async with client.get(serving.origin + path) as answer:
            served.append(await answer.text())
    async with client.get(f"{serving.next_address}&reviewer=kate") as answer:
        served.append(await answer.text())
    assert "data-session-websocket-url" in served[-1]
    for name in FILES:
        async with client.get(f"{serving.origin}/static/{name}") as answer:
            assert answer.status == 200
            served.append((await answer.read()).decode("latin-1") if not name.endswith(".ttf") else "")
    for text in served:
        assert REMOTE.findall(COMMENT.sub("", text).replace(own, "").replace(NAMESPACE, "")) == []


async def test_only_listed_files_are_served(serving: Serving, client: Client) -> None:
    for name in ("", "server.py", "..%2fserver.py", "%2e%2e/server.py", "../__init__.py"):
        async with client.get(f"{serving.origin}/static/{name}") as answer:
            assert answer.status in {403, 404}


async def test_the_page_asks_who_acts_and_the_answer_stands(serving: Serving, client: Client) -> None:
    form = f"{serving.origin}/reviewer"
    own = {"Origin": serving.origin}
    async with client.get(serving.address) as asked:
        assert "Who are you?" in await asked.text()
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await serving.socket(client)
    for name, shown in (
        ("", "1 to 80"),
        ("<b>" * 40, "&lt;b&gt;"),
        ("ledger", "ledger"),
        ("a\nb", "1 to 80"),
    ):
        async with client.post(form, data={"reviewer": name}, headers=own) as answer:
            text = await answer.text()
            assert answer.status == 400
            assert shown in text
            assert "<b>" not in text
    for name in (" kate ", "eve"):
        async with client.post(form, data={"reviewer": name}, headers=own) as answer:
            assert "Opening the screens for kate" in await answer.text()
    async with client.post(form, data={"reviewer": "x" * 10_000}, headers=own) as answer:
        assert answer.status == 413


async def test_each_browser_has_a_reviewer_of_its_own(serving: Serving, client: Client) -> None:
    async with Client(cookie_jar=aiohttp.CookieJar(unsafe=True)) as other:
        async with client.get(f"{serving.address}&reviewer=kate") as answer:
            assert answer.status == 200
        async with other.get(f"{serving.next_address}&reviewer=-h%20o") as answer:
            assert answer.status == 200
        async with serving.socket(client) as first, serving.socket(other) as second:
            assert (await introduced(first))["reviewer"] == "kate"
            assert (await introduced(second))["reviewer"] == "-h o"


async def test_a_reviewer_named_for_all_is_nobody_elses_choice(tmp_path: Path, client: Client) -> None:
    serving = await start(StandIn(tmp_path), "ann")
    async with client.get(f"{serving.address}&reviewer=kate") as answer:
        assert "Opening the screens for ann" in await answer.text()
    await serving.end()


async def let_in(serving: Serving, client: Client) -> None:
    async with client.get(f"{serving.address}&reviewer=kate") as answer:
        assert answer.status == 200


async def test_what_is_typed_reaches_the_screens_and_what_they_draw_the_browser(
    serving: Serving, client: Client
) -> None:
    await let_in(serving, client)
    async with serving.socket(client) as socket:
        await introduced(socket)
        for message, echoed in (
            (["stdin", "ü\x1b[A"], "Dü\x1b[A".encode()),
            (["resize", {"width": 100, "height": 40}], b'M{"type": "resize", "width": 100, "height": 40}'),
            (["resize", {"width": 10**9, "height": -1}], b'M{"type": "resize", "width": 1000, "height": 2}'),
            (["focus"], b'M{"type": "focus"}'),
        ):
            await socket.send_json(message)
            assert await socket.receive_bytes() == echoed
        await socket.send_json(["ping", "17"])
        assert await socket.receive_json() == ["pong", "17"]


async def test_only_web_addresses_are_opened(serving: Serving, client: Client) -> None:
    await let_in(serving, client)
    async with serving.socket(client) as socket:
        await introduced(socket)
        await socket.send_json(["stdin", "open file:///etc/passwd"])
        assert await socket.receive_bytes() == b"Dopen file:///etc/passwd"
        await socket.send_json(["stdin", "open https://outlet.example/1"])
        assert await socket.receive_json() == [
            "open_url",
            {"url": "https://outlet.example/1", "new_tab": True},
        ]


@pytest.mark.parametrize(
    ("send", "code"),
    [
        (lambda socket: socket.send_str("no json"), aiohttp.WSCloseCode.POLICY_VIOLATION),
        (lambda socket: socket.send_json(["stdin", 5]), aiohttp.WSCloseCode.POLICY_VIOLATION),
        (lambda socket: socket.send_json({"type": "quit"}), aiohttp.WSCloseCode.POLICY_VIOLATION),
        (lambda socket: socket.send_bytes(b"\x00"), aiohttp.WSCloseCode.POLICY_VIOLATION),
        (lambda socket: socket.send_str("x" * (MOST_SENT + 1)), aiohttp.WSCloseCode.MESSAGE_TOO_BIG),
    ],
    ids=["no json", "no text", "no list", "bytes", "too long"],
)
async def test_what_the_page_does_not_send_ends_the_screens(
    serving: Serving, client: Client, send: Callable[[Any], Any], code: int
) -> None:
    await let_in(serving, client)
    async with serving.socket(client) as socket:
        await introduced(socket)
        await send(socket)
        message = await socket.receive()
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, code)


async def test_there_are_so_many_screens_and_no_more(serving: Serving, client: Client) -> None:
    await let_in(serving, client)
    sockets = [await serving.socket(client) for _ in range(MOST_SCREENS)]
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await serving.socket(client)
    assert refused.value.status == 503
    for socket in sockets:
        await socket.close()
