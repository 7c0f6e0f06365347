"""One finding printed in several places becomes one finding with several places of evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ..types import AssociationFinding, Statistic

_LOW_STATES = frozenset({"low", "negative", "decreased", "lost", "wild_type"})
_GENERAL_ANALYSES = frozenset({"unspecified", "correlation"})
_UNADJUSTED = frozenset({"univariate", "log_rank"})


def merge_findings(findings: Iterable[AssociationFinding]) -> tuple[AssociationFinding, ...]:
    """Merge the findings of one paper that say the same; the more exact p-value stays."""
    merged: list[AssociationFinding] = []
    for finding in findings:
        partner = next((i for i, other in enumerate(merged) if same(other, finding)), None)
        if partner is None:
            merged.append(finding)
        else:
            merged[partner] = join(merged[partner], finding)
    return _absorb_plain(merged)


def _absorb_plain(findings: list[AssociationFinding]) -> tuple[AssociationFinding, ...]:
    """Let a statement without figures become evidence of the ones with figures it restates."""
    kept: list[AssociationFinding] = []
    plain = [f for f in findings if _is_plain(f)]
    exact = [f for f in findings if not _is_plain(f)]
    for finding in plain:
        if _sums_up(finding, exact):
            continue
        at = next((i for i, e in enumerate(exact) if restates(finding, e)), None)
        if at is None:
            kept.append(finding)
        else:
            exact[at] = replace(exact[at], evidence=(*exact[at].evidence, *finding.evidence))
    return tuple(sorted([*kept, *exact], key=_position))


_SURVIVAL = frozenset(
    ["OS", "CSS", "PFS", "DFS", "RFS", "EFS", "FFS", "BCRFS", "LRFS", "DMFS", "BMFS", "MFS"]
)


def _sums_up(plain: AssociationFinding, exact: list[AssociationFinding]) -> bool:
    """Tell whether "a prognostic factor" only sums up the survival results of the same paper."""
    if _outcome_key(plain) != "OTHER" or plain.attribution.source != "own":
        return False
    if "prognos" not in plain.outcome.text.lower() and "outcome" not in plain.outcome.text.lower():
        return False
    return any(
        marker_key(e) & marker_key(plain)
        and _cancer_key(e) == _cancer_key(plain)
        and _outcome_key(e) in _SURVIVAL
        for e in exact
    )


def _position(finding: AssociationFinding) -> tuple[int, int]:
    first = finding.evidence[0]
    return first.start or 0, finding.outcome.start


def _is_plain(finding: AssociationFinding) -> bool:
    return finding.p_value is None and finding.effect is None


def restates(plain: AssociationFinding, exact: AssociationFinding) -> bool:
    """Tell whether a statement without figures says what a finding with figures says."""
    return (
        same_subject(plain, exact)
        and plain.attribution.source == exact.attribution.source
        and _references_agree(plain, exact)
        and _ways_agree(plain, exact)
        and _analyses_agree(plain, exact)
        and not _tested_alone(plain, exact)
    )


def _tested_alone(plain: AssociationFinding, exact: AssociationFinding) -> bool:
    """Tell whether "an independent factor" says more than a p-value of no model said before."""
    if plain.analysis != "multivariate" or exact.effect is not None:
        return False
    return exact.analysis != "multivariate"


def same(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether two findings are one, printed twice."""
    return (
        same_subject(left, right)
        and (not (_in_table(left) and _in_table(right)) or _same_figures(left, right))
        and left.attribution.source == right.attribution.source
        and left.subgroup == right.subgroup
        and _ways_agree(left, right)
        and _analyses_agree(left, right)
        and figures_agree(left, right)
        and _references_agree(left, right)
        and not _analysed_again(left, right)
    )


_NEAR = 800  # characters: a statement and its multivariate test, one after the other
_BOUNDS = frozenset({"<", "<=", ">", ">="})


def _analysed_again(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether the second is the multivariate test of what stands just before it.

    "High X had shorter OS (p < 0.001). On multivariate analysis … (HR 1.7, p < 0.001)": a bound
    that both share does not make them one.
    """
    first, second = sorted((left, right), key=_position)
    if second.analysis != "multivariate" or first.analysis == "multivariate":
        return False
    p_value = second.p_value
    bound = p_value is None or p_value.comparator in _BOUNDS
    apart = (second.evidence[0].start or 0) - (first.evidence[-1].end or 0)
    return bound and first.effect is None and second.effect is not None and 0 <= apart <= _NEAR


def _same_figures(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether two findings print the very same p-value, effect and interval."""
    if left.effect is None or right.effect is None:
        return False
    mine = (left.effect.value, left.effect.low, left.effect.high)
    theirs = (right.effect.value, right.effect.low, right.effect.high)
    p_left = left.p_value.value if left.p_value else None
    p_right = right.p_value.value if right.p_value else None
    return mine == theirs and p_left == p_right


def _in_table(finding: AssociationFinding) -> bool:
    """Tell whether a finding is a row of a table: two rows are two findings."""
    return any(e.where == "table" for e in finding.evidence)


def same_subject(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether two findings have the same marker, cancer and outcome."""
    return (
        marker_key(left) == marker_key(right)
        and _cancer_key(left) == _cancer_key(right)
        and _outcome_key(left) == _outcome_key(right)
        and _measures_agree(left, right)
    )


_OF_SEQUENCE = frozenset({"variant", "mutation", "copy_number", "fusion"})
_OF_AMOUNT = frozenset({"expression", "mRNA", "protein", "serum"})


def _measures_agree(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether not one finding is of a gene's sequence and the other of how much there is."""
    forms = {left.form, right.form}
    return not (forms & _OF_SEQUENCE and forms & _OF_AMOUNT)


def marker_key(finding: AssociationFinding) -> frozenset[str]:
    """Return the genes of a finding, or the name of a marker that is no gene."""
    names: set[str] = set()
    genes = [m for m in finding.biomarkers if m.label != "MARKER"]
    for mention in genes or finding.biomarkers:  # "CD3+ lymphocytes" are counted by CD3
        concept = mention.concept
        if concept is None:
            names.add(mention.text.lower())
        else:
            names |= set(concept.members) or {concept.name}
    return frozenset(names) or frozenset({finding.biomarker_text.lower()})


def _cancer_key(finding: AssociationFinding) -> str:
    cancer = finding.cancer
    if cancer is None:
        return ""
    return cancer.concept.id if cancer.concept else cancer.text.lower()


def _outcome_key(finding: AssociationFinding) -> str:
    concept = finding.outcome.concept
    code = concept.id if concept else "OTHER"
    return "T" if code == "STAGE" and _T_CATEGORY.match(finding.outcome.text) else code


# The T category and the stage made of T, N and M are two things of one code.
_T_CATEGORY = re.compile(
    r"^(?:(?:clinical|pathologic(?:al)?|primary)\s)?y?[cp]?T(?:[0-4x]\b|[\s-]?(?:stage|category"
    r"|classification|status)|$)"
)


def way(finding: AssociationFinding) -> int:
    """Return +1 where more of the marker is worse, -1 where it is better, 0 where nothing says."""
    sign = {"worse": 1, "better": -1}.get(finding.direction, 0)
    return -sign if finding.state in _LOW_STATES else sign


def _ways_agree(left: AssociationFinding, right: AssociationFinding) -> bool:
    if (left.direction == "none") != (right.direction == "none"):
        return False
    return way(left) * way(right) >= 0


def _analyses_agree(left: AssociationFinding, right: AssociationFinding) -> bool:
    return (
        left.analysis == right.analysis
        or {left.analysis, right.analysis} <= _UNADJUSTED
        or left.analysis in _GENERAL_ANALYSES
        or right.analysis in _GENERAL_ANALYSES
    )


def _references_agree(left: AssociationFinding, right: AssociationFinding) -> bool:
    mine, theirs = set(left.attribution.references), set(right.attribution.references)
    return not mine or not theirs or bool(mine & theirs)


def figures_agree(left: AssociationFinding, right: AssociationFinding) -> bool:
    """Tell whether two findings print the same result: one figure in common, none against."""
    if _is_plain(left) or _is_plain(right):
        return _is_plain(left) and _is_plain(right)
    if not p_values_agree(left.p_value, right.p_value) or not effects_agree(
        left.effect, right.effect
    ):
        return False
    both_p = left.p_value is not None and right.p_value is not None
    both_effect = left.effect is not None and right.effect is not None
    return both_p or both_effect


def p_values_agree(left: Statistic | None, right: Statistic | None) -> bool:
    """Tell whether two p-values are one, perhaps rounded in one of the places."""
    if left is None or right is None:
        return True
    if left.comparator != right.comparator:
        return False
    return left.value == right.value or _rounds(left.value, right.value)


def _rounds(left: Decimal | None, right: Decimal | None) -> bool:
    if left is None or right is None:
        return False
    short, long = sorted((left, right), key=lambda v: -int(v.as_tuple().exponent))
    return long.quantize(Decimal(1).scaleb(int(short.as_tuple().exponent))) == short


def effects_agree(left: Statistic | None, right: Statistic | None) -> bool:
    """Tell whether two effects are one, perhaps rounded in one of the places."""
    if left is None or right is None:
        return True
    return left.value == right.value or _rounds(left.value, right.value)


def join(first: AssociationFinding, second: AssociationFinding) -> AssociationFinding:
    """Join two findings that are one: the fuller fields, all places of evidence."""
    return replace(
        first,
        p_value=_fuller(first.p_value, second.p_value),
        effect=_fuller(first.effect, second.effect),
        analysis=second.analysis
        if first.analysis in _GENERAL_ANALYSES and second.analysis != "unspecified"
        else first.analysis,
        form=second.form if first.form == "unspecified" else first.form,
        state=second.state
        if first.state == "unspecified" and way(second) * way(first) >= 0
        else first.state,
        direction=second.direction if first.direction == "associated" else first.direction,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )


def _fuller(left: Statistic | None, right: Statistic | None) -> Statistic | None:
    if left is None or right is None:
        return left or right
    return right if _digits(right) > _digits(left) else left


def _digits(statistic: Statistic) -> int:
    return -int(statistic.value.as_tuple().exponent) if statistic.value is not None else 0
