"""What the cells and the caption of a table name: markers with their level, outcomes, cancers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...codes import Form, Inherited
from ...types import Cell, Concept, Mention, MentionLabel, Sentence, Table
from ..arguments import is_general
from ..context import Context
from ..items import Marker, OutcomeArgument
from ..markers import read_markers
from ..outcomes import canvas_of, read_outcomes
from ..states import forms_in
from .level_words import level_state
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
    if marker.state != "unspecified":
        return marker
    state = level_state(level)
    return replace(marker, state=state) if state is not None else marker


def outcomes_of(cells: Sequence[Cell], named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of the nearest cell that names one."""
    for cell in cells:
        sentence = named.cells.get(cell.start)
        if sentence is None:
            continue
        outcomes = distinct_outcomes(sentence) or _bare(cell)
        outcomes = tuple(o for o in outcomes if not (cell.header and _ANY.match(o.mention.text)))
        if outcomes:
            return outcomes
    return ()


_ANY = re.compile(r"^(?:clinical )?outcomes?$", _I)  # the head of a column of outcomes


# A label that is an outcome's name in a table only.
_BARE = re.compile(
    r"^\W*(?:(?P<STAGE>stages?|staging|p?T[1-4](?:[–/,-]\s?p?T?[1-4])?)"
    r"|(?P<GRADE>grades?|grading|(?:grade\s|G)(?:[1-3]|I{1,3})(?:[–/-](?:[1-3]|I{1,3}))?)"
    r"|(?P<SIZE>size)|(?P<LYMPH_NODE>p?N(?:[0-3+]|[−-]))|(?P<METASTASIS>M[01]))\W*$",
    _I,
)


def _bare(cell: Cell) -> tuple[OutcomeArgument, ...]:
    """Return the outcome of a label that is one word, "Grade", which says little in a text."""
    found = _BARE.match(cell.text)
    if found is None or cell.header:
        return ()
    code = str(found.lastgroup)
    start, end = found.span(code)
    mention = Mention(
        label="OUTCOME",
        text=found[code],
        start=cell.start + start,
        end=cell.start + end,
        concept=Concept(id=code, name=code),
    )
    return (OutcomeArgument(mention=mention, start=start, end=end, code=code, event=True),)


_ARM = re.compile(r"\b(?:arms?|placebo|controls?|observation|sham)\b", _I)


def compares_arms(row: Row, named: Named) -> bool:
    """Tell whether the columns before a p-value are arms of treatment: it compares those."""
    if row.block.effect is not None:
        return False
    arms = 0
    for cell in named.table.cells:
        sentence = named.cells.get(cell.start) if cell.header else None
        if sentence is None or sentence.labelled("GENE", "MARKER", "VARIANT"):
            continue
        arms += bool(sentence.labelled("DRUG") or _ARM.search(cell.text))
    return arms > 1


_FACTORS = frozenset(
    ["STAGE", "GRADE", "SIZE", "INVASION", "LYMPH_NODE", "METASTASIS", "BONE_METASTASIS"]
)
_REGRESSION = re.compile(
    r"\bcox\b|proportional.hazards?|(?:uni|multi|bi)-?vari(?:ate|able)|regression|hazard ratio", _I
)


def is_regression(row: Row, named: Named) -> bool:
    """Tell whether a row stands in a regression model, whose rows are its variables."""
    heads = [c.text for c in row.block.heads]
    return bool(_REGRESSION.search(" ".join([named.table.caption, *heads])))


def is_covariate(row: Row, named: Named, outcomes: Sequence[OutcomeArgument]) -> bool:
    """Tell whether a row's stage or grade is a factor in a model of another outcome."""
    if not outcomes or not all(o.code in _FACTORS for o in outcomes):
        return False
    if row.block.effect is None and not is_regression(row, named):
        return False
    ends = [o for s in named.caption for o in distinct_outcomes(s)]
    ends += outcomes_of(row.block.heads, named)
    return any(o.code not in _FACTORS for o in ends)


def distinct_outcomes(sentence: Sentence) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of a cell or caption; a site only says more of a recurrence."""
    found = read_outcomes(sentence, canvas_of(sentence, ()))
    codes: dict[str, OutcomeArgument] = {}
    for outcome in found:
        codes.setdefault(outcome.code, outcome)
    if "RECURRENCE" in codes:
        for site in ("LYMPH_NODE", "METASTASIS"):
            codes.pop(site, None)
    return tuple(codes.values())


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


def head_marker(named: Named) -> tuple[Marker, ...]:
    """Return the marker of the table's header cells, when they name one only."""
    heads = [c for c in named.table.cells if c.header]
    found: dict[frozenset[str], Marker] = {}
    for cell in heads:
        for marker in markers_of((cell,), named):
            found.setdefault(marker.names, marker)
    return tuple(found.values()) if len(found) == 1 else ()


def outer_outcomes(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcome of the block's header, else of the caption, else of any header."""
    for cells in (row.block.heads, row.block.beside):
        found = outcomes_of(tuple(reversed(cells)), named)
        if found:
            return _as_endpoint(found, named)
    for sentence in named.caption:
        outcomes = distinct_outcomes(sentence)
        if outcomes:
            return outcomes
    heads = [c for c in named.table.cells if c.header]
    return outcomes_of(heads, named) or _told(row, named)


# The time to an event is what a ratio of its hazards is about: "HR for death", OS.
_ENDPOINTS: dict[str, tuple[str, ...]] = {
    "RECURRENCE": ("RFS", "DFS", "BCRFS", "DMFS", "MFS", "LRFS"),
    "METASTASIS": ("DMFS", "MFS"),
    "OS": ("CSS",),
}


def _as_endpoint(found: tuple[OutcomeArgument, ...], named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the survival that the caption names for the event that a head names."""
    if len(found) != 1 or not found[0].event:
        return found
    wanted = _ENDPOINTS.get(found[0].code, ())
    told = [o for s in named.caption for o in distinct_outcomes(s) if o.code in wanted]
    return (told[0],) if len(told) == 1 else found


def _told(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the survival that the text ties to a regression table that names no outcome."""
    mention = named.context.endpoints.of_table(named.table.caption)
    if mention is None or row.block.effect is None or not is_regression(row, named):
        return ()
    code = mention.concept.id if mention.concept else "OTHER"
    return (OutcomeArgument(mention=mention, start=0, end=0, code=code, event=False),)


def cancer_of(row: Row, named: Named) -> tuple[Mention | None, Inherited | None]:
    """Return the cancer of a row: its labels, its block, the caption, the paper."""
    for cell in (*row.labels, *row.above, *reversed(row.block.heads)):
        sentence = named.cells.get(cell.start)
        for mention in sentence.labelled("CANCER") if sentence else ():
            if not is_general(mention):
                return mention, None
    for sentence in named.caption:
        for mention in sentence.labelled("CANCER"):
            if not is_general(mention):
                return mention, "table"
    return named.context.cancer, "document"


_NAMES: tuple[MentionLabel, ...] = ("GENE", "MARKER", "OUTCOME", "VARIANT", "CANCER")
_MODEL = re.compile(r"(?:uni|multi)-?varia|adjusted|\bmodel", _I)


def form_told(row: Row, named: Named) -> Form:
    """Return the form that the heads of a row's columns or the caption name for its markers."""
    labels = " ".join(c.text for c in (*row.labels, *row.above))
    heads = " ".join(c.text for c in (*row.block.stub, *row.block.heads, *row.block.beside))
    for text in (labels, heads, named.table.caption):
        found = forms_in(text)
        if len(found) == 1:
            return found[0]
    return "unspecified"


def subgroup_of(row: Row, named: Named) -> str | None:
    """Return the label that is neither marker nor outcome, where it restricts the cohort."""
    level = ""
    for cell in (*row.labels, *row.above):
        sentence = named.cells.get(cell.start)
        names = (sentence.labelled(*_NAMES) if sentence else ()) or _bare(cell)
        plain = cell.text.strip()
        if not names and plain and not re.match(r"^\W*(?:all|total|overall)\b", plain, _I):
            is_level = level_state(plain) is not None or _MODEL.search(plain)
            if not is_level and re.search(r"[a-z]{2}|[A-Z]{2,}\b(?<![IVX])", plain):
                return f"{plain} {level}".strip()
            level = plain
    return None
