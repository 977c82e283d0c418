"""The readable layers repeat what the acts say, in the forms other tools read."""

import json

from claims.ledger.dossier.layout import CRATE, PROVENANCE
from tests.claims.ledger.dossier.made import dossier

FILES = dossier()


def test_provenance_tells_who_made_what_of_what() -> None:
    told = json.loads(FILES[PROVENANCE])
    assert told["activity"]["act:3"]["prov:type"] == "mention.attached"
    assert told["wasAssociatedWith"]["_:w3"] == {"prov:activity": "act:3", "prov:agent": "reviewer:kate"}
    derived = [
        (one["prov:generatedEntity"], one["prov:usedEntity"]) for one in told["wasDerivedFrom"].values()
    ]
    assert ("thing:M-0003", "thing:CAP-0002") in derived
    assert sum(made == "thing:CAP-0002" and used.startswith("blob:") for made, used in derived) == 2


def test_every_name_in_the_provenance_has_its_prefix() -> None:
    told = json.loads(FILES[PROVENANCE])
    for kind in ("activity", "agent", "entity"):
        assert {name.partition(":")[0] for name in told[kind]} <= told["prefix"].keys()


def test_acts_whose_words_are_sealed_are_not_told() -> None:
    assert set(json.loads(FILES[PROVENANCE])["activity"]) == {"act:2", "act:3"}


def test_the_crate_describes_every_single_file() -> None:
    graph = {entry["@id"]: entry for entry in json.loads(FILES[CRATE])["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    described = {path.removeprefix("data/") for path in FILES if path.startswith("data/")}
    single = {path for path in described if not path.startswith(("events/", "proofs/"))}
    assert parts == (single - {"ro-crate-metadata.json"}) | {"events/", "proofs/"}
    assert parts <= graph.keys()
    page = next(entry for name, entry in graph.items() if name.startswith("captures/"))
    assert page["encodingFormat"] == "text/html"
