"""Rows of tables that print how many each column holds: data only."""

from __future__ import annotations

from .pattern import compiled

ROW_OF_SIZES = compiled(
    r"\A\W*(?:total|all|n|no\.?|number|(?:total\s+)?(?:no\.?|number|n)\s+of\s+(?:[\w-]+\s+)?(?:patients|participants|subjects|women|men)"
    r"|(?:randomi[sz]ed|enrolled|treated)?\s*(?:patients|participants|subjects)(?:\s+(?:randomi[sz]ed|enrolled|treated))?)\s*(?:[,(]\s*(?:n|no\.?)\s*\)?)?\W*\Z"
)
