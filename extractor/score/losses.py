"""Where a missed record got lost, as far as the output of a run tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from ..records import AssociationRecord, Effect, PValue, TrialRecord
from ..sentences import Sentence
from .seen import missed_entities, missed_statistics

REJECTIONS_FILE = "rejections.jsonl"
TEXT_FOLDER = "text"
_SPACE = re.compile(r"\s+")
_SHOWN = 160  # characters of the text shown on each side of a statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A candidate that a run dropped, and why."""

    text: str
    reason: str
    detail: str
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOutput:
    """What a run left of one paper: the text it read, and what it rejected.

    ``sentences`` are those of the paper read again, with mentions and statistics; None where the
    paper is not at hand.
    """

    text: str | None = None
    rejected: Sequence[Rejected] = field(default=())
    sentences: Sequence[Sentence] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The stage that lost a record or a part of it, and what is known of it."""

    # "text not read", "rejected", "entity missed", "statistic missed", "not related"; of what was
    # found in part "wrong field", "wrong slot"
    stage: str
    detail: str = ""


def read_outputs(run: Path) -> dict[str, PaperOutput]:
    """Return texts and rejections of a run by doc_id; files that are not there leave gaps."""
    rejected: dict[str, list[Rejected]] = {}
    path = run / REJECTIONS_FILE
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        rejected.setdefault(row["doc_id"], []).append(
            Rejected(
                text=row["text"],
                reason=row["reason"],
                detail=row.get("detail") or "",
                rule_id=row["rule_id"],
            )
        )
    texts = {p.stem: p for p in sorted((run / TEXT_FOLDER).glob("*.txt"))}
    return {
        doc_id: PaperOutput(
            text=texts[doc_id].read_text(encoding="utf-8") if doc_id in texts else None,
            rejected=tuple(rejected.get(doc_id, ())),
        )
        for doc_id in texts.keys() | rejected.keys()
    }


def find_loss(record: AssociationRecord | TrialRecord, output: PaperOutput) -> Loss:
    """Return the stage that lost a gold record.

    ``text not read``: a number of its statistic, or its name where it has none, is nowhere in
    the text of the run. ``rejected``: a dropped candidate holds the statistic. With the sentences
    of the paper at hand, ``entity missed``: no mention stands for its marker, cancer or outcome;
    ``statistic missed``: its p-value or effect was not found as one. Else ``not related``: it was
    read, and no rule made a candidate of it.
    """
    if output.text is None:
        return Loss(stage="text not read", detail="the run has no text of this paper")
    lost = [text for text in _printed(record) if not find_printed(text, output.text)]
    if lost:
        return Loss(stage="text not read", detail=f"not in the text: {', '.join(lost)}")
    numbers = tuple(_numbers(record))
    for candidate in output.rejected if numbers else ():
        if all(find_printed(number, candidate.text) for number in numbers[:1]):
            detail = f": {candidate.detail}" if candidate.detail else ""
            return Loss(stage="rejected", detail=f"{candidate.reason}{detail}")
    return _not_seen(record, output.sentences or ()) or Loss(stage="not related")


def _not_seen(
    record: AssociationRecord | TrialRecord, sentences: Sequence[Sentence]
) -> Loss | None:
    """Return the loss before the rules, of a paper that could be read again."""
    stages = {"entity missed": missed_entities, "statistic missed": missed_statistics}
    for stage, missed_in in stages.items() if sentences else ():
        missed = missed_in(record, sentences)
        if missed:
            return Loss(stage=stage, detail=", ".join(missed))
    return None


def snippet(record: AssociationRecord | TrialRecord, text: str) -> str | None:
    """Return the text around the place where most of a record's numbers and names stand."""
    printed = _printed(record)
    places = [m.start() for m in find_all(printed[0], text)] if printed else []
    if not places:
        return None

    def score(place: int) -> int:
        near = text[max(0, place - _SHOWN) : place + _SHOWN]
        return sum(bool(find_printed(one, near)) for one in (*printed, *_names(record)))

    best = max(places, key=score)
    return _SPACE.sub(" ", text[max(0, best - _SHOWN) : best + _SHOWN]).strip()


def needles(record: AssociationRecord | TrialRecord) -> tuple[str, ...]:
    """Return what to look for on a page, the most telling first: interval, effect, p, name."""
    numbers = tuple(_numbers(record))
    decimals = sorted((n for n in numbers if "." in n), key=len, reverse=True)
    p_value = getattr(record, "p_value", None)
    printed = (p_value.text,) if p_value is not None else ()
    return (*decimals, *printed, *_names(record))


def find_printed(printed: str, text: str) -> bool:
    """Tell whether a number or name stands in a text, whatever its spacing and case."""
    return next(find_all(printed, text), None) is not None


def find_all(printed: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the places of a number or name; a number is no part of a longer one.

    A decimal may lack its zero (``.003``), have trailing zeros, a comma or a raised dot.
    """
    if re.fullmatch(r"\d+(?:\.\d+)?", printed):
        whole, _, decimals = printed.partition(".")
        lead = f"{whole}?" if whole == "0" and decimals else whole
        tail = rf"[.,·]{decimals}0*(?!\d)" if decimals else r"(?:[.,·]0+)?(?![.,·]?\d)"
        return re.finditer(rf"(?<!\d)(?<!\d[.·]){lead}{tail}", text)
    words = [re.escape(word) for word in printed.split()]
    return re.finditer(r"\s*".join(words), text, re.IGNORECASE)


def _statistics(record: AssociationRecord | TrialRecord) -> Iterator[PValue | Effect]:
    holders: Sequence[object] = (
        (record,) if isinstance(record, AssociationRecord) else record.results
    )
    for holder in holders:
        for part in (getattr(holder, "p_value", None), getattr(holder, "effect", None)):
            if part is not None:
                yield part


def _numbers(record: AssociationRecord | TrialRecord) -> Iterator[str]:
    """Yield the numbers of a record, the p-value first, as plain decimals."""
    for statistic in _statistics(record):
        for name in ("value", "ci_low", "ci_high"):
            value: Decimal | None = getattr(statistic, name, None)
            if value is not None and _is_plain(value):
                yield format(abs(value).normalize(), "f")


def _is_plain(value: Decimal) -> bool:
    """Tell whether a number is printed in digits; tiny ones come as powers of ten."""
    return value == 0 or abs(value) >= Decimal("0.00001")


def _names(record: AssociationRecord | TrialRecord) -> tuple[str, ...]:
    if isinstance(record, TrialRecord):
        return tuple(name for name in (*record.registry_ids, record.acronym) if name)
    names = tuple(gene.text for gene in record.biomarker.genes if gene.text)
    return names or (record.biomarker.text,)


def _printed(record: AssociationRecord | TrialRecord) -> tuple[str, ...]:
    """Return what has to stand in the text: the numbers, or the names where there are none."""
    return tuple(dict.fromkeys(_numbers(record))) or _names(record)


def outputs_of(outputs: Mapping[str, PaperOutput], doc_id: str) -> PaperOutput:
    """Return what a run left of a paper, empty where it left nothing."""
    return outputs.get(doc_id, PaperOutput())
