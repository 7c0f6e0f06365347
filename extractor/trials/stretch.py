"""A stretch of a sentence, with what was found in it."""

from __future__ import annotations

from dataclasses import replace

from ..types import Sentence


def cut(sentence: Sentence, start: int, end: int) -> Sentence:
    """Return a stretch of a sentence as a sentence of its own."""
    return replace(
        sentence,
        text=sentence.text[start - sentence.start : end - sentence.start],
        start=start,
        end=end,
        mentions=tuple(m for m in sentence.mentions if start <= m.start and m.end <= end),
        statistics=tuple(s for s in sentence.statistics if start <= s.start and s.end <= end),
    )
