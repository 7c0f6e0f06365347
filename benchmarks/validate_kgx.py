"""Validate an exported knowledge graph with the kgx library and the Biolink model.

usage: python benchmarks/validate_kgx.py FOLDER
FOLDER is what ``extractor export RUN --to kgx --out FOLDER`` wrote. Needs kgx and biolink-model
(``pip install kgx biolink-model``, some 700 MB: an environment of its own). The model is taken from
the installed package, so nothing is fetched.
"""

from __future__ import annotations

import importlib.resources
import sys
from pathlib import Path

import bmt.toolkit
import kgx.config
import yaml

MODEL = str(importlib.resources.files("biolink_model") / "schema" / "biolink_model.yaml")
bmt.toolkit.Toolkit.__init__.__defaults__ = (MODEL, {"predicate mappings": []})
SCHEMA = yaml.safe_load(Path(MODEL).read_text(encoding="utf-8"))
# The JSON-LD context that kgx would fetch names these too: what the model's classes allow.
ALLOWED = {p for c in SCHEMA["classes"].values() for p in (c or {}).get("id_prefixes", ())}
PREFIXES = SCHEMA["prefixes"] | {prefix: f"{prefix}:" for prefix in ALLOWED}
for name in ("biolink", "monarch_context", "obo_context"):
    kgx.config.jsonld_context_map[name] = PREFIXES

from kgx.transformer import Transformer  # noqa: E402  (asks for the model when imported)
from kgx.validator import Validator  # noqa: E402


def main() -> int:
    """Read the graph as kgx does, validate it, and say what was found."""
    folder = Path(sys.argv[1])
    for kind, suffix in (("tsv", "tsv"), ("jsonl", "jsonl")):
        transformer = Transformer()
        files = [str(folder / f"{name}.{suffix}") for name in ("nodes", "edges")]
        transformer.transform({"filename": files, "format": kind})
        graph = transformer.store.graph
        validator = Validator()
        validator.validate(graph)
        errors = validator.get_errors("Error")
        count = sum(len(where) for kinds in errors.values() for where in kinds.values())
        print(f"{kind}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, "
              f"{count} errors")  # fmt: skip
        for name, kinds in errors.items():
            for message, where in kinds.items():
                print(f"  {name}: {message} ({len(where)}, such as {list(where)[:2]})")
        if count:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
