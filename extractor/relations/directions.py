"""Which way an outcome goes: the words around it, and what they mean for that outcome."""

from __future__ import annotations

import re
from dataclasses import replace

from .items import OutcomeArgument, Side
from .rule import Cue

# More of one of these is bad for the patient; the time until it happens is not.
_SPREAD = ("RECURRENCE", "METASTASIS", "BONE_METASTASIS", "LYMPH_NODE", "INVASION", "TOXICITY")
_EVENT_CODES = frozenset(["STAGE", "GRADE", "SIZE", *_SPREAD])
_EVENT_TEXT = re.compile(
    r"\b(?:deaths?|mortality|died|dying|hazard|recurrences?|relapses?|failure|resistance"
    r"|non-?respon\w+|extent|burden|aggressive\w*)\b",
    re.IGNORECASE,
)
_PROGRESSION = re.compile(r"\bprogression$", re.IGNORECASE)
_TIME_TEXT = re.compile(r"\bsurvival\b|\bfree\b|\btime\b|\binterval\b", re.IGNORECASE)

_BAD = (
    r"less\s+(?:favou?rable|good|beneficial)|poor(?:er|est|ly)?|worse(?:ned|ning)?|worst|unfavou?rable|unfavou?rably"
    r"|adverse(?:ly)?|inferior|dismal|impaired"
    r"|fail(?:ure|ed|ing)? to (?:achieve|attain|reach|obtain|have|show)"
    r"|negative(?:ly)?|detrimental|deteriorat\w+|bad|aggressive|compromised|grim"
)
_GOOD = r"better|best|improv(?:ed|es?|ing|ement)|favou?rabl[ey]|superior|good|beneficial|excellent"
_LESS = (
    r"shorter|shortest|short(?:en(?:ed|s|ing)?)?|lower(?:ed)?|lowest|low|reduc(?:ed|es"
    r"|tion|e|ing)|decreas(?:ed?|es|ing)"
    r"|diminish(?:ed|es)?|less|fewer|smaller|decrement|absence|absent|lack"
    r"|protective|protects?|low-grade|limited"
)
_MORE = (
    r"longer|longest|long|prolong(?:ed|s|ation|ing)?|higher|highest|high|increas(?:ed?"
    r"|es|ing)|greater|more"
    r"|elevated|extended|larger|large|advanced|deeper|presence"
    r"|frequent(?:ly)?|often|enhanced|raised|positive|promot(?:ed|es|ing)|excess|doubled"
    r"|extensive"
)
_SOON = r"earlier|early|sooner|rapid(?:ly)?|faster|accelerat\w+|quicker"
_LATE = r"later|late|delay(?:ed|s)?|slower|slow"
_WORD = (
    rf"(?<![\w-])(?:(?P<bad>{_BAD})|(?P<good>{_GOOD})|(?P<less>{_LESS})|(?P<more>{_MORE})"
    rf"|(?P<soon>{_SOON})|(?P<late>{_LATE}))(?!\w)"
)
_FILL = (
    r"median|mean|average|year|month|years|months|five|three|ten|clinical|patients?"
    r"|overall|rates?|risks?|likelihood|chances?|probability|probabilities"
    r"|incidence|hazards?|odds|frequency|time|tumou?rs?|cumulative|actuarial|long-term"
    r"|subsequent|distant|local|loco-?regional"
    r"|lymph|node|nodal|regional|developing|development|degrees?|occurrence"
    r"|post-?operative|estimated|relative|of|for|the|their|its|to|in|both|with|a|an|and|or|more"
    r"|significant(?:ly)?|statistically|cancer|prognostic|term|extent|disease"
    r"|pathologic(?:al)?|histologic(?:al)?|clinicopathologic(?:al)?|TNM|AJCC|FIGO|UICC"
    r"|Gleason|nuclear|levels?|depth|proportion|number|observed|early|late|objective"
    r"|tumou?ral|from|due|subsequent|free|specific|related"
)
_FILLER = rf"(?:[\s,/()ⒸⓈ.%\d-]|(?<!\w)(?:{_FILL})(?!\w))*"  # one sign at a time
BEFORE = re.compile(rf"{_WORD}{_FILLER}$", re.IGNORECASE)
_NAMED_SIDE = re.compile(rf"^{_WORD}", re.IGNORECASE)
_ADVERB = (
    r"(?:\w+ly|also|even|much|far|still|again|not|found|to|be|been|observed|seen|shown"
    r"|associated|with|a|an|the|all|both|at|Ⓢ+)"
)
AFTER = re.compile(
    rf"^[^;:,ⓄⓈⓇ]{{0,110}}?(?<!\w)(?:was|were|is|are|became|remained|appeared|being|occurred|developed"
    rf"|tended)\s+(?:{_ADVERB}\s+)*{_WORD}",
    re.IGNORECASE,
)
AFTER_NOUN = re.compile(
    r"^\s*(?:rates?|times?|benefit)?\s*(?:\([^()]*\)\s*)?(?P<up>advantage|benefit)\b"
    r"|^\s*(?:was|were)?\s*(?P<down>disadvantage|reduction|detriment)\b",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"\b(?:risks?|hazards?|odds|likelihood|chances?|incidence|probability)\s+(?:of|for)\b",
    re.IGNORECASE,
)
_PROGNOSTIC = re.compile(
    r"(?<![\w-])(?:(?P<bad>poor|adverse|unfavou?rable|negative|bad|worse|deleterious)"
    r"|(?P<good>good|favou?rable|positive|better|protective|beneficial))"
    r"\s+(?!predictive (?:value|power|ability|accuracy|performance))"
    r"(?:(?:and|independent|independently|significant|significantly|strong|clinical)\s+)*"
    r"(?:prognos\w+|predict\w+|outcome|risk)\s*(?:\w+\s+)?(?:factors?|(?:bio)?markers?"
    r"|indicators?|predictors?|parameters?|variables?|signs?|features?|impact|effect|value|significance"
    r"|role|influence|implications?|relevance|importance)\b"
    r"|\b(?P<bad5>adverse|unfavou?rable|negative|detrimental)\s+(?:significance|impact|influence"
    r"|effects?|bearing)\s+(?:for|on|in|upon)\b"
    r"|\b(?P<good5>favou?rable|positive|beneficial)\s+(?:significance|impact|influence|effects?"
    r"|bearing)\s+(?:for|on|in|upon)\b"
    r"|\b(?P<bad4>negative|adverse|poor|unfavou?rable)\s+prognosticators?\b"
    r"|\b(?P<good4>positive|favou?rable|good)\s+prognosticators?\b"
    r"|\b(?P<bad2>adverse|unfavou?rable|poor)\s+(?:\w+\s+)?(?:factors?|(?:bio)?markers?|indicators?|predictors?)\b"
    r"|\b(?P<good2>favou?rable)\s+(?:\w+\s+)?(?:factors?|(?:bio)?markers?|indicators?|predictors?)\b"
    r"|\b(?P<bad3>adverse|unfavou?rable|detrimental|deleterious|disadvantageous)\s+(?:for|in|to|with)\b"
    r"|\b(?P<good3>favou?rable|protective|beneficial|advantageous)\s+(?:for|in|to|with|against)\b"
    r"|(?P<protects>\bprotective\s+(?:factor|effect|role|marker))|(?P<risk>\brisk factors?\b)",
    re.IGNORECASE,
)
_INVERSE = re.compile(
    r"\b(?:inverse(?:ly)?|reverse(?:ly)?|negative(?:ly)?)\s+(?:\w+ly\s+)?(?:associat|correlat|relat"
    r"|link|relationship)|\b(?:associat|correlat|relat)\w+\s+"
    r"(?:(?:with|to)\s+(?:\w+\s+)?Ⓞ+\s+)?(?:inversely|negatively)\b",
    re.IGNORECASE,
)
_RELATION = re.compile(r"associat|correlat|relat(?:ed|ion)|link", re.IGNORECASE)
_DIRECT = re.compile(
    r"\b(?:positive(?:ly)?|direct(?:ly)?)\s+(?:\w+ly\s+)?(?:associat|correlat|relat|link"
    r"|relationship)|\b(?:associat|correlat|relat)\w+\s+(?:positively|directly)\b",
    re.IGNORECASE,
)

DIRECTION_CUES = (
    Cue(
        id="before",
        pattern=BEFORE,
        hits=("shorter median ", "increased risk of ", "poor ", "a significant reduction in "),
        misses=("shorter than the ", "longer follow-up showed "),
    ),
    Cue(
        id="after",
        pattern=AFTER,
        hits=(" was significantly shorter", " rates of patients with ⓂⓂ were lower"),
        misses=(" was analysed; the group was smaller",),
    ),
    Cue(
        id="prognostic",
        pattern=_PROGNOSTIC,
        hits=("an adverse prognostic factor", "favourable independent prognostic marker"),
        misses=("a prognostic factor",),
    ),
)


def is_event(code: str, text: str) -> bool:
    """Tell whether an outcome is something bad that happens, rather than a time or a success."""
    if _TIME_TEXT.search(text):
        return False
    return code in _EVENT_CODES or bool(_EVENT_TEXT.search(text) or _PROGRESSION.search(text))


def _side(found: re.Match[str], outcome: OutcomeArgument, event: bool) -> Side:
    """Return the side a direction word takes for an outcome."""
    if found["bad"] and outcome.event and found["bad"].lower() == "negative":
        return "better"  # "negative lymph node metastasis" is none
    if found["bad"] or found["good"]:
        return "worse" if found["bad"] else "better"
    if found["soon"] or found["late"]:
        staged = outcome.code in {"STAGE", "GRADE"}  # an early stage is good, an early relapse bad
        return "worse" if bool(found["soon"]) != staged else "better"
    more = found["more"] is not None
    return "worse" if more == event else "better"


def read_sides(canvas: str, outcomes: tuple[OutcomeArgument, ...]) -> tuple[OutcomeArgument, ...]:
    """Give each outcome of a clause the side that its own words take."""
    read = []
    for i, outcome in enumerate(outcomes):
        floor = outcomes[i - 1].end if i else 0
        ceiling = outcomes[i + 1].start if i + 1 < len(outcomes) else len(canvas)
        read.append(_read_side(canvas, outcome, floor, ceiling))
    return tuple(read)


def _read_side(canvas: str, outcome: OutcomeArgument, floor: int, ceiling: int) -> OutcomeArgument:
    # A prognosis that is spoken of as a factor takes its side from the whole phrase.
    if outcome.code == "GRADE" and _WELL.search(
        canvas[max(floor, outcome.start - 40) : outcome.start] + outcome.mention.text
    ):
        return replace(outcome, side="better", side_start=outcome.start)
    named = _NAMED_SIDE.match(outcome.mention.text)
    if named is not None:
        side = _side(named, outcome, outcome.event)
        return replace(outcome, side=side, side_start=outcome.start)
    window = canvas[max(floor, outcome.start - 100) : outcome.start]
    before = BEFORE.search(window)
    of_marker = before is not None and "," in before[0]
    of_marker = of_marker and bool(_MARKER_WAS.search(window[: before.start() if before else 0]))
    if before is not None and not of_marker:
        event = outcome.event or _is_risk(before[0], outcome)
        at = outcome.start - len(window) + before.start()
        return replace(outcome, side=_side(before, outcome, event), side_start=at)
    risk = _RISK_OF.search(window) if before is None else None
    if risk is not None and outcome.code != "RESPONSE":
        at = outcome.start - len(window) + risk.start()
        return replace(outcome, side="worse" if risk["more"] else "better", side_start=at)
    verb = _AFTER_VERB.match(canvas[outcome.end : ceiling])
    if verb is not None and _VERB.match(outcome.mention.text):
        at = outcome.end + verb.end()
        return replace(outcome, side=_side(verb, outcome, outcome.event), side_start=at)
    noun = AFTER_NOUN.match(canvas[outcome.end : ceiling])
    if noun is not None:
        return replace(outcome, side="better" if noun["up"] else "worse", side_start=outcome.end)
    after = AFTER.match(canvas[outcome.end : min(ceiling, outcome.end + 180)])
    if after is not None:
        at = outcome.end + after.end()
        return replace(outcome, side=_side(after, outcome, outcome.event), side_start=at)
    return outcome


# "Survived longer than", "relapsed significantly earlier", "lived for a shorter time".
_VERB = re.compile(r"(?:surviv(?:ed?|ing)|lived?|died?|relapsed?|recurred?)$", re.IGNORECASE)
_AFTER_VERB = re.compile(rf"^\s+(?:(?:for|a|an|\w+ly|much|on|average)\s+)*{_WORD}", re.IGNORECASE)
# "Correlated with well/moderate differentiation": the good side is named.
_WELL = re.compile(
    r"\b(?:well|good|high(?:er)? degrees? of)(?:\s?(?:[-/,]|to|and|or)\s?moderate(?:ly)?)?"
    r"[\s-]*(?:tumou?r\s+|histolog\w+\s+|cell\s+)?differentiat",
    re.IGNORECASE,
)
# "A lower risk of grade 3-5 upper gastrointestinal (UGI) mucositis".
_RISK_OF = re.compile(
    r"\b(?:(?P<more>higher|increased|elevated|greater)|(?P<less>lower|reduced|decreased))\s+"
    r"(?:risks?|odds|likelihood|incidence|probability)\s+(?:of|for)\s+"
    r"(?:[\w/–-]+\s+|\([^()ⓂⓄⓈ]*\)\s+){1,8}$",
    re.IGNORECASE,
)
# "Where X was high, OS was shorter": the word before the comma is the marker's.
_MARKER_WAS = re.compile(r"Ⓜ[^,;ⓄⓈ]{0,30}\b(?:was|were|is|are)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _is_risk(words: str, outcome: OutcomeArgument) -> bool:
    return outcome.code != "RESPONSE" and bool(_RISK.search(words))


_BAD_EVENTS = frozenset(_SPREAD)
_FEATURES = frozenset({"STAGE", "GRADE", "SIZE"})
# A category may be any of several; spread itself is bad news.
_CATEGORY = re.compile(r"\b(?:[NM][\s-]?)?(?:stage|category|classification|status)$|^p?[NM]$")


_RESPONDERS = re.compile(
    r"\bin\s+(?:the\s+)?(?:patients?|those|women|men|cases)\s+(?:who|with|that)\b[^;,()]{0,40}$",
    re.IGNORECASE,
)


def event_side(canvas: str, outcome: OutcomeArgument, *, stated: bool = False) -> Side | None:
    """Return "worse" for bad news by its name alone, "better" for patients with a response.

    A stage, grade or size is bad news only of a marker whose level is ``stated``.
    """
    if outcome.code == "RESPONSE" and _RESPONDERS.search(canvas[: outcome.start]):
        return "better"
    feature = outcome.code in _FEATURES or bool(_CATEGORY.search(outcome.mention.text))
    named = (
        (outcome.code in _BAD_EVENTS and not feature)
        or (stated and feature)
        or outcome.mention.text.startswith("extent")
    )
    named = named or (outcome.code in {"OS", "RESPONSE"} and outcome.event)
    return "worse" if named and outcome.event else None


def is_turned(canvas: str, at: int) -> bool:
    """Tell whether the word at a place says what something is inversely related to."""
    return any(found.end() <= at for found in _INVERSE.finditer(canvas))


def prognostic_side(canvas: str) -> Side | None:
    """Return the side of "an adverse prognostic factor", which holds for all it speaks of."""
    found = _PROGNOSTIC.search(canvas)
    if found is None:
        return None
    good = any(found[name] for name in ("good", "good2", "good3", "good4", "good5", "protects"))
    return "better" if good else "worse"


def correlation_side(canvas: str, outcome: OutcomeArgument) -> Side | None:
    """Return what "inversely correlated with" means for an outcome."""
    if is_inverse(canvas, outcome):
        return "better" if outcome.event else "worse"
    if _DIRECT.search(canvas):
        return "worse" if outcome.event else "better"
    return None


def is_inverse(canvas: str, outcome: OutcomeArgument) -> bool:
    """Tell whether a clause says that marker and outcome go opposite ways.

    Where it relates several things, the words before the outcome count: "correlated with grade
    and inversely with survival".
    """
    found = list(_INVERSE.finditer(canvas))
    relations = list(_RELATION.finditer(canvas))
    if len(relations) < 2 or not found:
        return bool(found)
    before = [r for r in relations if r.start() < outcome.start]
    last = before[-1] if before else relations[0]
    return any(f.start() <= last.start() < f.end() for f in found)
