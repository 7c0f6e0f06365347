"""What damaged PDFs do to the text stage: crashes, hangs and memory, counted.

usage: python benchmarks/fuzz_pdf.py FILE... [--runs N] [--seed S] [--keep FOLDER]

Each run changes one of the files (bytes flipped, cut short, pieces swapped) and reads it in a
process of its own. Counted are: read (a document came out), refused (an error of our own with its
one clear line), escaped (any other exception), crashed (the process died), slow (over 10 s), and
fat (over 1 GB). ``--keep`` keeps the files that were neither read nor refused. The slowest run
and the largest growth of memory are told, too.
"""

from __future__ import annotations

import argparse
import multiprocessing
import queue
import random
import resource
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.pdf import document, read_pdf

_SECONDS, _BYTES = 10, 1 << 30


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return a damaged copy."""
    how = chance.choice(("flip", "cut", "swap"))
    if how == "cut":
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    if how == "flip":
        for _ in range(chance.randint(1, 200)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    size = chance.randint(10, 2000)
    a, b = (chance.randrange(max(len(changed) - size, 1)) for _ in range(2))
    changed[a : a + size], changed[b : b + size] = changed[b : b + size], changed[a : a + size]
    return bytes(changed)


def read_one(path: str, answer: multiprocessing.Queue[tuple[str, int]]) -> None:
    """Read a file within the memory allowed and say what became of it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        read_pdf(Path(path))
        word = "read"
    except ExtractorError:
        word = "refused"
    except Exception as error:  # this is what is looked for
        word = f"escaped: {type(error).__name__}"
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    answer.put(("fat" if used > _BYTES else word, used))


def watch(path: Path) -> tuple[str, float, int]:
    """Read a file in a process of its own; return what became of it, seconds and bytes."""
    context = multiprocessing.get_context("fork")
    answer = context.Queue()
    process = context.Process(target=read_one, args=(str(path), answer))
    started = time.monotonic()
    process.start()
    try:
        word, used = answer.get(timeout=_SECONDS)
    except queue.Empty:
        word, used = ("slow" if process.is_alive() else "crashed"), 0
    seconds = time.monotonic() - started
    if word == "slow":
        process.kill()
    process.join()
    return ("crashed" if process.exitcode and word != "slow" else word), seconds, used


def main() -> None:
    """Count what became of each damaged file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    document.can_recognise = lambda: False  # the fuzzed pictures are not the question
    counts: Counter[str] = Counter()
    longest, largest = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for run in range(options.runs):
            path = Path(folder) / f"{run}.pdf"
            path.write_bytes(mutate(chance.choice(options.files).read_bytes(), chance))
            word, seconds, used = watch(path)
            counts[word] += 1
            longest, largest = max(longest, seconds), max(largest, used)
            if options.keep and word not in ("read", "refused"):
                options.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, options.keep)
            path.unlink()
    print(dict(counts))
    print(f"slowest {longest:.1f} s, largest growth {largest / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
