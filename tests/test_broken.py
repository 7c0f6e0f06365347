"""Bad input: each kind its own status and one clear line; the other papers go on."""

import json

import pytest
from broken_files import all_broken
from typer.testing import CliRunner

from extractor.cli import app
from extractor.examples import example_papers


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Return (exit code, printed, rows by file name) of a run over every broken file."""
    folder = tmp_path_factory.mktemp("broken")
    all_broken(folder, example_papers()[0])
    out = tmp_path_factory.mktemp("out")
    arguments = ["run", folder, folder / "no-such-folder", example_papers()[0], "--out", out]
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    rows = [json.loads(line) for line in (out / "papers.jsonl").read_text("utf-8").splitlines()]
    return result.exit_code, result.output, {row["path"].rsplit("/", 1)[-1]: row for row in rows}


def test_the_good_paper_goes_on(outcome):
    code, _, rows = outcome
    assert code == 0
    assert rows[example_papers()[0].name]["status"] == "ok"


def test_every_bad_file_has_one_clear_line(outcome):
    _, printed, rows = outcome
    failed = {name: row for name, row in rows.items() if row["status"] != "ok"}
    assert len(failed) >= 9
    for name, row in failed.items():
        assert name in row["error"]
        assert "\n" not in row["error"]
        assert row["error"] in printed
        assert row["status"] not in {"crashed", "worker_died"}


def test_kinds_have_their_own_status(outcome):
    statuses = {row["status"] for row in outcome[2].values()}
    wanted = {"encrypted", "empty", "not_a_pdf", "scanned", "missing", "broken", "broken_xml"}
    assert wanted <= statuses
