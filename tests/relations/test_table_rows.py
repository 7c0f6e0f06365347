"""Tables of our own making: Cox tables, levels below a variable, correlations, pooled results."""

from dataclasses import replace

from markup import MARKED, parse_markup

from extractor.relations import find_associations
from extractor.types import AssociationFinding, Cell, Document, Passage, Table

TITLE = "Markers in [gastric cancer](CANCER)"


def table_of(caption, rows, headers=1):
    """Return the findings of a paper that is one title and one table.

    A row is text with "|" between cells, in markup; leading ">" are indents; "=>3" at the end of
    a cell spans three columns.
    """
    title = parse_markup(TITLE)
    head = parse_markup(caption, start=len(title.text) + 2, passage=1)
    text = f"{title.text}\n\n{head.text}\n\n"
    start, cells, sentences = len(text), [], [title, head]
    for r, row in enumerate(rows):
        column = 0
        for printed in row.split("|"):
            bare, _, span = printed.strip().partition("=>")
            indent = len(bare) - len(bare.lstrip(">"))
            sentence = parse_markup(bare.lstrip("> "), start=len(text), passage=2)
            cells.append(
                Cell(
                    row=r,
                    column=column,
                    text=sentence.text,
                    start=sentence.start,
                    end=sentence.end,
                    column_span=int(span or 1),
                    header=r < headers,
                    indent=indent,
                )
            )
            sentences.append(replace(sentence, table=0, cell=len(cells) - 1))
            text += sentence.text + "\t"
            column += int(span or 1)
        text += "\n"
    document = Document(
        doc_id="t",
        sha256="0" * 64,
        source="text",
        text=text,
        passages=(
            Passage(text=title.text, start=0, end=title.end, kind="title", section="title"),
            Passage(
                text=head.text, start=head.start, end=head.end, kind="caption", section="caption"
            ),
            Passage(text=text[start:], start=start, end=len(text), kind="table", section="table"),
        ),
        tables=(Table(label="Table 1", caption=head.text, cells=tuple(cells)),),
    )
    made = find_associations(document, tuple(sentences))
    return [describe(f) for f in made if isinstance(f, AssociationFinding)]


def describe(finding):
    p, effect = finding.p_value, finding.effect
    return (
        "+".join(sorted(m.concept.name for m in finding.biomarkers)),
        finding.state,
        finding.outcome.concept.id,
        finding.direction,
        f"{p.comparator}{p.value}" if p else None,
        str(effect.value) if effect else None,
        finding.analysis,
    )


def test_univariate_and_multivariate_blocks():
    found = table_of(
        "Cox regression for [overall survival](OUTCOME:OS)",
        [
            "Variable | Univariate =>3 | Multivariate =>3",
            " | HR | 95% CI | P | HR | 95% CI | P",
            "Age (> 60 years) | 1.10 | 0.8-1.5 | 0.52 | | |",
            "[EZH2](GENE) (high vs. low) | 1.90 | 1.2-3.0 | 0.006 | 1.60 | 1.0-2.6 | 0.04",
            "[CDH1](GENE) loss | 1.20 | 0.7-2.0 | 0.48 | | |",
        ],
        headers=2,
    )
    assert found == [
        ("EZH2", "high", "OS", "worse", "=0.006", "1.90", "univariate"),
        ("EZH2", "high", "OS", "worse", "=0.04", "1.60", "multivariate"),
        ("CDH1", "lost", "OS", "none", "=0.48", "1.20", "univariate"),
    ]


def test_second_header_row_that_is_not_marked():
    found = table_of(
        "Cox regression for [overall survival](OUTCOME:OS)",
        [
            "Variable | Univariate =>2 | Multivariate =>2",
            " | HR (95% CI) | P | HR (95% CI) | P",
            "[EZH2](GENE) (high vs. low) | 1.90 (1.2-3.0) | 0.006 | 1.60 (1.0-2.6) | 0.04",
        ],
    )
    assert [f[4:] for f in found] == [
        ("=0.006", "1.90", "univariate"),
        ("=0.04", "1.60", "multivariate"),
    ]


def test_markers_centred_over_their_columns():
    found = table_of(
        "Expression and clinical variables",
        [
            "Variable | | [SPP1](GENE) | | | [EZH2](GENE) | ",
            " | Low (n = 20) | High (n = 22) | p | Low (n = 21) | High (n = 21) | p",
            "[Lymph node metastasis](OUTCOME:LYMPH_NODE) | | | 0.003 | | | 0.40",
            "> Absent | 25 | 11 | | 20 | 16 | ",
            "> Present | 12 | 27 | | 17 | 22 | ",
        ],
    )
    assert [(f[0], *f[2:5]) for f in found] == [
        ("SPP1", "LYMPH_NODE", "worse", "=0.003"),
        ("EZH2", "LYMPH_NODE", "none", "=0.40"),
    ]


def test_endpoints_as_column_groups_with_interval_in_the_cell():
    found = table_of(
        "Multivariable analysis",
        [
            "Marker | [DFS](OUTCOME:DFS) =>2 | [OS](OUTCOME:OS) =>2",
            " | HR (95% CI) | P value | HR (95% CI) | P value",
            "[MET](GENE) positive | 2.1 (1.3-3.4) | <0.01 | 1.8 (1.1-2.9) | 0.02",
        ],
        headers=2,
    )
    assert [f[:5] for f in found] == [
        ("MET", "positive", "DFS", "worse", "<0.01"),
        ("MET", "positive", "OS", "worse", "=0.02"),
    ]


def test_levels_stand_below_their_variable():
    found = table_of(
        "Prognostic factors for [disease-free survival](OUTCOME:DFS)",
        [
            "Factor | HR | 95% CI | p",
            "[CD44](GENE) | | |",
            "> Low | 1 | Reference |",
            "> High | 0.55 | 0.34-0.88 | 0.013",
            "[Tumour stage](OUTCOME:STAGE) | | |",
            "> I-II | 1 | Reference |",
            "> III-IV | 2.9 | 1.9-4.4 | <0.001",
        ],
    )
    assert found == [("CD44", "high", "DFS", "better", "=0.013", "0.55", "unspecified")]


def test_correlation_with_clinical_variables():
    found = table_of(
        "[SPP1](GENE) expression and clinical variables",
        [
            "Variable | Low | High | P",
            "Sex | | | 0.71",
            "> Male | 20 | 21 |",
            "[Lymph node metastasis](OUTCOME:LYMPH_NODE) | | | 0.003",
            "> Absent | 25 | 11 |",
            "> Present | 12 | 27 |",
        ],
    )
    assert [f[:5] for f in found] == [("SPP1", "high", "LYMPH_NODE", "worse", "=0.003")]


def test_a_stage_that_is_a_factor_of_survival_is_no_outcome_of_the_marker(monkeypatch):
    monkeypatch.setattr(f"{__name__}.TITLE", "[EZH2](GENE) in [gastric cancer](CANCER)")
    found = table_of(
        "Cox regression for [overall survival](OUTCOME:OS)",
        [
            "Variable | HR (95% CI) | P",
            "[T stage](OUTCOME:STAGE) (T3 vs. T1) | 2.30 (1.2-3.0) | 0.006",
            "Grade | 1.60 (1.2-2.0) | 0.01",
            "[EZH2](GENE) (high vs. low) | 1.90 (1.2-3.0) | 0.004",
        ],
    )
    assert [(f[0], f[2], f[4]) for f in found] == [("EZH2", "OS", "=0.004")]


def test_a_bare_grade_is_an_outcome_in_a_table():
    found = table_of(
        "[EZH2](GENE) expression and clinical variables",
        ["Variable | Low | High | P", "Grade | | | 0.02", "> 1 | 20 | 21 |", "Size | | | 0.3"],
    )
    assert [f[2:5] for f in found] == [
        ("GRADE", "associated", "=0.02"),
        ("SIZE", "none", "=0.3"),
    ]


def test_pooled_results_leave_heterogeneity_alone():
    found = table_of(
        "Meta-analysis of [HIF1A](GENE) and [overall survival](OUTCOME:OS)",
        [
            "Subgroup | Studies | Pooled HR | 95% CI | P | I2 (%) | P",
            "All | 12 | 1.80 | 1.3-2.5 | 0.001 | 45 | 0.04",
            "Asian | 7 | 1.20 | 0.8-1.8 | 0.38 | 12 | 0.31",
        ],
    )
    assert [f[2:6] for f in found] == [
        ("OS", "worse", "=0.001", "1.80"),
        ("OS", "none", "=0.38", "1.20"),
    ]


def test_baseline_characteristics_are_no_findings():
    assert not table_of(
        "Baseline characteristics of the two groups",
        [
            "Characteristic | Arm A | Arm B | P",
            "[ESR1](GENE) positive | 40 | 38 | 0.7",
            "[HER2](GENE) positive | 11 | 13 | 0.6",
        ],
    )


def test_a_p_value_between_arms_is_none_of_a_marker():
    rows = [
        "Stratum | [Letrozole](DRUG) | Placebo | P",
        "[HER2](GENE) positive | 40% | 22% | 0.03",
        "[HER2](GENE) negative | 31% | 30% | 0.80",
    ]
    caption = "[Response](OUTCOME:RESPONSE) by stratum"
    assert not table_of(caption, rows)
    rows[0] = "Stratum | Response | No response | P"
    assert len(table_of(caption, rows)) == 2


def test_markup_is_known():
    assert MARKED.search("[MET](GENE)")


def test_heads_that_name_the_ratio_after_what_they_are_of():
    found = table_of(
        "Cox models of [overall survival](OUTCOME:OS)",
        [
            "Marker | N | HR | 95 % CI for HR | HR p-value",
            "[EZH2](GENE) (high vs low) | 66 | 1.67 | (0.84, 3.33) | 0.147",
            "[CDH1](GENE) (high vs low) | 66 | 2.00 | (1.08, 3.70) | 0.027",
        ],
    )
    assert [(f[0], f[4], f[5]) for f in found] == [
        ("EZH2", "=0.147", "1.67"),
        ("CDH1", "=0.027", "2.00"),
    ]


def test_footnote_mark_inside_a_p_value_head():
    found = table_of(
        "Cox models of [overall survival](OUTCOME:OS)",
        [
            "Marker | Pa value | Hazard ratio (95% CI)",
            "[EZH2](GENE) (high vs low) | 0.003 | 1.8 (1.2, 2.7)",
        ],
    )
    assert [(f[0], f[4], f[5]) for f in found] == [("EZH2", "=0.003", "1.8")]


def test_a_column_that_names_the_kind_of_the_rows_heads_nothing():
    found = table_of(
        "Predictors of [overall survival](OUTCOME:OS)",
        [
            "Kind | Variable | Cases | HR | 95% CI | P",
            "Clinical factors | [Nodal spread](OUTCOME:LYMPH_NODE) | | | |",
            " | None | 80 | 1 | |",
            " | Gross | 22 | 1.71 | 0.9-3.1 | 0.08",
            " | Sex | | | |",
            " | Female | 51 | 1 | |",
            " | Male | 49 | 1.10 | 0.7-1.7 | 0.66",
            " | Smoking | | | |",
            " | Never | 41 | 1 | |",
            " | Ever | 61 | 1.40 | 0.9-2.2 | 0.14",
            "Tumour markers | [EZH2](GENE) status | | | |",
            " | Low | 44 | 1 | |",
            " | High | 58 | 1.90 | 1.2-3.0 | 0.006",
            " | Transcript class | | | |",
            " | Class one | 60 | 1 | |",
            " | Class two | 42 | 0.60 | 0.4-0.9 | 0.02",
        ],
    )
    assert found == [("EZH2", "high", "OS", "worse", "=0.006", "1.90", "unspecified")]
