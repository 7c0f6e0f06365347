"""Print how far second readings of abstracts agree: ``python gold/abstract_agreement.py``.

``associations-second.jsonl`` holds the associations another annotator found; what stands beside it
in ``records.jsonl`` is the first reading. ``records-second.jsonl`` is all of an abstract, annotated
again by the same annotator.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from extractor import score
from extractor.reading import iterate_records
from extractor.score.report import ScoreReport

ABSTRACTS = Path(__file__).parent / "abstracts"
ASSOCIATIONS, ALL = "associations-second.jsonl", "records-second.jsonl"
BOTH_POOLS = '"pools"'  # what two annotators were given


def compare(names: list[str], second: str, kinds: tuple[str, ...]) -> ScoreReport:
    """Score the second reading of the abstracts against the first, in some kinds of record."""
    with tempfile.TemporaryDirectory() as folder:
        again = {}
        for name in names:
            place = Path(folder) / name
            place.mkdir()
            shutil.copy(ABSTRACTS / name / "records.jsonl", place / "all")
            lines = [r for r in iterate_records(place / "all") if r.kind in kinds]
            text = "".join(record.model_dump_json() + "\n" for record in lines)
            (place / "records.jsonl").write_text(text, encoding="utf-8")
            path = ABSTRACTS / name / second
            again[name] = tuple(iterate_records(path)) if path.is_file() else ()
        return score(Path(folder), again)


def show(title: str, report: ScoreReport) -> None:
    """Print the F1 of each view that has records."""
    print(title)
    for one in report.scores:
        counts = one.counts
        if counts.f1 is not None:
            both = f"both {counts.right}, first {counts.gold}, second {counts.predicted}"
            print(f"  {one.name} {100 * counts.f1:.1f} ({both})")


if __name__ == "__main__":
    sources = sorted(ABSTRACTS.glob("*/source.json"))
    shared = [p.parent.name for p in sources if BOTH_POOLS in p.read_text(encoding="utf-8")]
    twice = sorted(path.parent.name for path in ABSTRACTS.glob(f"*/{ALL}"))
    show(
        f"two annotators, associations of {len(shared)} abstracts",
        compare(shared, ASSOCIATIONS, ("association",)),
    )
    show(
        f"one annotator twice, {len(twice)} abstracts",
        compare(twice, ALL, ("association", "trial")),
    )
