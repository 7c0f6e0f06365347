"""Names that a trained pipeline finds: in place of ours, or only where ours find nothing.

What such a name stands for is decided by our vocabularies: as ours at the same place, as the paper
defines it, as the dictionary has it in any case, else as the likest name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from ..errors import ResourceError, UsageError
from ..settings import EntitySettings, models_dir
from ..types import Mention, MentionLabel
from .candidates import Candidates
from .evaluate import read_types
from .senses import Sense, as_mention
from .trained import load_pipeline
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

LABELS: frozenset[str] = frozenset(get_args(MentionLabel))
# The types of scispaCy's pipelines and of ours, in capitals; the others name what we do not read.
KNOWN_TYPES: Mapping[str, MentionLabel] = {
    "GENE_OR_GENE_PRODUCT": "GENE",
    "GENE": "GENE",
    "GGP": "GENE",
    "PROTEIN": "GENE",
    "CANCER": "CANCER",
    "DISEASE": "DISEASE",
    "SIMPLE_CHEMICAL": "DRUG",
    "CHEMICAL": "DRUG",
    "DRUG": "DRUG",
    "CELL_LINE": "CELL",
}
PROPOSING = ("ner_gene", "ner_cancer")

Found = tuple[int, int, MentionLabel]


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Pipelines with the labels of their types, and what to do with what they find."""

    pipelines: tuple[tuple[Language, Mapping[str, MentionLabel]], ...]
    replaced: frozenset[str]  # labels of which our own names are dropped; none: they only add
    candidates: Candidates | None = None

    def find(self, text: str) -> Iterator[Found]:
        """Yield the names of a text that have a label of ours."""
        for nlp, types in self.pipelines:
            for entity in nlp(text).ents:
                label = types.get(entity.label_)
                if label is not None:
                    yield entity.start_char, entity.end_char, label

    def joined(
        self,
        text: str,
        ours: Sequence[Mention],
        vocabulary: Vocabulary,
        blocked: Sequence[tuple[int, int]],
        definitions: Mapping[str, Sense | None],
    ) -> tuple[Mention, ...]:
        """Return the names of a text with those of the pipelines, in order and without overlap.

        Of names that overlap ours stay, if their label is not replaced.
        """
        kept = [m for m in ours if m.label not in self.replaced]
        dropped = [m for m in ours if m.label in self.replaced]
        for start, end, label in self.find(text):
            taken = (*blocked, *((m.start, m.end) for m in kept))
            if any(start < b and a < end for a, b in taken):
                continue
            same = next((m for m in dropped if m.start < end and start < m.end), None)
            if same is not None and same.label == label:
                kept.append(replace(same, text=text[start:end], start=start, end=end))
                continue
            sense = _sense(text[start:end], label, self, vocabulary, definitions)
            if sense is not None:
                kept.append(as_mention(sense, text, start, end))
        return tuple(sorted(kept, key=lambda m: m.start))


def load_other_names(settings: EntitySettings, vocabulary: Vocabulary) -> OtherNames | None:
    """Load the pipelines that the settings ask for; None where they ask for none.

    Raises:
        ResourceError: when a pipeline cannot be loaded or has no type that we know.
        UsageError: when the file of types cannot be read or names a label that we do not have.
    """
    candidates = None
    if settings.similarity is not None:
        candidates = Candidates(vocabulary.lexicon, settings.similarity)
    if settings.pipeline is not None:
        nlp = load_pipeline(Path(settings.pipeline))
        types = _types(nlp, settings)
        return OtherNames(((nlp, types),), frozenset(types.values()), candidates)
    if candidates is None:
        return None
    proposing = (load_pipeline(models_dir() / name) for name in PROPOSING)
    pairs = tuple((nlp, _types(nlp, settings)) for nlp in proposing)
    return OtherNames(pairs, frozenset(), candidates)


def _types(nlp: Language, settings: EntitySettings) -> dict[str, MentionLabel]:
    """Return which types of a pipeline are which labels of ours."""
    own = sorted({str(label) for labels in nlp.pipe_labels.values() for label in labels})
    named = {} if settings.types is None else read_types(settings.types)
    unknown = sorted(set(named.values()) - LABELS)
    if unknown:
        raise UsageError(
            f"{settings.types}: no labels of ours: {', '.join(unknown)}; "
            f"there are {', '.join(sorted(LABELS))}"
        )
    pairs = {t: named.get(t) or KNOWN_TYPES.get(t.upper()) for t in own}
    types = {t: label for t, label in pairs.items() if label is not None}
    if not types:
        raise ResourceError(
            f"{settings.pipeline}: none of its types ({', '.join(own) or 'it has none'}) is known; "
            "name them in a file of types"
        )
    return types  # type: ignore[return-value]  # both sources hold labels of ours only


def _sense(
    name: str,
    label: MentionLabel,
    other: OtherNames,
    vocabulary: Vocabulary,
    definitions: Mapping[str, Sense | None],
) -> Sense | None:
    """Return what a name stands for; of one that only adds to ours, None where nothing is known.

    What the dictionary holds and its rules refused here ("was", no WAS) is not looked up again.
    """
    wanted = {label, "CANCER"} if label == "DISEASE" else {label}
    defined, found = definitions.get(name), vocabulary.lexicon.find(name)
    if found and not other.replaced:
        return None
    known = next((s for s in (defined, *found) if s is not None and s.label in wanted), None)
    if known is not None and other.replaced:
        return known
    likest = other.candidates.nearest(name, label) if other.candidates is not None else None
    return likest or (Sense(label, ("", "", "", "")) if other.replaced else None)
