"""Which papers a call means."""

import pytest

from extractor.batch.inputs import find_papers
from extractor.errors import UsageError


def write(path, content="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def names(papers):
    return [(p.path.name, p.doc_id) for p in papers]


def test_folder_is_searched_whole_and_twins_are_one_paper(tmp_path):
    write(tmp_path / "a.pdf")
    write(tmp_path / "a.xml")
    write(tmp_path / "deep" / "b.nxml")
    write(tmp_path / "notes.md")
    assert names(find_papers([tmp_path])) == [("a.pdf", "a"), ("b.nxml", "b")]


def test_file_that_is_named_is_always_read(tmp_path):
    write(tmp_path / "a.pdf", "one")
    xml = write(tmp_path / "a.xml", "two")
    papers = find_papers([tmp_path, xml])
    assert [p.path.suffix for p in papers] == [".pdf", ".xml"]
    assert len({p.doc_id for p in papers}) == 2
    assert all(p.doc_id.startswith("a-") for p in papers)


def test_paper_named_twice_is_read_once(tmp_path):
    pdf = write(tmp_path / "a.pdf")
    assert names(find_papers([pdf, pdf, tmp_path])) == [("a.pdf", "a")]


def test_stems_that_clash_get_different_names(tmp_path):
    write(tmp_path / "one" / "paper.txt", "one")
    write(tmp_path / "two" / "paper.txt", "two")
    ids = [p.doc_id for p in find_papers([tmp_path])]
    assert len(set(ids)) == 2
    assert all(i.startswith("paper-") for i in ids)


def test_glob_names_files(tmp_path):
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    assert len(find_papers([f"{tmp_path}/*.txt"])) == 2


def test_missing_path_gets_its_row(tmp_path):
    assert names(find_papers([tmp_path / "gone"])) == [("gone", "gone")]


def test_empty_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no paper found"):
        find_papers([tmp_path])
