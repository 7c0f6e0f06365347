"""Put trained pipelines into the models folder: one table of vectors, one gazetteer for all.

Weights are stored in half precision. Of a committee (NAME-member1, NAME-member2 … in WORK) the
further members go into the folder of the first.

usage: python models/package.py WORK

WORK is the folder that train.py wrote. The scores that models.toml and the model cards name are
measured by ``extractor models evaluate default FILE.tsv``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

MODELS = Path(__file__).resolve().parent
sys.path[:0] = [str(MODELS.parent)]

import numpy as np  # noqa: E402
import spacy  # noqa: E402
import srsly  # noqa: E402

from extractor.ner import components  # noqa: E402, F401  (names our parts for spaCy)
from extractor.ner.trained import (  # noqa: E402
    GAZETTEER_FILE,
    MEMBER,
    PIPELINES,
    SHARED,
    SYNTAX,
    VECTORS_FILE,
    write_vectors,
)

VERSIONS = {"ner_cancer": "0.2.0", "ner_disease": "0.2.0", "ner_gene": "0.2.0", "ner_ncbi": "0.2.0"}
LEFT_OUT = ("vectors", "vectors.cfg", "key2row")


def package(work: Path) -> None:
    """Copy each pipeline without what is shared, and write what is shared once."""
    shared = MODELS / SHARED
    shared.mkdir(exist_ok=True)
    for name in (*PIPELINES, SYNTAX):
        best = work / name / "model-best"
        if not (best / "meta.json").is_file():
            continue
        shutil.rmtree(MODELS / name, ignore_errors=True)
        _put(best, MODELS / name, name)
        for member in sorted(work.glob(f"{name}-{MEMBER}*/model-best")):
            _put(member, MODELS / name / member.parent.name.removeprefix(f"{name}-"), name)
        if not (shared / VECTORS_FILE).exists():
            write_vectors(spacy.load(best).vocab.vectors, shared / VECTORS_FILE)
            shutil.copy(best / "gazetteer" / GAZETTEER_FILE, shared / GAZETTEER_FILE)


def _put(best: Path, target: Path, name: str) -> None:
    """Copy one pipeline to its place."""
    shutil.copytree(best, target)
    for file in LEFT_OUT:
        (target / "vocab" / file).unlink(missing_ok=True)
    shutil.rmtree(target / "gazetteer", ignore_errors=True)
    for weights in target.glob("*/model"):
        _halve(weights)
    _settle(target, name)


def _halve(path: Path) -> None:
    """Store the weights of a model in half precision; the loader brings them back."""
    model = srsly.msgpack_loads(path.read_bytes())
    for weights in model["params"]:
        for key, value in weights.items():
            if value is not None:
                weights[key] = np.asarray(value, dtype=np.float16)
    path.write_bytes(srsly.msgpack_dumps(model))


def _settle(target: Path, name: str) -> None:
    """Take the paths of the machine it was trained on out of a pipeline's description."""
    config = (target / "config.cfg").read_text(encoding="utf-8").splitlines()
    machine = ("train = ", "dev = ", "vectors = ", "gazetteer = ")
    settled = []
    for line in config:
        key = next((k for k in machine if line.startswith(k) and '"' in line), None)
        settled.append(f"{key}null" if key else line)
    text = "\n".join(settled) + "\n"
    (target / "config.cfg").write_text(text, encoding="utf-8")
    path = target / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["name"], meta["version"] = name, VERSIONS.get(name, "0.1.0")
    path.write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    package(parser.parse_args().work)
