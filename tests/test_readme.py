"""The README tells the truth: every command, setting and key of the program is in it."""

import importlib
import inspect
import pkgutil
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from dataclasses import fields

import pytest
from textual.binding import Binding

import verifier.tui
from tests.conftest import ROOT
from verifier.cli.parser import build
from verifier.config import MEANINGS, Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
KEY_NAMES = {
    "question_mark": "?",
    "equals_sign": "=",
    "slash": "/",
    "colon": ":",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
}


def commands(parser: ArgumentParser) -> Iterator[tuple[str, list[str]]]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, inner in action.choices.items():
                yield name, [name_inside for name_inside, _ in commands(inner)]


@pytest.mark.parametrize(("name", "inside"), list(commands(build())))
def test_every_command_is_listed(name: str, inside: list[str]) -> None:
    rows = [line for line in README.splitlines() if re.match(rf"\| .*`{re.escape(name)}\b", line)]
    assert rows, f"README lists no command {name}"
    for each in inside:
        assert any(re.search(rf"\b{re.escape(each)}\b", row) for row in rows), f"README misses {name} {each}"


@pytest.mark.parametrize("name", [item.name for item in fields(Settings)])
def test_every_setting_is_listed(name: str) -> None:
    assert f"| `{name}` |" in README
    assert name in MEANINGS


def bindings() -> Iterator[Binding]:
    for module in pkgutil.walk_packages(verifier.tui.__path__, "verifier.tui."):
        for owner in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(owner) and owner.__module__ == module.name:
                yield from (one for one in vars(owner).get("BINDINGS", []) if isinstance(one, Binding))


def shown(key: str) -> str:
    return ", ".join(f"`{KEY_NAMES.get(one, one)}`" for one in key.split(","))


@pytest.mark.parametrize("binding", list(bindings()), ids=lambda binding: str(binding.id))
def test_every_key_is_listed(binding: Binding) -> None:
    assert binding.id
    assert f"| {shown(binding.key)} | `{binding.id}` |" in README


def test_the_two_commands_come_first_and_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert f"    make {command} " in README[:1500]
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).is_file()
