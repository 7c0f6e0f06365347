"""Outcomes in a stretch of a sentence: mentions first, then wordings of safety, pain and others."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import OutcomeRef
from ..types import Mention, Sentence
from .pattern import SlotPattern, compiled

OTHER_OUTCOMES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "TOXICITY",
        compiled(
            r"\bsafety\b|\btoxicit(?:y|ies)\b|\btolerability\b|\badverse\s+(?:events?|effects?)\b|\bside\s+effects\b"
        ),
        ("safety and tolerability",),
        ("a safe dose",),
    ),
    SlotPattern(
        "TOXICITY",
        compiled(
            r"\b(?:grade\s+[1-5](?:\s?(?:[-–/]|or|and|to)\s?[1-5])?\s+)?(?:(?:febrile\s+)?neutrop(?:a)?enia|an(?:a)?emia|thrombocytop(?:a)?enia|leu[ck]openia|"
            r"lymphopenia|nausea|vomiting|diarrh(?:o)?ea|constipation|stomatitis|(?:oral\s+)?mucositis|o?esophagitis|"
            r"(?:radiation\s+)?pneumonitis|hypertension|proteinuria|(?:acneiform\s+|maculopapular\s+|skin\s+)?rash(?:/desquamation)?|"
            r"hand[-\s]foot\s+(?:skin\s+reaction|syndrome)|alopecia|anorexia|fatigue|asthenia|(?:peripheral\s+|sensory\s+)?neuropathy|"
            r"hyperglyc(?:a)?emia|hypomagnes(?:a)?emia|hot\s+flushes|arthralgia|myalgia|hoarseness|pruritus|dermatitis|pyrexia|fever|"
            r"cytokine\s+release\s+syndrome|osteonecrosis\s+of\s+the\s+jaw|hypocalc(?:a)?emia)\b"
        ),
        ("grade 3–4 neutropenia", "hand-foot syndrome"),
        ("fevered",),
    ),
    SlotPattern(
        "OTHER",
        compiled(
            r"\b(?:health-related\s+)?quality\s+of\s+life\b|\bQo?L\b|\bfeasibility\b|\bpain(?:\s+\w+)?\b|"
            r"\bmorbidity\b|\bcosts?(?:-effectiveness)?\b|\bcost-?utility\b|\bpharmacokinetics?\b|\bphysical\s+(?:function(?:ing)?|activity|fitness)\b|"
            r"\b(?:immune|immunologic(?:al)?)\s+responses?\b|\bresection\s+rates?\b|\bresectability\b|\bcompliance\b|"
            r"\badherence\b|\bimmunogenicity\b|\bdepression\b|\banxiety\b|\bwork\s+ability\b|\breturn[-\s]to[-\s]work\b|"
            r"\brecommended\s+(?:phase\s+2\s+)?dose\b|\bmaximum\s+tolerated\s+dose\b|\bfractures?\b"
        ),
        ("quality of life", "resection rate"),
        ("quality control",),
    ),
)
# A median swallows the name of what it is the median of; the code is read from its text.
MEASURES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "PFS", compiled(r"\bprogression[-\s]free|\bm?PFS\b"), ("median PFS was 8 months",), ("OS",)
    ),
    SlotPattern("DFS", compiled(r"\bdisease[-\s]free|\bDFS\b"), ("median DFS",), ("PFS",)),
    SlotPattern(
        "RFS", compiled(r"\b(?:relapse|recurrence)[-\s]free|\bRFS\b"), ("median RFS",), ("PFS",)
    ),
    SlotPattern("EFS", compiled(r"\bevent[-\s]free|\bEFS\b"), ("median EFS",), ("PFS",)),
    SlotPattern(
        "FFS",
        compiled(r"\bfailure[-\s]free|\bFFS\b|\bTTF\b|\btreatment\s+failure"),
        ("median TTF",),
        ("PFS",),
    ),
    SlotPattern(
        "TTP", compiled(r"\btime\s+to\s+(?:\w+\s+)?progression|\bTTP\b"), ("median TTP",), ("PFS",)
    ),
    SlotPattern(
        "CSS",
        compiled(r"\b(?:cancer|disease|cause)[-\s]specific\s+survival"),
        ("cancer-specific survival",),
        ("OS",),
    ),
    SlotPattern(
        "RESPONSE", compiled(r"\bresponses?\b|\bORR\b|\bpCR\b"), ("duration of response",), ("OS",)
    ),
    SlotPattern(
        "OS", compiled(r"\bm?OS\b|\bsurvival\b"), ("median survival", "median OS"), ("age",)
    ),
)


def outcomes_between(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, OutcomeRef]]:
    """Yield outcomes between two document offsets with their starts: mentions, then wordings."""
    mentions = [m for m in sentence.labelled("OUTCOME") if start <= m.start and m.end <= end]
    for mention in mentions:
        yield mention.start, outcome_of(mention)
    for statistic in sentence.statistics:
        if statistic.kind == "MEDIAN" and start <= statistic.start and statistic.end <= end:
            named = next(
                ((m, e) for e in MEASURES if (m := e.pattern.search(statistic.text))), None
            )
            if named:
                printed = {"text": named[0].group(), "code": named[1].value}
                yield statistic.start, OutcomeRef.model_validate(printed)
    text = sentence.text[start - sentence.start : end - sentence.start]
    for entry in OTHER_OUTCOMES:
        for match in entry.pattern.finditer(text):
            a, b = start + match.start(), start + match.end()
            if not any(m.start < b and a < m.end for m in mentions):
                yield a, OutcomeRef.model_validate({"text": match.group(), "code": entry.value})


def outcome_of(mention: Mention) -> OutcomeRef:
    """Return an outcome mention as a record keeps it."""
    code = mention.concept.id if mention.concept else "OTHER"
    return OutcomeRef.model_validate({"text": mention.text, "code": code})
