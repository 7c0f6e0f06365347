"""Sentences that cite trials as papers do, each in a paper of its own; all of our own wording.

The last thirty were written before they were run. First run: 11 of 21 trials found, 2 false.
The others were read while the rules were made.
"""

import json
import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from extractor.pipeline import extract, load_models

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "passages" / "cited.jsonl").read_text("utf-8").splitlines()
]
WORKS = {
    "trial": "Doe J. A randomised trial of something. J Clin 2010",
    "other": "Doe J. Something: a retrospective cohort, review and mouse model. J 2010",
    "none": "Doe J. Something about something. J 2010",
}
# Known and left: a trial known by a group and a roman number.
LEFT = ("The Scandinavian Sarcoma Group",)


@pytest.fixture(scope="module")
def models():
    return load_models()


def marks(text):
    """Return a text with its reference marks as JATS has them."""
    spread = re.sub(
        r"\[(\d)-(\d)\]",
        lambda m: "[" + ",".join(str(n) for n in range(int(m[1]), int(m[2]) + 1)) + "]",
        escape(text),
    )
    xref = '<xref ref-type="bibr" rid="b{0}">{0}</xref>'
    return re.sub(
        r"\[([\d,]+)\]",
        lambda m: "[" + ",".join(xref.format(n) for n in m[1].split(",")) + "]",
        spread,
    )


def paper(row):
    works = {str(n): WORKS[row["work"]] for n in range(1, 4)}
    works |= {str(n): f"Moe K. Biology {n}. J 2001" for n in range(4, 8)}
    for n, name in enumerate(row["named"], start=1):
        works[str(n)] = f"Doe J. Results from the {name} trial. J Clin 2010"
    references = "".join(
        f'<ref id="b{k}"><label>{k}</label><mixed-citation>{v}</mixed-citation></ref>'
        for k, v in works.items()
    )
    return (
        "<article><front><article-meta><title-group><article-title>Management of cancer: a review"
        "</article-title></title-group><abstract><p>We review treatment.</p></abstract>"
        '</article-meta></front><body><sec sec-type="discussion"><title>Discussion</title>'
        f"<p>{marks(row['text'])}</p></sec></body><back><ref-list>{references}</ref-list></back>"
        "</article>"
    )


@pytest.mark.parametrize("row", ROWS, ids=[r["text"][:40] for r in ROWS])
def test_trials_that_a_sentence_cites(row, models, tmp_path):
    path = tmp_path / "paper.xml"
    path.write_text(paper(row), encoding="utf-8")
    found = {(t.acronym, t.attribution.references) for t in extract(path, models=models).trials}
    expected = {(t["acronym"], tuple(t["references"])) for t in row["trials"]}
    if row["text"].startswith(LEFT):
        assert found != expected, "mended: take it from LEFT"
    else:
        assert {a if a else r for a, r in found} == {a if a else r for a, r in expected}
