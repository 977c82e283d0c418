"""Colours: one accent, and dim for what is secondary; no status is told by colour alone."""

from textual.theme import Theme

DARK = Theme(
    name="verifier-dark",
    primary="#d9a84e",
    accent="#d9a84e",
    secondary="#8fa3b8",
    background="#14161a",
    surface="#1c1f25",
    panel="#252931",
    foreground="#d8dbe0",
    warning="#e0955a",
    error="#e2777a",
    success="#93bd7b",
    dark=True,
)
LIGHT = Theme(
    name="verifier-light",
    primary="#7d5200",
    accent="#7d5200",
    secondary="#4a5a6a",
    background="#fcfbf8",
    surface="#f1eee7",
    panel="#e6e2d9",
    foreground="#202328",
    warning="#944300",
    error="#a8201a",
    success="#2c672c",
    dark=False,
)
HIGH_CONTRAST = Theme(
    name="verifier-high-contrast",
    primary="#ffe000",
    accent="#ffe000",
    secondary="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    warning="#ffb000",
    error="#ff7070",
    success="#70ff70",
    dark=True,
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
# The colours of the terminal itself come with Textual.
NAMES = {
    "dark": DARK.name,
    "light": LIGHT.name,
    "high-contrast": HIGH_CONTRAST.name,
    "terminal": "ansi-dark",
}
