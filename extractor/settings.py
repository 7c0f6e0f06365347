"""Every tunable number, with its unit and default, and where the models lie."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .errors import ResourceError, UsageError

MODELS_VARIABLE = "EXTRACTOR_MODELS"
PIPELINE_VARIABLE = "EXTRACTOR_PIPELINE"
TYPES_VARIABLE = "EXTRACTOR_PIPELINE_TYPES"
SIMILARITY_VARIABLE = "EXTRACTOR_SIMILARITY"


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
    entities: EntitySettings = field(default_factory=lambda: EntitySettings())


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """How a folder is worked through."""

    workers: int = 1
    max_file_bytes: int = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySettings:
    """Whose names are taken: those of our vocabularies alone where nothing is set.

    ``pipeline`` is the package or the folder of a spaCy pipeline (scispaCy's, say) whose names take
    the place of ours for its types. ``types`` is a file that tells which of its types is which of
    ours, with a tab between them. ``similarity``, from 0 to 1: a name that no vocabulary holds
    stands for the concept whose name shares so much of its runs of three letters; without a
    ``pipeline`` the shipped pipelines of genes and cancers propose such names.
    """

    pipeline: str | None = None
    types: Path | None = None
    similarity: float | None = None


def entity_settings() -> EntitySettings:
    """Return the settings of entities that the environment holds.

    Raises:
        UsageError: when the similarity is no number from 0 to 1.
    """
    types = os.environ.get(TYPES_VARIABLE)
    printed = os.environ.get(SIMILARITY_VARIABLE)
    return EntitySettings(
        pipeline=os.environ.get(PIPELINE_VARIABLE) or None,
        types=Path(types) if types else None,
        similarity=_share(printed) if printed else None,
    )


def _share(printed: str) -> float:
    try:
        value = float(printed)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"{SIMILARITY_VARIABLE} is {printed}; give a number from 0 to 1")
    return value
