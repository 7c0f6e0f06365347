"""Lists: the further members of "p = 0.01 and 0.03", "HRs of 0.5 (0.3–0.8) and 0.7 (0.5–0.9)"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ..types import Statistic
from .grammar import Hit
from .lexer import Tokens
from .patterns import NEXT_AUC, NEXT_BARE_EFFECT, NEXT_EFFECT, NEXT_P
from .reading import number_at


def continued(statistic: Statistic, tokens: Tokens, end: int) -> tuple[list[Statistic], int]:
    """Return a statistic with the further members of its list, and where the list ends.

    Members share a series number (the offset of the first); each keeps the order of print.
    """
    members = [statistic]
    pattern = {"P_VALUE": NEXT_P, "EFFECT": NEXT_EFFECT, "AUC": NEXT_AUC}.get(statistic.kind)
    if pattern is None or statistic.threshold or (statistic.low is not None and pattern is NEXT_P):
        return members, end
    if pattern is NEXT_EFFECT and statistic.low is None:
        if not _several(statistic, tokens):
            return members, end
        pattern = NEXT_BARE_EFFECT
    while found := pattern.match(tokens.letters, end):
        match = Hit(found)
        member = _member(statistic, tokens, match)
        if member is None:
            break
        members.append(member)
        end = match.end()
    if len(members) > 1:
        members = [replace(m, series=statistic.start) for m in members]
    return members, end


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
    return replace(
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


_RATIO = re.compile(r".*?(?<![\d.])\d{1,2}[.·]\d{1,2}$", re.DOTALL)
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
            value is not None and _RATIO.match(tokens.canvas[:end][-8:]) is not None
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
