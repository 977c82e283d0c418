"""Text reaches the terminal through `widgets.safe` only: the raw ways in do not occur anywhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import verifier.tui

_ROOT = Path(verifier.tui.__file__).parent
_DOOR = _ROOT / "widgets" / "safe.py"
_RAW_WIDGETS = {
    "Button", "Checkbox", "DataTable", "Digits", "Header", "Label", "Link", "ListView", "Log", "Markdown",
    "MaskedInput", "OptionList", "Pretty", "RadioButton", "RichLog", "Select", "SelectionList", "Sparkline",
    "Static", "TextArea", "Tooltip", "Tree", "Tabs",
}  # fmt: skip
_RAW_TEXT = {"Text", "from_markup", "from_rich_text", "from_text", "assemble", "styled", "Panel", "Table"}
_RAW_CALLS = {"update", "notify", "set_title", "print"}
_RAW_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder", "sub_title", "title"}
_MODULES = sorted(path for path in _ROOT.rglob("*.py") if path != _DOOR)


def raw_ways(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
            yield from (alias.name for alias in node.names if alias.name in _RAW_WIDGETS)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rich."):
            yield from (alias.name for alias in node.names if alias.name != "cell_len")
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _RAW_CALLS | _RAW_TEXT | {"Content"}:
                yield name
        elif isinstance(node, ast.Assign):
            targets = [target for target in node.targets if isinstance(target, ast.Attribute)]
            yield from (target.attr for target in targets if target.attr in _RAW_ATTRIBUTES)


@pytest.mark.parametrize("module", _MODULES, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_no_module_shows_text_past_the_door(module: Path) -> None:
    assert list(raw_ways(ast.parse(module.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from rich.text import Text",
        "self.query_one('#x').update(f'{quote}')",
        "self.notify(quote)",
        "Content.from_markup(quote)",
        "Content(quote)",
        "self.border_title = quote",
    ],
)
def test_the_guard_sees_raw_ways(code: str) -> None:
    assert list(raw_ways(ast.parse(code)))
