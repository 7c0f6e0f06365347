"""The parts of the grammar: fragments over class letters, and what a match of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..types import StatisticKind

FILLER = r"[wHGvaUDAFtrlTIJ1KunyLMbsce\-]"  # words that may stand between a name and its number
ASIDE = r"\([^()N._]{1,10}\)"  # a bracket without a number: "(high vs low)", "(HR)"
LINK = r"[,:;]?[b:]{0,2}[,:]?(?P<op>[O~?])?"
SIGNED = r"[-+]?N"
DASH = r"(?:[-t,;a~/]|-t)"
UNIT = r"(?:%|U|[uc](?:/[wuc])?|w/[wuc])"
BOUNDS = (
    rf"r?(?:(?P<low>{SIGNED})|Z)[%U]?{DASH}(?:(?P<high>{SIGNED})|Z)"
    r"(?:%|U(?![-w])|[uc](?:/[wuc])?(?=\)))?"
)
LEVEL = r"(?P<level>N)%?-?"
INTERVAL_NAME = (
    rf"(?:1[,-]?)?(?:{LEVEL})?C%?(?:\(C\)|\(?(?P<level_after>N)%\)?|\((?P<level_after>N)\))?"
)
INTERVAL = rf"{INTERVAL_NAME}[,:;]?[Ob:?]{{0,2}}\(?{BOUNDS}"
BRACKETED = rf"\((?:{INTERVAL}|{BOUNDS})\)?"
UPPER = (
    rf"[,;(]{{1,2}}(?:h(?:b?w?1?-?{LEVEL}C)?|(?:1[,-]?)?{LEVEL}Ch)[,:]?[bO]?(?P<high>N)(?:%|\))?"
)
DASHED = r"(?P<low>N)(?:-|t)(?P<high>N)(?![%UGuwv])"
# "0.71 with a 95% CI of 0.55 to 0.92": counts only where the value lies within the bounds.
WITH = rf"(?P<loose>,?[wa]{{1,3}},?{INTERVAL}\)?)"
LETTER = r"[wyUuRn]"  # what the name of a panel may be: "(A)", "b)", "(ii)"
TAIL = rf"(?:(?:[,;:(]|,?\(){INTERVAL}\)?|{INTERVAL}|\(?:?{BRACKETED}|,?{BRACKETED})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """A way of writing a statistic; ``examples`` and ``counter_examples`` are its tests."""

    id: str
    kind: StatisticKind
    needs: str  # a letter without which the pattern cannot match
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def grammar(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a name may stand several times: ``low``, ``low__2`` …."""
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        seen[match[1]] = count = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}>" if count == 1 else f"(?P<{match[1]}__{count}>"

    return re.compile(re.sub(r"\(\?P<(\w+)>", renamed, pattern))


@cache
def _groups_of(pattern: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """Return the groups of each name: ``low`` stands for ``low``, ``low__2`` …."""
    groups: dict[str, tuple[int, ...]] = {}
    for name, number in pattern.groupindex.items():
        short = name.partition("__")[0]
        groups[short] = (number, *groups.get(short, ()))  # the last of several counts
    return groups


class Hit:
    """A match of the grammar in which a name stands for whichever of its groups took part."""

    __slots__ = ("_groups", "_match")

    def __init__(self, match: re.Match[str]) -> None:
        """Keep the match, and which groups stand under a name."""
        self._match = match
        self._groups = _groups_of(match.re)

    def get(self, name: str) -> str | None:
        """Return the letters of a named group, None when it took no part."""
        for number in self._groups.get(name, ()):
            if letters := self._match[number]:
                return letters
        return None

    def find(self, name: str) -> tuple[int, int] | None:
        """Return first and behind-last token of a group, None when it took no part."""
        for number in self._groups.get(name, ()):
            span = self._match.span(number)
            if span[0] < span[1]:
                return span
        return None

    def span(self, name: str) -> tuple[int, int]:
        """Return first and behind-last token of a group; KeyError when it took no part."""
        span = self.find(name)
        if span is None:
            raise KeyError(name)
        return span

    def group(self) -> str:
        """Return the letters of the whole match."""
        return self._match.group()

    def may_keep(self) -> bool:
        """Say whether stretches of the match can be statistics of their own."""
        return "keep" in self._groups

    def kept(self) -> list[tuple[int, int]]:
        """Return the stretches of the match that are statistics of their own."""
        return sorted(self._match.span(n) for n in self._groups.get("keep", ()) if self._match[n])

    def start(self, name: str | None = None) -> int:
        """Return the first token of the match, or of a group."""
        return self.span(name)[0] if name else self._match.start()

    def end(self, name: str | None = None) -> int:
        """Return the token behind the match, or behind a group."""
        return self.span(name)[1] if name else self._match.end()
