"""Records against the gold set."""
