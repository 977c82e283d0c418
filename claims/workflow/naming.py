"""Names in chains: known sources by any name they go by, new ones registered as unreviewed."""

from claims.errors import BadInput
from claims.ledger.canonical import JsonObject, JsonValue
from claims.model.chains import Chain, Hop
from claims.store.engine import Connection
from claims.store.projections.registry import NEW
from claims.store.queries.sources import source_named
from claims.text.normalize import fold
from claims.vocabulary import NodeKind
from claims.workflow.recording import Overtaken

LONGEST_NAME = 300


class Roll:
    """The sources an act names: known ones by id, new ones by their place in the act's own list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, tuple[str, NodeKind]] = {}

    def reference(self, name: str, kind: NodeKind) -> str:
        """Return the id of a source, or a reference to it as a new one; raises BadInput for no name."""
        name = " ".join(name.split())
        key = fold(name)
        if not key or len(name) > LONGEST_NAME:
            raise BadInput(
                f"A source's name is 1 to {LONGEST_NAME} characters that can be read, not {name[:40]!r}"
            )
        known = source_named(self._connection, name)
        if known is not None:
            return known
        self._new.setdefault(key, (name, kind))
        return f"{NEW}{list(self._new).index(key) + 1}"

    def chain(self, chain: Chain) -> list[JsonValue]:
        """Return a chain as it is recorded, every named hop with its source."""
        return [self._hop(hop) for hop in chain]

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
        return [{"name": name, "kind": kind.value} for name, kind in self._new.values()]

    def refuse_known(self, connection: Connection) -> None:
        """Refuse to register a source that somebody registered meanwhile; run inside the transaction.

        Raises Overtaken, upon which the act can be repeated as it is.
        """
        for name, _ in self._new.values():
            if source_named(connection, name) is not None:
                raise Overtaken(
                    f"The source {name!r} was registered by somebody else just now; repeat the act"
                )
