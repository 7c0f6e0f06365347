"""Names with several meanings: what must stand near decides, or the name is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .senses import Sense

_WINDOW = 160  # characters to each side


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a homonym with the patterns that must and must not stand near."""

    sense: Sense
    needs: str
    refuses: str

    def holds(self, window: str, around: str = "") -> bool:
        """Tell whether the surroundings allow this meaning.

        Args:
            window: the text near the name, the name between ⟨ and ⟩.
            around: further text that may hold what is needed: the rest of a table, the title.
        """
        if self.refuses and _compiled(self.refuses).search(window):
            return False
        if not self.needs:
            return True
        needs = _compiled(self.needs)
        return needs.search(window) is not None or needs.search(around) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, when it is first asked for."""
    return re.compile(pattern, re.IGNORECASE)


def window_of(text: str, start: int, end: int) -> str:
    """Return the surroundings of a name, the name between angle brackets."""
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return f"{left}⟨{text[start:end]}⟩{right}"
