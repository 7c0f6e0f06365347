"""The grammar: how papers print statistics, one entry a way of writing.

A pattern is a regular expression over the class letters of ``lexemes.py``; its named groups say
which token is the value, the bounds, the level. Entries are tried in this order, and what an entry
takes is ``_`` for those after it, so the more telling way of writing stands first. Repetitions are
bounded, so that the time is linear in the length of the text.
"""

from __future__ import annotations

from .grammar import SIGNED, TAIL, Production, grammar
from .patterns_effects import EFFECTS
from .patterns_values import VALUES

NEXT_EFFECT = grammar(rf"(?:[,;]?a|[,;])(?P<op>[O~])?(?P<value>{SIGNED})(?:{TAIL})")
NEXT_BARE_EFFECT = grammar(r"(?:[,;]?a|[,;])(?P<op>[O~])?(?P<value>N)(?![%UucG/N+]|\(N|-|tN|C)")
NEXT_P = grammar(r"(?:[,;/]?a|[,;/])(?P<op>[O~])?(?:(?P<value>N)(?![%UucG(/N+]|-|tN|C)|(?P<ns>S))")
NEXT_AUC = grammar(rf"(?:[,;]?a|[,;]|t)(?P<value>N)(?![%UucG/N])(?:{TAIL})?")

PRODUCTIONS: tuple[Production, ...] = (*EFFECTS, *VALUES)
