"""What kind of paper this is: a trial's own report, a protocol, an analysis of a trial, or none."""

from __future__ import annotations

from ..types import Document, Section, Sentence
from .experiments import A_REVIEW, PILOT, REVIEWS, TREATS, is_experiment, is_of_lab
from .participants import PEOPLE
from .pattern import SlotPattern, compiled, values
from .registries import find_ids

NOT_A_TRIAL: tuple[SlotPattern, ...] = (
    SlotPattern(
        "review",
        compiled(
            r"\bmeta-?\s?analys[ei]s\b|\bsystematic(?:ally)?\s+review|\breview\s+of\s+the\s+literature\b"
            r"|\bcase\s+reports?\b|:\s*a\s+review\b|\bguidelines?\b|\bnarrative\s+review|\bcell\s+lines?\b"
            r"|\bin\s+(?:mice|rats|rabbits|dogs|pigs)\b|\bin[\s-]+vitro\b|\bex[\s-]+vivo\b|\bxenografts?\b|\bregistry[-\s]based\b|\bnomograms?\b"
        ),
        (
            "A meta-analysis of randomized trials",
            "Drug A in B: a review",
            "Three rinses for root canals: an in vitro study",
        ),
        ("A randomised trial of drug A",),
    ),
)
TITLE_CUES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "trial",
        compiled(
            r"\brandomi[sz]ed\b|\bphase[-\s]+(?:[I1-4V]+|one|two|three)[ab]?\b|\btrials?\b"
            r"|\bstudy\s+protocol\b|\bdouble[-\s]blind|\bopen[-\s]label|\bfirst[-\s]in[-\s]human"
            r"|\bplacebo\b|\bcrossover\b|\brationale(?:,|\s+and)\s+(?:study\s+)?design|\bdesign(?:,|\s+and)\s+rationale"
        ),
        ("a phase II study of A", "A versus B: a randomised study"),
        ("Expression of ABC1 in lung tumours", "Pilot study of C"),
    ),
)
ABSTRACT_CUES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "assigned",
        compiled(
            r"\b(?:were|was|are|be|been|being)\s+(?:(?:then|prospectively|centrally|equally|blindly|subsequently)\s+)?"
            r"(?:randomi[sz]ed|random(?:ly)?\s+(?:assigned|allocated|divided)|(?:assigned|allocated|divided)\s+random)"
            r"|\brandom(?:ly)?\s+(?:assigned|allocated|divided|distributed|assignment|allocation)\b|\b(?:patients|women|men|participants|subjects)\s+randomi[sz]ed\b"
            r"|\brandomi[sz]ed\s+(?:\d|to\b|into\b|\w+\s+patients)"
            r"|\b(?:assigned|allocated|divided)\s+at\s+random\b"
            r"|\b(?:patients|women|men|participants|subjects|children|volunteers)\b[^.;]{0,150}?\bwere\s+(?:assigned|allocated)\s+(?:[(\[]?\d\s?:\s?\d|in\s+an?\s+\d\s?:\s?\d|to\b[^.]{3,150}?\b(?:or|versus)\b)"
        ),
        (
            "Patients were assigned to receive A or to receive B",
            "Patients were randomised to A or B",
            "474 women randomly assigned to A",
            "They were assigned at random to A or B",
        ),
        ("Randomised trials are needed.", "samples were chosen at random"),
    ),
    SlotPattern(
        "this trial",
        compiled(
            r"\b(?:this|our|the\s+present|the\s+current|we\s+(?:conducted|performed|did|report|undertook)\s+an?|"
            r"in\s+an?)\s+(?:(?!(?:of|for|from|and\s+early|patients)\b)[\w-]+,?\s+){0,5}?(?:phase\s+\w+|clinical|(?:non-?)?randomi[sz]ed|single-arm),?\s+(?:[\w-]+,?\s+){0,4}?"
            r"(?:trial|study)\b(?!\s+(?:results|data)\b)"
            r"|\ban?\s+(?:[\w–-]+,\s+){0,2}(?:single|one)-arm,?\s+(?:[\w-]+,?\s+){0,3}?(?:trial|study)\b"
            r"|\bdesign\s*:\s+(?:[\w-]+,?\s+){0,5}?(?:phase\s+\w+|clinical|(?:non-?)?randomi[sz]ed|single-arm),?\s+(?:[\w-]+,?\s+){0,4}?(?:trial|study)\b"
        ),
        (
            "We conducted a phase II trial",
            "Patients entered a pre-post, single-arm study of yoga",
            "In this randomized trial, A was safe",
            "In a randomised, open-label trial, patients got A",
            "Design: prospective, non-randomised trial.",
        ),
        (
            "Phase II trials of A have failed.",
            "this illness, and first phase 1 clinical trial data",
        ),
    ),
    SlotPattern(
        "tested in a trial",
        compiled(
            r"\b(?:enrolled|treated|included|participat\w+|randomi[sz]ed)\s+(?:in|on|within)\s+(?:[\w-]+\s+){0,4}?"
            r"(?:trial|(?:clinical|randomi[sz]ed|blind(?:ed)?|phase\s+\w+|controlled|pilot|feasibility)\s+(?:\w+\s+){0,2}study)\b|\bdata\s+from\s+(?:\w+\s+){0,3}(?:trial\b|(?-i:[A-Z]{3,}\s?-?\d{2,}))"
        ),
        ("patients enrolled in a randomized clinical trial", "treated on the ABC-1 trial"),
        (
            "patients treated at our hospital",
            "1589 patients were included in this study",
            "data from clinical trials",
            "data from people below 15",
        ),
    ),
)
REPORTS = compiled(
    r"\b(?:final|primary|interim|updated?|long-term|mature)\s+(?:[\w-]+\s+){0,3}?(?:analys[ei]s|results|outcomes|report|follow-up)"
    r"|\bresults?\s+(?:of|from)\b|\bversus\b|\bvs\.?\s|\bcompared\s+with\b|\bplus\b|\bwith\s+or\s+without\b"
)
A_TRIAL = compiled(
    r"\ban?\s+(?:[\w/-]+,?\s+){0,7}?(?:phase\s+\w+|randomi[sz]ed|double-blind|placebo-controlled|single-arm)"
    r"\s+(?:[\w/-]+,?\s+){0,5}?(?:trial|study)\b"
)
# Where neither title nor abstract says it, the methods do: "this was a single-arm phase II trial".
ITS_DESIGN = SlotPattern(
    "its design",
    compiled(
        r"\b(?:(?:this|the\s+present|the\s+current|our|the\s+(?-i:[A-Z][A-Z0-9-]{2,}))\s*(?:was|is|(?:trial|study)\s+(?:was|is))\s+(?:designed\s+as\s+|conducted\s+as\s+)?an?"
        r"|we\s+(?:did|conducted|performed|undertook|carried\s+out|ran|initiated|designed)\s+an?|(?:in|to|into)\s+this)\s+"
        r"(?:[\w/-]+,?\s+){0,6}?(?:phase\s+\w+|randomi[sz]ed|double-blind|placebo-controlled|single-arm)"
        r",?\s+(?:[\w/-]+,?\s+){0,5}?(?:trial|study)\b"
    ),
    (
        "This was a multicentre, single-arm phase II trial",
        "The present study was a randomised trial",
        "We did a single-arm phase II study.",
        "Patients were treated in this phase II trial.",
    ),
    ("This was a cohort study", "These were phase II trials", "This was a sub-study of registers"),
)
# Groups that are treated apart are compared as in a trial, whether the paper says "trial" or not.
GROUPED = SlotPattern(
    "grouped",
    compiled(
        r"\b(?:patients|women|men|children|participants|subjects|volunteers|adults|individuals|cases|they)\b[^.;]{0,80}?"
        r"\b(?:were|are)\s+(?:then\s+|further\s+)?(?:divided|assigned|allocated|distributed|separated|grouped|categori[sz]ed)\s+"
        r"(?:in)?to\s+(?:\w+\s+)?(?:two|three|four|five|2|3|4|5)\s+(?:\w+\s+){0,2}?(?:groups|arms)\b(?!\s*,?\s+(?:according|based|by|on\s+the\s+basis|depending)\b)"
        r"|\bfollowing\s+(?:two|three|four)\s+(?:different\s+)?(?:protocols|regimens|schedules)\b"
    ),
    ("The patients were divided into three groups", "108 women were assigned to two groups"),
    ("patients were divided into two groups according to the score", "genes were divided"),
)
GIVEN = SlotPattern(
    "given to a group",
    compiled(
        r"\bgroup\s+(?:[A-E]|I{1,3}|IV|[1-5])\b[^.;]{0,80}?\b(?:received|was\s+given|were\s+given|treated|administered|supplemented|was\s+assigned\s+to|was\s+subjected\s+to|mobili[sz]ed|took)\b"
        r"|\b(?:treatment|control|intervention|placebo|study|supplement(?:ed|ation)?|experimental)\s+group\s+(?:received|was\s+given|were\s+given|took|was\s+treated|were\s+treated)\b"
    ),
    (
        "Group A received the drug",
        "group II (n = 20) was treated with A",
        "The control group received B",
    ),
    ("Group A had more nodes", "the control group was older"),
)
_PEOPLE = compiled(rf"\b{PEOPLE}\b")
_LOOKING_BACK = compiled(
    r"\bretrospectiv\w+|\bmedical\s+records\b|\bcase[-\s]control\b|\bcohort\s+study\b|\bobservational\s+(?:clinical\s+)?(?:study|cohort)\b|\bcross-sectional\b"
    r"|\b(?:an?|the|this|our)\s+(?:[\w-]+\s+){0,3}registry\s+(?:that|which|of|includ\w+|study|cohort|data)\b"
)
_OF_COHORT = compiled(
    rf"{_LOOKING_BACK.pattern}|\blongitudinal\s+(?:\w+\s+)?study\b|\bnatural\s+history\b|\bcohort\s+of\b|\bpopulation-based\b|\bdiagnostic\s+(?:performance|accuracy)\b|\bepidemiolog\w+|\bprevalence\s+of\b"
)
OF_MANY = SlotPattern(
    "of many",
    compiled(
        r"\b(?:clinical|randomi[sz]ed|controlled|phase\s+\w+|first-in-human|recent|ongoing|current|of|from|in)\s+(?:[\w-]+\s+){0,2}?(?:trials|RCTs)\b(?!\s+(?:unit|group))"
        r"|\bwhat\b.{0,40}\btrials\b|\boverview\b|\bstate\s+of\s+the\s+(?:art|evidence)\b"
    ),
    ("A: lessons from clinical trials", "An overview of randomised trials", "a survey of trials"),
    ("A randomised trial of A", "the Clinical Trials Unit protocol"),
)
REVIEW_HEAD = compiled(rf"{A_REVIEW}|\bmeta-?analys")
_SECTIONS = frozenset({"abstract", "methods", "results", "discussion"})


def abstract_of(document: Document) -> Section:
    """Return the section that holds the abstract: of a text without sections, all of it does."""
    bare = not any(p.section in _SECTIONS for p in document.passages)
    return "other" if bare else "abstract"


def title_of(document: Document, sentences: tuple[Sentence, ...]) -> str:
    """Return the title, from the document or from its title passage."""
    if document.title:
        return document.title
    parts = [s.text for s in sentences if document.passages[s.passage].kind == "title"]
    return " ".join(parts)


_OF_ITS_OWN = frozenset({"methods", "results"})  # where no other trial is "this trial"
# Data split at random, and animals, are no trial.
_NO_PEOPLE = compiled(
    r"\b(?:training|validation|derivation|discovery|test(?:ing)?)\s+(?:data\s*)?(?:sets?|cohorts?|groups?|samples?)\b|\bdata\s+were\b"
    r"|\b(?:training|derivation|discovery)\b[^.;]{0,40}\b(?:validation|test(?:ing)?)\b"
    r"|\b(?:mice|mouse|rats?|rabbits|pigs|piglets|dogs|cats|sheep|lambs|goats|geese|ducks|chickens|broilers|hens|cows|calves|cattle|steers|horses|monkeys|hamsters|zebrafish|animals)\b"
)


_TO_COME = compiled(r"\bwarrant\w*|\bfuture\b|\bpreferably\b|\b(?:is|are)\s+(?:needed|required)\b")


def _of_people(document: Document, sentences: tuple[Sentence, ...]) -> str:
    """Return the abstract without sentences on data sets, animals, and trials to come."""
    return " ".join(
        s.text
        for s in sentences
        if document.passages[s.passage].section == abstract_of(document)
        and not _NO_PEOPLE.search(s.text)
        and not _TO_COME.search(s.text)
    )


def _is_pilot(title: str, abstract: str) -> bool:
    """Tell whether the paper is a pilot study in which somebody was treated."""
    return bool(
        PILOT.pattern.search(title)
        and TREATS.pattern.search(abstract)
        and _PEOPLE.search(abstract)
        and not _LOOKING_BACK.search(f"{title} {abstract}")
    )


def has_own_trial(document: Document, sentences: tuple[Sentence, ...]) -> bool:
    """Tell whether the paper reports, plans or analyses a trial of its own.

    Method: cues in the title; else wording of an assignment or of "this trial" in the abstract,
    or a registry id there. Reviews and meta-analyses have none.
    """
    title = title_of(document, sentences)
    abstract = " ".join(
        s.text for s in sentences if document.passages[s.passage].section == abstract_of(document)
    )
    if any(values(NOT_A_TRIAL, title)):
        # "Presentation of two trials and review of the literature" still presents trials.
        return "presentation of" in title.lower()
    told = any(values(TITLE_CUES, title))
    if not told and (REVIEW_HEAD.search(abstract[:400]) or REVIEWS.pattern.search(abstract)):
        return False
    # "Lessons from randomised trials" speaks of trials of others, unless the abstract has one.
    if (told and not OF_MANY.pattern.search(title)) or _is_pilot(title, abstract):
        return True
    of_people = _of_people(document, sentences)
    # A paper on cells may speak of a trial that others run: people must be allotted in it.
    cues = ABSTRACT_CUES[:1] if is_of_lab(abstract) else ABSTRACT_CUES
    if any(values(cues, of_people)) or is_experiment(of_people):
        return True
    # "Final analysis of ABC": a title that reports, an abstract that says of what trial.
    if REPORTS.search(title) and A_TRIAL.search(abstract):
        return True
    # Cohorts and surveys are registered too.
    registered = next(find_ids(abstract), None) is not None and not is_of_lab(abstract)
    if registered and not _OF_COHORT.search(f"{title} {abstract}"):
        return True
    methods = [s.text for s in sentences if document.passages[s.passage].section == "methods"]
    own = (s.text for s in sentences if document.passages[s.passage].section in _OF_ITS_OWN)
    return any(ITS_DESIGN.pattern.search(t) for t in own) or _treats_groups(abstract, methods)


# Groups told with what they get, in a list behind a colon or in brackets.
LISTED = SlotPattern(
    "groups in a list",
    compiled(
        r"\b(?:divided|assigned|allocated|separated)\s+(?:in)?to\s+(?:two|three|four|2|3|4)\s+(?:\w+\s+){0,2}?(?:groups|arms)\s*[:,(–-]"
        r"[^.;]{0,160}\b(?:placebo|controls?|no\s+treatment|received?|daily|mg|treated|alone|plus)\b"
    ),
    ("They were divided into two groups: oil (a spoon daily) and controls (placebo)",),
    ("patients were divided into two groups: young and old",),
)


def _treats_groups(abstract: str, methods: list[str]) -> bool:
    """Tell whether groups of people were treated each in its own way."""
    told = LISTED.pattern.search(abstract) and _PEOPLE.search(abstract)
    if told and not _LOOKING_BACK.search(abstract):
        return True
    text = " ".join((abstract, *methods))
    given = {" ".join(m.group().lower().split()[:2]) for m in GIVEN.pattern.finditer(text)}
    grouped = GROUPED.pattern.search(text) or len(given) > 1
    return bool(
        given
        and grouped
        and _PEOPLE.search(text)
        and not _LOOKING_BACK.search(text)
        and not _NO_PEOPLE.search(text)
    )
