"""The error page: one self-contained HTML file, everything from papers escaped."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from ..records import AssociationRecord, Effect, Intervention, TrialRecord, TrialResult
from .errors import STATUSES, Item
from .report import ScoreReport
from .show import percent

# Stages whose details are worth a count.
_COUNTED = {"rejected", "wrong field", "wrong slot"}
Cropper = Callable[[Item], bytes | None]
_STYLE = """
:root{color-scheme:light dark}
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem}
table{border-collapse:collapse}td,th{padding:.15rem .6rem;text-align:left;vertical-align:top}
article{border-left:4px solid;margin:1rem 0;padding:.3rem 1rem;background:#8881}
.missed{border-color:#c33}.near{border-color:#d80}.wrong{border-color:#a3a}
.side{border-color:#08c}.right{border-color:#393}
.tag{font-weight:600}.differs{background:#fd06}img{max-width:100%;display:block}
blockquote{margin:.4rem 0;font-family:serif}small{opacity:.75}
label{margin-right:1rem}
"""


def render_page(report: ScoreReport, items: Sequence[Item], crop: Cropper | None = None) -> str:
    """Return the error page as HTML; ``crop`` gives the picture (PNG) of an item's place."""
    toggles, rules = _toggles(items)
    body = [
        "<!doctype html><html lang='en'><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width'><title>Score: errors</title>",
        f"<style>{_STYLE}{rules}</style><h1>What was missed, wrong and right</h1>",
        f"<p><small>{escape(report.signature)}</small></p>",
        _scores(report),
        f"<p>Show: {toggles}</p>",
        _losses(items),
    ]
    for doc_id, paper in groupby(items, key=lambda item: item.doc_id):
        body.append(_paper(doc_id, list(paper), crop))
    return "\n".join([*body, "</html>\n"])


def _toggles(items: Sequence[Item]) -> tuple[str, str]:
    """Return a check box for each status, and the style that obeys it without a script."""
    counts = Counter(item.status for item in items)
    boxes, rules = [], []
    for status, meaning in STATUSES.items():
        checked = "" if status == "right" else " checked"
        boxes.append(
            f"<label title='{meaning}'><input type='checkbox' id='{status}'{checked}> "
            f"{status} ({counts[status]})</label>"
        )
        rules.append(f"body:has(#{status}:not(:checked)) article.{status}{{display:none}}")
    return "".join(boxes), "".join(rules)


def _scores(report: ScoreReport) -> str:
    rows = []
    for score in report.scores:
        c = score.counts
        cells = (percent(c.precision), percent(c.recall), percent(c.f1), c.right, c.predicted)
        columns = "".join(f"<td>{cell}</td>" for cell in (*cells, c.gold))
        rows.append(f"<tr><td>{escape(score.name)}</td>{columns}</tr>")
    head = "".join(
        f"<th>{name}</th>" for name in ("view", "P", "R", "F1", "right", "found", "gold")
    )
    return (
        f"<details><summary>Scores</summary><table><tr>{head}</tr>{''.join(rows)}</table></details>"
    )


def _losses(items: Sequence[Item]) -> str:
    """Return how many records each stage lost, and the reasons that recur."""
    lost = Counter(item.loss.stage for item in items if item.loss)
    if not lost:
        return ""
    parts = []
    for stage, count in lost.most_common():
        details = Counter(
            detail
            for item in items
            if item.loss and item.loss.stage == stage and stage in _COUNTED
            for detail in item.loss.detail.partition(":")[0].split(", ")
        )
        why = ", ".join(f"{escape(detail or '?')} {n}" for detail, n in details.most_common())
        parts.append(f"<li>{escape(stage)} {count}{f' ({why})' if why else ''}</li>")
    return f"<p>Missed, or wrong in part, by where it went wrong:</p><ul>{''.join(parts)}</ul>"


def _paper(doc_id: str, items: Sequence[Item], crop: Cropper | None) -> str:
    counts = Counter(item.status for item in items)
    shown = ", ".join(f"{counts[s]} {s}" for s in STATUSES if counts[s])
    articles = "\n".join(_article(item, crop) for item in items)
    return f"<section><h2>{escape(doc_id)}</h2><p>{shown}</p>{articles}</section>"


def _article(item: Item, crop: Cropper | None) -> str:
    loss = ""
    if item.loss is not None:
        detail = f" – {escape(item.loss.detail)}" if item.loss.detail else ""
        loss = f" <span>{escape(item.loss.stage)}{detail}</span>"
    picture = crop(item) if crop is not None and item.status != "right" else None
    image = ""
    if picture:
        code = base64.b64encode(picture).decode("ascii")
        image = f"<img alt='the place on the page' src='data:image/png;base64,{code}'>"
    head = f"<p><span class='tag'>{item.status}</span>{loss}</p>"
    return f"<article class='{item.status}'>{head}{_table(item)}{_texts(item)}{image}</article>"


def _table(item: Item) -> str:
    """Return gold and extracted side by side, fields that differ marked."""
    gold, found = _cells(item.gold), _cells(item.predicted)
    rows = []
    for name in dict.fromkeys((*gold, *found)):
        ours, theirs = gold.get(name, ""), found.get(name, "")
        differs = " class='differs'" if gold and found and ours != theirs else ""
        if ours or theirs:
            values = f"<td>{escape(ours)}</td><td>{escape(theirs)}</td>"
            rows.append(f"<tr{differs}><th>{escape(name)}</th>{values}</tr>")
    return f"<table><tr><th></th><th>gold</th><th>extracted</th></tr>{''.join(rows)}</table>"


def _texts(item: Item) -> str:
    """Return the evidence of the extracted record, and the text around what was missed."""
    parts = []
    for place in item.predicted.evidence if item.predicted else ():
        where = f"page {place.page or '?'}, {place.section or place.where}"
        text = escape(place.text or "")
        parts.append(f"<blockquote>{text} <small>({escape(where)})</small></blockquote>")
    if item.context:
        parts.append(
            f"<blockquote>… {escape(item.context)} … <small>(as read)</small></blockquote>"
        )
    return "".join(parts)


def _cells(record: AssociationRecord | TrialRecord | None) -> dict[str, str]:
    """Return the fields of a record by name, as text."""
    if record is None:
        return {}
    cells = _trial(record) if isinstance(record, TrialRecord) else _association(record)
    refs = ",".join(record.attribution.references)
    cells["source"] = record.attribution.source + (f" [{refs}]" if refs else "")
    pages = sorted({place.page for place in record.evidence if place.page})
    cells["pages"] = ", ".join(map(str, pages))
    return cells


def _association(record: AssociationRecord) -> dict[str, str]:
    genes = "/".join(sorted(gene.symbol for gene in record.biomarker.genes))
    cancer = record.cancer
    return {
        "genes": genes or record.biomarker.text,
        "state": record.biomarker.state,
        "cancer": (cancer and (cancer.name or cancer.text or cancer.id)) or "",
        "outcome": record.outcome.code,
        "direction": record.direction,
        "p": f"{record.p_value.comparator} {record.p_value.value}" if record.p_value else "",
        "effect": _effect(record.effect),
        "analysis": record.analysis,
        "subgroup": record.subgroup or "",
    }


def _effect(effect: Effect | None) -> str:
    if effect is None:
        return ""
    return f"{effect.measure} {effect.value} ({effect.ci_low} to {effect.ci_high})"


def _trial(record: TrialRecord) -> dict[str, str]:
    condition, follow_up = record.condition, record.follow_up
    return {
        "trial": " ".join(n for n in (record.acronym, *record.registry_ids) if n),
        "phase": record.phase or "",
        "participants": str(record.participants.value) if record.participants else "",
        "status": record.status,
        "design": ", ".join(sorted(record.design)),
        "condition": (condition and (condition.name or condition.text or condition.id)) or "",
        "arms": " | ".join(
            " + ".join(map(_intervention, arm.interventions)) for arm in record.arms
        ),
        "end points": ", ".join(sorted(f"{e.role} {e.outcome.code}" for e in record.endpoints)),
        "follow-up": f"{follow_up.value} {follow_up.unit}" if follow_up else "",
        "results": "; ".join(sorted(map(_result, record.results))),
    }


def _intervention(one: Intervention) -> str:
    parts = (one.name, one.dose, one.unit, one.route, one.schedule)
    return " ".join(part for part in parts if part)


def _result(one: TrialResult) -> str:
    p_value = f"p {one.p_value.comparator} {one.p_value.value}" if one.p_value else ""
    parts = (one.outcome.code, _effect(one.effect), p_value, " vs ".join(one.arm_values))
    return " ".join(part for part in (*parts, one.direction) if part)
