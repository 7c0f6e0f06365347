"""Outcomes in words that only their context makes one: "prognosis", "overall and … survival"."""

from __future__ import annotations

import re

from ..types import Concept, Mention, Sentence

_I = re.IGNORECASE

_GENERIC = re.compile(
    r"\b(?:(?P<lived>(?:lived|survived)(?=\s+(?:\w+\s+){0,3}(?:longer|shorter|less|more)\b))"
    r"|(?P<responded>responded(?=\s+(?:\w+\s+){0,2}(?:better|worse|more|less|poorly|well|often)\b))"
    r"|(?P<responders>(?<!non-)(?<!non)responders?(?=\s+(?:and|or|versus|vs\.?|than|compared|\()))|(?P<grade>grade(?=\s*(?:[1-4]|I{1,3}V?)?\s*\(\s*[pP]\s?[=<>])|(?:(?:higher|lower|poorer)\s+)"
    r"(?:histolog\w+ |tumou?r |nuclear |pathologic\w* )?grades?(?!\s*[IVX\d])"
    r"|(?:(?:increasing|increased|poor|high|low)\s+)"
    r"(?:histolog\w+ |tumou?r |nuclear |pathologic\w* )?grades?"
    r"(?!\s*(?:[IVX\d]|tumou?r|disease|cancer|glioma|serous)))"
    r"|(?P<prognosis>(?:clinical |patients?[’']? |cancer |disease )?prognos(?:is|es)"
    r"|(?:clinical |patients?[’']? |survival |disease )?outcomes?)"
    r"|(?P<survival>survival(?: rates?| times?)?)|(?P<mortality>mortality|risk of death)"
    r"|(?P<benefit>(?:clinical )?(?:benefit from|sensitivity to|resistance to)"
    r"(?= (?:[\w-]+ ){0,3}?(?:therap|chemo|radio|treatment|drugs?|agents?|inhibit|TKI"
    r"|[a-z]+(?:mab|nib|tin|xel)\b)))"
    r"|(?P<extent>(?:extent of|tumou?r burden|burden of)(?: \w+)? disease"
    r"|tumou?r burden)|(?P<spread>(?:ability|potential|propensity|capacity|tendency) to"
    r" metasta[sz]i[sz]e(?: to (?:the )?bones?)?))\b(?!\s+(?:curve|analys|data|measure"
    r"|variable|event|of interest"
    r"|model))",
    _I,
)


_ELLIPSIS = re.compile(
    r"\b(?P<first>overall|disease-free|progression-free|relapse-free|recurrence-free"
    r"|metastasis-free|event-free|cancer-specific|disease-specific"
    r"|breast cancer-specific|distant metastasis-free)(?=\s*\([^()]{0,60}\)\s+survival\b"
    r"|(?:\s*\([^()]{0,60}\))?(?:\s*,\s*[\w-]+)*"
    r"\s*(?:,|and"
    r"|or|/|,\s*and|as well as)\s+(?:[\w-]+-(?:free|specific)"
    r"|overall)\s+(?:\([^()]{0,60}\)\s+)?survival)",
    _I,
)


_ELLIPTIC_CODES = {
    "overall": "OS",
    "disease-free": "DFS",
    "progression-free": "PFS",
    "relapse-free": "RFS",
    "recurrence-free": "RFS",
    "metastasis-free": "MFS",
    "event-free": "EFS",
    "cancer-specific": "CSS",
    "disease-specific": "CSS",
    "breast cancer-specific": "CSS",
    "distant metastasis-free": "DMFS",
}


# "Was related to stage, size and grade (P = …)": bare words that only such a list makes outcomes.
_RELATED = re.compile(
    r"\b(?:associat|correlat|relat)(?:ed|es|ions?|ionships?)\s+(?:\w+ly\s+)?(?:with|to|between)\s+"
    r"(?P<list>(?:[^;.()]|\([^()]{0,200}\)|\.(?=\d)){0,400}?)"
    r"(?=[;.](?!\d)|\b(?:was|were|is|are|but|whereas|while|which)\b|$)",
    _I,
)
_BARE = re.compile(
    r"(?<![\w-])(?P<code>stage|grade|size)(?![\w-])"
    r"(?!\s+(?:[IVX\d]|of\b|disease|tumou?rs?|cancers?|patients|migration|at\b))",
    _I,
)
_LIST_MOST = 160  # characters of such a list


def _bare_features(text: str) -> list[tuple[int, str, str]]:
    """Return the stages, grades and sizes of a list that something is said to be related to."""
    return [
        (found.start("list") + word.start(), word["code"], word["code"].upper())
        for found in _RELATED.finditer(text)
        for word in _BARE.finditer(found["list"][:_LIST_MOST])
    ]


def supplement(sentence: Sentence) -> list[Mention]:
    """Return elided and general outcomes: "overall and disease-free survival", "prognosis"."""
    made = [
        (m.start("first"), m["first"], _ELLIPTIC_CODES[m["first"].lower()])
        for m in _ELLIPSIS.finditer(sentence.text)
    ]
    made += _bare_features(sentence.text)
    for found in _GENERIC.finditer(sentence.text):
        code = "OTHER" if found["prognosis"] or found["extent"] else "OS"
        if found["responders"] or found["responded"] or found["benefit"]:
            code = "RESPONSE"
        if found["grade"]:
            code = "GRADE"
        if found["spread"]:
            code = "BONE_METASTASIS" if "bone" in found["spread"] else "METASTASIS"
        made.append((found.start(), found[0], code))
    return [
        Mention(
            label="OUTCOME",
            text=text,
            start=sentence.start + at,
            end=sentence.start + at + len(text),
            concept=Concept(id=code, name=code),
        )
        for at, text, code in made
    ]
