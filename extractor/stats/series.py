"""Lists: the further members of "p = 0.01 and 0.03", "HRs of 0.5 (0.3–0.8) and 0.7 (0.5–0.9)"."""

from __future__ import annotations

import re
from decimal import Decimal

from ..types import Statistic
from .grammar import Hit, Production
from .lexer import Tokens
from .made import changed
from .patterns import (
    NEXT_AUC,
    NEXT_BARE_EFFECT,
    NEXT_EFFECT,
    NEXT_END,
    NEXT_LETTERED_P,
    NEXT_OF_SAME,
    NEXT_P,
)
from .reading import number_at

_LISTS = {
    "P_VALUE": (NEXT_P, NEXT_OF_SAME),
    "EFFECT": (NEXT_EFFECT, NEXT_OF_SAME),
    "AUC": (NEXT_AUC, NEXT_OF_SAME),
    "p.lettered": (NEXT_LETTERED_P,),
    "effect.range": (NEXT_END,),
}


def continued(
    production: Production, statistic: Statistic, tokens: Tokens, end: int
) -> tuple[list[Statistic], int]:
    """Return a statistic with the further members of its list, and where the list ends.

    Members share a series number (the offset of the first); each keeps the order of print.
    """
    members = [statistic]
    if statistic.kind not in _LISTS:
        return members, end
    for pattern in _patterns(production, statistic, tokens):
        more, end = _further(pattern, statistic, tokens, end)
        members += more
    if len(members) > 1:
        members = _joined(members, ranged=production.id == "effect.range")
    return members, end


def _joined(members: list[Statistic], *, ranged: bool) -> list[Statistic]:
    """Give the members of a list their number; the ends of a range say which end they are."""
    if not ranged:
        return [changed(m, series=members[0].start) for m in members]
    first, *others = members
    return [
        changed(first, flags=first.flags | {"range_from"}),
        *(changed(m, flags=m.flags | {"range_to"}) for m in others),
    ]


def _patterns(
    production: Production, statistic: Statistic, tokens: Tokens
) -> tuple[re.Pattern[str], ...]:
    """Return the ways in which the list may go on."""
    patterns = _LISTS.get(production.id) or _LISTS.get(statistic.kind, ())
    if statistic.threshold or (statistic.kind == "P_VALUE" and statistic.low is not None):
        return ()
    if NEXT_EFFECT in patterns and statistic.low is None:
        return (NEXT_BARE_EFFECT, NEXT_OF_SAME) if _several(statistic, tokens) else (NEXT_OF_SAME,)
    return patterns


def _further(
    pattern: re.Pattern[str], first: Statistic, tokens: Tokens, end: int
) -> tuple[list[Statistic], int]:
    """Return the members that one way of going on finds, and where they end."""
    members: list[Statistic] = []
    while found := pattern.match(tokens.letters, end):
        match = Hit(found)
        if pattern is NEXT_OF_SAME and not _of_same(tokens, match):
            break
        member = _member(first, tokens, match)
        if member is None:
            break
        members.append(member)
        end = match.end()
    return members, end


_PREPOSITIONS = frozenset({"for", "in", "among", "at", "with", "on"})


def _of_same(tokens: Tokens, match: Hit) -> bool:
    """Say whether the same preposition stands behind both: "0.82 for A and 0.76 for B"."""
    word = tokens.text(match.start("first")).lower()
    return word in _PREPOSITIONS and tokens.text(match.start("second")).lower() == word


_PLURAL = re.compile(r"\b(?:[A-Za-z]?(?:HR|OR|RR)s|ratios|risks)\b")
_RESPECTIVELY = re.compile(
    r"^(?:[^;.]|\.(?=\d)){0,80}(?:;(?:[^;.]|\.(?=\d)){0,80})?\brespectively\b", re.IGNORECASE
)


def _several(statistic: Statistic, tokens: Tokens) -> bool:
    """Tell whether a ratio without an interval opens a list: "HRs of 1.7, 1.5 and 1.4"."""
    after = tokens.canvas[statistic.end : statistic.end + 160]
    return bool(_PLURAL.search(statistic.text) or _RESPECTIVELY.match(after))


def _member(first: Statistic, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return a further member; it starts at its own comparator or number."""
    name = "op" if match.get("op") else "ns" if match.get("ns") else "value"
    start, end = tokens.start(match.start(name)), tokens.end(match.end() - 1)
    value = number_at(tokens, match, "value")
    text = tokens.canvas[start:end]
    if not _belongs(first, tokens, match, value, end):
        return None
    comparator = first.comparator
    if match.get("op"):
        comparator = tokens.meaning(match.start("op")) or "~"  # type: ignore[assignment]
    return changed(
        first,
        text=text,
        start=start,
        end=end,
        value=value,
        comparator="ns" if match.get("ns") else comparator,
        low=number_at(tokens, match, "low"),
        high=number_at(tokens, match, "high"),
        flags=first.flags - {"zero", "impossible"},
    )


_RATIO = re.compile(r".{0,8}?(?<![\d.])\d{1,2}[.·]\d{1,2}$", re.DOTALL)
# "p = 0.03 and 0.5 units": a word that is none of these makes the number something else.
_ENDED = re.compile(
    r"\s*(?:[^\w\s]|$|(?:in|for|at|on|by|among|with|when|while|after|before|from|respectively|but|were"
    r"|was|between|using|vs|versus|as|and|or|if)\b)",
    re.IGNORECASE,
)


def _belongs(first: Statistic, tokens: Tokens, match: Hit, value: Decimal | None, end: int) -> bool:
    """Say whether a number can be a further member of the list that ``first`` opens."""
    if first.kind == "AUC":
        return value is not None and 0 < value < 1
    if first.kind != "P_VALUE":
        bare = first.low is None and match.get("low") is None
        return not bare or (
            value is not None and _RATIO.match(tokens.canvas[max(0, end - 8) : end]) is not None
        )
    if match.get("ns"):  # "P > 0.05, not significant" says one thing twice
        return "sig" not in tokens.text(match.start("ns")).lower()
    name = "op" if match.get("op") else "value"
    text = tokens.canvas[tokens.start(match.start(name)) : end]
    return _like_p(text, value) and _ENDED.match(tokens.canvas, end) is not None


def _like_p(text: str, value: object) -> bool:
    """Say whether a number without its own p looks like a p-value: a decimal below one."""
    return (
        value is not None
        and re.match(r"(?:[<>=≤≥~&;a-z]{1,5} ?)?(?:0? ?\.|0,|1\.0|\d.*10)", text) is not None
    )
