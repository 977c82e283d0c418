"""Names in chains: known sources by any name they go by, new ones registered as unreviewed."""

from dataclasses import dataclass

from claims.attribution import settled
from claims.errors import BadInput
from claims.ledger.canonical import JsonObject, JsonValue
from claims.model.chains import Chain, Hop
from claims.registry import Known, known_source
from claims.store.engine import Connection
from claims.store.projections.sources import NEW
from claims.store.queries.sources import source_named
from claims.text.normalize import fold
from claims.vocabulary import NodeKind
from claims.workflow.recording import Overtaken

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class _New:
    """A source named for the first time, with what the list of well-known sources tells of it."""

    name: str
    kind: NodeKind
    listed: Known | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *(self.listed.names if self.listed else ()))

    def recorded(self) -> JsonObject:
        entry: JsonObject = {"name": self.name, "kind": self.kind.value}
        if self.listed is not None:
            entry["aliases"] = [name for name in self.listed.names if name != self.name]
            entry["owner"] = self.listed.owner
            entry["flags"] = [flag.value for flag in self.listed.flags]
        return entry


class Roll:
    """The sources an act names: known ones by id, new ones by their place in the act's own list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, _New] = {}

    def reference(self, name: str, kind: NodeKind) -> str:
        """Return the id of a source, or a reference to it as a new one; raises BadInput for no name."""
        name = " ".join(name.split())
        key = fold(name)
        if not key or len(name) > LONGEST_NAME:
            raise BadInput(
                f"A source's name is 1 to {LONGEST_NAME} characters that can be read, not {name[:40]!r}"
            )
        listed = known_source(name)
        for one in (name, *(listed.names if listed else ())):
            known = source_named(self._connection, one)
            if known is not None:
                return known
        key = fold(listed.name) if listed else key
        self._new.setdefault(key, _New(name, listed.kind if listed else kind, listed))
        return f"{NEW}{list(self._new).index(key) + 1}"

    def chain(self, chain: Chain) -> list[JsonValue]:
        """Return a chain as it is recorded, every hop that names somebody with its source."""
        return [self._hop(hop) for hop in settled(chain)]

    def _hop(self, hop: Hop) -> JsonObject:
        return {
            "actor": hop.actor,
            "role": hop.role.value,
            "act": hop.act.value,
            "start": hop.start,
            "end": hop.end,
            "cue": hop.cue,
            "cue_start": hop.cue_start,
            "cue_end": hop.cue_end,
            "explicit": hop.explicit,
            "source": self.reference(hop.actor, hop.role) if hop.named else None,
        }

    def new_sources(self) -> list[JsonValue]:
        """Return the sources named for the first time, in the order of their references."""
        return [new.recorded() for new in self._new.values()]

    def refuse_known(self, connection: Connection) -> None:
        """Refuse to register a source that somebody registered meanwhile; run inside the transaction.

        Raises Overtaken, upon which the act can be repeated as it is.
        """
        for new in self._new.values():
            if any(source_named(connection, name) is not None for name in new.names):
                raise Overtaken(
                    f"The source {new.name!r} was registered by somebody else just now; repeat the act"
                )
