"""scispaCy's abbreviation detector, as a second pair of eyes.

On MED1250 it finds fewer pairs than ours and more wrong ones; what it finds where ours finds
nothing is taken when it passes our tests of short and long forms (``models/evaluate_vocab.py``).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .abbreviations import is_plausible, is_short_form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Detector = Callable[[Doc], Doc]
else:
    Detector = Callable


def load_detector(nlp: Language) -> Detector:
    """Return scispaCy's detector over the vocabulary of a pipeline."""
    from scispacy.abbreviation import AbbreviationDetector

    detector: Detector = AbbreviationDetector(nlp)
    return detector


def detected_abbreviations(
    doc: Doc, detector: Detector, known: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return the (short form, long form) pairs of a text whose short forms are not known yet."""
    if "(" not in doc.text:
        return []
    with warnings.catch_warnings():
        # The detector complains (W036) wherever it finds nothing.
        warnings.simplefilter("ignore", category=UserWarning)
        marked = detector(doc)
    have = {short for short, _ in known}
    pairs = {(span.text, span._.long_form.text) for span in marked._.abbreviations}
    return sorted(
        (short, long)
        for short, long in pairs
        if short not in have and is_short_form(short) and is_plausible(short, long)
    )
