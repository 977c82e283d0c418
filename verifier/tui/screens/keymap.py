"""Checking the keymap of the settings: every id exists, and no key serves two actions of one screen."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding
from textual.dom import DOMNode


def bindings_of(node: type[DOMNode]) -> dict[str, Binding]:
    """Return the bindings of a class by key, those of a subclass over those of its bases."""
    found: dict[str, Binding] = {}
    for cls in reversed(node.__mro__):
        if cls.__module__.startswith("verifier."):
            declared = [binding for binding in vars(cls).get("BINDINGS", ()) if isinstance(binding, Binding)]
            found |= {key: binding for binding in declared for key in binding.key.split(",")}
    return found


def keymap_problems(keymap: Mapping[str, str], nodes: Iterable[type[DOMNode]]) -> Iterator[str]:
    """Yield a sentence for each id that no binding has, and each key that two actions of a class share."""
    by_node = {node: bindings_of(node) for node in nodes}
    known = {binding.id for bindings in by_node.values() for binding in bindings.values()}
    for name in sorted(set(keymap) - {name for name in known if name}):
        yield f"The keymap names {name!r}, and there is no such key binding"
    said: set[str] = set()
    for bindings in by_node.values():
        actions: dict[str, set[str]] = defaultdict(set)
        for default, binding in bindings.items():
            pressed = keymap.get(binding.id or "", default)
            for key in pressed.split(","):
                actions[_long_name(key.strip())].add(binding.description)
        for key, labels in actions.items():
            told = f"The keymap gives {key} to {' and '.join(sorted(labels))}; only one of them gets it"
            if len(labels) > 1 and told not in said:
                said.add(told)
                yield told


def _long_name(key: str) -> str:
    """Return a key as bindings name it: "?" is "question_mark", "]" is "right_square_bracket"."""
    if len(key) != 1 or key.isalnum():
        return key
    return unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
