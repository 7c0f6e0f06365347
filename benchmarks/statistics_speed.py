"""Measure how fast the statistics stage reads running text, on one core.

usage: python benchmarks/statistics_speed.py TEXT [--megabytes 2] [--repeat 3] [--profile]
       python benchmarks/statistics_speed.py --adversarial
TEXT is a text file, plain or .gz, one paragraph a line. Time is CPU time; the best run counts.
With --adversarial lines are read that begin over and over what a production could match: the
milliseconds for 10 KB of each, and how many times longer 40 KB take (4 is linear).
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import pstats
import time
from pathlib import Path

from extractor.stats import find_statistics

MEGABYTE = 1_000_000
ADVERSARIAL = (
    "p = 1 ", "HR (1", "0.5 vs ", "hazard ratio for 1 ", "1,111", "0.5-", "median 1 ", "CI 95% ",
    "n 1", "10x", "p<0.05,", "((1", "p (", "HR, 1 of ", "1 of ", "1", "12 ", "a1", "p=p=", "1 (1) ",
    "95% CI 1-", "of 1 patients ", "1.5, ", "month 1 ", "45% vs ", "follow-up 1 ", "HR ", "-1",
)  # fmt: skip


def read(path: Path, limit: int) -> list[str]:
    """Return the first paragraphs of a file, at most ``limit`` bytes of them."""
    paragraphs, size = [], 0
    binary = gzip.open if path.suffix == ".gz" else open
    with binary(path, "rb") as raw:
        for line in map(bytes.decode, raw):
            size += len(line.encode())
            if size > limit:
                break
            paragraphs.append(line)
    return paragraphs


def run(paragraphs: list[str]) -> tuple[float, int]:
    """Return the seconds taken and how many statistics were found."""
    started = time.process_time()
    found = sum(len(find_statistics(one)) for one in paragraphs)
    return time.process_time() - started, found


def adversarial(repeat: int) -> None:
    """Print how long each adversarial line takes."""
    for unit in ADVERSARIAL:
        short, long = (unit * (n // len(unit)) for n in (10_000, 40_000))
        seconds, more = (min(run([t])[0] for _ in range(repeat)) for t in (short, long))
        print(f"{unit!r:24} {1000 * seconds:7.1f} ms  x {more / max(seconds, 1e-6):4.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", type=Path, nargs="?")
    parser.add_argument("--adversarial", action="store_true")
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    if options.adversarial:
        adversarial(options.repeat)
        return
    if options.text is None:
        parser.error("give a TEXT, or --adversarial")
    paragraphs = read(options.text, int(options.megabytes * MEGABYTE))
    size = sum(len(one.encode()) for one in paragraphs) / MEGABYTE
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(run, paragraphs)
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    runs = [run(paragraphs) for _ in range(options.repeat)]
    seconds, found = min(runs)
    print(f"{size:.2f} MB, {found} statistics, {seconds:.2f} s CPU: {size / seconds:.2f} MB/s")


if __name__ == "__main__":
    main()
