"""A run goes into the knowledge base: whole papers, once, however often it is loaded."""

import multiprocessing

import pytest
from made import association, write_run

from extractor.errors import UsageError
from extractor.store import Query, all_records, figures, load_run, query
from extractor.store.database import opened, upgrade
from extractor.store.schema import metadata


def content(url):
    """Return every row of every table."""
    with opened(url) as engine, engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select())))
            for table in metadata.sorted_tables
        }


def test_records_come_back_as_they_went_in(run, database):
    report = load_run(run, database)
    assert (report.papers, report.unchanged, report.records) == (3, 0, 4)
    lines = (run / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(r.model_dump_json() for r in all_records(database)) == sorted(lines)
    assert dict(figures(database).counts)["documents"] == 3  # the failed paper is none


def test_loading_twice_changes_nothing(run, database):
    load_run(run, database)
    before = content(database)
    report = load_run(run, database)
    assert report.unchanged == report.papers == 3
    assert content(database) == before


def test_changed_paper_replaces_its_records_and_no_others(run, database):
    load_run(run, database)
    changed = [association("a", record_id="a9"), association("b", record_id="b1")]
    load_run(write_run(run, changed), database)
    assert {r.record_id for r in all_records(database)} == {"a9", "b1"}
    assert not query(database, Query(trial="MOON-7"))


def _load(run, url, start):
    start.wait()
    load_run(run, url)


def test_two_loaders_at_once_double_nothing(tmp_path, database):
    records = [
        association(f"p{i}", record_id=f"r{i}-{k}", genes=((f"GENE{k}", f"HGNC:{k}"),))
        for i in range(30)
        for k in (i % 7, (i + 3) % 7)
    ]
    run = write_run(tmp_path / "many", records)
    context = multiprocessing.get_context("spawn")
    start = context.Event()
    loaders = [context.Process(target=_load, args=(run, database, start)) for _ in range(2)]
    for loader in loaders:
        loader.start()
    start.set()
    for loader in loaders:
        loader.join(60)
    assert [loader.exitcode for loader in loaders] == [0, 0]
    once = f"sqlite:///{tmp_path / 'once.sqlite'}"
    load_run(run, once)
    assert content(database) == content(once)


def test_stopped_load_leaves_whole_papers_and_goes_on(run, database, monkeypatch):
    from extractor.store import load

    whole = load.own_rows

    def failing(record, sha256):
        if record.record_id == "b1":
            raise KeyboardInterrupt
        return whole(record, sha256)

    monkeypatch.setattr(load, "own_rows", failing)
    with pytest.raises(KeyboardInterrupt):
        load_run(run, database)
    assert {r.record_id for r in all_records(database)} == {"a1", "a2", "a3"}
    monkeypatch.undo()
    load_run(run, database)
    assert {r.record_id for r in all_records(database)} == {"a1", "a2", "a3", "b1"}


def test_migrations_make_the_tables_of_the_schema(database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with opened(database) as engine:
        upgrade(engine)
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_hostile_names_are_text_and_nothing_more(tmp_path, database):
    hostile = "x'; DROP TABLE associations; --"
    record = association("a", marker=hostile, genes=((hostile, None),), cancer=(None, hostile))
    load_run(write_run(tmp_path / "run", [record]), database)
    assert len(query(database, Query(gene=hostile))) == 1
    assert len(query(database, Query(cancer=hostile))) == 1
    assert query(database, Query(gene="' OR '1'='1", cancer="%")) == ()


@pytest.mark.parametrize("url", ["nosuch://x", "postgresql://u:secret@127.0.0.1:1/none"])
def test_database_that_cannot_be_used_is_one_clear_line(run, url):
    with pytest.raises(UsageError) as caught:
        load_run(run, url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folder_that_is_no_run_makes_no_database(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load_run(tmp_path, str(tmp_path / "kb.sqlite"))
    assert not (tmp_path / "kb.sqlite").exists()
