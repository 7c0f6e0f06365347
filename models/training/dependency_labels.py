"""Which label a child of a phrase takes, by its category, its function and its place."""

from __future__ import annotations

from collections.abc import Sequence

_PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "SYM", "LS", "LST"})
_OF_WORDS = {
    "CC": "cc",
    "CONJP": "cc",
    "DT": "det",
    "PDT": "det",
    "WDT": "det",
    "CD": "nummod",
    "QP": "nummod",
    "RP": "prt",
    "PRT": "prt",
    "PRN": "parataxis",
    "CIT": "parataxis",
    "PP": "prep",
    "WHPP": "prep",
    "ADVP": "advmod",
    "WHADVP": "advmod",
    "RB": "advmod",
    "RBR": "advmod",
    "RBS": "advmod",
    "WRB": "advmod",
    "PRP$": "poss",
    "WP$": "poss",
    "POS": "case",
    "EX": "expl",
    "MD": "aux",
}
_CLAUSES = frozenset({"S", "SBAR", "SINV", "SQ", "SBARQ", "RRC", "FRAG"})
_NOMINAL = frozenset({"NP", "NML", "NX", "NAC", "WHNP", "UCP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "NML", "NX", "FW", "AFX"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "ADJP", "VBN", "VBG"})
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "TO"})


def label_of(parent: str, tags: Sequence[str], number: int, head: int, category: str) -> str:
    """Return the label of a child.

    Args:
        parent: the category of the phrase.
        tags: the tags of its children, with functions.
        number: which child.
        head: which child is the head.
        category: the child's, without functions.
    """
    if category in _PUNCTUATION:
        return "punct"
    functions = tags[number].split("-")[1:] if not tags[number].startswith("-") else []
    if "SBJ" in functions:
        return "nsubj"
    if number > head and _conjoined(tags, number, head, category):
        return "conj"
    if category in _OF_WORDS:
        return _OF_WORDS[category]
    if parent in _NOMINAL:
        return _in_noun_phrase(category, tags, number, head)
    return _in_clause(parent, category, functions, number > head)


def _conjoined(tags: Sequence[str], number: int, head: int, category: str) -> bool:
    """Tell whether a child after the head is of its kind, with a conjunction between children."""
    own = tags[head].split("-")[0].split("=")[0]
    alike = own == category or (own in _NOUNS and category in _NOUNS)
    alike = alike or (own in _VERBS and category in _VERBS | {"VP"})
    return alike and any(tag in {"CC", "CONJP"} for tag in tags[head + 1 :])


def _in_noun_phrase(category: str, tags: Sequence[str], number: int, head: int) -> str:
    """Return the label of what stands in a noun phrase."""
    if category in _CLAUSES or category == "VP":
        return "acl"
    if number > head:
        return "appos" if category in _NOMINAL | _NOUNS else "amod"
    if category == "NP":
        return "poss" if tags[number].startswith("NP") and number == 0 else "compound"
    if category in _NOUNS:
        return "compound"
    return "amod" if category in _ADJECTIVES else "dep"


def _in_clause(parent: str, category: str, functions: list[str], after: bool) -> str:
    """Return the label of what stands in a clause, a verb phrase or a phrase of a preposition."""
    if parent in {"PP", "WHPP"}:
        return "pobj" if after and category not in _CLAUSES else "pcomp" if after else "advmod"
    if category in _CLAUSES:
        return "advcl" if not after or set(functions) & {"ADV", "PRP", "TMP", "MNR"} else "ccomp"
    if "PRD" in functions:
        return "attr"
    if parent == "SBAR" and category in {"WHNP", "IN"}:
        return "mark" if category == "IN" else "rel"
    return _in_predicate(parent, category, functions, after)


def _in_predicate(parent: str, category: str, functions: list[str], after: bool) -> str:
    """Return the label of a phrase or a word beside a verb or an adjective."""
    if category == "ADJP":
        return "acomp" if after else "amod"
    if category in _VERBS and not after:
        return "aux"
    if category in _NOMINAL | _NOUNS:
        plain = after and parent == "VP" and not set(functions) - {"CLR", "1", "2", "3"}
        return "dobj" if plain else "npadvmod"
    return "dep"
