"""A table as a grid: which cells head a column, which columns hold results, which name rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ...types import Cell, Table
from .blocks import Block, Role, cut_blocks
from .numbers import EFFECT_LIKE
from .split_heads import split_heads

_I = re.IGNORECASE
_P_OTHER = re.compile(r"\bFDR\b|\bq[- ]?value|false discovery|adjusted p for multiple", _I)
_P_INTERACTION = re.compile(
    r"interact|heterogen|p\s*het\b|p\s*int\b|homogen|begg|egger|publication bias|I2|I²", _I
)
_P = re.compile(
    r"(?<![\w.])p\s*[- ]?(?:values?|val|trend"
    r"|log)?\s*(?:[*†‡§¶#a-d]{1,2})?\s*(?:\(.*\))?$|\bp[a-d*†‡]?[- ]?values?|\blog[- ]?rank\b"
    r"|(?<!\w)sig\.?(?:nificance)?(?!\w)|\bprobability\b",
    _I,
)
_EFFECT = re.compile(
    r"(?<![\w.])(?:a|c|s)?(?P<m>HRs?|H\.R\.?|ORs?|RRs?|hazards?(?: ratios?)?"
    r"|odds(?: ratios?)?|relative risks?|risk ratios?|exp\s*\(\s*[Bbβ]\s*\))(?!\w)",
    _I,
)
_INTERVAL = re.compile(
    r"\b(?:9[059]|99)\s*%?\s*(?:CI|C\.I\.|confidence)|\bCI\b|confidence interval"
    r"|\b(?:lower|upper)\b",
    _I,
)
_NUMERIC = re.compile(
    r"^[\s\d.,;:()%±<>=≤≥/–−—*†+-]*$|^(?:reference|ref\.?|referent|NS|NR|NA|N/A|n\.s\.)$", _I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with its header rows told apart and its columns understood."""

    table: Table
    rows: tuple[dict[int, Cell], ...]  # data rows, by column
    blocks: tuple[Block, ...]
    heads: tuple[tuple[int, str], ...] = ()  # what heads each column, tabs between the rows
    over: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)
    width: int = 0


def read_grid(table: Table) -> Grid:
    """Return the grid of a table; it has no blocks where no column holds results."""
    rows = [{c.column: c for c in row} for row in table.rows()]
    count = header_rows(rows)
    rows[:count] = split_heads(rows[:count])
    heads = column_heads(rows[:count])
    body = rows[count:]
    width = max((c.column + c.column_span for c in table.cells), default=0)
    roles = {column: role_of(column, heads, body) for column in range(width)}
    roles |= {c: "other" for c in roles if _tests_heterogeneity(c, roles, heads)}
    roles |= _told_by_caption(table.caption, roles, body)
    heads |= _centred_heads(rows[:count], roles, heads)
    for column in _category_columns(roles, body):
        del roles[column]
    blocks = tuple(cut_blocks(roles, heads))
    named = tuple((c, "\t".join(cell.text for cell in cells)) for c, cells in heads.items())
    return Grid(table=table, rows=tuple(body), blocks=blocks, heads=named, over=heads, width=width)


_CAPTION_P = re.compile(r"\bp[- ]?values?\b|\bsignificance (?:levels?|of)\b|\bvalues are P\b", _I)
_P_LIKE = re.compile(
    r"^\s*(?:p\s*)?(?:[<>=≤≥]\s*)?[01]?[.·]\d+\s*[*†‡§a-c]?\s*$|^\W*n\.?s\.?\W*$", _I
)


def _told_by_caption(
    caption: str, roles: dict[int, Role], body: list[dict[int, Cell]]
) -> dict[int, Role]:
    """Return the columns of p-values in a table whose caption, not its heads, says so."""
    if set(roles.values()) & {"p", "effect"} or not _CAPTION_P.search(caption):
        return {}
    found: dict[int, Role] = {}
    for column in roles:
        texts = [cells[column].text for cells in body if column in cells]
        texts = [t for t in texts if re.search(r"\w", t)]
        if texts and all(_P_LIKE.match(t) for t in texts):
            found[column] = "p"
    return found


def _centred_heads(
    rows: list[dict[int, Cell]], roles: dict[int, Role], heads: dict[int, tuple[Cell, ...]]
) -> dict[int, tuple[Cell, ...]]:
    """Return the heads of p-columns that lack the top one, which stands over its group's middle."""
    if len(rows) < 2:
        return {}
    top = [c for c in rows[0].values() if c.text.strip() and c.column > 0]
    found: dict[int, tuple[Cell, ...]] = {}
    floor = 0
    for column in sorted(c for c, role in roles.items() if role == "p"):
        over = [c for c in top if floor < c.column <= column]
        if over and not any(c in heads.get(column, ()) for c in top):
            found[column] = (over[-1], *heads.get(column, ()))
        floor = column
    return found


_CATEGORY = re.compile(r"characteristic|factor|variable|feature|marker|data|parameter", _I)


def _category_columns(roles: dict[int, Role], body: list[dict[int, Cell]]) -> list[int]:
    """Return the label columns that only name the kind of the rows: "Clinical factors".

    Such a column is filled where a part of the table begins; the variables stand to its right.
    """
    labels = [c for c in sorted(roles) if roles[c] == "label"]
    found = []
    for column, following in pairwise(labels):
        filled = [cells for cells in body if column in cells and cells[column].text.strip()]
        named = [cells for cells in filled if following in cells and cells[following].text.strip()]
        kinds = [cells for cells in filled if _CATEGORY.search(cells[column].text)]
        if len(filled) < _STRAY * len(body) and filled == named == kinds:
            found.append(column)
    return found


_I_SQUARED = re.compile(r"\bI\s?\^?[2²]|\bQ\b|heterogeneity", _I)


def _tests_heterogeneity(
    column: int, roles: dict[int, Role], heads: dict[int, tuple[Cell, ...]]
) -> bool:
    """Tell whether a p-value stands behind an I² and tests whether the studies differ."""
    if roles[column] not in {"p", "p_interaction"}:
        return False
    if roles.get(column - 1) in {"effect", "interval"}:
        return False  # it stands behind an estimate, and tests that
    before = " ".join(c.text for c in heads.get(column - 1, ()))
    tests = roles.get(column + 2) in {"p", "p_interaction"}  # the I² has a p of its own
    after = "" if tests else " ".join(c.text for c in heads.get(column + 1, ()))
    own = " ".join(c.text for c in heads.get(column, ()))
    earlier = any(roles[c] == "p" for c in roles if c < column)
    beside = f"{own} {after}" if earlier else own
    return bool(_I_SQUARED.search(before) or re.search(r"\bI\s?\^?[2²]", beside))


def header_rows(rows: list[dict[int, Cell]]) -> int:
    """Return how many rows at the top are header rows."""
    count = 0
    for row in rows:
        cells = [c for c in row.values() if c.text.strip()]
        if cells and not all(c.header for c in cells):
            break
        count += 1
    if count:
        return _with_subheads(rows, count)
    return next((i for i, row in enumerate(rows) if _has_numbers(row)), 0)


def _with_subheads(rows: list[dict[int, Cell]], count: int) -> int:
    """Count rows below the marked header that go on with it: no label, no figure, "HR", "p"."""
    while count < len(rows) - 1:
        cells = [c for c in rows[count].values() if c.text.strip()]
        if not cells or any(c.column == 0 for c in cells) or _has_numbers(rows[count]):
            break
        if not any(_worded_role(c.text) for c in cells):
            break
        count += 1
    return count


def _has_numbers(row: dict[int, Cell]) -> bool:
    return any(re.search(r"\d", c.text) and _NUMERIC.match(c.text) for c in row.values())


def column_heads(rows: list[dict[int, Cell]]) -> dict[int, tuple[Cell, ...]]:
    """Return the header cells over each column, top to bottom."""
    heads: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row.values():
            if not cell.text.strip():
                continue
            for column in range(cell.column, cell.column + cell.column_span):
                heads.setdefault(column, []).append(cell)
    return {column: tuple(cells) for column, cells in heads.items()}


def role_of(column: int, heads: dict[int, tuple[Cell, ...]], body: list[dict[int, Cell]]) -> Role:
    """Return what a column holds, by its lowest header cell, else by its cells."""
    cells = [row[column].text for row in body if column in row and row[column].text.strip()]
    texts = [c.text for c in heads.get(column, ())]
    lowest = texts[-1] if texts else ""
    like = sum(bool(EFFECT_LIKE.match(t)) for t in cells)
    times = bool(_TIMES.search(" ".join(texts))) and not _EFFECT.search(" ".join(texts))
    if not times and like > 0 and like >= 0.5 * len(cells) and _ESTIMATE.search(" ".join(texts)):
        return "effect"
    for text in (lowest, " ".join(texts)):
        role = _worded_role(text)
        if times and role == "interval":
            return "other"
        if role == "effect" and _INTERVAL.search(text) and _holds_bounds(cells):
            return "interval"
        if role is not None and not (
            role == "effect" and not any(_DECIMAL.search(t) for t in cells)
        ):
            return role
    numeric = sum(bool(_NUMERIC.match(t)) for t in cells)
    stray = column > 0 and len(cells) < _STRAY * len(body)
    return "label" if cells and numeric < 0.5 * len(cells) and not stray else "other"


# "Median OS, months (95 % CI)" holds times, "5-year OS, % (95 % CI)" rates: no ratios.
_TIMES = re.compile(
    r"\bmedian\b|\bmonths?\b|\bmean\b|\brates?\b|\d[- ]?(?:years?|yr)\b.*%|%\s*(?:\(|,|$)", _I
)
_STRAY = 0.15  # words in fewer rows than this name no rows (a figure's words beside the table)


_ESTIMATE = re.compile(r"estimate|\bHR|\bOR|\bRR|hazard|odds|relative risk|\bCI\b|confidence", _I)
_DECIMAL = re.compile(r"^\W{0,2}\d*[.·]\d|reference|^\s*1\s*$", _I)  # "OR" may be a response


# What a head is of: "95 % CI for HR" is an interval, "HR p-value" and "P value of OR" are p-values.
_INTERVAL_OF = re.compile(
    r"^\W*(?:\d\d\s*%\s*)?(?:CIs?|confidence intervals?)\b.*\b(?:for|of)\b", _I
)
_P_OF = re.compile(
    r"^[A-Za-z]+(?:\s+ratio)?\s+p[- ]?values?\W*$|^\W*p[- ]?values?\s+(?:for|of)\b"
    r"|^\W*p(?:[- ]?values?)?\s+(?:vs\b|versus|compared)",
    _I,
)
_BOUNDS = re.compile(r"^[\s(\[]*\d*[.·]?\d+\s*(?:[-–—−~,;]|to)\s*\d*[.·]?\d+[\s)\]]*$")


def _holds_bounds(cells: list[str]) -> bool:
    """Tell whether most numbers of a column are pairs of bounds without an estimate."""
    numbers = [text for text in cells if any(c.isdigit() for c in text)]
    return bool(numbers) and sum(bool(_BOUNDS.match(t)) for t in numbers) > 0.6 * len(numbers)


def _worded_role(text: str) -> Role | None:
    if _P_OTHER.search(text):
        return "other"
    if _INTERVAL_OF.search(text):
        return "interval"
    if _P_OF.search(text):
        return "p"
    is_p = bool(_P.search(text))
    if is_p and _P_INTERACTION.search(text):
        return "p_interaction"
    if _EFFECT.search(text):
        return "effect"
    if _INTERVAL.search(text):
        return "interval"
    if _P_INTERACTION.search(text):
        return "p_interaction"
    return "p" if is_p else None


def tells_p(heads: Iterable[Cell]) -> bool:
    """Tell whether a head names a p-value, alone or beside a ratio: "p; HR (95 % CI)"."""
    return any(_P.search(c.text) or _P_FIRST.match(c.text) for c in heads)


_P_FIRST = re.compile(r"^\W*p\b\W*(?:values?)?\s*[;,/(]", _I)


def measure_of(heads: tuple[Cell, ...]) -> str:
    """Return the measure a header names: HR, OR, RR."""
    for cell in reversed(heads):
        found = _EFFECT.search(cell.text)
        if found is not None:
            name = found["m"].lower().replace(".", "")
            return "OR" if name.startswith("o") else "RR" if name.startswith("r") else "HR"
    return "HR"
