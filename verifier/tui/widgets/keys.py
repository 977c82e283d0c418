"""One line for each key: every binding has an id for the keymap, a label and a tooltip for the help."""

from textual.binding import Binding

# A footer of 80 columns has room for the sign, as for the one of enter.
_SIGNS = {"space": "␣"}


def shown(key: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """Return a binding that the footer shows; `name` is its id."""
    return Binding(key, action, label, tooltip=tooltip, id=name, key_display=_SIGNS.get(key))


def quiet(key: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """Return a binding that only help and palette show; `name` is its id."""
    return Binding(key, action, label, show=False, tooltip=tooltip, id=name)
