"""Settings: a TOML file in the XDG folder, overridden by the environment and by options.

The file is `verifier/config.toml` under the user's configuration folder, or the one $VERIFIER_CONFIG
names. A setting that does not exist is an error that names the nearest one that does.
"""

import difflib
import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path

from claims.errors import SettingInvalid

CONFIG_VARIABLE = "VERIFIER_CONFIG"
THEMES = ("dark", "light", "high-contrast", "terminal")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program runs; every field is a key of the file, an option or both."""

    workspace: Path
    database: str = ""
    reviewer: str = ""
    theme: str = "dark"
    reduced_motion: bool = False
    allow_addresses: tuple[str, ...] = ()
    semantic_model: str = ""
    parse_sentences: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)

    @property
    def database_url(self) -> str:
        """The database to use: the one set, or the SQLite file of the workspace."""
        return self.database or f"sqlite:///{self.workspace / 'verifier.db'}"


MEANINGS = {
    "workspace": "folder of the database, keys and index",
    "database": "database address; empty for SQLite in the workspace",
    "reviewer": "who acts; empty for the login name",
    "theme": f"colours: {', '.join(THEMES)}",
    "reduced_motion": "true turns animation off",
    "allow_addresses": "networks that capture may dial although they are not public, such as 10.0.0.0/8",
    "parse_sentences": "read sentences with the parser of the extra nlp too, when claims are suggested",
    "semantic_model": "likeness of meaning by english, multilingual, off, or a folder with model.onnx and "
    "tokenizer.json; empty for english where it is installed",
    "keymap": 'table of binding id to key, such as claim.rate = "R"',
}


OPTIONS = ("workspace", "database", "reviewer")
"""The settings that options of the command line set too."""


class Origin(StrEnum):
    """Where the value of a setting comes from; `LATER` says that the file was changed since the start."""

    DEFAULT = "default"
    FILE = "file"
    OPTION = "option"
    LATER = "file, at the next start"


def config_file() -> Path:
    """Return where the settings file is looked for."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("verifier") / "config.toml"


def default_workspace() -> Path:
    """Return the workspace in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("verifier")


def login_name() -> str:
    """Return the login name, or a plain word where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def load_settings(
    *, workspace: Path | None = None, database: str | None = None, reviewer: str | None = None
) -> Settings:
    """Return the settings of the file with the given options on top.

    Raises SettingInvalid for a file that is not TOML, an unknown key or a value of the wrong kind.
    """
    settings = _from_file(config_file())
    if workspace is not None:
        settings = replace(settings, workspace=workspace.expanduser())
    if database:
        settings = replace(settings, database=database)
    return replace(settings, reviewer=reviewer or settings.reviewer or login_name())


def origins(settings: Settings) -> dict[str, Origin]:
    """Return where each of the settings in force comes from, by name, with the file as it is now.

    Raises SettingInvalid where the file cannot be read any more.
    """
    path = config_file()
    in_file = _from_file(path)
    if not in_file.reviewer:
        in_file = replace(in_file, reviewer=login_name())
    named = set(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else set()
    found = {}
    for name in (item.name for item in fields(Settings)):
        if getattr(settings, name) == getattr(in_file, name):
            found[name] = Origin.FILE if name in named else Origin.DEFAULT
        else:
            found[name] = Origin.OPTION if name in OPTIONS else Origin.LATER
    return found


def _from_file(path: Path) -> Settings:
    settings = Settings(workspace=default_workspace())
    if not path.is_file():
        return settings
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as unreadable:
        raise SettingInvalid(f"{path} cannot be read as settings: {unreadable}") from unreadable
    known = {item.name for item in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise SettingInvalid(f"{path}: there is no setting {key!r}{_nearest(key, known)}")
        settings = _with(settings, key, value, path)
    return settings


def _nearest(key: str, known: set[str]) -> str:
    near = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(sorted(known))}"


def _with(settings: Settings, key: str, value: object, path: Path) -> Settings:
    """Return the settings with one value set, checked for its kind."""
    match key, value:
        case "workspace", str():
            value = Path(value).expanduser()
        case "allow_addresses", list() if all(isinstance(item, str) for item in value):
            value = tuple(value)
        case "keymap", dict() if all(isinstance(item, str) for item in value.values()):
            value = dict(value)
        case ("database" | "reviewer" | "semantic_model", str()) | (
            "reduced_motion" | "parse_sentences",
            bool(),
        ):
            pass
        case "theme", str() if value in THEMES:
            pass
        case _:
            raise SettingInvalid(f"{path}: {key} has the wrong kind of value; it is the {MEANINGS[key]}")
    return replace(settings, **{key: value})  # type: ignore[arg-type]
