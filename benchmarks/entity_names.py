"""Score names of markers and homonyms in sentences of our own wording.

Usage: python benchmarks/entity_names.py [--misses]

``tests/ner/lists/marker_names.tsv`` holds names as papers print them, each read in a carrier
sentence; it is right when the names found inside it stand for the wanted genes and no other (or
for a marker that is no gene, by its name or as printed). ``homonym_sentences.tsv`` holds sentences
in which a name with several meanings has one: it is right when every mention that the sentence
gives the name stands for that meaning (one of those parted by a bar), or there is none where it has
none of ours.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractor.ner import Annotator, annotate_text, load_annotator
from extractor.types import Mention

LISTS = Path(__file__).parents[1] / "tests" / "ner" / "lists"
MARKERS = ("marker_names.tsv", "marker_names_2.tsv", "marker_names_3.tsv")
HOMONYMS = "homonym_sentences.tsv"
CARRIERS = {
    "level": "High {} levels were associated with shorter overall survival in gastric cancer.",
    "mut": "Patients with {} tumours had shorter overall survival than the others.",
}
NOTHING = "-"
JUDGED = frozenset({"GENE", "MARKER", "CANCER", "OUTCOME", "DRUG"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was wanted of one name and what was found."""

    kind: str
    text: str
    wanted: str
    found: str
    right: bool


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a list, without the line that says what it is and the head."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()[2:]
    return (line.split("\t") for line in lines)


def judge_markers(annotator: Annotator, file: str) -> list[Verdict]:
    """Judge a list of marker names."""
    verdicts = []
    for kind, carrier, name, wanted in rows(file):
        before, after = CARRIERS[carrier].split("{}")
        inside = _mentions(annotator, before + name + after, len(before), len(before) + len(name))
        genes = {s for m in inside if m.label == "GENE" for s in _symbols(m)}
        names = {n for m in inside if m.label == "MARKER" for n in _names(m)}
        right = genes == set(wanted.split()) if genes else wanted in names
        found = " ".join(sorted(genes | names))
        verdicts.append(Verdict(kind, name, wanted, found, right))
    return verdicts


def judge_homonyms(annotator: Annotator) -> list[Verdict]:
    """Judge the sentences with homonyms."""
    verdicts = []
    for name, wanted, sentence in rows(HOMONYMS):
        mentions = _mentions(annotator, sentence, 0, len(sentence))
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")
        inside = [m for m in mentions if m.label in JUDGED and word.search(m.text)]
        hits = [bool(set(wanted.split("|")) & {*_names(m), *_symbols(m), _id(m)}) for m in inside]
        nothing = not any(m.text == name for m in inside)
        right = (bool(hits) and all(hits)) or (NOTHING in wanted.split("|") and nothing)
        found = " ".join(
            sorted({f"{m.label}:{m.concept.name if m.concept else m.text}" for m in inside})
        )
        verdicts.append(Verdict(name, sentence, wanted, found, right))
    return verdicts


def _mentions(annotator: Annotator, text: str, start: int, end: int) -> list[Mention]:
    """Return the mentions of a text that touch a stretch of it."""
    sentences = annotate_text(text, (), annotator)
    return [m for s in sentences for m in s.mentions if m.start < end and start < m.end]


def _symbols(mention: Mention) -> tuple[str, ...]:
    """Return the genes a mention stands for."""
    concept = mention.concept
    if concept is None:
        return ()
    return concept.members or (concept.name,)


def _id(mention: Mention) -> str:
    """Return the id of what a mention stands for."""
    return mention.concept.id if mention.concept else ""


def _names(mention: Mention) -> tuple[str, ...]:
    """Return what a mention is called."""
    return (mention.text, mention.concept.name) if mention.concept else (mention.text,)


def share(verdicts: list[Verdict]) -> float:
    """Return the share of right verdicts."""
    return sum(v.right for v in verdicts) / len(verdicts)


def show(title: str, verdicts: list[Verdict], *, misses: bool) -> None:
    """Print the figures of a list by kind, and what is wrong where asked for."""
    kinds: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        kinds[verdict.kind].append(verdict)
    right = sum(v.right for v in verdicts)
    print(f"{title}: {right}/{len(verdicts)} = {share(verdicts):.3f}, {len(kinds)} kinds")
    for kind, members in kinds.items():
        if len(members) > 1 and not all(v.right for v in members):
            print(f"  {kind}: {sum(v.right for v in members)}/{len(members)}")
    for verdict in verdicts if misses else ():
        if not verdict.right:
            found = verdict.found or "nothing"
            print(f"  {verdict.kind}: {verdict.text!r} wanted {verdict.wanted}, found {found}")


def main() -> None:
    """Print the figures of both lists."""
    annotator = load_annotator()
    misses = "--misses" in sys.argv
    for file in MARKERS:
        show(file, judge_markers(annotator, file), misses=misses)
    if (LISTS / HOMONYMS).exists():
        show(HOMONYMS, judge_homonyms(annotator), misses=misses)


if __name__ == "__main__":
    main()
