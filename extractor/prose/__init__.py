"""Pure functions on running text that both readers share: sections, references, callouts."""
