"""Train floret vectors on the corpora's texts; devel and test parts are left out."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from .corpora import read_iob

_TOKEN = re.compile(r"[0-9A-Za-z]+|[^\s]")
DIMENSIONS = 96
BUCKETS = 50_000
EPOCHS = 5
THREADS = 2


def texts(corpora: Path) -> Iterator[str]:
    """Yield the paragraphs to learn from."""
    with gzip.open(corpora / "text" / "trials-ccby.txt.gz", "rt", encoding="utf-8") as handle:
        yield from handle
    for archive in sorted(corpora.glob("standoff/*.tar.gz")):
        yield from _archive(archive)
    yield from _archive(corpora / "craft" / "text.tar.gz")
    for path in sorted(corpora.glob("ner/*/train.tsv")):
        yield from (example.text for example in read_iob(path))


def _archive(path: Path) -> Iterator[str]:
    with tarfile.open(path) as tar:
        for member in tar.getmembers():
            held_out = "devel" in member.name or "README" in member.name
            if member.isfile() and member.name.endswith(".txt") and not held_out:
                handle = tar.extractfile(member)
                if handle is not None:
                    yield from handle.read().decode("utf-8", "replace").split("\n")


def make_vectors(corpora: Path, work: Path) -> Path:
    """Train the vectors and return the folder of a pipeline that holds them."""
    folder = work / "vectors"
    if folder.exists():
        return folder
    import floret

    lines, table = work / "fine.txt", work / "vectors.floret"
    if not table.exists():
        with lines.open("w", encoding="utf-8") as handle:
            for text in texts(corpora):
                handle.write(" ".join(_TOKEN.findall(text)) + "\n")
        model = floret.train_unsupervised(
            str(lines),
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=BUCKETS,
            minn=3,
            maxn=5,
            dim=DIMENSIONS,
            epoch=EPOCHS,
            minCount=5,
            thread=THREADS,
            lr=0.05,
            neg=10,
            ws=5,
        )
        model.save_floret_vectors(str(table))
    command = ["-m", "spacy", "init", "vectors", "en", str(table), str(folder), "--mode", "floret"]
    subprocess.run([sys.executable, *command], check=True)
    return folder
