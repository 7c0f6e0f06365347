"""Three invented papers to try the program on; their sources are in the repository's examples/."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def example_papers() -> tuple[Path, ...]:
    """Return the paths of the packaged example PDFs: a marker study, a review, a trial report."""
    return tuple(sorted(_HERE.glob("example-*.pdf")))
