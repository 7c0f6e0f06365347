"""Records are found by what a curator asks for, and come out as table, CSV and JSON."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.errors import UsageError
from extractor.store import Query, load_run, query


@pytest.fixture
def loaded(run, database):
    load_run(run, database)
    return database


def call(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Query(gene="tnfrsf11a"), {"a1", "a2", "b1"}),
        (Query(gene="HGNC:11908", outcome="os"), {"a1", "b1"}),
        (Query(gene="rank", direction="none"), {"a2"}),
        (Query(cancer="endometrial"), {"a1", "a2", "b1"}),
        (Query(cancer="DOID:1380", direction="better"), {"b1"}),
        (Query(cancer="%"), set()),
        (Query(gene="ERBB2"), set()),
        (Query(min_confidence=0.9), set()),
        (Query(trial="moon-7"), {"a3"}),
        (Query(trial="nct00000017"), {"a3"}),
    ],
)
def test_filters(loaded, wanted, found):
    assert {record.record_id for record in query(loaded, wanted)} == found


def test_limit_keeps_the_first(loaded):
    assert len(query(loaded, Query(limit=2))) == 2


def test_trial_and_gene_at_once_make_no_sense(loaded):
    with pytest.raises(UsageError):
        query(loaded, Query(trial="MOON-7", gene="ERBB2"))


def test_verbs(run, tmp_path):
    db = tmp_path / "kb.sqlite"
    assert "3 papers, 4 records; 3 new" in call("kb", "load", run, "--db", db).output
    shown = call("kb", "query", "--db", db, "--gene", "RANK", "--format", "json").output
    assert {json.loads(line)["record_id"] for line in shown.splitlines()} == {"a1", "a2", "b1"}
    rows = list(
        csv.DictReader(io.StringIO(call("kb", "query", "--db", db, "--format", "csv").output))
    )
    assert [row["genes"] for row in rows] == ["TNFRSF11A"] * 3
    assert "documents" in call("kb", "stats", "--db", db).output
    assert "2 claims" in call("kb", "claims", "--db", db).output
    assert "0 conflicts" in call("kb", "conflicts", "--db", db).output
    assert "1 trials from 1 records" in call("kb", "trials", "--db", db).output


def test_no_run_is_one_line_and_exit_2(tmp_path):
    result = call("kb", "load", tmp_path, "--db", tmp_path / "kb.sqlite")
    assert result.exit_code == 2
