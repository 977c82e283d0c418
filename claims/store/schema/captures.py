"""Captures, what they reuse, and the words taken from them with who says so."""

from sqlalchemy import Boolean, Column, Index, Integer, Named, String, Table, Text

from claims.store.schema.columns import CODE, DIGEST, ID, TIME, FactColumns, metadata, seq_column


class _CaptureColumns(FactColumns):
    capture_id: Named[str] = Column(ID, primary_key=True)
    at: Named[str] = Column(TIME)
    url: Named[str] = Column(Text)
    source_id: Named[str] = Column(ID)
    title: Named[str] = Column(Text)
    published_on: Named[str | None] = Column(String(10))
    sha256: Named[str] = Column(DIGEST)
    text_sha256: Named[str] = Column(DIGEST)
    characters: Named[int] = Column(Integer)
    media_type: Named[str] = Column(String(100))
    tool: Named[str] = Column(String(60))
    tool_version: Named[str] = Column(String(60))
    tool_options: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    duplicate_of: Named[str | None] = Column(ID)
    copy_of: Named[str | None] = Column(ID)
    translations_by: Named[str | None] = Column(String(100))


class _ReuseColumns(FactColumns):
    """A text that a capture reuses; `spans` is JSON: start and end here, start and end there."""

    seq = seq_column()
    of_id: Named[str] = Column(ID, primary_key=True)
    capture_id: Named[str] = Column(ID)
    whole: Named[bool] = Column(Boolean(create_constraint=False))
    credited: Named[bool] = Column(Boolean(create_constraint=False))
    kind: Named[str | None] = Column(CODE)
    spans: Named[str] = Column(Text)


class _DenialColumns(FactColumns):
    """A person's word that a capture does not reuse another, whatever the texts look like."""

    seq = seq_column()
    capture_id: Named[str] = Column(ID)
    of_id: Named[str] = Column(ID)
    because: Named[str] = Column(Text)


class _MentionColumns(FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    capture_id: Named[str] = Column(ID)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    exact: Named[str] = Column(Text)
    prefix: Named[str] = Column(Text)
    suffix: Named[str] = Column(Text)


class _HopColumns(FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    seq = seq_column()
    position = seq_column()
    source_id: Named[str | None] = Column(ID)
    actor: Named[str] = Column(Text)
    role: Named[str] = Column(CODE)
    act: Named[str] = Column(CODE)
    start: Named[int | None] = Column(Integer)
    end: Named[int | None] = Column(Integer)
    cue: Named[str | None] = Column(Text)
    cue_start: Named[int | None] = Column(Integer)
    cue_end: Named[int | None] = Column(Integer)
    explicit: Named[bool] = Column(Boolean(create_constraint=False))


class _PartingColumns(FactColumns):
    """A suggestion split in two at a place, `at`, a code point of the text."""

    seq = seq_column()
    capture_id: Named[str] = Column(ID)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    at: Named[int] = Column(Integer)


class _RejectionColumns(FactColumns):
    seq = seq_column()
    capture_id: Named[str] = Column(ID)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)


capture = Table("capture", metadata, _CaptureColumns)
reuse = Table("reuse", metadata, _ReuseColumns)
denial = Table("denial", metadata, _DenialColumns)
mention = Table("mention", metadata, _MentionColumns)
hop = Table("hop", metadata, _HopColumns)
rejection = Table("rejection", metadata, _RejectionColumns)
parting = Table("parting", metadata, _PartingColumns)
Index(None, capture.c.text_sha256)
Index(None, reuse.c.capture_id)
Index(None, denial.c.capture_id)
Index(None, mention.c.capture_id)
Index(None, hop.c.source_id)
Index(None, rejection.c.capture_id)
Index(None, parting.c.capture_id)
