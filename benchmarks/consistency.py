"""Measure the check of ratio, interval and p-value: seeded contradictions, and false alarms.

usage: python benchmarks/consistency.py [FOLDER] [--count 20000] [--seed 1]

made      log ratios and standard errors are drawn, printed as papers do (two decimals, p with
          three or "< 0.001") and read back by the grammar. An alarm (``discrepant`` or
          ``contradictory``) on such a triple is false. Then each is spoiled in one of three ways
          (p on the other side of 0.05 by a clear margin, estimate outside its interval, bounds
          exchanged): all of these must come out ``contradictory``.
papers    with FOLDER: every ratio with interval and p printed as one group in its papers. Those
          whose p a plain Wald test (Altman and Bland 2011, no rounding considered) gives within
          a factor of 1.25 count as consistent; an alarm on one of them is false. The other
          verdicts are counted.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from math import erfc, exp, log, sqrt
from pathlib import Path

from extractor.pipeline import READ_SUFFIXES, document_statistics, read_document
from extractor.stats import check_consistency, find_statistics
from extractor.types import Statistic

ALARMS = frozenset({"discrepant", "contradictory"})
RATIOS = frozenset({"HR", "OR", "RR", "SHR", "IRR"})
AGREES = 1.25  # factor between printed and recomputed p


def two_sided(z: float) -> float:
    """Return the two-sided p-value of a z score."""
    return erfc(abs(z) / sqrt(2))


def printed(value: float, low: float, high: float, p: float) -> str:
    """Print a triple as papers do."""
    shown = "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
    return f"HR {value:.2f}, 95% CI {low:.2f}–{high:.2f}, {shown}"


def verdict(text: str) -> str | None:
    """Read a triple and return the verdict on it."""
    found = find_statistics(text)
    effect = next((s for s in found if s.kind == "EFFECT"), None)
    p = next((s for s in found if s.kind == "P_VALUE"), None)
    return None if effect is None else check_consistency(effect, p)


def made(count: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """Return the verdicts on consistent triples, and on the same ones spoiled."""
    dice = random.Random(seed)
    good: Counter[str] = Counter()
    spoiled: Counter[str] = Counter()
    for _ in range(count):
        beta, error = dice.gauss(0, 0.6), dice.uniform(0.08, 0.5)
        value, low, high = (exp(beta + k * 1.96 * error) for k in (0, -1, 1))
        p = two_sided(beta / error)
        good[str(verdict(printed(value, low, high, p)))] += 1
        way = dice.choice(("p", "estimate", "bounds"))
        if way == "p" and (p < 0.01 or p > 0.15):
            other = dice.uniform(0.2, 0.9) if p < 0.01 else dice.uniform(0.0001, 0.005)
            text = printed(value, low, high, other)
        elif way == "estimate":
            text = printed(high * dice.uniform(1.1, 1.5) + 0.02, low, high, p)
        elif f"{low:.2f}" != f"{high:.2f}":
            text = printed(value, high, low, p)
        else:
            continue
        spoiled[str(verdict(text))] += 1
    return good, spoiled


def triples(folder: Path) -> Iterator[tuple[Statistic, Statistic]]:
    """Yield the ratios of a folder's papers with interval and exact p, printed as one group."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in READ_SUFFIXES or (
            path.with_suffix(".pdf") != path.with_suffix(path.suffix)
            and path.with_suffix(".pdf").exists()
        ):
            continue
        groups: dict[int, list[Statistic]] = {}
        for s in document_statistics(read_document(path)):
            if s.group is not None:
                groups.setdefault(s.group, []).append(s)
        for members in groups.values():
            effect = next((s for s in members if s.kind == "EFFECT" and s.low is not None), None)
            p = next((s for s in members if s.kind == "P_VALUE"), None)
            if effect is not None and p is not None and effect.measure in RATIOS:
                yield effect, p


def agrees(effect: Statistic, p: Statistic) -> bool:
    """Tell whether a plain Wald test gives the printed p."""
    numbers = (effect.value, effect.low, effect.high)
    if any(n is None or n <= 0 for n in numbers) or p.value is None or effect.low == effect.high:
        return False
    value, low, high = (log(float(n)) for n in numbers if n is not None)
    again = two_sided(value / ((high - low) / 3.92)) if high > low else 0.0
    shown = float(p.value)
    if p.comparator in {"<", "<="}:
        return again < shown
    return shown > 0 and max(again, shown) / max(min(again, shown), 1e-12) <= AGREES


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    good, spoiled = made(options.count, options.seed)
    false = sum(good[v] for v in ALARMS)
    print(
        f"made: {good.total()} consistent triples, false alarms {false / good.total():.4f} {good}"
    )
    caught = spoiled["contradictory"] / spoiled.total()
    print(f"made: {spoiled.total()} contradictions, caught {caught:.4f} {dict(spoiled)}")
    if options.folder is not None:
        pairs = list(triples(options.folder))
        fits = [pair for pair in pairs if agrees(*pair)]
        alarms = sum(check_consistency(*pair) in ALARMS for pair in fits)
        verdicts = Counter(str(check_consistency(*pair)) for pair in pairs)
        print(f"papers: {len(pairs)} triples, {len(fits)} that agree, false alarms {alarms}")
        print(f"papers: verdicts on all {dict(verdicts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
