"""The screens of one browser: the terminal program in a process of its own, spoken to in packets.

The process draws with Textual's driver for the web. After a first line it writes packets: a letter (D to
draw, M for news as JSON, P for files, which these screens never send), four bytes of length, big end first,
and the payload. It reads packets of the same form: D is what is typed, M the size of the window and the like.
"""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

FIRST_LINE = b"__GANGLION__\n"
LINES_BEFORE = 10
PATIENCE = 8.0
"""Seconds that screens have to record what is waiting and leave, once nobody looks at them."""
MOST_COMPLAINTS = 64 * 1024
"""Bytes of a process's standard error that are passed on."""

PASSED_ON = frozenset({
    "HOME", "LANG", "LANGUAGE", "NO_COLOR", "PATH", "PYTHONPATH", "TMPDIR", "TZ", "USER", "LOGNAME",
    "VERIFIER_CONFIG",
})  # fmt: skip
PASSED_ON_FAMILIES = ("LC_", "PG", "XDG_")
"""What screens need of the environment: who and where one is, and how a database server is reached."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """What screens are opened on: the workspace, and the database where an option names one."""

    workspace: Path
    database: str = ""

    def command(self, reviewer: str) -> list[str]:
        """Return the command that opens the screens for a reviewer."""
        options = [f"--workspace={self.workspace}", f"--reviewer={reviewer}"]
        if self.database:
            options.append(f"--database={self.database}")
        # -P: a file in the folder where the person happens to be is no module of this program.
        return [sys.executable, "-P", "-m", "verifier.serve", *options]


def environment(given: Mapping[str, str], width: int, height: int) -> dict[str, str]:
    """Return the environment of the process: the little it needs of the given one, and how to draw."""
    needed = {
        name: value
        for name, value in given.items()
        if name in PASSED_ON or name.startswith(PASSED_ON_FAMILIES)
    }
    return {
        **needed,
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(width),
        "ROWS": str(height),
    }


class Screens:
    """Screens that run until the person leaves them or `end` is called."""

    def __init__(self, process: Process, narrate: Callable[[str], None]) -> None:
        if process.stdin is None or process.stdout is None or process.stderr is None:
            raise ValueError("screens are spoken to over three pipes")
        self._process = process
        self._input, self._output, self._complaints = process.stdin, process.stdout, process.stderr
        self._listening = asyncio.create_task(self._pass_on_complaints(narrate))

    @classmethod
    async def open(
        cls, workplace: Workplace, reviewer: str, size: tuple[int, int], narrate: Callable[[str], None]
    ) -> Self:
        """Start the screens for a reviewer in a window of `size` columns and rows."""
        process = await asyncio.create_subprocess_exec(
            *workplace.command(reviewer),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment(os.environ, *size),
            # A ctrl+c in the server's terminal is the server's; it ends the screens in good order.
            start_new_session=True,
        )
        return cls(process, narrate)

    async def packets(self) -> AsyncIterator[bytes | dict[str, object]]:
        """Yield what to draw as bytes and the news as they are, until the process has ended."""
        for _ in range(LINES_BEFORE):
            if await self._output.readline() == FIRST_LINE:
                break
        try:
            while True:
                kind = await self._output.readexactly(1)
                payload = await self._output.readexactly(int.from_bytes(await self._output.readexactly(4)))
                if kind == b"D":
                    yield payload
                elif kind == b"M":
                    yield json.loads(payload)
        except asyncio.IncompleteReadError:
            return

    async def type(self, text: str) -> None:
        """Hand over what was typed, pasted or clicked, as a terminal encodes it."""
        await self._write(b"D", text.encode(errors="replace"))

    async def tell(self, news: Mapping[str, object]) -> None:
        """Hand over news of the window: its size, or whether it is looked at."""
        await self._write(b"M", json.dumps(news).encode())

    async def _write(self, kind: bytes, payload: bytes) -> None:
        try:
            self._input.write(kind + len(payload).to_bytes(4) + payload)
            await self._input.drain()
        except ConnectionError:
            # The screens have just ended; whoever reads `packets` learns of it.
            return

    async def end(self) -> None:
        """Let the process record what is waiting and leave; one that does not is killed with all it started.

        Its output has to be read on meanwhile, or it waits for that.
        """
        self._input.close()
        try:
            async with asyncio.timeout(PATIENCE):
                await self._process.wait()
                await self._listening
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            await self._process.wait()

    async def _pass_on_complaints(self, narrate: Callable[[str], None]) -> None:
        left = MOST_COMPLAINTS
        while said := await self._complaints.read(MOST_COMPLAINTS):
            if left > 0:
                narrate(said[:left].decode(errors="replace").rstrip())
                left -= len(said)
