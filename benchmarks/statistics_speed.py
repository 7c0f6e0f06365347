"""Measure how fast the statistics stage reads running text, on one core.

usage: python benchmarks/statistics_speed.py TEXT [--megabytes 2] [--repeat 3] [--profile]
TEXT is a text file, plain or .gz, one paragraph a line. Time is CPU time; the best run counts.
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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
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
