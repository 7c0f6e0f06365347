"""The name that a paper itself gives a drug, where it is not the vocabulary's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..records import Arm, Intervention
from ..types import Sentence, TrialFinding

# A full name is a word of small letters; "5-FU" and "G-CSF" are none, "Xeloda" is a brand.
_FULL = re.compile(r"(?:[a-z]+[-\s])*[a-z]{5,}[a-z0-9\s-]*|vitamin\s+[A-Za-z]\d?", re.ASCII)
_SHARED = frozenset({"placebo", "surgery", "radiotherapy"})  # names that stand for many things
_SAME = {"5-fluorouracil": "fluorouracil"}  # printed with its number or without it


@dataclass(frozen=True, slots=True)
class Printed:
    """How a paper prints its drugs: the forms of each concept, and all its words."""

    forms: Mapping[str, tuple[str, ...]]
    text: str

    def says(self, name: str) -> bool:
        """Tell whether a name is printed anywhere in the paper."""
        pattern = rf"(?<![\w-]){re.escape(_SAME.get(name, name.lower()))}(?!\w)"
        return re.search(pattern, self.text) is not None


def printed_in(sentences: Iterable[Sentence]) -> Printed:
    """Return how a paper prints its drugs."""
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    texts: list[str] = []
    for sentence in sentences:
        texts.append(sentence.text.lower().replace("5-fluorouracil", "fluorouracil"))
        for mention in sentence.labelled("DRUG"):
            if mention.concept and mention.concept.id:
                forms[mention.concept.id][mention.text] = None
    return Printed({key: tuple(found) for key, found in forms.items()}, "\n".join(texts))


def _name(item: Intervention, printed: Printed) -> str:
    """Return the name of a drug: as printed in full, the vocabulary's where that is printed."""
    text = item.text or item.name
    if _FULL.fullmatch(text):
        return text
    if printed.says(item.name):
        return item.name
    full = [f for f in printed.forms.get(item.id or "", ()) if _FULL.fullmatch(f)]
    if full:
        return max(full, key=len)
    started = text[:1].lower() + text[1:]
    return started if _FULL.fullmatch(started) else text


def _renamed(item: Intervention, printed: Printed) -> Intervention:
    apart = item.id is None or item.name in _SHARED or item.text is None
    if apart or item.text in _SAME.values():
        return item
    return item.model_copy(update={"name": _name(item, printed)})


def with_printed_names(finding: TrialFinding, printed: Printed) -> TrialFinding:
    """Return a finding whose drugs go by the names that the paper prints, one name a drug."""
    named: dict[str, str] = {}
    arms: list[Arm] = []
    for arm in finding.arms:
        items = [_renamed(i, printed) for i in arm.interventions]
        kept = [
            i.model_copy(update={"name": named.setdefault(f"{i.id} {old.name}", i.name)})
            for i, old in zip(items, arm.interventions, strict=True)
        ]
        arms.append(arm.model_copy(update={"interventions": tuple(kept)}))
    return replace(finding, arms=tuple(arms))
