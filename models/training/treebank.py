"""Read CRAFT's treebank as dependencies: constituents, head rules, and where each word stands.

A tree is one line in Penn style. Empty elements are dropped, the head of each phrase is found by
rules of its category, and every other child of the phrase depends on that head with a label that
its category, its function and its place give. Trees of constituents make no crossing arcs.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .dependency_labels import label_of

_PARAGRAPH = re.compile(r"[^\n]+")
_PIECE = re.compile(r"\(\s*([^\s()]*)|\)|([^\s()]+)")
_SIGNS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_EMPTY = "-NONE-"
HELD_OUT = 6  # every so many-th article is not learned from
_REACH = 2000  # characters that the text may print between two trees
_SEPARATORS = frozenset({",", "CC", ":", "CONJP"})
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "NML", "NX")
_VERBS = ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "MD", "TO", "VP")

# Category: from which end, and which children first. What names none of them takes its end child.
_HEADS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "S": (("left", ("VP",)), ("left", ("S", "SBAR", "NP", "ADJP", "PP", "FRAG", "UCP"))),
    "SINV": (("left", ("VP", "VBD", "VBZ", "VBP", "MD", "S", "SINV", "ADJP", "NP")),),
    "SQ": (("left", ("VP", "VBD", "VBZ", "VBP", "MD", "SQ")),),
    "SBARQ": (("left", ("SQ", "S", "SINV", "SBARQ", "FRAG")),),
    "SBAR": (("left", ("S", "SINV", "SQ", "SBAR", "FRAG")),),
    "VP": (("left", ("VP",)), ("left", _VERBS), ("left", ("ADJP", "NP", "S"))),
    "PP": (("left", ("IN", "TO", "VBG", "VBN", "PP", "RP", "FW", "JJ")),),
    "WHPP": (("left", ("IN", "TO", "FW")),),
    "ADJP": (("right", ("JJ", "VBN", "VBG", "JJR", "JJS", "ADJP", "NN", "NNS", "CD")),),
    "ADVP": (("right", ("RB", "RBR", "RBS", "FW", "ADVP", "IN", "JJ", "NP")),),
    "WHNP": (("right", ("NN", "NNS", "WDT", "WP", "WP$", "WHNP")),),
    "WHADVP": (("right", ("WRB", "RB")),),
    "QP": (("right", ("CD", "NNS", "NN", "JJ", "QP")),),
    "PRT": (("right", ("RP",)),),
    "CONJP": (("right", ("CC", "RB", "IN")),),
    "PRN": (("left", ("S", "VP", "NP", "PP", "SBAR", "ADJP", "ADVP", "CIT", *_NOUNS, "CD")),),
    "LST": (("right", ("LS", "CD", "NN")),),
}
_NOMINAL = (
    ("right", _NOUNS),
    ("left", ("NP",)),
    ("right", ("CD", "QP", "JJ", "ADJP", "VBG", "FW", "SYM", "DT", "PRP")),
)


@dataclass(slots=True)
class Node:
    """A phrase with children, or a word."""

    tag: str
    word: str = ""
    children: list[Node] = field(default_factory=list)
    index: int = -1  # of a word in its sentence

    @property
    def category(self) -> str:
        """Return the tag without its functions: ``NP`` of ``NP-SBJ-1``."""
        return self.tag if self.tag.startswith("-") else re.split(r"[-=]", self.tag)[0]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of a treebank; heads are places in it, a root is its own head."""

    text: str
    spans: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    start: int = 0  # in the article


def read_articles(folder: Path) -> Iterator[tuple[str, list[Parsed], str]]:
    """Yield name, sentences and text of each article of a folder with CRAFT's two archives."""
    with (
        tarfile.open(folder / "text.tar.gz") as texts,
        tarfile.open(folder / "treebank.tar.gz") as t,
    ):
        trees = {Path(name).stem: name for name in t.getnames() if name.endswith(".tree")}
        for name in sorted(n for n in texts.getnames() if n.endswith(".txt")):
            stem = Path(name).stem
            if stem in trees:
                text = _read(texts, name)
                yield stem, list(read_trees(_read(t, trees[stem]), text)), text


def paragraphs_of(sentences: list[Parsed], text: str) -> Iterator[tuple[str, set[int]]]:
    """Yield the paragraphs of an article with where its sentences end inside them."""
    ends = {sentence.start + len(sentence.text) for sentence in sentences}
    for match in _PARAGRAPH.finditer(text):
        last = match.start() + len(match.group().rstrip())
        inside = (end for end in ends if match.start() < end < last)
        yield match.group(), {end - match.start() for end in inside}


def _read(archive: tarfile.TarFile, name: str) -> str:
    handle = archive.extractfile(name)
    assert handle is not None
    return handle.read().decode("utf-8")


def read_trees(trees: str, text: str) -> Iterator[Parsed]:
    """Yield the trees that are found in the text, in order."""
    places = [i for i, sign in enumerate(text) if not sign.isspace()]
    bare = "".join(text[i] for i in places)
    at = 0
    for line in trees.splitlines():
        root = read_tree(line)
        if root is None:
            continue
        words = list(leaves(root))
        printed = "".join(w.word for w in words)
        found = bare.find(printed, at, at + len(printed) + _REACH)
        if found < 0:
            continue
        at = found + len(printed)
        yield _parsed(root, words, text, places[found:at])


def _parsed(root: Node, words: list[Node], text: str, places: Sequence[int]) -> Parsed:
    """Return a tree as dependencies; ``places`` are those of its letters in the text."""
    first, spans, at = places[0], [], 0
    for index, word in enumerate(words):
        word.index = index
        end = at + len(word.word)
        spans.append((places[at] - first, places[end - 1] + 1 - first))
        at = end
    heads, labels = list(range(len(words))), ["ROOT"] * len(words)
    _attach(root, heads, labels)
    tags = tuple(word.tag for word in words)
    printed = text[first : places[-1] + 1]
    return Parsed(printed, tuple(spans), tags, tuple(heads), tuple(labels), first)


def joined(sentences: Sequence[Parsed]) -> Parsed:
    """Return neighbouring sentences as one text; each keeps its own root."""
    first = sentences[0].start
    text, spans, tags, heads, labels = "", [], [], [], []
    for one in sentences:
        text = text.ljust(one.start - first) + one.text
        heads += [len(spans) + head for head in one.heads]
        spans += [(a + one.start - first, b + one.start - first) for a, b in one.spans]
        tags += one.tags
        labels += one.labels
    return Parsed(text, tuple(spans), tuple(tags), tuple(heads), tuple(labels), first)


def neighbours(sentences: Sequence[Parsed], most: int) -> Iterator[list[Parsed]]:
    """Yield runs of sentences with one blank between them, at most so many."""
    run: list[Parsed] = []
    for sentence in sentences:
        follows = run and sentence.start - run[-1].start - len(run[-1].text) == 1
        if run and (not follows or len(run) == most):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def read_tree(line: str) -> Node | None:
    """Return the tree of a line without its empty elements, or None where nothing is left."""
    top = Node("TOP")
    stack = [top]
    for match in _PIECE.finditer(line):
        tag, word = match[1], match[2]
        if word is not None:
            stack[-1].word = _SIGNS.get(word, word)
        elif tag is not None:
            node = Node(tag)
            stack[-1].children.append(node)
            stack.append(node)
        elif len(stack) > 1:
            stack.pop()
    return _pruned(top)


def _pruned(node: Node) -> Node | None:
    """Return a node without empty elements and without phrases of one phrase."""
    if node.word:
        return None if node.tag == _EMPTY else node
    node.children = [kept for child in node.children if (kept := _pruned(child)) is not None]
    if not node.children:
        return None
    if node.tag in {"TOP", ""} and len(node.children) == 1:
        return node.children[0]
    return node


def leaves(node: Node) -> Iterator[Node]:
    """Yield the words of a tree from left to right."""
    if node.word:
        yield node
    for child in node.children:
        yield from leaves(child)


def _attach(node: Node, heads: list[int], labels: list[str]) -> int:
    """Give the words of a phrase their heads and return the place of its own head."""
    if node.word:
        return node.index
    chosen = head_child(node)
    places = [_attach(child, heads, labels) for child in node.children]
    for number, child in enumerate(node.children):
        if number != chosen:
            heads[places[number]] = places[chosen]
            labels[places[number]] = label_of(
                node.category, [c.tag for c in node.children], number, chosen, child.category
            )
    return places[chosen]


def head_child(node: Node) -> int:
    """Return which child heads a phrase; of conjuncts it is the first."""
    names = [child.category for child in node.children]
    chosen = _by_rules(node.category, names)
    return _first_conjunct(names, chosen)


def _by_rules(category: str, names: list[str]) -> int:
    """Return the child that the rules of a category choose."""
    rules = _HEADS.get(category, _NOMINAL)
    for side, wanted in rules:
        order = range(len(names)) if side == "left" else range(len(names) - 1, -1, -1)
        chosen = next((i for i in order if names[i] in wanted), None)
        if chosen is not None:
            return chosen
    words = [i for i, name in enumerate(names) if name[0].isalpha() and name not in _SEPARATORS]
    last = category not in _HEADS or _HEADS[category][0][0] == "right"
    return (words[-1] if last else words[0]) if words else 0


def _first_conjunct(names: list[str], chosen: int) -> int:
    """Return the first of a run of like children, between which only separators stand."""
    if "CC" not in names[:chosen]:
        return chosen
    at = chosen
    while at >= 2 and names[at - 1] in _SEPARATORS:
        before = at - 1
        while before > 0 and names[before] in _SEPARATORS:
            before -= 1
        if names[before] != names[chosen]:
            break
        at = before
    return at
