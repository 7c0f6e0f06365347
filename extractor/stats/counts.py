"""A match of the grammar → counts, rates, sample sizes and doses."""

from __future__ import annotations

import re
from decimal import Decimal

from ..types import Statistic
from .grammar import Hit, Production
from .lexer import Tokens
from .made import Printed, made
from .numbers import parse_number, parse_words
from .reading import comparator_of, level_of, number_at

_PERCENT = Decimal(100)
_LARGEST_AUC = Decimal(10)  # of carboplatin, in mg/ml × min
_ARTICLES = frozenset({"the", "these", "those", "our", "its", "all", "evaluable", "total"})
_EVENTS = frozenset({"deaths", "events"})


def rate(base: Printed, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return a percentage with its interval, comparator, events and total where printed."""
    if match.get("events"):
        return _counted_rate(base, tokens, match)
    comparator = comparator_of(tokens, match)[0] if match.get("op") else None
    return made(base, unit="%", level=level_of(tokens, match), comparator=comparator)


def _counted_rate(base: Printed, tokens: Tokens, match: Hit) -> Statistic | None:
    """Read "34 (29%)" and "88 (12.4%) of 709"; what is no number of events is left out."""
    events = _events(tokens, match)
    if events is None or events != events.to_integral_value():
        return None
    if base.value is None or base.value > _PERCENT:
        return None
    total = number_at(tokens, match, "total")
    if total is not None and total >= events and _says_of(tokens, match):
        return made(base, unit="%", values=(events, total))
    return made(base, unit="%", values=(events,))


def _events(tokens: Tokens, match: Hit) -> Decimal | None:
    if "K" in (match.get("events") or ""):
        first, behind = match.span("events")
        return parse_words(tokens.canvas[tokens.start(first) : tokens.end(behind - 1)])
    return number_at(tokens, match, "events")


def _says_of(tokens: Tokens, match: Hit) -> bool:
    """Say whether the word that joins events and total is "of", not "was"."""
    joins = [i for i in range(match.start(), match.start("total")) if tokens.letters[i] == "b"]
    if not all(tokens.meaning(i) == "of" for i in joins):
        return False
    if any(
        _other_word(tokens, i, "out") for i in range(match.end("events"), joins[0] if joins else 0)
    ):
        return False  # "three groups of 30"
    behind = range(joins[-1] + 1, match.start("total")) if joins else ()
    return all(tokens.text(i) in _ARTICLES for i in behind if tokens.letters[i] == "w")


def count(base: Printed, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return events of a total, with the percentage where one is printed."""
    events, total = _events(tokens, match), number_at(tokens, match, "total")
    if events is None or total is None or events > total or not _says_of(tokens, match):
        return None
    if events != events.to_integral_value() or total != total.to_integral_value():
        return None
    percent = "%" if base.value is not None else None
    return made(base, values=(events, total), unit=percent, level=level_of(tokens, match))


def sample_size(base: Printed, _p: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return a number of people, samples or cases; deaths and events are none."""
    value = parse_number(tokens.text(match.start("value"))) if match.get("value") else None
    if match.get("words"):
        value = parse_words(tokens.canvas[base.start : tokens.end(match.end("words") - 1)])
    if match.get("more"):
        more = tokens.text(match.start("more"))
        if len(more) != 3 or value is None or value >= 1000:
            return None
        value = value * 1000 + Decimal(more)
    if value is None or value != value.to_integral_value():
        return None
    noun = tokens.text(match.start("noun")).lower() if match.get("noun") else None
    if noun in _EVENTS or (match.get("value") and _part_of_name(tokens, match.start("value"))):
        return None
    return made(base, value=value, unit=noun, comparator="=")


def _other_word(tokens: Tokens, i: int, word: str) -> bool:
    return tokens.letters[i] == "w" and tokens.text(i).lower() != word


def _part_of_name(tokens: Tokens, i: int) -> bool:
    """Say whether letters run on from a number: "4T1"."""
    return tokens.canvas[tokens.end(i) : tokens.end(i) + 1].isalpha()


def _without_next_number(base: Printed, tokens: Tokens, match: Hit) -> Printed:
    """Take "3" of "75 mg/m2 3-weekly" off a dose: behind "m" alone is a number part of the unit."""
    i = match.end() - 1
    if tokens.letters[i] != "N" or not match.get("per") or tokens.text(i - 1) in {"m", "1.73"}:
        return base
    end = tokens.end(i - 1)
    return base._replace(end=end, text=tokens.canvas[base.start : end])


def dose(base: Printed, production: Production, tokens: Tokens, match: Hit) -> Statistic | None:
    """Return an amount of a drug or of radiation; concentrations are none."""
    if production.id == "dose.auc":
        whole = base.value is not None and base.value == base.value.to_integral_value()
        fits = whole and base.value is not None and Decimal(1) < base.value <= _LARGEST_AUC
        linked = not match.get("op") or comparator_of(tokens, match)[0] == "="
        return made(base, unit="AUC") if fits and linked else None
    base = _without_next_number(base, tokens, match)
    unit = tokens.canvas[tokens.start(match.start("unit")) : base.end].strip()
    if re.search(r"/ ?[mdµu]?[lL]\b", tokens.canvas[base.start : base.end + 4]):
        return None
    return made(base, unit=unit)
