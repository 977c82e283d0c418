"""The tables, by idea.

Three kinds: those of the ledger (what happened, and the bytes it speaks of), facts (one row a thing that an
event made; `withdrawn` names the event that took it back) and cards (derived from facts, one row a line on a
screen). Times are RFC 3339 text in UTC, so they sort and compare the same on every database.
"""

from sqlalchemy import Index

from claims.store.schema.captures import capture, denial, hop, mention, parting, rejection, reuse
from claims.store.schema.claims import (
    absence,
    assessment,
    claim,
    claim_card,
    evidence,
    handover,
    judgement,
    relation,
    saying,
    wording,
)
from claims.store.schema.columns import metadata
from claims.store.schema.ledger import (
    act,
    blob,
    checkpoint,
    event,
    ledger_head,
    payload,
    reviewer,
    touch,
    watermark,
)
from claims.store.schema.sources import alias, description, grade, merger, source, source_card, source_name
from claims.store.schema.summaries import correction, footing, forcing, publication, sentence, summary

__all__ = [
    "FACT_TABLES", "LEDGER_TABLES", "PROJECTION_TABLES", "absence", "act", "alias", "assessment",
    "blob", "capture", "checkpoint", "claim", "claim_card", "correction", "denial", "description", "event",
    "evidence", "footing", "forcing", "grade", "handover", "hop", "judgement", "ledger_head", "mention",
    "merger", "metadata", "parting", "payload", "publication", "rejection", "relation", "reuse", "reviewer",
    "saying", "sentence", "source", "source_card", "source_name", "summary", "touch", "watermark",
    "wording",
]  # fmt: skip

LEDGER_TABLES = (event, payload, blob, ledger_head, checkpoint, watermark)
FACT_TABLES = (
    description, alias, merger, grade, capture, reuse, denial, mention, hop, evidence, rejection, parting,
    claim, wording, relation, judgement, saying, absence, assessment, handover, summary, sentence, footing,
    publication, correction, forcing,
)  # fmt: skip
PROJECTION_TABLES = (act, touch, reviewer, source, source_name, *FACT_TABLES, source_card, claim_card)
for _fact in FACT_TABLES:
    Index(f"ix_{_fact.name}_made", _fact.c.seq)
    Index(f"ix_{_fact.name}_withdrawn", _fact.c.withdrawn)
