"""Annotations back to records: what people marked wins over what was exported with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from ..errors import UsageError
from ..records import RECORD_ADAPTER
from .standoff import TRIAL, AnnotatedText, Claim, Record, Span, loads_record

NUMBER = r"\d*[.,·]?\d+(?:\s*[x×]\s*10\s*[-−–]\s*\d+|[eE][-−]\d+)?"
_P_VALUE = re.compile(rf"(?P<comparator>[<>]\s*=|[=<>≤≥~])?\s*(?P<value>{NUMBER})")
_EFFECT = re.compile(
    rf"(?P<measure>[A-Za-z]{{2,5}})\b[^\d]{{0,12}}(?P<value>{NUMBER})"
    rf"(?:[^\d]{{0,6}}(?P<level>\d\d)\s*%[^\d]{{0,10}}(?P<low>{NUMBER})\s*(?:[-–,]|to)\s*"
    rf"(?P<high>{NUMBER}))?"
)
_COMPARATORS = {"≤": "<=", "≥": ">=", "": "="}
_CODES = {
    "Direction": ("direction",),
    "State": ("biomarker", "state"),
    "OutcomeCode": ("outcome", "code"),
    "Analysis": ("analysis",),
    "Certainty": ("certainty",),
    "Subject": ("subject",),
    "Source": ("attribution", "source"),
    "Phase": ("phase",),
    "Status": ("status",),
}
Fields = dict[str, Any]


def rebuild_records(annotated: AnnotatedText) -> tuple[Record, ...]:
    """Return the records of an annotated text.

    Raises:
        UsageError: naming paper and annotation, when one makes no record (no outcome code, say).
    """
    spans = {span.key: span for span in annotated.spans}
    return tuple(
        _record(annotated, claim, spans, number)
        for number, claim in enumerate(annotated.claims, start=1)
    )


def _record(
    annotated: AnnotatedText, claim: Claim, spans: Mapping[str, Span], number: int
) -> Record:
    fields: Fields = dict(loads_record(claim.record))
    kind = "trial" if claim.kind == TRIAL else "association"
    fields["kind"] = kind
    fields.setdefault("record_id", f"{annotated.doc_id}:{kind[0]}{number:03d}")
    fields.setdefault("document", {"doc_id": annotated.doc_id})
    marked = [(role, spans[key]) for role, key in claim.arguments if key in spans]
    if kind == "trial":
        _set_trial(fields, marked, annotated.text)
    else:
        _set_association(fields, marked, annotated.text)
    _set_codes(fields, claim.codes)
    if claim.record is None and marked:
        start, end = min(s.start for _, s in marked), max(s.end for _, s in marked)
        fields["evidence"] = [{"start": start, "end": end}]
    try:
        return RECORD_ADAPTER.validate_python(fields)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        message = f"{annotated.doc_id}, {claim.key}: {place}: {first['msg']}"
        raise UsageError(message) from error


def _set_codes(fields: Fields, codes: Mapping[str, str]) -> None:
    """Set each coded field that an annotation carries."""
    for name, code in codes.items():
        *parents, last = _CODES.get(name, ("",))
        holder = fields
        for parent in parents:
            holder = _inside(holder, parent)
        if last:
            holder[last] = code


def _inside(fields: Fields, name: str) -> Fields:
    """Return a part of a record as a dictionary of its own, made if it is not there."""
    part = fields.get(name)
    fields[name] = dict(part) if isinstance(part, dict) else {}
    inside: Fields = fields[name]
    return inside


def _set_association(fields: Fields, marked: Sequence[tuple[str, Span]], text: str) -> None:
    """Take over what is marked as marker, genes, cancer, outcome, p-value and effect."""
    by_role: dict[str, list[Span]] = {}
    for role, span in marked:
        by_role.setdefault(role, []).append(span)
    _set_marker(fields, by_role, text)
    for cancer in by_role.get("Cancer", ())[:1]:
        part = _inside(fields, "cancer")
        printed = text[cancer.start : cancer.end]
        if not _same_text(str(part.get("name") or ""), printed):
            _set_text(part, "text", printed)
        part |= {k: v for k, v in (("id", cancer.identifier), ("name", cancer.name)) if v}
    for outcome in by_role.get("Outcome", ())[:1]:
        _set_text(_inside(fields, "outcome"), "text", text[outcome.start : outcome.end])
    for name, role, read in (("p_value", "PValue", _read_p), ("effect", "Effect", _read_effect)):
        for span in by_role.get(role, ())[:1]:
            printed = text[span.start : span.end]
            known = fields.get(name) or {}
            if not _same_text(str(known.get("text") or ""), printed):
                fields[name] = read(printed)


def _set_marker(fields: Fields, by_role: Mapping[str, Sequence[Span]], text: str) -> None:
    marker = _inside(fields, "biomarker")
    genes = by_role.get("Gene", ())
    known = {str(gene.get("symbol")): gene for gene in marker.get("genes") or ()}
    for span in by_role.get("Biomarker", ())[:1] or genes[:1]:
        if "text" not in marker or span.label == "Biomarker":
            _set_text(marker, "text", text[span.start : span.end])
    fresh = [_gene(span, text) for span in genes]
    # Genes of the export that stand nowhere in the text were not marked, and are kept.
    symbols = {gene["symbol"] for gene in fresh}
    if fresh and not symbols <= known.keys():
        marker["genes"] = fresh


def _gene(span: Span, text: str) -> Fields:
    printed = text[span.start : span.end]
    return {"symbol": span.name or printed, "id": span.identifier, "text": printed}


def _set_trial(fields: Fields, marked: Sequence[tuple[str, Span]], text: str) -> None:
    """Take over the names marked: registry ids have digits at their end, acronyms the rest."""
    names = [text[span.start : span.end] for role, span in marked if role == "TrialName"]
    ids = [name for name in names if re.fullmatch(r"[A-Z]+[-\s]?\d[\d-]{5,}", name)]
    acronyms = [name for name in names if name not in ids]
    if ids and not set(ids) <= set(fields.get("registry_ids") or ()):
        fields["registry_ids"] = ids
    if acronyms and not fields.get("acronym"):
        fields["acronym"] = acronyms[0]


def _set_text(part: Fields, name: str, printed: str) -> None:
    """Set a printed text, unless it is the same but for case and white space."""
    if not _same_text(str(part.get(name) or ""), printed):
        part[name] = " ".join(printed.split())


def _same_text(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _decimal(printed: str) -> str:
    """Write a printed number the way a decimal is read: 3.2 x 10-5 is 3.2e-5."""
    plain = re.sub(r"\s*[x×]\s*10\s*[-−–]\s*", "e-", printed)
    return plain.replace(",", ".").replace("·", ".").replace("−", "-")


def _read_p(printed: str) -> Fields:
    """Return the fields of a p-value marked by a person."""
    found = _P_VALUE.search(printed)
    if found is None:
        return {"comparator": "ns", "text": printed}
    sign = "".join((found["comparator"] or "").split())
    value = _decimal(found["value"])
    return {"comparator": _COMPARATORS.get(sign, sign), "value": value, "text": printed}


def _read_effect(printed: str) -> Fields:
    """Return the fields of an effect marked by a person; what cannot be read stays as text."""
    found = _EFFECT.search(printed)
    if found is None:
        return {"measure": "unknown", "text": printed}
    names = {"value": "value", "ci_low": "low", "ci_high": "high", "ci_level": "level"}
    numbers = {name: _decimal(found[group]) for name, group in names.items() if found[group]}
    return {"measure": found["measure"].upper(), "text": printed, **numbers}
