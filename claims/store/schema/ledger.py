"""What happened, and the bytes it speaks of; and the acts as people look them up."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Named, String, Table, Text
from sqlalchemy import TypedColumns as Columns

from claims.store.schema.columns import CODE, DIGEST, ID, TIME, metadata, seq_column


class _EventColumns(Columns):
    seq = seq_column()
    envelope: Named[bytes] = Column(LargeBinary)
    leaf: Named[bytes] = Column(LargeBinary)


class _PayloadColumns(Columns):
    seq = seq_column()
    name: Named[str] = Column(CODE, primary_key=True)
    salt: Named[bytes] = Column(LargeBinary)
    data: Named[bytes] = Column(LargeBinary)


class _BlobColumns(Columns):
    sha256: Named[str] = Column(DIGEST, primary_key=True)
    data: Named[bytes] = Column(LargeBinary)


class _HeadColumns(Columns):
    id = seq_column()
    ledger: Named[str] = Column(String(32))
    origin: Named[str] = Column(String(80))
    vkey: Named[str] = Column(String(200))
    size: Named[int] = Column(Integer)
    frontier: Named[bytes] = Column(LargeBinary)


class _CheckpointColumns(Columns):
    size = seq_column()
    previous: Named[int | None] = Column(Integer)
    note: Named[str] = Column(Text)
    frontier: Named[bytes] = Column(LargeBinary)


class _WatermarkColumns(Columns):
    name: Named[str] = Column(CODE, primary_key=True)
    version: Named[int] = Column(Integer)
    seq: Named[int] = Column(Integer)


class _ActColumns(Columns):
    seq = seq_column()
    at: Named[str] = Column(TIME)
    reviewer: Named[str] = Column(String(80))
    type: Named[str] = Column(CODE)
    title: Named[str] = Column(Text)
    undone_by: Named[int | None] = Column(Integer)


class _TouchColumns(Columns):
    subject: Named[str] = Column(ID, primary_key=True)
    seq = seq_column()


class _ReviewerColumns(Columns):
    name: Named[str] = Column(String(80), primary_key=True)
    public_key: Named[str] = Column(Text)
    seq: Named[int] = Column(Integer)


event = Table("event", metadata, _EventColumns)
payload = Table("payload", metadata, _PayloadColumns)
blob = Table("blob", metadata, _BlobColumns)
ledger_head = Table("ledger_head", metadata, _HeadColumns)
checkpoint = Table("checkpoint", metadata, _CheckpointColumns)
watermark = Table("watermark", metadata, _WatermarkColumns)
act = Table("act", metadata, _ActColumns)
touch = Table("touch", metadata, _TouchColumns)
reviewer = Table("reviewer", metadata, _ReviewerColumns)
Index(None, act.c.reviewer, act.c.seq)
Index(None, touch.c.seq)
