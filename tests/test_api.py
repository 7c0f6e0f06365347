"""The public names: each does what its one sentence says."""

import subprocess
import sys

import pytest

import extractor
from extractor.types import Concept, Mention

CLAIM = (
    "High RANK expression was associated with shorter PFS (p = 0.01) and OS (p = 0.02) "
    "in endometrial cancer."
)


def test_every_public_name_loads():
    for name in extractor.__all__:
        assert getattr(extractor, name)
    with pytest.raises(AttributeError):
        _ = extractor.no_such_name


def test_import_loads_nothing_heavy():
    code = (
        "import sys, extractor;"
        "heavy = {'spacy', 'scispacy', 'pandas', 'pydantic', 'numpy', 'pypdfium2', 'pdfplumber'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_extract_text_gives_one_record_an_outcome():
    extraction = extractor.extract_text(CLAIM)
    found = {
        (a.biomarker.genes[0].symbol, a.outcome.code, a.direction, str(a.p_value.value))
        for a in extraction.associations
    }
    assert found == {("TNFRSF11A", "PFS", "worse", "0.01"), ("TNFRSF11A", "OS", "worse", "0.02")}


def test_extraction_as_a_data_frame():
    frame = extractor.extract_text(CLAIM).to_pandas()
    assert list(frame["genes"]) == ["TNFRSF11A", "TNFRSF11A"]
    assert list(frame["p_value"]) == [0.01, 0.02]


def test_relate_text_takes_given_mentions_in_place_of_ner():
    text = "High GENEX was associated with shorter OS (p = 0.02) in endometrial cancer."

    def mention(label, name, concept):
        start = text.index(name)
        end = start + len(name)
        return Mention(label=label, text=name, start=start, end=end, concept=concept)

    mentions = [
        mention("GENE", "GENEX", Concept(id="HGNC:0", name="GENEX")),
        mention("OUTCOME", "OS", Concept(id="OS", name="OS")),
        mention("CANCER", "endometrial cancer", Concept(id="DOID:1380", name="endometrial cancer")),
    ]
    (record,) = extractor.relate_text(text, mentions).associations
    assert [g.symbol for g in record.biomarker.genes] == ["GENEX"]
    assert record.p_value.text == "p = 0.02"


def test_find_statistics_is_a_library_of_its_own():
    (p,) = extractor.find_statistics("shorter survival (P < .001)")
    assert (p.kind, p.comparator, str(p.value), p.text) == ("P_VALUE", "<", "0.001", "P < .001")


def test_score_is_a_function_however_it_is_reached():
    import extractor.score.load

    assert callable(extractor.score)
    report = extractor.score({"p": ()}, {"p": ()}, views=["tuple"])
    assert report["tuple"].counts.gold == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Groups were compared by the log-rank test (p = 0.01).",
        "Patients were ranked by age, and overall survival was noted (p = 0.2).",
    ],
)
def test_statistic_makes_no_entity(sentence):
    assert extractor.extract_text(sentence).associations == ()


@pytest.mark.parametrize(
    ("name", "symbol"), [("RANK", "TNFRSF11A"), ("RANKL", "TNFSF11"), ("OPG", "TNFRSF11B")]
)
def test_the_seed_genes_are_grounded(name, symbol):
    text = f"High {name} expression predicted shorter overall survival in breast cancer (p = 0.01)."
    (record,) = extractor.extract_text(text).associations
    assert [g.symbol for g in record.biomarker.genes] == [symbol]
