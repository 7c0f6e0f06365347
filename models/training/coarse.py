"""The coarse kinds of words of the tags of a Penn treebank."""

from __future__ import annotations

_KINDS = {
    "noun": ("NN", "NNS", "NNP", "NNPS", "FW", "AFX"),
    "verb": ("VB", "VBD", "VBN", "VBG", "VBP", "VBZ"),
    "adjective": ("JJ", "JJR", "JJS"),
    "adverb": ("RB", "RBR", "RBS", "WRB", "RP"),
    "pronoun": ("PRP", "PRP$", "WP", "WP$", "EX", "WDT"),
    "article": ("DT", "PDT"),
    "preposition": ("IN", "TO"),
    "number": ("CD", "LS"),
    "sign": (",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "SYM"),
}
_KIND_OF = {tag: kind for kind, tags in _KINDS.items() for tag in tags}


def coarse(tag: str) -> str:
    """Return the kind of a tag; a tag of no kind stands for itself."""
    return _KIND_OF.get(tag, tag)
