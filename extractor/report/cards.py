"""A card a record: its fields, its evidence in the text around it, and its place on the page."""

from __future__ import annotations

import base64
from collections.abc import Callable

from ..reading import Record
from ..records import AssociationRecord, Effect, Evidence, Intervention, PValue, TrialRecord
from .forest import cancer_name, gene_name
from .gather import Run
from .markup import safe

Cropper = Callable[[Record, Evidence], bytes | None]


class Cards:
    """Writes the cards; a picture that two records share is shown once, and linked from then on."""

    def __init__(self, run: Run, crop: Cropper | None) -> None:
        """Keep the run and what cuts pictures out of its papers."""
        self._run, self._crop = run, crop
        self._shown: dict[tuple[object, ...], int] = {}

    def card(self, number: int, record: Record) -> str:
        """Return the card of a record; ``r<number>`` is its anchor."""
        fields = "".join(
            f"<tr><th>{safe(name)}</th><td>{safe(value)}</td></tr>"
            for name, value in fields_of(record).items()
            if value
        )
        places = "".join(self._place(number, record, place) for place in record.evidence)
        return (
            f"<article id='r{number}'><h3>{safe(heading(record))}</h3>"
            f"<table class='fields'>{fields}</table>{places}</article>"
        )

    def _place(self, number: int, record: Record, place: Evidence) -> str:
        context = self._run.context(record, place)
        where = f"page {place.page or '–'}, {place.section or place.where}"
        before = f"…{safe(context.before)}" if context.before else ""
        behind = f"{safe(context.behind)}…" if context.behind else ""
        return (
            f"<blockquote>{before}<mark>{safe(context.marked)}</mark>{behind} "
            f"<small>({safe(where)})</small></blockquote>{self._picture(number, record, place)}"
        )

    def _picture(self, number: int, record: Record, place: Evidence) -> str:
        if self._crop is None or place.page is None:
            return ""
        key = (record.document.doc_id, place.page, place.boxes or place.text)
        if key in self._shown:
            first = self._shown[key]
            return f"<p><a href='#r{first}'>its place on the page stands above</a></p>"
        picture = self._crop(record, place)
        if not picture:
            return ""
        self._shown[key] = number
        code = base64.b64encode(picture).decode("ascii")
        return f"<img alt='the place on the page' src='data:image/png;base64,{code}'>"


def heading(record: Record) -> str:
    """Return what a record says in one line."""
    if isinstance(record, TrialRecord):
        name = " ".join(n for n in (record.acronym, *record.registry_ids) if n)
        return f"Trial {name}".strip()
    state = "" if record.biomarker.state == "unspecified" else f"{record.biomarker.state} "
    return (
        f"{state}{gene_name(record)}: {record.outcome.code} {record.direction} "
        f"in {cancer_name(record)}"
    )


def fields_of(record: Record) -> dict[str, str]:
    """Return the fields of a record by name, as text; empty where unknown."""
    fields = _trial(record) if isinstance(record, TrialRecord) else _association(record)
    references = ", ".join(record.attribution.references)
    confidence = "" if record.confidence is None else f"{record.confidence:.2f}"
    return fields | {
        "source": record.attribution.source + (f" [{references}]" if references else ""),
        "paper": record.document.doc_id,
        "title": record.document.title or "",
        "confidence": confidence,
    }


def effect_text(effect: Effect | None) -> str:
    """Return an effect with its interval."""
    if effect is None:
        return ""
    value = "" if effect.value is None else f" {effect.value}"
    interval = "" if effect.ci_low is None else f" ({effect.ci_low} to {effect.ci_high})"
    return f"{effect.measure}{value}{interval}"


def p_text(p_value: PValue | None) -> str:
    """Return a p-value with its comparator."""
    if p_value is None:
        return ""
    value = "" if p_value.value is None else f" {p_value.value}"
    return f"{p_value.comparator}{value}"


def _association(record: AssociationRecord) -> dict[str, str]:
    return {
        "marker": f"{record.biomarker.text} ({record.biomarker.form})",
        "genes": gene_name(record),
        "state": record.biomarker.state,
        "cancer": cancer_name(record),
        "outcome": f"{record.outcome.code} {record.outcome.text or ''}".strip(),
        "direction": record.direction,
        "p": p_text(record.p_value),
        "effect": effect_text(record.effect),
        "analysis": record.analysis,
        "subgroup": record.subgroup or "",
        "figures agree": record.consistency or "",
    }


def _trial(record: TrialRecord) -> dict[str, str]:
    condition, follow_up, people = record.condition, record.follow_up, record.participants
    results = (
        " ".join(
            part
            for part in (r.outcome.code, effect_text(r.effect), p_text(r.p_value),
                         " vs ".join(r.arm_values), r.direction)
            if part
        )
        for r in record.results
    )  # fmt: skip
    return {
        "phase": record.phase or "",
        "status": record.status,
        "design": ", ".join(record.design),
        "participants": f"{people.value} {people.kind}" if people else "",
        "condition": (condition and (condition.name or condition.text)) or "",
        "arms": " | ".join(" + ".join(map(_treatment, arm.interventions)) for arm in record.arms),
        "end points": ", ".join(f"{e.role} {e.outcome.code}" for e in record.endpoints),
        "follow-up": f"{follow_up.kind} {follow_up.value} {follow_up.unit}" if follow_up else "",
        "results": "; ".join(results),
    }


def _treatment(one: Intervention) -> str:
    return " ".join(p for p in (one.name, one.dose, one.unit, one.route, one.schedule) if p)
