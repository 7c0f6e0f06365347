"""Forest plots of ratios as inline SVG: one a pair of gene and cancer, on a log scale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..records import AssociationRecord, Effect
from .markup import safe

RATIOS = frozenset({"HR", "OR", "RR", "IRR", "SHR", "AHR", "AOR"})
_LIMIT = 2.0  # powers of ten to each side; what lies beyond gets an arrow
_ROW, _TOP, _FOOT = 22, 14, 30
_LABEL, _PLOT, _VALUES = 360, 340, 200
_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_TICKS_SHOWN = 8
_LOG = {tick: float(Decimal(str(tick)).log10()) for tick in _TICKS}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its interval as powers of ten, and the card it comes from."""

    number: int
    record: AssociationRecord
    effect: Effect
    value: float
    low: float
    high: float


def forest_plots(numbered: Iterable[tuple[int, AssociationRecord]]) -> str:
    """Return a plot for each gene and cancer that has a ratio with its interval, most first."""
    groups: dict[tuple[str, str], list[Ratio]] = defaultdict(list)
    for number, record in numbered:
        ratio = _ratio(number, record)
        if ratio is not None:
            groups[gene_name(record), cancer_name(record)].append(ratio)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return "".join(_plot(gene, cancer, ratios) for (gene, cancer), ratios in ranked)


def gene_name(record: AssociationRecord) -> str:
    """Return the symbols of a record's marker, or its printed name."""
    return "/".join(g.symbol for g in record.biomarker.genes) or record.biomarker.text


def cancer_name(record: AssociationRecord) -> str:
    """Return the name of a record's cancer; a dash where there is none."""
    cancer = record.cancer
    return (cancer and (cancer.name or cancer.text or cancer.id)) or "–"


def _ratio(number: int, record: AssociationRecord) -> Ratio | None:
    """Return what can be drawn; None for what is no ratio, or has no place on a log scale."""
    effect = record.effect
    if effect is None or effect.measure.upper() not in RATIOS:
        return None
    if effect.value is None or effect.ci_low is None or effect.ci_high is None:
        return None
    logs = [
        float(value.log10())
        for value in (effect.value, effect.ci_low, effect.ci_high)
        if value.is_finite() and value > 0
    ]
    return Ratio(number, record, effect, *logs) if len(logs) == 3 else None


def _plot(gene: str, cancer: str, ratios: Sequence[Ratio]) -> str:
    left = max(-_LIMIT, min(-0.35, *(min(r.low, r.value) for r in ratios)) - 0.05)
    right = min(_LIMIT, max(0.35, *(max(r.high, r.value) for r in ratios)) + 0.05)
    left, right = min(left, _LIMIT - 1), max(right, 1 - _LIMIT)
    height = _TOP + _ROW * len(ratios) + _FOOT
    axis = _Axis(left, right, height - _FOOT)
    rows = "".join(_row(ratio, axis, _TOP + _ROW * i + _ROW / 2) for i, ratio in enumerate(ratios))
    title = f"{safe(gene)} in {safe(cancer)}"
    return (
        f"<figure class='forest'><figcaption>{title}</figcaption>"
        f"<svg role='img' aria-label='Forest plot: {title}' "
        f"viewBox='0 0 {_LABEL + _PLOT + _VALUES} {height}'>{axis.draw()}{rows}</svg></figure>"
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """The log axis of a plot, from ``left`` to ``right`` in powers of ten."""

    left: float
    right: float
    bottom: float

    def x(self, log: float) -> float:
        """Return the place of a value, held inside the plot."""
        inside = min(max(log, self.left), self.right)
        return round(_LABEL + _PLOT * (inside - self.left) / (self.right - self.left), 1)

    def draw(self) -> str:
        """Return the axis with its ticks and the line of no effect."""
        ticks = [t for t in _TICKS if self.left <= _LOG[t] <= self.right]
        if len(ticks) > _TICKS_SHOWN:
            ticks = [t for t in ticks if t in {0.01, 0.1, 1, 10, 100}]
        one, end = self.x(0), _LABEL + _PLOT
        parts = [
            f"<line class='one' x1='{one}' x2='{one}' y1='4' y2='{self.bottom}'/>",
            f"<line x1='{_LABEL}' x2='{end}' y1='{self.bottom}' y2='{self.bottom}'/>",
        ]
        for tick in ticks:
            at = self.x(_LOG[tick])
            parts.append(
                f"<line x1='{at}' x2='{at}' y1='{self.bottom}' y2='{self.bottom + 4}'/>"
                f"<text x='{at}' y='{self.bottom + 18}' text-anchor='middle'>{tick:g}</text>"
            )
        return "".join(parts)


def _row(ratio: Ratio, axis: _Axis, y: float) -> str:
    record, effect = ratio.record, ratio.effect
    low, high, at = axis.x(ratio.low), axis.x(ratio.high), axis.x(ratio.value)
    arrows = ""
    if ratio.low < axis.left:
        arrows += f"<path d='M{low} {y}l7 -4v8z'/>"
    if ratio.high > axis.right:
        arrows += f"<path d='M{high} {y}l-7 -4v8z'/>"
    known = (record.biomarker.state, record.outcome.code, record.analysis)
    what = ", ".join(part for part in known if part != "unspecified")
    label = f"{what} – {record.document.doc_id}"
    shown = label if len(label) <= 52 else f"{label[:51]}…"
    values = f"{effect.measure} {effect.value} ({effect.ci_low} to {effect.ci_high})"
    return (
        f"<a href='#r{ratio.number}'><text x='0' y='{y + 4}'>{safe(shown)}"
        f"<title>{safe(label)}</title></text></a>"
        f"<line class='ci' x1='{low}' x2='{high}' y1='{y}' y2='{y}'/>{arrows}"
        f"<rect x='{at - 4}' y='{y - 4}' width='8' height='8'/>"
        f"<text x='{_LABEL + _PLOT + 14}' y='{y + 4}'>{safe(values[:40])}</text>"
    )
