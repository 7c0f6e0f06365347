"""Claims: which figures of a sentence belong to which of its outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..types import Sentence, Statistic
from .bundles import PAIR, TURN, Bundle, Figures, bundle_of, bundles_of, figures_in
from .pattern import compiled
from .sides import Named
from .spotted import Spotted, coordinated, find_outcomes
from .values import Value, find_values

_NEAR = 60  # characters
_FOR = compiled(r"^[\s)\],]*(?:for|in)\s+(?:the\s+|median\s+)*$")
_VERSUS = compiled(
    r"\b(?:vs\.?|versus|compared\s+(?:with|to)|than|(?:as\s+)?against|and\s+in|but)(?=\W|\Z)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """An outcome with figures of its own; ``floor`` is where the words about it begin."""

    outcome: Spotted
    bundle: Bundle
    floor: int
    position: int = 0  # of several bundles of one outcome
    ceiling: int | None = None  # where the next outcome or bundle begins

    @property
    def free(self) -> bool:
        """Tell whether the outcome is a noun phrase that no vocabulary knows."""
        return self.outcome.free


def _each(items: Sequence[Statistic], n: int, count: int, *, shared: bool) -> Statistic | None:
    """Give the n-th of several outcomes its part of a list; ``shared``: one is for all."""
    if len(items) == count:
        return items[n]
    return items[0] if shared and len(items) == 1 else None


def _by_arm(values: Sequence[Value], count: int, sentence: Sentence) -> bool:
    """Tell whether the list runs through the outcomes of one arm before the next arm."""
    first = sentence.text[values[0].end - sentence.start : values[1].start - sentence.start]
    turn = sentence.text[
        values[count - 1].end - sentence.start : values[count].start - sentence.start
    ]
    return not _VERSUS.search(first) and (bool(_VERSUS.search(turn)) or len(turn) > len(first))


def _distributed(
    members: Sequence[Spotted], figures: Figures, sentence: Sentence
) -> Iterator[Claim]:
    """Yield the claims of outcomes that share one stretch of figures, "respectively"."""
    count, values = len(members), figures.values
    sides = len(values) // count if values and len(values) % count == 0 else 0
    by_arm = sides > 1 and _by_arm(values, count, sentence)
    for n, member in enumerate(members):
        mine = values[n::count] if by_arm else values[n * sides : (n + 1) * sides]
        p_value = _each(figures.p_values, n, count, shared=True)
        effect = _each(figures.effects, n, count, shared=False)
        bundle = bundle_of(
            [*mine, *((p_value,) if p_value else ()), *((effect,) if effect else ())]
        )
        yield Claim(member, bundle, member.start)


def _labelled(
    found: Sequence[Spotted], values: Sequence[Value], sentence: Sentence
) -> tuple[Claim, ...]:
    """Return the claims of "(HR 0.9, p = 0.4 for PFS; HR 0.8, p = 0.1 for OS)", else none."""
    claims: list[Claim] = []
    floor = sentence.start
    for one in found:
        figures = figures_in(sentence, floor, one.start, values)
        tests = sorted((*figures.p_values, *figures.effects), key=lambda s: s.start)
        if not tests or not _FOR.match(
            sentence.text[tests[-1].end - sentence.start : one.start - sentence.start]
        ):
            continue
        claims.append(Claim(one, bundle_of([*figures.p_values[-1:], *figures.effects[-1:]]), floor))
        floor = one.end
    if len(claims) < PAIR:
        return ()
    heads = [f for f in found if f.end <= claims[0].bundle.start]
    figures = figures_in(sentence, sentence.start, claims[0].bundle.start, values)
    held = {c.outcome.code: c for c in _distributed(heads, figures, sentence)} if heads else {}
    return tuple(
        replace(
            c,
            outcome=held[c.outcome.code].outcome if c.outcome.code in held else c.outcome,
            bundle=replace(
                c.bundle,
                values=held[c.outcome.code].bundle.values if c.outcome.code in held else (),
            ),
        )
        for c in claims
    )


_TOUCH = compiled(
    r"\A\s*(?:(?:patients\s+|women\s+|men\s+|participants\s+)?(?:had|achieved|obtained|showed|experienced|reported|developed|exhibited|with)\s+)?"
    r"(?:an?\s+|at\s+least\s+(?:one|1)\s+|one\s+or\s+more\s+)?"
    r"(?:(?:confirmed|overall|objective|any|severe|serious|all-causality|(?:treatment|drug)-(?:related|emergent)|grade\s+[≥\d\s/–-]+)\s+)*\Z"
)


def _begins(one: Spotted, values: Sequence[Value], sentence: Sentence) -> int:
    """Return where an outcome's own stretch begins: at the value that touches it, if any."""
    for n, value in enumerate(values):
        if value.start <= one.start < value.end:
            return value.start  # "eleven partial responses (28%)"
        between = sentence.text[value.end - sentence.start : one.start - sentence.start]
        if value.end <= one.start and value.unit == "%" and _TOUCH.match(between):
            last = values[n - 1].end if n else sentence.start
            before = sentence.text[last - sentence.start : value.start - sentence.start]
            return one.end if n and _JOINS.match(before) else value.start
    return one.end


_JOINS = compiled(r"\A\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:,|and|,\s*and|vs?\.?|versus|or)\s*\Z")


def _turn_before(
    found: Sequence[Spotted], n: int, start: int, values: Sequence[Value], sentence: Sentence
) -> int:
    """Return the turn of a sentence before an outcome whose values stand between the two."""
    one, before = found[n], found[n - 1]
    stop = found[n + 1].start if n + 1 < len(found) else sentence.end
    turns = [
        m.end() + sentence.start
        for m in TURN.finditer(
            sentence.text, before.end - sentence.start, one.start - sentence.start
        )
    ]
    if not turns or any(one.end <= v.start < stop for v in values):
        return start
    between = [v for v in values if turns[-1] <= v.start < one.start]
    return turns[-1] if between else start


def _runs(
    found: Sequence[Spotted], values: Sequence[Value], sentence: Sentence
) -> list[tuple[list[Spotted], Figures]]:
    """Group outcomes with no figure between them, each group with the figures that follow."""
    runs: list[tuple[list[Spotted], Figures]] = []
    starts = [_begins(one, values, sentence) for one in found]
    for n in range(1, len(found)):
        starts[n] = _turn_before(found, n, starts[n], values, sentence)
    for n, one in enumerate(found):
        stop = starts[n + 1] if n + 1 < len(found) else sentence.end
        figures = figures_in(sentence, starts[n], stop, values)
        if runs and not runs[-1][1]:
            runs[-1] = ([*runs[-1][0], one], figures)
        else:
            runs.append(([one], figures))
    return runs


def _led(
    runs: list[tuple[list[Spotted], Figures]], values: Sequence[Value], sentence: Sentence
) -> list[tuple[list[Spotted], Figures]]:
    """Give figures that stand before the first outcome to it: "37% and 26% had a response"."""
    first = runs[0][0][0]
    leading = figures_in(sentence, sentence.start, _begins(first, values, sentence), values)
    if _straddled(runs[0], leading, sentence):
        runs[0][1].values[:0] = leading.values
        return runs
    leading = leading if _begins(first, values, sentence) > first.start else Figures()
    if not leading:
        return runs
    if not runs[-1][1] and len(runs) > 1:
        # "4 (12%) had CR, 26 (79%) PR": each figure before its outcome.
        shifted = [leading, *(f for _, f in runs[:-1])]
        if all(shifted):
            return [(members, shifted[n]) for n, (members, _) in enumerate(runs)]
    near = first.start - max(f.end for f in leading.ordered()) < _NEAR
    untested = not (runs[0][1].values or runs[0][1].effects)
    if untested and (near or not runs[0][1]):
        own = runs[0][1]
        runs[0] = (
            runs[0][0] if own else runs[0][0][:1],
            Figures(leading.values, leading.p_values + own.p_values, leading.effects + own.effects),
        )
    return runs


def _straddled(run: tuple[list[Spotted], Figures], leading: Figures, sentence: Sentence) -> bool:
    """Tell whether an outcome stands between its two values: "18% had events, against 63%"."""
    members, own = run
    if len(leading.values) != 1 or not own.values or leading.p_values or leading.effects:
        return False
    between = sentence.text[members[-1].end - sentence.start : own.values[0].start - sentence.start]
    alike = leading.values[0].unit == own.values[0].unit
    return alike and len(own.values) == 1 and bool(_VERSUS.search(between))


def find_claims(
    sentence: Sentence,
    arms: int = PAIR,
    context: Spotted | None = None,
    free: Sequence[Spotted] = (),
    named: Sequence[Named] = (),
) -> tuple[Claim, ...]:
    """Return the outcomes of a sentence with the figures that belong to each.

    Args:
        sentence: the sentence with its mentions and statistics.
        arms: how many arms the trial compares.
        context: the outcome of the sentence before, for a sentence that names none.
        free: outcomes of the sentence that no vocabulary knows.
        named: the places of the sentence that name an arm.
    """
    values = find_values(sentence, named)
    found = tuple(sorted((*find_outcomes(sentence), *free), key=lambda s: s.start))
    if not found and context is not None:
        found = (_here(context, sentence),)
    if not found:
        return ()
    labelled = _labelled(found, values, sentence)
    if labelled:
        return labelled
    claims: list[Claim] = []
    floor = sentence.start
    runs = _led(_runs(found, values, sentence), values, sentence)
    for n, (members, figures) in enumerate(runs):
        ceiling = runs[n + 1][0][0].start if n + 1 < len(runs) else None
        claims += _of_run(members, figures, sentence, arms, (floor, ceiling))
        floor = max([m.end for m in members] + [f.end for f in figures.ordered()])
    return tuple(_taken_up(claims))


def _here(context: Spotted, sentence: Sentence) -> Spotted:
    """Return an outcome of another sentence as if it stood at the beginning of this one."""
    if sentence.start <= context.start < sentence.end:
        return context
    return replace(context, start=sentence.start, end=sentence.start)


def _taken_up(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Join "median PFS was 8 months in A, against a median PFS of 6 months in B"."""
    held: Claim | None = None
    for claim in claims:
        if held is not None and _same_again(held, claim):
            figures = (*held.bundle.values, *claim.bundle.values)
            bundle = replace(claim.bundle, values=figures, start=held.bundle.start)
            held = replace(claim, outcome=held.outcome, bundle=bundle, floor=held.floor)
            continue
        if held is not None:
            yield held
        held = claim
    if held is not None:
        yield held


_KINDS = frozenset({"RESPONSE", "TOXICITY"})


def _bare_name(spotted: Spotted) -> str:
    """Return an outcome's name to compare; of responses and of toxicities there are several."""
    text = (spotted.outcome.text or "").lower()
    return text.removeprefix("median ") if spotted.code in _KINDS else text.split(" ")[-1]


def _same_again(one: Claim, other: Claim) -> bool:
    """Tell whether two claims give one value each of the same outcome, the first untested."""
    first, second = one.bundle, other.bundle
    single = len(first.values) == 1 == len(second.values) and one.outcome != other.outcome
    untested = first.p_value is None and first.effect is None
    names = {_bare_name(c.outcome) for c in (one, other)}
    same = one.outcome.code == other.outcome.code and len(names) == 1
    return single and untested and same and first.values[0].unit == second.values[0].unit != ""


def _of_run(
    members: Sequence[Spotted],
    figures: Figures,
    sentence: Sentence,
    arms: int,
    bounds: tuple[int, int | None],
) -> Iterator[Claim]:
    """Yield the claims of outcomes with the figures that follow them."""
    floor, ceiling = bounds
    close = coordinated(members, sentence)
    if not figures:
        for n, member in enumerate(members):
            start = members[n - 1].end if n else floor
            after = members[n + 1].start if n + 1 < len(members) else ceiling
            yield Claim(member, Bundle(), start, ceiling=after)
    elif len(close) > 1:
        for claim in _distributed(close, figures, sentence):
            yield replace(claim, floor=floor, ceiling=ceiling)
    else:
        bundles = bundles_of(figures, sentence, arms)
        for n, bundle in enumerate(bundles):
            after = bundles[n + 1].start if n + 1 < len(bundles) else ceiling
            yield Claim(close[-1], bundle, floor, n, after)
