"""Printed statistics: p-values, effects, intervals, medians, counts, doses."""
