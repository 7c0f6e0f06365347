"""Outcomes of a result sentence with their places, each once, without those that only qualify."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..records import OutcomeRef
from ..types import Sentence
from .endpoints import MEASURES, OTHER_OUTCOMES, outcome_of
from .pattern import compiled
from .reported import RESULT_OUTCOMES
from .side_effects import side_effects_in

_AT = compiled(r"\b(?:at|after|until|before|upon|since|following)\s+(?:\w+\s+)?\Z")
_GROUP = compiled(
    r"\b(?:patients|those|women|men|cases|subjects|participants|individuals|tumou?rs|responders)\s+(?:who\s+had\s+|with|without)\s+(?:[\w-]+\s+){0,3}?\Z"
    r"|\b(?:among|in)\s+(?:the\s+|those\s+|all\s+)?(?:\w+\s+){0,2}who\s+(?:had\s+)?\Z"
)
# "15 patients with stable disease (38%)" counts those who had it.
_SO_MANY = compiled(
    r"\b\d+\s+(?:patients|women|men|participants)\s+(?:who\s+had|with)\s+(?:an?\s+)?\Z"
)
_SHARE = compiled(r"\A\s*[(\[]\s?\d+(?:[.·]\d+)?\s?%")
_EVENTS_OF = compiled(r"\A\s+events?\b")
_NEAR = 4  # characters beside an outcome
_IN_TO = compiled(r"\bin \|\s+to\b")  # "in response to supplements"
_GRADES = compiled(r"\A(?:-(?:adjusted|related|specific)|\s+(?:sub)?groups?)\b")
# "death, n = 3": parts of a count, but not "fatigue (n = 14, 45%)".
_COUNTED = compiled(r"\A\)?[,;]?\s*[(\[]?n\s?=(?!\s?\d+\s?[,;(\[]\s?\d+(?:[.·]\d+)?\s?%)")
_EVENTS = frozenset(
    {
        *("PFS", "RECURRENCE", "METASTASIS", "STAGE", "GRADE", "SIZE"),
        *("LYMPH_NODE", "INVASION", "BONE_METASTASIS"),
    }
)
_FEATURES = frozenset({"STAGE", "GRADE", "SIZE", "LYMPH_NODE", "INVASION"})
_ADJUSTED = compiled(r"\b(?:adjust|stratif|account|control+)\w*\s+(?:for|by|of)\b[^.;]{0,60}\Z")
_WHERE = compiled(r"\b(?:in|for|with|among)\s+(?:\w+\s+)?\Z")
_EVENT_WORD = compiled(
    r"\A(?:progression|relapse|recurrence|death|metast\w+|progressive|tumou?r)\b"
)
_MOMENT = compiled(
    r"(?:(?P<n>\d{1,2}(?:[.·]\d)?|one|two|three|four|five|six|ten)[\s-]*(?P<u>years?|months?|weeks?|days?|yr|mo)s?['’]?|\b(?P<median>median|mean))"
    r"(?:\s+\(\s?95\s?%\s?CI\s?\))?\s+(?:(?!and\b)[\w/-]+\s+){0,2}?\Z"
)


@dataclass(frozen=True, slots=True)
class Spotted:
    """An outcome and its place in the document."""

    start: int
    end: int
    outcome: OutcomeRef
    free: bool = False  # a noun phrase that no vocabulary knows

    @property
    def code(self) -> str:
        """Return the outcome's code."""
        return self.outcome.code


def _named(sentence: Sentence) -> Iterator[Spotted]:
    for start, ref in side_effects_in(sentence):
        yield Spotted(start, start + len(ref.text or ""), ref)
    for statistic in sentence.statistics:
        if statistic.kind != "MEDIAN":
            continue
        for entry in MEASURES:
            match = entry.pattern.search(statistic.text)
            if match:
                at = statistic.start + match.start()
                ref = OutcomeRef.model_validate({"text": match.group(), "code": entry.value})
                yield Spotted(at, at + len(match.group()), ref)
                break
    yield from _worded(sentence)
    for mention in sentence.labelled("OUTCOME"):
        yield Spotted(mention.start, mention.end, outcome_of(mention))


def _worded(sentence: Sentence) -> Iterator[Spotted]:
    """Yield outcomes that words of our own name; a regimen's name is none."""
    drugs = sentence.labelled("DRUG")
    for entry in (*OTHER_OUTCOMES, *RESULT_OUTCOMES):
        for match in entry.pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if not any(m.start <= start and end <= m.end for m in drugs):
                ref = OutcomeRef.model_validate({"text": match.group(), "code": entry.value})
                yield Spotted(start, end, ref)


def _apart(sentence: Sentence) -> list[Spotted]:
    """Return the outcomes that do not lie inside one another, the longer one kept."""
    kept: list[Spotted] = []
    for one in sorted(_named(sentence), key=lambda s: (s.start - s.end, s.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.start)


_ENDED = compiled(r"\Aoutcomes?\Z")
_WITH_A = compiled(r"\b(?:with|had)\s+an?\s+[\w-]+\s\Z")  # "events with a fatal outcome"


def _qualifies(one: Spotted, sentence: Sentence) -> bool:
    """Tell whether an outcome only says when, or in whom."""
    before = sentence.text[: one.start - sentence.start]
    word = one.outcome.text or ""
    if one.code in _FEATURES and (_ADJUSTED.search(before) or _WHERE.search(before)):
        return True
    after = sentence.text[one.end - sentence.start :]
    if _GROUP.search(before) and not (_SO_MANY.search(before) and _SHARE.match(after)):
        return True
    if _COUNTED.match(after) or _GRADES.match(after):
        return True
    if _IN_TO.search(f"{before[-_NEAR:]}|{after[:_NEAR]}"):
        return True
    if _EVENTS_OF.match(after) and not _measured(one, sentence):
        return True
    if _explains(one, sentence) or (_ENDED.match(word) and _WITH_A.search(before)):
        return True
    event = one.code in _EVENTS or _EVENT_WORD.match(word)
    moment = _AT.search(before)
    return bool(event and moment)


def _measured(one: Spotted, sentence: Sentence) -> bool:
    """Tell whether a ratio says what it is of: "hazard ratio of relapse events was 0.8"."""
    return any(s.kind == "EFFECT" and s.start <= one.start < s.end for s in sentence.statistics)


def _explains(one: Spotted, sentence: Sentence) -> bool:
    """Tell whether an outcome says in a bracket what a ratio is of: "77% (HR for death, 0.7)"."""
    held = [s for s in sentence.statistics if s.kind == "EFFECT" and s.start <= one.start < s.end]
    if not held:
        return False
    text, at = sentence.text, held[0].start - sentence.start
    opened = text.rfind("(", 0, at)
    if opened <= text.rfind(")", 0, at) or not _FIGURE_BEFORE.search(text[:opened]):
        return False
    shut = text.find(")", held[0].end - sentence.start)
    inside = range(opened + sentence.start, shut + sentence.start if shut > 0 else sentence.end)
    return sum(s.kind == "EFFECT" and s.start in inside for s in sentence.statistics) == 1


_FIGURE_BEFORE = compiled(r"\d[^.;]{0,60}\Z")


_VALUED = compiled(r"\A[,:]?\s*(?:was\s+|of\s+)?\d")


def _after(one: Spotted, sentence: Sentence) -> str:
    return sentence.text[one.end - sentence.start :]


def _abbreviates(last: Spotted, one: Spotted, sentence: Sentence) -> bool:
    """Tell whether an outcome is the last one's short form: "overall survival (OS)"."""
    between = sentence.text[last.end - sentence.start : one.start - sentence.start]
    opened = re.fullmatch(r"\s*(?:rates?\s*|time\s*)?[(\[,]\s*(?:median\s+)?", between)
    if opened and " " in (one.outcome.text or "") and _VALUED.match(_after(one, sentence)):
        return False  # "a response (overall response rate 48%)" prints the rate
    return bool(opened) and (one.code == last.code or one.code == "RESPONSE")


def _defines(one: Spotted, sentence: Sentence) -> bool:
    """Tell whether an outcome stands in brackets without a figure: "(CR + PR)"."""
    text = sentence.text
    at = one.start - sentence.start
    opened = max(text.rfind("(", 0, at), text.rfind("[", 0, at))
    closed = max(text.rfind(")", 0, at), text.rfind("]", 0, at))
    if opened <= closed:
        return False
    ends = [e for c in ")]" if (e := text.find(c, at)) > 0]
    inside = text[opened : min(ends, default=len(text))]
    if inside[1:].strip() == (one.outcome.text or ""):
        return False  # "overall (OS) and progression-free survival"
    return not re.search(r"\d", re.sub(r"\bR0\b|-?\d-year", "", inside)) and opened > 0


def _timed(one: Spotted, sentence: Sentence) -> Spotted:
    """Put the moment or "median" before an outcome's text: "5-year OS"."""
    before = sentence.text[max(0, one.start - sentence.start - 45) : one.start - sentence.start]
    match = _MOMENT.search(before)
    if match is None or not one.outcome.text:
        return one
    head = match["median"] or f"{match['n']}-{(match['u'] or '').rstrip('s')}"
    if _AVERAGE.match(one.outcome.text) or one.outcome.text.lower().startswith(head.lower()):
        return one
    text = f"{head} {one.outcome.text}"
    return replace(one, outcome=one.outcome.model_copy(update={"text": text}))


def find_outcomes(sentence: Sentence) -> tuple[Spotted, ...]:
    """Return the outcomes that a result sentence speaks of, in order."""
    kept: list[Spotted] = []
    for one in _apart(sentence):
        if _qualifies(one, sentence) or _defines(one, sentence):
            continue
        between = (
            sentence.text[kept[-1].end - sentence.start : one.start - sentence.start]
            if kept
            else ""
        )
        if kept and (_abbreviates(kept[-1], one, sentence) or between == "/"):
            kept[-1] = replace(kept[-1], end=one.end)
            continue
        kept.append(one)
    return tuple(spot for one in kept for spot in _both(_timed(one, sentence), sentence))


_AVERAGE = compiled(r"\A(?:mean|median)\b")
_MEAN_AND_MEDIAN = compiled(r"\b(?P<first>mean|median)\s+and\s+(?:(?P<second>mean|median)\s+)?\Z")


def _both(one: Spotted, sentence: Sentence) -> Iterator[Spotted]:
    """Yield "mean and median survival" as the two outcomes that it is."""
    match = _MEAN_AND_MEDIAN.search(sentence.text[: one.start - sentence.start])
    told = match and (match["second"] or _AVERAGE.match(one.outcome.text or ""))
    if match and told and one.outcome.text:
        name = _AVERAGE.sub("", one.outcome.text).strip()
        first = one.outcome.model_copy(update={"text": f"{match['first']} {name}"})
        yield Spotted(sentence.start + match.start(), sentence.start + match.end("first"), first)
    yield one


_LIST = compiled(
    r"\A\)?\s*(?:rates?\s*)?(?:[(\[][^()\[\]]*[)\]])?\s*(?:,|and|,\s*and|or|nor|/|&|as\s+well\s+as(?:\s+the)?|,\s*or)\s*(?:the\s+|in\s+|of\s+|a\s+|median\s+|of\s+the\s+)*"
    r"(?:[\w/–-]+\s+){0,4}?\Z"
)
_HEADER = compiled(r"\b(?:such\s+as|includ\w+|namely|particularly|like)\b|:")


def coordinated(run: Sequence[Spotted], sentence: Sentence) -> tuple[Spotted, ...]:
    """Return the members of the list that stands closest to the figures; a header is left out."""
    if len(run) < 2:
        return tuple(run)
    kept = [run[-1]]
    for one in reversed(run[:-1]):
        between = sentence.text[one.end - sentence.start : kept[0].start - sentence.start]
        headed = _HEADER.search(between) and one.code == "TOXICITY"
        if headed or not _LIST.match(between) or _same_name(one, kept[0]):
            break
        kept.insert(0, one)
    return tuple(kept)


def _same_name(one: Spotted, other: Spotted) -> bool:
    kinds = {(s.outcome.text or "").split(" ")[0].lower() for s in (one, other)}
    return one.code == other.code and one.code not in _OPEN and kinds != {"mean", "median"}


_OPEN = frozenset({"OTHER", "TOXICITY", "RESPONSE", "RECURRENCE"})
