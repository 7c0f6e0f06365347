"""Score results of trials in passages and tables that were annotated before the rules ran on them.

Usage: python benchmarks/trial_results.py [FILE ...] [--misses]

A FILE (default: all of ``tests/trials/rounds/*.txt``) holds small papers of our own writing; the
layout is in ``tests/trials/rounds/README.md``. Each is read as a paper of its own, from XML to
records. A result is right when outcome code, effect and p agree (as in ``extractor score``); its
direction and its arms' values are looked at where the result is right.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from extractor import extract
from extractor.records import Effect, OutcomeRef, PValue, TrialResult
from extractor.score.agree import same_effect, same_p_value

ROUNDS = Path(__file__).parent.parent / "tests" / "trials" / "rounds"
_P = re.compile(r"(?P<sign><=|>=|<|>)?\s*(?P<value>[\d.]+)$")


@dataclass(slots=True)
class Item:
    """A small paper and the results a reader would note."""

    name: str
    title: str
    arms: str = ""
    methods: str = ""
    text: str = ""
    discussion: str = ""
    caption: str = ""
    head: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    want: list[TrialResult] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """Counts of one kind of item."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    directions: int = 0
    directed: int = 0
    arms: int = 0
    valued: int = 0

    def line(self, name: str) -> str:
        """Return the counts as one printed line."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return (
            f"{name:9} P {precision:.2f} R {recall:.2f} F1 {f1:.2f} "
            f"({self.right}/{self.found}/{self.wanted}); "
            f"direction {self.directions}/{self.directed}; arms' values {self.arms}/{self.valued}"
        )


def _p_value(text: str) -> PValue | None:
    if text == "-":
        return None
    if text == "ns":
        return PValue(comparator="ns", text=text)
    found = _P.match(text)
    assert found is not None, f"no p-value: {text}"
    return PValue.model_validate(
        {"comparator": found["sign"] or "=", "value": Decimal(found["value"]), "text": text}
    )


def _effect(text: str) -> Effect | None:
    if text == "-":
        return None
    measure, *numbers = text.split()
    value, low, high = [*map(Decimal, numbers), None, None][:3]
    return Effect(measure=measure, value=value, ci_low=low, ci_high=high)


def _wanted(line: str) -> TrialResult:
    code, p_value, effect, values, direction = (p.strip() for p in line.split("|"))
    return TrialResult.model_validate(
        {
            "outcome": OutcomeRef.model_validate({"text": code, "code": code}),
            "p_value": _p_value(p_value),
            "effect": _effect(effect),
            "arm_values": tuple(v.strip() for v in values.split(" / ") if v.strip("- ")),
            "direction": None if direction == "-" else direction,
        }
    )


def read_items(path: Path) -> list[Item]:
    """Return the small papers of one file."""
    items: list[Item] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if line.startswith("== "):
            name, _, title = line[3:].partition(" | ")
            items.append(Item(name.strip(), title.strip()))
        elif key in {"head", "row"}:
            cells = [c.strip() for c in value.split("|")]
            (items[-1].head if key == "head" else items[-1].rows).append(cells)
        elif key == "want":
            items[-1].want.append(_wanted(value))
        elif key in {"arms", "methods", "text", "discussion", "caption"}:
            setattr(items[-1], key, value.strip())
    return items


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"


def _section(kind: str, text: str, more: str = "") -> str:
    """Return a section as JATS; "[7]" is a callout of reference 7."""
    cited = re.sub(
        r"\[(\d+)\](?=[ ,;.])", r'[<xref ref-type="bibr" rid="B\1">\1</xref>]', escape(text)
    )
    body = f"<title>{kind.capitalize()}</title><p>{cited}</p>{more}"
    return f"<sec sec-type='{kind}'>{body}</sec>" if text else ""


def paper_of(item: Item) -> str:
    """Return an item as a JATS article."""
    table = ""
    if item.rows:
        head = "".join(_row(r, "th") for r in item.head)
        body = "".join(_row(r, "td") for r in item.rows)
        table = (
            f"<table-wrap><label>Table 2</label><caption><p>{escape(item.caption)}</p></caption>"
            f"<table><thead>{head}</thead><tbody>{body}</tbody></table></table-wrap>"
        )
    return (
        "<article><front><article-meta><title-group><article-title>"
        f"{escape(item.title)}</article-title></title-group><abstract><p>{escape(item.arms)}</p>"
        "</abstract></article-meta></front><body>"
        f"{_section('methods', item.methods)}{_section('results', item.text, table)}"
        f"{_section('discussion', item.discussion)}</body></article>"
    )


def results_of(item: Item) -> list[TrialResult]:
    """Return what the extractor finds of the paper's own trial."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{item.name}.xml"
        path.write_text(paper_of(item), encoding="utf-8")
        trials = extract(path).trials
        return [r for t in trials if t.attribution.source == "own" for r in t.results]


def same(one: TrialResult, other: TrialResult) -> bool:
    """Tell whether outcome code, effect and p agree."""
    return (
        one.outcome.code == other.outcome.code
        and same_effect(one.effect, other.effect)
        and same_p_value(one.p_value, other.p_value)
    )


def _digits(values: Sequence[str]) -> list[str]:
    return [m[0] if (m := re.search(r"\d+(?:\.\d+)?", v)) else v for v in values]


def _likeness(wanted: TrialResult, one: TrialResult) -> tuple[bool, bool]:
    return (
        _digits(wanted.arm_values) == _digits(one.arm_values),
        wanted.direction == one.direction,
    )


def compare(
    item: Item, found: Sequence[TrialResult], tally: Tally
) -> tuple[list[TrialResult], list[TrialResult]]:
    """Count an item and return the results that were missed and those that are wrong."""
    free = list(found)
    missed: list[TrialResult] = []
    tally.found += len(found)
    tally.wanted += len(item.want)
    for wanted in item.want:
        match = max(
            (r for r in free if same(wanted, r)), key=lambda r: _likeness(wanted, r), default=None
        )
        if match is None:
            missed.append(wanted)
            continue
        free.remove(match)
        tally.right += 1
        tally.directed += wanted.direction is not None
        tally.directions += wanted.direction is not None and match.direction == wanted.direction
        tally.valued += bool(wanted.arm_values)
        tally.arms += bool(wanted.arm_values) and _digits(match.arm_values) == _digits(
            wanted.arm_values
        )
    return missed, free


def _print(sign: str, one: TrialResult) -> None:
    effect = one.effect
    shown = f"{effect.measure} {effect.value} {effect.ci_low} {effect.ci_high}" if effect else "-"
    p_value = f"{one.p_value.comparator}{one.p_value.value}" if one.p_value else "-"
    values = " / ".join(one.arm_values)
    name = f"{one.outcome.code} [{one.outcome.text}]"
    print(f"  {sign} {name} {p_value} {shown} ({values}) {one.direction}")


def _kinds(items: Sequence[Item]) -> Iterator[tuple[str, list[Item]]]:
    yield "passages", [i for i in items if not i.rows]
    yield "tables", [i for i in items if i.rows]


def main(arguments: list[str]) -> None:
    """Score the files and print the counts."""
    shown = "--misses" in arguments
    paths = [Path(a) for a in arguments if a != "--misses"] or sorted(ROUNDS.glob("*.txt"))
    for path in paths:
        print(path.stem)
        for kind, items in _kinds(read_items(path)):
            tally = Tally()
            for item in items:
                missed, wrong = compare(item, results_of(item), tally)
                if shown and (missed or wrong):
                    print(f" {item.name}")
                    for sign, rest in (("-", missed), ("+", wrong)):
                        for one in rest:
                            _print(sign, one)
            print(" ", tally.line(kind))


if __name__ == "__main__":
    main(sys.argv[1:])
