"""Create the ledger, the facts and the cards"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('act',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.Column('reviewer', sa.String(length=80), nullable=False),
    sa.Column('type', sa.String(length=32), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('undone_by', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_act'))
    )
    with op.batch_alter_table('act', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_act_reviewer_seq'), ['reviewer', 'seq'], unique=False)

    op.create_table('assessment',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.Column('wording_version', sa.Integer(), nullable=False),
    sa.Column('credibility', sa.String(length=1), nullable=False),
    sa.Column('confidence', sa.String(length=32), nullable=False),
    sa.Column('verdict', sa.String(length=32), nullable=False),
    sa.Column('because', sa.Text(), nullable=False),
    sa.Column('basis', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_assessment'))
    )
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assessment_claim_id'), ['claim_id'], unique=False)
        batch_op.create_index('ix_assessment_made', ['seq'], unique=False)
        batch_op.create_index('ix_assessment_withdrawn', ['withdrawn'], unique=False)

    op.create_table('blob',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_blob'))
    )
    op.create_table('capture',
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('capture_id', sa.String(length=24), nullable=False),
    sa.Column('at', sa.String(length=27), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('source_id', sa.String(length=24), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('published_on', sa.String(length=10), nullable=True),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('text_sha256', sa.String(length=64), nullable=False),
    sa.Column('characters', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.String(length=100), nullable=False),
    sa.Column('tool', sa.String(length=60), nullable=False),
    sa.Column('tool_version', sa.String(length=60), nullable=False),
    sa.Column('tool_options', sa.Text(), nullable=False),
    sa.Column('flags', sa.Text(), nullable=False),
    sa.Column('duplicate_of', sa.String(length=24), nullable=True),
    sa.Column('copy_of', sa.String(length=24), nullable=True),
    sa.PrimaryKeyConstraint('capture_id', name=op.f('pk_capture'))
    )
    with op.batch_alter_table('capture', schema=None) as batch_op:
        batch_op.create_index('ix_capture_made', ['seq'], unique=False)
        batch_op.create_index(batch_op.f('ix_capture_text_sha256'), ['text_sha256'], unique=False)
        batch_op.create_index('ix_capture_withdrawn', ['withdrawn'], unique=False)

    op.create_table('checkpoint',
    sa.Column('size', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('previous', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('frontier', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('size', name=op.f('pk_checkpoint'))
    )
    op.create_table('claim',
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.PrimaryKeyConstraint('claim_id', name=op.f('pk_claim'))
    )
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.create_index('ix_claim_made', ['seq'], unique=False)
        batch_op.create_index('ix_claim_withdrawn', ['withdrawn'], unique=False)

    op.create_table('claim_card',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.Column('wording', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=32), nullable=False),
    sa.Column('credibility', sa.String(length=1), nullable=True),
    sa.Column('verdict', sa.String(length=32), nullable=True),
    sa.Column('mentions', sa.Integer(), nullable=False),
    sa.Column('stale', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_claim_card')),
    sa.UniqueConstraint('claim_id', name=op.f('uq_claim_card_claim_id'))
    )
    op.create_table('event',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('envelope', sa.LargeBinary(), nullable=False),
    sa.Column('leaf', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_event'))
    )
    op.create_table('evidence',
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('mention_id', sa.String(length=24), nullable=False),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.Column('stance', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('mention_id', 'claim_id', name=op.f('pk_evidence'))
    )
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evidence_claim_id'), ['claim_id'], unique=False)
        batch_op.create_index('ix_evidence_made', ['seq'], unique=False)
        batch_op.create_index('ix_evidence_withdrawn', ['withdrawn'], unique=False)

    op.create_table('footing',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.PrimaryKeyConstraint('seq', 'position', 'claim_id', name=op.f('pk_footing'))
    )
    with op.batch_alter_table('footing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_footing_claim_id'), ['claim_id'], unique=False)
        batch_op.create_index('ix_footing_made', ['seq'], unique=False)
        batch_op.create_index('ix_footing_withdrawn', ['withdrawn'], unique=False)

    op.create_table('handover',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_handover'))
    )
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_handover_claim_id'), ['claim_id'], unique=False)
        batch_op.create_index('ix_handover_made', ['seq'], unique=False)
        batch_op.create_index('ix_handover_withdrawn', ['withdrawn'], unique=False)

    op.create_table('hop',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('mention_id', sa.String(length=24), nullable=False),
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('source_id', sa.String(length=24), nullable=True),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('role', sa.String(length=32), nullable=False),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('cue', sa.Text(), nullable=True),
    sa.Column('cue_start', sa.Integer(), nullable=True),
    sa.Column('cue_end', sa.Integer(), nullable=True),
    sa.Column('explicit', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('seq', 'mention_id', 'position', name=op.f('pk_hop'))
    )
    with op.batch_alter_table('hop', schema=None) as batch_op:
        batch_op.create_index('ix_hop_made', ['seq'], unique=False)
        batch_op.create_index(batch_op.f('ix_hop_source_id'), ['source_id'], unique=False)
        batch_op.create_index('ix_hop_withdrawn', ['withdrawn'], unique=False)

    op.create_table('judgement',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.Column('origin_a', sa.String(length=40), nullable=False),
    sa.Column('origin_b', sa.String(length=40), nullable=False),
    sa.Column('value', sa.String(length=32), nullable=False),
    sa.Column('reason', sa.String(length=32), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_judgement'))
    )
    with op.batch_alter_table('judgement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_judgement_claim_id'), ['claim_id'], unique=False)
        batch_op.create_index('ix_judgement_made', ['seq'], unique=False)
        batch_op.create_index('ix_judgement_withdrawn', ['withdrawn'], unique=False)

    op.create_table('ledger_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('ledger', sa.String(length=32), nullable=False),
    sa.Column('origin', sa.String(length=80), nullable=False),
    sa.Column('vkey', sa.String(length=200), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('frontier', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ledger_head'))
    )
    op.create_table('mention',
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('mention_id', sa.String(length=24), nullable=False),
    sa.Column('capture_id', sa.String(length=24), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('exact', sa.Text(), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=False),
    sa.Column('suffix', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('mention_id', name=op.f('pk_mention'))
    )
    with op.batch_alter_table('mention', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mention_capture_id'), ['capture_id'], unique=False)
        batch_op.create_index('ix_mention_made', ['seq'], unique=False)
        batch_op.create_index('ix_mention_withdrawn', ['withdrawn'], unique=False)

    op.create_table('payload',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('seq', 'name', name=op.f('pk_payload'))
    )
    op.create_table('publication',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('summary_id', sa.String(length=24), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_publication'))
    )
    with op.batch_alter_table('publication', schema=None) as batch_op:
        batch_op.create_index('ix_publication_made', ['seq'], unique=False)
        batch_op.create_index(batch_op.f('ix_publication_summary_id'), ['summary_id'], unique=False)
        batch_op.create_index('ix_publication_withdrawn', ['withdrawn'], unique=False)

    op.create_table('rejection',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('capture_id', sa.String(length=24), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_rejection'))
    )
    with op.batch_alter_table('rejection', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rejection_capture_id'), ['capture_id'], unique=False)
        batch_op.create_index('ix_rejection_made', ['seq'], unique=False)
        batch_op.create_index('ix_rejection_withdrawn', ['withdrawn'], unique=False)

    op.create_table('relation',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_a', sa.String(length=24), nullable=False),
    sa.Column('claim_b', sa.String(length=24), nullable=False),
    sa.Column('relation', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_relation'))
    )
    with op.batch_alter_table('relation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_relation_claim_a'), ['claim_a'], unique=False)
        batch_op.create_index(batch_op.f('ix_relation_claim_b'), ['claim_b'], unique=False)
        batch_op.create_index('ix_relation_made', ['seq'], unique=False)
        batch_op.create_index('ix_relation_withdrawn', ['withdrawn'], unique=False)

    op.create_table('reviewer',
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('public_key', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_reviewer'))
    )
    op.create_table('sentence',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('summary_id', sa.String(length=24), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('seq', 'position', name=op.f('pk_sentence'))
    )
    with op.batch_alter_table('sentence', schema=None) as batch_op:
        batch_op.create_index('ix_sentence_made', ['seq'], unique=False)
        batch_op.create_index(batch_op.f('ix_sentence_summary_id'), ['summary_id'], unique=False)
        batch_op.create_index('ix_sentence_withdrawn', ['withdrawn'], unique=False)

    op.create_table('source',
    sa.Column('source_id', sa.String(length=24), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('owner', sa.String(length=24), nullable=True),
    sa.Column('reliability', sa.String(length=1), nullable=False),
    sa.Column('reviewed', sa.Boolean(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('source_id', name=op.f('pk_source'))
    )
    op.create_table('source_name',
    sa.Column('folded', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('source_id', sa.String(length=24), nullable=False),
    sa.PrimaryKeyConstraint('folded', name=op.f('pk_source_name'))
    )
    with op.batch_alter_table('source_name', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_source_name_source_id'), ['source_id'], unique=False)

    op.create_table('summary',
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('summary_id', sa.String(length=24), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('summary_id', name=op.f('pk_summary'))
    )
    with op.batch_alter_table('summary', schema=None) as batch_op:
        batch_op.create_index('ix_summary_made', ['seq'], unique=False)
        batch_op.create_index('ix_summary_withdrawn', ['withdrawn'], unique=False)

    op.create_table('touch',
    sa.Column('subject', sa.String(length=24), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('subject', 'seq', name=op.f('pk_touch'))
    )
    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_touch_seq'), ['seq'], unique=False)

    op.create_table('watermark',
    sa.Column('name', sa.String(length=32), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_watermark'))
    )
    op.create_table('wording',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('withdrawn', sa.Integer(), nullable=True),
    sa.Column('claim_id', sa.String(length=24), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('seq', 'claim_id', name=op.f('pk_wording'))
    )
    with op.batch_alter_table('wording', schema=None) as batch_op:
        batch_op.create_index('ix_wording_made', ['seq'], unique=False)
        batch_op.create_index('ix_wording_withdrawn', ['withdrawn'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('wording', schema=None) as batch_op:
        batch_op.drop_index('ix_wording_withdrawn')
        batch_op.drop_index('ix_wording_made')

    op.drop_table('wording')
    op.drop_table('watermark')
    with op.batch_alter_table('touch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_touch_seq'))

    op.drop_table('touch')
    with op.batch_alter_table('summary', schema=None) as batch_op:
        batch_op.drop_index('ix_summary_withdrawn')
        batch_op.drop_index('ix_summary_made')

    op.drop_table('summary')
    with op.batch_alter_table('source_name', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_source_name_source_id'))

    op.drop_table('source_name')
    op.drop_table('source')
    with op.batch_alter_table('sentence', schema=None) as batch_op:
        batch_op.drop_index('ix_sentence_withdrawn')
        batch_op.drop_index(batch_op.f('ix_sentence_summary_id'))
        batch_op.drop_index('ix_sentence_made')

    op.drop_table('sentence')
    op.drop_table('reviewer')
    with op.batch_alter_table('relation', schema=None) as batch_op:
        batch_op.drop_index('ix_relation_withdrawn')
        batch_op.drop_index('ix_relation_made')
        batch_op.drop_index(batch_op.f('ix_relation_claim_b'))
        batch_op.drop_index(batch_op.f('ix_relation_claim_a'))

    op.drop_table('relation')
    with op.batch_alter_table('rejection', schema=None) as batch_op:
        batch_op.drop_index('ix_rejection_withdrawn')
        batch_op.drop_index('ix_rejection_made')
        batch_op.drop_index(batch_op.f('ix_rejection_capture_id'))

    op.drop_table('rejection')
    with op.batch_alter_table('publication', schema=None) as batch_op:
        batch_op.drop_index('ix_publication_withdrawn')
        batch_op.drop_index(batch_op.f('ix_publication_summary_id'))
        batch_op.drop_index('ix_publication_made')

    op.drop_table('publication')
    op.drop_table('payload')
    with op.batch_alter_table('mention', schema=None) as batch_op:
        batch_op.drop_index('ix_mention_withdrawn')
        batch_op.drop_index('ix_mention_made')
        batch_op.drop_index(batch_op.f('ix_mention_capture_id'))

    op.drop_table('mention')
    op.drop_table('ledger_head')
    with op.batch_alter_table('judgement', schema=None) as batch_op:
        batch_op.drop_index('ix_judgement_withdrawn')
        batch_op.drop_index('ix_judgement_made')
        batch_op.drop_index(batch_op.f('ix_judgement_claim_id'))

    op.drop_table('judgement')
    with op.batch_alter_table('hop', schema=None) as batch_op:
        batch_op.drop_index('ix_hop_withdrawn')
        batch_op.drop_index(batch_op.f('ix_hop_source_id'))
        batch_op.drop_index('ix_hop_made')

    op.drop_table('hop')
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.drop_index('ix_handover_withdrawn')
        batch_op.drop_index('ix_handover_made')
        batch_op.drop_index(batch_op.f('ix_handover_claim_id'))

    op.drop_table('handover')
    with op.batch_alter_table('footing', schema=None) as batch_op:
        batch_op.drop_index('ix_footing_withdrawn')
        batch_op.drop_index('ix_footing_made')
        batch_op.drop_index(batch_op.f('ix_footing_claim_id'))

    op.drop_table('footing')
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.drop_index('ix_evidence_withdrawn')
        batch_op.drop_index('ix_evidence_made')
        batch_op.drop_index(batch_op.f('ix_evidence_claim_id'))

    op.drop_table('evidence')
    op.drop_table('event')
    op.drop_table('claim_card')
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.drop_index('ix_claim_withdrawn')
        batch_op.drop_index('ix_claim_made')

    op.drop_table('claim')
    op.drop_table('checkpoint')
    with op.batch_alter_table('capture', schema=None) as batch_op:
        batch_op.drop_index('ix_capture_withdrawn')
        batch_op.drop_index(batch_op.f('ix_capture_text_sha256'))
        batch_op.drop_index('ix_capture_made')

    op.drop_table('capture')
    op.drop_table('blob')
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.drop_index('ix_assessment_withdrawn')
        batch_op.drop_index('ix_assessment_made')
        batch_op.drop_index(batch_op.f('ix_assessment_claim_id'))

    op.drop_table('assessment')
    with op.batch_alter_table('act', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_act_reviewer_seq'))

    op.drop_table('act')
