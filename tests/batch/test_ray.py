"""The same records from a Ray on this machine as from the local engine."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from extractor.batch import Limits, extract_folder
from extractor.cli import app
from extractor.examples import example_papers

ray = pytest.importorskip("ray", reason="Ray is not installed (extra 'ray')")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:ray"),
    pytest.mark.filterwarnings("ignore::FutureWarning:ray"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

FILES = ("records.jsonl", "rejections.jsonl")
UNLIKE = {"seconds", "timings"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for paper in example_papers():
        shutil.copy(paper, folder)
    (folder / "broken.pdf").write_bytes(b"no pdf")
    yield folder
    ray.shutdown()


def _rows(out):
    lines = (out / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    return [{k: v for k, v in json.loads(line).items() if k not in UNLIKE} for line in lines]


def test_ray_writes_what_the_local_engine_writes(papers, tmp_path):
    limits = Limits(seconds=60)
    extract_folder(papers, tmp_path / "local", limits=limits)
    report = extract_folder(papers, tmp_path / "ray", limits=limits, engine="ray", workers=2)
    assert [p.doc_id for p in report.failed] == ["broken"]
    for name in FILES:
        ours, theirs = ((tmp_path / o / name).read_bytes() for o in ("ray", "local"))
        assert ours == theirs != b""
    assert _rows(tmp_path / "ray") == _rows(tmp_path / "local")

    from pandas import read_parquet

    tables = [read_parquet(tmp_path / "ray" / "parquet" / f"{t}.parquet") for t in
              ("associations", "trials")]  # fmt: skip
    written = (tmp_path / "ray" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(map(len, tables)) == len(written)

    again = extract_folder(papers, tmp_path / "ray", engine="ray")
    assert again.reused == len(again.papers)


def test_the_verb_takes_a_url_on_ray(papers, tmp_path):
    out = tmp_path / "out"
    url = f"{papers.as_uri()}/example-marker.pdf"
    result = CliRunner().invoke(app, ["run", url, "--out", str(out), "--engine", "ray", "--quiet"])
    assert result.exit_code == 0
    assert [row["path"] for row in _rows(out)] == [url]
