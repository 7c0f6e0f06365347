"""Captions of tables, where they end and their tables begin."""

import numpy as np
import pytest

from extractor.pdf.table_captions import captions_on
from extractor.pdf.table_words import Rule
from extractor.types import CharBoxes, Document, Passage

LINES = ("Table 4. Weights of herbs.", "Herb Pots Plots", "Aster 12 14", "Salsola 9 8")
WIDTH = 200.0


@pytest.fixture
def swallowed():
    """Return a paper whose caption was read with the rows below it, 12 points a line."""
    text = " ".join(LINES)
    boxes = []
    for i, printed in enumerate(LINES):
        step = WIDTH / len(printed)
        boxes += [(n * step, 12.0 * i, (n + 1) * step, 12.0 * i + 8) for n in range(len(printed))]
        boxes.append((0.0, 0.0, 0.0, 0.0))
    chars = CharBoxes(np.ones(len(text), np.int16), np.array(boxes[:-1], np.float32))
    passage = Passage(text=text, start=0, end=len(text), kind="caption", section="caption", page=1)
    return Document(
        doc_id="a", sha256="s", source="pdf", text=text, passages=(passage,), chars=chars
    )


def test_a_caption_ends_where_the_rules_of_its_table_begin(swallowed):
    rules = [Rule(0, WIDTH, 10.0), Rule(0, WIDTH, 22.0), Rule(0, WIDTH, 46.0)]
    (caption,) = captions_on(swallowed, 1, (), rules)
    assert (caption.label, caption.text.strip()) == ("Table 4", "Weights of herbs.")
    assert caption.box[3] < 10.0


def test_a_rule_below_the_label_alone_is_no_table(swallowed):
    (caption,) = captions_on(swallowed, 1, (), [Rule(0, WIDTH, 10.0)])
    assert caption.text.endswith("Salsola 9 8")
