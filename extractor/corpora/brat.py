"""brat stand-off: ``<doc_id>.txt``, ``<doc_id>.ann`` and the configuration of the tool.

Format: brat.nlplab.org/standoff.html. A record is an event; its codes are attributes, its whole
JSON a note on the event, so that a round trip loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from ..codes import (
    Analysis,
    Certainty,
    Direction,
    OutcomeCode,
    State,
    Subject,
    TrialStatus,
)
from ..errors import UsageError
from .standoff import ASSOCIATION, ENTITY_LABELS, TRIAL, AnnotatedText, Claim, Span

CONFIGURATION = "annotation.conf"
_VALUES: dict[str, tuple[str, ...]] = {
    "Direction": get_args(Direction),
    "State": get_args(State),
    "OutcomeCode": get_args(OutcomeCode),
    "Analysis": get_args(Analysis),
    "Certainty": get_args(Certainty),
    "Subject": get_args(Subject),
    "Source": ("own", "cited"),
    "Phase": ("0", "1", "1a", "1b", "1/2", "1b/2", "2", "2a", "2b", "2/3", "3", "3b", "4"),
    "Status": get_args(TrialStatus),
}
_OF_TRIALS = {"Phase", "Status"}
_SPAN = re.compile(r"(?P<label>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)$")


def write_brat(folder: Path, texts: Sequence[AnnotatedText]) -> None:
    """Write annotated texts as a folder that brat opens.

    Raises:
        UsageError: when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / CONFIGURATION).write_text(configuration(), encoding="utf-8")
        for one in texts:
            # newline="" keeps every character where the offsets count it.
            with (folder / f"{one.doc_id}.txt").open("w", encoding="utf-8", newline="") as file:
                file.write(one.text)
            lines = "".join(f"{line}\n" for line in brat_lines(one))
            (folder / f"{one.doc_id}.ann").write_text(lines, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error})") from error


def brat_lines(one: AnnotatedText) -> Iterator[str]:
    """Yield the lines of an ``.ann`` file."""
    for number, span in enumerate(one.spans, start=1):
        yield _span_line(span, one.text)
        if span.identifier:
            yield f"N{number}\tReference {span.key} {span.identifier}\t{span.name or ''}"
    attributes = 0
    for number, claim in enumerate(one.claims, start=1):
        arguments = "".join(f" {role}:{key}" for role, key in _numbered(claim.arguments))
        yield f"{claim.key}\t{claim.kind}:{claim.trigger}{arguments}"
        for name, code in claim.codes.items():
            attributes += 1
            yield f"A{attributes}\t{name} {claim.key} {code}"
        if claim.record:
            yield f"#{number}\tAnnotatorNotes {claim.key}\t{claim.record}"


def _span_line(span: Span, text: str) -> str:
    """Return the line of a span; brat wants it cut where a line of the text ends."""
    printed = text[span.start : span.end]
    places, start = [], span.start
    for piece in printed.split("\n"):
        if piece:
            places.append(f"{start} {start + len(piece)}")
        start += len(piece) + 1
    shown = " ".join(piece for piece in printed.split("\n") if piece)
    where = ";".join(places) or f"{span.start} {span.end}"
    return f"{span.key}\t{span.label} {where}\t{shown}"


def _numbered(arguments: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield roles as brat wants them: Gene, Gene2, Gene3."""
    seen: dict[str, int] = {}
    for role, key in arguments:
        seen[role] = seen.get(role, 0) + 1
        yield (role if seen[role] == 1 else f"{role}{seen[role]}"), key


def configuration() -> str:
    """Return brat's ``annotation.conf`` for records: entities, events and attributes."""
    arguments = ", ".join(f"{label}*:{label}" for label in ENTITY_LABELS if label != "TrialName")
    attributes = "\n".join(
        f"{name}\tArg:{TRIAL if name in _OF_TRIALS else '<EVENT>'}, Value:{'|'.join(values)}"
        for name, values in _VALUES.items()
    )
    entities = "\n".join(ENTITY_LABELS)
    events = f"{ASSOCIATION}\t{arguments}\n{TRIAL}\tTrialName*:TrialName"
    return (
        f"[entities]\n{entities}\n\n[relations]\n\n[events]\n{events}\n\n"
        f"[attributes]\n{attributes}\n"
    )


def read_brat(folder: Path) -> tuple[AnnotatedText, ...]:
    """Read a folder of brat files, by name of the paper.

    Raises:
        UsageError: when there is none, a text is missing, or a line cannot be read.
    """
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        raise UsageError(f"{folder}: holds no .ann file")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> AnnotatedText:
    source = path.with_suffix(".txt")
    if not source.is_file():
        raise UsageError(f"{source}: is missing; brat keeps the text beside the annotations")
    with source.open(encoding="utf-8", newline="") as file:
        text = file.read()
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    try:
        return parse_brat(path.stem, text, lines)
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error


def parse_brat(doc_id: str, text: str, lines: Sequence[str]) -> AnnotatedText:
    """Return the annotations of ``.ann`` lines.

    Raises:
        ValueError: with the line that cannot be read.
    """
    rows = [line.split("\t") for line in lines]
    names = {r[1].split()[1]: r for r in rows if r[0].startswith("N") and len(r[1].split()) > 2}
    codes: dict[str, dict[str, str]] = {}
    for row in rows:
        parts = row[1].split() if len(row) > 1 else []
        if row[0].startswith("A") and len(parts) == 3:
            codes.setdefault(parts[1], {})[parts[0]] = parts[2]
    notes = {r[1].split()[-1]: r[2] for r in rows if r[0].startswith("#") and len(r) > 2}
    return AnnotatedText(
        doc_id=doc_id,
        text=text,
        spans=tuple(_span(row, names) for row in rows if row[0].startswith("T")),
        claims=tuple(_claim(row, codes, notes) for row in rows if row[0].startswith("E")),
    )


def _span(row: Sequence[str], names: Mapping[str, Sequence[str]]) -> Span:
    found = _SPAN.match(row[1]) if len(row) > 1 else None
    if found is None:
        raise ValueError(f"no span: {' '.join(row)}")
    places = [int(number) for number in re.findall(r"\d+", found["places"])]
    name = names.get(row[0], ())
    return Span(
        key=row[0],
        label=found["label"],
        start=min(places),
        end=max(places),
        identifier=name[1].split()[2] if name else None,
        name=(name[2] or None) if len(name) > 2 else None,
    )


def _claim(
    row: Sequence[str], codes: Mapping[str, Mapping[str, str]], notes: Mapping[str, str]
) -> Claim:
    pairs = [part.partition(":") for part in row[1].split()] if len(row) > 1 else []
    if not pairs or not all(key for _, _, key in pairs):
        raise ValueError(f"no event: {' '.join(row)}")
    (kind, _, trigger), *arguments = pairs
    return Claim(
        key=row[0],
        kind=kind,
        trigger=trigger,
        arguments=tuple((role.rstrip("0123456789"), key) for role, _, key in arguments),
        codes=dict(codes.get(row[0], {})),
        record=notes.get(row[0]),
    )
