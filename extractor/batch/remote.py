"""Papers behind a URL that fsspec understands (``s3://``, ``gs://``, ``https://``, ``file://``)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import MissingFile, UsageError

_MISSING = "a URL needs fsspec: pip install 'extractor[ray]' (and s3fs or gcsfs for its kind)"


def is_url(path: str) -> bool:
    """Tell whether a path names its file system ("s3://bucket/papers")."""
    return "://" in path


def _file_system(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path within it.

    Raises:
        UsageError: when fsspec, or its part for this kind of URL, is not installed.
    """
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: cannot be opened ({error}); {_MISSING}") from error
    return system, str(path)


def find_remote(url: str, suffixes: tuple[str, ...]) -> list[str]:
    """Return the URLs of the papers that a URL names: a file, a folder (searched whole), a glob.

    Of twins in two formats the PDF is taken. A URL with nothing behind it stands for itself.

    Raises:
        UsageError: when the URL cannot be opened.
    """
    system, path = _file_system(url)
    try:
        if system.isdir(path):
            found = system.find(path)
        else:
            return [system.unstrip_protocol(p) for p in sorted(system.glob(path))] or [url]
    except Exception as error:  # each file system has errors of its own
        raise UsageError(f"{url}: cannot be listed ({error}); check address and rights") from error
    files = sorted(p for p in found if PurePosixPath(p).suffix.lower() in suffixes)
    pdfs = {PurePosixPath(p).with_suffix("") for p in files if p.lower().endswith(".pdf")}
    return [
        system.unstrip_protocol(p)
        for p in files
        if p.lower().endswith(".pdf") or PurePosixPath(p).with_suffix("") not in pdfs
    ]


def remote_state(url: str) -> str | None:
    """Return what changes when the file behind a URL does (its size, time or tag); None if gone."""
    try:
        system, path = _file_system(url)
        return str(system.ukey(path))
    except Exception:  # whatever it is, the paper's own row will say it
        return None


@contextmanager
def local_copy(url: str) -> Iterator[Path]:
    """Give the file behind a URL as a file of this machine, for as long as it is worked.

    Raises:
        MissingFile: when it cannot be fetched.
    """
    name = PurePosixPath(url).name
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        place = Path(folder) / name
        try:
            system, path = _file_system(url)
            system.get_file(path, str(place))
        except Exception as error:  # each file system has errors of its own
            raise MissingFile(f"{url}: cannot be fetched ({error}); check the address") from error
        yield place
