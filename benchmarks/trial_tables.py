"""Score the trials that tables of reviews list, in tables that were annotated before the rules ran.

Usage: python benchmarks/trial_tables.py [FILE ...] [--pdf] [--misses] [--only NAME] [--keep FOLDER]

A FILE (default: all of ``tests/trials/tables/*.txt``) holds small reviews of our own writing, each
with one table; the layout is in ``tests/trials/tables/README.md``. Each is read as a paper of its
own, from JATS, or with ``--pdf`` from a page that the package ``typst`` sets in the item's style.
Identity and slots are counted as ``extractor score`` counts them.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from extractor import extract
from extractor.records import TrialRecord
from extractor.score.counts import Counts
from extractor.score.trials import SLOT_NAMES, count_identity, count_slots, identified

TABLES = Path(__file__).parent.parent / "tests" / "trials" / "tables"
_SPAN = re.compile(r"\s<(\d+)$")
_RAISED = re.compile(r"\{(\d+)\}")
_CALLED = re.compile(r"\[(\d+)\]|\{(\d+)\}|\((\d{1,2})\)$")
_REFERENCE_HEAD = re.compile(r"^ref", re.IGNORECASE)
_INTRODUCTION = (
    "Treatment of this disease has changed over the last years. Several approaches were studied, "
    "and the most important ones are put together in the table."
)
_AFTERWARDS = (
    "The choice between them rests on the wishes of the patient, on costs and on what is at hand. "
    "We believe that further work is needed before any of this enters daily practice. "
)
_SAYINGS = (
    "Guidelines differ from country to country, and not all of them were renewed of late.",
    "Costs were looked at by few authors, mostly from the view of the payer and not of the family.",
    "Elderly people are seldom asked what they want, although they are the largest group.",
    "Biology explains some of the variation, while access to care explains the rest of it.",
    "Much was hoped from imaging, which finds what could not be seen ten years ago.",
    "In our own experience, patience at the bedside does more than another line of drugs.",
    "Nurses see side effects earlier than physicians do and should be heard more often.",
    "Nothing of this is new to those who treat these people, yet it is rarely written down.",
    "Registers would help to tell which of the schools is right, but they cost time and money.",
    "A common language for what is measured would make the work of reviewers far easier.",
    "Several questions remain open, among them who should be treated and for how long.",
)


def _prose(start: int, count: int) -> str:
    """Return paragraphs of running text that differ from each other."""
    paragraphs = []
    for n in range(start, start + count):
        picked = [_SAYINGS[(n * 3 + k * (n % 4 + 1)) % len(_SAYINGS)] for k in range(5)]
        paragraphs.append(" ".join(dict.fromkeys(picked)))
    return "\n\n".join(paragraphs)


@dataclass(slots=True)
class Item:
    """A small review with one table and the trials that a reader would note."""

    name: str
    title: str
    style: dict[str, str] = field(default_factory=dict)
    caption: str = ""
    head: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    references: dict[int, str] = field(default_factory=dict)
    want: list[dict[str, Any]] = field(default_factory=list)


def read_items(path: Path) -> list[Item]:
    """Return the small reviews of one file."""
    items: list[Item] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if line.startswith("== "):
            name, _, title = line[3:].partition(" | ")
            items.append(Item(name.strip(), title.strip()))
        elif key in {"head", "row", "style", "caption", "note", "refs"}:
            _lay(items[-1], key, value.strip())
        elif key == "want":
            items[-1].want.append(_trial(value.strip()))
        elif key in {"arm", "end", "res"}:
            _ADD[key](items[-1].want[-1], value.strip())
    return items


def _lay(item: Item, key: str, value: str) -> None:
    """Put one line of the table's own to an item."""
    if key in {"head", "row"}:
        cells = [c.strip() for c in value.split("|")]
        (item.head if key == "head" else item.rows).append(cells)
    elif key == "style":
        item.style = dict(p.partition("=")[::2] for p in value.split())
    elif key == "refs":
        pairs = (r.strip().partition(" ") for r in value.split(","))
        item.references = {int(n): who for n, _, who in pairs}
    elif key == "note":
        item.notes.append(value)
    else:
        item.caption = value


def _trial(text: str) -> dict[str, Any]:
    """Return what a "want" line says of a trial, as fields of a record."""
    parts = dict(p.strip().partition(" ")[::2] for p in text.split(";"))
    trial: dict[str, Any] = {"record_id": "", "document": {"doc_id": ""}, "arms": []}
    trial |= {"endpoints": [], "results": [], "acronym": parts.get("name")}
    trial |= {
        "registry_ids": parts["id"].split() if "id" in parts else [],
        "phase": parts.get("phase"),
    }
    trial["design"] = parts["design"].split(", ") if "design" in parts else []
    trial["status"] = parts.get("status", "unspecified")
    trial["attribution"] = {"source": "cited", "references": parts.get("ref", "").split()}
    if "n" in parts:
        trial["participants"] = {"value": int(parts["n"])}
    if "cond" in parts:
        first, *further = parts["cond"].split("/")
        trial["condition"] = {"text": first, "name": first, "accepted": further}
    if "fu" in parts:
        value, unit = parts["fu"].split()
        trial["follow_up"] = {"value": value, "unit": unit}
    return trial


def _arm(trial: dict[str, Any], text: str) -> None:
    drugs = []
    for part in text.split(" + "):
        name, dose, schedule = ([*(p.strip() for p in part.split("|")), "-", "-"])[:3]
        drug = {"name": name, "schedule": None if schedule == "-" else schedule}
        amount, _, unit = dose.rpartition(" ")
        drugs.append(drug | ({"dose": amount, "unit": unit} if dose != "-" else {}))
    trial["arms"].append({"interventions": drugs})


def _end(trial: dict[str, Any], text: str) -> None:
    role, code = text.split()
    trial["endpoints"].append({"role": role, "outcome": {"code": code}})


def _result(trial: dict[str, Any], text: str) -> None:
    code, effect, p, values = ([*(p.strip() for p in text.split("|")), "-"])[:4]
    result: dict[str, Any] = {"outcome": {"code": code}}
    if effect != "-":
        measure, *numbers = effect.split()
        bounds = dict(zip(("value", "ci_low", "ci_high"), numbers, strict=False))
        result["effect"] = {"measure": measure} | bounds
    if p == "ns":
        result["p_value"] = {"comparator": "ns", "text": p}
    elif p != "-":
        sign = p[0] if p[0] in "<>" else "="
        result["p_value"] = {"comparator": sign, "value": Decimal(p.lstrip("<>")), "text": p}
    if values != "-":
        result["arm_values"] = [v.strip() for v in values.split("/")]
    trial["results"].append(result)


_ADD = {"arm": _arm, "end": _end, "res": _result}


@dataclass(slots=True)
class Placed:
    """A cell of the table as it is set."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1


def placed(rows: Sequence[Sequence[str]]) -> list[list[Placed]]:
    """Return rows of cells: "^" is merged with the cell above, "<" with that on its left."""
    laid: list[list[Placed]] = []
    above: dict[int, Placed] = {}
    for row in rows:
        line: list[Placed] = []
        column = 0
        for text in row:
            wide = _SPAN.search(text)
            if text == "^":
                above[column].rows += 1
            elif text == "<":
                line[-1].columns += 1
            else:
                width = int(wide[1]) if wide else 1
                line.append(Placed(_SPAN.sub("", text), column, width))
                above[column] = line[-1]
                column += width - 1
            column += 1
        laid.append(line)
    return laid


def _reference_columns(item: Item) -> set[int]:
    return {n for n, text in enumerate(item.head[0]) if _REFERENCE_HEAD.match(text)}


def _jats_cell(cell: Placed, tag: str, keyed: set[int]) -> str:
    spans = f" colspan='{cell.columns}'" if cell.columns > 1 else ""
    spans += f" rowspan='{cell.rows}'" if cell.rows > 1 else ""
    text = escape(cell.text).replace("//", "<break/>")
    if cell.column in keyed and text.isdigit():
        text = f"<xref ref-type='bibr' rid='b{text}'>{text}</xref>"
    text = _RAISED.sub(r"<sup><xref ref-type='bibr' rid='b\1'>\1</xref></sup>", text)
    text = re.sub(
        r"\[(\d+)\]|\((\d{1,2})\)$",
        lambda m: m[0].replace(m[1] or m[2], _xref(m[1] or m[2])),
        text,
    )
    return f"<{tag}{spans}>{text}</{tag}>"


def _xref(number: str) -> str:
    return f"<xref ref-type='bibr' rid='b{number}'>{number}</xref>"


def references_of(item: Item) -> list[tuple[int, str]]:
    """Return the list of references: those called in the table, and all before the last of them."""
    keyed = _reference_columns(item)
    called = {int(next(filter(None, m))) for r in item.rows for c in r for m in _CALLED.findall(c)}
    called |= {int(r[n]) for r in item.rows for n in keyed if n < len(r) and r[n].isdigit()}
    last = max([*called, *item.references, 3])
    listed = []
    for n in range(1, last + 1):
        who, _, year = item.references.get(
            n, f"Writer{chr(64 + n % 26)} {1995 + n % 20}"
        ).rpartition(" ")
        listed.append(
            (n, f"{who} A, Someone B. An account of work number {n}. J Invent Med. {year};{n}:1–9.")
        )
    return listed


def jats_of(item: Item) -> str:
    """Return a review as a JATS article."""
    keyed = _reference_columns(item)
    parts = []
    for name, tag, rows in (("thead", "th", item.head), ("tbody", "td", item.rows)):
        lines = "".join(
            f"<tr>{''.join(_jats_cell(c, tag, keyed) for c in line)}</tr>" for line in placed(rows)
        )
        parts.append(f"<{name}>{lines}</{name}>")
    label, caption = _labelled(item.caption)
    notes = "".join(f"<table-wrap-foot><p>{escape(n)}</p></table-wrap-foot>" for n in item.notes)
    refs = "".join(
        f"<ref id='b{n}'><label>{n}</label><mixed-citation>{text}</mixed-citation></ref>"
        for n, text in references_of(item)
    )
    return (
        "<article article-type='review-article'><front><article-meta><title-group><article-title>"
        f"{escape(item.title)}</article-title></title-group></article-meta></front><body>"
        f"<sec><title>Introduction</title><p>{_INTRODUCTION}</p></sec><sec><title>Evidence</title>"
        f"<p>{_AFTERWARDS}</p><table-wrap><label>{label}</label><caption><p>{escape(caption)}</p>"
        f"</caption><table>{''.join(parts)}</table>{notes}</table-wrap></sec></body>"
        f"<back><ref-list>{refs}</ref-list></back></article>"
    )


def _labelled(caption: str) -> tuple[str, str]:
    label = re.match(r"(table\s+\w+)[.:]?\s+", caption, re.IGNORECASE)
    return (label[1], caption[label.end() :]) if label else ("Table 1", caption)


_SPECIAL = frozenset("#$*_`@<>[]\\~=-+/\"'")


def _typst_text(text: str) -> str:
    done = []
    for piece in text.split("//"):
        escaped = "".join("\\" + c if c in _SPECIAL else c for c in piece.strip())
        done.append(_RAISED.sub(r"#super[\1]", escaped))
    return " \\\n".join(done)


def _typst_rows(rows: list[list[Placed]], *, bold: bool) -> str:
    lines = []
    for line in rows:
        for cell in line:
            spans = f"colspan: {cell.columns}, rowspan: {cell.rows}"
            text = _typst_text(cell.text)
            lines.append(f"table.cell({spans})[{f'*{text}*' if bold and text else text}],")
        lines.append("\n")
    return "".join(lines)


def typst_of(item: Item) -> str:
    """Return the typst source of a review: prose, the table in the item's style, references."""
    style = item.style
    width = len(item.head[0])
    rules, size = style["rules"], style["size"]
    ruled = rules in {"booktabs", "head", "zebra"}
    fill = "(x, y) => if calc.odd(y) { luma(235) }" if rules == "zebra" else "none"
    line, thin = (
        ("table.hline(stroke: 0.8pt),", "table.hline(stroke: 0.5pt),") if ruled else ("", "")
    )
    head = _typst_rows(placed(item.head), bold=True)
    label, caption = _labelled(item.caption)
    title = f"*{label}.* {_typst_text(caption)}"
    if "long" in style:
        head = (
            f"table.cell(colspan: {width}, stroke: none)[#context if counter(page).get().first() > "
            f"page0.get() [*{label}. (Continued)*]],{head}"
        )
    table = (
        f"#table(columns: {width}, align: left, fill: {fill}, inset: (x: 3pt, y: 2.5pt), "
        f"stroke: {'0.4pt' if rules == 'grid' else 'none'},\n"
        f"table.header({line}{head}{thin}),\n{_typst_rows(placed(item.rows), bold=False)}"
        f"{line if rules != 'head' else ''})"
    )
    notes = "".join(f"\n\n{_typst_text(n)}" for n in item.notes)
    block = (
        f"#block(breakable: {str('long' in style).lower()})[#set text(size: {size}pt, "
        f"hyphenate: false)\n#set par(justify: false)\n{title}\n\n{table}{notes}]"
    )
    if "long" in style:
        block = (
            '#let page0 = state("p", 1)\n'
            f"#context page0.update(counter(page).get().first())\n{block}"
        )
    if "rotated" in style:
        turned = f"#rotate(-90deg, reflow: true)[#block(width: 24cm)[{block}]]"
        block = f"#pagebreak()\n{turned}\n#pagebreak()"
    refs = "".join(f"\n\n{n}. {_typst_text(text)}" for n, text in references_of(item))
    flipped, columns = str("flipped" in style).lower(), style.get("columns", "1")
    before = 6 if "long" in style else 2
    # A list of references is long, but no longer than the paper.
    after = _prose(before, 2 + len(references_of(item)) // 2)
    return (
        f'#set page(paper: "a4", margin: 2cm, flipped: {flipped}, columns: {columns})\n'
        f'#set text(font: "Libertinus Serif", size: 9.5pt)\n#set par(justify: true)\n'
        f'#text(size: 15pt, weight: "bold")[{_typst_text(item.title)}]\n\n'
        f"= Introduction\n{_INTRODUCTION}\n\n= Evidence\n{_prose(0, before)}\n\n{block}\n\n"
        f"{after}\n\n"
        f"= References\n{refs}\n"
    )


def trials_of(
    item: Item, *, pdf: bool = False, keep: Path | None = None
) -> tuple[TrialRecord, ...]:
    """Return the trials that the extractor finds in a review."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not pdf:
            path = folder / f"{item.name}.xml"
            path.write_text(jats_of(item), encoding="utf-8")
            return extract(path).trials
        import typst

        source, path = folder / f"{item.name}.typ", folder / f"{item.name}.pdf"
        source.write_text(typst_of(item), encoding="utf-8")
        typst.compile(source, output=path, ignore_system_fonts=True)
        return extract(path).trials


def wanted(item: Item) -> list[TrialRecord]:
    """Return the trials that a reader would note, as records."""
    return [TrialRecord.model_validate(w) for w in item.want]


def compare(items: Sequence[Item], *, pdf: bool = False) -> dict[str, Counts]:
    """Return the counts of identity and of each slot over the items."""
    totals: dict[str, Counter[str]] = {n: Counter() for n in ("identity", *SLOT_NAMES)}
    for item in items:
        found = trials_of(item, pdf=pdf)
        _count(totals, wanted(item), found)
    return {name: Counts(c["right"], c["predicted"], c["gold"]) for name, c in totals.items()}


def _count(
    totals: dict[str, Counter[str]], gold: Sequence[TrialRecord], found: Sequence[TrialRecord]
) -> None:
    counted = {"identity": count_identity(gold, found), **count_slots(gold, found)}
    for name, c in counted.items():
        totals[name].update(right=c.right, predicted=c.predicted, gold=c.gold)


def show(trial: TrialRecord) -> str:
    """Return a trial in one line."""
    drugs = [[(i.name, i.dose, i.unit, i.schedule) for i in a.interventions] for a in trial.arms]
    n = trial.participants.value if trial.participants else None
    results = [
        (
            r.outcome.code,
            str(r.effect and (r.effect.value, r.effect.ci_low)),
            r.p_value and r.p_value.text,
            r.arm_values,
        )
        for r in trial.results
    ]
    name = trial.acronym or trial.registry_ids or trial.attribution.references
    condition = trial.condition and (trial.condition.text, trial.condition.name)
    ends = [(e.role, e.outcome.code) for e in trial.endpoints]
    return (
        f"{name} {trial.registry_ids} ph {trial.phase} {trial.design} {trial.status} n {n} "
        f"{condition} {drugs} {ends} {results} {trial.follow_up and trial.follow_up.value}"
    )


def misses(item: Item, gold: Sequence[TrialRecord], found: Sequence[TrialRecord]) -> Iterator[str]:
    """Yield lines on what differs."""
    matching = identified(gold, found)
    for want, got in matching.pairs:
        wrong = [
            n for n, c in count_slots([want], [got]).items() if not c.right == c.predicted == c.gold
        ]
        if wrong:
            yield f"  {item.name} {wrong}\n    want {show(want)}\n    got  {show(got)}"
    yield from (f"  {item.name} MISSED {show(t)}" for t in matching.missed)
    yield from (f"  {item.name} WRONG {show(t)}" for t in matching.wrong)


def line(name: str, c: Counts) -> str:
    """Return counts as one printed line."""
    figures = f"P {c.precision or 0:.2f} R {c.recall or 0:.2f} F1 {c.f1 or 0:.2f}"
    return f"{name:14} {figures} ({c.right}/{c.predicted}/{c.gold})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pdf", action="store_true", help="read the tables from typeset pages")
    parser.add_argument("--misses", action="store_true", help="show what differs")
    parser.add_argument("--only", help="names of items, parted by commas")
    parser.add_argument("--keep", type=Path, help="keep the papers here")
    options = parser.parse_args(arguments)
    for path in options.files or sorted(TABLES.glob("*.txt")):
        totals: dict[str, Counter[str]] = {n: Counter() for n in ("identity", *SLOT_NAMES)}
        for item in read_items(path):
            if options.only and item.name not in options.only.split(","):
                continue
            gold, found = wanted(item), trials_of(item, pdf=options.pdf, keep=options.keep)
            _count(totals, gold, found)
            if options.misses:
                print("\n".join(misses(item, gold, found)))
        counts = {n: Counts(c["right"], c["predicted"], c["gold"]) for n, c in totals.items()}
        slots = [counts[n] for n in SLOT_NAMES]
        whole = Counts(*(sum(getattr(c, f) for c in slots) for f in ("right", "predicted", "gold")))
        print(f"{path.stem} from {'PDF' if options.pdf else 'JATS'}")
        print("\n".join(line(n, c) for n, c in {**counts, "slots": whole}.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
