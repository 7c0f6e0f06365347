"""The marker of a sentence that does not name it: "the marker", "its expression", "high levels"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..codes import State
from ..types import Mention
from .context import Context
from .items import Marker
from .kinds import form_without_gene
from .make import View
from .rule import Cue
from .states import form_of, state_after, state_before

_I = re.IGNORECASE
# What may stand for the marker; the word is read like a marker's name.
STAND_INS: tuple[Cue, ...] = (
    Cue(
        id="pronoun",
        pattern=re.compile(
            r"\b(?:its|their|this|that|these|the|such)\s+(?:(?-i:[a-z][a-z-]+)\s+)?(?P<word>expression"
            r"|overexpression|markers?|biomarkers?|genes?|proteins?|ratio|levels?"
            r"|mutations?|polymorphisms?|genotypes?|alleles?|SNPs?|haplotypes?|variants?|status"
            r"|signature|positivity)\b"
            # what is named behind it is spoken of, nothing that was named before
            r"(?!\s+(?:of\s+(?!(?:this|these|the|it|them|both|such)\b)|involved|encoding|coding"
            r"|responsible|related|linked|that|whose)\b)",
            _I,
        ),
        hits=("Its expression was associated", "the marker predicted"),
        misses=(
            "expression profiling was done",
            "that CASC9 expression was high",
            "that overexpression of enzymes predicted",
            "the genes involved in glycolysis",
        ),
    ),
    Cue(
        id="group",
        pattern=re.compile(
            r"\b(?:high(?:er)?|low(?:er)?|positive|negative|increased|decreased|elevated"
            r"|reduced|strong|weak)[- ](?P<word>expressions?|expressers?|levels?"
            r"|expression group|groups?|score|ratio)\b(?!\s+of\s+(?!(?:this|these|it|its|them|both"
            r"|the (?:markers?|proteins?|genes?|signature|score))\b))",
            _I,
        ),
        hits=("High expression was associated", "in the low-expression group"),
        misses=("a high grade tumour",),
    ),
    Cue(
        id="genotype",
        pattern=re.compile(
            r"\b(?:(?:the|an?|of|with)\s+)?(?:(?-i:[ACGTDI]{1,2}|[ACGTDI]/[ACGTDI])|variant|minor|risk"
            r"|wild-?type|mutant|homozygous|heterozygous)\s+(?P<word>genotypes?|alleles?|carriers?)\b"
            r"|\b(?P<word2>mutations?)[- ](?:positive|negative)\b",
            _I,
        ),
        hits=(
            "Patients with the II genotype had",
            "carriers of the T allele had",
            "Mutation-positive tumours showed",
        ),
        misses=("the genotype was determined", "a mutation was found"),
    ),
    Cue(
        id="pooled",
        pattern=re.compile(
            r"\b(?P<word>pooled|combined|summary)\s+(?:\w+\s+)?(?:HRs?|hazard|ORs?|odds"
            r"|RRs?|relative|Ⓢ)",
            _I,
        ),
        hits=("the pooled HR for OS was",),
        misses=("samples were pooled",),
    ),
)
# "High-risk patients had …", where a score or a signature of the paper tells the risks apart.
RISK_GROUP = Cue(
    id="risk_group",
    pattern=re.compile(
        r"\b(?P<level>high|low)(?:er)?-?(?:[- ]?risk)?"
        r"(?:\s+(?:and|or|versus|vs\.?)\s+(?:the\s+)?(?:high|low)(?:er)?)?[- ]risk\s+"
        r"(?:score\s+)?(?P<word>(?:sub-?)?groups?|patients?"
        r"|cases|individuals|counterparts?|category|cohort|ones|scores?)\b"
        r"(?!\s+of\s(?!(?:the\s+)?(?:training|validation|test|internal|external|entire|whole)\b))",
        _I,
    ),
    hits=(
        "OS in the high-risk group was shorter",
        "Low-risk patients had longer OS",
        "the high-risk group of the validation set",
    ),
    misses=("a high risk of death", "high-risk disease", "the high-risk group of a trial"),
)
# "In those patients no association with OS was found (p = …)": the marker before is meant.
AGAIN = Cue(
    id="again",
    pattern=re.compile(
        r"^\W*(?:this|these|the same|similar(?:ly)?|likewise)\b[^;Ⓜ]{0,80}?\b(?P<word>confirmed"
        r"|observed|seen|found|true|held|obtained|noted|replicated|validated|results?"
        r"|associations?|trend)\b[^;Ⓜ]*\b(?:for|with|in)\b[^;Ⓜ]*Ⓞ[^;Ⓜ]*Ⓢ",
        _I,
    ),
    hits=("This was confirmed for Ⓞ (Ⓢ)", "Similar results were obtained for Ⓞ (Ⓢ)"),
    misses=("This trial was designed for Ⓞ",),
)
IT = Cue(
    id="it",
    pattern=re.compile(
        r"^\W*(?:[\w ]{0,40},\s+|by contrast\s+|also\s+)?(?P<word>it|they"
        r"|(?:these|such) (?:patients|tumou?rs|cases))\s+"
        r"(?!is\b|remains?\b|has been\b|should\b|must\b|can\b|will\b)[^;Ⓜ]*Ⓞ",
        _I,
    ),
    hits=("It was not related to Ⓞ (Ⓢ)", "They also had shorter Ⓞ (Ⓢ)"),
    misses=("It is known that Ⓞ", "Ⓜ was high and it predicted Ⓞ"),
)
BARE = Cue(
    id="bare",
    pattern=re.compile(
        r"^[^Ⓞ]*?\b(?:no|the|an?) (?:\w+ )?(?P<word>association|correlation|relationship)"
        r" with (?:\w+ ){0,2}Ⓞ[^;]*Ⓢ",
        _I,
    ),
    hits=("In the others no significant association with Ⓞ was found (Ⓢ)",),
    misses=(
        "no association of age with Ⓞ (Ⓢ)",
        "no association with Ⓞ was found",
        "Ⓞ showed a correlation with Ⓞ (Ⓢ)",
    ),
)
NOTHING = Cue(
    id="nothing",
    pattern=re.compile(
        r"^\W*(?:\w+:\s+)?(?:(?:however|in contrast),?\s+)?(?:no|there (?:was"
        r"|were) no) (?:\w+ ){0,2}?"
        r"(?P<word>associations?|correlations?|relationships?|relations?)"
        r" (?:could be|was|were) (?:\w+ )?(?:found|seen|detected|observed|noted)"
        r" (?:with (?:regards?|respect) to|with|for|in terms of|regarding|concerning)"
        r" (?:the )?(?:\w+ ){0,2}Ⓞ",
        _I,
    ),
    hits=("No significant correlation could be detected with regard to Ⓞ or Ⓞ.",),
    misses=("No correlation was found between age and Ⓞ",),
)


def inherited_markers(
    context: Context, view: View, before: tuple[Marker, ...]
) -> tuple[Marker, ...]:
    """Return the marker a sentence speaks of without its name, at the words that stand for it."""
    score = context.score or _score_before(before)
    if not view.markers and score is not None:
        risk = RISK_GROUP.pattern.search(view.canvas)
        if risk is not None:
            return (_of_risk(score, risk),)
    return _all_of_them(view, before) or _taken_up(context, view, before)


def _score_before(before: tuple[Marker, ...]) -> Mention | None:
    """Return the score or signature that the sentence before speaks of."""
    scores = [m for m in before if form_without_gene(m.mentions) in _TELLS_APART]
    return scores[-1].mentions[0] if scores else None


# "We found A, B and C. High expression of these genes was linked to …": all three are meant.
_THESE = re.compile(
    r"\b(?:these|both|all (?:these|of these)|the (?:two|three|four|five|six|seven|eight))\s+"
    r"(?:\w+\s+){0,2}?(?P<word>genes|(?:lnc|mi|circ|m)RNAs|microRNAs|proteins|(?:bio)?markers"
    r"|cytokines|chemokines|SNPs|polymorphisms|variants|mutations)\b"
    r"(?!\s+(?:of|involved|in the|related)\b)",
    _I,
)
_MOST = 8  # markers of a list that is taken up again


def _all_of_them(view: View, before: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Return the markers of a list that a sentence takes up as "these genes"."""
    found = _THESE.search(view.canvas)
    if found is None or view.markers or "Ⓜ" in view.canvas:
        return ()
    if not 1 < len({m.names for m in before}) <= _MOST:
        return ()
    start, end = found.span("word")
    state = _state(view.canvas, found.start(), end)
    form = form_of(view.sentence.text, found.start(), end)
    return tuple(
        replace(
            m,
            start=start,
            end=end,
            state=state,
            form=m.form if form == "unspecified" else form,
            role="subject",
        )
        for m in before
    )


def _taken_up(context: Context, view: View, before: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Return the marker of the sentence before, else of the title, where a word stands for it."""
    if "Ⓜ" in view.canvas and not view.markers:
        return ()  # a kind of marker is named, not this one
    cues: tuple[Cue, ...] = STAND_INS
    if "Ⓜ" not in view.canvas:
        cues = (*STAND_INS, AGAIN, IT, BARE, NOTHING) if before else (*STAND_INS, BARE)
    found = next((m for cue in cues if (m := cue.pattern.search(view.canvas))), None)
    if found is None:
        return ()
    if before and len({m.names for m in before}) == 1:
        mentions, text = before[-1].mentions, before[-1].text
        form = before[-1].form
    elif context.markers:
        mentions, text, form = context.markers, context.markers[0].text, "unspecified"
    else:
        return ()
    start, end = found.span("word")
    if start < 0:
        start, end = found.span("word2")
    state = _state(view.canvas, start, end)
    taken_up = AGAIN.pattern.search(view.canvas) or IT.pattern.search(view.canvas)
    if before and state == "unspecified" and taken_up:
        state = before[-1].state
    return (Marker(mentions=mentions, text=text, start=start, end=end, state=state, form=form),)


def _of_risk(score: Mention, found: re.Match[str]) -> Marker:
    """Return the score of the paper at the group that it tells apart."""
    start, end = found.span("word")
    state: State = "high" if found["level"].lower() == "high" else "low"
    return Marker(mentions=(score,), text=score.text, start=start, end=end, state=state)


_TELLS_APART = frozenset({"score", "signature"})


def in_risk_group(markers: tuple[Marker, ...], canvas: str) -> tuple[Marker, ...]:
    """Give the score that tells risks apart the side of the group a sentence speaks of first."""
    risk = RISK_GROUP.pattern.search(canvas)
    if risk is None:
        return markers
    state: State = "high" if risk["level"].lower() == "high" else "low"
    return tuple(
        replace(m, state=state)
        if m.state == "unspecified" and form_without_gene(m.mentions) in _TELLS_APART
        else m
        for m in markers
    )


_GOES_ON = re.compile(
    r"\b(?:similar(?:ly)?|same|restrict\w+|remain\w*|also|again|this|these|likewise|results?)\b", _I
)


def continued_markers(view: View, before: tuple[Marker, ...]) -> tuple[Marker, ...]:
    """Return the marker of the sentence before, when this one only changes the cohort."""
    cohorts = {m.names for m in view.markers}
    if len({m.names for m in before}) != 1 or before[-1].names in cohorts:
        return ()
    if "Ⓢ" not in view.canvas or not _GOES_ON.search(view.canvas):
        return ()
    last = before[-1]
    return (
        Marker(
            mentions=last.mentions, text=last.text, start=0, end=0, state=last.state, form=last.form
        ),
    )


def _state(canvas: str, start: int, end: int) -> State:
    word = canvas[start:end].lower()
    if word.startswith("overexpress"):
        return "high"
    before, after = state_before(canvas, start), state_after(canvas, end)
    named = before or after
    return named[0] if named else "unspecified"


def stands_in(marker: Marker) -> bool:
    """Tell whether a marker is named elsewhere, and only meant here."""
    return not any(
        m.text == marker.text and m.end - m.start == marker.end - marker.start
        for m in marker.mentions
    )
