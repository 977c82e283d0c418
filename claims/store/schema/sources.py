"""Sources as chains register them, what people say of them, and the card of each."""

from sqlalchemy import Boolean, Column, Index, Integer, Named, String, Table, Text
from sqlalchemy import TypedColumns as Columns

from claims.store.schema.columns import CODE, ID, FactColumns, metadata, seq_column


class _SourceColumns(Columns):
    source_id: Named[str] = Column(ID, primary_key=True)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    seq: Named[int] = Column(Integer)


class _SourceNameColumns(Columns):
    folded: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    source_id: Named[str] = Column(ID)


class _DescriptionColumns(FactColumns):
    seq = seq_column()
    source_id: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)


class _AliasColumns(FactColumns):
    seq = seq_column()
    source_id: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    folded: Named[str] = Column(Text)


class _MergerColumns(FactColumns):
    """The latest standing one holds; without `into_id` it says that the source stands for itself."""

    seq = seq_column()
    source_id: Named[str] = Column(ID)
    into_id: Named[str | None] = Column(ID)


class _GradeColumns(FactColumns):
    seq = seq_column()
    source_id: Named[str] = Column(ID)
    reliability: Named[str] = Column(String(1))
    topic: Named[str] = Column(Text)
    because: Named[str] = Column(Text)


class _SourceCardColumns(Columns):
    """`stands_for` is the source it was merged into, through further mergers, or the source itself."""

    source_id: Named[str] = Column(ID, primary_key=True)
    stands_for: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    reliability: Named[str] = Column(String(1))
    reviewed: Named[bool] = Column(Boolean(create_constraint=False))
    version: Named[int] = Column(Integer)


source = Table("source", metadata, _SourceColumns)
source_name = Table("source_name", metadata, _SourceNameColumns)
description = Table("description", metadata, _DescriptionColumns)
alias = Table("alias", metadata, _AliasColumns)
merger = Table("merger", metadata, _MergerColumns)
grade = Table("grade", metadata, _GradeColumns)
source_card = Table("source_card", metadata, _SourceCardColumns)
Index(None, source_name.c.source_id)
for _fact in (description, alias, merger, grade):
    Index(None, _fact.c.source_id)
Index(None, alias.c.folded)
Index(None, merger.c.into_id)
Index(None, source_card.c.stands_for)
Index(None, source_card.c.name)
