"""Work that may not grow faster than the text: counted, not timed."""

import spacy

from extractor.ner.find import _joined, _overlaps
from extractor.ner.tokens import bio_tokenizer


class Counted(list):
    """A list that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, index):
        type(self).looks += 1
        return super().__getitem__(index)

    def __iter__(self):
        for item in super().__iter__():
            type(self).looks += 1
            yield item


def test_a_name_is_held_against_few_of_many_spans():
    spans = Counted((n, n + 1) for n in range(0, 100_000, 2))
    assert _overlaps(70_000, 70_003, spans)
    assert not _overlaps(70_001, 70_002, spans)
    assert Counted.looks < 100


def test_spans_in_one_another_are_joined():
    assert _joined([(5, 9), (0, 3), (1, 2), (8, 12), (12, 13)]) == [(0, 3), (5, 12), (12, 13)]


def test_a_stretch_without_a_blank_is_not_taken_apart():
    tokenizer = bio_tokenizer(spacy.blank("en"))
    search, calls = tokenizer.suffix_search, []

    def counted(text):
        calls.append(text)
        return search(text)

    tokenizer.suffix_search = counted
    calls.clear()  # the exceptions of the language were looked at anew
    assert [t.text for t in tokenizer("a word " + "(" * 5000)] == ["a", "word", "(" * 5000]
    assert len(calls) < 20
