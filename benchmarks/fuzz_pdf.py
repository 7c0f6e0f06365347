"""What damaged PDFs do to the text stage: crashes, hangs and memory, counted.

usage: python benchmarks/fuzz_pdf.py FILE... [--runs N] [--seed S]

Each run changes one of the files (bytes flipped, cut short, pieces swapped) and reads it in a
process of its own. Counted are: read (a document came out), refused (an error of our own with its
one clear line), escaped (any other exception), crashed (the process died), slow (over 10 s), and
fat (over 1 GB).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import tempfile
from collections import Counter
from pathlib import Path

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


def read_one(path: str, answer: multiprocessing.Queue[str]) -> None:
    """Read a file within the memory allowed and say what became of it."""
    from extractor.errors import ExtractorError
    from extractor.pdf import read_pdf

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        read_pdf(Path(path))
        word = "read"
    except ExtractorError:
        word = "refused"
    except Exception as error:  # this is what is looked for
        word = f"escaped: {type(error).__name__}"
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    answer.put("fat" if used > _BYTES else word)


def main() -> None:
    """Count what became of each damaged file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    context = multiprocessing.get_context("fork")
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for run in range(options.runs):
            path = Path(folder) / f"{run}.pdf"
            path.write_bytes(mutate(chance.choice(options.files).read_bytes(), chance))
            answer = context.Queue()
            process = context.Process(target=read_one, args=(str(path), answer))
            process.start()
            process.join(_SECONDS)
            if process.is_alive():
                process.kill()
                counts["slow"] += 1
            else:
                counts["crashed" if process.exitcode else answer.get()] += 1
            path.unlink()
    print(dict(counts))


if __name__ == "__main__":
    main()
