"""What "it" and "the drug" stand for: the treatment of the sentence before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..types import Mention, Sentence
from .pattern import SlotPattern, compiled

SUBJECT = SlotPattern(
    "subject",
    compiled(
        r"^(?P<it>it|the\s+(?:study\s+|trial\s+|active\s+)?(?:drug|agent|antibody|vaccine|compound|medication|medicine|tablets?|capsules?|supplement|infusion|injection|gel|cream)s?"
        r"|study\s+(?:drug|medication|treatment)|(?:the\s+)?(?:treatment|therapy|infusions?|injections?|vaccinations?|tablets|capsules|instillations?)"
        r"|(?:the\s+|its\s+)?(?:starting\s+|initial\s+|planned\s+|daily\s+|recommended\s+)?(?:dose|dosage|dosing))\b"
        r"(?=\s+(?:(?:was|were|is|are|will\s+be|has\s+been|should\s+be)\s+(?:then\s+|also\s+|orally\s+|intravenously\s+|subcutaneously\s+)?"
        r"(?:\d|given|administered|taken|injected|infused|instilled|applied|started|delivered|repeated|dosed|set|self-administered)|consisted\s+of))"
    ),
    ("It was given at 30 mg/m2", "The vaccine was injected every 3 weeks", "The dose was 5 mg"),
    ("It was hard to say", "The treatment effect was 5 mg", "Patients were given A"),
)
_FIRST_WORDS = 40  # characters in which the subject of a sentence is named


def _antecedent(sentence: Sentence) -> Mention | None:
    """Return the one drug of a sentence, else the one that is its subject."""
    drugs = sentence.labelled("DRUG")
    names = {(m.concept.name if m.concept else m.text).lower() for m in drugs}
    if len(names) == 1:
        return drugs[0]
    first = [m for m in drugs if m.start - sentence.start <= _FIRST_WORDS]
    alone = len({(m.concept.name if m.concept else m.text).lower() for m in first}) == 1
    return first[0] if alone and first[0].start - sentence.start <= len("The drug ") else None


def with_antecedents(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return sentences in which "it" and the like are mentions of the drug told before."""
    kept: list[Sentence] = []
    for sentence in sentences:
        before = kept[-1] if kept else None
        if before is not None and before.passage == sentence.passage:
            sentence = _referred(sentence, before)
        kept.append(sentence)
    return tuple(kept)


def _referred(sentence: Sentence, before: Sentence) -> Sentence:
    match = SUBJECT.pattern.match(sentence.text)
    drug = _antecedent(before) if match else None
    if match is None or drug is None:
        return sentence
    start = sentence.start + match.start("it")
    stands = replace(drug, start=start, end=sentence.start + match.end("it"))
    return replace(sentence, mentions=(stands, *sentence.mentions))
