"""The analysis behind a result of a table: as its heads, rows, caption, notes or text tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...codes import Analysis
from ..endpoints import SURVIVAL
from ..items import OutcomeArgument
from ..qualifiers import ANALYSES
from .rows import Row
from .table_markers import Named

_I = re.IGNORECASE
_GLUED = re.compile(  # the letter of a footnote stands close: "Adjusteda"
    r"\b((?:un)?adjusted|(?:uni|multi)-?varia(?:te|ble)|analysis|log[- ]?rank)[a-f1-4]\b", _I
)
_MODELS: frozenset[Analysis] = frozenset(["univariate", "multivariate"])
_FEATURES = frozenset(
    ["STAGE", "GRADE", "SIZE", "INVASION", "LYMPH_NODE", "METASTASIS", "BONE_METASTASIS"]
)
_SEVERAL = re.compile(
    r"\bindependent(?:ly)? (?:prognostic|predict|factor|risk|marker)|\bfinal model|\bbackward"
    r"|\bforward (?:step|select)|\bstepwise|\bmodel \d|\bfully adjusted|\baHR\b|\baOR\b",
    _I,
)
_CHI = re.compile(r"^\W*(?:χ|chi)[- ]?(?:2|²|squared?)", _I)
_NONE: Analysis = "unspecified"


def analysis_of(row: Row, named: Named, outcome: OutcomeArgument, plain: bool) -> Analysis:
    """Return the analysis of one result; ``plain`` when it is a p-value without an estimate."""
    for text in _near(row):
        kind = _kind(text, plain)
        if kind is not None:
            return kind
    if _another_is_adjusted(row, named, plain):
        return "univariate"
    for text in _far(row, named):
        kind = _kind(text, plain)
        if kind is not None:
            return _fitting(kind, outcome)
    return _usual(outcome, plain, named)


def _near(row: Row) -> Iterator[str]:
    """Yield the heads over a result and the rows above it, nearest first."""
    yield from (c.text for c in reversed(row.block.heads))
    yield from (c.text for c in row.above)


def _far(row: Row, named: Named) -> Iterator[str]:
    """Yield what is said of the whole table: caption, notes, the text that points to it."""
    yield named.table.caption
    heads = " ".join(c.text for c in row.block.heads)
    yield from _marked_first(named.table.footnotes, heads)
    yield named.context.study.told_of(named.table.caption)


def _another_is_adjusted(row: Row, named: Named, plain: bool) -> bool:
    """Tell whether other columns of the table are told to be the adjusted ones."""
    mine = set(row.block.heads)
    others = (c for c in named.table.cells if c.header and c not in mine)
    return any(_kind(c.text, plain) == "multivariate" for c in others)


_SIGN = re.compile(r"^\s*(?P<sign>[*†‡§¶#]+|[a-f](?=[\s:.)]))")


def _marked_first(notes: tuple[str, ...], heads: str) -> Iterator[str]:
    """Yield the notes whose sign stands in the heads of the block, then those without a sign."""
    signs = {n: found["sign"] for n in notes if (found := _SIGN.match(n)) is not None}
    printed = set(re.findall(r"[*†‡§¶#]+|(?<=[a-z])[a-f](?=\W|$)|(?<=\s)[a-f]$", heads))
    yield from (n for n, sign in signs.items() if sign in printed)
    yield from (n for n in notes if n not in signs)


def _kind(text: str, plain: bool) -> Analysis | None:
    """Return the analysis that a text names, None where it names none or both models."""
    text = _GLUED.sub(r"\1", text)
    kinds = [kind for kind, cue in ANALYSES if cue.pattern.search(text)]
    models = [k for k in kinds if k in _MODELS]
    if len(models) == 1:
        return models[0]
    if models:
        return None
    if not plain:
        # An estimate comes from a model: its log-rank p says that the model has one variable.
        if "log_rank" in kinds:
            return "univariate"
        return "multivariate" if _SEVERAL.search(text) else None
    return kinds[0] if kinds else None


def _fitting(kind: Analysis, outcome: OutcomeArgument) -> Analysis:
    """Return an analysis said of the whole table as it fits an outcome."""
    if kind == "correlation" and outcome.code in SURVIVAL:
        return "unspecified"
    if kind == "log_rank" and outcome.code in _FEATURES:
        return "correlation"
    return kind


def _usual(outcome: OutcomeArgument, plain: bool, named: Named) -> Analysis:
    """Return the analysis of a table that says nothing: by its outcome and the paper's tests."""
    if not plain:
        others = (t.caption for t in named.context.document.tables if t is not named.table)
        return "univariate" if any(_kind(c, plain) == "multivariate" for c in others) else _NONE
    if outcome.code in _FEATURES:
        return "correlation"
    squared = any(c.header and _CHI.match(c.text) for c in named.table.cells)
    if outcome.code in SURVIVAL and (named.context.study.log_rank or squared):
        return "log_rank"
    return "unspecified"
