"""Names for the sentences of ``distribution.txt``: lists, "respectively" and ellipsis.

Names stand plain in the sentences; ``mark`` puts the markup in. What is expected stands
below each sentence, one finding a line: marker, outcome code, what *more* of the marker means
(worse, better, none, associated), the p-value (``-`` for none)
and, after ``@``, the cancer where it matters.
``COUNT`` is a sentence whose lists do not match: nothing may come of it.
"""

import re

GENES = (
    "RANKL/OPG",
    "RANK/OPG",
    "RANKL",
    "RANK",
    "OPG",
    "TP53",
    "EGFR",
    "KRAS",
    "BRAF",
    "PTEN",
    "MET",
    "VEGFA",
    "CD44",
    "CDH1",
    "MMP9",
    "TIMP1",
    "EZH2",
    "BCL2",
    "MKI67",
    "HER2",
    "PD-L1",
    "CA9",
    "CXCR4",
    "miR-21",
    "miR-155",
    "SPP1",
    "HIF1A",
    "TOP2A",
    "NLR",
    "PLR",
    "LDH",
    "CRP",
)
OUTCOMES = {
    "overall survival": "OS",
    "OS": "OS",
    "disease-free survival": "DFS",
    "DFS": "DFS",
    "progression-free survival": "PFS",
    "PFS": "PFS",
    "cancer-specific survival": "CSS",
    "CSS": "CSS",
    "recurrence-free survival": "RFS",
    "RFS": "RFS",
    "metastasis-free survival": "MFS",
    "distant metastasis-free survival": "DMFS",
    "time to progression": "TTP",
    "lymph node metastasis": "LYMPH_NODE",
    "nodal involvement": "LYMPH_NODE",
    "distant metastasis": "METASTASIS",
    "bone metastasis": "BONE_METASTASIS",
    "bone metastases": "BONE_METASTASIS",
    "recurrence": "RECURRENCE",
    "relapse": "RECURRENCE",
    "tumour stage": "STAGE",
    "TNM stage": "STAGE",
    "tumour grade": "GRADE",
    "tumour size": "SIZE",
    "vascular invasion": "INVASION",
    "perineural invasion": "INVASION",
    "death": "OS",
    "disease progression": "PFS",
    "response": "RESPONSE",
    "pathological complete response": "RESPONSE",
}
CANCERS = (
    "breast cancer",
    "gastric cancer",
    "colorectal cancer",
    "lung adenocarcinoma",
    "melanoma",
    "osteosarcoma",
    "endometrial cancer",
    "bladder cancer",
    "prostate cancer",
    "glioblastoma",
    "ovarian cancer",
    "pancreatic cancer",
    "hepatocellular carcinoma",
    "renal cell carcinoma",
)
NOT_GENES = {"NLR", "PLR", "LDH", "CRP"}
_NAMES = sorted((*GENES, *OUTCOMES, *CANCERS), key=len, reverse=True)
_NAME = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, _NAMES)) + r")(?!\w)", re.IGNORECASE)


def mark(text):
    """Put the markup around the names of a plain sentence."""
    return _NAME.sub(_marked, text)


def _marked(found):
    name = found[0]
    if name in NOT_GENES:
        return f"[{name}](MARKER)"
    if name in GENES:
        return f"[{name}](GENE:{name.replace('/', '+')})"
    code = {k.lower(): v for k, v in OUTCOMES.items()}.get(name.lower())
    return f"[{name}](OUTCOME:{code})" if code else f"[{name}](CANCER:{name.lower()})"
