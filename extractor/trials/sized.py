"""Arms in a list with their sizes: "to yoga (n = 24), stretching (n = 26) or control (n = 25)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Arm, Intervention
from ..types import Sentence
from .dosing import dose_of
from .interventions import find_interventions, is_comparator
from .pattern import SlotPattern, compiled
from .phrases import ALLOTTED, phrases_of, with_added
from .roles import roled
from .stretch import cut

SIZE = SlotPattern(
    "size",
    compiled(
        r"\s*[(\[]\s*(?:(?:n|no\.?)\s*=\s*(?P<n>\d{1,5})\b[^()\[\]]{0,12}|(?P<m>\d{1,5})\s+(?:patients|participants|women|men|subjects|children|cases|eyes|students))\s*[)\]]"
        r"|,\s*n\s*=\s*(?P<k>\d{1,5})\b"
    ),
    ("yoga (n = 24)", "yoga [n=24]", "control, n = 25", "A (30 patients)"),
    ("(p = 0.02)", "(95% CI)"),
)
BEHIND = SlotPattern(
    "label behind",
    compiled(r"\s*\((?:the\s+)?(?P<label>[\w-]{2,20})\s+(?:group|arm)\)"),
    ("piezoelectric surgery (piezo group)", "cold gel (the gel arm)"),
    ("(control)", "the group (all)"),
)
_GETS = compiled(
    r"\b(?:using|with|receiv\w+|underg\w+|underwent|given|got|by|to|into|between|of|either)\b"
)
_NEXT = compiled(r"\b(?:and|or|versus|vs\.?)\s")
GROUPS = SlotPattern(
    "groups",
    compiled(
        r"\b(?:groups|arms|conditions|interventions|treatments)\b(?:\s+as\b|\s+of\b|\s*[:;,(–-]|\s+(?:which|that|who|were)\b)"
        r"|\b(?:randomi[sz]ed|assigned|allocated|divided)\s+(?:in)?to\b|\breceive[d]?\b"
    ),
    ("in three groups: A (n = 2)", "two arms of A", "were assigned to A"),
    ("the groups had A",),
)
LABELLED = SlotPattern(
    "label with its treatment",
    compiled(
        r"(?:(?<=\s)|^)(?:(?:the\s+)?groups?\s+)?(?-i:[A-Z][A-Z0-9+/-]{0,9}|\d)(?:\s+group)?\s*"
        r"[(\[](?P<what>(?!n\s*=\s*\d+\s*[)\]])[^()\[\]]{3,140})[)\]]"
    ),
    ("L (lidocaine 2%)", "group LD [lidocaine + drug B]"),
    ("group A (n = 30)", "the group (all)"),
)
_BETWEEN = compiled(r"[\s,;]*(?:(?:and|or|versus|vs\.?)\s+)?")
_COUNT = compiled(r"^\s*n\s*=\s*(\d+)\s*[,;:]\s*|\s*[,;:]\s*n\s*=\s*(\d+)\s*$")
_LETTER = re.compile(
    r"^(?:(?:the\s+)?(?:groups?|arms?|cohorts?)\s+)?(?:[A-Z0-9]{1,3}|I{1,3}V?|one|two|three|four)$"
    r"|^(?:first|second|third|fourth)\s+(?:group|arm)$",
    re.IGNORECASE,
)
_LABEL_TAIL = compiled(r"\s+(?:groups?|arms?|conditions?|cohorts?)$")
_JOIN = compiled(
    r"^[\s,;:]*(?:(?:and|or|versus|vs\.?|to|into|the|an?|either|(?:one\s+of\s+)?(?:two|three|four|the|\d)\s+(?:\w+\s+)?(?:groups|arms)\s*:?)\s+|[,;:]\s*)*"
)
_CONTROL = compiled(r"^(?:the\s+|an?\s+)?(?:\w+\s+){0,2}?controls?(?:\s+(?:group|arm|condition))?$")
_GOES_ON = compiled(r"^\s*(?:received|were|was|got|took|underwent|had|who|with)\b")
_FEWEST = 2
_LONGEST = 170  # characters of a member


def _chunks(sentence: Sentence) -> list[tuple[int, int, int | None]]:
    """Return (start, end, size) of the members of a list with sizes, offsets in the sentence."""
    text = sentence.text
    sizes = list(SIZE.pattern.finditer(text))
    if len(sizes) < _FEWEST:
        return []
    head = text[: sizes[0].start()]
    allotted = list(ALLOTTED.pattern.finditer(head))
    opened = allotted or list(GROUPS.pattern.finditer(head))
    if not opened:
        return []
    starts = [opened[0].end(), *(m.end() for m in sizes)]
    return [
        (start, m.start(), int(m["n"] or m["m"] or m["k"]))
        for start, m in zip(starts, sizes, strict=False)
    ]


def _given(sentence: Sentence, start: int, end: int) -> tuple[Intervention, ...]:
    """Return what the words of a member say is given, nothing where they are a bare label."""
    text = sentence.text[start:end]
    lead = _JOIN.match(text)
    start += lead.end() if lead else 0
    words = sentence.text[start:end].strip()
    plain = _LABEL_TAIL.sub("", words)
    if not plain or _LETTER.match(words) or _LETTER.match(plain) or len(words) > _LONGEST:
        return ()
    piece = cut(sentence, sentence.start + start, sentence.start + end)
    items = find_interventions(piece)
    if items:
        return tuple(dose_of(i, (piece,)) for i in with_added(piece.text, items))
    if phrases := phrases_of(plain):
        return phrases
    return (Intervention(name="control", text=words),) if _CONTROL.match(words) else ()


def _labelled_behind(sentence: Sentence) -> list[tuple[int, int, int | None]]:
    """Return the members of "A (the hot group) and B (the cold group)"."""
    found = list(BEHIND.pattern.finditer(sentence.text))
    if len(found) < _FEWEST or len({m["label"].lower() for m in found}) != len(found):
        return []
    members: list[tuple[int, int, int | None]] = []
    floor = 0
    for match in found:
        words = list(_GETS.finditer(sentence.text, floor, match.start()))
        if not words and members:
            words = list(_NEXT.finditer(sentence.text, floor, match.start()))
        if not words or match.start() - words[-1].end() > _LONGEST:
            return []
        members.append((words[-1].end(), match.start(), None))
        floor = match.end()
    return members


def _in_brackets(sentence: Sentence) -> list[tuple[int, int, int | None]]:
    """Return the members of a list of labels with their treatments in brackets."""
    text = sentence.text
    run: list[re.Match[str]] = []
    for match in LABELLED.pattern.finditer(text):
        if run and not _BETWEEN.fullmatch(text[run[-1].end() : match.start()]):
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(match)
    if len(run) < _FEWEST or not GROUPS.pattern.search(text[: run[0].start()]):
        return []
    members: list[tuple[int, int, int | None]] = []
    for match in run:
        start, end = match.span("what")
        count = _COUNT.search(match["what"])
        if count:
            start, end = (start + count.end(), end) if count[1] else (start, start + count.start())
        members.append((start, end, int(count[1] or count[2]) if count else None))
    return members


def sized_arms(sentences: Sequence[Sentence]) -> Iterator[tuple[Arm, ...]]:
    """Yield the arms of each sentence that lists them with sizes or treatments in brackets."""
    for sentence in sentences:
        chunks = _in_brackets(sentence)
        if not chunks and not _GOES_ON.match(sentence.text[_after(sentence) :]):
            chunks = _chunks(sentence)
        chunks = chunks or _labelled_behind(sentence)
        if not chunks:
            continue
        arms = [
            Arm(
                role="comparator" if is_comparator(items) or _is_control(items) else "experimental",
                n=size,
                interventions=items,
            )
            for start, end, size in chunks
            if (items := _given(sentence, start, end))
        ]
        names = {tuple((i.name, i.dose, i.schedule) for i in a.interventions) for a in arms}
        if len(arms) == len(chunks) == len(names):
            yield roled(arms)


def _after(sentence: Sentence) -> int:
    """Return where the first size ends."""
    match = SIZE.pattern.search(sentence.text)
    return match.end() if match else 0


def _is_control(items: Sequence[Intervention]) -> bool:
    return [i.name for i in items] == ["control"]
