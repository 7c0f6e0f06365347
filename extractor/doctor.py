"""What this installation has: versions, models, vocabularies, optional tools."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from .errors import ResourceError
from .settings import models_dir
from .version import __version__

_PACKAGES = ("spacy", "scispacy", "pdfplumber", "pypdfium2", "pydantic", "pandas", "lxml")
_TOOLS = (("tesseract", "scanned pages"), ("ocrmypdf", "scanned pages"))
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor: what was looked for, whether it is there, and what was found."""

    group: Literal["program", "package", "model", "vocabulary", "optional tool"]
    name: str
    found: bool
    detail: str

    @property
    def needed(self) -> bool:
        """Tell whether the program cannot work without it."""
        return self.group != "optional tool"


def examine() -> tuple[Check, ...]:
    """Return one check for each part that the program stands on."""
    return (
        Check("program", "extractor", True, __version__),
        Check("program", "python", True, platform.python_version()),
        *(_package(name) for name in _PACKAGES),
        *_models(),
        *(_tool(name, purpose) for name, purpose in _TOOLS),
    )


def _package(name: str) -> Check:
    try:
        return Check("package", name, True, version(name))
    except PackageNotFoundError:
        return Check("package", name, False, f"not installed; pip install {name}")


def _tool(name: str, purpose: str) -> Check:
    path = shutil.which(name)
    return Check("optional tool", name, path is not None, path or f"not found (for {purpose})")


def _models() -> tuple[Check, ...]:
    try:
        folder = models_dir()
    except ResourceError as error:
        return (Check("model", "models", False, str(error)),)
    vocabularies = sorted((folder / "vocab").glob("*.tsv"))
    weights = folder / "confidence.json"
    trained = sorted(p.parent for p in folder.glob("*/meta.json"))
    return (
        Check("model", "folder", True, str(folder)),
        Check("model", "confidence", weights.is_file(), weights.name),
        *(Check("model", path.name, True, "trained pipeline") for path in trained),
        *(_vocabulary(path) for path in vocabularies),
    )


def _vocabulary(path: Path) -> Check:
    """Return the check of one table: its number of rows and the source named in its header."""
    with path.open(encoding="utf-8") as file:
        first = file.readline().strip()
        rows = sum(1 for line in file if line.strip() and not line.startswith(_COMMENT))
    source = first.lstrip("# ") if first.startswith(_COMMENT) else "no source named"
    return Check("vocabulary", path.stem, rows > 0, f"{rows:,} rows; {source}")
