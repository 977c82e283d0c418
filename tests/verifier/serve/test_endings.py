"""Screens end with their browser and with the server, and take along no more than they need."""

import asyncio
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.verifier.serve.serving import Serving, aiohttp, introduced
from verifier.serve.screens import Screens, Workplace, environment

Client = aiohttp.ClientSession


@pytest.fixture
async def socket(serving: Serving, client: Client) -> aiohttp.ClientWebSocketResponse:
    """A browser that was let in and joined to screens."""
    async with client.get(f"{serving.address}&reviewer=kate") as answer:
        assert answer.status == 200
    joined = await serving.socket(client)
    assert isinstance(joined, aiohttp.ClientWebSocketResponse)
    return joined


async def gone(process: int) -> None:
    """Wait until a process has ended and was noticed to have."""
    async with asyncio.timeout(10):
        with suppress(ProcessLookupError):
            while True:
                os.kill(process, 0)
                await asyncio.sleep(0.01)


async def test_screens_end_when_the_browser_closes(socket: aiohttp.ClientWebSocketResponse) -> None:
    process = (await introduced(socket))["pid"]
    os.kill(process, 0)
    await socket.close()
    await gone(process)


async def test_screens_end_when_the_connection_breaks(
    socket: aiohttp.ClientWebSocketResponse, client: Client
) -> None:
    process = (await introduced(socket))["pid"]
    await client.close()
    await gone(process)


async def test_screens_end_with_the_server(serving: Serving, socket: aiohttp.ClientWebSocketResponse) -> None:
    process = (await introduced(socket))["pid"]
    ending = asyncio.create_task(serving.end())
    message = await socket.receive()
    assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, aiohttp.WSCloseCode.GOING_AWAY)
    await socket.close()
    await ending
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_the_browser_is_told_when_a_person_leaves(socket: aiohttp.ClientWebSocketResponse) -> None:
    await introduced(socket)
    await socket.send_json(["stdin", "leave"])
    message = await socket.receive()
    assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, aiohttp.WSCloseCode.OK)


async def test_why_screens_broke_is_told_on_the_terminal(
    serving: Serving, socket: aiohttp.ClientWebSocketResponse
) -> None:
    process = (await introduced(socket))["pid"]
    await socket.send_json(["stdin", "break"])
    assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    await gone(process)
    assert serving.narrated[-1] == "the stand-in broke"


async def test_screens_that_do_not_leave_are_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("verifier.serve.screens.PATIENCE", 0.2)

    class Stubborn(Workplace):
        def command(self, reviewer: str) -> list[str]:
            return ["sh", "-c", f"trap '' TERM; echo {reviewer}; sleep 60"]

    screens = await Screens.open(Stubborn(tmp_path), "kate", (80, 24), print)
    drawn = asyncio.create_task(anext(screens.packets(), None))
    await screens.end()
    assert await drawn is None


@pytest.fixture
def screens(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The real screens, which have drawn something."""
    process = subprocess.Popen(
        Workplace(tmp_path / "workspace").command("kate"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(os.environ, 80, 24),
    )
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline() == b"__GANGLION__\n"
    yield process
    process.kill()
    process.stdout.close()
    process.wait()


def test_the_screens_leave_when_the_server_is_gone(screens: "subprocess.Popen[bytes]") -> None:
    assert screens.stdin
    screens.stdin.close()
    screens.stdin = None
    assert b'{"type": "exit"}' in screens.communicate(timeout=20)[0]
    assert screens.returncode == 0


def test_screens_are_given_what_they_need_of_the_environment_and_no_more() -> None:
    given = {
        "HOME": "/home/kate",
        "LC_ALL": "C.UTF-8",
        "PGPASSFILE": "/home/kate/.pgpass",
        "VERIFIER_CONFIG": "/home/kate/config.toml",
        "CLOUD_SECRET": "s",
        "EDITOR": "ed",
        "LD_PRELOAD": "x.so",
        "PYTHONSTARTUP": "x.py",
        "SSH_AUTH_SOCK": "/run/agent",
    }
    passed = environment(given, 90, 30)
    assert {name for name in passed if name in given} == {"HOME", "LC_ALL", "PGPASSFILE", "VERIFIER_CONFIG"}
    assert (passed["COLUMNS"], passed["ROWS"]) == ("90", "30")


async def test_screens_see_no_other_environment(
    monkeypatch: pytest.MonkeyPatch, serving: Serving, client: Client
) -> None:
    monkeypatch.setenv("CLOUD_SECRET", "s")
    async with client.get(f"{serving.address}&reviewer=kate") as answer:
        assert answer.status == 200
    async with serving.socket(client) as socket:
        seen = (await introduced(socket))["environment"]
    assert "CLOUD_SECRET" not in seen
    assert (seen["COLUMNS"], seen["ROWS"]) == ("90", "30")
