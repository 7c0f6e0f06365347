"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "cancers",
        sa.Column("cancer_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("cancer_id", name=op.f("pk_cancers")),
    )
    with op.batch_alter_table("cancers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cancers_name"), ["name"], unique=False)

    op.create_table(
        "genes",
        sa.Column("gene_id", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("gene_id", name=op.f("pk_genes")),
    )
    with op.batch_alter_table("genes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_genes_symbol"), ["symbol"], unique=False)

    op.create_table(
        "outcomes",
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_runs")),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("doc_id", sa.String(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("doi", sa.String(), nullable=True),
        sa.Column("pmid", sa.String(), nullable=True),
        sa.Column("pmcid", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], name=op.f("fk_documents_run_id")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_documents")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_work"), ["work"], unique=False)

    op.create_table(
        "associations",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("marker", sa.Text(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("cancer_id", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("p_comparator", sa.String(), nullable=True),
        sa.Column("p_value", sa.Float(), nullable=True),
        sa.Column("effect_measure", sa.String(), nullable=True),
        sa.Column("effect_value", sa.Float(), nullable=True),
        sa.Column("ci_low", sa.Float(), nullable=True),
        sa.Column("ci_high", sa.Float(), nullable=True),
        sa.Column("analysis", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cancer_id"], ["cancers.cancer_id"], name=op.f("fk_associations_cancer_id")
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcomes.code"], name=op.f("fk_associations_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["documents.sha256"], name=op.f("fk_associations_sha256")
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_associations")),
    )
    with op.batch_alter_table("associations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_associations_cancer_id"), ["cancer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_associations_outcome"), ["outcome"], unique=False)
        batch_op.create_index(batch_op.f("ix_associations_sha256"), ["sha256"], unique=False)

    op.create_table(
        "cited_works",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("doi", sa.String(), nullable=True),
        sa.Column("pmid", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sha256"], ["documents.sha256"], name=op.f("fk_cited_works_sha256")
        ),
        sa.PrimaryKeyConstraint("record_id", "key", name=op.f("pk_cited_works")),
    )
    with op.batch_alter_table("cited_works", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cited_works_doi"), ["doi"], unique=False)
        batch_op.create_index(batch_op.f("ix_cited_works_pmid"), ["pmid"], unique=False)
        batch_op.create_index(batch_op.f("ix_cited_works_sha256"), ["sha256"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("text_start", sa.Integer(), nullable=True),
        sa.Column("text_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_evidence_sha256")),
        sa.PrimaryKeyConstraint("record_id", "position", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_sha256"), ["sha256"], unique=False)

    op.create_table(
        "trials",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("acronym", sa.String(), nullable=True),
        sa.Column("phase", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["documents.sha256"], name=op.f("fk_trials_sha256")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_trials")),
    )
    with op.batch_alter_table("trials", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trials_acronym"), ["acronym"], unique=False)
        batch_op.create_index(batch_op.f("ix_trials_sha256"), ["sha256"], unique=False)

    op.create_table(
        "association_genes",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("gene_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gene_id"], ["genes.gene_id"], name=op.f("fk_association_genes_gene_id")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["associations.record_id"], name=op.f("fk_association_genes_record_id")
        ),
        sa.PrimaryKeyConstraint("record_id", "gene_id", name=op.f("pk_association_genes")),
    )
    with op.batch_alter_table("association_genes", schema=None) as batch_op:
        batch_op.create_index("ix_association_genes_gene_id", ["gene_id"], unique=False)

    op.create_table(
        "trial_registry_ids",
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("registry_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["trials.record_id"], name=op.f("fk_trial_registry_ids_record_id")
        ),
        sa.PrimaryKeyConstraint("record_id", "registry_id", name=op.f("pk_trial_registry_ids")),
    )
    with op.batch_alter_table("trial_registry_ids", schema=None) as batch_op:
        batch_op.create_index("ix_trial_registry_ids_registry_id", ["registry_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("trial_registry_ids", schema=None) as batch_op:
        batch_op.drop_index("ix_trial_registry_ids_registry_id")

    op.drop_table("trial_registry_ids")
    with op.batch_alter_table("association_genes", schema=None) as batch_op:
        batch_op.drop_index("ix_association_genes_gene_id")

    op.drop_table("association_genes")
    with op.batch_alter_table("trials", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trials_sha256"))
        batch_op.drop_index(batch_op.f("ix_trials_acronym"))

    op.drop_table("trials")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_sha256"))

    op.drop_table("evidence")
    with op.batch_alter_table("cited_works", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cited_works_sha256"))
        batch_op.drop_index(batch_op.f("ix_cited_works_pmid"))
        batch_op.drop_index(batch_op.f("ix_cited_works_doi"))

    op.drop_table("cited_works")
    with op.batch_alter_table("associations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_associations_sha256"))
        batch_op.drop_index(batch_op.f("ix_associations_outcome"))
        batch_op.drop_index(batch_op.f("ix_associations_cancer_id"))

    op.drop_table("associations")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_documents_work"))

    op.drop_table("documents")
    op.drop_table("runs")
    op.drop_table("outcomes")
    with op.batch_alter_table("genes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_genes_symbol"))

    op.drop_table("genes")
    with op.batch_alter_table("cancers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cancers_name"))

    op.drop_table("cancers")
