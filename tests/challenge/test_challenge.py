"""The challenge set loads and obeys its schema; how well it is extracted is scored elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = {"distribution": ("A", 160), "statements": ("B", 200), "tables": ("C", 40)}
WORDS = {
    "form": """expression protein mRNA serum mutation variant copy_number methylation fusion ratio
        signature score other unspecified""",
    "state": """high low positive negative mutated wild_type increased decreased amplified lost
        unspecified""",
    "outcome": """OS CSS PFS DFS RFS EFS FFS BCRFS LRFS DMFS BMFS MFS TTP TTM TTR RECURRENCE
        METASTASIS BONE_METASTASIS LYMPH_NODE STAGE GRADE SIZE INVASION RESPONSE TOXICITY OTHER""",
    "direction": "worse better none associated",
    "analysis": "univariate multivariate log_rank correlation unspecified",
    "source": "own cited",
    "certainty": "asserted hedged",
    "subject": "human animal cell_line",
}
DECIMAL = re.compile(r"(?<=\d)[·,](?=\d)")
COMPARATORS = ("=", "<", ">", "<=", ">=", "~", "ns", "uncertain")


def load(name: str) -> list[dict[str, Any]]:
    """Read one file of the set."""
    lines = (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def widths(rows: list[list[Any]]) -> set[int]:
    """Count the columns of each row, those that a cell above reaches into included."""
    hanging = [0] * (len(rows) + 40)
    counts = set()
    for index, row in enumerate(rows):
        width = hanging[index]
        for cell in row:
            spans = {} if isinstance(cell, str) else cell
            across = spans.get("colspan", 1)
            width += across
            for below in range(index + 1, index + spans.get("rowspan", 1)):
                hanging[below] += across
        counts.add(width)
    return counts


def is_printed(value: float, text: str) -> bool:
    """Tell whether a number stands in the text with any count of trailing zeros."""
    return any(f"{value:{form}}" in text for form in ("g", ".1f", ".2f", ".3f"))


def check_statistics(entry: dict[str, Any], text: str) -> None:
    """Check the p-value and the effect of a gold entry."""
    comparator, p_value = entry["p"] or ("ns", None)
    assert comparator in COMPARATORS
    assert (p_value is None) == (comparator == "ns")
    assert p_value is None or 0 <= p_value <= 1
    if entry["effect"] is not None:
        measure, value, low, high = entry["effect"]
        assert measure in ("HR", "OR", "RR")
        assert (low is None) == (high is None)
        assert low is None or low <= value <= high
        assert all(number is None or is_printed(number, text) for number in (value, low, high))


def check_entry(entry: dict[str, Any], text: str) -> None:
    """Check a gold entry against the record model's words and the text it was read from."""
    for field, words in WORDS.items():
        assert entry[field] in words.split(), field
    assert all(symbol == "".join(symbol.split()) != "" for symbol in entry["genes"])
    assert all(entry[field].strip() for field in ("marker", "cancer"))
    assert entry["source"] == "cited" or not entry["references"]
    assert entry["subgroup"] is None or entry["subgroup"].lower() in text.lower()
    assert isinstance(entry["optional"], bool)
    check_statistics(entry, DECIMAL.sub(".", text))


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_items_are_well_formed(name: str) -> None:
    """Every item has the fields of its kind, and its gold stays within the contract's words."""
    for item in load(name):
        assert item["id"].startswith(FILES[name][0])
        assert all(item[field] for field in ("title", "section"))
        assert ("table" if name == "tables" else "text") in item
        for entry in item["gold"]:
            check_entry(entry, json.dumps(item, ensure_ascii=False))


def test_the_tables_are_rectangular() -> None:
    """The rows of a table, header and body, have one width."""
    for item in load("tables"):
        table = item["table"]
        assert all(table[part] for part in ("caption", "header", "body"))
        assert len(widths(table["header"]) | widths(table["body"])) == 1, item["id"]


def test_ids_and_texts_are_unique() -> None:
    """An id names one item in the whole set, and no text comes twice."""
    items = [item for name in FILES for item in load(name)]
    assert len({item["id"] for item in items}) == len(items)
    assert len({json.dumps(item.get("text", item.get("table"))) for item in items}) == len(items)


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_file_has_its_size(name: str) -> None:
    """No file is thinner than was asked for."""
    assert len(load(name)) >= FILES[name][1]


def test_the_passages_have_their_variety() -> None:
    """At least a quarter of the passages holds no record, and the set spans many genes."""
    passages = load("statements")
    assert sum(not item["gold"] for item in passages) >= len(passages) / 4
    entries = [entry for name in FILES for item in load(name) for entry in item["gold"]]
    assert len({symbol for entry in entries for symbol in entry["genes"]}) >= 80
    assert len({entry["cancer"] for entry in entries}) >= 25
