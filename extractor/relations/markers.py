"""Mentions → the biomarkers a sentence speaks of, with state, form and the part they play."""

from __future__ import annotations

import re
from dataclasses import replace

from ..codes import Form, State
from ..types import Mention, Sentence
from .items import Marker, MarkerRole
from .joint import RATIO_AFTER, joined, same_concept
from .roles import role_of
from .states import OPPOSITE, form_of, state_after, state_before

_I = re.IGNORECASE
# Names of kinds of markers, which name no marker.
_GENERAL = re.compile(
    r"^(?:(?:a|the|this|these|our|several|novel|gene|genes|genetic|genomic|expression|protein|mRNA"
    r"|molecular|tumou?r|serum|prognostic|predictive|candidate|multi-?gene|\w*RNA"
    r"|transcriptom\w+)\s*)*"
    r"(?:(?:mi|mic?ro|long non-?coding |lnc|circ)?-?RNAs?|mRNA|signatures?|profil(?:es?"
    r"|ing)|panels?"
    r"|classifiers?|scores?|(?:bio)?markers?|ratio|epithelial[-–‐ ]mesenchymal transition|EMT)$",
    _I,
)

_QUALIFIES = re.compile(
    r"^(?:[-–−\s,/()+Ⓜ]|\b(?:positive|negative|mutated|mutant|wild|type|amplified|and|or"
    r"|metastatic|advanced|overexpressing|non)\b)*Ⓒ",
    _I,
)
_WORD_RATIO = re.compile(r"\bratio\b", _I)


def read_markers(sentence: Sentence, canvas: str) -> tuple[Marker, ...]:
    """Return the biomarkers of a sentence in order, each with what the words next to it say."""
    mentions = [
        m
        for m in sentence.labelled("GENE", "MARKER", "VARIANT")
        if canvas[m.start - sentence.start] == "Ⓜ"
        and not _GENERAL.match(m.text)
        and not _is_ratio(m, sentence.text[m.end - sentence.start :])
        and not _is_clinical(m, sentence.text[: m.start - sentence.start])
    ]
    groups: list[list[Mention]] = []
    floor = 0
    for mention in mentions:
        if groups and joined(sentence, groups, mention, floor):
            groups[-1].append(mention)
        else:
            floor = groups[-1][-1].end - sentence.start if groups else 0
            groups.append([mention])
    groups = _of_their_gene(groups, canvas, sentence.start)
    read = [_marker(sentence, canvas, group) for group in groups]
    return _share_state([_set_against(m, read) for m in read], canvas)


def _set_against(marker: Marker, read: list[Marker]) -> Marker:
    """Give a marker without a state the other side of the one that it is set against.

    "With >30 % X in their blood … than those with undetectable X", "with X … versus low X".
    """
    if marker.state != "unspecified" or marker.role != "subject":
        return marker
    against = {
        m.state
        for m in read
        if m.role == "compared" and m.names == marker.names and m.start > marker.start
    }
    other = OPPOSITE.get(against.pop()) if len(against) == 1 else None
    return marker if other is None else replace(marker, state=other)


_LIST_GAP = re.compile(r"^\s*(?:\([^()Ⓜ]*\)\s*)?(?:,|and|,\s*and|or|as well as)\s*$", _I)
_OF = re.compile(
    r"\b(?:expressions?|levels?|concentrations?)\s+of\s+(?:(?!and\b"
    r"|or\b)\w+\s+)?$",
    _I,
)
_LEVELS = frozenset(["high", "low", "increased", "decreased"])


def _share_state(markers: list[Marker], canvas: str) -> tuple[Marker, ...]:
    """Let "high expression of A (HR …), B and C" say high of all three."""
    shared: list[Marker] = []
    state: State = "unspecified"  # of the list that is open
    for marker in markers:
        listed = bool(shared) and _LIST_GAP.match(canvas[shared[-1].end : marker.start])
        if marker.state in _LEVELS and _OF.search(canvas[: marker.start]):
            state = marker.state
        elif listed and marker.form == "unspecified" and shared[-1].form == "variant":
            marker = replace(marker, form="variant")
        elif listed and marker.state == "unspecified":
            marker = replace(marker, state=state)
        else:
            state = "unspecified"
        shared.append(marker)
    return tuple(shared)


# "SNPs in X associated with OS were rs1 (p = …) and rs2 (p = …)": both are variants of X.
_SNPS_OF = re.compile(
    r"\b(?:SNPs?|polymorphisms?|variants?|loci)\)?\s+(?:(?:with)?in|of|at)\s+(?:the\s+)?$", _I
)


def _of_their_gene(groups: list[list[Mention]], canvas: str, start: int) -> list[list[Mention]]:
    """Give the variants of a sentence the one gene whose variants they are said to be."""
    genes = [
        g for g in groups if g[0].label == "GENE" and _SNPS_OF.search(canvas[: g[0].start - start])
    ]
    bare = [g for g in groups if all(m.label == "VARIANT" for m in g)]
    if len(genes) != 1 or not bare or any(g[0].start < genes[0][0].start for g in bare):
        return [_with_known_gene(g, groups) if g in bare else g for g in groups]
    gene = genes[0]
    return [[gene[0], *g] if g in bare else g for g in groups if g is not gene or len(g) > 1]


# "Toxicity risk score", "surgical risk score": of patients, not of molecules.
_CLINICAL_SCORE = re.compile(
    r"\b(?:toxicity|surgical|operative|comorbidity|cardiovascular|framingham|frailty|geriatric|nutritional"
    r"|clinical|thrombosis|bleeding|infection|mortality|radiological|imaging|pain|symptom)\s+$",
    _I,
)


def _is_clinical(mention: Mention, before: str) -> bool:
    return mention.text.lower().startswith(("risk sc", "prognostic sc")) and bool(
        _CLINICAL_SCORE.search(before)
    )


_RECEPTOR_AFTER = re.compile(r"^\)?\s?(?:[+−]|[-–]?\s?(?:positive|negative|status))", _I)


def _is_ratio(mention: Mention, after: str) -> bool:
    """Tell whether "HR" is a hazard ratio here, not a hormone receptor."""
    return mention.text in {"HR", "HRs", "OR", "RR"} and not _RECEPTOR_AFTER.match(after)


# Protein changes that name their gene to every reader, and codons that do beside the gene's name.
_KNOWN = (
    ("BRAF", re.compile(r"V600[A-Z]?\b")),
    ("EGFR", re.compile(r"T790M|L858R|C797S|L861Q|G719[A-Z]|[Ee]xon[- ]19 del|[Ee]xon[- ]20 ins")),
    ("KRAS", re.compile(r"G1[23][A-Z]\b")),
    ("IDH1", re.compile(r"R132[A-Z]\b")),
)


def _with_known_gene(group: list[Mention], groups: list[list[Mention]]) -> list[Mention]:
    """Give a bare protein change its gene, where the sentence names that gene as well."""
    text = " ".join(m.text for m in group)
    symbol = next((symbol for symbol, test in _KNOWN if test.search(text)), None)
    named = (m for g in groups for m in g if m.label == "GENE" and m.concept is not None)
    gene = next((m for m in named if m.concept is not None and m.concept.name == symbol), None)
    return group if gene is None else [gene, *group]


def _marker(sentence: Sentence, canvas: str, group: list[Mention]) -> Marker:
    near = _near(group)
    start, end = near[0].start - sentence.start, near[-1].end - sentence.start
    text = sentence.text[start:end]
    if len(group) > 1 and same_concept(group[0], group[-1]):
        end = _past_bracket(sentence.text, end)
        text = group[0].text
    ratio = RATIO_AFTER.match(sentence.text[end:])
    if ratio is not None and (len(group) > 1 or "/" in text or _members(group[0]) > 1):
        end += ratio.end()
        text = sentence.text[start:end]
    state = _state(sentence.text, canvas, start, end)
    form = _form(sentence.text, text, group, start, end)
    if _NAMED_NEGATIVE.search(text) and group[0].label == "MARKER":
        state = "negative"
    if state == "unspecified" and form in {"mutation", "fusion"}:
        state = "mutated"
    if form == "methylation":
        state = _METHYLATED.get(state, state)
    if group[0].label == "MARKER" and state in {"unspecified", "mutated", "positive"}:
        state = next((s for s, name in _NAMED_CHANGES if name.search(text)), state)
    return Marker(
        mentions=tuple(group),
        text=text,
        start=start,
        end=end,
        state=state,
        form=form,
        role=role_of(canvas, start, end),
        qualifies=bool(_QUALIFIES.match(canvas[end:])),
    )


def _near(group: list[Mention]) -> list[Mention]:
    """Return the mentions of a marker without a gene that is named far before its variant."""
    if len(group) < 2 or group[1].label != "VARIANT":
        return group
    apart = group[1].start - group[0].end > _FAR or group[0].start > group[1].start
    return group[1:] if apart else group


_FAR = 20  # characters


def _members(mention: Mention) -> int:
    return len(mention.concept.members) if mention.concept else 0


def _past_bracket(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in {")", "]"} else end


def _state(text: str, canvas: str, start: int, end: int) -> State:
    """Return the state from the words around a marker; those in its own name come last."""
    after = state_after(canvas, end)
    before = state_before(canvas, start)
    if after is not None and (before is None or after[1] - end <= start - before[1] + 12):
        if (
            before is not None
            and after[0] in {"positive", "mutated"}
            and before[0] in {"low", "lost", "negative", "high"}
        ):
            return before[0]
        return after[0]
    if before is not None:
        return before[0]
    bound = _BOUND.search(text[max(0, start - 20) : start]) or _CUT_OFF.match(text[end:])
    if bound is None:
        return "unspecified"
    return "high" if bound["sign"] in ">≥" else "low"


_CUT_OFF = re.compile(r"\s(?:[\w-]+\s){0,2}\(?(?P<sign>[<>≤≥])\s?\d")  # "BRAF VAF >25%"
_BOUND = re.compile(r"(?P<sign>[<>≤≥])\s?[\d.,]+\s?%?\s+$")  # ">30% ctDNA fraction"


# What the name of a chromosome's change says: "17p deletion", "1q gain", "t(4;14)".
_NAMED_CHANGES: tuple[tuple[State, re.Pattern[str]], ...] = (
    (
        "lost",
        re.compile(r"^(?:del\(|monosomy)|\d[pq]?\S* (?:delet|loss|LOH)|(?:loss|deletion) of", _I),
    ),
    ("amplified", re.compile(r"^(?:dup\(|trisomy)|\d[pq]?\S* (?:gain|amplif)|gain of", _I)),
    ("positive", re.compile(r"^(?:t|inv)\(")),
)
_METHYLATED: dict[State, State] = {"mutated": "positive", "wild_type": "negative"}
_NAMED_NEGATIVE = re.compile(r"negative", _I)


_SOLUBLE = re.compile(r"s(?=[A-Z])")  # "sPD-L1" is measured in blood


def _form(text: str, name: str, group: list[Mention], start: int, end: int) -> Form:
    if _WORD_RATIO.search(name):
        return "ratio"
    if any(m.label == "VARIANT" for m in group):
        inherited = re.search(r"\brs\d", name) or form_of(text, start, end) == "variant"
        return "variant" if inherited else "mutation"
    form = form_of(text, start, end)
    soluble = form in {"unspecified", "expression"} and _SOLUBLE.match(name)
    return "serum" if soluble and group[0].label == "GENE" else form


def subjects(markers: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Return the markers that a clause makes its statement about."""
    chosen = [m for m in markers if m.role == "subject"]
    chosen = [m for m in chosen if not m.qualifies] or chosen
    if chosen:
        return _once(chosen)
    return _once([m for m in markers if m.role == "cohort"])


def _once(markers: list[Marker]) -> tuple[Marker, ...]:
    """Drop later mentions of a marker that was named before, in the same or the other state."""
    kept: list[Marker] = []
    for marker in markers:
        again = [m for m in kept if m.names == marker.names]
        if any(m.state == marker.state or OPPOSITE.get(m.state) == marker.state for m in again):
            continue  # "high X … than … low X" is said of high X
        if again and marker.state == "unspecified":
            continue
        kept = [m for m in kept if not (m in again and m.state == "unspecified")]
        kept.append(marker)
    return tuple(kept)


def with_role(marker: Marker, role: MarkerRole) -> Marker:
    """Return the marker in another part."""
    return replace(marker, role=role)
