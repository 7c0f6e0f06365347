"""Trials that are not called randomised: blinded, in turn on one patient, or "the trial was …"."""

from __future__ import annotations

from .numbers import COUNT
from .participants import PEOPLE
from .pattern import SlotPattern, compiled, values

EXPERIMENT_CUES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "blinded",
        compiled(
            r"\b(?:double|single)[-‐–\s]blind(?:ed)?\b(?!,?\s+(?:[\w-]+,?\s+){0,4}?(?:trials|studies|RCTs)\b)"
        ),
        ("The drugs were given double-blind", "a double blind comparison", "single-blinded study"),
        ("three double-blind trials", "double-blind, placebo-controlled studies have shown"),
    ),
    SlotPattern(
        "in turn",
        compiled(
            r"\b(?:in|by)\s+(?:an?\s+)?(?:random(?:i[sz]ed)?|balanced|counter-?balanced)\s+(?:order|sequence)\b"
            r"|\bcross-?over\s+(?:study|trial|design|fashion|manner|basis|comparison|experiment|protocol)\b"
        ),
        ("each drug was taken in random order", "a balanced cross-over study"),
        ("crossover to drug A was allowed", "crossover trials have been few"),
    ),
    SlotPattern(
        "the trial was",
        compiled(
            r"\b(?:the|this)\s+(?:(?:clinical|controlled|pilot|treatment|therapeutic)\s+)?trial\s+(?:was|has|ran|lasted|comprised|included|involved|covered)\b"
            r"|\ban?\s+(?:(?!review\b)[\w-]+\s+){0,4}?trial\s+(?:(?:of|with|on|in)\s+[^.;]{3,90}?\s+)?was\s+(?:carried\s+out|conducted|performed|undertaken|done|made|set\s+up)\b"
        ),
        (
            "The trial was stopped after a year",
            "a clinical trial of A in B was carried out",
            "a controlled trial was conducted",
        ),
        ("The ABC trial was stopped", "trials were carried out", "a review of each trial was done"),
    ),
    SlotPattern(
        "controlled",
        compiled(
            r"\b(?<!case-)(?<!case )(?:controlled|comparative|open|within-(?:patient|subject))\s+"
            r"(?:clinical\s+)?(?:trial|study)\b|\bnon-?randomi[sz]ed,?\s+(?:[\w-]+,?\s+){0,3}?(?:trial|study)\b"
        ),
        ("in a controlled study", "a within-patient trial", "an open clinical trial"),
        ("a case-controlled study", "controlled trials are few"),
    ),
    SlotPattern(
        "read again",
        compiled(
            r"\b(?:post-?\s?hoc|secondary|subgroup|exploratory|ancillary|unplanned|pre-?specified|sub-?study|substudies)\s+"
            r"(?:[\w-]+\s+){0,2}?(?:analys[ei]s|stud(?:y|ies))\s+(?:from|of|in|within)\s+(?:[\w-]+\s+){0,2}?(?:an?|the|this|our)\s+"
            r"(?:[\w,()/-]+\s+){0,14}?trial\b"
        ),
        (
            "This post hoc analysis of a phase III trial",
            "secondary analysis of data from the ABC study, a two-site randomised trial",
        ),
        ("a secondary analysis of two trials", "a secondary end point of the trial"),
    ),
)
# Assays and scans have pilot studies too: only one that treats somebody is a trial.
PILOT = SlotPattern(
    "pilot",
    compiled(r"\b(?:pilot|feasibility)\s+study\b"),
    ("Pilot study of C", "A before surgery: a feasibility study"),
    ("the pilot phase",),
)
TREATS = SlotPattern(
    "treats",
    compiled(
        r"\b(?:received|treated\s+with|were\s+given|administered|intervention|program(?:me)?s?|randomi[sz]ed|took\s+part|attended|dose)\b"
    ),
    ("Twelve women received A", "an intervention of eight weeks"),
    ("Samples were stained for A", "a cross-sectional survey"),
)
REVIEWS = SlotPattern(
    "reviews",
    compiled(
        r"\b(?:this|the\s+(?:present|current)|our|in\s+this)\s+(?:[\w-]+\s+)?review\b|\bwe\s+(?:\w+\s+)?review\b(?!\s+the\s+(?:study|trial|design|rationale))"
        r"|\bthis\s+(?:article|paper|chapter|editorial|commentary)\s+(?:\w+\s+)?(?:reviews|discusses|summari[sz]es)\b"
    ),
    ("This review discussed A", "We review the evidence", "This article summarises trials"),
    ("charts were reviewed", "after central review"),
)
_COUNTED = compiled(rf"\b(?:{COUNT})\s+(?:[\w/-]+,?\s+){{0,6}}?{PEOPLE}\b")
# What readers of scans and slides do, and boards of ethics, is no review of the literature.
_NOT_OF_WORK = "".join(
    rf"(?<!{word}\s)"
    for word in (
        *(
            "central",
            "independent",
            "blinded",
            "radiologic",
            "radiological",
            "radiology",
            "imaging",
        ),
        *("pathology", "pathologic", "pathological", "histologic", "histological", "committee"),
        *(
            "chart",
            "record",
            "data",
            "safety",
            "ethics",
            "board",
            "expert",
            "investigator",
            "local",
        ),
    )
)
A_REVIEW = rf"{_NOT_OF_WORK}\breview\b(?!\s+(?:boards?|committees?)\b)"
_SURVEYS = compiled(
    rf"{A_REVIEW}|\breviews\b|\bmeta-?analys|\boverview\b|\bhave\s+(?:been\s+)?shown\b"
    r"|(?<!centrally\s)(?<!were\s)(?<!was\s)\breviewed\b"
)


# "A large controlled trial is needed": nobody has done it. Blinded readers look back too.
_WISHED = compiled(
    r"\b(?:retrospective\w*|medical\s+records|future|further|larger|powered|warrant\w*|needed|required|should)\b"
)


_LAB = compiled(r"\bcell\s+lines?\b|\bxenografts?\b|\bin\s+vitro\b")


def is_of_lab(abstract: str) -> bool:
    """Tell whether an abstract is about cells or xenografts."""
    return _LAB.search(abstract) is not None


def is_experiment(abstract: str) -> bool:
    """Tell whether an abstract tells of a trial on a number of people without the word "random"."""
    told = ". ".join(s for s in abstract.split(". ") if not _WISHED.search(s))
    return (
        any(values(EXPERIMENT_CUES, told))
        and _COUNTED.search(abstract) is not None
        and not _SURVEYS.search(abstract)
    )
