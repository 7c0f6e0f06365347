"""Records as annotations on a text, the shape that brat and BioC share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..records import AssociationRecord, TrialRecord

ASSOCIATION, TRIAL = "Association", "Trial"
ENTITY_LABELS = ("Biomarker", "Gene", "Cancer", "Outcome", "PValue", "Effect", "TrialName")
_NEAR = 400  # characters around a printed value in which the rest of its record is looked for
_MOST_PLACES = 200  # of one value that are tried; a "P" alone stands everywhere
Record = AssociationRecord | TrialRecord
Part = tuple[str, str, str | None, str | None]  # label, printed text, identifier, name
PlacedPart = tuple[str, int, int, str | None, str | None]  # label, start, end, identifier, name


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text with a label; ``text[start:end]`` is what it says."""

    key: str
    label: str
    start: int
    end: int
    identifier: str | None = None  # a CURIE
    name: str | None = None  # what the identifier is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A record: its trigger, its arguments as (role, span key), its codes, and all the rest."""

    key: str
    kind: str  # ASSOCIATION or TRIAL
    trigger: str
    arguments: tuple[tuple[str, str], ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None  # the whole record as JSON; None where people annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedText:
    """One paper's text with its annotations; ``unplaced`` counts records found nowhere in it."""

    doc_id: str
    text: str
    spans: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = ()
    unplaced: int = 0


def annotate_text(doc_id: str, text: str, records: Sequence[Record]) -> AnnotatedText:
    """Return records as annotations on the text of their paper.

    A record with offsets is annotated there. One without (gold keeps none) is annotated at the
    place where most of its printed values and names stand together; where nothing of it stands,
    it hangs on the first word of the text, so that it is not lost.
    """
    spans: list[Span] = []
    claims: list[Claim] = []
    unplaced = 0
    for number, record in enumerate(records, start=1):
        found = _place(record, text)
        unplaced += not found
        own = _spans(found, len(spans))
        kind = TRIAL if isinstance(record, TrialRecord) else ASSOCIATION
        trigger = _trigger(kind, own, text, len(spans) + len(own))
        claims.append(
            Claim(
                key=f"E{number}",
                kind=kind,
                trigger=trigger.key,
                arguments=tuple((span.label, span.key) for span in own),
                codes=codes_of(record),
                record=record.model_dump_json(exclude_none=True),
            )
        )
        spans += [*own, trigger]
    return AnnotatedText(
        doc_id=doc_id, text=text, spans=tuple(spans), claims=tuple(claims), unplaced=unplaced
    )


def codes_of(record: Record) -> dict[str, str]:
    """Return the coded fields of a record by the name that annotators see."""
    if isinstance(record, TrialRecord):
        codes = {"Phase": record.phase or "", "Status": record.status}
    else:
        codes = {
            "Direction": record.direction,
            "State": record.biomarker.state,
            "OutcomeCode": record.outcome.code,
            "Analysis": record.analysis,
            "Certainty": record.certainty,
            "Subject": record.subject,
        }
    codes["Source"] = record.attribution.source
    return {name: code for name, code in codes.items() if code}


def printed_parts(record: Record) -> Iterator[Part]:
    """Yield (label, printed text, identifier, name) of each part of a record that has a text."""
    parts = _trial_parts(record) if isinstance(record, TrialRecord) else _parts(record)
    yield from (part for part in parts if part[1])


def _trial_parts(record: TrialRecord) -> Iterator[Part]:
    for name in (record.acronym, *record.registry_ids):
        yield "TrialName", name or "", None, None


def _parts(record: AssociationRecord) -> Iterator[Part]:
    yield "Biomarker", record.biomarker.text, None, None
    for gene in record.biomarker.genes:
        yield "Gene", gene.text or gene.symbol, gene.id, gene.symbol
    cancer = record.cancer
    if cancer is not None:
        yield "Cancer", cancer.text or cancer.name or "", cancer.id, cancer.name
    yield "Outcome", record.outcome.text or "", None, None
    if record.p_value is not None:
        yield "PValue", record.p_value.text, None, None
    if record.effect is not None:
        yield "Effect", record.effect.text or "", None, None


def find_text(
    printed: str, text: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the places of a printed text, whatever its case and white space."""
    words = [re.escape(word) for word in printed.split()]
    if not words:
        return
    pattern = re.compile(r"(?<!\w)" * printed[0].isalnum() + r"\s+".join(words), re.IGNORECASE)
    for found in pattern.finditer(text, start, len(text) if end is None else end):
        yield found.span()


def _place(record: Record, text: str) -> list[PlacedPart]:
    """Return the parts of a record as (label, start, end, identifier, name)."""
    given = [(e.start, e.end) for e in record.evidence if e.start is not None and e.end]
    best: list[PlacedPart] = []
    for start, end in given or _windows(record, text):
        found: list[PlacedPart] = []
        for label, printed, identifier, name in printed_parts(record):
            place = next(find_text(printed, text, start, end), None)
            if place is not None:
                found.append((label, *place, identifier, name))
        if len(found) > len(best):
            best = found
    return best


def _windows(record: Record, text: str) -> list[tuple[int, int]]:
    """Return stretches of text around each place where the rarest part of a record stands."""
    places = [list(find_text(part[1], text))[:_MOST_PLACES] for part in printed_parts(record)]
    standing = [found for found in places if found]
    if not standing:
        return []
    rarest = min(standing, key=len)
    return [(max(0, start - _NEAR), min(len(text), end + _NEAR)) for start, end in rarest]


def _spans(found: Sequence[PlacedPart], before: int) -> list[Span]:
    return [
        Span(
            key=f"T{before + number}",
            label=label,
            start=start,
            end=end,
            identifier=identifier,
            name=name,
        )
        for number, (label, start, end, identifier, name) in enumerate(found, start=1)
    ]


def _trigger(kind: str, own: Sequence[Span], text: str, before: int) -> Span:
    """Return the span that stands for the record: over its outcome, or its first part."""
    over = next((s for s in own if s.label == "Outcome"), own[0] if own else None)
    if over is None:
        first = re.search(r"\S+", text)
        start, end = first.span() if first else (0, 0)
    else:
        start, end = over.start, over.end
    return Span(key=f"T{before + 1}", label=kind, start=start, end=end)


def loads_record(record: str | None) -> dict[str, object]:
    """Return a record's fields from its JSON; empty where there is none or it is damaged."""
    try:
        fields = json.loads(record) if record else {}
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
