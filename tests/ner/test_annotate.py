"""What is found, what it stands for, and that nothing overlaps a statistic."""

import pytest
from ner.homonym_cases import CASES

from extractor.ner import annotate, annotate_text
from extractor.types import Cell, Document, Passage, Statistic, Table


def mentions(annotator, text, statistics=()):
    return [m for s in annotate_text(text, statistics, annotator) for m in s.mentions]


def named(annotator, text):
    return {
        m.text: (m.label, m.concept.name if m.concept else None) for m in mentions(annotator, text)
    }


GROUNDED = (
    ("RANK", "GENE", "HGNC:11908", "TNFRSF11A"),
    ("RANKL", "GENE", "HGNC:11926", "TNFSF11"),
    ("OPG", "GENE", "HGNC:11909", "TNFRSF11B"),
    ("osteoprotegerin", "GENE", "HGNC:11909", "TNFRSF11B"),
    ("HER2/neu", "GENE", "HGNC:3430", "ERBB2"),
    ("Ki-67", "GENE", "HGNC:7107", "MKI67"),
    ("HIF-1α", "GENE", "HGNC:4910", "HIF1A"),
    ("HIF-1a", "GENE", "HGNC:4910", "HIF1A"),
    ("TIMP 1", "GENE", "HGNC:11820", "TIMP1"),
    ("Bcl-2", "GENE", "HGNC:990", "BCL2"),
    ("survivin", "GENE", "HGNC:593", "BIRC5"),
    ("osteopontin", "GENE", "HGNC:11255", "SPP1"),
    ("PD-L1", "GENE", "HGNC:17635", "CD274"),
    ("uPA", "GENE", "HGNC:9052", "PLAU"),
    ("miR-31-3p", "GENE", "HGNC:31630", "MIR31"),
    ("breast cancer", "CANCER", "DOID:1612", "breast cancer"),
    ("carcinoma of the breast", "CANCER", "DOID:3459", "breast carcinoma"),
    ("hepatocellular carcinomas", "CANCER", "DOID:684", "hepatocellular carcinoma"),
    ("NSCLC", "CANCER", "DOID:3908", "lung non-small cell carcinoma"),
    ("non-small-cell lung cancer", "CANCER", "DOID:3908", "lung non-small cell carcinoma"),
    ("oesophageal cancer", "CANCER", "DOID:5041", "esophageal cancer"),
    ("tumours", "CANCER", "DOID:162", "cancer"),
    ("denosumab", "DRUG", "DRUGBANK:DB06643", "Denosumab"),
    ("5-FU", "DRUG", "DRUGBANK:DB00544", "Fluorouracil"),
    ("FOLFOX", "DRUG", "", "FOLFOX"),
    ("disease-free survival", "OUTCOME", "DFS", "DFS"),
    ("lymph node metastases", "OUTCOME", "LYMPH_NODE", "LYMPH_NODE"),
    ("Gleason score", "OUTCOME", "GRADE", "GRADE"),
    ("bone metastases", "OUTCOME", "BONE_METASTASIS", "BONE_METASTASIS"),
    ("bladder cancer-specific survival", "OUTCOME", "CSS", "CSS"),
    ("neutrophil-to-lymphocyte ratio", "MARKER", "", "NLR"),
    ("MDA-MB-231", "CELL", "", "MDA-MB-231"),
)


@pytest.mark.parametrize(("text", "label", "identifier", "name"), GROUNDED)
def test_name_is_grounded(annotator, text, label, identifier, name):
    found = [
        m for m in mentions(annotator, f"We looked at {text} in all of them.") if m.text == text
    ]
    assert [(m.label, m.concept.id, m.concept.name) for m in found] == [(label, identifier, name)]


@pytest.mark.parametrize(("text", "name", "wanted"), CASES)
def test_homonym(annotator, text, name, wanted):
    found = [m for m in mentions(annotator, text) if m.text == name]
    if wanted:
        assert found
        for mention in found:
            assert wanted in (mention.concept.id, mention.concept.name) or (
                wanted in mention.concept.name
            )
    else:
        assert found == []


def test_families_name_their_members(annotator):
    akt = next(m for m in mentions(annotator, "AKT was active.") if m.text == "AKT")
    assert set(akt.concept.members) == {"AKT1", "AKT2", "AKT3"}
    assert len(akt.concept.member_ids) == 3


def test_a_drug_named_by_its_target_is_a_drug(annotator):
    found = named(
        annotator, "Anti-PD-1 therapy, a PD-L1 inhibitor and HER2-targeted therapy helped."
    )
    assert [label for label, _ in found.values()] == ["DRUG", "DRUG", "DRUG"]


def test_an_antibody_on_the_bench_is_no_drug(annotator):
    found = named(annotator, "A rabbit HOXB13 antibody (1:200) was used for staining.")
    assert found["HOXB13"] == ("GENE", "HOXB13")


def test_a_mutation_is_a_variant_beside_its_gene(annotator):
    found = named(annotator, "A KRAS codon 13 mutation and BRAF p.V600E were seen.")
    assert found["KRAS"] == ("GENE", "KRAS")
    assert found["codon 13 mutation"][0] == "VARIANT"
    assert found["p.V600E"][0] == "VARIANT"


def test_a_list_of_sites_is_a_list_of_cancers(annotator):
    found = named(annotator, "It was found in breast, lung and colorectal cancers.")
    assert [name for _, name in found.values()] == [
        "breast cancer",
        "lung cancer",
        "colorectal cancer",
    ]


def test_modifiers_stay_outside_the_core_name(annotator):
    for text in ("metastatic breast cancer", "HER2-positive breast cancer", "early breast cancer"):
        cancers = [m for m in mentions(annotator, text) if m.label == "CANCER"]
        assert [(m.text, m.concept.id) for m in cancers] == [("breast cancer", "DOID:1612")]


def test_no_mention_overlaps_the_figures_of_a_statistic(annotator):
    text = "In RANK-positive tumours OS was 12 months (HR 0.5, p = 0.01)."
    start, end = text.index("HR 0.5"), text.index(", p =")
    statistic = Statistic(kind="EFFECT", text=text[start:end], start=start, end=end)
    covered = text.index("OS was 12 months")
    masked = Statistic(kind="MEDIAN", text="OS was 12 months", start=covered, end=covered + 16)
    sentence = annotate_text(text, [statistic, masked], annotator)[0]
    assert sentence.statistics == (masked, statistic)
    assert sorted(m.text for m in sentence.mentions) == ["OS", "RANK", "tumours"]


def test_names_inside_a_worded_statistic_are_found(annotator):
    text = "The HR for death in ERCC1-positive lung cancer was 1.45 (95% CI 1.1-1.9)."
    statistic = Statistic(kind="EFFECT", text=text[4:-2], start=4, end=len(text) - 2)
    found = mentions(annotator, text, [statistic])
    assert [m.text for m in found] == ["death", "ERCC1", "lung cancer"]
    text = "High miR-21 compared with low miR-21 expression"
    wrong = Statistic(kind="COMPARISON", text=text[8:36], start=8, end=36)
    assert [m.text for m in mentions(annotator, text, [wrong])] == ["miR-21", "miR-21"]
    text = "In all 212 lung cancer patients came."
    size = Statistic(kind="SAMPLE_SIZE", text=text[7:31], start=7, end=31)
    assert [m.text for m in mentions(annotator, text, [size])] == ["lung cancer"]


@pytest.mark.parametrize(
    "text", ["p = 0.01", "P53 = 2", "HR=2.11 (95% CI 1.3–3.4)", "n = 34", "q<0.05"]
)
def test_numbers_are_no_entities(annotator, text):
    assert all("=" not in m.text and "<" not in m.text for m in mentions(annotator, text))
    assert not [m for m in mentions(annotator, text) if m.text in ("p", "n", "q", "HR", "CI")]


def make_document():
    title, body = "RANK in breast cancer", "RANK was high (p = 0.01). OS was short."
    rows = (("Variable", "HR"), ("ER (positive vs negative)", "0.5"), ("Age", "1.1"))
    text = f"{title}\n{body}\n"
    start = len(text)
    cells = []
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            cells.append(
                Cell(row=row, column=column, text=cell, start=len(text), end=len(text) + len(cell))
            )
            text += cell + "\n"
    table = Table(label="Table 1", caption="Cox", cells=tuple(cells), start=start, end=len(text))
    passages = (
        Passage(text=title, start=0, end=len(title), kind="title", section="title"),
        Passage(text=body, start=22, end=22 + len(body), kind="body", section="results"),
        Passage(text="KRAS reference", start=0, end=14, kind="reference", section="references"),
        Passage(text=text[start:], start=start, end=len(text), kind="table", section="table"),
    )
    return Document(
        doc_id="x",
        sha256="",
        source="text",
        text=text,
        passages=passages,
        tables=(table,),
        title=title,
    )


def test_document_offsets_hold_for_everything(annotator):
    document = make_document()
    sentences = annotate(document, (), annotator)
    for sentence in sentences:
        for part in (sentence, *sentence.mentions, *sentence.tokens):
            assert document.text[part.start : part.end] == part.text
    assert [s.text for s in sentences[:3]] == [
        "RANK in breast cancer",
        "RANK was high (p = 0.01).",
        "OS was short.",
    ]
    assert [s.passage for s in sentences[:3]] == [0, 1, 1]


def test_cells_become_sentences_with_mentions(annotator):
    cells = [s for s in annotate(make_document(), (), annotator) if s.table is not None]
    assert [(s.table, s.cell) for s in cells] == [(0, i) for i in range(6)]
    assert {s.passage for s in cells} == {3}
    assert [m.concept.name for s in cells for m in s.labelled("GENE")] == ["ESR1"]
    assert not [m for s in cells for m in s.mentions if m.text == "HR"]


def test_a_definition_holds_in_the_whole_paper(annotator):
    first = "High-dose chemotherapy (HDC) was given."
    second = "HDC was toxic."
    document = Document(
        doc_id="x",
        sha256="",
        source="text",
        text=f"{first}\n{second}",
        passages=(
            Passage(text=first, start=0, end=len(first), kind="body", section="methods"),
            Passage(
                text=second,
                start=len(first) + 1,
                end=len(first) + 1 + len(second),
                kind="body",
                section="results",
            ),
        ),
    )
    last = annotate(document, (), annotator)[-1]
    assert [(m.text, m.label) for m in last.mentions if m.text == "HDC"] == [("HDC", "DRUG")]


def test_tokens_split_statistics_and_pairs(annotator):
    tokens = [
        t.text for t in annotate_text("HR=2.11 and RANK/RANKL, P<0.001", (), annotator)[0].tokens
    ]
    assert tokens == ["HR", "=", "2.11", "and", "RANK", "/", "RANKL", ",", "P", "<", "0.001"]


def test_a_statistic_over_two_passages_masks_both(annotator):
    document = make_document()
    start, end = document.text.index("breast cancer"), document.text.index(" was high")
    statistic = Statistic(kind="COUNT", text=document.text[start:end], start=start, end=end)
    sentences = annotate(document, [statistic], annotator)
    found = [m for s in sentences[:2] for m in s.mentions]
    assert [m.text for m in found] == ["RANK"]
    assert not [s for s in sentences if s.statistics]
