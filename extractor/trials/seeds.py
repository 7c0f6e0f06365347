"""Places that speak of a trial: by acronym, by registry id, or by nothing but its phase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..types import Sentence
from .interventions import find_interventions
from .names import NAME, NO_LABELS, find_names, is_name, key_of
from .numbers import COUNT
from .participants import PEOPLE, find_participants
from .pattern import SlotPattern, compiled
from .registries import find_ids
from .stretch import cut
from .works import WorkKind

_ARTICLE = (
    r"(?:an?|one|another|this|that|the|their|recent|first|second|third|large|small|previous"
    r"|landmark|pivotal)"
)
_SORT = (
    r"(?:(?=phase)|(?=RCT)|randomi[sz]ed|single-arm|placebo-controlled|controlled|clinical|open[-\s]label(?:l?ed)?|double-blind(?:ed)?|"
    r"non-?randomi[sz]ed|prospective|multi-?cent(?:re|er)|pilot|feasibility|dose[-\s](?:escalation|finding)|first-in-human|crossover|comparative)"
)
_PHASE = r"(?:phase[-\s]+(?:[I1-4V]+|one|two|three)[ab]?(?:[/-]\s?(?:phase\s)?[I1-4V]+[ab]?)?)?"
UNNAMED: tuple[SlotPattern, ...] = (
    SlotPattern(
        "unnamed",
        compiled(
            rf"(?:\b{_ARTICLE}\s+(?:[\w/,-]+\s+){{0,7}}?{_SORT}|\b(?=phase))"
            rf"{_PHASE}[\s,]*(?:[\w(),/+-]+\s+){{0,8}}?(?:trial|study|RCT)\b(?!\s+(?:group|registr|design|protocol|population|drugs?))"
        ),
        (
            "In a phase 3 clinical trial of 1432 patients",
            "one randomised controlled trial",
            "a controlled study on 103 patients",
        ),
        ("Randomised trials are needed.", "several phase II studies", "the first phase"),
    ),
    SlotPattern(
        "plain",
        compiled(
            r"\b(?:an?|one|another|the)\s+(?:[\w-]+\s+){0,3}?trial\s+(?:evaluat|test|compar|assess|investigat|study|examin|us)ing\b"
            r"|\b(?:an?|one|another)\s+trial\s+will\b"
            rf"|\b{_ARTICLE}\s+(?:[\w-]+\s+){{0,2}}?trial\s+(?:in|of|with|among|involving)\s+(?:{COUNT}\s+)(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b"
            r"|\b[Tt]he\s+(?-i:[A-Z][a-z]+(?:ish|ese|ian|an|ch|ss))\s+(?:[\w-]+\s+){0,2}?(?:trial|study)\b"
        ),
        (
            "one trial evaluating alphamab",
            "A trial will assess alphamab",
            "in the French trial",
            "a recent trial in 146 patients",
        ),
        ("the trial was closed", "The trial design"),
    ),
    SlotPattern(
        "counted",
        compiled(
            rf"\b(?:{_ARTICLE}\s+(?:[\w-]+\s+){{0,4}}?(?:trial|study)\b|\bet\s+al\.?,?|\band\s+(?:colleagues|co-?workers|associates))(?:(?!\bretrospectiv)[^.;]){{0,60}}?\b(?:randomi[sz]ed|randomly\s+(?:assigned|allocated)|enrol+ed|recruited|allocated|treated)\s+"
            rf"(?:a\s+total\s+of\s+)?{COUNT}\s+(?:[\w-]+\s+){{0,6}}?{PEOPLE}\b"
            rf"|\bet\s+al\.?(?:(?!\bretrospectiv)[^;]){{0,160}}?\b(?:{COUNT}|in)\s+(?:[\w-]+\s+){{0,6}}?{PEOPLE}\s+(?:who\s+)?(?:received|treated|were\s+(?:treated|given|randomi[sz]ed)|receiving|randomi[sz]ed|undergoing)\b"
            rf"|\bet\s+al\b(?:(?!\bretrospectiv)[^;]){{0,160}}?\b{COUNT}\s+(?:[\w-]+\s+){{0,2}}?randomi[sz]ed\s+{PEOPLE}\b"
            rf"|\b(?:trial|study)\b[^.;]{{0,12}}\bof\s+(?:{COUNT}\s+)?(?:[\w-]+\s+){{0,4}}?{PEOPLE}\s+(?:who\s+were\s+)?randomly\s+assigned\b"
        ),
        (
            "Another study randomised 913 patients to A or B",
            "Doe et al. reported responses for 47 lung cancer patients who received alphamab",
            "in a group trial of patients randomly assigned to A",
            "Doe et al saw 80 relapses among 300 randomised patients",
        ),
        ("Doe et al. reviewed 47 charts", "the study of patients"),
    ),
)
# "Two randomised trials … 53% and 60%, respectively [11,12]": figures of each are trials of each;
# one common statement about several is none.
SEVERAL = SlotPattern(
    "several",
    compiled(
        r"\b(?P<count>two|three|four|both)\s+(?:[\w-]+\s+){0,6}?(?:(?:phase\s+[I1-4V]+|randomi[sz]ed|controlled|clinical|pivotal)\s+)+(?:[\w-]+\s+){0,3}?(?:trials|studies)\b"
    ),
    ("two randomized phase II neoadjuvant trials have shown",),
    ("two studies in mice",),
)
MARKED = SlotPattern(
    "before the mark of a reference",
    re.compile(
        rf"\b(?:in|of|from|by|and|whereas|while)\s+(?:the\s+)?(?P<name>{NAME})\s*[\[(][\s,–-]*[\])]"
    ),
    ("seen in E4599 [ ]", "results of LUMO-2 [ , ]"),
    ("in LUMO", "in mice [ ]"),
)
# "We designed a phase II trial": the paper's own, whatever kind of paper it is.
_ANNOUNCED = compiled(
    r"\b(?:we|our\s+group|this\s+(?:protocol|paper|report|article))\s+(?:have\s+|has\s+|then\s+|therefore\s+)?(?:designed|describe[sd]?|present(?:s|ed)?|plan(?:s|ned)?|conduct(?:ed)?|perform(?:ed)?|initiated|undertook)\b.{0,40}$"
)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
# What a citation may claim of a treatment without a word of the trial.
CLAIM = SlotPattern(
    "claim",
    compiled(
        r"\b(?:improv(?:e[sd]?|ing|ements?)|prolong(?:s|ed|ing|ation)?|extend(?:s|ed|ing)?|increas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|superior(?:ity)?|inferior|enhanc(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|longer|shorter|"
        r"no\s+(?:significant\s+)?(?:difference|benefit|improvement|advantage|influence|effect|impact)|(?:did|was|were)\s+not\s+(?:significantly\s+)?differ(?:ent)?|"
        r"failed\s+to|failure\s+of|benefit|as\s+effective\s+as|higher|lower)\b"
    ),
    ("alphamab prolongs PFS over placebo", "survival did not differ between the groups"),
    ("alphamab binds to its target",),
)
_AGAINST = compiled(
    r"\b(?:versus|vs\.?|compar(?:ed|ing)|over|than|(?:the\s+)?addition\s+of|added\s+to|adding|plus|in\s+combination\s+with|(?:in|for|with)\s+those|in\s+the\s+(?:[\w-]+\s+)?(?:group|arm)|in\s+controls)\b"
)
# Arms told apart: by those who received each, or by their figures.
_APART = compiled(
    r"\bcompared\b.{0,300}?\d\s?%?\s*(?:months|years)?\s*(?:vs\.?|versus|and|against|compared\s+with)\s*\d|"
    rf"\b(?:{PEOPLE}|those)\s+(?:who\s+(?:were\s+)?)?(?:received|receiving|given|treated|assigned|randomi[sz]ed)\b.{{0,300}}?\b(?:those|(?:in|for)\s+(?:the\s+)?{PEOPLE})\s+(?:who\s+(?:were\s+)?)?(?:received|receiving|given|treated|assigned)\b"
)
_IN_A_STUDY = compiled(r"\b(?:study|trial)\b")
_LIVED = compiled(r"\b(?:lived|survived)\b")
_NO_TRIAL = compiled(
    r"\b(?:meta-?analys\w+|reviews?|retrospective\w*|cohort|case\s+series|registry|in\s+vitro|mice|mouse|murine|rats?|xenograft\w*|cell\s+lines?|cells|"
    r"preclinical|animals?|guidelines?|several|many|most|some|various|numerous|expression|polymorphism)\b"
)
_ENDS = frozenset({"OS", "PFS", "DFS", "RFS", "EFS", "TTP", "RESPONSE", "CSS", "DMFS", "FFS"})
_OTHERS: set[WorkKind | None] = {"other"}
_FEW_KEYS = 2  # references of one trial
_NAME_GAP = 300  # characters between a name and its id, nothing else named between
_PAIR_GAP = 40  # characters between the ids of one trial in two registries
_BRACKET = 4  # characters between an id and the name in brackets behind it
_LIST_GAP = 5  # characters between the ids of one list


@dataclass(frozen=True, slots=True)
class Seed:
    """A place that speaks of a cited trial."""

    start: int
    end: int
    name: str | None = None
    ids: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()  # the references that are its own, where a sentence has more


@dataclass(frozen=True, slots=True)
class Names:
    """What a paper tells of trials: its own (folded), those it names, those its references name."""

    own: frozenset[str]
    told: frozenset[str]
    listed: frozenset[str]
    works: Mapping[str, WorkKind]


def seeds_in(sentence: Sentence, names: Names, keys: tuple[str, ...]) -> list[Seed]:
    """Return the trials that a sentence speaks of, the own ones left out.

    Args:
        sentence: where to look.
        names: the names of trials in the paper, and what its references call the works behind them.
        keys: the references called out in the sentence.
    """
    at = sentence.start
    ids = [Seed(at + i.start, at + i.end, ids=(i.id,)) for i in find_ids(sentence.text)]
    found = [Seed(n.start, n.end, name=n.name) for n in find_names(sentence)]
    works = {names.works.get(key) for key in keys}
    found += [m for m in _marked(sentence, works) if not _overlaps(m, found)]
    for name in sorted(names.told | names.listed):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            free = name in names.told or not any(
                m.start < end and start < m.end for m in sentence.labelled(*NO_LABELS)
            )
            seed = Seed(start, end, name=name)
            if free and not _overlaps(seed, found):
                found.append(seed)
    if any(key_of(n) in names.own for s in (*ids, *found) for n in (*s.ids, s.name or "")):
        return []
    seeds = _joined(sorted((*ids, *found), key=lambda s: s.start))
    return seeds or _nameless(sentence, keys, works)


def _overlaps(seed: Seed, others: list[Seed]) -> bool:
    return any(s.start < seed.end and seed.start < s.end for s in others)


# "the risk of ABC [3]" is of a disease.
_OF_DISEASE = compiled(
    r"\b(?:risks?|incidence|prevention|treatment|prophylaxis|development|management|diagnosis|severity|pathogenesis|occurrence|levels?|expression|patients)\s+(?:of|with)\s+(?:the\s+)?$"
)


def _marked(sentence: Sentence, works: set[WorkKind | None]) -> list[Seed]:
    """Return the names right before the blanked mark of a trial: "in E4599 [3]"."""
    if "trial" not in works:
        return []
    return [
        Seed(start, end, name=match["name"])
        for match in MARKED.pattern.finditer(sentence.text)
        for start, end in [
            (sentence.start + match.start("name"), sentence.start + match.end("name"))
        ]
        if is_name(match["name"])
        and not _OF_DISEASE.search(sentence.text[: match.start("name")])
        and not any(m.start < end and start < m.end for m in sentence.labelled(*NO_LABELS))
    ]


def _nameless(sentence: Sentence, keys: tuple[str, ...], works: set[WorkKind | None]) -> list[Seed]:
    """Return the trials of a sentence that names none: by their kind, their number, a claim."""
    text = sentence.text
    several = SEVERAL.pattern.search(text)
    if several and "respectively" in text and len(keys) == _COUNTS[several["count"].lower()]:
        return [Seed(sentence.start, sentence.end, keys=(key,)) for key in keys]
    for entry in UNNAMED:
        match = entry.pattern.search(text)
        if match and _ANNOUNCED.search(text[: match.start() + 1]):
            continue
        told = match and (keys or find_interventions(sentence) or any(find_participants(text)))
        if match and told and (entry.value != "counted" or works != _OTHERS):
            return [Seed(sentence.start + match.start(), sentence.start + match.end())]
    return [Seed(sentence.start, sentence.end)] if _claimed(sentence, keys, works) else []


def _claimed(sentence: Sentence, keys: tuple[str, ...], works: set[WorkKind | None]) -> bool:
    """Tell whether a citation claims of a treatment what only a trial can show.

    A claim without figures is an opinion about a treatment, unless the work calls itself a trial.
    """
    text = sentence.text
    outcomes = {m.concept.id for m in sentence.labelled("OUTCOME") if m.concept}
    outcomes |= {"OS"} if any(s.kind == "MEDIAN" for s in sentence.statistics) else set()
    if "trial" not in works:
        outcomes &= _ENDS
    outcomes |= {"OS"} if _LIVED.search(text) else set()
    apart = _APART.search(text) and sentence.statistics
    claim = outcomes and (CLAIM.pattern.search(text) or apart)
    if not claim or not 0 < len(keys) <= _FEW_KEYS or works == _OTHERS or _NO_TRIAL.search(text):
        return False
    compared, figures = _AGAINST.search(text), bool(sentence.statistics)
    if "placebo" in text.lower():
        works = works | {"trial"}
    enough = compared and figures
    if "trial" in works:
        enough = figures or ((compared or _IN_A_STUDY.search(text)) and len(keys) == 1)
    return bool(enough and find_interventions(sentence))


def _joined(seeds: list[Seed]) -> list[Seed]:
    """Join a name and the id printed right after it."""
    joined: list[Seed] = []
    for seed in seeds:
        last = joined[-1] if joined else None
        if last and seed.ids and _same_trial(last, seed):
            joined[-1] = Seed(last.start, seed.end, last.name, (*last.ids, *seed.ids))
        elif last and seed.name and not last.name and 0 < seed.start - last.end < _BRACKET:
            joined[-1] = Seed(last.start, seed.end, seed.name, last.ids)
        elif last is None or seed.start >= last.end:
            joined.append(seed)
    return joined


def _same_trial(last: Seed, seed: Seed) -> bool:
    """Tell whether an id belongs to what stands before it: a name, or another registry's id."""
    gap = seed.start - last.end
    if last.name and not last.ids:
        return gap < _NAME_GAP
    return gap < _PAIR_GAP and last.ids[-1:] != () and last.ids[-1][:3] != seed.ids[0][:3]


_BETWEEN = re.compile(r"(?:[\s,;/&()]|and|or|the|trials?|stud(?:y|ies))*")


def _listed(sentence: Sentence, first: Seed, second: Seed) -> bool:
    """Tell whether two trials stand in one list: what is said there is said of both."""
    if first.ids and not first.name:
        return second.start - first.end < _LIST_GAP
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    return bool(_BETWEEN.fullmatch(between))


def stretches_in(sentence: Sentence, seeds: list[Seed]) -> Iterator[tuple[Seed, Sentence]]:
    """Part a sentence that speaks of several trials; those of one list share what is said."""
    if len(seeds) == 1 or any(s.keys for s in seeds):
        yield from ((seed, sentence) for seed in seeds)
        return
    by_id = not any(s.name for s in seeds)
    for n, seed in enumerate(seeds):
        first, last = n, n
        while first and _listed(sentence, seeds[first - 1], seeds[first]):
            first -= 1
        while last + 1 < len(seeds) and _listed(sentence, seeds[last], seeds[last + 1]):
            last += 1
        if by_id:
            # Ids in brackets follow what they name.
            start = seeds[first - 1].end if first else sentence.start
            end = sentence.end if last == len(seeds) - 1 else seeds[last].end
        else:
            start = seeds[first].start if first else sentence.start
            end = seeds[last + 1].start if last + 1 < len(seeds) else sentence.end
        yield seed, cut(sentence, start, end)
