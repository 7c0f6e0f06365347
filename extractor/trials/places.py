"""Where a sentence names a treatment, and which dose stands before a name."""

from __future__ import annotations

import re

from ..records import Intervention
from ..types import Mention, Sentence, Statistic
from .amounts import PER, is_amount
from .interventions import name_of
from .pattern import compiled

_BARE_RADIATION = re.compile(
    r"(?:(?:external(?:[ -]beam)?|concurrent|definitive)\s+)?"
    r"(?:radio-?therapy|radiation(?: therapy)?|irradiation|rt)"
)
_RADIATION = re.compile(r"radi(?:o|ation)|irradiat", re.IGNORECASE)
REACH = 170  # characters after a drug in which its dosing may stand
_OR_PLACEBO = compiled(
    r"(?:\bor|/|\()\s*(?:an?\s+)?(?:or\s+)?(?:matching\s+|matched\s+|identical\s+)?$"
)
# "1000 mg plus drug B": the dose is of the drug before.
_JOINS = compiled(
    r",|\b(?:and|plus|with|or|versus|vs|then|followed|alone|both|as|for|in|before|after|during)\b"
    r"|\+"
)
_BEFORE = re.compile(
    r"^\s*(?:(?:per\s+day|daily|once\s+daily|twice\s+daily|weekly|[bqt]\.?\s?i?\.?\s?d\.?)\s+)?(?:of\s+|\(?)?(?:\w+\s+){0,1}$"
)


def same_drug(mention: Mention, item: Intervention) -> bool:
    """Tell whether a mention names an intervention."""
    name = mention.concept.name.lower() if mention.concept else mention.text.lower()
    printed = mention.text.lower()
    if name == "radiotherapy" and _RADIATION.search(item.name):
        # Its kinds have one concept; the bare word means whichever kind the trial has.
        bare = (_BARE_RADIATION.fullmatch(n) for n in (printed, item.name.lower()))
        return printed == item.name.lower() or any(bare)
    names = {name, name_of(mention).lower()}
    return item.name.lower() in names or printed == (item.text or "").lower()


_KIND_BEFORE = re.compile(
    r"(?P<kind>[\w-]+(?:fractionation|fractionated)|(?:short|long)[- ]course"
    r"|(?:whole|partial)[- ](?:brain|breast)|conventional|accelerated|standard"
    r"|stereotactic(?:\s+body)?|proton|carbon[- ]ion|hypofractionated)\s+$",
    re.IGNORECASE,
)


def _of_other_kind(sentence: Sentence, mention: Mention, item: Intervention) -> bool:
    """Tell whether the word before "radiotherapy" makes it another kind than the treatment is."""
    if not _RADIATION.search(item.name):
        return False
    before = _KIND_BEFORE.search(sentence.text[: mention.start - sentence.start])
    kind = before["kind"].lower() if before else ""
    return bool(kind) and " " in item.name and kind not in item.name.lower()


def places(sentence: Sentence, item: Intervention) -> list[tuple[int, int]]:
    """Return where a sentence names an intervention; what is no known drug by its very text."""
    found = [
        (m.start, m.end)
        for m in sentence.labelled("DRUG")
        if same_drug(m, item) and not _of_other_kind(sentence, m, item)
    ]
    if found or item.id or not item.text:
        return found
    pattern = rf"(?<![\w-]){re.escape(item.text)}(?![\w-])"
    return [
        (sentence.start + m.start(), sentence.start + m.end())
        for m in re.finditer(pattern, sentence.text)
    ]


def stands_in(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a drug is the placebo of "A or placebo": what follows is said of both."""
    before = sentence.text[: mention.start - sentence.start]
    return "placebo" in mention.text.lower() and bool(_OR_PLACEBO.search(before))


def next_drug(sentence: Sentence, after: int) -> int:
    """Return where the next drug stands, with the dose that is printed before it."""
    later = [
        m.start for m in sentence.labelled("DRUG") if m.start > after and not stands_in(sentence, m)
    ]
    start = min([*later, sentence.end, after + REACH])
    # A dose at the end of a cell stands before no other drug.
    before = dose_before(sentence, start) if start in later else None
    return max(after, before.start) if before is not None and before.start >= after else start


def dose_before(sentence: Sentence, at: int) -> Statistic | None:
    """Return the dose of "120 mg denosumab" or "a dose of 120 mg of denosumab"."""
    for statistic in sentence.statistics:
        if is_amount(statistic) and statistic.end <= at:
            if (
                statistic.unit == "AUC"
                and "platin" not in sentence.text[at - sentence.start :][:14]
            ):
                continue
            between = sentence.text[statistic.end - sentence.start : at - sentence.start]
            per = PER.pattern.match(between)
            between = between[per.end() :] if per else between
            if _BEFORE.match(between) and not _JOINS.search(between):
                return statistic
    return None
