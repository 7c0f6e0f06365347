"""Sentence → its outcomes, results, cancers, analyses and subgroups, in order."""

from __future__ import annotations

import re
from dataclasses import replace

from ..types import Callout, Concept, Mention, Sentence, Statistic
from .canvas import paint
from .cancers import elided_cancers
from .directions import is_event
from .items import (
    AnalysisArgument,
    CancerArgument,
    Item,
    OutcomeArgument,
    Result,
    ResultCluster,
    SubgroupArgument,
)
from .qualifiers import ANALYSES

_I = re.IGNORECASE
_CONTEXT_CODES = frozenset("STAGE GRADE METASTASIS LYMPH_NODE SIZE INVASION BONE_METASTASIS RECURRENCE".split())
# A stage or a spread that tells who was studied, not what was found.
_CONTEXT_AFTER = re.compile(r"^\s*(?:[IVX0-9/–,-]+\s*|and\s+|or\s+)*(?:Ⓒ|(?:patients?|diseases?|cancers?|tumou?rs?|setting|cases|cohort|samples?|tissues?|sites?|lesions?|subgroups?|and intervention)\b)", _I)
_COMPARED = re.compile(r"^(?:higher|lower|more|less|larger|smaller|increased|deeper|later)\b", _I)
_NAMED_LEVEL = re.compile(r"\b(?:stages?|grades?)\s+(?:[IVX]+|[0-4])", _I)
_STAGE_LEVEL = re.compile(r"^\s*(?:[IVX]+[abc]?|[0-4][abc]?)(?![\w.])", _I)
_FREE_BEFORE = re.compile(r"\b(?:in|among|of|with|from|for)\s+(?:(?:the|a|all|our|both|either|each|\d+|patients?|women|men|advanced|early|high|low|primary|resected|with|and|of)[\s-]+)*$", _I)
_GENERIC = re.compile(
    r"\b(?:(?P<prognosis>(?:clinical |patients?[’']? |cancer |disease )?prognos(?:is|es)|(?:clinical |patients?[’']? |survival |disease )?outcomes?)|(?P<survival>survival(?: rates?| times?)?)|(?P<mortality>mortality|risk of death)|(?P<extent>(?:extent of|tumou?r burden|burden of)(?: \w+)? disease|tumou?r burden))\b(?!\s+(?:curve|analys|data|measure|variable|event|of interest|model))",
    _I,
)
_ELLIPSIS = re.compile(
    r"\b(?P<first>overall|disease-free|progression-free|relapse-free|recurrence-free|metastasis-free|event-free|cancer-specific|disease-specific|breast cancer-specific|distant metastasis-free)(?=(?:\s*,\s*[\w-]+)*\s*(?:,|and|or|/|,\s*and|as well as)\s+(?:[\w-]+-(?:free|specific)|overall)\s+survival)",
    _I,
)
_ELLIPTIC_CODES = {
    "overall": "OS", "disease-free": "DFS", "progression-free": "PFS", "relapse-free": "RFS",
    "recurrence-free": "RFS", "metastasis-free": "MFS", "event-free": "EFS", "cancer-specific": "CSS",
    "disease-specific": "CSS", "breast cancer-specific": "CSS", "distant metastasis-free": "DMFS",
}
SUBGROUP = re.compile(
    r"\b(?:in|among|for|within)\s+(?:the\s+|all\s+|those\s+)?(?:subgroups?\s+of\s+|subset\s+of\s+)?(?:patients?\s+(?:with\s+)?)?(?P<text>(?:stages?\s+[IVX0-9]+[ABC]?(?:[/–-](?:[IVX]+|\d)[ABC]?)?(?:\s+and\s+[IVX]+)?(?!\w)|(?:lymph )?node-(?:negative|positive)|N0|(?:pre|post)menopausal|(?:Ⓓ+|tamoxifen)[- ]treated|untreated|male|female|(?:non-)?smok\w+|(?:younger|older|elderly)|(?:Asian|Caucasian|Chinese|Japanese|European|Western|Korean|African)\w*))",
    _I,
)
_EFFECT_GAP = 40


def read_arguments(sentence: Sentence, canvas: str) -> tuple[Item, ...]:
    """Return all arguments but the markers, in the order they stand."""
    items: list[Item] = [
        *read_outcomes(sentence, canvas),
        *read_clusters(sentence, canvas),
        *_cancers(sentence, canvas),
        *_analyses(canvas),
        *_subgroups(sentence, canvas),
    ]
    return tuple(sorted(items, key=lambda i: i.start))


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
    for mention in _supplement(sentence):
        start = mention.start - sentence.start
        if not any(a < start + len(mention.text) and start < b for a, b in covered):
            found.append(_outcome(mention, sentence))
    return tuple(_join_without(sorted(found, key=lambda o: o.start), canvas))


_NO_OUTCOME = re.compile(
    r"\brisk of (?:\w+ ){0,2}(?:cancer|carcinoma|tumou?rs?)$|carcinogenesis|tumou?rigenesis"
    r"|susceptibility|\bincidence\b|proliferation|apoptosis|angiogenesis|invasiveness|migration"
    r"|performance status|quality of life",
    _I,
)
_IN_RESPONSE = re.compile(r"\b(?:in|immune|CTL|T[- ]cell|anti-?tumou?r|cellular|inflammatory|dose|damage|stress)[\s-]+$", _I)


def _is_outcome(mention: Mention, sentence: Sentence, canvas: str) -> bool:
    """Tell whether a mention is the outcome of patients or tumours, spoken of as a result."""
    if _NO_OUTCOME.search(mention.text) or _is_context(mention, sentence, canvas):
        return False
    start = mention.start - sentence.start
    if mention.concept is not None and mention.concept.id == "RESPONSE":
        return not _IN_RESPONSE.search(canvas[max(0, start - 20) : start])
    return True


_WITHOUT = re.compile(r"^\s*(?:free (?:of|from)|without)\s+(?:\w+\s+)?$", _I)
_SITES = frozenset({"LYMPH_NODE", "METASTASIS", "BONE_METASTASIS"})
_WITHOUT_CODES = {
    "BONE_METASTASIS": "BMFS", "METASTASIS": "MFS", "RECURRENCE": "RFS", "PFS": "PFS",
}


def _join_without(outcomes: list[OutcomeArgument], canvas: str) -> list[OutcomeArgument]:
    """Read "survival without recurrence" as one outcome."""
    joined: list[OutcomeArgument] = []
    for outcome in outcomes:
        last = joined[-1] if joined else None
        if last is not None and last.code == "OS" and outcome.code in _WITHOUT_CODES:
            if _WITHOUT.match(canvas[last.end : outcome.start]):
                code = _WITHOUT_CODES[outcome.code]
                mention = replace(last.mention, concept=Concept(id=code, name=code))
                joined[-1] = replace(last, mention=mention, code=code, end=outcome.end)
                continue
        if last is not None and outcome.code == "RECURRENCE" and last.code in _SITES:
            if not canvas[last.end : outcome.start].strip(" -"):
                joined[-1] = replace(outcome, start=last.start)
                continue
        joined.append(outcome)
    return joined


def _supplement(sentence: Sentence) -> list[Mention]:
    """Return elided and general outcomes: "overall and disease-free survival", "prognosis"."""
    made = [(m.start("first"), m["first"], _ELLIPTIC_CODES[m["first"].lower()]) for m in _ELLIPSIS.finditer(sentence.text)]
    for found in _GENERIC.finditer(sentence.text):
        code = "OTHER" if found["prognosis"] or found["extent"] else "OS"
        made.append((found.start(), found[0], code))
    return [
        Mention(
            label="OUTCOME", text=text, start=sentence.start + at,
            end=sentence.start + at + len(text), concept=Concept(id=code, name=code),
        )
        for at, text, code in made
    ]


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
    if _NAMED_LEVEL.search(mention.text) and _FREE_BEFORE.search(before):
        return True
    if code in {"STAGE", "GRADE"} and _STAGE_LEVEL.match(after):
        return bool(_FREE_BEFORE.search(before)) or bool(_CONTEXT_AFTER.match(after))
    return bool(_CONTEXT_AFTER.match(after)) and bool(_FREE_BEFORE.search(before) or after.lstrip().startswith("Ⓒ"))


def _cancers(sentence: Sentence, canvas: str) -> list[CancerArgument]:
    named = [
        m
        for m in sentence.labelled("CANCER")
        if canvas[m.start - sentence.start] == "Ⓒ"
        and not is_general(m)
        and not _GROUP.match(canvas[m.end - sentence.start :])
    ]
    named += elided_cancers(sentence, named)
    return [
        CancerArgument(mention=m, start=m.start - sentence.start, end=m.end - sentence.start)
        for m in sorted(named, key=lambda m: m.start)
    ]


_GROUP = re.compile(r"^\s*(?:and \w+ )?(?:Group|Society|Institute|Cent(?:er|re)|Trialists|Network|Study Group)\b")


_GENERAL_CANCER = re.compile(
    r"^(?:(?:malignant|solid|primary|human|invasive|metastatic|advanced|epithelial|the)\s+)*(?:cancers?|tumou?rs?|carcinomas?|malignanc(?:y|ies)|neoplasms?|neoplasias?|adenocarcinomas?|metasta(?:sis|ses)|neoplastic disease|solid tumou?rs?|oncolog\w+|lesions?)$",
    _I,
)


def is_general(mention: Mention) -> bool:
    """Tell whether a cancer name names no particular cancer ("tumour", "carcinoma")."""
    concept = mention.concept
    if concept is not None and _GENERAL_CANCER.match(concept.name):
        return True
    return bool(_GENERAL_CANCER.match(mention.text.strip()))


def _analyses(canvas: str) -> list[AnalysisArgument]:
    return [
        AnalysisArgument(kind=kind, start=found.start(), end=found.end())
        for kind, cue in ANALYSES
        for found in cue.pattern.finditer(canvas)
    ]


def _subgroups(sentence: Sentence, canvas: str) -> list[SubgroupArgument]:
    return [
        SubgroupArgument(
            text=sentence.text[found.start("text") : found.end("text")],
            start=found.start("text"), end=found.end("text"),
        )
        for found in SUBGROUP.finditer(canvas)
    ]


def read_clusters(sentence: Sentence, canvas: str) -> tuple[ResultCluster, ...]:
    """Return the p-values and effects, those printed side by side as one cluster."""
    usable = [s for s in sentence.statistics if _usable(s)]
    usable.sort(key=lambda s: s.start)
    runs: list[list[Statistic]] = []
    for statistic in usable:
        if runs and _adjacent(runs[-1][-1], statistic, sentence, canvas):
            runs[-1].append(statistic)
        else:
            runs.append([statistic])
    return tuple(
        ResultCluster(
            start=run[0].start - sentence.start,
            end=run[-1].end - sentence.start,
            results=pair_results(run, sentence.start),
        )
        for run in runs
    )


def _usable(statistic: Statistic) -> bool:
    if statistic.threshold or statistic.p_kind == "interaction" and False:
        return False
    return statistic.kind in {"P_VALUE", "EFFECT"}


_BETWEEN_RUN = re.compile(r"^[\s,;:()\[\]Ⓢ%=/.–-]*(?:\b(?:and|or|with|CI|HR|OR|RR|vs\.?|versus|log[- ]?rank|test|a|respectively|for|both|corresponding|p|P|value|years?|months?|95|confidence|interval|to|by|n)\b[\s,;:()\[\]Ⓢ%=/.–-]*)*$")


def _adjacent(left: Statistic, right: Statistic, sentence: Sentence, canvas: str) -> bool:
    if left.group is not None and left.group == right.group:
        return True
    if left.series is not None and left.series == right.series:
        return True
    between = canvas[left.end - sentence.start : right.start - sentence.start]
    return len(between) <= _EFFECT_GAP and bool(_BETWEEN_RUN.match(between))


def pair_results(run: list[Statistic], offset: int) -> tuple[Result, ...]:
    """Pair the p-values and effects of a run: by group where they share one, else in order."""
    groups: dict[int, list[Statistic]] = {}
    for i, statistic in enumerate(run):
        groups.setdefault(statistic.group if statistic.group is not None else -1 - i, []).append(statistic)
    if all(_at_most_one_each(g) for g in groups.values()) and len(groups) > 1 and _complete(groups):
        return tuple(_result(g, offset) for g in groups.values())
    p_values = [s for s in run if s.kind == "P_VALUE"]
    effects = [s for s in run if s.kind == "EFFECT"]
    if len(p_values) == len(effects):
        return tuple(_result([e, p], offset) for e, p in zip(effects, p_values, strict=True))
    if not p_values or not effects:
        return tuple(_result([s], offset) for s in run)
    return _by_order(run, offset)


def _at_most_one_each(group: list[Statistic]) -> bool:
    return len({s.kind for s in group}) == len(group)


def _complete(groups: dict[int, list[Statistic]]) -> bool:
    """Tell whether each group is a result of its own (all with the same kinds)."""
    return len({frozenset(s.kind for s in g) for g in groups.values()}) == 1


def _by_order(run: list[Statistic], offset: int) -> tuple[Result, ...]:
    """Start a new result when a kind comes again."""
    results: list[list[Statistic]] = [[]]
    for statistic in run:
        if any(s.kind == statistic.kind for s in results[-1]):
            results.append([])
        results[-1].append(statistic)
    return tuple(_result(r, offset) for r in results)


def _result(statistics: list[Statistic], offset: int) -> Result:
    return Result(
        start=min(s.start for s in statistics) - offset,
        end=max(s.end for s in statistics) - offset,
        p_value=next((s for s in statistics if s.kind == "P_VALUE"), None),
        effect=next((s for s in statistics if s.kind == "EFFECT"), None),
    )


def canvas_of(sentence: Sentence, callouts: tuple[Callout, ...]) -> str:
    """Return the canvas of a sentence with supplementary outcomes painted as well."""
    canvas = list(paint(sentence, callouts))
    for mention in _supplement(sentence):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if all(c not in "ⓂⒸⓄⒹⓈⓇ" for c in canvas[start:end]):
            canvas[start:end] = "Ⓞ" * (end - start)
    return "".join(canvas)
