"""The layout is a promise; these tests keep it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "extractor"
# Migrations are written once, by alembic, and never changed.
LEFT_OUT = {"_models", "migrations"}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if not LEFT_OUT & set(p.parts))
MAX_LINES = 300
MAX_FUNCTION_LINES = 40

SHARED = {
    "types",
    "codes",
    "geometry",
    "documents",
    "sentences",
    "findings",
    "records",
    "errors",
    "settings",
    "version",
    "confidence",
    "reading",
    "works",
    "printed",
}
STAGES = {"pdf", "jats", "ner", "stats", "relations", "trials", "validate", "prose"}
READERS = {"pdf", "jats"}  # both read articles: they share the pure functions of prose
OUTSIDE = {"store", "export", "score", "corpora", "report"}
CONFINED = {
    "pypdfium2": {"pdf"},
    "pdfplumber": {"pdf"},
    "spacy": {"ner", "spacy_parts"},
    "scispacy": {"ner"},
    "pandas": {"export", "extraction"},  # extraction names the type only
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "rdflib": {"export"},
    "typer": {
        "cli",
        "commands_corpora",
        "commands_entities",
        "commands_export",
        "commands_gold",
        "commands_kb",
        "commands_report",
        "commands_run",
        "exits",
    },
    "rich": {
        "cli",
        "commands_corpora",
        "commands_entities",
        "commands_gold",
        "commands_kb",
        "commands_run",
        "exits",
        "screen",
        "screen_kb",
    },
    "bioc": {"corpora"},
}

every_module = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))


def home(path):
    """Return the stage a module belongs to, or its own name at the top of the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path):
    """Return (names imported from outside, names reached at the top of this package)."""
    depth = len(path.relative_to(PACKAGE).parts)
    outside, inside = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            inside |= {name.split(".")[0] for name in names}
    return outside, inside - {home(path)}


@every_module
def test_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@every_module
def test_functions_are_short(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions}
    assert {name: n for name, n in long.items() if n > MAX_FUNCTION_LINES} == {}


@every_module
def test_data_flows_one_way(path):
    outside, inside = imported(path)
    assert PACKAGE.name not in outside, "inside the package, import relatively"
    if home(path) in SHARED:
        assert inside <= SHARED
    elif home(path) in READERS:
        assert inside <= SHARED | {"prose"}, "a reader knows the types and prose, no other stage"
    elif home(path) in STAGES:
        assert inside <= SHARED, "a stage never imports another stage"
    elif home(path) in OUTSIDE:
        assert inside <= SHARED, (
            "store, export, report, score and corpora know the records, not the stages"
        )


@every_module
def test_heavy_libraries_stay_in_their_stage(path):
    outside, _ = imported(path)
    for name in outside & CONFINED.keys():
        assert home(path) in CONFINED[name], f"{name} belongs in {CONFINED[name]}"


@every_module
def test_no_copyleft_library(path):
    outside, _ = imported(path)
    assert not outside & {"fitz", "pymupdf"}
