"""The tokenizer for prose: names end where tokens end."""

import pytest
import spacy

from extractor.ner.tokens import bio_tokenizer


@pytest.fixture(scope="module")
def tokenize():
    tokenizer = bio_tokenizer(spacy.blank("en"))
    return lambda text: [token.text for token in tokenizer(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We gave NaF.", "NaF"),
        ("It binds S1P.", "S1P"),
        ("through kinase (PI3K)/Akt", "PI3K"),
        ("in p18(-/-) mice", "p18"),
        ("by AdCX.GELO165 and", "GELO165"),
        ("by AdCX.beta gal", "beta"),
        ("of interleukin (IL-8) rose", "8"),
    ],
)
def test_name_is_apart(tokenize, text, name):
    assert name in tokenize(text)


@pytest.mark.parametrize("whole", ["0.05", "U.S.", "vs.", "e.g.", "https://example.org/a.b", "J."])
def test_what_belongs_together_stays(tokenize, whole):
    assert whole in tokenize(f"That is {whole} here")


def test_text_is_kept():
    text = "ER(+)/PR(-) and IL-8) at www.example.org, J. Doe et al."
    assert bio_tokenizer(spacy.blank("en"))(text).text == text
