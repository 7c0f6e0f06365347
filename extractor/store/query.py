"""Look records up in a knowledge base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, func, or_, select

from ..errors import UsageError
from ..records import RECORD_ADAPTER, AssociationRecord, TrialRecord
from . import schema
from .database import opened, upgrade

_MATCHED = 200  # rows fetched at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for; None asks nothing. Names and ids are compared in any case."""

    gene: str | None = None  # symbol, CURIE, or the marker's name as printed
    cancer: str | None = None  # CURIE, or part of the name
    outcome: str | None = None  # code
    direction: str | None = None
    trial: str | None = None  # acronym or registry id: asks for trials instead of associations
    min_confidence: float | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a knowledge base holds: counts by table, and the commonest names."""

    counts: tuple[tuple[str, int], ...]
    genes: tuple[tuple[str, int], ...]
    cancers: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]


def query(url: str, wanted: Query) -> tuple[AssociationRecord | TrialRecord, ...]:
    """Return the records that fit, the most confident first.

    Raises:
        UsageError: when the database cannot be used, or a trial and a gene are asked for at once.
    """
    if wanted.trial is not None and any(
        (wanted.gene, wanted.cancer, wanted.outcome, wanted.direction)
    ):
        raise UsageError("a trial is asked for by its name or id alone; leave the others out")
    statement = _trials(wanted) if wanted.trial is not None else _associations(wanted)
    with opened(url) as engine:
        upgrade(engine)
        with engine.connect() as connection:
            lines = connection.scalars(statement.limit(wanted.limit)).all()
    return tuple(map(RECORD_ADAPTER.validate_json, lines))


def all_records(url: str) -> Iterator[AssociationRecord | TrialRecord]:
    """Yield every record, papers in the order of their names.

    Raises:
        UsageError: when the database cannot be used.
    """
    with opened(url) as engine:
        upgrade(engine)
        for table in (schema.associations, schema.trials):
            statement = (
                select(table.c.record)
                .join(schema.documents, schema.documents.c.sha256 == table.c.sha256)
                .order_by(schema.documents.c.doc_id, table.c.sha256, table.c.record_id)
            )
            with engine.connect().execution_options(yield_per=_MATCHED) as connection:
                yield from map(RECORD_ADAPTER.validate_json, connection.scalars(statement))


def _associations(wanted: Query) -> Select[Any]:
    a, c = schema.associations.c, schema.cancers.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.gene is not None:
        name = wanted.gene.casefold()
        with_gene = (
            select(schema.association_genes.c.record_id)
            .join(schema.genes)
            .where(
                or_(
                    func.lower(schema.genes.c.symbol) == name,
                    func.lower(schema.genes.c.gene_id) == name,
                )
            )
        )
        conditions.append(or_(a.record_id.in_(with_gene), func.lower(a.marker) == name))
    if wanted.cancer is not None:
        name = wanted.cancer.casefold()
        fits = or_(
            func.lower(c.cancer_id) == name, func.lower(c.name).contains(name, autoescape=True)
        )
        conditions.append(a.cancer_id.in_(select(c.cancer_id).where(fits)))
    if wanted.outcome is not None:
        conditions.append(a.outcome == wanted.outcome.upper())
    if wanted.direction is not None:
        conditions.append(a.direction == wanted.direction)
    if wanted.min_confidence is not None:
        conditions.append(a.confidence >= wanted.min_confidence)
    statement = select(a.record).where(*conditions)
    return statement.order_by(a.confidence.desc().nulls_last(), a.record_id)


def _trials(wanted: Query) -> Select[Any]:
    t, ids = schema.trials.c, schema.trial_registry_ids.c
    name = (wanted.trial or "").casefold()
    by_id = select(ids.record_id).where(func.lower(ids.registry_id) == name)
    conditions: list[ColumnElement[bool]] = [
        or_(func.lower(t.acronym) == name, t.record_id.in_(by_id))
    ]
    if wanted.min_confidence is not None:
        conditions.append(t.confidence >= wanted.min_confidence)
    statement = select(t.record).where(*conditions)
    return statement.order_by(t.confidence.desc().nulls_last(), t.record_id)


def figures(url: str, most: int = 10) -> Figures:
    """Return how much a knowledge base holds; ``most`` names of each kind, the commonest first.

    Raises:
        UsageError: when the database cannot be used.
    """
    a = schema.associations.c
    genes = (
        select(schema.genes.c.symbol, func.count())
        .join(schema.association_genes)
        .group_by(schema.genes.c.symbol)
    )
    cancers = (
        select(schema.cancers.c.name, func.count())
        .join(schema.associations)
        .group_by(schema.cancers.c.name)
    )
    outcomes = select(a.outcome, func.count()).group_by(a.outcome)
    with opened(url) as engine:
        upgrade(engine)
        return Figures(
            counts=_counts(engine),
            genes=_commonest(engine, genes, most),
            cancers=_commonest(engine, cancers, most),
            outcomes=_commonest(engine, outcomes, most),
        )


def _counts(engine: Engine) -> tuple[tuple[str, int], ...]:
    with engine.connect() as connection:
        return tuple(
            (table.name, connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in schema.metadata.sorted_tables
        )


def _commonest(engine: Engine, statement: Select[Any], most: int) -> tuple[tuple[str, int], ...]:
    name, count = statement.selected_columns.values()
    ordered = statement.order_by(count.desc(), name).limit(most)
    with engine.connect() as connection:
        return tuple((str(n), int(k)) for n, k in connection.execute(ordered))
