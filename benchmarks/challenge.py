"""Score associations on passages and tables that were written and annotated blind to the rules.

Usage: python benchmarks/challenge.py [FOLDER] [--misses]

FOLDER (default ``tests/challenge``) holds ``*.jsonl``: one item a line with ``title``, ``text`` or
``table``, and ``gold``. Everything is our own wording. Each item is read as a paper of its
own, from text or XML to records. ``tuple``: gene set (the marker's words where no gene is),
cancer, outcome, comparator and value of p; "TILs" is "stromal TILs". ``full``: also the direction
for the high side, and
own or cited. A cancer agrees with a wider or a narrower one ("gastric adenocarcinoma", "gastric
cancer"): the set was written to test relations, not names.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from extractor import extract, extract_text
from extractor.jats import document_from_text
from extractor.pipeline import annotate, load_models
from extractor.records import AssociationRecord
from extractor.score.counts import Counts, total

LOW = frozenset({"low", "negative", "wild_type", "decreased", "lost"})
FLIP = {"worse": "better", "better": "worse"}
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Item:
    """One passage or table with its gold and what was found."""

    name: str
    shown: str
    gold: tuple[Key, ...]
    optional: tuple[Key, ...]  # arguable: neither its presence nor its absence is an error
    found: tuple[Key, ...]


@cache
def _wider() -> dict[str, frozenset[str]]:
    """Return the ids of the cancers that each cancer is a kind of."""
    path = Path(__file__).parents[1] / "models" / "vocab" / "cancers.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    parents = {row[0]: row[2].split("|") for row in rows if len(row) > 2 and ":" in row[0]}
    found: dict[str, frozenset[str]] = {}
    for name in parents:
        seen: set[str] = set()
        front = [name]
        while front:
            front = [p for n in front for p in parents.get(n, ()) if p and p not in seen]
            seen.update(front)
        found[name] = frozenset(seen)
    return found


def _related(one: str, other: str) -> bool:
    wider = _wider()
    return one == other or one in wider.get(other, ()) or other in wider.get(one, ())


def _direction(state: str, direction: str) -> str:
    return FLIP.get(direction, direction) if state in LOW else direction


def _cancer_id(name: str) -> str:
    """Return the id that the vocabularies give a cancer's name, else the name."""
    (sentence,) = annotate(document_from_text(name), load_models()) or (None,)
    found = sentence.labelled("CANCER") if sentence is not None else ()
    concept = found[0].concept if found else None
    return concept.id if concept is not None else name.casefold()


def gold_key(record: dict[str, Any]) -> Key:
    """Return a gold record as a tuple to compare."""
    p = record.get("p")
    genes = tuple(sorted(g.upper() for g in record["genes"]))
    return (
        genes or _words(record["marker"]),
        _cancer_id(record["cancer"]),
        record["outcome"],
        (p[0], Decimal(str(p[1])) if p[1] is not None else None) if p else None,
        _direction(record["state"], record["direction"]),
        record["source"],
    )


def found_key(record: AssociationRecord) -> Key:
    """Return a found record as a tuple to compare."""
    p = record.p_value
    genes = tuple(sorted({g.symbol.upper() for g in record.biomarker.genes}))
    cancer = record.cancer
    return (
        genes or _words(record.biomarker.text),
        (cancer.id or (cancer.name or cancer.text or "").casefold()) if cancer else "",
        record.outcome.code,
        (p.comparator, p.value) if p else None,
        _direction(record.biomarker.state, record.direction),
        record.attribution.source,
    )


def _words(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _xml(item: dict[str, Any]) -> str:
    """Return a table with its sentence of context as a paper in XML."""
    table = item["table"]
    rows = "".join(_row(row, "th") for row in table["header"])
    body = "".join(_row(row, "td") for row in table["body"])
    notes = table.get("footnotes") or []
    notes = [notes] if isinstance(notes, str) else notes
    foot = "".join(f"<p>{escape(note)}</p>" for note in notes)
    label, caption = table.get("label") or "Table 1", table["caption"]
    context = item.get("context") or item.get("text") or "The results are shown in the table."
    return (
        "<article><front><article-meta><title-group><article-title>"
        f"{escape(item['title'])}</article-title></title-group></article-meta></front><body>"
        f'<sec sec-type="results"><title>Results</title><p>{escape(context)}</p><table-wrap>'
        f"<label>{escape(label)}</label><caption><p>{escape(caption)}</p></caption><table>"
        f"<thead>{rows}</thead><tbody>{body}</tbody></table>"
        f"<table-wrap-foot>{foot}</table-wrap-foot></table-wrap></sec></body></article>"
    )


def _row(cells: Sequence[Any], tag: str) -> str:
    made = []
    for cell in cells:
        given = {"text": cell} if isinstance(cell, str) else cell
        spans = f'colspan="{given.get("colspan", 1)}" rowspan="{given.get("rowspan", 1)}"'
        made.append(f"<{tag} {spans}>{escape(given['text'])}</{tag}>")
    return f"<tr>{''.join(made)}</tr>"


def read_item(item: dict[str, Any]) -> Item:
    """Extract one item and pair it with its gold."""
    if "table" in item:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper.xml"
            path.write_text(_xml(item), encoding="utf-8")
            extraction = extract(path)
        shown = json.dumps(item["table"], ensure_ascii=False)
    else:
        extraction = extract_text(item["text"], item["title"])
        shown = item["text"]
    found = tuple(found_key(r) for r in extraction.associations)
    sure = tuple(gold_key(g) for g in item["gold"] if not g.get("optional"))
    optional = tuple(gold_key(g) for g in item["gold"] if g.get("optional"))
    return Item(item["id"], shown, sure, optional, found)


def _agree(gold: Key, found: Key, length: int) -> bool:
    same = all(a == b for a, b in list(zip(gold, found, strict=True))[2:length])
    return same and _same_marker(gold[0], found[0]) and _related(gold[1], found[1])


def _same_marker(gold: Any, found: Any) -> bool:
    """Tell whether two markers are one; of two without a gene one name may hold the other."""
    if isinstance(gold, tuple) or isinstance(found, tuple):
        return bool(gold == found)
    return gold in found or found in gold


def compare(item: Item, length: int) -> tuple[Counts, list[Key], list[Key]]:
    """Return the counts over the first ``length`` fields, what was missed and what was wrong."""
    missed, wrong = list(item.gold), []
    for key in item.found:
        match = next((g for g in missed if _agree(g, key, length)), None)
        if match is not None:
            missed.remove(match)
        elif not any(_agree(g, key, length) for g in item.optional):
            wrong.append(key)
    right = len(item.gold) - len(missed)
    return Counts(right, right + len(wrong), len(item.gold)), missed, wrong


def read_items(path: Path) -> Iterator[Item]:
    """Yield the items of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield read_item(json.loads(line))


def main() -> None:
    """Print precision, recall and F1 of each file; with ``--misses`` what went wrong."""
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    folder = Path(args[0]) if args else Path(__file__).parents[1] / "tests" / "challenge"
    for path in sorted(folder.glob("*.jsonl")):
        items = list(read_items(path))
        for view, length in (("tuple", 4), ("full", 6)):
            c = total([compare(item, length)[0] for item in items])
            quiet = [i for i in items if not i.gold and not i.optional]
            alarms = sum(len(i.found) for i in quiet)
            print(
                f"{path.stem:14} {view:6} P {c.precision or 0:.3f} R {c.recall or 0:.3f} "
                f"F1 {c.f1 or 0:.3f} ({c.right}/{c.predicted}/{c.gold}); "
                f"{alarms} false in {len(quiet)} items without a record"
            )
        for item in items if "--misses" in sys.argv else ():
            _, missed, wrong = compare(item, 6)
            if missed or wrong:
                print(f"{item.name}: {item.shown}")
                for key in missed:
                    print("    missed", *key)
                for key in wrong:
                    print("    wrong ", *key)


if __name__ == "__main__":
    main()
