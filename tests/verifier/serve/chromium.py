"""Chromium without a window, driven over its DevTools protocol: keys in, what it shows and asks for out."""

import asyncio
import base64
import json
import os
import re
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.verifier.serve.serving import aiohttp

OPTIONS = [
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--window-size=1280,800",
]  # fmt: skip
LONGEST = 30.0
"""Seconds that a page may take for anything."""
NAMED = {"enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, ""), "home": ("Home", 36, "")}
CONTROL = 2

# The page keeps its terminal to itself, in a property of that name; what is drawn on a canvas is read there.
CATCH_THE_TERMINAL = """
Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(terminal) {
    window.caught ??= terminal;
    Object.defineProperty(this, "terminal", { value: terminal, writable: true });
  },
});
"""
SCREEN = """
window.caught && Array.from({ length: caught.rows }, (_, row) =>
  caught.buffer.active.getLine(row).translateToString(true)).join("\\n")
"""


class Page:
    """The page in front: what it shows, what it asked for, and what it complained of."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.asked_for: list[str] = []
        self.complaints: list[str] = []

    async def listen(self) -> None:
        """Take what the browser says, until it goes."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            else:
                self._note(said["method"], said["params"])

    def _note(self, event: str, what: dict[str, Any]) -> None:
        match event:
            case "Network.requestWillBeSent":
                self.asked_for.append(what["request"]["url"])
            case "Network.webSocketCreated":
                self.asked_for.append(what["url"])
            case "Log.entryAdded":
                self.complaints.append(what["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(what["exceptionDetails"]["text"])

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser for something and return its answer."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        answer = await asyncio.wait_for(self._answers[number], LONGEST)
        assert "error" not in answer, answer
        result = answer["result"]
        assert isinstance(result, dict)
        return result

    async def open(self, address: str) -> None:
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self.call(f"{domain}.enable")
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=CATCH_THE_TERMINAL)
        await self.call("Page.navigate", url=address)

    async def value(self, expression: str) -> Any:
        """Return what a script of the page gives."""
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, expression: str) -> None:
        """Wait until a script of the page gives something true."""
        async with asyncio.timeout(LONGEST):
            while not await self.value(f"Boolean({expression})"):
                await asyncio.sleep(0.05)

    async def leave(self) -> None:
        """Leave the screens, and wait until the page says that they have ended."""
        await self._press("ctrl+q")
        await self.until("document.body.classList.contains('-closed')")

    async def press(self, *keys: str, shows: str) -> None:
        """Press keys, and wait until the terminal shows a pattern on one line."""
        for key in keys:
            await self._press(key)
        await self.shows(shows)

    async def _press(self, key: str) -> None:
        modifiers = CONTROL if key.startswith("ctrl+") else 0
        letter = key.removeprefix("ctrl+")
        name, code, text = NAMED.get(letter, (letter, ord(letter[0].upper()), letter))
        stroke = {"key": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        written = {"text": text} if text and not modifiers else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **stroke, **written)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **stroke)

    async def shows(self, pattern: str) -> None:
        """Wait until the terminal shows a pattern on one line, and goes on showing it."""
        seen = 0
        async with asyncio.timeout(LONGEST):
            while seen < 2:
                screen = await self.value(SCREEN) or ""
                seen = seen + 1 if re.search(pattern, screen) else 0
                await asyncio.sleep(0.1)

    async def picture(self, path: Path) -> None:
        """Keep a picture of the page."""
        taken = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(taken["data"]))


async def _port(profile: Path, chromium: Process) -> str:
    told = profile / "DevToolsActivePort"
    async with asyncio.timeout(LONGEST):
        while not (told.exists() and told.read_text()):
            assert chromium.returncode is None, "chromium ended at once"
            await asyncio.sleep(0.05)
    return told.read_text().splitlines()[0]


@asynccontextmanager
async def browser(program: str, profile: Path) -> AsyncIterator[Page]:
    """Start Chromium with an empty profile and return the page in front; it is ended afterwards."""
    for_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = await asyncio.create_subprocess_exec(
        program, *OPTIONS, *for_root, f"--user-data-dir={profile}", "about:blank",
        stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    try:
        port = await _port(profile, chromium)
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = [one for one in await answer.json() if one["type"] == "page"]
            async with client.ws_connect(targets[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                yield page
            await listening
    finally:
        if chromium.returncode is None:
            chromium.terminate()
        await chromium.wait()
