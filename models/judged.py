"""Print how many associations of unread abstracts are right, by round and by kind of error.

usage: python models/judged.py

Reads ``judged_associations.jsonl``: what the program gave when it first ran on an abstract, each
record judged beside the text. Records without a round are those judged before rounds were noted.
The interval resamples abstracts, because one sentence that is misread gives many false records.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

JUDGED = Path(__file__).resolve().parent / "judged_associations.jsonl"
DRAWS = 2000
Row = dict[str, Any]


def read_rounds(path: Path = JUDGED) -> dict[str, list[Row]]:
    """Return the judged records by round."""
    rounds: dict[str, list[Row]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rounds[row.get("round", "before rounds")].append(row)
    return rounds


def precision(rows: Iterable[Row]) -> float:
    """Return the share of right records."""
    judged = [bool(row["right"]) for row in rows]
    return sum(judged) / len(judged)


def interval(rows: Sequence[Row], seed: int = 1) -> tuple[float, float]:
    """Return the middle 95 % of the precision when abstracts are drawn again."""
    by_paper: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_paper[row["doc_id"]].append(row)
    papers, chance = sorted(by_paper), random.Random(seed)
    drawn = sorted(
        precision([r for p in chance.choices(papers, k=len(papers)) for r in by_paper[p]])
        for _ in range(DRAWS)
    )
    return drawn[DRAWS // 40], drawn[-DRAWS // 40 - 1]


def main() -> None:
    """Print a line a round."""
    for name, rows in read_rounds().items():
        low, high = interval(rows)
        papers = len({row["doc_id"] for row in rows})
        kinds = Counter(row["why"] for row in rows if not row["right"]).most_common()
        print(
            f"{name}: {len(rows)} records of {papers} papers, right {precision(rows):.3f} "
            f"({low:.3f} to {high:.3f}); wrong: {', '.join(f'{why} {n}' for why, n in kinds)}"
        )


if __name__ == "__main__":
    main()
