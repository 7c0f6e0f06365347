r"""Try every compiled pattern of the package with lines that almost match, over and over.

usage: python benchmarks/pattern_linearity.py [--stages trials relations ...] [--limit 5] [--all]

Each pattern of a module (alone, in tables, in rules) gets lines of 2,000 and of 8,000 characters:
beginnings of what it matches, made from its own syntax and repeated, and beginnings that many
patterns share. Blanks are single, as in the passages of a document (--blanks: runs of them too,
which every leading ``\s*`` is slow on). A line costs what ``finditer`` over it costs, also
where the package only asks whether a pattern matches at one place. Four times the length should
take four times as long; printed are patterns that take more than seven times as long (16 is
quadratic) and more than a millisecond, and those that do not end within the limit of seconds.
Patterns run in a process of their own that is stopped when one is over time; time is CPU time.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from multiprocessing.connection import Connection
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import extractor

STAGES = ("trials", "relations", "ner", "stats", "pdf")
SHORT, LONG = 2_000, 8_000
RATIO, SECONDS = 7.0, 0.001
SHARED = (
    "a ", "1 ", "1", "(", ", ", "and ", "a, ", "Aa ", "-", "1.", "p < 0.05, ",
    "of the ", "(1) ", "ab-", "HR 1 (", "in 1 patients ", "[1] ", "a. ",
)  # fmt: skip
_DEEPEST = 4  # levels of tables and rules looked into
_MOST = 64  # characters of a made-up match


def patterns(stages: tuple[str, ...]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield each pattern that a module of the stages holds, with its place; each but once."""
    seen: set[tuple[str, int]] = set()
    for stage in stages:
        package = importlib.import_module(f"{extractor.__name__}.{stage}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for place, pattern in inside(value, f"{info.name}.{name}", _DEEPEST):
                    key = (pattern.pattern, pattern.flags)
                    if key not in seen:
                        seen.add(key)
                        yield place, pattern


def inside(value: Any, place: str, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns within a value: tables, mappings, rules."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield place, value
    elif depth:
        for name, one in _members(value):
            yield from inside(one, f"{place}{name}", depth - 1)


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from ((f"[{key!r:.20}]", one) for key, one in value.items())
    elif isinstance(value, (tuple, list, frozenset, set)):
        yield from ((f"[{number}]", one) for number, one in enumerate(value))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((f".{field.name}", getattr(value, field.name)) for field in fields(value))


def sample(pattern: re.Pattern[str], choice: int, repeats: int) -> str:
    """Return a text that the pattern more or less matches, made from its syntax."""
    made = _made(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), choice, repeats)
    return made[:_MOST]


def _made(parsed: Any, choice: int, repeats: int) -> str:
    return "".join(_part(str(op), value, choice, repeats) for op, value in parsed)


def _part(op: str, value: Any, choice: int, repeats: int) -> str:
    if op in _CHARACTERS:
        return _CHARACTERS[op](value)
    if op == "BRANCH":
        return _made(value[1][choice % len(value[1])], choice, repeats)
    if op in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _made(value[3] if op == "SUBPATTERN" else value, choice, repeats)
    if op.endswith("_REPEAT"):
        least, most, what = value
        return _made(what, choice, repeats) * min(max(int(least), repeats), int(most))
    return ""  # places and looks around take no room


_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}


def _of_class(items: Any) -> str:
    """Return a character of a class."""
    if str(items[0][0]) == "NEGATE":
        negated = re.compile("[^" + "".join(_class_text(item) for item in items[1:]) + "]")
        return next((c for c in "a 1(b;.\n" if negated.match(c)), "~")
    op, value = items[0]
    if str(op) == "LITERAL":
        return chr(value)
    return chr(value[0]) if str(op) == "RANGE" else _CATEGORIES.get(str(value), "a")


_CHARACTERS: dict[str, Callable[[Any], str]] = {
    "LITERAL": chr,
    "NOT_LITERAL": lambda value: "a" if value != ord("a") else "b",
    "ANY": lambda _: "a",
    "IN": _of_class,
}


def _class_text(item: Any) -> str:
    op, value = item
    if str(op) == "LITERAL":
        return re.escape(chr(value))
    if str(op) == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    letter = str(value).rpartition("_")[2][0].lower()
    return f"\\{letter.upper() if 'NOT' in str(value) else letter}"


def units(pattern: re.Pattern[str], blanks: bool) -> Iterator[str]:
    """Yield what is repeated to a line for a pattern, each but once."""
    shared = (*SHARED, " ", "\n") if blanks else SHARED
    made = [sample(pattern, choice, repeats) for choice in (0, 1) for repeats in (1, 3)]
    beginnings = [
        one[:end] for one in made for end in {1, len(one) // 2, len(one) * 3 // 4, len(one) - 1}
    ]
    spaced = [f"{one} " for one in (*made, *beginnings)]
    yield from dict.fromkeys(unit for unit in (*shared, *made, *beginnings, *spaced) if unit)


def seconds(pattern: re.Pattern[str], line: str, repeat: int) -> float:
    """Return the least CPU time of looking a line through."""
    best = float("inf")
    for _ in range(repeat):
        started = time.process_time()
        for _match in pattern.finditer(line):
            pass
        best = min(best, time.process_time() - started)
    return best


def line_of(unit: str, length: int, blanks: bool) -> str:
    """Return a line of a unit over and over."""
    line = unit * length if blanks else re.sub(r"\s+", " ", unit * (length // len(unit) * 2 + 2))
    return line[:length]


def worst(pattern: re.Pattern[str], blanks: bool) -> tuple[float, float, str]:
    """Return ratio, seconds for the long line, and unit of the line that grows worst.

    The first line that shows a pattern not to be linear is enough.
    """
    found = (0.0, 0.0, "")
    for unit in units(pattern, blanks):
        lines = [line_of(unit, length, blanks) for length in (SHORT, LONG)]
        for repeat in (1, 3):  # what looks bad is measured once more
            short, long = (seconds(pattern, line, repeat) for line in lines)
            ratio = long / max(short, 1e-7)
            if long <= SECONDS or ratio <= RATIO:
                break
        if long > SECONDS:
            found = max(found, (ratio, long, unit))
        if found[0] > RATIO:
            return found
    return found


def _work(
    jobs: list[tuple[str, re.Pattern[str]]], first: int, blanks: bool, answers: Connection
) -> None:
    for number in range(first, len(jobs)):
        answers.send(worst(jobs[number][1], blanks))


def measure(
    jobs: list[tuple[str, re.Pattern[str]]], limit: float, blanks: bool
) -> Iterator[tuple[str, tuple[float, float, str] | None]]:
    """Yield the worst line of each pattern, None for one that does not end in time."""
    context = multiprocessing.get_context("fork")
    number = 0
    while number < len(jobs):
        here, there = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(jobs, number, blanks, there), daemon=True)
        worker.start()
        there.close()
        while number < len(jobs) and here.poll(limit):
            yield jobs[number][0], here.recv()
            number += 1
        if number < len(jobs):
            worker.kill()
            yield jobs[number][0], None
            number += 1
        worker.join()


def main() -> None:
    """Try all patterns and print those that are not linear."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stages", nargs="+", default=STAGES, choices=STAGES)
    parser.add_argument("--limit", type=float, default=5.0, help="seconds a pattern")
    parser.add_argument("--blanks", action="store_true", help="try runs of blanks too")
    parser.add_argument("--all", action="store_true", help="print linear ones too")
    options = parser.parse_args()
    jobs = list(patterns(tuple(options.stages)))
    over = late = 0
    for place, found in measure(jobs, options.limit, options.blanks):
        if found is None:
            late += 1
            print(f"over {options.limit:g} s          {place}")
            continue
        ratio, taken, unit = found
        over += ratio > RATIO
        if ratio > RATIO or options.all:
            print(f"x {ratio:5.1f} {1000 * taken:8.1f} ms  {place}  {unit!r}", flush=True)
    print(f"{len(jobs)} patterns: {over} over linear, {late} not done in {options.limit:g} s")


if __name__ == "__main__":
    main()
