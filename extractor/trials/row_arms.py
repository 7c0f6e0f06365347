"""What the arms of a row were given: line by line, column by column, or in one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .amounts import amount, is_amount
from .dosing import dose_of
from .interventions import COMPARATORS, find_interventions, is_comparator, unique
from .pattern import compiled
from .phrases import phrase_of
from .review_columns import Head
from .review_rows import ReviewRow
from .roles import roled
from .schedules import find_schedule
from .short_drugs import SHORT, explained
from .stretch import cut

# Arms stand beside "versus", or behind labels: "Arm A: … Arm B: …".
_TURN = compiled(
    r"\s*[;,]?\s*\b(?:versus|vs\.?|compared\s+(?:with|to)|against)(?=\W)"
    r"|\s*[;,]?\s*(?<![\w-])(?:arm|group|cohort|regimen)\s+(?:[A-E]|[1-5]|I{1,3})(?=\s*[:=–)-])\s*[:=–)-]"
    r"|\s*[;,]?\s*(?<![\w-])(?:experimental|intervention|control|comparator|treatment|test)(?:\s+(?:arm|group))?\s*(?::|=(?!\s*\d))"
    r"|(?<!\w)\(?(?:[1-4]|[a-d]|[A-D]|i{1,3})\)\s(?=[A-Za-z])"
    r"|\s*;\s*(?=(?:placebo|observation|salvage|standard|conventional|best\s|usual|no\s)\b)"
    r"|\s/\s(?=(?:placebo|observation|control|no\s|usual|standard)\b)"
)
_JOINS = compiled(r"\s*(?:\+|→|➔|\bplus\b|\bfollowed\s+by\b|\bthen\b(?=\s+[a-z]{4}))\s*")
_WITHOUT = compiled(r"\bwith\s+or\s+without\b|\b(?:±|\+/[-−–])|±")
_SIZE = compiled(
    r"[(\[]\s*(?:n\s*=\s*)?(?P<a>\d{1,3}(?:,\d{3})+|\d{1,5})\s*(?:patients|pts\.?)?\s*[)\]]|\bn\s*=\s*(?P<b>\d{1,3}(?:,\d{3})+|\d{1,5})"
)
_NOTHING = compiled(
    r"\A\W*(?:none|no\s+control|n/?a|not\s+applicable|nil|single[-\s]arm|uncontrolled|no)\W*\Z"
)
_ALONE = compiled(r"\s+(?:alone|only)\s*\Z")
_WITHOUT_IT = compiled(r"\A\W*no\s+(?=\w)")
_RADIOTHERAPY = compiled(r"\A(?:RT|XRT|EBRT|radiation)\Z")
_NO_CONTROL = compiled(r"\A\W*no\s+(?:intervention|treatment|therapy)\W*\Z")
_CLAUSE = compiled(
    r"\s*(?:[,;:(]|\bfor\s+\d|\b\d+\s*(?:×|x|times|sessions|weeks?|months?|days?|min)\b|\bat\s+\d|\bwith\s+(?:daily|weekly|\d|an?\s|the\s)|(?<=\w\s)(?:moderated|integrated|delivered|provided|consisting|including|using|via|based\s+on)\b).*\Z"
)
_BETTER = (
    compiled(r"\b(?:experimental|arms?|regimens?|interventions?|treatments?)\b"),
    compiled(r"\b(?:drugs?|agents?|compounds?|vaccin\w+|combinations?|therap\w+|inhibitors?)\b"),
)
_NUMBERED = compiled(r"\b(?:arm|group|treatment|regimen|intervention)\s*(?:\d|[A-E]\b)")


def size_of(text: str) -> int | None:
    """Return the number of people that an arm's words print."""
    match = _SIZE.search(text)
    return int((match["a"] or match["b"]).replace(",", "")) if match else None


def _sides(cell: Sentence) -> list[Sentence]:
    """Part a cell where one arm ends and the next begins."""
    edges, at = [], 0
    for match in _TURN.finditer(cell.text):
        edges.append((at, match.start()))
        at = match.end()
    edges.append((at, len(cell.text)))
    return [
        cut(cell, cell.start + a, cell.start + b) for a, b in edges if cell.text[a:b].strip(" ,;:/")
    ]


def _phrase(side: Sentence) -> tuple[Intervention, ...]:
    """Return the treatment that no vocabulary knows, by the words that lead the cell."""
    words = _ALONE.sub("", _CLAUSE.sub("", side.text.strip()))
    if _RADIOTHERAPY.match(words):
        return (Intervention(name="radiotherapy", text=words),)
    found = phrase_of(words) if words else None
    if found is not None and _OF_PEOPLE.fullmatch(words[len(found.text or "") :]):
        found = found.model_copy(update={"name": words.lower(), "text": words})
    if (
        found is None
        and words
        and len(words) > 2
        and words[0].isalpha()
        and len(words.split()) < _LONG
    ):
        name = words if re.search(r"[A-Z]{2}|\d", words) else words.lower()
        found = None if _NOTHING.match(words) else Intervention(name=name, text=words)
    return (found,) if found else ()


_OF_PEOPLE = compiled(r"\s+(?:groups?|meetings?|sessions?)")
_LONG = 8  # words
_DOSED = re.compile(r"\s+[\d(].*\Z")
_STANDARD = compiled(r"\Astandard\s+(?:care|treatment|therapy)\Z")


def _shortened(part: Sentence, names: Mapping[str, str]) -> tuple[Intervention, ...]:
    """Return the drugs of "Gem/Cis 1000 mg/m2", where each part is a short form that is known."""
    words = _CLAUSE.sub("", part.text.strip())
    words = _DOSED.sub("", words).strip(" ()")
    shorts = [s.strip() for s in re.split(r"[/&]|\band\b", words)]
    if not all(s in names for s in shorts):
        return ()
    return tuple(Intervention(name=names[s], text=s) for s in shorts)


def _part(part: Sentence, names: Mapping[str, str]) -> tuple[Intervention, ...]:
    """Return what one member of a combination names."""
    if shortened := _shortened(part, names):
        return shortened
    found = tuple(
        i.model_copy(update={"name": "standard of care"}) if _STANDARD.match(i.name) else i
        for i in find_interventions(part)
    )
    known = {m.text.casefold() for m in part.labelled("DRUG")}
    sure = [
        i for i in found if i.id or (i.text or "").casefold() in known or COMPARATORS.match(i.name)
    ]
    if sure or (found and not _phrase(part)):
        return found
    return _phrase(part) or found


def given_in(side: Sentence, names: Mapping[str, str] = SHORT) -> tuple[Intervention, ...]:
    """Return what an arm's words name, each with its dosing; ``names`` are known short forms."""
    if _NO_CONTROL.match(side.text):
        return (Intervention(name="no treatment", text=side.text.strip()),)
    if _NOTHING.match(side.text):
        return ()
    if _WITHOUT_IT.match(side.text):
        return (Intervention(name=side.text.strip(" .;,"), text=side.text.strip()),)
    edges, at = [], 0
    for match in _JOINS.finditer(side.text):
        edges.append((at, match.start()))
        at = match.end()
    edges.append((at, len(side.text)))
    parts = [cut(side, side.start + a, side.start + b) for a, b in edges if side.text[a:b].strip()]
    whole = find_interventions(side)
    named = [i for p in parts for i in _part(p, names)]
    items = unique(named) if len(named) >= len(whole) else whole
    items = tuple(i.model_copy(update={"name": names.get(i.name, i.name)}) for i in items)
    dosed = (dose_of(i, (side,)) for i in items)
    return tuple(_scheduled(i, side, alone=len(items) == 1) for i in map(_unshared, dosed))


def _unshared(item: Intervention) -> Intervention:
    """Return a drug dosed by the day without the schedule of the drug behind it."""
    daily = (item.unit or "").endswith(("/d", "/day"))
    return item.model_copy(update={"schedule": None}) if daily else item


def _scheduled(item: Intervention, side: Sentence, *, alone: bool) -> Intervention:
    """Give the only treatment of an arm the schedule that its words print."""
    if not alone or item.schedule or COMPARATORS.match(item.name):
        return item
    return item.model_copy(update={"schedule": find_schedule(side.text)})


def _both(cell: Sentence, names: Mapping[str, str]) -> tuple[Arm, ...]:
    """Return the two arms of "A ± B"."""
    match = _WITHOUT.search(cell.text)
    if match is None:
        return ()
    base = given_in(cut(cell, cell.start, cell.start + match.start()), names)
    added = given_in(cut(cell, cell.start + match.end(), cell.end), names)
    if not base or not added:
        return ()
    return (Arm(interventions=unique((*base, *added))), Arm(role="comparator", interventions=base))


def arms_of_cell(cell: Sentence, names: Mapping[str, str] = SHORT) -> tuple[Arm, ...]:
    """Return the arms that one cell sets side by side, or the one that it names."""
    sides = _sides(cell)
    if len(sides) == 1 and (both := _both(cell, names)):
        return both
    arms = [Arm(n=size_of(s.text), interventions=given_in(s, names)) for s in sides]
    return tuple(a for a in arms if a.interventions)


def _treatment_heads(row: ReviewRow) -> tuple[Head, ...]:
    """Return the columns that say what was given, the ones that say it best."""
    heads = [h for h in row.heads if h.role == "treatment"]
    for pattern in _BETTER:
        best = [h for h in heads if pattern.search(h.text)]
        if best:
            return tuple(best)
    return tuple(heads)


def _first_filled(row: ReviewRow, heads: Sequence[Head]) -> list[Sentence]:
    return [line[h.column] for line in row.lines[:1] for h in heads if h.column in line]


def _with_columns(row: ReviewRow, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """Give lone drugs the dose and the schedule that columns of their own print."""
    doses, schedules = row.cells("dose"), row.cells("schedule")
    if not doses and not schedules:
        return arms
    done: list[Arm] = []
    for n, arm in enumerate(arms):
        own = [c[min(n, len(c) - 1)] for c in (doses, schedules) if c]
        tried = [i for i in arm.interventions if not COMPARATORS.match(i.name)]
        if len(tried) == 1 and (n == 0 or len(doses) == len(arms)):
            item = _dosed(tried[0], own)
            arm = arm.model_copy(
                update={
                    "interventions": tuple(item if i is tried[0] else i for i in arm.interventions)
                }
            )
        done.append(arm)
    return tuple(done)


def _dosed(item: Intervention, cells: Sequence[Sentence]) -> Intervention:
    update: dict[str, str | None] = {}
    for cell in cells:
        dose = next(filter(is_amount, cell.statistics), None)
        if dose is not None and item.dose is None and "dose" not in update:
            after = cell.text[dose.end - cell.start :]
            update["dose"], update["unit"] = amount(dose, after)
        schedule = find_schedule(cell.text)
        if schedule and item.schedule is None:
            update.setdefault("schedule", schedule)
    return item.model_copy(update=update)


def _line_arms(row: ReviewRow, heads: Sequence[Head], names: Mapping[str, str]) -> list[Arm]:
    """Return one arm a line, where several lines say what was given."""
    people = next((h for h in row.heads if h.role == "people" and not h.planned), None)
    arms: list[Arm] = []
    for line in row.lines:
        cells = [line[h.column] for h in heads if h.column in line]
        items = unique(i for c in cells for a in arms_of_cell(c, names) for i in a.interventions)
        count = line.get(people.column) if people else None
        size = size_of(" ".join(c.text for c in cells))
        if count is not None and (match := re.match(r"\W*(\d[\d,]*)\s*\Z", count.text)):
            size = int(match[1].replace(",", ""))
        if items:
            arms.append(Arm(n=size, interventions=items))
    return arms


def _radiotherapy(row: ReviewRow) -> tuple[Arm, ...]:
    """Return the arms of a schedule that names no treatment: "50 Gy vs 40 Gy"."""
    arms: list[Arm] = []
    for side in (s for c in row.cells("schedule", "treatment") for s in _sides(c)):
        dose = next(filter(is_amount, side.statistics), None)
        if dose is None or dose.unit != "Gy":
            return ()
        printed, unit = amount(dose)
        schedule = find_schedule(side.text[dose.end - side.start :])
        item = Intervention(
            name="radiotherapy", text=None, dose=printed, unit=unit, schedule=schedule
        )
        arms.append(Arm(n=size_of(side.text), interventions=(item,)))
    return tuple(arms)


def arms_of_row(row: ReviewRow, common: Sequence[Arm] = ()) -> tuple[Arm, ...]:
    """Return the arms of a trial that a row of a table tells.

    Args:
        row: the row.
        common: what all trials of the table tested, by its caption, for tables without a column.
    """
    heads = _treatment_heads(row)
    controls = row.cells("control")
    names = {**SHORT, **explained(row.notes)}
    arms = _columns_or_cell(row, heads, names)
    if controls and len(arms) < _PAIR:
        other = [a for c in controls for a in arms_of_cell(c, names)]
        arms = [*arms, *(a.model_copy(update={"role": "comparator"}) for a in other)]
    if not any(a.interventions for a in arms):
        arms = list(_radiotherapy(row))
    arms = arms or list(common)
    told = _with_columns(row, tuple(arms))
    known = [
        a.model_copy(update={"role": "comparator"}) if is_comparator(a.interventions) else a
        for a in told
    ]
    return roled(known)


_PAIR = 2
_GRAY = re.compile(r"(\d{1,9}(?:[.·]\d{1,9})?)\s?Gy\b")


def _columns_or_cell(row: ReviewRow, heads: Sequence[Head], names: Mapping[str, str]) -> list[Arm]:
    """Return the arms of lines, of columns that are an arm each, or of the one cell."""
    lines = _line_arms(row, heads, names) if len(row.lines) > 1 else []
    if len(lines) > 1:
        return lines
    cells = [arms_of_cell(c, names) for c in _first_filled(row, heads)]
    if len(cells) > 1 and not all(_NUMBERED.search(h.text) for h in heads):
        compared = next((arms for arms in cells if len(arms) > 1), ())
        together = unique(i for arms in cells for a in arms for i in a.interventions)
        return list(compared) or [Arm(interventions=together)]
    return [a for arms in cells for a in arms]
