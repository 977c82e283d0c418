"""Long words are written in the person's own editor and come back through the same filter as typed ones."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import BadInput
from claims.workflow import looking
from tests.verifier.tui.alike import Put, alike
from verifier.tui.app import VerifierApp
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.writing import editor_command, write_in_editor

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


def editor(folder: Path, body: str) -> str:
    """Return a command that edits a file by a line of Python on its `path`."""
    script = folder / "editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{body}\n", encoding="utf-8")
    return f"'{sys.executable}' '{script}'"


@pytest.fixture
def suspendable(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def suspend(_: VerifierApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(VerifierApp, "suspend", suspend)


@pytest.mark.usefixtures("suspendable")
async def test_a_reason_written_in_the_editor_is_filtered_and_recorded(
    at_work: "AtWork", put: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write = "path.write_text(path.read_text().strip() + ' in\\nprison\\x1b[31m\\n')"
    monkeypatch.setenv("VISUAL", editor(tmp_path, write))
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "enter", "e", "ctrl+u", *"Vorn", "ctrl+o")
        assert isinstance(work.screen, AskDialog)
        assert "Vorn in prison" in work.drawn
        assert "\x1b" not in work.drawn
        await work.press("enter")
        wording = looking.claim_rows(work.desk, 0, 1)[0].wording
        assert wording.startswith("Vorn in prison")
        assert "\x1b" not in wording


@pytest.mark.usefixtures("suspendable")
async def test_what_keeps_the_editor_from_opening_is_said(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    async with at_work() as work:
        for command, told in (
            ("", "Set $VISUAL or $EDITOR"),
            ("/nowhere/at/all", "could not be used"),
            (editor(tmp_path, "path.write_text('lost'); sys.exit(3)"), "ended with 3"),
            ("'", "cannot be read as a command"),
        ):
            monkeypatch.setenv("EDITOR", command)
            await work.press("i", "x", "ctrl+o")
            assert told in work.drawn
            assert "lost" not in work.drawn
            await work.press("escape")


async def test_a_terminal_without_suspending_says_so(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with at_work() as work:
        await work.press("i", "ctrl+o")
        assert "No editor can be opened on this terminal" in work.drawn


def test_visual_comes_before_editor_and_may_have_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "code --wait")
    monkeypatch.setenv("EDITOR", "ed")
    assert editor_command() == ["code", "--wait"]


def test_the_file_is_private_and_does_not_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    told = f"pathlib.Path('{seen}').write_text(f'{{path}} {{path.parent.stat().st_mode & 0o77}}')"
    monkeypatch.setenv("VISUAL", editor(tmp_path, told))
    assert write_in_editor("a reason") == "a reason"
    path, others = seen.read_text().split()
    assert others == "0"
    assert not Path(path).exists()


def test_no_editor_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "")
    with pytest.raises(BadInput, match=r"\$EDITOR"):
        editor_command()
