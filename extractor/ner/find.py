"""Find the mentions of a passage: dictionary, built names, what the paper defines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..types import Concept, Mention
from .built import built_names
from .fold import words
from .homonyms import beside_gene_words, is_expressed, window_of
from .lexicon import Hit, matches
from .marker_patterns import PATTERNS
from .patterns import (
    ANTIBODY_AFTER,
    GENE_NAME_AFTER,
    INSTITUTION_AFTER,
    ON_THE_BENCH,
    SITE,
    SITE_LIST,
    TARGETING_AFTER,
    TARGETING_BEFORE,
    NamePattern,
)
from .senses import Sense, as_mention, name_fits, printed_form_fits
from .sites import sited_cancers
from .vocabulary import Vocabulary

Span = tuple[int, int]

_TITLED = re.compile(r"[A-Z][a-z]{2,}")
# A measure printed at its number is no receptor: "OR6.4".
_MEASURE = re.compile(r"(?:[HOR]R|CI|[Pp])\s?\d+\.\d")
_DENIED = re.compile(r"\bnon[-‐–\s]$", re.IGNORECASE)
_SHORT_NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9-]{2,5}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Context:
    """What the paper as a whole adds: its definitions, and words around a table cell.

    ``definitions`` maps a short form to its sense, or to None where it means nothing we look for.
    """

    definitions: Mapping[str, Sense | None] = field(default_factory=dict)
    around: str = ""
    table: bool = False  # the text is a table cell
    trusted: frozenset[str] = frozenset()  # weak symbols that are genes elsewhere in the paper


def find_mentions(
    text: str,
    vocabulary: Vocabulary,
    *,
    blocked: Sequence[Span] = (),
    context: Context | None = None,
) -> tuple[Mention, ...]:
    """Return the mentions of a text in order, none overlapping another or a blocked span.

    Offsets are those of ``text``.
    """
    context = context or Context()
    blocked = _joined(blocked)
    found = [
        *(m for m in built_names(text, vocabulary) if m.text not in context.definitions),
        *_listed_sites(text, vocabulary),
        *sited_cancers(text, vocabulary, context.definitions),
        *_from_lexicon(text, vocabulary, blocked, context),
        *_defined(text, context),
        *(m for p in PATTERNS for m in _from_pattern(p, text)),
    ]
    free = [m for m in found if not _overlaps(m.start, m.end, blocked)]
    kept = _longest_first([m for m in free if not _names_something_else(text, m)])
    return tuple(_without_targets(text, kept))


def _names_something_else(text: str, mention: Mention) -> bool:
    """Tell whether a cancer's name is part of a gene's ("plasmacytoma variant translocation 1").

    Nor is "non-haematological malignancies" a malignancy of the blood.
    """
    if mention.label not in {"CANCER", "DISEASE"}:
        return False
    if _DENIED.search(text, max(0, mention.start - 4), mention.start):
        return True
    if mention.label == "DISEASE":
        return False
    after = INSTITUTION_AFTER if mention.text == "Cancer" else GENE_NAME_AFTER
    return after.match(text, mention.end) is not None


def _from_lexicon(
    text: str, vocabulary: Vocabulary, blocked: Sequence[Span], context: Context
) -> Iterator[Mention]:
    """Yield what the dictionary finds."""
    free = [w for w in words(text) if not _overlaps(w.start, w.end, blocked)]

    def choose(hit: Hit) -> Sense | None:
        return _choose(hit, text, vocabulary, context)

    for hit, sense in matches(vocabulary.lexicon, text, free, choose):
        yield as_mention(sense, text, hit.start, hit.end)


def _choose(hit: Hit, text: str, vocabulary: Vocabulary, context: Context) -> Sense | None:
    """Return the sense a hit has here, or None."""
    surface = text[hit.start : hit.end]
    if _MEASURE.match(text, hit.start):
        return None
    if surface in context.definitions:
        return context.definitions[surface]
    readings = vocabulary.homonyms.get(surface)
    if readings is not None:
        window = window_of(text, hit.start, hit.end)
        return next((r.sense for r in readings if r.holds(window, context.around)), None)
    common = hit.key in vocabulary.common
    if common and _shouting(text, hit.start, hit.end):
        return None
    fitting = (s for s in hit.senses if _fits(s, surface, common))
    sense = next(fitting, None)
    if sense is None and _TITLED.fullmatch(surface) and not common:
        return _titled(hit, surface, window_of(text, hit.start, hit.end))
    if sense is not None and sense.weak and surface not in context.trusted:
        window = window_of(text, hit.start, hit.end)
        approved = sense.printed == sense.row[1]
        if not beside_gene_words(window, context.around if approved and context.table else ""):
            return next((s for s in fitting if not s.weak), None)
    return sense


def _titled(hit: Hit, surface: str, window: str) -> Sense | None:
    """Return the gene whose symbol is printed "Axl" or "Noxa", beside words for genes.

    A longer symbol may be an older one, if what stands beside it is said of genes only.
    """
    alike = [s for s in hit.senses if s.label == "GENE" and s.printed == surface.upper()]
    if len(surface) > 3:
        return alike[0] if alike and is_expressed(window) else None
    approved = next((s for s in alike if s.row[1] == s.printed), None)
    return approved if approved and beside_gene_words(window, "") else None


def _fits(sense: Sense, surface: str, common: bool) -> bool:
    """Tell whether a sense may be printed as the text has it."""
    if sense.printed is None:
        return not common and name_fits(sense, surface)
    return printed_form_fits(sense, surface, common)


def _shouting(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands among capitals, where its own capitals mean nothing."""
    around = text[max(0, start - 20) : start] + text[end : end + 20]
    letters = [c for c in around if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def weak_symbols(texts: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the weak symbols that stand beside words for genes somewhere in the texts."""
    found: set[str] = set()
    for text in texts:
        for match in _SHORT_NAME.finditer(text):
            surface = match.group()
            if surface in found or surface in vocabulary.homonyms:
                continue
            senses = vocabulary.lexicon.find(surface)
            if not any(s.weak and s.printed == surface for s in senses):
                continue
            if beside_gene_words(window_of(text, match.start(), match.end()), ""):
                found.add(surface)
    return frozenset(found)


def _defined(text: str, context: Context) -> Iterator[Mention]:
    """Yield the short forms that the paper defines and the dictionary may not know."""
    shorts = [short for short, sense in context.definitions.items() if sense is not None]
    if not shorts:
        return
    shorts.sort(key=len, reverse=True)
    pattern = rf"(?<![\w])(?:{'|'.join(map(re.escape, shorts))})(?![\w])"
    for match in re.finditer(pattern, text):
        sense = context.definitions[match.group()]
        if sense is not None:
            yield as_mention(sense, text, match.start(), match.end())


def _listed_sites(text: str, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield the sites of a list as cancers: "breast" in "breast and lung cancer"."""
    for match in SITE_LIST.finditer(text):
        for site in SITE.finditer(text, match.start("sites"), match.end("sites")):
            senses = vocabulary.lexicon.find(f"{site.group()} {match['noun']}")
            sense = next((s for s in senses if s.label == "CANCER"), None)
            if sense is not None:
                yield as_mention(sense, text, site.start(), site.end())


def _from_pattern(pattern: NamePattern, text: str) -> Iterator[Mention]:
    """Yield what one pattern for built names finds."""
    for match in pattern.pattern.finditer(text):
        name = pattern.code or match.group()
        row = (pattern.code or "", name, "", "")
        yield as_mention(Sense(pattern.label, row), text, match.start(), match.end())


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Tell whether a stretch overlaps one of the spans, which are in order and do not overlap."""
    before = bisect_left(spans, (end, end))
    return before > 0 and start < spans[before - 1][1] and spans[before - 1][0] < end


def _longest_first(found: list[Mention]) -> list[Mention]:
    """Keep the longest of overlapping mentions, the first found of equally long ones."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.label == "DISEASE")):
        if not any(mention.start < k.end and k.start < mention.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _without_targets(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions, with "anti-PD-1" and "PD-1 inhibitor" turned into drugs."""
    until = 0
    for mention in mentions:
        if mention.start < until:
            continue
        drug = _targeting(text, mention) if mention.label == "GENE" else None
        if drug is None:
            yield mention
        else:
            until = drug.end
            yield drug


def _targeting(text: str, gene: Mention) -> Mention | None:
    """Return the drug that is named by the gene it acts on, if this is one."""
    before = TARGETING_BEFORE.search(text[max(0, gene.start - 6) : gene.start])
    after = (ANTIBODY_AFTER if before else TARGETING_AFTER).match(text[gene.end : gene.end + 60])
    if before is None and after is None:
        return None
    around = text[max(0, gene.start - 80) : gene.end + 80]
    if "antibod" in around and ON_THE_BENCH.search(around):
        return None
    start = gene.start - len(before.group()) if before else gene.start
    end = gene.end + (after.end() if after else 0)
    return Mention(
        label="DRUG",
        text=text[start:end],
        start=start,
        end=end,
        concept=Concept(id="", name=text[start:end]),
    )
