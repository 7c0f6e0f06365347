"""Many papers, each in its own fate."""
