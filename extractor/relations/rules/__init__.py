"""Relation rules, one file a relation."""
