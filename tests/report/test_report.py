"""The report page: what it shows, and that no paper can make it do anything."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from typer.testing import CliRunner

from extractor.batch import extract_folder
from extractor.cli import app
from extractor.examples import example_papers
from extractor.records import AssociationRecord
from extractor.report import read_run, render_report
from extractor.report.forest import forest_plots

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = "</mark></script><script>document.title='OWNED'</script><img src=x onerror='x()'>\"&"
SORT = """<script>
const table = document.querySelector('table.sortable'), th = table.querySelectorAll('th');
const column = () => [...table.tBodies[0].rows].map(row => row.cells[0].textContent).join(' ');
th[0].click(); const up = column(); th[0].click();
document.title = up + ' | ' + column();
</script>"""


def _association(number, **fields):
    return AssociationRecord.model_validate(
        {
            "record_id": f"x{number}",
            "document": {"doc_id": "a"},
            "biomarker": {"text": "AXL", "genes": [{"symbol": "AXL"}], "state": "high"},
            "cancer": {"name": "glioma"},
            "outcome": {"code": "OS"},
            "direction": "worse",
            "effect": {"measure": "HR", "value": "2", "ci_low": "1.5", "ci_high": "4"},
            "evidence": [{"page": 1, "text": "AXL was bad", "start": 4, "end": 15}],
            "confidence": 0.5,
        }
        | fields
    )


def _write(folder, records, papers=(), texts=()):
    (folder / "text").mkdir(parents=True)
    lines = "".join(f"{r.model_dump_json()}\n" for r in records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    rows = "".join(f"{json.dumps(row)}\n" for row in papers)
    (folder / "papers.jsonl").write_text(rows, encoding="utf-8")
    for doc_id, text in texts:
        (folder / "text" / f"{doc_id}.txt").write_text(text, encoding="utf-8")
    return folder


def _hostile_run(folder):
    records = [
        _association(
            1,
            record_id=HOSTILE,
            document={"doc_id": HOSTILE, "title": HOSTILE},
            biomarker={"text": HOSTILE, "genes": [{"symbol": HOSTILE}]},
            cancer={"name": HOSTILE},
            outcome={"code": "OS", "text": HOSTILE},
            effect={"measure": "HR", "value": "2", "ci_low": "1", "ci_high": "4", "text": HOSTILE},
            subgroup=HOSTILE,
            attribution={"source": "cited", "references": [HOSTILE]},
            evidence=[{"page": 1, "section": HOSTILE, "text": HOSTILE}],
        )
    ]
    papers = [
        {"doc_id": f"{n}-{HOSTILE}", "status": "broken", "error": HOSTILE, "pages": n}
        for n in (10, 9, 100)
    ]
    return _write(folder, records, papers)


def _chromium(page: Path, *arguments: str) -> str:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [CHROMIUM, *flags, profile, *arguments, "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def example_run(tmp_path_factory):
    """Return the run of the packaged papers and of a file that is none."""
    folder = tmp_path_factory.mktemp("run")
    bad = folder / "bad.pdf"
    bad.write_bytes(b"no paper at all")
    extract_folder([*example_papers(), bad], folder / "out")
    return folder / "out"


def test_the_page_shows_every_record_and_every_failure(example_run, tmp_path):
    page = tmp_path / "report.html"
    papers = str(example_papers()[0].parent)
    arguments = ["report", str(example_run), "--out", str(page), "--papers", papers]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    tree = html.fromstring(page.read_text(encoding="utf-8"))
    records = (example_run / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert records
    assert len(tree.xpath("//article")) == len(records)
    assert "bad" in tree.xpath("//h2[.='Papers that failed']/..")[0].text_content()
    pictures = tree.xpath("//article//img/@src")
    assert pictures
    assert all(source.startswith("data:image/png;base64,") for source in pictures)
    marked = {mark.text_content() for mark in tree.xpath("//article//mark")}
    assert {json.loads(line)["evidence"][0]["text"] for line in records} <= marked
    links = tree.xpath("//@href")
    anchors = {f"#{name}" for name in tree.xpath("//article/@id")}
    assert links
    assert set(links) <= anchors  # no link leads out of the page


def test_evidence_stands_in_its_text(tmp_path):
    run = _write(tmp_path / "run", [_association(1)], texts=[("a", "So: AXL was bad & so on")])
    page = render_report(read_run(run))
    assert "So: <mark>AXL was bad</mark> &amp; so on" in page


def test_a_plot_for_each_gene_and_cancer_on_a_log_scale():
    ratio = {"measure": "HR", "value": "2", "ci_low": "0.5", "ci_high": "8"}
    huge = {"measure": "OR", "value": "1e400", "ci_low": "10", "ci_high": "1e999"}
    zero = {"measure": "HR", "value": "1", "ci_low": "0", "ci_high": "2"}
    mean = {"measure": "MD", "value": "2", "ci_low": "1", "ci_high": "3"}
    plots = forest_plots(
        [
            (1, _association(1, effect=ratio)),
            (2, _association(2, effect=huge)),
            (3, _association(3, effect=zero)),
            (4, _association(4, effect=mean)),
            (5, _association(5, effect=ratio, cancer={"name": "melanoma"})),
        ]
    )
    assert plots.count("<figure") == 2
    assert set(re.findall(r"#r(\d)", plots)) == {"1", "2", "5"}
    last = plots.rindex("<figure")
    low, high = map(float, re.findall(r"class='ci' x1='([\d.]+)' x2='([\d.]+)'", plots[last:])[0])
    square = float(re.findall(r"<rect x='([\d.]+)'", plots[last:])[0]) + 4
    assert square == pytest.approx((low + high) / 2, abs=0.2)  # 2 is halfway from 0.5 to 8


def test_directions_are_counted_for_the_high_side(tmp_path):
    low = _association(2, biomarker={"text": "AXL", "state": "low"}, direction="better")
    run = _write(tmp_path / "run", [_association(1), low])
    tree = html.fromstring(render_report(read_run(run)))
    section = tree.xpath("//h2[.='Direction by gene and outcome']/..")[0]
    assert [td.text_content() for td in section.xpath(".//tbody//td")] == ["AXL", "▼2"]


def test_of_too_many_records_the_surest_stay(tmp_path):
    records = [_association(n, confidence=n / 10) for n in range(6)]
    run = read_run(_write(tmp_path / "run", records), most=2)
    assert [r.record_id for r in run.records] == ["x4", "x5"]
    assert "4 further records" in render_report(run)


def test_hostile_text_stays_text(tmp_path):
    page = render_report(read_run(_hostile_run(tmp_path / "run")))
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img|//*[@onerror]|//iframe|//link")
    assert tree.xpath("//mark")[0].text_content() == HOSTILE


@pytest.mark.parametrize(
    "doc_id", ["../secret", "/etc/passwd", "a\0b", "x" * 5000, "..", "\u202egpj"]
)
def test_no_file_outside_the_run_is_read(tmp_path, doc_id):
    (tmp_path / "secret.txt").write_text("the AXL was bad secret", encoding="utf-8")
    record = _association(1).model_copy(
        update={"document": _association(1).document.model_copy(update={"doc_id": doc_id})}
    )
    run = _write(tmp_path / "run", [])
    line = json.dumps(record.model_dump(mode="json"))
    (run / "records.jsonl").write_text(f"{line}\n", encoding="utf-8")
    page = render_report(read_run(run))
    assert "secret</blockquote>" not in page
    assert "<blockquote><mark>AXL was bad</mark>" in page
    page.encode("utf-8")


def test_a_link_in_the_text_folder_is_not_followed(tmp_path):
    run = _write(tmp_path / "run", [_association(1)])
    (tmp_path / "secret.txt").write_text("the AXL was bad secret", encoding="utf-8")
    (run / "text" / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert "secret" not in render_report(read_run(run))


def test_chromium_runs_no_script_of_a_paper(tmp_path):
    page = tmp_path / "report.html"
    text = render_report(read_run(_hostile_run(tmp_path / "run")))
    page.write_text(text, encoding="utf-8")
    assert "<title>Extraction report</title>" in _chromium(page)
    # Even where an escape was forgotten, the policy of the page lets no other script run.
    page.write_text(text.replace("<h1>", f"{HOSTILE}<h1>"), encoding="utf-8")
    assert "<title>Extraction report</title>" in _chromium(page)
    without = re.sub(r"<meta http-equiv[^>]*>", "", text).replace("<h1>", f"{HOSTILE}<h1>")
    page.write_text(without, encoding="utf-8")
    assert "<title>OWNED</title>" in _chromium(page)  # the check can fail


def test_chromium_sorts_a_table_by_its_heads(tmp_path):
    page = tmp_path / "report.html"
    text = render_report(read_run(_hostile_run(tmp_path / "run")))
    without = re.sub(r"<meta http-equiv[^>]*>", "", text).replace("</html>", f"{SORT}</html>")
    page.write_text(without, encoding="utf-8")
    title = html.fromstring(_chromium(page)).xpath("//title")[0].text_content()
    up, down = title.split(" | ")
    assert re.findall(r"\b(\d+)-", up) == ["9", "10", "100"]
    assert re.findall(r"\b(\d+)-", down) == ["100", "10", "9"]
