"""Load the vocabularies of ``models/vocab`` into one lexicon.

The order of loading is the order of preference where two tables share a name: what was written
for this project, then outcomes, cancers, families, genes, drugs, diseases.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ResourceError
from ..types import MentionLabel
from .fold import fold, key, symbol_key
from .homonyms import Reading
from .lexicon import Lexicon
from .senses import Sense
from .tables import read_table, split_names

Row = tuple[str, str, str, str]

_ANY_CASE_LETTERS = 3  # a name that matches in any case has at least so many letters
_MANY = 10**6
# Papers NCBI links to a gene: above, an approved symbol of three (or more) letters is trusted.
_WELL_KNOWN = 300
_KNOWN = 60


def _is_weak(name: str, papers: int, *, approved: bool) -> bool:
    """Tell whether a gene's symbol is so short and so rare that it mostly means something else."""
    if name.isalpha():
        known = approved and papers >= (_WELL_KNOWN if len(name) < 4 else _KNOWN)
        return len(name) <= 5 and not known
    return len(name.replace("-", "")) <= 3 and not approved


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon, the homonyms by printed name, the stop names and the everyday words by key."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    homonyms: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    stop: dict[str, frozenset[str]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    symbols: dict[str, Row] = field(default_factory=dict)  # HGNC symbol or family id -> row
    noncoding: set[str] = field(default_factory=set)  # HGNC symbols of genes of RNA

    def add_symbols(
        self, label: MentionLabel, row: Row, names: Iterable[str], *, papers: int = _MANY
    ) -> None:
        """Add names whose case counts; ``papers`` tells how well a gene is known."""
        stop = self.stop.get(label, frozenset())
        for name in names:
            folded = symbol_key(name)
            if folded and folded not in stop and name[-1] != "+":
                weak = papers < _MANY and _is_weak(name, papers, approved=name == row[1])
                self.lexicon.add(folded, Sense(label, row, name, False, weak))

    def add_names(self, label: MentionLabel, row: Row, names: Iterable[str]) -> None:
        """Add names that match in any case, folded or not."""
        stop = self.stop.get(label, frozenset())
        for name in names:
            folded = key(name)
            if len(folded) >= _ANY_CASE_LETTERS and folded not in stop:
                self.lexicon.add(folded, Sense(label, row, solid=folded == fold(name)))

    def add_folded(self, label: MentionLabel, row: Row, names: list[str]) -> None:
        """Add names that the builder has folded already: only the spaces have to go."""
        stop = self.stop.get(label, frozenset())
        loose, solid = (Sense(label, row),), (Sense(label, row, solid=True),)
        senses = self.lexicon.senses
        # Written out, since this is where a third of the loading time goes.
        for name in names:
            folded = name.replace(" ", "")
            if len(folded) >= _ANY_CASE_LETTERS and folded not in stop:
                added = solid if len(folded) == len(name) else loose
                known = senses.get(folded)
                senses[folded] = added if known is None else known + added


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read all tables of a vocabulary folder.

    The garbage collector rests meanwhile: it would walk over half a million new tuples in vain,
    which takes a third of the time.

    Raises:
        ResourceError: when a table is missing or damaged.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read_tables(folder)
    finally:
        if collecting:
            gc.enable()


def _read_tables(folder: Path) -> Vocabulary:
    stop = _read_stop(folder)
    vocabulary = Vocabulary(stop=stop, common=_read_words(folder) | stop.get("GENE", frozenset()))
    genes = [*read_table(folder / "genes.tsv", GENES)]
    families = [*read_table(folder / "families.tsv", FAMILIES)]
    cancers = [*read_table(folder / "cancers.tsv", DISEASES)]
    for gene in genes:
        vocabulary.symbols[gene[1]] = (gene[0], gene[1], "", "")
        if gene[3] in _NONCODING:
            vocabulary.noncoding.add(gene[1])
    for family in families:
        vocabulary.symbols[family[0]] = (family[0], family[1], family[2], family[3])
    labels = {row[0]: row[1] for row in cancers}
    _add_own(vocabulary, folder, labels)
    for row in cancers:
        vocabulary.add_folded("CANCER", (row[0], row[1], "", ""), split_names(row[4]))
    _add_genes(vocabulary, families, genes)
    for drug in read_table(folder / "drugs.tsv", DRUGS):
        vocabulary.add_folded("DRUG", (drug[0], drug[1], "", ""), split_names(drug[2]))
    for row in read_table(folder / "diseases.tsv", DISEASES):
        vocabulary.add_folded("DISEASE", (row[0], row[1], "", ""), split_names(row[4]))
    _read_homonyms(vocabulary, folder, labels)
    vocabulary.lexicon.close()
    return vocabulary


_NONCODING = frozenset({"lncRNA", "miRNA", "ncRNA", "pseudogene"})
GENES = ("id", "symbol", "entrez", "type", "papers", "name", "symbols", "names")
FAMILIES = ("id", "name", "members", "member_ids", "symbols", "names")
DISEASES = ("id", "name", "parents", "xrefs", "names")
DRUGS = ("id", "name", "names")
NAMED = ("id", "name", "symbols", "names")


def _read_stop(folder: Path) -> dict[str, frozenset[str]]:
    """Read the names that are never looked up, by label."""
    rows = read_table(folder / "stop.tsv", ("label", "names"))
    return {label: frozenset(key(n) for n in split_names(names)) for label, names in rows}


def _read_words(folder: Path) -> frozenset[str]:
    """Read the everyday words that are also symbols."""
    rows = read_table(folder / "words.tsv", ("words",))
    return frozenset(key(word) for row in rows for word in split_names(row[0]))


def _add_own(vocabulary: Vocabulary, folder: Path, labels: dict[str, str]) -> None:
    """Add the tables written for this project."""
    for target, symbols, names in read_table(folder / "panel.tsv", ("target", "symbols", "names")):
        row = _target(vocabulary, target, labels, folder / "panel.tsv")
        vocabulary.add_symbols("GENE", row, split_names(symbols))
        vocabulary.add_names("GENE", row, split_names(names))
    for code, symbols, names in read_table(folder / "outcomes.tsv", ("code", "symbols", "names")):
        vocabulary.add_symbols("OUTCOME", (code, code, "", ""), split_names(symbols))
        vocabulary.add_names("OUTCOME", (code, code, "", ""), split_names(names))
    for term, symbols, names in read_table(folder / "cancer_names.tsv", ("id", "symbols", "names")):
        row = _target(vocabulary, term, labels, folder / "cancer_names.tsv")
        # Two letters are too few: they hold where the paper defines them, or as homonyms.
        long = [s for s in split_names(symbols) if len(s) > 2]
        vocabulary.add_symbols("CANCER", row, long)
        vocabulary.add_names("CANCER", row, split_names(names))
    for table, label in (("treatments", "DRUG"), ("markers", "MARKER"), ("cells", "CELL")):
        for term, name, symbols, names in read_table(folder / f"{table}.tsv", NAMED):
            row = (term, name, "", "")
            vocabulary.add_symbols(label, row, split_names(symbols))  # type: ignore[arg-type]
            vocabulary.add_names(label, row, split_names(names))  # type: ignore[arg-type]


def _add_genes(vocabulary: Vocabulary, families: list[list[str]], genes: list[list[str]]) -> None:
    """Add approved symbols, then families, then the other names of genes."""
    for gene in genes:
        if gene[1] in split_names(gene[6]):
            row = vocabulary.symbols[gene[1]]
            vocabulary.add_symbols("GENE", row, [gene[1]], papers=int(gene[4]))
    for family in families:
        row = vocabulary.symbols[family[0]]
        vocabulary.add_symbols("GENE", row, split_names(family[4]), papers=0)
        vocabulary.add_folded("GENE", row, split_names(family[5]))
    for gene in genes:
        row = vocabulary.symbols[gene[1]]
        others = [name for name in split_names(gene[6]) if name != gene[1]]
        vocabulary.add_symbols("GENE", row, others, papers=int(gene[4]))
        vocabulary.add_folded("GENE", row, split_names(gene[7]))


def _target(vocabulary: Vocabulary, target: str, labels: dict[str, str], path: Path) -> Row:
    """Return the row a hand-written table points to."""
    if target in vocabulary.symbols:
        return vocabulary.symbols[target]
    if target in labels:
        return (target, labels[target], "", "")
    identifier, _, label = target.partition("|")
    if label:  # newer than the ontology's release in the table
        return (identifier, label, "", "")
    members = target.split("+")
    if all(member in vocabulary.symbols for member in members):
        ids = (vocabulary.symbols[member][0] for member in members)
        return ("", "/".join(members), "|".join(members), "|".join(ids))
    raise ResourceError(f"{path}: {target} is in no table")


def _read_homonyms(vocabulary: Vocabulary, folder: Path, labels: dict[str, str]) -> None:
    """Read the homonyms; the key must be in the lexicon to be looked at."""
    columns = ("name", "label", "target", "needs", "not")
    path = folder / "homonyms.tsv"
    named = {
        s.row[1]: s.row
        for senses in vocabulary.lexicon.senses.values()
        for s in senses
        if s.label in ("DRUG", "MARKER") and not s.row[0]
    }
    for name, label, target, needs, refuses in read_table(path, columns):
        row = named.get(target) or (target, target, "", "")
        if label in ("GENE", "CANCER") and target:
            row = _target(vocabulary, target, labels, path)
        sense = Sense(label, row, name)  # type: ignore[arg-type]
        readings = vocabulary.homonyms.get(name, ())
        vocabulary.homonyms[name] = (*readings, Reading(sense, needs, refuses))
        if key(name) not in vocabulary.lexicon.senses:
            vocabulary.lexicon.add(key(name), sense)
