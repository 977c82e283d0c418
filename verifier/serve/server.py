"""The server: its routes, what it refuses, and how screens end with their browser and with the server."""

import asyncio
import json
import secrets
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from aiohttp import WSCloseCode, WSMsgType, web

from claims.errors import BadInput
from claims.review import check_reviewer
from verifier.serve.gate import HOST, Gate, Visit
from verifier.serve.pages import FILES, HEADERS, content_security_policy, page
from verifier.serve.screens import PATIENCE, Screens, Workplace

MOST_SCREENS = 8
MOST_POSTED = 4 * 1024
MOST_SENT = 1024 * 1024
"""Bytes of one message from a browser; a long paste is one message."""
HEARTBEAT = 15.0
"""Seconds between two questions whether the browser is still there."""
FEWEST_CELLS, MOST_CELLS = 2, 1000
NONCE = web.RequestKey("nonce", str)
NO_COOKIE = "This browser was not let in with an address that opens once."
USED_UP = "This address was used already, or is not one of this server's."

Reply = web.StreamResponse
Handler = Callable[[web.Request], Awaitable[Reply]]


class Server:
    """Answers browsers: lets them in, asks who acts, and joins each to screens of its own."""

    def __init__(self, workplace: Workplace, reviewer: str, narrate: Callable[[str], None]) -> None:
        self.gate = Gate()
        self._workplace = workplace
        self._reviewer = reviewer
        self._narrate = narrate
        self._opened = 0
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """Return the routes behind the checks that every request passes."""
        application = web.Application(middlewares=[self._guard], client_max_size=MOST_POSTED)
        application.on_response_prepare.append(self._add_headers)
        application.on_shutdown.append(self._end_all)
        application.add_routes(
            [
                # A HEAD request would use a token up and show nobody anything.
                web.get("/", self._index, allow_head=False),
                web.post("/reviewer", self._name_reviewer),
                web.get("/screens", self._join_screens, allow_head=False),
                web.get("/static/{name}", self._file, allow_head=False),
            ]
        )
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> Reply:
        """Answer only to this server's own names, so that no name rebound to this machine is served."""
        request[NONCE] = secrets.token_urlsafe(16)
        if not self.gate.is_own_host(request.headers.get("Host")):
            raise web.HTTPForbidden(text="This server answers on this machine only, to its own name.")
        return await handler(request)

    async def _add_headers(self, request: web.Request, response: Reply) -> None:
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = content_security_policy(
            request.get(NONCE, ""), request.host if self.gate.is_own_host(request.host) else ""
        )

    def _visit(self, request: web.Request) -> Visit | None:
        return self.gate.visit(request.cookies.get(self.gate.cookie_name))

    def _page(self, request: web.Request, name: str, *, status: int = 200, **values: str) -> web.Response:
        return web.Response(
            text=page(name, request[NONCE], **values), status=status, content_type="text/html"
        )

    async def _file(self, request: web.Request) -> Reply:
        try:
            path, media_type = FILES[request.match_info["name"]]
        except KeyError:
            raise web.HTTPNotFound from None
        return web.FileResponse(path, headers={"Content-Type": media_type})

    async def _index(self, request: web.Request) -> Reply:
        """Let a browser with a token in, ask one that was let in who acts, and show the screens."""
        visit = self._visit(request)
        token = request.query.get("token")
        if token is not None:
            return self._let_in(request, token, known=visit is not None)
        if visit is None:
            return self._page(request, "refused", status=403, why=NO_COOKIE)
        if not visit.reviewer:
            return self._page(request, "reviewer", typed="", problem="")
        return self._page(request, "screens", reviewer=visit.reviewer, socket=f"ws://{request.host}/screens")

    def _let_in(self, request: web.Request, token: str, *, known: bool) -> Reply:
        # A browser that fetches an address before anybody asked for it does not use the token up.
        cookie = None if "Sec-Purpose" in request.headers else self.gate.admit(token, self._named(request))
        if cookie is None and not known:
            return self._page(request, "refused", status=403, why=USED_UP)
        onward = web.HTTPSeeOther("/")
        if cookie is not None:
            onward.set_cookie(self.gate.cookie_name, cookie, httponly=True, samesite="Strict", path="/")
            self._narrate(f"A browser was let in. For another one: {self.gate.address}")
        raise onward

    def _named(self, request: web.Request) -> str:
        """Return who acts, if that is said for all or by the address; the page asks otherwise."""
        if self._reviewer:
            return self._reviewer
        try:
            return check_reviewer(request.query.get("reviewer", ""))
        except BadInput:
            return ""

    async def _name_reviewer(self, request: web.Request) -> Reply:
        """Take the name that the page asked for; it stands for the whole visit."""
        visit = self._visit(request)
        if visit is None or not self.gate.is_own_origin(request.headers.get("Origin")):
            return self._page(request, "refused", status=403, why=NO_COOKIE)
        name = str((await request.post()).get("reviewer", ""))
        try:
            visit.reviewer = visit.reviewer or check_reviewer(name)
        except BadInput as refused:
            return self._page(request, "reviewer", status=400, typed=name, problem=str(refused))
        raise web.HTTPSeeOther("/")

    async def _join_screens(self, request: web.Request) -> Reply:
        """Join a browser to new screens until either of them leaves."""
        visit = self._visit(request)
        if visit is None or not visit.reviewer or not self.gate.is_own_origin(request.headers.get("Origin")):
            raise web.HTTPForbidden(text=NO_COOKIE)
        if self._opened >= MOST_SCREENS:
            self._narrate(f"No more than {MOST_SCREENS} screens are open at once; close one first")
            raise web.HTTPServiceUnavailable(text="Too many screens are open.")
        self._opened += 1
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=MOST_SENT)
        try:
            await socket.prepare(request)
            self._sockets.add(socket)
            await self._converse(socket, visit.reviewer, _size(request.query))
        finally:
            self._sockets.discard(socket)
            self._opened -= 1
        return socket

    async def _converse(self, socket: web.WebSocketResponse, reviewer: str, size: tuple[int, int]) -> None:
        screens = await Screens.open(self._workplace, reviewer, size, self._narrate)
        drawing = asyncio.create_task(_draw(screens, socket))
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT or not await _obey(message.data, screens, socket):
                    await socket.close(code=WSCloseCode.POLICY_VIOLATION)
        finally:
            await screens.end()
            await drawing

    async def _end_all(self, _application: web.Application) -> None:
        for socket in list(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY)


async def _draw(screens: Screens, socket: web.WebSocketResponse) -> None:
    """Show what the screens draw, and close when they end; read on when nobody looks any more."""
    async for packet in screens.packets():
        if socket.closed:
            continue
        with suppress(ConnectionError):
            match packet:
                case bytes():
                    await socket.send_bytes(packet)
                case {"type": "exit"}:
                    await socket.close()
                case {"type": "open_url", "url": str() as url} if url.startswith(("https://", "http://")):
                    await socket.send_json(["open_url", {"url": url, "new_tab": True}])
    await socket.close()


async def _obey(sent: str, screens: Screens, socket: web.WebSocketResponse) -> bool:
    """Do what a message of the page asks for; False for one that the page does not send."""
    try:
        message = json.loads(sent)
    except ValueError:
        return False
    match message:
        case ["stdin", str() as typed]:
            await screens.type(typed)
        case ["resize", {"width": int() as width, "height": int() as height}]:
            await screens.tell({"type": "resize", "width": _bounded(width), "height": _bounded(height)})
        case ["focus" | "blur" as kind]:
            await screens.tell({"type": kind})
        case ["ping", str() as moment]:
            await socket.send_json(["pong", moment])
        case _:
            return False
    return True


def _size(query: Mapping[str, str]) -> tuple[int, int]:
    """Return the columns and rows that a window begins with."""
    try:
        return _bounded(int(query["width"])), _bounded(int(query["height"]))
    except (KeyError, ValueError):
        return 80, 24


def _bounded(cells: int) -> int:
    return max(FEWEST_CELLS, min(MOST_CELLS, cells))


async def run(server: Server, port: int, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM, or SIGINT, which raises KeyboardInterrupt after all screens have ended.

    Raises BadInput for a port that cannot be had.
    """
    told: asyncio.Future[signal.Signals] = asyncio.get_running_loop().create_future()
    for kind in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(kind, _tell, told, kind)
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=2 * PATIENCE)
    await runner.setup()
    try:
        await _listen(runner, port)
        server.gate.open_at(runner.addresses[0][1])
        announce(server.gate.address)
        if await told is signal.SIGINT:
            raise KeyboardInterrupt
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as refused:
        raise BadInput(
            f"Port {port} of {HOST} cannot be had: {refused.strerror}; --port 0 takes a free one"
        ) from refused


def _tell(told: "asyncio.Future[signal.Signals]", kind: signal.Signals) -> None:
    if not told.done():
        told.set_result(kind)
