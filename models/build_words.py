"""Count the words of biomedical prose, for words that a line end breaks.

usage: python models/build_words.py TEXT.txt.gz ...

Writes ``extractor/pdf/words.tsv``: a comment line, then word and count, the commonest first. Words
are lower case; those with hyphens stand beside the plain ones, so that "broad-" + "spectrum" can be
told from "bio-" + "marker". Counts alone are kept, no text.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).parents[1] / "extractor" / "pdf" / "words.tsv"
_WORD = re.compile(r"[a-z]+(?:[-‐][a-z]+)*")
_LEAST, _LEAST_HYPHENED = 3, 2  # times a word must be seen
_SHORTEST = 3  # letters
SOURCE = "# words: counts from 10.5 million words of CC BY trial papers (PMC), 2026-11; facts only"


def count(lines: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in the lines."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(word.replace("‐", "-") for word in _WORD.findall(line.lower()))
    return counts


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="+")
    counts: Counter[str] = Counter()
    for path in parser.parse_args().texts:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            counts.update(count(lines))
    kept = [
        (word, n)
        for word, n in counts.items()
        if len(word) >= _SHORTEST and n >= (_LEAST_HYPHENED if "-" in word else _LEAST)
    ]
    kept.sort(key=lambda row: (-row[1], row[0]))
    rows = "".join(f"{word}\t{n}\n" for word, n in kept)
    OUT.write_text(f"{SOURCE}\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
