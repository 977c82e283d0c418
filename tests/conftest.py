"""What every test may use."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.workflow.desk import Desk, default_url, open_desk

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; tests that measure on it skip where it is missing."""
    folder = Path(os.environ.get("VERIFIER_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"the shared data is not at {folder}")
    return folder


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Tests never read the settings or the workspace of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("VERIFIER_CONFIG", str(home / "config.toml"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_at(tmp_path: Path) -> Iterator[OpenDesk]:
    """Open desks on one workspace, closed at the end of the test."""
    desks: list[Desk] = []

    def open_one(reviewer: str = "kate", folder: Path | None = None, url: str = "") -> Desk:
        place = folder or tmp_path / "workspace"
        desk = open_desk(place, url or default_url(place), reviewer, "test")
        desks.append(desk)
        return desk

    yield open_one
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_at: OpenDesk) -> Desk:
    """A desk on a fresh workspace."""
    return open_at()
