"""Names that a paper coins for a score, a signature or a ratio of its own: "immune score (IS)"."""

from __future__ import annotations

import re

from .senses import Sense

_HEAD = re.compile(r"(?:^|[\s-])(?:\w*scores?|signatures?|index|ratio|classifier)$", re.IGNORECASE)
# What clinicians count, what a microscope or a scanner is read by, and what statistics are called.
_CLINICAL = re.compile(
    r"performance|carcinomatosis"
    r"|comorbid|charlson|gleason|karnofsky|zubrod|\bchild\b|end-stage liver|body mass"
    r"|muscle|adipos|\bfat\b|sarcopen|visceral|subcutaneous"
    r"|frailty|fitness|hazard|odds|\brisks? ratio|rate ratio|likelihood|propensity|quality|pain"
    r"|symptom|anxiety|depress|function|nausea|fatigue|international prognostic|prognostic index"
    r"|staging|stage"
    r"|immuno-?(?:reactiv|stain|histo)|stain|label|\bH-?score|proportion score|positive score"
    r"|mitotic|apoptotic|concordance|consistency|signal|contrast|therapeutic index|incidence"
    r"|standardi[sz]ed|mortality|prevalence|lymph node|nodal|sequential organ|acute physiology"
    r"|toxicity|adverse|diversity index|deprivation|socio|dose|volume ratio|normali[sz]ed ratio"
    r"|Z-?scores?$|calcium score|surgical|geriatric|nutrition(?:al)? risk|screening|activity score",
    re.IGNORECASE,
)


def coined_sense(short: str, long: str) -> Sense | None:
    """Return a marker for the short form of a score, signature or ratio, unless it is clinical."""
    if not _HEAD.search(long) or _CLINICAL.search(long):
        return None
    return Sense("MARKER", ("", long.lower(), "", ""), short)
