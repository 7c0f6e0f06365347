"""Sentences and tables to trial findings, merged per trial; the slots are tables of patterns."""

from .find import find_trials

__all__ = ["find_trials"]
