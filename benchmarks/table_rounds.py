"""Score whole tables that were written and annotated before the rules had seen their like.

Usage: python benchmarks/table_rounds.py [FILE ...] [--misses]

A FILE (default: all of ``tests/challenge/rounds/*.txt``) holds tables in the layout that
``tests/challenge/rounds/README.md`` describes. Every table is read as a paper of its own, from
XML to records. Prints ``tuple`` and ``full`` as ``benchmarks/challenge.py`` does, and how often
state, form, analysis and effect are right where the tuple is.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from challenge import Item, _agree, _xml, compare, found_key, gold_key

from extractor import extract
from extractor.records import AssociationRecord
from extractor.score.counts import total

_SPAN = re.compile(r"\s*<(?P<across>\d+)>$|\s*\{(?P<down>\d+)\}$")
_P = re.compile(r"^(?P<sign><=|>=|<|>)?\s*(?P<value>[\d.]+(?:E-?\d+)?)$")
FIELDS = ("state", "form", "analysis", "effect")


def _cell(text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {}
    text = text.strip()
    while (found := _SPAN.search(text)) is not None:
        cell["colspan" if found["across"] else "rowspan"] = int(found[1] or found[2])
        text = text[: found.start()]
    lead = re.match(r"^\s*(>*)", text)
    depth = len(lead[1]) if lead else 0
    return cell | {"text": "\u2003" * depth + text.strip().lstrip(">").strip()}


def _gold(line: str, cancer: str) -> dict[str, Any]:
    """Return the record that a line stands for: genes, state, form, outcome and so on."""
    parts = [p.strip() for p in line.split("|")]
    names, state, form, outcome, direction, p, effect, analysis = parts[:8]
    found = _P.match(p)
    ratio = effect.split()
    return {
        "genes": [] if names.startswith("-") else names.split("+"),
        "marker": names.lstrip("- "),
        "state": state,
        "form": form,
        "outcome": outcome,
        "direction": direction,
        "p": None if p == "-" else ["ns", None] if p == "ns" else _comparison(found),
        "effect": None if effect == "-" else (ratio[0], *map(float, ratio[1:])),
        "analysis": analysis,
        "cancer": parts[8] if len(parts) > 8 else cancer,
        "source": parts[9] if len(parts) > 9 else "own",
    }


def _comparison(found: re.Match[str] | None) -> list[Any]:
    assert found is not None, "a p-value is '0.03', '<0.001', 'ns' or '-'"
    return [found["sign"] or "=", found["value"]]


def read_tables(path: Path) -> list[dict[str, Any]]:
    """Return the items of one file of tables."""
    items: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if line.startswith("== "):
            name, _, title = line[3:].partition(" | ")
            table: dict[str, Any] = {"header": [], "body": [], "footnotes": []}
            kept: dict[str, Any] = {"table": table, "gold": [], "paragraphs": []}
            items.append({"id": name.strip(), "title": title, **kept})
        elif key in {"head", "row"}:
            cells = [_cell(text) for text in value.split("|")]
            table["header" if key == "head" else "body"].append(cells)
        elif key == "caption":
            label, _, rest = value.partition(". ")
            table |= {"label": label, "caption": rest}
        elif key == "note":
            table["footnotes"].append(value)
        elif items:
            _add_line(items[-1], key, value)
    return items


def _add_line(item: dict[str, Any], key: str, value: str) -> None:
    """Add a line that is no part of a table to an item."""
    if key == "text":
        item["context"] = value
        item["paragraphs"].append(value)
    elif key in {"cancer", "figure"}:
        item[key] = value
    elif key in {"gold", "maybe"}:
        item["gold"].append(_gold(value, item["cancer"]) | {"optional": key == "maybe"})


def _figure(item: dict[str, Any]) -> str:
    """Return a figure's caption with its sentence of context as a paper in XML."""
    label, _, rest = item["figure"].partition(". ")
    context = item.get("context", "The figure shows it.")
    return (
        "<article><front><article-meta><title-group><article-title>"
        f"{escape(item['title'])}</article-title></title-group></article-meta></front><body>"
        f'<sec sec-type="results"><title>Results</title><p>{escape(context)}</p>'
        f"<fig><label>{label}</label><caption><p>{escape(rest)}</p></caption></fig></sec></body>"
        "</article>"
    )


def read_item(item: dict[str, Any]) -> tuple[Item, tuple[AssociationRecord, ...]]:
    """Extract one table and pair it with its gold."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.xml"
        path.write_text(_figure(item) if "figure" in item else _xml(item), encoding="utf-8")
        records = tuple(extract(path).associations)
    sure = tuple(gold_key(g) for g in item["gold"] if not g["optional"])
    maybe = tuple(gold_key(g) for g in item["gold"] if g["optional"])
    found = tuple(found_key(r) for r in records)
    shown = item.get("figure") or item["table"]["caption"]
    return Item(item["id"], shown, sure, maybe, found), records


def _values(entry: dict[str, Any]) -> tuple[Any, ...]:
    effect = entry["effect"]
    return entry["state"], entry["form"], entry["analysis"], effect and tuple(effect[1:])


def _found_values(record: AssociationRecord) -> tuple[Any, ...]:
    e = record.effect
    numbers = [n for n in (e.value, e.ci_low, e.ci_high) if n is not None] if e else None
    effect = None if numbers is None else tuple(map(float, numbers))
    return record.biomarker.state, record.biomarker.form, record.analysis, effect


def count_fields(item: dict[str, Any], records: tuple[AssociationRecord, ...]) -> Counter[str]:
    """Count the fields that are right, and the records looked at, where the tuple is right."""
    counts: Counter[str] = Counter()
    left = [g for g in item["gold"] if not g["optional"]]
    for record in records:
        match = next((g for g in left if _agree(gold_key(g), found_key(record), 4)), None)
        if match is None:
            continue
        left.remove(match)
        counts["of"] += 1
        pairs = zip(FIELDS, _values(match), _found_values(record), strict=True)
        counts.update(name for name, want, have in pairs if want == have)
    return counts


def print_errors(item: Item) -> None:
    """Print what was missed and what was wrong in one item, nothing where all is right."""
    _, missed, wrong = compare(item, 6)
    if missed or wrong:
        print(f"{item.name}: {item.shown}")
    for word, keys in (("missed", missed), ("wrong ", wrong)):
        for key in keys:
            print("    ", word, *key)


def report(path: Path, show: bool) -> None:
    """Print the scores of one file, and with ``show`` what went wrong."""
    pairs = [(raw, *read_item(raw)) for raw in read_tables(path)]
    for view, length in (("tuple", 4), ("full", 6)):
        c = total([compare(item, length)[0] for _, item, _ in pairs])
        figures = f"P {c.precision or 0:.3f} R {c.recall or 0:.3f} F1 {c.f1 or 0:.3f}"
        print(f"{path.stem:10} {view:5} {figures} ({c.right}/{c.predicted}/{c.gold})")
    fields = sum((count_fields(raw, records) for raw, _, records in pairs), Counter())
    right = ", ".join(f"{name} {fields[name] / max(fields['of'], 1):.3f}" for name in FIELDS)
    print(f"{'':10} of {fields['of']} right tuples: {right}")
    for _, item, _ in pairs if show else ():
        print_errors(item)


def main() -> None:
    """Score each file."""
    folder = Path(__file__).parents[1] / "tests" / "challenge" / "rounds"
    given = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    for path in given or sorted(folder.glob("*.txt")):
        report(path, "--misses" in sys.argv)


if __name__ == "__main__":
    main()
