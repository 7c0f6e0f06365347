"""Measure how many results of the RCT-ART corpus the program finds by itself, sentence by sentence.

usage: python benchmarks/rct_art_sentences.py CORPUS_DIR [--part read|blind] [--show]

The corpus marks, in result sentences of trial abstracts from six fields of medicine, treatments,
outcomes and the measures of either arm. Each sentence is put behind two of our own that name its
two treatments as arms, as an abstract would, and read with ``extract_text``: no entity is given.

gold     an outcome with a measure of both arms; numbers of people randomised are left out.
values   a result whose arm values hold a number of each arm's first measure.
full     and the outcomes share a word of four letters or more.
P        of results with two arm values, those that are a gold one.
part     by the first byte of the sentence's sha256: below 0x66 is ``blind``, which nobody reads
         while making rules; the rest is ``read``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor import extract_text
from extractor.records import TrialRecord, TrialResult

BLIND = 0x66
_HEAD = re.compile(r"^(?:RESULTS|CONCLUSIONS?|FINDINGS|METHODS AND RESULTS) (?=[A-Z0-9])")
_PEOPLE = re.compile(r"assigned|randomi")


def printed(tokens: str) -> str:
    """Return a tokenised text as it would be printed, without the heading before it."""
    text = re.sub(r" ([,.;:%)\]])", r"\1", tokens)
    return _HEAD.sub("", re.sub(r"([(\[]) ", r"\1", text)).replace("+/- ", "+/-")


def numbers(text: str) -> set[str]:
    """Return the numbers of a text."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def words(text: str) -> set[str]:
    """Return the longer words of a text."""
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def sentences(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """Yield the sentences of one part of the corpus."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (hashlib.sha256(row["text"].encode()).digest()[0] < BLIND) == (part == "blind"):
                yield row


def treatments(row: dict[str, Any]) -> list[str]:
    """Return the treatments of a sentence as printed, each once."""
    spans = (s for s in row.get("spans", []) if s["label"] == "INTV")
    names = (printed(row["text"][s["start"] : s["end"]]) for s in spans)
    return list({name.lower(): name for name in names}.values())


def gold_results(row: dict[str, Any]) -> list[tuple[str, list[set[str]]]]:
    """Return each outcome with the numbers of both arms' first measures."""
    arm: dict[int, str] = {}
    outcome: dict[int, tuple[int, int]] = {}
    for relation in row.get("relations", []):
        child, head = relation["child_span"], relation["head_span"]
        if relation["label"] == "OC_RES":
            outcome[child["start"]] = (head["start"], head["end"])
        else:
            arm[child["start"]] = relation["label"]
    found: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(dict)
    for span in sorted(row.get("spans", []), key=lambda s: s["start"]):
        at = span["start"]
        if span["label"] == "MEAS" and at in arm and at in outcome:
            found[outcome[at]].setdefault(arm[at], numbers(row["text"][at : span["end"]]))
    named = [(printed(row["text"][a:b]), list(arms.values())) for (a, b), arms in found.items()]
    return [(name, arms) for name, arms in named if len(arms) == 2 and not _PEOPLE.search(name)]


def found_results(row: dict[str, Any]) -> list[TrialResult]:
    """Return the results that the program reads from a sentence."""
    first, second, *_ = treatments(row)
    text = (
        f"A randomised trial of {first} versus {second}\n\nMethods\n\n"
        f"Patients were randomly assigned to {first} or {second}.\n\nResults\n\n"
        f"{printed(row['text'])}\n"
    )
    records = extract_text(text).records
    return [x for r in records if isinstance(r, TrialRecord) for x in r.results]


def judge(row: dict[str, Any], counts: Counter[str]) -> bool:
    """Count what is right in a sentence; return whether something is missed or wrong."""
    before = counts["full"] - counts["gold"] - counts["two"] + counts["two right"]
    found, right = found_results(row), set()
    for name, arms in gold_results(row):
        counts["gold"] += 1
        best = ""
        for n, result in enumerate(found):
            have = numbers(" ".join(result.arm_values))
            if all(arm & have for arm in arms):
                right.add(n)
                same = words(name) & words(result.outcome.text or "")
                best = "full" if same else best or "values"
        counts[best] += 1
    two = [n for n, result in enumerate(found) if len(result.arm_values) > 1]
    counts["two"] += len(two)
    counts["two right"] += len(right.intersection(two))
    return counts["full"] - counts["gold"] - counts["two"] + counts["two right"] < before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--part", choices=("read", "blind"), default="read")
    parser.add_argument("--show", action="store_true", help="print sentences with an error")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for row in sentences(options.corpus, options.part):
        if len(treatments(row)) < 2:
            continue
        if judge(row, counts) and options.show:
            got = [(x.outcome.text, x.arm_values) for x in found_results(row)]
            print(f"{printed(row['text'])}\n   gold {gold_results(row)}\n   got {got}")
    gold, full = counts["gold"], counts["full"]
    print(
        f"{options.part}: {gold} results; R full {full / gold:.3f}, "
        f"R values {(full + counts['values']) / gold:.3f}; "
        f"P {counts['two right'] / max(1, counts['two']):.3f} of {counts['two']}"
    )


if __name__ == "__main__":
    main()
