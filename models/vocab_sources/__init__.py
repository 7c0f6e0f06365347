"""Readers of the public tables that the vocabularies are derived from."""
