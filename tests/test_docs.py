"""What README and CHANGELOG promise."""

import re
import tomllib
from pathlib import Path

from extractor.version import __version__

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_is_short():
    assert len(README.splitlines()) <= 150


def test_readme_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)", README)
    assert links
    assert [
        link for link in links if not link.startswith("http") and not (ROOT / link).exists()
    ] == []


def test_readme_names_only_verbs_that_exist():
    from typer.main import get_command

    from extractor.cli import app

    verbs = set(re.findall(r"^extractor ([\w-]+)", README, re.M))
    assert verbs
    assert verbs <= set(get_command(app).commands)


def test_readme_python_runs():
    (block,) = re.findall(r"```python\n(.*?)```", README, re.S)
    compile(block, "README.md", "exec")
    names = set(re.findall(r"extractor\.(\w+)\(", block))
    import extractor

    assert names <= set(extractor.__all__)


def test_changelog_has_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_wheel_carries_what_the_program_reads():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all((ROOT / source).exists() for source in carried)
    assert {"models/vocab", "models/shared", "models/confidence.json"} <= carried.keys()
