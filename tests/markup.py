"""Sentences with markup for tests: ``[RANK](GENE:TNFRSF11A)`` is a mention, no model needed."""

import re

from extractor.stats import find_statistics
from extractor.types import Callout, Concept, Document, Mention, Passage, Sentence

MARKED = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<label>[A-Z]+)(?::(?P<name>[^()]+))?\)")
CALLOUT = re.compile(r"\[(\d+(?:\s?[,–-]\s?\d+)*)\]")
CODES = {
    "overall survival": "OS",
    "survival": "OS",
    "os": "OS",
    "disease-free survival": "DFS",
    "dfs": "DFS",
    "progression-free survival": "PFS",
    "pfs": "PFS",
    "recurrence": "RECURRENCE",
    "metastasis": "METASTASIS",
    "stage": "STAGE",
    "grade": "GRADE",
    "response": "RESPONSE",
}


def parse_markup(marked: str, start: int = 0, passage: int = 0) -> Sentence:
    """Return the sentence that a marked text stands for; statistics are found in it.

    The name after the colon is the symbol (several joined by "+"), the outcome code or the
    name of the cancer.
    """
    text, mentions, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        begin = start + len(text)
        text += found["text"]
        mentions.append(
            Mention(
                label=found["label"],
                text=found["text"],
                start=begin,
                end=start + len(text),
                concept=concept(found["label"], found["text"], found["name"]),
            )
        )
        at = found.end()
    text += marked[at:]
    return Sentence(
        text=text,
        start=start,
        end=start + len(text),
        passage=passage,
        mentions=tuple(mentions),
        statistics=tuple(shift(s, start) for s in find_statistics(text)),
    )


def concept(label: str, text: str, name: str | None) -> Concept:
    """Return the concept of a marked name."""
    if label == "OUTCOME":
        code = name or CODES.get(text.lower(), "OTHER")
        return Concept(id=code, name=code)
    named = name or text
    if "+" in named:
        return Concept(id="FAMILY:" + named, name=named, members=tuple(named.split("+")))
    prefix = {"GENE": "HGNC:", "CANCER": "DOID:"}.get(label, "X:")
    return Concept(id=prefix + named.lower(), name=named)


def shift(statistic, by):
    """Move a statistic into document offsets."""
    from dataclasses import replace

    return replace(statistic, start=statistic.start + by, end=statistic.end + by)


def parse_document(*passages: tuple[str, str, str]) -> tuple[Document, tuple[Sentence, ...]]:
    """Return a document of passages ``(kind, section, marked text)``, one sentence a line."""
    text, parsed, sentences = "", [], []
    for index, (kind, section, marked) in enumerate(passages):
        begin = len(text)
        for line in marked.strip().splitlines():
            sentence = parse_markup(line.strip(), start=len(text), passage=index)
            sentences.append(sentence)
            text += sentence.text + " "
        parsed.append(
            Passage(
                text=text[begin:].rstrip(),
                start=begin,
                end=begin + len(text[begin:].rstrip()),
                kind=kind,
                section=section,
            )
        )
        text = text.rstrip() + "\n\n"
    callouts = [
        Callout(start=m.start(), end=m.end(), keys=tuple(re.findall(r"\d+", m[1])))
        for m in CALLOUT.finditer(text)
    ]
    document = Document(
        doc_id="test",
        sha256="0" * 64,
        source="text",
        text=text,
        passages=tuple(parsed),
        callouts=tuple(callouts),
    )
    return document, tuple(sentences)
