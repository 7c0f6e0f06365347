"""The papers of a gold set, downloaded by the addresses in their sources, each one checked."""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import UsageError
from ..version import __version__
from .sources import PaperSource, read_sources

Status = Literal["there", "fetched", "other version", "failed", "no address"]
TIMEOUT = 60.0  # seconds a server may stay silent
MOST_BYTES = 200_000_000  # no paper is larger
_AGENT = f"extractor/{__version__} (literature mining; fetches the papers of its gold set)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of one paper; ``detail`` says why it could not be had."""

    doc_id: str
    status: Status
    detail: str = ""

    @property
    def here(self) -> bool:
        """Tell whether the folder holds the very file that was annotated."""
        return self.status in {"there", "fetched"}


def fetch_gold(
    gold: Path, out: Path, *, on_paper: Callable[[Fetched], None] | None = None
) -> tuple[Fetched, ...]:
    """Download the papers of a gold folder that ``out`` does not have.

    A file is kept only when its sha256 is that of the paper annotated.

    Raises:
        UsageError: when the gold folder has no sources, or ``out`` cannot be written.
    """
    results = []
    for source in read_sources(gold):
        try:
            out.mkdir(parents=True, exist_ok=True)
            result = _fetch(source, out)
        except OSError as error:
            raise UsageError(f"{out}: cannot be written ({error}); give another --out") from error
        results.append(result)
        if on_paper is not None:
            on_paper(result)
    return tuple(results)


def _fetch(source: PaperSource, out: Path) -> Fetched:
    """Try the addresses of one paper, best first."""
    target = out / source.file
    if target.is_file() and _sha256(target.read_bytes()) == source.sha256:
        return Fetched(doc_id=source.doc_id, status="there")
    if not source.urls:
        return Fetched(doc_id=source.doc_id, status="no address", detail=source.where_to_get)
    status: Status = "failed"
    tried = []
    for url in source.urls:
        try:
            content = download(url)
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            tried.append(f"{url}: {error}")
            continue
        if _sha256(content) == source.sha256:
            partial = target.with_name(f".{target.name}.part")
            partial.write_bytes(content)
            partial.replace(target)
            return Fetched(doc_id=source.doc_id, status="fetched", detail=url)
        status = "other version"
        tried.append(f"{url}: {_what(content)}, not the file annotated (sha256 differs)")
    return Fetched(doc_id=source.doc_id, status=status, detail="; ".join(tried))


def download(url: str) -> bytes:
    """Return what an http(s) address answers.

    Raises:
        ValueError: when the address is none of the web, or the answer is too large for a paper.
        OSError: when the server cannot be reached, or refuses.
    """
    if not url.startswith(("http://", "https://")):
        raise ValueError("is no web address")
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        content: bytes = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"answers more than {MOST_BYTES:,} bytes")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _what(content: bytes) -> str:
    """Say what an answer looks like."""
    start = content[:512].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "a PDF"
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "an XML file" if start.startswith(b"<") else f"{len(content)} bytes"
