"""``Document`` to sentences with tokens and mentions: the only place that knows spaCy."""
