"""Whose result a clause states: this paper's, or that of the references attached to it."""

from __future__ import annotations

import re
from itertools import pairwise

from ..records import Attribution
from ..types import Callout, Sentence
from .context import Context
from .qualifiers import CITING, OWN
from .rule import matching

_BACK = 300  # characters back to the callout that a sentence may go on from
_OWN_SECTIONS = frozenset({"results", "abstract", "methods", "caption", "table", "conclusions"})


def sentence_callouts(context: Context, sentence: Sentence) -> tuple[Callout, ...]:
    """Return the callouts inside a sentence or right after its full stop."""
    return tuple(
        c
        for c in context.callouts
        if sentence.start <= c.start < sentence.end
        or (sentence.end <= c.start <= sentence.end + 1 and _glued(context, sentence.end, c.start))
    )


def _glued(context: Context, end: int, start: int) -> bool:
    return context.document.text[end:start].strip() == ""


def attribute(
    context: Context,
    sentence: Sentence,
    start: int,
    end: int,
    said: tuple[int, ...] = (),
) -> Attribution:
    """Return the attribution of ``[start, end)`` of a sentence.

    ``said`` are the places of a statement in it: where its first word stands, where the last of
    its marker and outcome ends, and, where several cancers are named, where its cancer ends.
    """
    callouts = sentence_callouts(context, sentence)
    text = sentence.text
    if not context.review and _is_own(context, sentence, text[start:end], callouts):
        return Attribution(source="own")
    keys = _near(callouts, sentence, said) or _keys(callouts, sentence, start, end)
    if not callouts:
        keys = _keys_before(context, sentence)
    if keys or context.review:
        return Attribution(source="cited", references=keys)
    if matching(CITING, text) and not matching(OWN, text):
        return Attribution(source="cited")
    section = context.passage(sentence).section
    known = section == "abstract" and sentence.end <= context.own_from
    if known or (section == "introduction" and not matching(OWN, text)):
        return Attribution(source="cited")
    return Attribution(source="own")


_TOUCHES = re.compile(r"^\s?[\[(]?\s*$")  # between a name and the number printed right after it
# "They found that …", "In that study …": what the sentence before cited goes on.
_THEY = re.compile(
    r"^\W*(?:\w+ly,?\s+|however,?\s+|moreover,?\s+|in addition,?\s+|furthermore,?\s+)?"
    r"(?:they|(?:these|the|those|its|their) (?:\w+ )?(?:authors?|investigators?|researchers?"
    r"|groups?|trials|studies|meta-analys[ei]s)|(?:in|from|of) (?:that|those|these) (?:\w+ )?"
    r"(?:stud(?:y|ies)|trials?|reports?|series)|that (?:study|trial|report|group)"
    r"|another|the (?:former|latter) (?:study|trial|authors))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:found|show(?:ed|n)?|report(?:ed)?|identified|observed|demonstrated|noted|concluded"
    r"|suggested|confirmed|described|detected)\b|\b(?:stud(?:y|ies)|trials?|reports?|series)\b",
    re.IGNORECASE,
)


def _keys_before(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """Return the keys cited last before a sentence that goes on about the same authors."""
    floor = context.passage(sentence).start
    before = [c for c in context.callouts if floor <= c.start < sentence.start]
    if _THEY.match(sentence.text) and _REPORT.search(sentence.text):
        near = [c for c in before if sentence.start - c.start <= _BACK]
        return near[-1].keys if near else ()
    return before[-1].keys if before and _is_retold(context, sentence, before[-1]) else ()


# "Lind et al. examined X in 80 patients [5]. High X had shorter OS.": their study is told on.
_STUDIED = re.compile(
    r"\b(?:et al\b\.?|colleagues|co-?workers|authors|investigators|researchers)"
    r"(?:\s*[(\[][^()\[\]]*[)\]])?,?\s+(?:\w+ly\s+|also\s+|have\s+)?"
    r"(?:conducted|performed|carried out|investigated|examined"
    r"|evaluated|assessed|studied|analy[sz]ed|measured|determined|stained|compared|reviewed)\b"
    r"[^.]*$",
    re.IGNORECASE,
)


def _is_retold(context: Context, sentence: Sentence, last: Callout) -> bool:
    """Tell whether the sentence before the last callout told what others studied, and all since."""
    text = context.document.text
    floor = context.passage(sentence).start
    lead = re.split(r"(?<=[\w)\]])\.\s+(?=[A-Z])(?<!al\.\s)", text[floor : last.start])[-1]
    since = text[last.end : sentence.end]
    far = sentence.start - last.end > 2 * _BACK
    return bool(_STUDIED.search(lead)) and not far and not matching(OWN, since)


_COMPARED = re.compile(
    r"\b(?:consistent|in (?:line|agreement|accordance|keeping|concordance|contrast)) (?:with|to)\b"
    r"|\b(?:similar|contrary|comparable) to\b|\bconfirming (?:previous|earlier|prior)\b"
    r"|\bas (?:previously |already )?(?:reported|described|shown)"
    r" (?:previously|by|in|before|earlier)\b",
    re.IGNORECASE,
)


def _is_own(
    context: Context, sentence: Sentence, clause: str, callouts: tuple[Callout, ...]
) -> bool:
    """Tell whether words or place say that the paper found this itself."""
    section = context.passage(sentence).section
    if section == "abstract" and sentence.end <= context.own_from:
        return False  # what is known, told before the work begins
    if matching(OWN, clause) and not matching(CITING, clause):
        return True
    compared = _COMPARED.search(clause)
    if compared is not None and not matching(CITING, clause[: compared.start()]):
        return compared.start() > len(clause) // 3  # "High X predicted OS, in line with others [3]"
    if matching(OWN, sentence.text) and not callouts:
        return not matching(CITING, clause)
    # A results sentence with figures is the paper's own; what it cites is a method or a name.
    printed = section == "results" and bool(sentence.statistics)
    cites = bool(callouts) and not printed
    return section in _OWN_SECTIONS and not cites and not matching(CITING, sentence.text)


def _near(
    callouts: tuple[Callout, ...], sentence: Sentence, said: tuple[int, ...]
) -> tuple[str, ...]:
    """Return the keys that stand at a statement: right behind its cancer, else next after it.

    "X was linked to OS [3] and Y to DFS [4]" gives each its own; a callout before the statement
    belongs to other words, unless it is the only one ("Smith et al. [7] found that …").
    """
    if not said:
        return ()
    first, last, *cancer = said
    at = [(c.start - sentence.start, c) for c in callouts]
    touching = [
        c for n, c in at for end in cancer if n >= end and _TOUCHES.match(sentence.text[end:n])
    ]
    if touching:
        return _row(callouts, sentence, touching[0].start - sentence.start)
    if not any(n >= last for n, _ in at):
        return tuple(dict.fromkeys(k for n, c in at if n >= first for k in c.keys))
    return _row(callouts, sentence, last)


def _row(callouts: tuple[Callout, ...], sentence: Sentence, place: int) -> tuple[str, ...]:
    """Return the keys of the first callout from a place on, and of those printed beside it.

    "(Lind et al. 2011; Abe et al. 2014)" is two callouts and one row.
    """
    after = [c for c in callouts if c.start - sentence.start >= place]
    kept = after[:1]
    for left, right in pairwise(after):
        gap = sentence.text[left.end - sentence.start : right.start - sentence.start]
        if not _NEXT_TO.match(gap):
            break
        kept.append(right)
    return tuple(dict.fromkeys(k for c in kept for k in c.keys))


_NEXT_TO = re.compile(r"^[\s,;–-]*(?:and\s+)?$")


def _keys(
    callouts: tuple[Callout, ...], sentence: Sentence, start: int, end: int
) -> tuple[str, ...]:
    """Return the keys attached to a part of a sentence: inside it, else the next after it."""
    inside = [c for c in callouts if start <= c.start - sentence.start < end + 2]
    if not inside:
        after = [c for c in callouts if c.start - sentence.start >= end]
        inside = after[:1] or list(callouts[-1:])
    keys = [key for c in inside for key in c.keys]
    return tuple(dict.fromkeys(keys))
