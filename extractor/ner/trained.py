"""The pipelines that we train ourselves and ship in the models folder: entities, and syntax.

They share one table of vectors and one gazetteer, which lie in ``shared/`` beside them; vectors and
weights are stored in half precision. A pipeline may be a committee: its further members lie in
``member1/``, ``member2/`` inside it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..errors import ResourceError
from ..settings import models_dir

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vectors import Vectors
    from spacy.vocab import Vocab

PIPELINES = ("ner_cancer", "ner_disease", "ner_gene", "ner_ncbi")
SYNTAX = "syntax"  # tagger and parser
SHARED = "shared"
VECTORS_FILE = "vectors.npz"
GAZETTEER_FILE = "gazetteer.npz"
MEMBER = "member"
_GAZETTEER_PIPE = "gazetteer"
_MEMBER_PIPES = ("tok2vec", "ner")
_SYNTAX_PIPES = ("tok2vec", "tagger", "parser")


def trained_pipelines(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of the shipped pipelines that are there."""
    place = folder or models_dir()
    return tuple(p for name in PIPELINES if (p := place / name).joinpath("meta.json").is_file())


def pipeline_labels(path: Path) -> frozenset[str]:
    """Return the entity types that a pipeline knows, from its description."""
    meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    return frozenset(meta["labels"].get("ner", ()))


def load_pipeline(path: Path) -> Language:
    """Load a trained pipeline, shipped or any other: its folder, or the name of a package.

    A shipped one ends with ``extractor_agreement``: short forms are what their long forms are.
    Matrix products go to numpy's library: thinc's own is about half as fast on most machines.

    Raises:
        ResourceError: when the folder holds no pipeline that loads.
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from . import components
    from .gazetteer import load_gazetteer

    set_current_ops(NumpyOps(use_blis=False))
    shared = path.parent / SHARED
    try:
        if not (shared / VECTORS_FILE).is_file():
            return spacy.load(path if path.exists() else str(path))
        vocab = spacy.blank("en").vocab
        vocab.vectors = read_vectors(shared / VECTORS_FILE)
        nlp, *others = (_load_member(member, vocab) for member in (path, *further_members(path)))
        gazetteer = nlp.get_pipe(_GAZETTEER_PIPE)
        gazetteer.gazetteer = load_gazetteer(shared / GAZETTEER_FILE)  # type: ignore[attr-defined]
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError(f"{path}: holds no pipeline that loads ({error})") from error
    if others:
        nlp.select_pipes(disable=_MEMBER_PIPES)
        committee = nlp.add_pipe(components.COMMITTEE)
        committee.seat([nlp, *others])  # type: ignore[attr-defined]
    nlp.add_pipe(components.AGREEMENT, last=True)
    return nlp


def load_syntax_pipeline(path: Path | None = None) -> Language:
    """Load the shipped tagger and parser, with the tokens of our prose tokenizer.

    They read one sentence after another; where a text has several, something has to set their
    starts before.

    Raises:
        ResourceError: when they are missing or damaged.
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from .tokens import bio_tokenizer

    set_current_ops(NumpyOps(use_blis=False))
    place = path or models_dir() / SYNTAX
    try:
        vocab = spacy.blank("en").vocab
        vocab.vectors = read_vectors(models_dir() / SHARED / VECTORS_FILE)
        nlp = _load_member(place, vocab, _SYNTAX_PIPES)
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError(f"{place}: holds no pipeline that loads ({error})") from error
    nlp.tokenizer = bio_tokenizer(nlp)
    return nlp


def further_members(path: Path) -> tuple[Path, ...]:
    """Return the folders of a committee's members but the first."""
    return tuple(sorted(p for p in path.glob(f"{MEMBER}*") if (p / "meta.json").is_file()))


def _load_member(path: Path, vocab: Vocab, parts: tuple[str, ...] = _MEMBER_PIPES) -> Language:
    """Load one pipeline over a given vocabulary and bring its weights to full precision."""
    import spacy

    nlp = spacy.load(path, vocab=vocab, exclude=["vectors", "tokenizer"])
    for name in parts:
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            for key in node.param_names:
                if node.has_param(key):
                    node.set_param(key, node.get_param(key).astype(np.float32))
    return nlp


def read_vectors(path: Path) -> Vectors:
    """Read floret vectors that ``write_vectors`` wrote."""
    from spacy.vectors import Vectors

    with np.load(path, allow_pickle=False) as stored:
        data = stored["data"].astype(np.float32)
        settings = json.loads(str(stored["settings"]))
    return Vectors(data=data, mode="floret", **settings)


def write_vectors(vectors: Vectors, path: Path) -> None:
    """Write floret vectors in half precision into one compressed file."""
    settings = {
        "minn": vectors.minn,
        "maxn": vectors.maxn,
        "hash_count": vectors.hash_count,
        "hash_seed": vectors.hash_seed,
        "bow": vectors.bow,
        "eow": vectors.eow,
    }
    half = vectors.data.astype(np.float16)
    np.savez_compressed(path, data=half, settings=json.dumps(settings))
