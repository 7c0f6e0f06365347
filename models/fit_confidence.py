"""Fit the confidence of associations and trials on the gold set's dev split.

usage: python models/fit_confidence.py PAPERS [--gold gold] [--write]

PAPERS is searched for the files of the gold papers. A record is right when it matches a gold
record in the ``tuple`` view (a trial: in identity). Associations are fitted on the records of
``judged_associations.jsonl`` as well: what the program gave on its first run on abstracts and
papers outside gold, each read beside its sentence. The rules know the papers of dev by heart, so a
record of dev counts a quarter. Weights of a logistic regression (scikit-learn, L2) over few named
features; a paper counts at most as much as 15 records, so that one long table does not decide.
Prints the calibration by leaving one paper out at a time, apart for dev and for the judged papers,
which says more of an unseen paper; ``--write`` writes models/confidence.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

MODELS = Path(__file__).resolve().parent
sys.path[:0] = [str(MODELS.parent)]

from extractor.confidence import ConfidenceModel, association_features  # noqa: E402
from extractor.pipeline import annotate, load_models, read_document  # noqa: E402
from extractor.records import AssociationRecord, TrialRecord  # noqa: E402
from extractor.relations import find_associations  # noqa: E402
from extractor.score.associations import RECORD_VIEWS, match  # noqa: E402
from extractor.score.load import content_hash, read_gold  # noqa: E402
from extractor.score.trials import same_identity  # noqa: E402
from extractor.trials import find_trials  # noqa: E402
from extractor.types import AssociationFinding, TrialFinding  # noqa: E402
from extractor.validate import validate  # noqa: E402

JUDGED = MODELS / "judged_associations.jsonl"
OF_DEV = 0.25  # what a record of dev counts beside one of an unseen paper
# What carries over to papers nobody tuned on; the other features misled there (AUC below 0.5).
CARRIES_OVER = frozenset(
    {
        *("outcome_inherited", "plain", "has_effect", "places", "table_row", "gap"),
        *("titled", "sided"),  # 1 or -1; 0 in the records judged before they were noted
        *("by_noun", "by_figures", "by_change", "by_prediction", "by_denial"),
    }
)
MOST_OF_A_PAPER = 15
PENALTY = 0.3  # C of scikit-learn: the smaller, the nearer to the mean
SURE = 0.9
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0001)


@dataclass(frozen=True, slots=True)
class Example:
    """A record's features, whether it is right, and the paper it comes from."""

    paper: str
    features: dict[str, float]
    right: bool
    weight: float = 1.0


def read_examples(papers: Path, gold: Path) -> dict[str, list[Example]]:
    """Run the extractor on the dev papers and return the examples by kind of record."""
    truth = read_gold(gold, "dev")
    models = load_models()
    found: dict[str, list[Example]] = {"association": [], "trial": []}
    with (gold / "splits.csv").open(encoding="utf-8") as handle:
        suffixes = {"pdf": ".pdf", "jats": ".xml", "text": ".txt"}
        files = {
            row["doc_id"]: row["doc_id"] + suffixes[row["format"]] for row in csv.DictReader(handle)
        }
    for doc_id, records in truth.items():
        document = read_document(next(papers.rglob(files[doc_id])))
        sentences = annotate(document, models)
        associations = [r for r in records if isinstance(r, AssociationRecord)]
        trials = [r for r in records if isinstance(r, TrialRecord)]
        for finding in find_associations(document, sentences):
            if isinstance(finding, AssociationFinding):
                made = validate(document, [finding], confidence=ConfidenceModel()).associations
                found["association"] += [
                    Example(doc_id, _few(finding), _taken(record, associations), OF_DEV)
                    for record in made
                ]
        for finding in find_trials(document, sentences):
            if isinstance(finding, TrialFinding):
                made = validate(document, [finding], confidence=ConfidenceModel()).trials
                found["trial"] += [
                    Example(doc_id, dict(finding.features), _is_trial(record, trials))
                    for record in made
                ]
    return found


def _few(finding: AssociationFinding) -> dict[str, float]:
    return _kept(association_features(finding))


def read_judged() -> list[Example]:
    """Return the associations of papers outside gold that a person judged."""
    rows = (json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines())
    return [Example(row["doc_id"], _kept(row["features"]), row["right"]) for row in rows]


def _kept(features: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in features.items() if name in CARRIES_OVER}


def _taken(record: AssociationRecord, gold: list[AssociationRecord]) -> bool:
    """Tell whether a record matches a gold record that no other has matched, and take it."""
    matching = match(gold, [record], RECORD_VIEWS["tuple"])
    for taken, _ in matching.pairs:
        gold.remove(taken)
    return bool(matching.pairs)


def _is_trial(record: TrialRecord, gold: list[TrialRecord]) -> bool:
    partner = next((g for g in gold if same_identity(g, record)), None)
    if partner is not None:
        gold.remove(partner)
    return partner is not None


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Return intercept and weights of the logistic model."""
    names = sorted({name for e in examples for name in e.features})
    right = np.array([e.right for e in examples])
    counts = {e.paper: sum(o.paper == e.paper for o in examples) for e in examples}
    share = np.array([e.weight * min(1.0, MOST_OF_A_PAPER / counts[e.paper]) for e in examples])
    if not names:
        rate = float(np.clip((right * share).sum() / share.sum(), 0.01, 0.99))
        return {"intercept": round(float(np.log(rate / (1 - rate))), 3)}
    table = np.array([[e.features.get(name, 0.0) for name in names] for e in examples])
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(table, right, sample_weight=share)
    weights = {"intercept": float(model.intercept_[0])}
    weights |= dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {name: round(value, 3) for name, value in weights.items() if abs(value) >= 0.001}


def predict(weights: dict[str, float], example: Example) -> float:
    """Return the probability that the weights give an example."""
    score = weights["intercept"] + sum(weights.get(n, 0.0) * v for n, v in example.features.items())
    return float(1 / (1 + np.exp(-score)))


def report(kind: str, examples: Sequence[Example], others: Sequence[Example] = ()) -> None:
    """Print the reliability table and the calibration error, each paper predicted by the others."""
    judged: list[tuple[float, bool, float]] = []
    for paper in sorted({e.paper for e in examples}):
        weights = fit([*others, *(e for e in examples if e.paper != paper)])
        mine = [e for e in examples if e.paper == paper]
        share = min(1.0, MOST_OF_A_PAPER / len(mine))
        judged += [(predict(weights, e), e.right, share) for e in mine]
    print(f"{kind}: {len(judged)} records, leave one paper out")
    for low, high in pairwise(BINS):
        inside = [(p, r) for p, r, _ in judged if low <= p < high]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            was = sum(r for _, r in inside) / len(inside)
            span = f"{low:.1f}–{min(high, 1):.1f}"
            print(f"  {span}: {len(inside):4d} records, said {said:.2f}, right {was:.2f}")
    plain = [(p, r, 1.0) for p, r, _ in judged]
    print(
        f"  expected calibration error {calibration_error(plain):.3f}, papers weighted as in the "
        f"fit {calibration_error(judged):.3f}"
    )
    sure = [r for p, r, _ in judged if p >= SURE]
    if sure:
        print(f"  {sum(sure) / len(sure):.3f} of the {len(sure)} at {SURE} or above are right")


def calibration_error(judged: Sequence[tuple[float, bool, float]]) -> float:
    """Return the mean distance of confidence and share right over ten bins, by weight."""
    total, error = sum(w for _, _, w in judged), 0.0
    for n in range(10):
        inside = [(p, r, w) for p, r, w in judged if min(int(p * 10), 9) == n]
        error += abs(sum((p - r) * w for p, r, w in inside))
    return error / total if total else 0.0


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("papers", type=Path)
    parser.add_argument("--gold", type=Path, default=MODELS.parent / "gold")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = read_examples(arguments.papers, arguments.gold)
    signature = content_hash(read_gold(arguments.gold, "dev").items())
    fitted = {}
    judged = {"association": read_judged(), "trial": []}
    for kind, examples in found.items():
        others = judged[kind]
        report(f"{kind}s of dev", examples, others)
        if others:
            report(f"{kind}s of judged papers", others, examples)
        fitted[kind] = {
            "fitted_on": f"gold dev {signature}: {len(examples)} records, "
            f"{sum(e.right for e in examples)} right, and {len(others)} judged outside gold, "
            f"{sum(e.right for e in others)} right, by models/fit_confidence.py",
            "weights": fit([*examples, *others]),
        }
    print(json.dumps(fitted, indent=2))
    if arguments.write:
        text = json.dumps(fitted, indent=2, ensure_ascii=False)
        (MODELS / "confidence.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
