"""The ledger: durable appends against the database's bare commits, then replay and audit."""

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from claims.model.texts import Derivation, Fetched
from claims.workflow.attaching import NewClaim, Place, attach, parse_chain
from claims.workflow.auditing import audit, rebuild
from claims.workflow.capturing import take_capture
from claims.workflow.desk import DATABASE
from verifier.bootstrap import open_desk
from verifier.config import Settings

ACTS = 100
TEXT = "Boats left the harbour at Minnow Bay on Monday, the port authority said. " * 20


def measure(_rows: int) -> dict[str, float]:
    """Measure rates a second; the ratio is appends to bare commits with the same durability."""
    settings = Settings(workspace=Path(tempfile.mkdtemp()), reviewer="bench")
    desk = open_desk(settings)
    fetched = Fetched(TEXT.encode(), TEXT, "text/plain", "", "", Derivation("bench", "1"))
    capture = take_capture(desk, fetched, source="Port Gazette").capture_id
    chain = parse_chain("Port Gazette > port authority")
    started = time.perf_counter()
    for number in range(ACTS):
        place = Place(capture, number, number + 20)
        attach(desk, place, NewClaim(f"Boat {number} left Minnow Bay"), chain=chain)
    appended = ACTS / (time.perf_counter() - started)
    started = time.perf_counter()
    events = rebuild(desk)
    replayed = events / (time.perf_counter() - started)
    desk.close()
    bare = _bare_commits(settings.workspace / DATABASE)
    started = time.perf_counter()
    report = audit(settings.workspace, settings.database_url)
    audited = report.size / (time.perf_counter() - started)
    return {
        "appends_per_second": round(appended, 1),
        "bare_commits_per_second": round(bare, 1),
        "append_ratio": round(appended / bare, 2),
        "replayed_per_second": round(replayed),
        "audited_per_second": round(audited),
    }


def _bare_commits(beside: Path) -> float:
    """Commit one row a time to a database beside the other, with the same journal and durability."""
    with closing(sqlite3.connect(beside)) as ours:
        mode = ours.execute("PRAGMA journal_mode").fetchone()[0]
    with closing(sqlite3.connect(beside.with_suffix(".bare"), isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")
        connection.execute("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
        started = time.perf_counter()
        for number in range(ACTS):
            connection.execute("INSERT INTO kept VALUES (?, ?)", (number, TEXT))
        return ACTS / (time.perf_counter() - started)
