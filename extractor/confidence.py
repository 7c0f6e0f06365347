"""How sure a record is: a logistic model over a few named features, read from one small file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from .errors import ResourceError
from .settings import models_dir
from .types import AssociationFinding, TrialFinding

_FILE = "confidence.json"
# Ways of stating an association that are less often right than "X was associated with Y".
_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "association.noun": "by_noun",
        "statistic.ratio": "by_figures",
        "comparison.was": "by_change",
        "comparison.change": "by_change",
        "prediction.verb": "by_prediction",
        "prediction.factor": "by_prediction",
        "none.difference": "by_denial",
        "none.similar": "by_denial",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceModel:
    """Weights of a logistic model: intercept and one weight a feature name, by kind of record."""

    association_weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    trial_weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def association(self, finding: AssociationFinding) -> float:
        """Return the probability that an association is right."""
        return _logistic(self.association_weights, association_features(finding))

    def trial(self, finding: TrialFinding) -> float:
        """Return the probability that a trial is right."""
        return _logistic(self.trial_weights, dict(finding.features))


def association_features(finding: AssociationFinding) -> dict[str, float]:
    """Return the named features of an association: what it rests on and what was inherited."""
    code = finding.outcome.concept.id if finding.outcome.concept else "OTHER"
    features = {
        "has_p_value": float(finding.p_value is not None),
        "has_effect": float(finding.effect is not None),
        "plain": float(finding.p_value is None and finding.effect is None),
        "has_direction": float(finding.direction in {"worse", "better"}),
        "no_association": float(finding.direction == "none"),
        "hedged": float(finding.certainty == "hedged"),
        "cited": float(finding.attribution.source == "cited"),
        "cancer_inherited": float(finding.cancer_from is not None),
        "no_gene": float(not any(m.concept for m in finding.biomarkers)),
        "vague_outcome": float(code in {"OTHER", "RESPONSE", "TOXICITY", "RECURRENCE"}),
        "state_named": float(finding.state != "unspecified"),
        "sided": 1.0 if finding.state != "unspecified" else -1.0,  # 0 where nobody noted it
        "in_table": float(any(e.where == "table" for e in finding.evidence)),
        "in_abstract": float(any(e.where == "abstract" for e in finding.evidence)),
        "places": float(min(len(finding.evidence), 3) - 1),
    }
    family = _FAMILIES.get(finding.rule_id)
    if family is not None:
        features[family] = 1.0
    return features | dict(finding.features)


def _logistic(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the logistic of the weighted sum; features without a weight count nothing."""
    score = weights.get("intercept", 0.0)
    score += sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-score)), 3)


def load_confidence(folder: Path | None = None) -> ConfidenceModel:
    """Read the weights from ``confidence.json``.

    Raises:
        ResourceError: when the file is missing or damaged.
    """
    path = (folder or models_dir()) / _FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return ConfidenceModel(
            association_weights=MappingProxyType(dict(data["association"]["weights"])),
            trial_weights=MappingProxyType(dict(data["trial"]["weights"])),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path}: cannot be read; reinstall the package") from error
