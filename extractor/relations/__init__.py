"""Sentences in their context to association findings."""

from __future__ import annotations

from ..types import AssociationFinding, Document, Reason, Rejection, Sentence
from .context import read_context
from .fill import fill_in
from .find import find_in_sentences
from .merge import merge_findings
from .rules import ALL_RULES
from .tables import find_in_tables


def find_associations(
    document: Document, sentences: tuple[Sentence, ...]
) -> tuple[AssociationFinding | Rejection, ...]:
    """Find what a paper says of biomarkers and outcomes, one finding for each thing it says.

    Args:
        document: the paper; passages, tables and callouts are read.
        sentences: its sentences and table cells with mentions and statistics.

    Returns:
        The findings in the order of their first evidence, a finding printed in several places
        merged into one, then the candidates that were dropped, with reasons.
    """
    context = read_context(document, sentences)
    made = list(find_in_sentences(context, sentences, ALL_RULES))
    made += find_in_tables(context, sentences)
    if not context.oncology:
        return tuple(_of_no_cancer(document, f) for f in made)
    findings = merge_findings(f for f in made if isinstance(f, AssociationFinding))
    findings = tuple(fill_in(findings, context.study))
    return (*findings, *(f for f in made if isinstance(f, Rejection)))


def _of_no_cancer(document: Document, found: AssociationFinding | Rejection) -> Rejection:
    """Turn a finding of a paper that is not about cancer into its rejection."""
    if isinstance(found, Rejection):
        return found
    start, end = found.evidence[0].start or 0, found.evidence[0].end or 0
    return Rejection(
        rule_id=found.rule_id,
        reason=Reason.NO_CANCER,
        text=document.text[start:end],
        start=start,
        end=end,
        detail="the paper is not about cancer",
    )
