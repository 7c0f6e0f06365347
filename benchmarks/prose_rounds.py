"""Score passages of real papers whose records were written down before the rules had seen them.

Usage: python benchmarks/prose_rounds.py TEXTS [FACTS ...] [--misses]

FACTS (default: all of ``tests/challenge/prose/*.txt``) hold the records, facts only: what was
drawn (a DOI, a PubMed or PMC number) and the lines that ``tests/challenge/rounds/README.md``
describes, a tenth field telling ``own`` or ``cited``. The passages themselves belong to others
and are not kept here: TEXTS is a folder of files of the same names in which ``== id | title`` is
followed by ``text:`` lines, one a paragraph (or by the lines of a table). Prints ``tuple``,
``full`` and ``pair`` and, of the records whose tuple is right, how many fields are.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from challenge import Item, _agree, compare, found_key, gold_key
from table_rounds import FIELDS, _found_values, _values, print_errors, read_item, read_tables

from extractor import extract_text
from extractor.records import AssociationRecord
from extractor.score.counts import Counts, total

Read = tuple[dict[str, Any], Item, tuple[AssociationRecord, ...]]
_VIEWS = (("tuple", 4), ("full", 6))


def read_passage(facts: dict[str, Any], passage: dict[str, Any]) -> Read:
    """Extract one passage, or table, and pair it with its facts."""
    raw = passage | {"gold": facts["gold"]}
    if passage["table"]["body"]:
        return raw, *read_item(raw)
    text = "\n\n".join(passage["paragraphs"])
    records = tuple(extract_text(text, passage["title"]).associations)
    sure = tuple(gold_key(g) for g in facts["gold"] if not g["optional"])
    maybe = tuple(gold_key(g) for g in facts["gold"] if g["optional"])
    found = tuple(found_key(r) for r in records)
    return raw, Item(facts["id"], text, sure, maybe, found), records


def count_pairs(item: Item) -> Counts:
    """Return the counts over the pairs of marker and cancer, each once in a passage."""
    pairs = [tuple(dict.fromkeys(k[:2] for k in keys)) for keys in (item.gold, item.found)]
    arguable = tuple(k[:2] for k in item.optional)
    missed, wrong = list(pairs[0]), 0
    for pair in pairs[1]:
        match = next((g for g in missed if _agree(g, pair, 2)), None)
        if match is not None:
            missed.remove(match)
        elif not any(_agree(g, pair, 2) for g in arguable):
            wrong += 1
    right = len(pairs[0]) - len(missed)
    return Counts(right, right + wrong, len(pairs[0]))


def count_fields(
    gold: list[dict[str, Any]], records: tuple[AssociationRecord, ...]
) -> Counter[str]:
    """Count the right fields of the records whose tuple is right; each pairs with its likest."""
    counts: Counter[str] = Counter()
    left = [g for g in gold if not g["optional"]]
    for record in records:
        key, have = found_key(record), _found_values(record)
        same = [g for g in left if _agree(gold_key(g), key, 4)]
        if not same:
            continue
        best = max(same, key=lambda g: sum(a == b for a, b in zip(_values(g), have, strict=True)))
        left.remove(best)
        counts["of"] += 1
        fields = list(zip(FIELDS, _values(best), have, strict=True))
        counts.update(name for name, a, b in fields if a == b)
        if "--fields" in sys.argv:
            print("   ", *key[:3], *(f"{n}: {b} not {a}" for n, a, b in fields if a != b))
        counts["direction"] += gold_key(best)[4] == key[4]
    return counts


def report(name: str, read: list[Read], show: bool) -> None:
    """Print the scores of one round, and with ``show`` what went wrong."""
    views = [(v, total([compare(i, n)[0] for _, i, _ in read])) for v, n in _VIEWS]
    for view, c in (*views, ("pair", total([count_pairs(i) for _, i, _ in read]))):
        figures = f"P {c.precision or 0:.3f} R {c.recall or 0:.3f} F1 {c.f1 or 0:.3f}"
        print(f"{name:10} {view:5} {figures} ({c.right}/{c.predicted}/{c.gold})")
    fields = sum((count_fields(raw["gold"], records) for raw, _, records in read), Counter())
    told = (f"{n} {fields[n] / max(fields['of'], 1):.2f}" for n in (*FIELDS, "direction"))
    print(f"{'':10} of {fields['of']} right tuples in {len(read)} passages: {', '.join(told)}")
    for _, item, _ in read if show else ():
        print_errors(item)


def main() -> None:
    """Score each round."""
    kept = Path(__file__).parents[1] / "tests" / "challenge" / "prose"
    texts, *given = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    for path in given or sorted(kept.glob("*.txt")):
        passages = {p["id"]: p for p in read_tables(texts / path.name)}
        read = [read_passage(f, passages[f["id"]]) for f in read_tables(path)]
        report(path.stem, read, "--misses" in sys.argv)


if __name__ == "__main__":
    main()
