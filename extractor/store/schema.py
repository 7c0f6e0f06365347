"""The tables of the knowledge base, the same for SQLite and PostgreSQL.

A record is kept whole, as the JSON line that the run wrote, beside the columns by which it is
looked for. A paper is known by the hash of its file; ``work`` is what tells two files of one
article: its DOI, else PMCID, else PMID, else the hash.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_paper() -> Column[str]:
    return Column("sha256", String, ForeignKey("documents.sha256"), nullable=False, index=True)


runs = Table(
    "runs",
    metadata,
    Column("run_id", String, primary_key=True),  # hash of its records
    Column("version", String, nullable=False),  # of the program that loaded it
)
documents = Table(
    "documents",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("doc_id", String, nullable=False),
    Column("work", String, nullable=False, index=True),
    Column("doi", String),
    Column("pmid", String),
    Column("pmcid", String),
    Column("title", Text),
    Column("run_id", String, ForeignKey("runs.run_id"), nullable=False),
    Column("content", String, nullable=False),  # hash of the paper's records
)
genes = Table(
    "genes",
    metadata,
    Column("gene_id", String, primary_key=True),  # a CURIE, else the symbol
    Column("symbol", String, nullable=False, index=True),
)
cancers = Table(
    "cancers",
    metadata,
    Column("cancer_id", String, primary_key=True),  # a CURIE, else the name
    Column("name", String, nullable=False, index=True),
)
outcomes = Table("outcomes", metadata, Column("code", String, primary_key=True))
associations = Table(
    "associations",
    metadata,
    Column("record_id", String, primary_key=True),
    _of_paper(),
    Column("marker", Text, nullable=False),
    Column("form", String, nullable=False),
    Column("state", String, nullable=False),
    Column("cancer_id", String, ForeignKey("cancers.cancer_id"), index=True),
    Column("outcome", String, ForeignKey("outcomes.code"), nullable=False, index=True),
    Column("direction", String, nullable=False),
    Column("p_comparator", String),
    Column("p_value", Float),
    Column("effect_measure", String),
    Column("effect_value", Float),
    Column("ci_low", Float),
    Column("ci_high", Float),
    Column("analysis", String, nullable=False),
    Column("source", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("confidence", Float),
    Column("record", Text, nullable=False),  # the whole of it, as JSON
)
association_genes = Table(
    "association_genes",
    metadata,
    Column("record_id", String, ForeignKey("associations.record_id"), primary_key=True),
    Column("gene_id", String, ForeignKey("genes.gene_id"), primary_key=True),
    Index("ix_association_genes_gene_id", "gene_id"),
)
trials = Table(
    "trials",
    metadata,
    Column("record_id", String, primary_key=True),
    _of_paper(),
    Column("acronym", String, index=True),
    Column("phase", String),
    Column("status", String, nullable=False),
    Column("participants", Integer),
    Column("condition", Text),
    Column("source", String, nullable=False),
    Column("confidence", Float),
    Column("record", Text, nullable=False),
)
trial_registry_ids = Table(
    "trial_registry_ids",
    metadata,
    Column("record_id", String, ForeignKey("trials.record_id"), primary_key=True),
    Column("registry_id", String, primary_key=True),
    Index("ix_trial_registry_ids_registry_id", "registry_id"),
)
evidence = Table(
    "evidence",
    metadata,
    Column("record_id", String, primary_key=True),  # of an association or a trial
    Column("position", Integer, primary_key=True),
    _of_paper(),
    Column("page", Integer),
    Column("section", String),
    Column("place", String, nullable=False),
    Column("text", Text),
    Column("text_start", Integer),
    Column("text_end", Integer),
)
cited_works = Table(
    "cited_works",
    metadata,
    Column("record_id", String, primary_key=True),
    Column("key", String, primary_key=True),
    _of_paper(),
    Column("doi", String, index=True),
    Column("pmid", String, index=True),
    Column("text", Text),
)
# What hangs on a paper, children first: the order in which it is taken out.
OF_RECORDS = ((association_genes, associations), (trial_registry_ids, trials))
OF_PAPER = (evidence, cited_works, associations, trials)
