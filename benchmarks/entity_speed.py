"""Measure the entity stage on papers: statistics taken for names, speed, load time, memory.

Usage: python benchmarks/entity_speed.py FOLDER [--show]

Every paper of FOLDER (PDF, XML, text) is read and its statistics are found; only the entity stage
is timed, in processor time, on the words of what it reads (running text and table cells). A
statistic is taken for a name when a name lies over a p, an effect, an interval or a share with
their numbers, or when what is printed is nothing but a number with its sign ("miR-221/222" has two
names). That is judged by patterns of this script, not by the masks of the stage. Printed are counts
by label; ``--show`` prints the names too (never for papers that are held out). Memory is the peak
of this process before the papers are read and after.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractor.errors import ExtractorError
from extractor.ner import annotate, load_annotator
from extractor.pipeline import READ_SUFFIXES, document_statistics, read_document
from extractor.types import Mention, Sentence

_KILOBYTES = 1024
_NUMBER = re.compile(r"[<>=≤≥~≈±+−–-]?\s*\d+(?:[.,·]\d+)*\s*%?$")
_MICRO_RNA = re.compile(r"(?:miR|miRNA|microRNA)s?[^\w/]?\d+\w?(?:/\d+\w?)*/$")
_VALUE = re.compile(
    r"(?:\b[Pp](?:[- ]?values?)?\s*[=<>≤≥]\s*|\b(?:HR|OR|RR|CI)s?\b\s*[=:,]?\s*|[=<>≤≥]\s*)"
    r"\d*\.?\d+|\b\d+(?:\.\d+)?\s*%|\b\d+\.\d+\s*(?:-|–|to)\s*\d+\.\d+"
)


def wrong(sentence: Sentence) -> Iterator[Mention]:
    """Yield the names of a sentence that are, or lie over, the value of a statistic."""
    values = [(m.start(), m.end()) for m in _VALUE.finditer(sentence.text)]
    for mention in sentence.mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        number = _NUMBER.match(mention.text) and not _MICRO_RNA.search(sentence.text[:start])
        if number or any(a <= start and end <= b for a, b in values):
            yield mention


def main() -> None:
    """Read the papers and print the figures."""
    folder, show = Path(sys.argv[1]), "--show" in sys.argv
    started, worked = time.perf_counter(), time.process_time()
    annotator = load_annotator()
    loading, loading_work = time.perf_counter() - started, time.process_time() - worked
    loaded = _peak()
    papers = mentions = words = 0
    errors: Counter[str] = Counter()
    spent = 0.0
    for path in sorted(p for p in folder.rglob("*") if p.suffix in READ_SUFFIXES):
        try:
            document = read_document(path)
        except ExtractorError:
            continue
        statistics = document_statistics(document)
        begun = time.process_time()
        sentences = annotate(document, statistics, annotator)
        spent += time.process_time() - begun
        papers += 1
        words += sum(len(s.text.split()) for s in sentences)
        for sentence in sentences:
            mentions += len(sentence.mentions)
            found = [*wrong(sentence)]
            errors.update(mention.label for mention in found)
            for mention in found if show else ():
                print(f"{path.name}: {mention.label} {mention.text!r}")
    print(f"papers {papers}, words {words}, names {mentions}")
    print(f"statistics taken for names: {errors.total()} {dict(errors) or ''}")
    print(f"entity stage: {words / spent:,.0f} words/s of processor time on one core")
    print(f"load {loading:.2f} s ({loading_work:.2f} s of processor time)")
    print(f"memory {loaded:.0f} MB loaded, {_peak():.0f} MB at its peak")
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def _peak() -> float:
    """Return the peak of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES


if __name__ == "__main__":
    main()
