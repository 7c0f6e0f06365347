"""The arguments of a statement as they stand in one sentence; offsets count in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..codes import Analysis, Form, State
from ..types import Mention, Statistic

Side = Literal["worse", "better"]
MarkerRole = Literal["subject", "compared", "covariate", "cohort", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One biomarker: a gene, or several that are spoken of as one thing."""

    mentions: tuple[Mention, ...]
    text: str
    start: int
    end: int
    state: State = "unspecified"
    form: Form = "unspecified"
    role: MarkerRole = "subject"
    qualifies: bool = False  # stands before a cancer: "HER2-positive breast cancer"

    @property
    def names(self) -> frozenset[str]:
        """Return what the marker stands for, whatever its spelling."""
        return frozenset(m.concept.name if m.concept else m.text.lower() for m in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeArgument:
    """One outcome with the side that the words next to it take."""

    mention: Mention
    start: int
    end: int
    code: str
    event: bool  # something bad that happens, so that more of it is worse
    side: Side | None = None
    side_start: int = -1  # where the word stands that takes the side


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A p-value, an effect, or both, printed as one result."""

    start: int
    end: int
    p_value: Statistic | None = None
    effect: Statistic | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCluster:
    """Results printed next to each other: one bracket, or the list of a "respectively"."""

    start: int
    end: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CancerArgument:
    """A cancer named in the sentence."""

    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisArgument:
    """The words that say how a result was got."""

    kind: Analysis
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubgroupArgument:
    """A part of the cohort, as printed."""

    text: str
    start: int
    end: int


Item = (
    Marker | OutcomeArgument | ResultCluster | CancerArgument | AnalysisArgument | SubgroupArgument
)
