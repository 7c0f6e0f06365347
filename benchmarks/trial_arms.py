"""Score participants, arms, doses and design in passages that were annotated before the rules ran.

Usage: python benchmarks/trial_arms.py [FILE ...] [--misses]

A FILE (default: all of ``tests/trials/passages/*.txt``) holds small papers of our own writing; the
layout is in ``tests/trials/passages/README.md``. Each is read as a paper of its own, from XML to
records. Own and cited trials are counted together; slots as ``extractor score`` counts them.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from extractor import extract
from extractor.records import Intervention, TrialRecord

PASSAGES = Path(__file__).parent.parent / "tests" / "trials" / "passages"
_SECTIONS = {
    "intro": "Introduction",
    "methods": "Methods",
    "results": "Results",
    "discussion": "Discussion",
}
_CALLOUT = re.compile(r"\[(\d+)\]")
_NOISE = re.compile(r"[\W_]+")
_SET_ASIDE = "active_controlled"
Values = dict[str, set[str]]


@dataclass(slots=True)
class Item:
    """A small paper and the facts that a reader would note, by slot."""

    name: str
    title: str
    slots: frozenset[str] = frozenset()  # what is looked at, all when empty
    texts: dict[str, str] = field(default_factory=dict)
    head: list[list[str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    own: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cited: list[list[str]] = field(default_factory=list)


def read_items(path: Path) -> list[Item]:
    """Return the small papers of one file; a section told in several lines has paragraphs."""
    items: list[Item] = []
    slots: frozenset[str] = frozenset()
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if line.startswith("== "):
            name, _, title = line[3:].partition(" | ")
            items.append(Item(name.strip(), title.strip(), slots))
        elif key == "slots":
            slots = frozenset(s.strip() for s in value.split(","))
        elif key in {"head", "row"}:
            cells = [c.strip() for c in value.split("|")]
            (items[-1].head if key == "head" else items[-1].rows).append(cells)
        elif key == "want cited":
            items[-1].cited.append([p.strip() for p in value.split("|")])
        elif key.startswith("want "):
            items[-1].own[key.removeprefix("want ")].append(value.strip())
        elif value:
            before = items[-1].texts.get(key)
            items[-1].texts[key] = "\n".join(filter(None, (before, value.strip())))
    return items


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"


def _prose(text: str) -> str:
    return "".join(f"<p>{_CALLOUT.sub(_callout, escape(p))}</p>" for p in text.split("\n"))


def _callout(found: re.Match[str]) -> str:
    return f"[<xref ref-type='bibr' rid='b{found[1]}'>{found[1]}</xref>]"


def _table(item: Item) -> str:
    if not item.rows:
        return ""
    rows = "".join(_row(r, "td") for r in item.rows)
    return (
        "<table-wrap><label>Table 1</label><caption>"
        f"<p>{escape(item.texts.get('caption', ''))}</p></caption><table>"
        f"<thead>{''.join(_row(r, 'th') for r in item.head)}</thead>"
        f"<tbody>{rows}</tbody></table></table-wrap>"
    )


def paper_of(item: Item) -> str:
    """Return an item as a JATS article."""
    abstract = item.texts.get("abstract")
    sections = [
        f"<sec><title>{title}</title>{_prose(item.texts[key])}</sec>"
        for key, title in _SECTIONS.items()
        if key in item.texts
    ]
    if item.rows:
        sections.append(f"<sec><title>Methods</title>{_table(item)}</sec>")
    numbers = sorted(set(_CALLOUT.findall(" ".join(item.texts.values()))), key=int)
    refs = "".join(
        f"<ref id='b{n}'><label>{n}</label><mixed-citation>Author {n}</mixed-citation></ref>"
        for n in numbers
    )
    return (
        "<article><front><article-meta><title-group><article-title>"
        f"{escape(item.title)}</article-title></title-group>"
        f"{f'<abstract>{_prose(abstract)}</abstract>' if abstract else ''}"
        f"</article-meta></front><body>{''.join(sections)}</body>"
        f"<back><ref-list>{refs}</ref-list></back></article>"
    )


def trials_of(item: Item) -> tuple[TrialRecord, ...]:
    """Return the trials that the extractor finds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{item.name}.xml"
        path.write_text(paper_of(item), encoding="utf-8")
        return extract(path).trials


def _fold(text: str) -> str:
    return _NOISE.sub("", text.casefold())


def _regimen(parts: Sequence[str]) -> str:
    return " | ".join(_fold(p) for p in parts)


def _together(names: Iterable[str]) -> str:
    return " + ".join(sorted({_fold(n) for n in names}))


def _doses(drugs: Iterable[Intervention]) -> set[str]:
    return {
        _regimen((i.name, f"{i.dose or ''} {i.unit or ''}", i.schedule or ""))
        for i in drugs
        if i.dose or i.schedule
    }


def _arms(trial: TrialRecord) -> set[str]:
    return {_together(i.name for i in a.interventions) for a in trial.arms}


def _wanted(item: Item) -> Values:
    drugs = [[p.strip() for p in d.split("|")] for d in item.own["drug"]]
    wanted: Values = {
        key: {v.strip() for v in ", ".join(values).split(",")}
        for key, values in item.own.items()
        if key not in {"drug", "condition", "arm"} and values
    }
    wanted["intervention"] = {_fold(d[0]) for d in drugs}
    wanted["dose_schedule"] = {_regimen(d) for d in drugs if d[1] != "-" or d[2] != "-"}
    wanted["arm"] = {_together(a.split(", ")) for a in item.own["arm"]}
    wanted["condition"] = {c.split(";")[0].strip() for c in item.own["condition"]}
    wanted["trial"] = {"own"} if item.own["drug"] else set()
    return wanted


def _found(item: Item, trial: TrialRecord) -> Values:
    drugs = [i for a in trial.arms for i in a.interventions]
    names = trial.condition and {trial.condition.name, trial.condition.text}
    right = [[n.strip() for n in c.split(";")] for c in item.own["condition"]]
    same = next((c[0] for c in right if {n.casefold() for n in names or () if n} & set(c)), None)
    return {
        "trial": {"own"},
        "participants": {str(trial.participants.value)} if trial.participants else set(),
        "phase": {trial.phase} if trial.phase else set(),
        "design": set(trial.design) - {_SET_ASIDE},
        "status": {trial.status} - {"unspecified"},
        "ids": set(trial.registry_ids),
        "acronym": {trial.acronym} if trial.acronym else set(),
        "condition": {same or str(trial.condition.name)} if trial.condition else set(),
        "intervention": {_fold(i.name) for i in drugs},
        "dose_schedule": _doses(drugs),
        "arm": _arms(trial),
    }


def _cited(wanted: Sequence[str]) -> Values:
    reference, participants, *told = wanted
    single = [d for part in told for d in ([part] if ";" in part else part.split(","))]
    drugs = [d.split(";") for d in single]
    return {
        "trial": {reference},
        "participants": {participants} - {"-"},
        "intervention": {_fold(d[0]) for d in drugs},
        "dose_schedule": {_regimen(d) for d in drugs if len(d) > 1},
    }


def _found_cited(trial: TrialRecord) -> Values:
    drugs = [i for a in trial.arms for i in a.interventions]
    return {
        "trial": {",".join(trial.attribution.references)},
        "participants": {str(trial.participants.value)} if trial.participants else set(),
        "intervention": {_fold(i.name) for i in drugs},
        "dose_schedule": _doses(drugs),
    }


def _cites(key: str, trial: TrialRecord) -> bool:
    return key in trial.attribution.references


def sides(item: Item) -> Iterator[tuple[Values, Values]]:
    """Yield what is wanted of each trial of an item beside what is found of it."""
    free = list(trials_of(item))
    wanted: list[tuple[Values, Callable[[TrialRecord], bool]]] = []
    own = _wanted(item)
    if own["trial"]:
        wanted.append((own, lambda t: t.attribution.source == "own"))
    for one in item.cited:
        wanted.append((_cited(one), partial(_cites, one[0])))
    for values, is_it in wanted:
        match = next((t for t in free if is_it(t)), None)
        if match is None:
            yield values, {}
            continue
        free.remove(match)
        yield values, (_found(item, match) if values is own else _found_cited(match))
    for trial in free:
        mine = trial.attribution.source == "own"
        yield {}, (_found(item, trial) if mine else _found_cited(trial))


def compare(items: Sequence[Item], *, shown: bool = False) -> dict[str, list[int]]:
    """Return right, found and wanted by slot over some items."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for item in items:
        for want, have in sides(item):
            for slot in item.slots & {*want, *have} or {**want, **have}:
                one, other = want.get(slot, set()), have.get(slot, set())
                counts[slot][0] += len(one & other)
                counts[slot][1] += len(other)
                counts[slot][2] += len(one)
                if shown and one != other:
                    lost, added = sorted(one - other), sorted(other - one)
                    print(f" {item.name} {slot}: missed {lost}, wrong {added}")
    return dict(counts)


def f1(right: int, found: int, wanted: int) -> float:
    """Return F1 of counts."""
    return 2 * right / (found + wanted) if found + wanted else 0.0


def main(arguments: list[str]) -> None:
    """Score the files and print the counts."""
    paths = [Path(a) for a in arguments if a != "--misses"] or sorted(PASSAGES.glob("*.txt"))
    for path in paths:
        print(path.stem)
        counts = compare(read_items(path), shown="--misses" in arguments)
        for slot, numbers in sorted(counts.items()):
            right, found, wanted = numbers
            print(f"  {slot:14} F1 {f1(*numbers):.2f} ({right}/{found}/{wanted})")
        total = [sum(n) for n in zip(*counts.values(), strict=True)]
        print(f"  {'all':14} F1 {f1(*total):.2f} ({total[0]}/{total[1]}/{total[2]})")


if __name__ == "__main__":
    main(sys.argv[1:])
