"""What the cells and the caption of a table name beside its markers: outcomes, cancers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...codes import Inherited
from ...types import Cell, Concept, Mention, MentionLabel, Sentence
from ..arguments import is_general
from ..items import OutcomeArgument
from ..outcomes import canvas_of, read_outcomes
from .grid import measure_of
from .level_words import level_state
from .rows import Row
from .table_markers import Named

_I = re.IGNORECASE


def outcomes_of(
    cells: Sequence[Cell], named: Named, *, over: bool = False
) -> tuple[OutcomeArgument, ...]:
    """Return the outcomes of the nearest cell that names one; ``over`` for heads of results."""
    for cell in cells:
        sentence = named.cells.get(cell.start)
        if sentence is None:
            continue
        outcomes = distinct_outcomes(sentence) or _bare(cell, over=over)
        outcomes = tuple(o for o in outcomes if not (cell.header and _ANY.match(o.mention.text)))
        if outcomes:
            return outcomes
    return ()


_OUTCOMES = re.compile(r"^\W*(?:clinical |study |survival )?(?:outcomes?|end-?\s?points?)\W*$", _I)


def told_outcomes(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcome that a row names in a column of its own, wherever that stands."""
    columns = [c for c, head in row.others if _OUTCOMES.match(head.rpartition("\t")[2])]
    return outcomes_of([row.cells[c] for c in columns if c in row.cells], named)


_ANY = re.compile(r"^(?:clinical )?outcomes?$", _I)  # the head of a column of outcomes


# A label that is an outcome's name in a table only.
_BARE = re.compile(
    r"^\W*(?:(?P<STAGE>stages?(?:\s+[IV]+[ABC]?(?:\s?[-–/]\s?[IV]+[ABC]?)?)?|staging|p?T[1-4](?:[–/,-]\s?p?T?[1-4])?)"
    r"|(?P<GRADE>grades?|grading|(?:grade\s|G)(?:[1-3]|I{1,3})(?:[–/-](?:[1-3]|I{1,3}))?)"
    r"|(?P<SIZE>size)|(?P<LYMPH_NODE>p?N(?:[0-3+]|[−-]))|(?P<METASTASIS>M[01]))\W*$",
    _I,
)


def _bare(cell: Cell, *, over: bool = False) -> tuple[OutcomeArgument, ...]:
    """Return the outcome of a label that is one word, "Grade", which says little in a text."""
    found = _BARE.match(cell.text)
    if found is None or (cell.header and not over):
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


def outer_outcomes(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the outcome of the block's header, else of the caption, else of any header."""
    for cells in (row.block.heads, row.block.beside):
        found = outcomes_of(tuple(reversed(cells)), named, over=True)
        if found:
            return _plain(_as_endpoint(found, row, named), named)
    for sentence in named.caption:
        outcomes = distinct_outcomes(sentence)
        if outcomes:
            return _plain(outcomes, named)
    heads = [c for c in named.table.cells if c.header]
    return outcomes_of(heads, named) or _told(row, named)


# The time to an event is what a ratio of its hazards is about: "HR for death", OS.
_ENDPOINTS: dict[str, tuple[str, ...]] = {
    "RECURRENCE": ("RFS", "DFS", "BCRFS", "DMFS", "MFS", "LRFS"),
    "METASTASIS": ("DMFS", "MFS"),
    "OS": ("CSS",),
}
_EVENT_HEAD = re.compile(
    r"^\W*(?:(?:adjusted )?(?:HR|hazard(?: ratio)?|risk)s?\W*(?:for|of)\s+)?"
    r"(?:(?:any|first|tumou?r|distant|disease|systemic)\s)?"
    r"(?:recurrences?|relapses?|metastas[ie]s|deaths?)\W*(?:HR|95|\d|CI|[\s,%().])*$",
    _I,
)
_DISTANT = ("DMFS", "MFS")
_BARE_SURVIVAL = re.compile(r"^(?:patients?'? )?survivals?(?: times?| rates?)?$|^prognosis$", _I)


def _as_endpoint(
    found: tuple[OutcomeArgument, ...], row: Row, named: Named
) -> tuple[OutcomeArgument, ...]:
    """Return the survival that the caption, else the paper, names for the event of a head."""
    if len(found) != 1 or not found[0].event:
        return found
    wanted = _ENDPOINTS.get(found[0].code, ())
    if "distant" in found[0].mention.text.lower():
        wanted = _DISTANT
    told = [o for s in named.caption for o in distinct_outcomes(s) if o.code in wanted]
    if len(told) == 1:
        return (told[0],)
    if not any(_EVENT_HEAD.match(c.text) for c in row.block.heads):
        return found  # "peritoneal recurrence" is a site's
    known = [m for code, m in named.context.endpoints.named.items() if code in wanted]
    if len(known) == 1 and row.block.effect is not None and measure_of(row.block.heads) == "HR":
        return (_argument(known[0]),)
    return found


def _plain(found: tuple[OutcomeArgument, ...], named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the paper's own end point where only "survival" or "prognosis" is said."""
    main = named.context.endpoints.main
    if main is None or len(found) != 1 or not _BARE_SURVIVAL.match(found[0].mention.text):
        return found
    return (_argument(main),)


def _argument(mention: Mention) -> OutcomeArgument:
    code = mention.concept.id if mention.concept else "OTHER"
    return OutcomeArgument(mention=mention, start=0, end=0, code=code, event=False)


def _told(row: Row, named: Named) -> tuple[OutcomeArgument, ...]:
    """Return the survival that the text ties to a regression table that names no outcome."""
    mention = named.context.endpoints.of_table(named.table.caption)
    if mention is None or row.block.effect is None or not is_regression(row, named):
        return ()
    return (_argument(mention),)


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


def subgroup_of(row: Row, named: Named) -> str | None:
    """Return the label that is neither marker nor outcome, where it restricts the cohort."""
    level = ""
    for cell in (*row.labels, *row.sections):
        sentence = named.cells.get(cell.start)
        names = (sentence.labelled(*_NAMES) if sentence else ()) or _bare(cell)
        plain = cell.text.strip()
        if not names and plain and not re.match(r"^\W*(?:all|total|overall)\b", plain, _I):
            is_level = level_state(plain) is not None or _MODEL.search(plain)
            if not is_level and re.search(r"[a-z]{2}|[A-Z]{2,}\b(?<![IVX])", plain):
                return f"{plain} {level}".strip()
            level = plain
    return None
