"""Every tunable number, with its unit and default, and where the models lie."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .errors import ResourceError

MODELS_VARIABLE = "EXTRACTOR_MODELS"


def models_dir() -> Path:
    """Return the folder of models and vocabularies: the variable's, the wheel's, the checkout's.

    Raises:
        ResourceError: when none of them holds a ``vocab`` folder.
    """
    package = Path(__file__).parent
    named = os.environ.get(MODELS_VARIABLE)
    places = [Path(named)] if named else [package / "_models", package.parent / "models"]
    for place in places:
        if (place / "vocab").is_dir():
            return place
    raise ResourceError(
        f"no models found in {', '.join(map(str, places))}; reinstall the package "
        f"or set {MODELS_VARIABLE} to the folder that holds vocab/"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a run, stage by stage."""

    batch: BatchSettings = field(default_factory=lambda: BatchSettings())


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """How a folder is worked through."""

    workers: int = 1
    max_file_bytes: int = 200_000_000
