"""A server on a free port of this machine, with a small stand-in for the screens.

Whoever imports this is skipped where the extra is missing, so aiohttp is imported from here.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

for needed in ("aiohttp", "textual_serve"):
    pytest.importorskip(needed, reason="the extra [serve] is not installed")

import aiohttp  # noqa: E402

from verifier.serve.screens import Workplace  # noqa: E402
from verifier.serve.server import Server, run  # noqa: E402

__all__ = ["Serving", "StandIn", "aiohttp", "introduced", "start"]

STAND_IN = """
import json, os, sys
def put(kind, payload):
    sys.stdout.buffer.write(kind + len(payload).to_bytes(4, "big") + payload)
    sys.stdout.flush()
sys.stdout.buffer.write(b"__GANGLION__\\n")
put(b"D", json.dumps({"pid": os.getpid(), "reviewer": sys.argv[1], "environment": dict(os.environ)}).encode())
while header := sys.stdin.buffer.read(5):
    payload = sys.stdin.buffer.read(int.from_bytes(header[1:], "big"))
    if payload == b"leave":
        put(b"M", json.dumps({"type": "exit"}).encode())
        break
    if payload == b"break":
        sys.exit("the stand-in broke")
    if payload.startswith(b"open "):
        put(b"M", json.dumps({"type": "open_url", "url": payload[5:].decode(), "new_tab": True}).encode())
    put(b"D", header[:1] + payload)
"""


class StandIn(Workplace):
    """Screens that say how they were started and give back what they are told."""

    def command(self, reviewer: str) -> list[str]:
        return [sys.executable, "-c", STAND_IN, reviewer]


@dataclass
class Serving:
    """A server that runs: the address for its first browser, and what it narrated."""

    address: str
    narrated: list[str]
    task: "asyncio.Task[None]"

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]

    @property
    def host(self) -> str:
        return self.origin.partition("://")[2]

    @property
    def next_address(self) -> str:
        return self.narrated[-1].rpartition(" ")[2]

    def socket(self, client: aiohttp.ClientSession, **headers: str) -> Any:
        """Join a browser to screens, from a page of this server unless the headers say otherwise."""
        told = {"Origin": self.origin, **headers}
        return client.ws_connect(f"{self.origin}/screens?width=90&height=30", headers=told)

    async def end(self) -> None:
        self.task.cancel()
        await asyncio.wait([self.task])


async def start(workplace: Workplace, reviewer: str = "") -> Serving:
    """Start a server on a free port; it asks who acts unless a reviewer is given."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    narrated: list[str] = []
    server = Server(workplace, reviewer, narrated.append)
    task = asyncio.create_task(run(server, 0, address.set_result))
    return Serving(await address, narrated, task)


async def introduced(socket: Any) -> dict[str, Any]:
    """Return how the stand-in says it was started."""
    told = json.loads(await socket.receive_bytes())
    assert isinstance(told, dict)
    return told
