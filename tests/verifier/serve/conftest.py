"""A server that runs and a browser's place in it; without the extra these tests are skipped."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import aiohttp

    from tests.verifier.serve.serving import Serving


@pytest.fixture
async def serving(tmp_path: Path) -> AsyncIterator["Serving"]:
    """A server with stand-ins for the screens, which asks who acts."""
    from tests.verifier.serve.serving import StandIn, start

    server = await start(StandIn(tmp_path))
    yield server
    await server.end()


@pytest.fixture
async def client() -> AsyncIterator["aiohttp.ClientSession"]:
    """What a browser keeps: its cookies, also those of an address without a name."""
    import aiohttp

    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session
