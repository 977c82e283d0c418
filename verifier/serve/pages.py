"""The pages, the files they need, and the headers under which a browser keeps them to themselves."""

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from claims.text.display import safe_display

OWN = Path(__file__).parent / "static"
EMULATOR = Path(str(files("textual_serve"))) / "static"
FILES = {
    "page.css": (OWN / "page.css", "text/css"),
    "page.js": (OWN / "page.js", "text/javascript"),
    "icon.svg": (OWN / "icon.svg", "image/svg+xml"),
    "xterm.css": (EMULATOR / "css" / "xterm.css", "text/css"),
    "textual.js": (EMULATOR / "js" / "textual.js", "text/javascript"),
    "mono.ttf": (EMULATOR / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (EMULATOR / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""The files a browser may ask for, by name, with their media types."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # With no-referrer a browser would not say of a form where it comes from.
    "Referrer-Policy": "same-origin",
    "Server": "verifier",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_templates = Environment(
    loader=PackageLoader("verifier.serve"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=lambda value: safe_display(value) if type(value) is str else value,
)


def page(name: str, nonce: str, **values: str) -> str:
    """Return a page by the name of its template; its scripts and styles carry the nonce."""
    return _templates.get_template(f"{name}.html").render(nonce=nonce, **values)


def content_security_policy(nonce: str, host: str) -> str:
    """Return what a page may do: run and draw what carries the nonce, and speak to its own server only."""
    return "; ".join([
        "default-src 'none'",
        f"script-src 'nonce-{nonce}'",
        f"style-src 'nonce-{nonce}'",
        f"connect-src ws://{host}",
        "font-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ])  # fmt: skip
