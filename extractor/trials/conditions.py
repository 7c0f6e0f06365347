"""The disease a trial is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..codes import Inherited
from ..records import ConditionRef
from ..types import Mention, Sentence
from .pattern import SlotPattern, compiled
from .treatment_nouns import is_treatment_phrase

_GENERIC = frozenset(
    [
        "cancer",
        "cancers",
        "tumor",
        "tumors",
        "tumour",
        "tumours",
        "neoplasm",
        "neoplasms",
        "malignancy",
    ]
)
_GROUP = re.compile(
    r"\s+(?:[A-Z][\w]*\s+){0,3}(?:Group|Society|Institute|Foundation|Network|Center|Centre|Hospital)\b"
)


_TOXIC = re.compile(
    r"neutrop|an(?:a)?emia|thrombocytop|leu[ck]op|lymphop|nausea|vomiting|diarrh|mucositis|rash|hand.foot|alopecia|fatigue|asthenia|"
    r"neuropath|(?:abdominal|musculoskeletal|joint|muscle)\s+pain|arthralgia|myalgia|toxicit|adverse|stomatitis|pyrexia|fever\b|pruritus|constipation|hypertension\b(?=.*grade)",
    re.IGNORECASE,
)


# What a procedure is for, or does, is no disease.
_NO_DISEASE = re.compile(
    r"\A(?:an(?:a)?esthesia|analgesia|sedation|hypothermia|amnesia)\Z", re.IGNORECASE
)


def _is_generic(mention: Mention) -> bool:
    """Tell whether a mention says no more than that it is a cancer."""
    concept = mention.concept.name.lower() if mention.concept else ""
    return mention.text.lower() in _GENERIC or (
        concept in _GENERIC and "solid" not in mention.text.lower()
    )


def _reference(mention: Mention, inherited: Inherited | None) -> ConditionRef:
    return ConditionRef(
        text=mention.text,
        name=mention.concept.name if mention.concept else None,
        id=mention.concept.id if mention.concept else None,
        inherited_from=inherited,
    )


def _main(sentences: Iterable[Sentence]) -> Mention | None:
    """Return the cancer, else the disease, that is named most; the first on a tie."""
    found = [
        m
        for s in sentences
        for m in s.labelled("CANCER", "DISEASE")
        if not (m.label == "DISEASE" and (_TOXIC.search(m.text) or _NO_DISEASE.search(m.text)))
        and not _GROUP.match(s.text[m.end - s.start : m.end - s.start + 40])
    ]
    # "cancer" says nothing where a cancer is named as well.
    found = [m for m in found if not _is_generic(m)] or found
    for label in ("CANCER", "DISEASE"):
        named = [m for m in found if m.label == label]
        if named:
            counts = Counter(m.concept.id if m.concept else m.text.lower() for m in named)
            return max(named, key=lambda m: counts[m.concept.id if m.concept else m.text.lower()])
    return None


_THEY = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:patients|women|men|children|cases)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:patients?|women|men|children|adults|adolescents|people|participants|subjects|individuals|cases)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _narrower(found: Mention, places: Sequence[Sequence[Sentence]]) -> Mention:
    """Return the kind of a disease that the patients have, where the title names the disease only.

    "Drug A in breast cancer"; "women with ER-positive breast cancer were randomised".
    """
    if found.concept is None:
        return found
    for sentence in (s for place in places for s in place):
        for mention in sentence.labelled(found.label):
            if mention.concept is None or mention.concept.id == found.concept.id:
                continue
            name = re.escape(found.text.rstrip("s"))
            longer = re.search(rf"\S[\s-]{name}s?$", mention.text, re.IGNORECASE) or _of_site(
                found.concept.name, mention.concept.name
            )
            before = sentence.text[: mention.start - sentence.start]
            after = sentence.text[mention.end - sentence.start :]
            if longer and (_PEOPLE.search(before) or _THEY.match(after)):
                return mention
    return found


def _of_site(wide: str, kind: str) -> bool:
    """Tell whether a cancer is named after its cells where the other names its site only."""
    site = wide.lower().removesuffix(" cancer")
    return site != wide.lower() and kind.lower() != wide.lower() and site in kind.lower().split()


WITH = SlotPattern(
    "people with",
    compiled(
        r"\b(?:patients?|women|men|children|adults|adolescents|people|persons|participants|subjects|individuals|veterans|survivors|infants|those)\s+"
        r"(?:(?:who\s+(?:have|had)|living|suffering|diagnosed|presenting|affected)\s+)?(?:with|by|from)\s+"
        r"(?:(?:newly\s+diagnosed|multiple|untreated|known|confirmed|suspected|symptomatic|measurable|severe|mild|moderate|moderate-to-severe|advanced|stable|active|a\s+diagnosis\s+of)\s+)*"
        r"(?P<what>(?!(?:an?|the|no|access|low|high|less|more|and|or|at|increased|elevated|normal|any|good|poor|their|different|or)\b)[A-Za-z][\w'’/-]+(?:\s+(?!(?:and|or|who|were|was|are|is|will|to|in|on|at|by|after|during|undergoing|receiving|treated|under|not|from|for|using|had|have|has|received|than|through|via|as|with|without|versus|vs|before|over|aged|when|while|that|which|randomi\w+)\b)[\w'’/-]+){0,4})"
    ),
    ("in patients with brain metastases: a trial", "people with ALS and carers"),
    ("patients with a device", "adults with no pain"),
)


FOR = SlotPattern(
    "treatment for",
    compiled(
        r"\bfor\s+(?:(?:severe|non-severe|mild|moderate|acute|chronic|newly\s+diagnosed|symptomatic|the\s+treatment\s+of|treatment\s+of|treating)\s+)*"
        r"(?P<what>(?!(?:an?|the|prevention|preventing|treatment|management|improving|improvement|attenuation|reduction|reducing|patients|women|men|children|adults|people|use|those|post)\b)"
        r"[A-Za-z][\w'’-]+(?:\s+(?!(?:and|or|of|in|on|at|by|after|during|following|from|for|using|with|without|versus|vs|before|among|due|compared)\b)[\w'’-]+){0,2})(?=\s*(?:[:.,;(–-]|$|\s(?:in|of|after|among|during|due)\b))"
    ),
    ("Embolisation for non-severe haemoptysis: a trial", "Singing for insomnia in adults"),
    ("Singing for prevention of colds", "Music for the elderly"),
)


def _of_people(sentences: Sequence[Sentence]) -> ConditionRef | None:
    """Return what people have by the words of a title, where no vocabulary knows it."""
    for sentence in sentences:
        match = WITH.pattern.search(sentence.text) or FOR.pattern.search(sentence.text)
        if match is None or is_treatment_phrase(match["what"]) or _NO_NAME.search(match["what"]):
            continue
        start, end = (sentence.start + n for n in match.span("what"))
        if any(start <= m.start < end + _NEAR for m in sentence.labelled("CANCER", "DISEASE")):
            return None
        name = match["what"] if re.search(r"[A-Z]{2}", match["what"]) else match["what"].lower()
        return ConditionRef(text=match["what"], name=name)
    return None


_NO_NAME = compiled(
    r"\d|\b(?:involvement|history|mutations?|expression|responses?|tumou?rs?|impairment|levels?|scores?|index)\Z"
)
_NEAR = 30  # characters behind what people have in which its known name may stand


def find_condition(
    places: Sequence[Sequence[Sentence]], paper: Sequence[Sentence] = (), *, silent: bool = True
) -> ConditionRef | None:
    """Return the disease of the first place that names one, else the paper's.

    "Cancer" alone is taken only where neither another place nor the paper says which. Where
    nothing is named at all, the paper's disease is taken only with ``silent``.
    """
    general: Mention | None = None
    for n, sentences in enumerate(places):
        mention = _main(sentences)
        if mention is None and n == 0 and not paper and (told := _of_people(sentences)) is not None:
            return told
        if mention is not None and not _is_generic(mention):
            return _reference(_narrower(mention, places), None)
        general = general or mention
    mention = _main(paper) if silent or general is not None else None
    if general is not None and (mention is None or _is_generic(mention)):
        return _reference(general, None)
    return _reference(mention, "document") if mention is not None else None
