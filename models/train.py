"""Train the entity pipelines from a folder of corpora.

usage: python models/train.py CORPORA SOURCES WORK [--from-shipped] [--only NAME]

CORPORA holds standoff/, ner/ and text/ (see corpora/README.md for what they are and their
licences), SOURCES the unpacked tables that build_vocab.py reads, WORK the vectors and everything
in between. Four pipelines come out: ner_cancer (16 types of BioNLP13CG), ner_disease (Disease and
Chemical of BC5CDR), ner_gene (GENE of BC2GM) and ner_ncbi (Disease of NCBI-disease);
models/package.py puts them into models/. ner_cancer and ner_disease learn last from what at least
two of three pipelines with other seeds agree on in further abstracts; ner_gene (a committee) and
ner_ncbi start from the encoder of one of these two and learn from their own corpus. Training is
seeded; all of it takes about two hours on one core. --from-shipped keeps the vectors, the gazetteer
and ner_cancer of models/ (with --only ner_gene or ner_ncbi ner_disease too) and trains the others
only; --only one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
MODELS = Path(__file__).resolve().parent
sys.path[:0] = [str(MODELS.parent), str(MODELS)]

from training import blas  # noqa: E402  (before spaCy: the faster matrix product)

blas.use_openblas()

import spacy  # noqa: E402
from spacy.cli.train import train as spacy_train  # noqa: E402
from spacy.util import load_config  # noqa: E402
from training.corpora import Annotated, read_iob, read_standoff, write  # noqa: E402
from training.names import build, chebi_names, mesh_names, vocabulary_names  # noqa: E402
from training.silver import agreed, complete, paragraphs, swapped  # noqa: E402
from training.stop import CLINICAL_ABBREVIATIONS  # noqa: E402
from training.vectors import make_vectors  # noqa: E402

from extractor.ner.components import AGREEMENT  # noqa: E402
from extractor.ner.trained import (  # noqa: E402
    GAZETTEER_FILE,
    MEMBER,
    SHARED,
    VECTORS_FILE,
    load_pipeline,
    read_vectors,
)

CONFIG = MODELS / "training" / "ner.cfg"
GENE = "Gene_or_gene_product"
SEED = 0
PARAGRAPHS = 700
PARAGRAPH_WORDS = (40, 250)
ABSTRACT_SENTENCES = 2500  # of each further corpus, for the teachers to label
SHORT = 8  # words: shorter sentences are headings
MAJORITY = 2  # of the three teachers
GOLD_COPIES = 2
OTHER_CORPORA = (("ner_disease", "BC5CDR"), ("ner_gene", "BC2GM"), ("ner_ncbi", "NCBI-disease"))


@dataclass(frozen=True, slots=True)
class Member:
    """How a member is trained: its seed, and whose encoder it starts from, if anybody's."""

    seed: int
    source: str | None
    max_steps: int
    eval_frequency: int = 300
    patience: int = 0  # none: all steps are made, the best state is kept


GROWN = {
    "ner_gene": (
        Member(0, None, 3600, patience=1600),
        Member(1, "ner_cancer", 2100),
        Member(0, "ner_cancer", 2100),
    ),
    "ner_ncbi": (Member(1, "ner_disease", 1500, eval_frequency=150),),
}
# The pathway corpus knows complexes; the cancer corpus calls them gene products.
PATHWAY_LABELS = {"Complex": GENE}


def make_gazetteer(sources: Path, work: Path) -> Path:
    """Build the gazetteer and return its file."""
    path = work / "gazetteer.npz"
    if not path.exists():
        names = [
            *vocabulary_names(MODELS / "vocab"),
            *mesh_names(sources),
            *chebi_names(sources),
        ]
        build(names, CLINICAL_ABBREVIATIONS).save(path)
    return path


def fit(
    work: Path,
    name: str,
    train: list[Annotated],
    dev: list[Annotated],
    *,
    seed: int = SEED,
    source: Path | None = None,
    **training: int,
) -> Path:
    """Train one pipeline, from the encoder of another if one is given; return its best state."""
    out = work / name
    if not (out / "model-best" / "meta.json").exists():
        write(work / f"{name}-train.spacy", train)
        write(work / f"{name}-dev.spacy", dev)
        overrides: dict[str, str | int] = {
            "paths.train": str(work / f"{name}-train.spacy"),
            "paths.dev": str(work / f"{name}-dev.spacy"),
            "paths.vectors": str(work / "vectors"),
            "paths.gazetteer": str(work / "gazetteer.npz"),
            "system.seed": seed,
        }
        overrides |= {f"training.{key}": value for key, value in training.items()}
        config = load_config(CONFIG)
        if source is not None:
            config["components"]["tok2vec"] = {"source": str(source)}
        config.to_disk(work / f"{name}.cfg")
        spacy_train(work / f"{name}.cfg", out, overrides=overrides)
    return out / "model-best"


def cancer_corpora(corpora: Path) -> tuple[list[Annotated], ...]:
    """Return gold, and three corpora that leave types out: pathways, anatomy, trials."""
    standoff = corpora / "standoff"
    gold = list(read_standoff(standoff / "bionlp13cg.tar.gz", "train", ".a1"))
    pathway = [
        Annotated(e.text, tuple((a, b, PATHWAY_LABELS.get(n, n)) for a, b, n in e.spans))
        for part in ("train", "devel", "test")
        for e in read_standoff(standoff / "bionlp13pc.tar.gz", part, ".a1")
    ]
    anatomy = list(read_standoff(standoff / "anatem-without-cg.tar.gz", "all", ".ann"))
    trials = paragraphs(corpora / "text" / "trials-ccby.txt.gz", PARAGRAPHS, SEED, PARAGRAPH_WORDS)
    return gold, pathway, anatomy, trials


def teacher_data(corpora: Path, first: Path, symbols: list[str]) -> list[Annotated]:
    """Return the training data of the teachers, completed by the first model."""
    nlp = spacy.load(first)
    gold, *others = cancer_corpora(corpora)
    data = [*gold, *gold, *swapped(gold, GENE, symbols, SEED)]
    for extra in others:
        own = frozenset(label for e in extra for _, _, label in e.spans)
        data += complete(nlp, extra, own, CLINICAL_ABBREVIATIONS)
    return data


def student_data(corpora: Path, teachers: list[Path], symbols: list[str]) -> list[Annotated]:
    """Return the training data of the cancer pipeline: what most teachers agree on."""
    committee = [spacy.load(path) for path in teachers]
    gold, *others = cancer_corpora(corpora)
    dice = random.Random(SEED)
    abstracts: list[Annotated] = []
    for name in ("BC5CDR", "NCBI-disease", "BC2GM"):
        examples = read_iob(corpora / "ner" / name / "train.tsv")
        bare = [Annotated(e.text, ()) for e in examples if e.text.count(" ") > SHORT]
        dice.shuffle(bare)
        abstracts += bare[:ABSTRACT_SENTENCES]
    data = [*gold, *gold, *gold, *swapped(gold, GENE, symbols, SEED)]
    for extra in (*others, abstracts):
        own = frozenset(label for e in extra for _, _, label in e.spans)
        data += agreed(committee, extra, own, MAJORITY)
    return data


def gene_symbols() -> list[str]:
    """Return the approved symbols of the gene vocabulary that are short words."""
    lines = (MODELS / "vocab" / "genes.tsv").read_text(encoding="utf-8").splitlines()[2:]
    symbols = (line.split("\t")[1] for line in lines)
    return [s for s in symbols if s.isalnum() and 2 < len(s) < 8]


def start_from_shipped(work: Path, kept: tuple[str, ...]) -> None:
    """Put the shipped vectors, gazetteer and some pipelines where training expects them."""
    for name in kept:
        shipped = load_pipeline(MODELS / name)
        shipped.remove_pipe(AGREEMENT)
        (work / name).mkdir(exist_ok=True)
        shipped.to_disk(work / name / "model-best")
    bare = spacy.blank("en")
    bare.vocab.vectors = read_vectors(MODELS / SHARED / VECTORS_FILE)
    bare.to_disk(work / "vectors")
    shutil.copy(MODELS / SHARED / GAZETTEER_FILE, work / "gazetteer.npz")


def train_cancer(corpora: Path, sources: Path, work: Path) -> None:
    """Train what all share, the three teachers and the cancer pipeline."""
    make_gazetteer(sources, work)
    make_vectors(corpora, work)
    cg = corpora / "standoff" / "bionlp13cg.tar.gz"
    dev = list(read_standoff(cg, "devel", ".a1"))
    first = fit(work, "first", list(read_standoff(cg, "train", ".a1")), dev, max_steps=2000)
    data = teacher_data(corpora, first, gene_symbols())
    teachers = [fit(work, f"teacher{s}", data, dev, seed=s, max_steps=3300) for s in range(3)]
    data = student_data(corpora, teachers, gene_symbols())
    fit(work, "ner_cancer", data, dev, max_steps=5400, patience=2400)


def train_other(corpora: Path, work: Path, name: str, corpus: str) -> Path:
    """Train three teachers on one corpus and a pipeline on it and what most of them agree on."""
    folder = corpora / "ner" / corpus
    gold, devel = list(read_iob(folder / "train.tsv")), list(read_iob(folder / "devel.tsv"))
    teachers = [
        fit(work, f"{name}-teacher{s}", gold, devel, seed=s, max_steps=2400) for s in range(3)
    ]
    cancer, pathway, anatomy, trials = cancer_corpora(corpora)
    others = [
        example
        for _, other in OTHER_CORPORA
        if other != corpus
        for example in read_iob(corpora / "ner" / other / "train.tsv")
        if example.text.count(" ") > SHORT
    ]
    random.Random(SEED).shuffle(others)
    bare = [
        Annotated(example.text, ())
        for part in (cancer, pathway, anatomy, trials, others[: 2 * ABSTRACT_SENTENCES])
        for example in part
    ]
    silver = list(agreed([spacy.load(t) for t in teachers], bare, frozenset(), MAJORITY))
    return fit(work, name, [*gold * GOLD_COPIES, *silver], devel, max_steps=5400, patience=1800)


def train_grown(corpora: Path, work: Path, name: str, corpus: str) -> Path:
    """Train the members of a committee on one corpus and return the first."""
    folder = corpora / "ner" / corpus
    gold, devel = list(read_iob(folder / "train.tsv")), list(read_iob(folder / "devel.tsv"))
    members = [
        fit(
            work,
            f"{name}-{MEMBER}{number}" if number else name,
            gold,
            devel,
            seed=member.seed,
            source=work / member.source / "model-best" if member.source else None,
            max_steps=member.max_steps,
            eval_frequency=member.eval_frequency,
            patience=member.patience,
        )
        for number, member in enumerate(GROWN[name])
    ]
    return members[0]


def main() -> None:
    """Train the four pipelines."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("corpora", "sources", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--from-shipped", action="store_true", help="keep the shipped ner_cancer")
    parser.add_argument("--only", choices=tuple(dict(OTHER_CORPORA)), help="train one of them")
    arguments = parser.parse_args()
    corpora, work = arguments.corpora, arguments.work
    work.mkdir(parents=True, exist_ok=True)
    if arguments.from_shipped:
        sources = ("ner_cancer", "ner_disease") if arguments.only in GROWN else ("ner_cancer",)
        start_from_shipped(work, sources)
    else:
        train_cancer(corpora, arguments.sources, work)
    for name, corpus in OTHER_CORPORA:
        if arguments.only in (None, name):
            train = train_grown if name in GROWN else train_other
            _report(name, train(corpora, work, name, corpus))


def _report(name: str, best: Path) -> None:
    """Print the scores of a pipeline on its devel part."""
    scores = json.loads((best / "meta.json").read_text(encoding="utf-8"))["performance"]
    print(name, *(f"{k} {scores[k]:.4f}" for k in ("ents_p", "ents_r", "ents_f")))


if __name__ == "__main__":
    main()
