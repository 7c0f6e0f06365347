"""The markers that a table names: in a row, in its heads, its caption, or for the whole paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...codes import Form
from ...types import Cell, Sentence, Table
from ..context import Context
from ..items import Marker
from ..markers import read_markers
from ..outcomes import canvas_of
from ..states import forms_in
from .level_words import level_state, upper_of_pair
from .rows import Row

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the cells and the caption of one table name, read once."""

    context: Context
    table: Table
    index: int
    cells: dict[int, Sentence]  # by start of the cell
    caption: tuple[Sentence, ...]


def markers_of(cells: Sequence[Cell], named: Named) -> tuple[Marker, ...]:
    """Return the markers of the nearest cell that names one, with the state of its level."""
    for i, cell in enumerate(cells):
        sentence = named.cells.get(cell.start)
        if sentence is None or not sentence.labelled("GENE", "MARKER", "VARIANT"):
            continue
        markers = read_markers(sentence, canvas_of(sentence, ()))
        kept = tuple(m for m in markers if m.role in {"subject", "cohort", "compared"})
        if kept:
            level = cells[i - 1].text if i else cell.text[kept[0].end :]
            one = _one(tuple(_with_level(m, level) for m in kept), sentence)
            return tuple(_with_gene(m, cells[i + 1 :], named) for m in one)
    return ()


def _with_gene(marker: Marker, cells: Sequence[Cell], named: Named) -> Marker:
    """Return a variant with the gene that the cell before it names: "EGFR | exon 19 deletion"."""
    if any(m.label != "VARIANT" for m in marker.mentions) or not cells:
        return marker
    sentence = named.cells.get(cells[0].start)
    genes = sentence.labelled("GENE") if sentence is not None else ()
    if len(genes) != 1:
        return marker
    return replace(
        marker,
        mentions=(*genes, *marker.mentions),
        text=f"{genes[0].text} {marker.text}",
    )


def _one(markers: tuple[Marker, ...], sentence: Sentence) -> tuple[Marker, ...]:
    """Return one marker for a label: several names in one label are one variable."""
    if len(markers) == 1:
        return markers
    first = markers[0]
    if all(m.names == first.names for m in markers):
        return (first,)
    mentions = tuple(dict.fromkeys(m for marker in markers for m in marker.mentions))
    text = sentence.text[first.start : markers[-1].end]
    return (replace(first, mentions=mentions, text=text, end=markers[-1].end),)


def _with_level(marker: Marker, level: str) -> Marker:
    pair = upper_of_pair(level)
    if pair is not None:
        return replace(marker, state=pair)
    if marker.state != "unspecified":
        return marker
    state = level_state(level)
    return replace(marker, state=state) if state is not None else marker


def outer_markers(row: Row, named: Named) -> tuple[Marker, ...]:
    """Return the marker that the header, the caption or the title names for the whole table."""
    found = markers_of(tuple(reversed(row.block.heads)), named) or head_marker(named)
    found = found or markers_of(tuple(reversed(row.block.beside)), named)
    if found:
        return found
    for sentence in named.caption:
        markers = read_markers(sentence, canvas_of(sentence, ()))
        if len({m.names for m in markers}) == 1:
            return markers[:1]
        if markers:
            return ()
    mentions = named.context.markers
    if not mentions:
        return ()
    return (Marker(mentions=mentions, text=mentions[0].text, start=0, end=0),)


# What a row calls the paper's own marker: "Signature (high vs low risk)", "Expression level".
_STAND_IN = re.compile(
    r"^\W*(?:(?:the|our|\w+-(?:gene|miRNA|protein|marker)|prognostic|gene|molecular|immune|high|low"
    r"|positive|negative|tumou?r)\s+)*(?:(?P<made>signature|classifier|risk[- ](?:score|group)s?"
    r"|gene score|panel)|(?P<level>expressions?|over-?expression|staining|immuno-?(?:stain\w+"
    r"|reactivity)))\b(?!\s+of\b)",
    _I,
)


def stood_for(row: Row, named: Named) -> tuple[Marker, ...]:
    """Return the paper's marker where a label only stands for it."""
    cell = row.labels[-1] if row.labels else None
    found = _STAND_IN.match(cell.text) if cell is not None else None
    if cell is None or found is None:
        return ()
    mentions = named.context.markers
    if found["made"]:
        known = named.context.names.values()
        mentions = tuple(m for m in known if m.concept and m.concept.name == "gene signature")[:1]
    text = found["made"] or (mentions[0].text if mentions else "")
    level = " ".join((cell.text[found.end() :], *(c.text for c in row.labels[:-1])))
    marker = Marker(mentions=mentions, text=text, start=0, end=0)
    return (_with_level(marker, level.strip(" ,:(")),) if mentions else ()


_SUBGROUPS = re.compile(r"^\W*(?:sub-?groups?|strat(?:um|a)|sub-?populations?|subsets?)\b", _I)


def are_strata(row: Row, named: Named) -> tuple[Marker, ...]:
    """Return the marker whose levels the columns compare in rows that are parts of the cohort."""
    if row.block.effect is None or not any(_SUBGROUPS.match(c.text) for c in row.block.stub):
        return ()
    return head_marker(named)


_OF_P = re.compile(r"^\W*p\b[\s-]*(?:values?)?\b", _I)  # "P vs. KRAS only" names no columns


def head_marker(named: Named) -> tuple[Marker, ...]:
    """Return the marker of the table's header cells, when they name one only."""
    heads = [c for c in named.table.cells if c.header and not _OF_P.match(c.text)]
    found: dict[frozenset[str], Marker] = {}
    for cell in heads:
        for marker in markers_of((cell,), named):
            found.setdefault(marker.names, marker)
    return tuple(found.values()) if len(found) == 1 else ()


def form_told(row: Row, named: Named) -> Form:
    """Return the form that the heads of a row's columns or the caption name for its markers."""
    labels = " ".join(c.text for c in (*row.labels, *row.above))
    heads = " ".join(c.text for c in (*row.block.stub, *row.block.heads, *row.block.beside))
    for text in (labels, heads, named.table.caption):
        found = forms_in(text)
        if len(found) == 1:
            return found[0]
    return "unspecified"
