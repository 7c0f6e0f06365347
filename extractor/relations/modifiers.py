"""Outcome words that only modify another word: "survival-related genes", "node dissection"."""

from __future__ import annotations

import re

from .rule import Cue

_I = re.IGNORECASE
_PEOPLE = r"(?:patients?|women|men|cases|subjects|individuals|tumou?rs|those|specimens)"

NO_OUTCOME_AFTER = (
    Cue(
        id="compound",
        pattern=re.compile(
            r"^[-–](?:associated|related|relevant|linked|correlated|predicting|promoting"
            r"|specific|driving|suppressing|inducing)\b",
            _I,
        ),
        hits=("-associated genes", "-related lncRNAs"),
        misses=(" associated with Ⓜ", "-free survival"),
    ),
    Cue(
        id="procedure",
        pattern=re.compile(
            r"^\s+(?:dissections?|resections?|biops(?:y|ies)|sampling|harvest\w*|retrieval|yield"
            r"|delineation|segmentation|contouring|imaging|prophylaxis|screening"
            r"|excision|removal|irradiation)\b",
            _I,
        ),
        hits=(" dissection (all Ⓢ)", " delineation"),
        misses=(" metastasis", " at biopsy"),
    ),
)
# "The prognosis factors for longer survival": what they are factors of is named behind.
_PROGNOSIS_FACTORS = re.compile(
    r"^\s+(?:factors?|markers?|predictors?|indicators?)\s+(?:for|of)\s+(?:[\w-]+\s+){0,3}Ⓞ", _I
)
NO_OUTCOME_BEFORE = (
    Cue(
        id="test",
        pattern=re.compile(
            r"(?-i:\b(?:PET|MRI|CT|PCR|FISH))(?:/\w+)?\s+$|\b(?:scan|imaging|assay)\s+$", _I
        ),
        hits=("predictive value for PET ", "the scan "),
        misses=("better ",),
    ),
)
# "Up at diagnosis, down at remission and up again at relapse": when it was measured.
_TIME = re.compile(
    r"\b(?:at|upon)\s+(?:the\s+time\s+of\s+)?(?:first\s+|complete\s+|partial\s+)?$", _I
)
_TIMES = frozenset({"RECURRENCE", "RESPONSE", "PFS"})
# "In the early progression subgroup": who was looked at.
_GROUP = re.compile(r"^\s+(?:sub-?groups?|subsets?|cohorts?)\b", _I)
_IN = re.compile(r"\b(?:in|among|within)\s+(?:the|our|both|this|that)\s+(?:\w+\s+){0,2}$", _I)
# "Patients with IBS-D had …": what they suffer from, where a group is told by it.
_OF_PEOPLE = re.compile(rf"^\s+{_PEOPLE}\b", _I)


def only_modifies(canvas: str, start: int, end: int, code: str) -> bool:
    """Tell whether an outcome's name modifies another word, and is no outcome there."""
    before, after = canvas[max(0, start - 60) : start], canvas[end:]
    if any(cue.pattern.search(after) for cue in NO_OUTCOME_AFTER):
        return True
    if code == "OTHER" and _PROGNOSIS_FACTORS.match(after):
        return True
    if any(cue.pattern.search(before) for cue in NO_OUTCOME_BEFORE):
        return True
    if code in _TIMES and _TIME.search(before):
        return True
    if _GROUP.match(after) and _IN.search(before):
        return True
    return code == "TOXICITY" and bool(_OF_PEOPLE.match(after))


# "Patients with advanced disease had higher levels of X (p = …)": the stage is what X goes with.
_HAD = re.compile(
    rf"^(?:[\sⒸ]|\b(?:disease|cancers?|tumou?rs?|{_PEOPLE})\b)*"
    r"\b(?:had|showed|exhibited|displayed|presented with)\s+"
    r"(?:(?:a|an|the|significantly|markedly)\s+)*(?:high|low|elevat|increas|decreas|reduc|great)\w*"
    r"\s+(?:[\w-]+\s+){0,3}?(?:of\s+)?(?:[\w-]+\s+){0,2}?Ⓜ[^;ⓄⓈ]{0,60}Ⓢ",
    _I,
)


def is_compared_group(canvas: str, end: int) -> bool:
    """Tell whether a stage or spread tells apart the patients whose marker was measured."""
    return bool(_HAD.match(canvas[end:]))
