"""The annotator is loaded once for all tests of the entity stage."""

import pytest

from extractor.ner import load_annotator


@pytest.fixture(scope="session")
def annotator():
    return load_annotator()
