"""The outcomes of a sentence: those annotated, and those that words leave to their context."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Callout, Concept, Mention, Sentence
from .canvas import paint
from .directions import is_event
from .general_outcomes import supplement
from .items import OutcomeArgument
from .modifiers import is_compared_group, only_modifies
from .patient_groups import who_had

_I = re.IGNORECASE


_SPREAD_CODES = ("METASTASIS", "LYMPH_NODE", "BONE_METASTASIS", "RECURRENCE")


_CONTEXT_CODES = frozenset(["STAGE", "GRADE", "SIZE", "INVASION", *_SPREAD_CODES])


# A stage or a spread that tells who was studied, not what was found.
_CONTEXT_AFTER = re.compile(
    r"^\s*(?:[IVX0-9/–,-]++\s*|and\s+|or\s+)*(?:Ⓒ|(?:patients?|diseases?|cancers?"
    r"|tumou?rs?|setting|cases|cohort|samples?|tissues?|sites?|lesions?|subgroups?"
    r"|and intervention)\b)",
    _I,
)


_COMPARED = re.compile(r"^(?:higher|lower|more|less|larger|smaller|increased|deeper|later)\b", _I)


_BY_GROUP = re.compile(r"^(?:\s+and\s+\w+)?\s+(?:sub-?groups?|subsets?)\b", _I)
_TESTED_LEVEL = re.compile(r"^\s*(?:[IVX0-4]+[abc]?(?:\s?[-–/]\s?[IVX0-4]+[abc]?)?)?\s*\(\s*Ⓢ", _I)
_HYPHENED = re.compile(r"^(?:early|late|advanced|high|low)-(?:stage|grade)", _I)
_NAMED_LEVEL = re.compile(r"\b(?:stages?|grades?)\s+(?:[IVX]+|[0-4])", _I)


_STAGE_LEVEL = re.compile(r"^\s*(?:[IVX]+[abc]?|[0-4][abc]?)(?![\w.])", _I)


_FREE_BEFORE = re.compile(
    r"\b(?:in|among|of|with|from|for)\s+(?:(?:the|a|all|our|both|either|each|\d+"
    r"|patients?|women|men|advanced|early|high|low|primary|resected|with|and"
    r"|of)[\s-]+)*$",
    _I,
)


def read_outcomes(sentence: Sentence, canvas: str) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes: those annotated, and words the vocabulary leaves to their context."""
    found = [
        _outcome(m, sentence)
        for m in sentence.labelled("OUTCOME")
        if canvas[m.start - sentence.start] == "Ⓞ" and _is_outcome(m, sentence, canvas)
    ]
    covered = [
        (m.start - sentence.start, m.end - sentence.start)
        for m in sentence.mentions
        if m.label != "DISEASE"
    ]
    for mention in supplement(sentence):
        start = mention.start - sentence.start
        end = start + len(mention.text)
        if any(a < end and start < b for a, b in covered):
            continue
        cells = _survives_only(mention, canvas[max(0, start - 60) : start], canvas[end:])
        if not cells and not only_modifies(canvas, start, end, "OTHER"):
            found.append(_outcome(mention, sentence))
    found = [_of_cancer(o, canvas) for o in found]
    return tuple(_join_without(sorted(found, key=lambda o: o.start), canvas))


_DEATH = re.compile(r"(?:deaths?|died|dying|mortality)$", _I)
_FROM_CANCER = re.compile(
    r"^\s+(?:from|due to|because of|attributable to)\s+(?:the\s+|their\s+|progressive\s+)*"
    r"(?:Ⓒ|cancer\b|tumou?rs?\b|diseases?\b|malignanc|carcinomas?\b)",
    _I,
)


def _of_cancer(outcome: OutcomeArgument, canvas: str) -> OutcomeArgument:
    """Read "death from renal cancer" as a death of the cancer."""
    named = outcome.code == "OS" and _DEATH.search(outcome.mention.text)
    if not named or not _FROM_CANCER.match(canvas[outcome.end :]):
        return outcome
    return replace(outcome, code="CSS", mention=_renamed(outcome.mention, "CSS"))


_NO_OUTCOME = re.compile(
    r"\brisk of (?:\w+ ){0,2}(?:cancer|carcinoma|tumou?rs?)$"
    r"|(?:cancer|carcinoma|tumou?r) risks?$|carcinogenesis|tumou?rigenesis"
    r"|susceptibility|\bincidence\b|proliferation|apoptosis|angiogenesis|invasiveness|migration"
    r"|performance status|quality of life|metastatic (?:potential|ability|capacity)",
    _I,
)


_COMPARED_WITH = re.compile(r"\bthan\s+(?:with\s+|the\s+|for\s+)*$", _I)
_IN_RESPONSE = re.compile(
    r"(?:\b(?:in|after)\s+(?:first|second|third)|\b(?:in|immune|CTL|T[- ]cell|anti-?tumou?r"
    r"|cellular|inflammatory|glucose|insulin|hormon\w+|heat[- ]shock|oxygen|hypoxi\w+|dose|damage"
    r"|stress|adaptive|innate|humoral|antibody|cytokine|unfolded protein|acute[- ]phase|wound"
    r"|host|lymphocyt\w+|interferon|cytotoxic)|Ⓜ)[\s-]+$",
    _I,
)


# "Survival analysis showed that high X … prognosis": how it was looked for, not what was found.
_ANALYSIS_OF = re.compile(
    r"^\s+(?:plots?|curves?|analys[ei]s|data)\b[^;Ⓢ]*\b(?:show|reveal|demonstrat|indicat"
    r"|found)\w*\b"
    r"[^;]*(?:Ⓞ|\bprognos)",
    _I,
)


# "Low at remission, high at relapse", "until progression": when, not what happened.
_TIMED = frozenset({"RECURRENCE", "RESPONSE"})
_TIME_POINT = re.compile(
    r"\b(?:at|after|until|since|upon|before)\s+(?:the\s+time\s+of\s+)?(?:first\s+|second\s+)?$",
    _I,
)


# "Death receptor", "death domain": no patient dies.
_DEATH_PROTEIN = re.compile(
    r"^[- ](?:receptors?|domains?|ligands?|pathways?|signal+ing|effector|certificates?"
    r"|registr\w+)\b",
    _I,
)


def _is_outcome(mention: Mention, sentence: Sentence, canvas: str) -> bool:
    """Tell whether a mention is the outcome of patients or tumours, spoken of as a result."""
    at = mention.start - sentence.start
    if _COMPARED_WITH.search(canvas[max(0, at - 20) : at]):
        return False
    if _NO_OUTCOME.search(mention.text) or _is_context(mention, sentence, canvas):
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    code = mention.concept.id if mention.concept is not None else "OTHER"
    if only_modifies(canvas, start, end, code):
        return False
    if _survives_only(mention, canvas[max(0, start - 60) : start], canvas[end:]):
        return False
    if code in _TIMED and _TIME_POINT.search(canvas[max(0, start - 40) : start]):
        return False
    if _ANALYSIS_OF.match(canvas[end:]) or _DEATH_PROTEIN.match(canvas[end:]):
        return False
    if code == "RESPONSE":
        return not _IN_RESPONSE.search(canvas[max(0, start - 20) : start])
    return True


# Cells, grafts and neurons survive too; that is no outcome of patients.
_OF_CELLS = re.compile(
    r"\b(?:cells?|cellular|neurons?|neuronal|grafts?|implants?|clonogenic|flap|islet|bacterial"
    r"|larval"
    r"|plant|lines?)\s+(?:\w+\s*(?:,|and|or)\s+)*$",
    _I,
)
_BY_CELLS = re.compile(
    r"^\s+(?:of|in)\s+(?!patients)(?:(?!patients|women|men\b)[\wⓂⒸ-]+\s+){0,4}?(?:cells?"
    r"|neurons?|grafts?"
    r"|lines?)\b|^\s+(?:signals?|signal+ing|pathways?|genes?|factors?|proteins?)\b",
    _I,
)


def _survives_only(mention: Mention, before: str, after: str) -> bool:
    """Tell whether a survival is that of cells."""
    code = mention.concept.id if mention.concept else "OTHER"
    if code != "OS" or mention.text.lower().startswith("overall"):
        return False
    return bool(_OF_CELLS.search(before) or _BY_CELLS.match(after))


_WITHOUT = re.compile(r"^\s*(?:free (?:of|from)|without)\s+(?:\w+\s+)?$", _I)


_SITES = frozenset({"LYMPH_NODE", "METASTASIS", "BONE_METASTASIS"})


_WITHOUT_CODES = {
    "BONE_METASTASIS": "BMFS",
    "METASTASIS": "MFS",
    "RECURRENCE": "RFS",
    "PFS": "PFS",
}


def _join_without(outcomes: list[OutcomeArgument], canvas: str) -> list[OutcomeArgument]:
    """Read "survival without recurrence" as one outcome."""
    joined: list[OutcomeArgument] = []
    for outcome in outcomes:
        last = joined[-1] if joined else None
        one = _as_one(last, outcome, canvas) if last is not None else None
        if one is not None:
            joined[-1] = one
        else:
            joined.append(outcome)
    return joined


def _as_one(left: OutcomeArgument, right: OutcomeArgument, canvas: str) -> OutcomeArgument | None:
    """Return the one outcome that two mentions side by side name, else None."""
    between = canvas[left.end : right.start]
    if left.code == "OS" and right.code in _WITHOUT_CODES and _WITHOUT.match(between):
        code = _WITHOUT_CODES[right.code]
        mention = replace(left.mention, concept=Concept(id=code, name=code))
        return replace(left, mention=mention, code=code, end=right.end)
    if left.code == "LYMPH_NODE" and right.code == "METASTASIS" and not between.strip(" -"):
        return replace(left, end=right.end)
    if right.code == "RECURRENCE" and left.code in _SITES and not between.strip(" -"):
        return replace(right, start=left.start)
    counted = {left.code, right.code} == {"PFS", "OS"} and left.event and right.event
    if counted and _OR.match(between):
        return replace(left if left.code == "PFS" else right, start=left.start, end=right.end)
    if left.code == "METASTASIS" and right.code == "LYMPH_NODE" and _TO_NODES.match(between):
        return replace(right, start=left.start)
    if left.code != right.code and between.strip() == "(" and right.mention.text.isupper():
        return replace(right, start=left.start, mention=_renamed(left.mention, right.code))
    return None


def _renamed(mention: Mention, code: str) -> Mention:
    return replace(mention, concept=Concept(id=code, name=code))


# "Risk of progression or death" is what progression-free survival counts.
_OR = re.compile(r"^\s*(?:and/or|or|/)\s*$", _I)
_TO_NODES = re.compile(
    r"^\s*(?:in|to|into|of)\s+(?:the\s+)?(?:regional\s+|local\s+|axillary\s+)*$", _I
)


def _outcome(mention: Mention, sentence: Sentence) -> OutcomeArgument:
    code = mention.concept.id if mention.concept else "OTHER"
    return OutcomeArgument(
        mention=mention,
        start=mention.start - sentence.start,
        end=mention.end - sentence.start,
        code=code,
        event=is_event(code, mention.text),
    )


def _is_context(mention: Mention, sentence: Sentence, canvas: str) -> bool:
    """Tell whether a stage, grade or spread only describes the patients."""
    code = mention.concept.id if mention.concept else "OTHER"
    if code not in _CONTEXT_CODES or _COMPARED.match(mention.text):
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    after, before = canvas[end:], canvas[max(0, start - 60) : start]
    who = who_had(canvas)
    if who is not None and who[0] <= start < who[1]:
        return False  # "patients with advanced stage had higher X": the stage is what X goes with
    if _TESTED_LEVEL.match(after) or is_compared_group(canvas, end):
        return False
    if _BY_GROUP.match(after):
        return True
    if _HYPHENED.match(mention.text) and _FREE_BEFORE.search(before):
        return True
    if _NAMED_LEVEL.search(mention.text) and _FREE_BEFORE.search(before):
        return True
    if code in {"STAGE", "GRADE"} and _STAGE_LEVEL.match(after):
        return bool(_FREE_BEFORE.search(before)) or bool(_CONTEXT_AFTER.match(after))
    return bool(_CONTEXT_AFTER.match(after)) and bool(
        _FREE_BEFORE.search(before) or after.lstrip().startswith("Ⓒ")
    )


def canvas_of(sentence: Sentence, callouts: tuple[Callout, ...]) -> str:
    """Return the canvas of a sentence with supplementary outcomes painted as well."""
    canvas = list(paint(sentence, callouts))
    for mention in supplement(sentence):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if all(c not in "ⓂⒸⓄⒹⓈⓇ" for c in canvas[start:end]):
            canvas[start:end] = "Ⓞ" * (end - start)
    return "".join(canvas)
