"""Well-known agencies, outlets and bodies by every name they go by."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.text.normalize import fold
from claims.vocabulary import NodeKind, SourceFlag

LIST = "known.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the list: names, kind, who owns it, hosts of its pages, and what to mind."""

    name: str
    kind: NodeKind
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    owner: str
    flags: tuple[SourceFlag, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the usual one first."""
        return (self.name, *self.aliases)


def known_source(name: str) -> Known | None:
    """Return the well-known source that goes by a name in any script, None when there is none."""
    return _by_name().get(fold(name))


def known_source_of_host(host: str) -> Known | None:
    """Return the well-known source whose pages a host serves, also for a host below its own."""
    labels = host.lower().rstrip(".").split(".")
    hosts = _by_host()
    for start in range(len(labels) - 1):
        found = hosts.get(".".join(labels[start:]))
        if found is not None:
            return found
    return None


@cache
def known_sources() -> tuple[Known, ...]:
    """Return the whole list."""
    text = files(__package__).joinpath(LIST).read_text(encoding="utf-8")
    return tuple(
        Known(
            name=row["name"],
            kind=NodeKind(row["kind"]),
            aliases=_parts(row["aliases"]),
            hosts=_parts(row["hosts"]),
            owner=row["owner"],
            flags=tuple(SourceFlag(flag) for flag in _parts(row["flags"])),
        )
        for row in csv.DictReader(text.splitlines())
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def _by_name() -> dict[str, Known]:
    return {fold(name): known for known in known_sources() for name in known.names}


@cache
def _by_host() -> dict[str, Known]:
    return {host: known for known in known_sources() for host in known.hosts}
