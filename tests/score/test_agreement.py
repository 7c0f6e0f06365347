"""Agreement of two annotators, counted by hand."""

import subprocess
import sys

import pytest
from test_views import HR, association

from extractor.errors import UsageError
from extractor.score.agreement import agreement, cohen, main, markdown, read_annotations


def pairs(*codes):
    """Return pairs of records whose directions begin with the two letters given."""
    names = {"w": "worse", "b": "better", "n": "none"}
    return [tuple(association(direction=names[c]) for c in code) for code in codes]


def kappa(*codes):
    return cohen("direction", lambda r: r.direction, pairs(*codes))


def test_kappa_by_hand():
    # 20 + 15 of 50 agree: observed 0.7, chance 0.5 x 0.6 + 0.5 x 0.4 = 0.5, kappa 0.4.
    result = kappa(*["ww"] * 20, *["wb"] * 5, *["bw"] * 10, *["bb"] * 15)
    assert result.observed == pytest.approx(0.7)
    assert result.kappa == pytest.approx(0.4)


def test_kappa_of_one_value_is_undefined():
    assert kappa("ww", "ww").kappa is None
    assert kappa("ww", "ww").observed == 1
    assert kappa().observed is None


def test_kappa_below_chance_is_negative():
    assert kappa("wb", "bw").kappa == pytest.approx(-1)


def test_views_and_fields():
    first = (association(effect=HR), association(outcome="OS"))
    second = (association(effect=HR, p=("=", "0.02")), association(outcome="DFS"))
    result = agreement({"a": (first, second, True)})
    f1 = {name: c.f1 for name, c in result.counts.items()}
    assert f1["tuple"] == 0
    assert f1["pair"] == 1
    assert f1["field marker"] == 1
    assert f1["field outcome"] == 0.5
    assert f1["field p_value"] == 0.5
    assert f1["field effect"] == 1
    kappas = {k.name: k for k in result.kappas}
    assert kappas["direction"].records == 1


def test_records_of_different_papers_do_not_meet():
    one, other = (association(),), (association(direction="better"),)
    result = agreement({"a": (one, (), True), "b": ((), other, True)})
    assert result.counts["pair"].right == 0
    assert result.kappas[0].records == 0


def write(folder, **files):
    folder.mkdir()
    for name, records in files.items():
        text = "".join(f"{r.model_dump_json()}\n" for r in records)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def test_raw_files_come_before_the_adjudicated(tmp_path):
    write(tmp_path / "a", records=[], annotator1=[association()], annotator2=[association()])
    write(tmp_path / "b", records=[association()], annotator2=[association()])
    write(tmp_path / "c", records=[association()])
    result = agreement(read_annotations(tmp_path))
    assert result.papers == ("a", "b")
    assert result.adjudicated == ("b",)
    assert result.counts["tuple"].f1 == 1
    shown = markdown(result)
    assert "| tuple | 100.0 | 2 | 2 | 2 |" in shown
    assert "only after adjudication: b" in shown


def test_nothing_doubly_annotated_is_said(tmp_path, capsys):
    with pytest.raises(UsageError, match="no agreement"):
        read_annotations(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "annotator2" in capsys.readouterr().err
    assert main([]) == 2


def test_it_runs_as_a_module(tmp_path):
    write(tmp_path / "a", records=[association()], annotator2=[association()])
    command = [sys.executable, "-m", "extractor.score.agreement", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.startswith("1 papers: a")
