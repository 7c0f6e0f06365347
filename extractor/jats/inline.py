"""JATS inline markup → text with callouts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..types import Callout
from .build import Piece

_SPACE = re.compile(r"\s+")
_EXPONENT = re.compile(r"^[-−–+]?\d+$")
_SKIPPED = frozenset(
    {"fig", "fig-group", "table-wrap", "table-wrap-group", "supplementary-material", "media",
     "disp-formula-group", "tex-math", "fn", "boxed-text", "list", "disp-quote", "object-id",
     "graphic", "inline-graphic", "label", "def-list"}
)  # fmt: skip
_DASH = re.compile(r"^\s*[-–—‐−]\s*$")


def local(node: etree._Element) -> str:
    """Return the tag without its namespace; empty for comments and the like."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def raw_text(node: etree._Element) -> str:
    """Return all characters inside an element as they stand."""
    return "".join(str(part) for part in node.itertext())


@dataclass(slots=True)
class _Line:
    """Text so far, its white space already folded, and the callouts met."""

    text: str = ""
    callouts: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)

    def put(self, text: str | None) -> None:
        if text:
            folded = _SPACE.sub(" ", text)
            if folded.startswith(" ") and (not self.text or self.text.endswith(" ")):
                folded = folded[1:]
            self.text += folded


def render(node: etree._Element, keys: Mapping[str, str]) -> Piece:
    """Return the text of an element; ``keys`` maps reference ids to the keys printed."""
    line = _Line()
    _inside(node, line, keys)
    text = line.text.rstrip()
    found = [(a, min(b, len(text)), k) for a, b, k in line.callouts if a < len(text)]
    return Piece(text, _joined(text, found))


def plain(node: etree._Element | None) -> str:
    """Return the text of an element without its callouts; empty for None."""
    return "" if node is None else render(node, {}).text


def _inside(node: etree._Element, line: _Line, keys: Mapping[str, str]) -> None:
    line.put(node.text)
    for child in node:
        name = local(child)
        if name and name not in _SKIPPED:
            _child(child, name, line, keys)
        line.put(child.tail)


def _child(child: etree._Element, name: str, line: _Line, keys: Mapping[str, str]) -> None:
    if name == "xref" and _cites(child, keys):
        if line.text[-1:].isalnum():  # a superscript glued to a word or number
            line.put(" ")
        start = len(line.text)
        _inside(child, line, keys)
        found = tuple(keys[i] for i in (child.get("rid") or "").split() if i in keys)
        if found:
            line.callouts.append((start, len(line.text), found))
    elif name == "sup":
        _superscript(child, line, keys)
    elif name in {"break", "hr"}:
        line.put(" ")
    elif name == "alternatives":
        _alternatives(child, line, keys)
    else:
        _inside(child, line, keys)


def _cites(xref: etree._Element, keys: Mapping[str, str]) -> bool:
    """Tell whether a cross-reference points into the reference list, whatever it calls itself."""
    if xref.get("ref-type") == "bibr":
        return True
    return any(rid in keys for rid in (xref.get("rid") or "").split())


def _superscript(child: etree._Element, line: _Line, keys: Mapping[str, str]) -> None:
    """Write an exponent as ``^5``; keep a citation or note mark apart from a number."""
    inner = _SPACE.sub("", raw_text(child))
    after_digit = line.text[-1:].isdigit()
    holds_citation = child.find(".//{*}xref") is not None
    if after_digit and _EXPONENT.match(inner) and not holds_citation:
        line.put("^")
    elif (holds_citation and line.text[-1:].strip()) or (after_digit and not holds_citation):
        line.put(" ")
    _inside(child, line, keys)


def _alternatives(child: etree._Element, line: _Line, keys: Mapping[str, str]) -> None:
    """Write one of the forms that say the same: the mathematics before anything else."""
    forms = {local(form): form for form in child if local(form)}
    best = forms.get("math") if "math" in forms else next(iter(forms.values()), None)
    if best is not None and local(best) not in _SKIPPED:
        _inside(best, line, keys)


def _joined(text: str, found: list[tuple[int, int, tuple[str, ...]]]) -> tuple[Callout, ...]:
    """Return callouts; "3–5" of numbered references stands for 3, 4 and 5."""
    callouts: list[Callout] = []
    for start, end, keys in found:
        last = callouts[-1] if callouts else None
        if last and _DASH.match(text[last.end : start]) and _is_range(last.keys[-1], keys[0]):
            between = map(str, range(int(last.keys[-1]) + 1, int(keys[0])))
            callouts[-1] = Callout(start=last.start, end=end, keys=(*last.keys, *between, *keys))
        else:
            callouts.append(Callout(start=start, end=end, keys=keys))
    return tuple(callouts)


def _is_range(first: str, last: str) -> bool:
    return first.isdigit() and last.isdigit() and int(first) < int(last) < int(first) + 50
