"""Sentences in their context to association findings."""

from __future__ import annotations

from ..types import AssociationFinding, Document, Rejection, Sentence
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
    findings = merge_findings(f for f in made if isinstance(f, AssociationFinding))
    findings = tuple(fill_in(findings, context.study))
    return (*findings, *(f for f in made if isinstance(f, Rejection)))
