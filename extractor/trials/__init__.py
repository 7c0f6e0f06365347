"""Sentences and tables to trial findings, one a trial."""
