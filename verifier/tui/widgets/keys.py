"""One line for each key: every binding has an id for the keymap, a label and a tooltip for the help."""

from textual.binding import Binding


def shown(key: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """Return a binding that the footer shows; `name` is its id."""
    return Binding(key, action, label, tooltip=tooltip, id=name)


def quiet(key: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """Return a binding that only help and palette show; `name` is its id."""
    return Binding(key, action, label, show=False, tooltip=tooltip, id=name)
