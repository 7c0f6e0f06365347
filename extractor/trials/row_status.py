"""How far a trial is, as tables of trials print it."""

from __future__ import annotations

from ..codes import TrialStatus
from .pattern import SlotPattern, compiled, values
from .review_rows import ReviewRow
from .status import cited_status

STATUSES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "planned",
        compiled(
            r"\bnot\s+yet\s+(?:recruiting|open|started|enrol\w+)|\bplanned\b|\bin\s+preparation\b|\bupcoming\b|\bpending\b"
        ),
        ("Not yet recruiting",),
        ("Recruiting",),
    ),
    SlotPattern(
        "terminated",
        compiled(
            r"\bterminated\b|\bwithdrawn\b|\bstopped\b|\bsuspended\b|\bdiscontinued\b|\bclosed\s+early\b|\bhalted\b"
        ),
        ("Terminated (slow accrual)",),
        ("Completed",),
    ),
    SlotPattern(
        "ongoing",
        compiled(
            r"\bactive\b|\bnot\s+recruiting\b|\bon-?going\b|\bunder\s?way\b|\bin\s+progress\b|\brunning\b|\bclosed\s+to\s+accrual\b|\bawait\w*"
        ),
        ("Active, not recruiting", "Ongoing"),
        ("Recruiting",),
    ),
    SlotPattern(
        "recruiting",
        compiled(r"\brecruiting\b|\bopen\b|\benrol+ing\b|\baccruing\b|\brecruitment\b"),
        ("Recruiting", "Open"),
        ("Completed",),
    ),
    SlotPattern(
        "completed",
        compiled(r"\bcompleted?\b|\bfinished\b|\bclosed\b|\bpublished\b|\breported\b"),
        ("Completed", "Closed"),
        ("Active",),
    ),
)
_ONGOING = compiled(
    r"\bon-?going\b|\bcurrent(?:ly)?\s+(?:recruiting|open|active|running)\b|\bactive\b|\bplanned\b|\brecruiting\b"
)


def status_of_row(row: ReviewRow, caption: str) -> TrialStatus:
    """Return how far a trial is, by its column, else by the caption of the table."""
    for cell in row.cells("status"):
        for status in values(STATUSES, cell.text):
            return status  # type: ignore[return-value]
    if not row.has("status") and _ONGOING.search(caption):
        return "ongoing"
    return cited_status(row.cells("result", "other"))
