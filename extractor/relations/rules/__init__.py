"""Relation rules, one file a relation; the first that fires names the finding."""

from . import association, comparison, none, prediction, statistic

ALL_RULES = (
    *none.RULES,
    *prediction.RULES,
    *association.RULES,
    *comparison.RULES,
    *statistic.RULES,
)
