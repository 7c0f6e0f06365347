"""Status of a trial: wordings, and which of them count for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..codes import TrialStatus
from ..types import Sentence
from .pattern import SlotPattern, compiled

OPEN: frozenset[TrialStatus] = frozenset({"ongoing", "recruiting", "planned"})
_INTAKE = r"(?:recruitment|enrol?lment|accrual|inclusion|randomi[sz]ation)"
_TRIAL = rf"(?:trials?|study|studies|protocol|programme|program|{_INTAKE})"
_PEOPLE = (
    r"(?:patients|participants|women|men|subjects|children|adults|couples|families|practices|"
    r"volunteers|infants|centres|centers|students|schools|people|individuals)"
)
STATUSES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "terminated",
        compiled(
            rf"\b{_TRIAL}\b[^.;]{{0,80}}?\b(?:was|were|has\s+been|had\s+been|is)\s+(?:\w+ly\s+)?"
            r"(?:terminated|stopped|closed|discontinued|halted|suspended)\b(?:\s+(?:[\w-]+\s+){0,4}?"
            r"(?:early|prematurely|because|due\s+to|owing\s+to|as\s+a\s+(?:result|consequence)|after\s+(?:an|the|\w+)\s+(?:\w+\s+)?interim|for\s+futility|after\s+(?:the\s+)?(?:first\s+stage|stage\s+\w)))"
            rf"|\b{_TRIAL}\b[^.;]{{0,60}}?\b(?:was|were|been)\s+(?:prematurely|early)\s+(?:terminat|clos|stop|discontinu|halt)\w+"
            rf"|\b(?:early|premature)\s+(?:terminat|clos|stop|discontinu)\w+\s+(?:of\s+)?(?:the|this|our)\s+(?:\w+\s+)?{_TRIAL}\b"
            r"|\b(?:made|led\s+to|resulted\s+in|required)\s+(?:an?\s+)?(?:premature|early)\s+(?:terminat|clos|stop|discontinu)\w+"
            r"|\b(?:closed|stopped|terminated)\s+(?:early|prematurely)\b|\bprematurely\s+(?:stopped|closed|terminated|halted)\b|\b(?:terminated|stopped|closed|halted)\s+(?:early|prematurely)\s+(?:because|due|owing|for|after)\b"
        ),
        (
            "the trial was stopped early",
            "accrual was prematurely closed",
            "the study was terminated due to slow accrual",
            "The trial was closed after the interim analysis",
            "Study was closed due to sponsor decision",
            "Slow accrual led to early closure",
        ),
        ("patients discontinued treatment", "the trial was completed", "treatment was stopped"),
    ),
    SlotPattern(
        "recruiting",
        compiled(
            r"\b(?:currently|still|now|is|are|actively)\s+(?:actively\s+|open\s+(?:for|to)\s+)?"
            r"(?:recruit(?:ing|ed)|enrol?l(?:ing|ed)|accruing|recruitment|enrol?lment|accrual)\b(?!\s+(?:is|was)\s+compl)"
            rf"|\b{_INTAKE}\s+(?:\w+\s+)?is\s+(?:still\s+|currently\s+)?(?:on-?going|under\s?way|in\s+progress|open)"
            rf"|\b{_INTAKE}\s+(?:of\s+{_PEOPLE}\s+)?(?:has\s+)?(?:started|began|begun|commenced|opened)\b"
            rf"|\bwe\s+are\s+(?:currently\s+)?(?:recruiting|enrol?ling)\b|\b{_PEOPLE}\s+(?:\([^)]*\)\s+)?are\s+(?:recruited|enrol?led)\s+and\s+randomi"
            r"|\bactive\s+and\s+recruiting\b|\b(?:patients|participants)\s+are\s+(?:currently\s+)?being\s+(?:recruited|enrol)"
        ),
        ("is currently recruiting patients", "recruitment is ongoing", "Enrolment started in May"),
        ("recruiting sites were visited",),
    ),
    SlotPattern(
        "ongoing",
        compiled(
            r"\b(?:trials?|study|studies)\b[^.;]{0,80}\b(?:is|are)\s+(?:still\s+|currently\s+)?(?:on-?going|under\s?way)\b|"
            r"(?-i:\b(?:on-?going|On-?going(?=\s+[a-z])))\s+(?:[\w./()-]+[\s-]+){0,8}?(?:trial|study|studies|phase)|\b(?:trials?|study|studies)\s+(?:\([^)]{0,60}\)\s+)?"
            r"(?:is|are)\s+(?:still\s+|currently\s+)?(?:ongoing|on-going|under\s?way|in\s+progress)"
            r"|\b(?:is|are)\s+(?:currently\s+|being\s+|currently\s+being\s+)(?:investigat|evaluat|test|stud|assess|compar|conduct)\w+"
            r"|\bwe\s+are\s+(?:currently\s+|now\s+)?(?:evaluating|examining|testing|conducting|comparing|studying|investigating)\b"
            r"|\b(?:is|are)\s+(?:currently\s+)?being\s+(?:carried\s+out|conducted|performed)\b"
            r"|\bcurrently,?\s+(?:\w+\s+)?(?:in\s+)?(?:\w+\s+){0,5}(?:trial|study).{0,80}?\b(?:are|is)\s+\w+ing\b"
            r"|\b(?:is|are)\s+currently\s+(?:undergoing|in)\b|\b(?:trials?|study)\b.{0,30}\bcurrently\s+includes?\b"
        ),
        (
            "the ongoing ABC-1 trial",
            "the ongoing ABC 123/XY 45 study",
            "The study is underway",
            "is being evaluated in a phase 2 trial",
            "Currently, others in a phase I trial are testing A",
        ),
        ("ongoing response was seen",),
    ),
    SlotPattern(
        "planned",
        compiled(
            rf"\b{_PEOPLE}\b.{{0,120}}?\b(?:will|are\s+to)\s+(?:\w+ly\s+)?be\s+(?:\w+ly\s+)?(?:then\s+)?"
            r"(?:randomi|recruit|enrol|includ|assign|allocat|accrued|invited|entered|divided|selected)\w*"
            rf"|\b(?:will|to)\s+(?:be\s+)?(?:recruit|enrol|randomi[sz]e|include)\s+(?:\w+\s+){{0,4}}{_PEOPLE}\b"
            r"|\b(?:trial|study|RCT)\b[^.;]{0,40}\bwill\s+be\s+(?:conducted|performed|carried|undertaken|initiated|launched|started)"
            r"|\b(?:trial|study)\s+is\s+planned|\bplanned\s+(?:[\w-]+\s+){0,4}(?:trial|study)\b|"
            r"\b(?:is|are)\s+(?:planned|designed)\s+(?:for|to)\s+(?:recruit|enrol|start)"
        ),
        (
            "Patients will be randomised to two arms",
            "The trial will recruit 120 women",
            "a total of 168 patients are to be included",
            "A randomised trial will be conducted",
        ),
        ("Patients were randomised", "The primary endpoint will be analysed"),
    ),
    SlotPattern(
        "completed",
        compiled(
            rf"\b(?:trial|study|{_INTAKE})\s+(?:[\w\s]{{0,40}}\band\s+)?(?:was|is|has\s+been)\s+(?:now\s+|already\s+)?"
            r"(?:successfully\s+)?completed?\b(?!\s+by\s+\d)"
            r"|\b(?:final|last)\s+(?:patient|participant)\s+completed\s+(?:the\s+)?(?:trial|study)\b"
            r"|\b(?:recently|has|have)\s+completed\s+(?:an?\s+|its\s+)?(?:phase|accrual|recruitment|enrol|clinical)"
        ),
        (
            "the trial was completed",
            "recruitment has been completed",
            "The trial started in 2005 and was completed in 2010",
            "A recently completed phase I testing",
        ),
        ("questionnaires were completed",),
    ),
)
_SUPPOSED = re.compile(
    r"\b(?:could|would|will|may|might|should|can|if|unless|in\s+case|until|rules?|criteria)\b", re.I
)
_CLOSED = re.compile(
    r"\b(?:ended|closed|completed|finished|stopped|terminated|concluded|until|through|to\s+\w+\s+\d{4}|last\s+patient)\b",
    re.I,
)
_NEAR = 60  # characters before a statement in which it is made a mere possibility
# A protocol is read from its plan on: the latest stage that it tells.
_STAGES: tuple[TrialStatus, ...] = ("terminated", "completed", "recruiting", "ongoing", "planned")
_ABOUT_OWN = compiled(
    r"\b(?:this|our|the\s+(?:present|current))\b|^\W*(?:recruitment|enrol?lment|accrual|inclusion|patients)\b"
)


def _said(text: str) -> Iterator[TrialStatus]:
    """Yield the statuses that a text says, what is only supposed left out."""
    for entry in STATUSES:
        match = entry.pattern.search(text)
        if match is None:
            continue
        status: TrialStatus = entry.value  # type: ignore[assignment]
        before = text[max(0, match.start() - _NEAR) : match.end()]
        if status == "terminated" and _SUPPOSED.search(before):
            continue
        if status == "recruiting" and _CLOSED.search(text):
            continue
        yield status


def cited_status(sentences: Iterable[Sentence]) -> TrialStatus:
    """Return the first status said of a cited trial; a plan only where nothing later is told."""
    planned = False
    for sentence in sentences:
        for status in _said(sentence.text):
            if status != "planned":
                return status
            planned = True
    return "planned" if planned else "unspecified"


def own_status(
    front: Iterable[Sentence], body: Iterable[Sentence], acronym: str | None, *, protocol: bool
) -> TrialStatus:
    """Return the status of the paper's own trial.

    Args:
        front: title and abstract.
        body: the rest, sentences that cite others left out.
        acronym: the trial's name, which makes "ongoing X trial" its own.
        protocol: whether the paper announces a trial; a report's trial is no longer open.
    """
    first, later = tuple(front), tuple(body)
    own = [s for s in later if _ABOUT_OWN.search(s.text) or (acronym and acronym in s.text)]
    told = {status for s in (*first, *own) for status in _said(s.text)}
    anyones: set[TrialStatus] = (
        {"planned", "recruiting"} if protocol else {"terminated", "completed"}
    )
    told |= {status for s in later for status in _said(s.text)} & anyones
    if not protocol:
        told -= OPEN
    ahead = protocol and any(_FUTURE.search(s.text) for s in first)
    return next((s for s in _STAGES if s in told), "planned" if ahead else "unspecified")


_FUTURE = compiled(r"\bwill\b|\b(?:are|is)\s+to\s+be\b|\bwe\s+(?:propose|plan|intend)\s+to\b")
_PROTOCOL_TITLE = compiled(
    r"\bprotocol\b|\brationale\b|\b(?:study|trial)\s+design\b|\bdesign\s+(?:of|and)\b"
)
_DONE = compiled(
    r"\b(?:were|was)\s+(?:randomly|randomi[sz]ed|enrol?led|recruited|included|treated|analy[sz]ed|observed|found)\b|\bp\s?[<=]\s?0?\.\d"
)
_MANY = 2  # sentences about the future


def announces(title: str, abstract: Iterable[Sentence]) -> bool:
    """Tell whether a paper announces a trial instead of reporting it."""
    texts = [s.text for s in abstract]
    if _PROTOCOL_TITLE.search(title):
        return True
    future = sum(bool(_FUTURE.search(t)) for t in texts)
    done = sum(bool(_DONE.search(t)) for t in texts)
    return future >= _MANY > done or (future > 0 and done == 0)
