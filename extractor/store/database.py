"""Open a knowledge base: SQLite in a file, or PostgreSQL; bring its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from ..errors import UsageError
from .schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 60  # for another loader to finish a paper
_MIGRATION_LOCK = 7_202_611  # any number, the same for all loaders


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Open a knowledge base by its SQLAlchemy URL; a plain path is an SQLite file.

    Raises:
        UsageError: when it cannot be opened, or a statement fails.
    """
    try:
        engine = _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        message = "is no database URL known here; give sqlite:///FILE or postgresql+pg8000://…"
        raise UsageError(f"{_shown(url)}: {message}") from error
    try:
        yield engine
    except SQLAlchemyError as error:
        reason = str(error.__cause__ or error).splitlines()[0]
        raise UsageError(f"{_shown(url)}: {reason}; check the URL and the server") from error
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    if "://" not in url:
        url = f"sqlite:///{url}"
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+pg8000://", 1)
    if not url.startswith("sqlite"):
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: object, _record: object) -> None:
    """Take transactions into our own hands, and hold foreign keys."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[attr-defined]


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that begins by reading could not wait for another loader's write lock.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _shown(url: str) -> str:
    """Return a URL without its password."""
    head, at, tail = url.rpartition("@")
    return f"{head.split('://')[0]}://…@{tail}" if at else url


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date; two loaders that come at once do it one after the other."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        config.attributes.update(connection=connection, metadata=metadata)
        command.upgrade(config, "head")
