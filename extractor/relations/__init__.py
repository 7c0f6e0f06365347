"""Sentences in their context to association findings."""
