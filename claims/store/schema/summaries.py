"""Summaries, their sentences, what each rests on, what was published, and what was put right since."""

from sqlalchemy import Column, Index, Integer, Named, Table, Text

from claims.store.schema.columns import CODE, DIGEST, ID, FactColumns, metadata, seq_column


class _SummaryColumns(FactColumns):
    summary_id: Named[str] = Column(ID, primary_key=True)
    title: Named[str] = Column(Text)


class _SentenceColumns(FactColumns):
    """The latest standing one at a position holds; one without text says that the sentence was taken out."""

    seq = seq_column()
    position = seq_column()
    summary_id: Named[str] = Column(ID)
    text: Named[str] = Column(Text)


class _FootingColumns(FactColumns):
    seq = seq_column()
    position = seq_column()
    claim_id: Named[str] = Column(ID, primary_key=True)
    wording: Named[int | None] = Column(Integer)


class _PublicationColumns(FactColumns):
    seq = seq_column()
    summary_id: Named[str] = Column(ID)
    digest: Named[str] = Column(DIGEST)


class _CorrectionColumns(FactColumns):
    """Without a position the whole summary was retracted."""

    seq = seq_column()
    summary_id: Named[str] = Column(ID)
    position: Named[int | None] = Column(Integer)
    because: Named[str] = Column(Text)


class _ForcingColumns(FactColumns):
    """It holds for the sentence that stood at the position when it was made, and for no later one."""

    seq = seq_column()
    summary_id: Named[str] = Column(ID)
    position: Named[int] = Column(Integer)
    rule: Named[str] = Column(CODE)
    because: Named[str] = Column(Text)


summary = Table("summary", metadata, _SummaryColumns)
sentence = Table("sentence", metadata, _SentenceColumns)
footing = Table("footing", metadata, _FootingColumns)
publication = Table("publication", metadata, _PublicationColumns)
correction = Table("correction", metadata, _CorrectionColumns)
forcing = Table("forcing", metadata, _ForcingColumns)
Index(None, footing.c.claim_id)
Index(None, sentence.c.summary_id)
Index(None, publication.c.summary_id)
Index(None, correction.c.summary_id)
Index(None, forcing.c.summary_id)
