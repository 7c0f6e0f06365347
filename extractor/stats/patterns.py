"""The grammar: how papers print statistics, one entry a way of writing.

A pattern is a regular expression over the class letters of ``lexemes.py``; its named groups say
which token is the value, the bounds, the level. Entries are tried in this order, and what an entry
takes is ``_`` for those after it, so the more telling way of writing stands first. Repetitions are
bounded, so that the time is linear in the length of the text.
"""

from __future__ import annotations

from .grammar import FILLER, LETTER, SIGNED, TAIL, Production, grammar
from .patterns_effects import EFFECTS
from .patterns_values import VALUES

NEXT_EFFECT = grammar(rf"(?:[,;]?a|[,;])(?P<op>[O~])?(?P<value>{SIGNED})(?:{TAIL})")
NEXT_BARE_EFFECT = grammar(r"(?:[,;]?a|[,;])(?P<op>[O~])?(?P<value>N)(?![%UucG/N+]|\(N|-|tN|C)")
NEXT_P = grammar(  # "p = 0.03 (A), 0.2 (B)": what a value belongs to may stand behind it
    r"(?:\([^()N._]{1,4}\))?(?:[,;/]?a|[,;/])(?P<op>[O~])?"
    r"(?:(?P<value>N)(?![%UucG/N+]|\((?![^()N._]{1,4}\))|-|tN|C)|(?P<ns>S))"
)
NEXT_LETTERED_P = grammar(
    rf"[,;]?a?(?:\((?:{LETTER}|N)\)|{LETTER}[:)]|(?<=[,;a])w{{1,3}},?)(?P<op>[O~])?(?P<value>N)"
    r"(?![%UucG(/N+]|-|tN|C)"
)
NEXT_END = grammar(rf"(?:t|-|a)(?P<value>N)(?:{TAIL})?(?![%UucG/N])")
# "0.82 for the cohort and 0.76 for men": the same word stands behind both.
NEXT_OF_SAME = grammar(
    rf"(?P<first>w){FILLER}{{1,6}}?(?:,?a|,)(?P<op>[O~])?(?P<value>{SIGNED})(?:{TAIL})?(?=(?P<second>w))"
)
NEXT_AUC = grammar(rf"(?:[,;]?a|[,;]|t)(?P<value>N)(?![%UucG/N])(?:{TAIL})?")

PRODUCTIONS: tuple[Production, ...] = (*EFFECTS, *VALUES)
