"""Filters that a person saved under a name: a JSON file beside the settings, no part of any ledger."""

import json
from collections.abc import Mapping
from pathlib import Path

from claims.errors import BadInput, SettingInvalid
from verifier.config import config_file


def filters_file() -> Path:
    """Return where saved filters are kept."""
    return config_file().with_name("filters.json")


def saved_filters() -> dict[str, str]:
    """Return the saved filters by name; raises SettingInvalid for a file that holds something else."""
    path = filters_file()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as unreadable:
        raise SettingInvalid(f"{path} cannot be read as saved filters: {unreadable}") from unreadable
    if not isinstance(kept, dict) or not all(isinstance(typed, str) for typed in kept.values()):
        raise SettingInvalid(f"{path} does not hold saved filters: a name and a filter each")
    return kept


def save_filter(name: str, typed: str) -> dict[str, str]:
    """Save a filter, in the place of one of the same name; return all. Raises SettingInvalid or BadInput."""
    return _keep(saved_filters() | {name: typed})


def forget_filter(name: str) -> dict[str, str]:
    """Forget a saved filter; return the others. Raises SettingInvalid or BadInput."""
    return _keep({one: typed for one, typed in saved_filters().items() if one != name})


def _keep(filters: Mapping[str, str]) -> dict[str, str]:
    path = filters_file()
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(filters, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        # All or nothing: a full disk must not cost the filters saved before.
        fresh.replace(path)
    except OSError as refused:
        raise BadInput(f"{path} cannot be written: {refused.strerror}") from refused
    return dict(filters)
