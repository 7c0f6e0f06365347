"""Where the papers of a gold set are: in a folder, or somewhere on the net."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError

SOURCE_FILE = "source.json"
SPLITS_FILE = "splits.csv"
_PMC_PDF = "https://europepmc.org/articles/{pmcid}?pdf=render"
_PMC_XML = "https://www.ebi.ac.uk/europepmc/webservices/rest/{pmcid}/fullTextXML"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """A gold paper's file: its name, its sha256, and the addresses to try, best first."""

    doc_id: str
    file: str
    sha256: str
    urls: tuple[str, ...] = ()
    where_to_get: str = ""


def read_sources(gold: Path) -> tuple[PaperSource, ...]:
    """Return the sources of a gold folder, by doc_id.

    Raises:
        UsageError: when the folder holds no ``source.json``, or one that cannot be read.
    """
    paths = sorted(gold.glob(f"*/{SOURCE_FILE}"))
    if not paths:
        raise UsageError(f"{gold}: holds no <doc_id>/{SOURCE_FILE}; give the gold folder")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> PaperSource:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        # A source may come from others: a name that leads out of the folder must not be written.
        name = Path(str(raw["file"])).name
        sha256 = str(raw["sha256"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: is no source file ({error!r})") from error
    where = str(raw.get("where_to_get") or "")
    return PaperSource(
        doc_id=path.parent.name,
        file=name,
        sha256=sha256,
        urls=_urls(where, raw.get("pmcid"), raw.get("format")),
        where_to_get=where,
    )


def _urls(where: str, pmcid: str | None, form: str | None) -> tuple[str, ...]:
    """Return the addresses to try: the one given, then the open-access copy by its id."""
    urls = [where] if where.startswith(("http://", "https://")) else []
    if pmcid and form in {"pdf", "jats"}:
        pattern = _PMC_PDF if form == "pdf" else _PMC_XML
        urls.append(pattern.format(pmcid=pmcid))
    return tuple(urls)


def find_files(gold: Path, papers: Path) -> dict[str, Path]:
    """Return doc_id → file for the gold papers found in a folder (searched whole), by file name."""
    there = _by_name(papers)
    return {s.doc_id: there[s.file][0] for s in read_sources(gold) if s.file in there}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPaper:
    """A gold paper's file, checked by its sha256; ``problem`` says why there is none."""

    doc_id: str
    path: Path | None = None
    problem: str = ""


def find_papers(gold: Path, papers: Path, split: str = "all") -> tuple[FoundPaper, ...]:
    """Return the very files that were annotated, for the papers of one split or of all.

    Raises:
        UsageError: when the gold folder has no sources, or none of that split.
    """
    splits = _splits(gold)
    wanted = [s for s in read_sources(gold) if split in {"all", splits.get(s.doc_id)}]
    if not wanted:
        raise UsageError(f"{gold}: holds no paper of split {split!r}; see its {SPLITS_FILE}")
    there = _by_name(papers)
    return tuple(_check(source, there.get(source.file, ())) for source in wanted)


def _check(source: PaperSource, paths: Sequence[Path]) -> FoundPaper:
    for path in paths:
        if hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256:
            return FoundPaper(doc_id=source.doc_id, path=path)
    return FoundPaper(doc_id=source.doc_id, problem="other version" if paths else "not found")


def _by_name(papers: Path) -> dict[str, list[Path]]:
    """Return the files of a folder by name; one name may stand in several folders."""
    there: dict[str, list[Path]] = {}
    for path in sorted(papers.rglob("*")):
        if path.is_file():
            there.setdefault(path.name, []).append(path)
    return there


def _splits(gold: Path) -> dict[str, str]:
    path = gold / SPLITS_FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["doc_id"]: row["split"] for row in csv.DictReader(file)}
