"""Score the tables read from PDFs that this script typesets itself, so that the truth is known.

usage: python benchmarks/table_typeset.py [--count 120] [--seed 1] [--keep FOLDER] [--worst N]

Each table is invented: a kind that oncology papers print (Cox models with one or two blocks,
levels below their variable, a marker against clinical features, survival by marker, pooled ratios,
efficacy by arm, correlations) in a style drawn at random: rules (booktabs, grid, head only, none,
zebra), type size, gutter, alignment, wrapped names, one or two columns a page, with running text
above and below. Measured as benchmarks/table_quality.py does: a cell is right when its text stands
in its row and column. ``heads`` is the share of head cells known as such, ``levels`` that of
indented rows known as indented. Needs the package ``typst``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst
from table_quality import compare, fold, ratio, show

from extractor.pdf import read_pdf
from extractor.types import Cell, Table

FONTS = ("Libertinus Serif", "New Computer Modern")
MARKERS = ("SOX2", "CD44v6", "HIF-1α", "Ki-67", "p53", "VEGF-C", "miR-21", "PD-L1", "TIMP-1")
FEATURES = (
    ("Age (years)", ("<60", "≥60")),
    ("Sex", ("Male", "Female")),
    ("Tumor size (cm)", ("<5", "≥5")),
    ("Histological differentiation", ("Well", "Moderate", "Poor")),
    ("Depth of invasion", ("T1–T2", "T3–T4")),
    ("Lymph node metastasis", ("Absent", "Present")),
    ("TNM stage", ("I–II", "III–IV")),
    ("Lymphovascular invasion", ("No", "Yes")),
    ("Serum carcinoembryonic antigen level (ng/ml)", ("≤5", ">5")),
)
RULES = ("booktabs", "grid", "head", "none", "zebra")
TEXT = (
    "Specimens were embedded in paraffin and cut into thin sections. Two observers who knew "
    "nothing of the outcome scored the staining on their own, and a third decided where they "
    "differed. "
)


@dataclass(frozen=True)
class Made:
    """A table to typeset: cells as (text, columns spanned), head rows first."""

    kind: str
    caption: str
    head: tuple[tuple[tuple[str, int], ...], ...]
    body: tuple[tuple[str, ...], ...]
    indented: frozenset[int] = frozenset()  # rows of the body
    notes: tuple[str, ...] = ()


class Maker:
    """Draws tables; the same seed gives the same tables."""

    def __init__(self, seed: int) -> None:
        """Start the dice."""
        self.dice = random.Random(seed)

    def p(self) -> str:
        """Return a p-value."""
        return self.dice.choice(("<0.001", "0.003", "0.012", "0.047", "0.21", "0.564", "0.83"))

    def hr(self) -> tuple[str, str]:
        """Return a ratio and its interval."""
        value = self.dice.uniform(0.4, 3.2)
        dash = self.dice.choice(("–", "-", " to "))
        return f"{value:.2f}", f"{value * 0.7:.2f}{dash}{value * 1.4:.2f}"

    def features(self, count: int) -> list[tuple[str, tuple[str, ...]]]:
        """Return clinical features with a marker or two among them."""
        chosen = [*self.dice.sample(FEATURES, count)]
        for marker in self.dice.sample(MARKERS, 2):
            levels = ("Low", "High") if self.dice.random() < 0.6 else ("Negative", "Positive")
            name = f"{marker} expression" if self.dice.random() < 0.6 else marker
            chosen.insert(self.dice.randint(1, len(chosen)), (name, levels))
        return chosen

    def cox_blocks(self) -> Made:
        """Return a Cox table with a univariate and a multivariate block."""
        joined = self.dice.random() < 0.5
        names = ("HR (95% CI)", "P value") if joined else ("HR", "95% CI", "P value")
        head = (
            (("", 1), ("Univariate analysis", len(names)), ("Multivariate analysis", len(names))),
            (("Variables", 1), *((n, 1) for n in names), *((n, 1) for n in names)),
        )
        body = []
        for name, levels in self.features(self.dice.randint(3, 6)):
            label = f"{name} ({levels[-1].lower()} vs. {levels[0].lower()})"
            row = [label]
            for block in (0, 1):
                value, interval = self.hr()
                if block and self.dice.random() < 0.4:
                    row += ["–"] * len(names)
                else:
                    row += [f"{value} ({interval})"] if joined else [value, interval]
                    row.append(self.p())
            body.append(tuple(row))
        caption = "Univariate and multivariate Cox regression analyses for overall survival."
        return Made("cox blocks", caption, head, tuple(body), notes=("HR hazard ratio.",))

    def cox_levels(self) -> Made:
        """Return a Cox table whose levels stand below their variable."""
        head = ((("Variable", 1), ("n", 1), ("HR (95% CI)", 1), ("P", 1)),)
        body: list[tuple[str, ...]] = []
        indented = set()
        for name, levels in self.features(self.dice.randint(3, 5)):
            body.append((name, "", "", self.p()))
            for i, level in enumerate(levels):
                value, interval = self.hr()
                indented.add(len(body))
                ratio_text = "1.00 (reference)" if not i else f"{value} ({interval})"
                body.append((level, str(self.dice.randint(20, 90)), ratio_text, ""))
        caption = "Cox proportional hazards model of disease-free survival."
        return Made("cox levels", caption, head, tuple(body), frozenset(indented))

    def features_by_marker(self) -> Made:
        """Return a marker against clinical features with counts and one p a feature."""
        marker = self.dice.choice(MARKERS)
        head = (
            (("Characteristics", 1), ("Cases", 1), (f"{marker} expression", 2), ("P value", 1)),
            (("", 1), ("", 1), ("Low, n (%)", 1), ("High, n (%)", 1), ("", 1)),
        )
        body: list[tuple[str, ...]] = []
        indented = set()
        for name, levels in self.dice.sample(FEATURES, self.dice.randint(4, 7)):
            body.append((name, "", "", "", self.p()))
            for level in levels:
                low, high = self.dice.randint(5, 60), self.dice.randint(5, 60)
                share = 100 * low / (low + high)
                counts = (f"{low} ({share:.1f})", f"{high} ({100 - share:.1f})")
                indented.add(len(body))
                body.append((level, str(low + high), *counts, ""))
        caption = f"Correlation between {marker} expression and clinicopathological features."
        return Made("features by marker", caption, head, tuple(body), frozenset(indented))

    def survival_by_marker(self) -> Made:
        """Return survival rates by the levels of markers, for two end points."""
        head = (
            (("Marker", 1), ("n", 1), ("Overall survival", 2), ("Disease-free survival", 2)),
            (("", 1), ("", 1), ("5-year rate (%)", 1), ("P", 1), ("5-year rate (%)", 1), ("P", 1)),
        )
        body = []
        for marker in self.dice.sample(MARKERS, self.dice.randint(3, 5)):
            for level in ("low", "high"):
                rates = [f"{self.dice.uniform(20, 90):.1f}" for _ in range(2)]
                ps = [self.p() if level == "low" else "" for _ in range(2)]
                count = str(self.dice.randint(20, 90))
                body.append((f"{marker} {level}", count, rates[0], ps[0], rates[1], ps[1]))
        caption = "Survival according to marker status (log-rank test)."
        return Made("survival by marker", caption, head, tuple(body))

    def pooled(self) -> Made:
        """Return the subgroups of a meta-analysis."""
        head = (
            (("Subgroup", 1), ("Studies", 1), ("HR (95% CI)", 1), ("P", 1), ("Heterogeneity", 2)),
            (("", 1), ("", 1), ("", 1), ("", 1), ("I² (%)", 1), ("P", 1)),
        )
        body = []
        names = ("Overall", "Asian", "Caucasian", "Sample size <100", "Sample size ≥100", "IHC")
        for name in names[: self.dice.randint(4, 6)]:
            value, interval = self.hr()
            ratio_text = f"{value} ({interval})"
            spread = f"{self.dice.uniform(0, 80):.1f}"
            row = (name, str(self.dice.randint(2, 12)), ratio_text, self.p(), spread, self.p())
            body.append(row)
        caption = "Pooled hazard ratios of Ki-67 for overall survival by subgroup."
        return Made("pooled", caption, head, tuple(body))

    def efficacy(self) -> Made:
        """Return the end points of a trial by arm."""
        arms = (
            f"Drug A (n = {self.dice.randint(80, 200)})",
            f"Placebo (n = {self.dice.randint(80, 200)})",
        )
        head = ((("End point", 1), (arms[0], 1), (arms[1], 1), ("HR (95% CI)", 1), ("P", 1)),)
        body = []
        names = ("Median PFS, months (95% CI)", "Median OS, months (95% CI)", "1-year OS (%)",
                 "Objective response, n (%)", "Disease control, n (%)")  # fmt: skip
        for name in names[: self.dice.randint(3, 5)]:
            value, interval = self.hr()
            cells = [f"{self.dice.uniform(3, 30):.1f} ({interval})" for _ in range(2)]
            with_ratio = name.startswith("Median")
            body.append((name, *cells, f"{value} ({interval})" if with_ratio else "", self.p()))
        return Made("efficacy", "Efficacy in the intention-to-treat population.", head, tuple(body))

    def correlation(self) -> Made:
        """Return correlations of markers with two outcomes."""
        head = (
            (("Marker", 1), ("Stage", 2), ("Grade", 2)),
            (("", 1), ("r", 1), ("P", 1), ("r", 1), ("P", 1)),
        )
        body = []
        for marker in self.dice.sample(MARKERS, self.dice.randint(4, 7)):
            values = (f"{self.dice.uniform(-0.6, 0.8):.3f}".replace("-", "−") for _ in range(2))
            body.append((marker, next(values), self.p(), next(values), self.p()))
        caption = "Spearman correlation of markers with stage and grade."
        return Made("correlation", caption, head, tuple(body))

    def table(self) -> Made:
        """Return a table of a kind drawn at random."""
        kinds = (self.cox_blocks, self.cox_levels, self.features_by_marker, self.correlation,
                 self.survival_by_marker, self.pooled, self.efficacy)  # fmt: skip
        return self.dice.choice(kinds)()

    def style(self, made: Made) -> dict[str, object]:
        """Return how a table is set; narrow ones may stand in one column of two."""
        wide = sum(span for _, span in made.head[0]) > 5
        return {
            "rules": self.dice.choice(RULES),
            "font": self.dice.choice(FONTS),
            "size": self.dice.choice((6.5, 7, 7.5, 8, 9)),
            "gutter": self.dice.choice((4, 6, 8, 12)),
            "align": self.dice.choice(("left", "center")),
            "columns": 1 if wide else self.dice.choice((1, 2)),
            "wrap": self.dice.random() < 0.3,
            "indent": self.dice.choice((0, 6, 10)),
            "label": self.dice.choice(("Table 1.", "TABLE 1", "Table 1:")),
        }


def content(text: str) -> str:
    """Return a text as a typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_table(made: Made, style: dict[str, object]) -> str:
    """Return the typst source of a table."""
    columns = sum(span for _, span in made.head[0])
    rules, size = style["rules"], float(str(style["size"]))
    stroke = "0.4pt" if rules == "grid" else "none"
    first = "28%" if style["wrap"] else "auto"
    fill = "(x, y) => if calc.odd(y) { luma(235) }" if rules == "zebra" else "none"
    align = f"(x, y) => if x == 0 {{ left }} else {{ {style['align']} }}"
    inset = f"(x: {float(str(style['gutter'])) / 2}pt, y: 2pt)"
    lines = [
        f"#table(columns: ({first}, {'auto, ' * (columns - 1)}), stroke: {stroke}, fill: {fill},",
        f"align: {align}, inset: {inset},",
        *head_lines(made, str(rules)),
        *body_lines(made, str(style["indent"])),
        "table.hline(stroke: 0.8pt)," if rules in {"booktabs", "zebra"} else "",
    ]
    notes = "".join(f"\n#text(size: {size - 0.5}pt)[#{content(n)}]" for n in made.notes)
    caption = f"#text(size: {size}pt)[*{style['label']}* #{content(made.caption)}]"
    plain = f"#set text(size: {size}pt, hyphenate: false)\n#set par(justify: false)"
    return f"#block(breakable: false)[{plain}\n{caption}\n\n{''.join(lines)})\n{notes}]"


def head_lines(made: Made, rules: str) -> list[str]:
    """Return the typst source of the head rows."""
    ruled = rules in {"booktabs", "head", "zebra"}
    lines = ["table.hline(stroke: 0.8pt),"] if ruled else []
    for number, row in enumerate(made.head):
        at = 0
        for text, span in row:
            lines.append(f"table.cell(colspan: {span})[*#{content(text)}*],")
            if rules == "booktabs" and span > 1 and number == 0:
                lines.append(f"table.hline(y: 1, start: {at}, end: {at + span}, stroke: 0.4pt),")
            at += span
    if ruled:
        lines.append(f"table.hline(y: {len(made.head)}, stroke: 0.5pt),")
    return lines


def body_lines(made: Made, indent: str) -> list[str]:
    """Return the typst source of the rows of the body."""
    lines = []
    for number, row in enumerate(made.body):
        for i, text in enumerate(row):
            shift = f"#h({indent}pt)" if i == 0 and number in made.indented else ""
            lines.append(f"[{shift}#{content(text)}],")
    return lines


def page(made: Made, style: dict[str, object]) -> str:
    """Return the typst source of a page with running text around a table."""
    columns = f'#set page(paper: "a4", margin: 52pt, columns: {style["columns"]})'
    text = f'#set text(font: "{style["font"]}", size: 9.5pt)\n#set par(justify: true)'
    prose = TEXT * 4
    parts = (f"{columns}\n{text}\n= Results\n{prose}", typst_table(made, style), prose, prose)
    return "\n\n".join(parts)


def truth(made: Made) -> Table:
    """Return a table as it should be read."""
    cells = []
    for r, row in enumerate(made.head):
        at = 0
        for text, span in row:
            if text:
                cells.append(
                    Cell(row=r, column=at, text=text, start=0, end=0, header=True, column_span=span)
                )
            at += span
    for r, body_row in enumerate(made.body, start=len(made.head)):
        indent = int(r - len(made.head) in made.indented)
        cells += [
            Cell(row=r, column=c, text=text, start=0, end=0, indent=indent if c == 0 else 0)
            for c, text in enumerate(body_row)
            if text
        ]
    return Table(label="Table 1", caption=made.caption, cells=tuple(cells))


def flags(gold: Table, read: Table | None, style: dict[str, object]) -> Counter[str]:
    """Count head cells and indented names, and how many were known as such."""
    heads = Counter(fold(c.text) for c in gold.cells if c.header)
    read_cells = read.cells if read else ()
    found = Counter(fold(c.text) for c in read_cells if c.header)
    counts = Counter(heads=heads.total(), heads_right=(heads & found).total())
    if style["indent"]:
        names = Counter(fold(c.text) for c in gold.cells if c.indent)
        known = Counter(fold(c.text) for c in read_cells if c.indent)
        counts += Counter(levels=names.total(), levels_right=(names & known).total())
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Typeset, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the PDFs here")
    parser.add_argument("--worst", type=int, default=0, help="show the tables that do worst")
    options = parser.parse_args(arguments)
    maker = Maker(options.seed)
    by: dict[str, Counter[str]] = defaultdict(Counter)
    bad = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for n in range(options.count):
            made = maker.table()
            style = maker.style(made)
            source, pdf = folder / f"{n:03}.typ", folder / f"{n:03}.pdf"
            source.write_text(page(made, style), encoding="utf-8")
            typst.compile(source, output=pdf, ignore_system_fonts=True)
            read = next(iter(read_pdf(pdf).tables), None)
            gold = truth(made)
            counts = compare(gold, read)
            counts += flags(gold, read, style)
            for key in ("all", made.kind, f"rules {style['rules']}", f"columns {style['columns']}"):
                by[key] += counts
            lost = counts["gold"] + counts["read"] - 2 * counts["place"]
            bad.append((lost, n, made, style, gold, read))
    for key, counts in by.items():
        heads = f"heads {counts['heads_right'] / max(counts['heads'], 1):.2f}"
        levels = (
            f"levels {counts['levels_right'] / counts['levels']:.2f}" if counts["levels"] else ""
        )
        print(f"{key:22} place {ratio(counts, 'place')}  {heads} {levels}")
    for lost, n, made, style, gold, read in sorted(bad, key=lambda b: -b[0])[: options.worst]:
        print(n, made.kind, style, "lost", lost)
        show(gold, "truth")
        show(read, "read")
    return 0


if __name__ == "__main__":
    sys.exit(main())
