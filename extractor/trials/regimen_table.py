"""What well-known regimens are made of: a table, as textbooks of oncology have it."""

from __future__ import annotations

import re

_TABLE = """
ABVD: doxorubicin, bleomycin, vinblastine, dacarbazine
AC: doxorubicin, cyclophosphamide
AP: doxorubicin, cisplatin
BEACOPP: bleomycin, etoposide, doxorubicin, cyclophosphamide, vincristine, procarbazine, prednisone
BEP: bleomycin, etoposide, cisplatin
CAF: cyclophosphamide, doxorubicin, 5-fluorouracil
CAP: cyclophosphamide, doxorubicin, cisplatin
CAPIRI: capecitabine, irinotecan
CAPOX: capecitabine, oxaliplatin
CAV: cyclophosphamide, doxorubicin, vincristine
CEF: cyclophosphamide, epirubicin, 5-fluorouracil
CHOP: cyclophosphamide, doxorubicin, vincristine, prednisone, prednisolone
CMF: cyclophosphamide, methotrexate, 5-fluorouracil
CVP: cyclophosphamide, vincristine, prednisone, prednisolone
DCF: docetaxel, cisplatin, 5-fluorouracil
DHAP: dexamethasone, cytarabine, cisplatin
EC: epirubicin, cyclophosphamide
ECF: epirubicin, cisplatin, 5-fluorouracil
ECX: epirubicin, cisplatin, capecitabine
EOX: epirubicin, oxaliplatin, capecitabine
EP: etoposide, cisplatin
FAC: 5-fluorouracil, doxorubicin, cyclophosphamide
FC: fludarabine, cyclophosphamide
FCR: fludarabine, cyclophosphamide, rituximab
FEC: 5-fluorouracil, epirubicin, cyclophosphamide
FLOT: 5-fluorouracil, leucovorin, oxaliplatin, docetaxel
FOLFIRI: 5-fluorouracil, leucovorin, irinotecan
FOLFIRINOX: 5-fluorouracil, leucovorin, irinotecan, oxaliplatin
FOLFOX: 5-fluorouracil, leucovorin, oxaliplatin
FOLFOXIRI: 5-fluorouracil, leucovorin, irinotecan, oxaliplatin
GC: gemcitabine, cisplatin
GEMOX: gemcitabine, oxaliplatin
GP: gemcitabine, cisplatin
ICE: ifosfamide, carboplatin, etoposide
IP: irinotecan, cisplatin
MAID: mesna, doxorubicin, ifosfamide, dacarbazine
MVAC: methotrexate, vinblastine, doxorubicin, cisplatin
NP: vinorelbine, cisplatin
PCV: procarbazine, lomustine, vincristine
PF: cisplatin, 5-fluorouracil
SOX: S-1, oxaliplatin
SP: S-1, cisplatin
TAC: docetaxel, doxorubicin, cyclophosphamide
TC: docetaxel, cyclophosphamide
TCH: docetaxel, carboplatin, trastuzumab
TIP: paclitaxel, ifosfamide, cisplatin
TP: docetaxel, cisplatin
TPF: docetaxel, cisplatin, 5-fluorouracil
VAC: vincristine, dactinomycin, cyclophosphamide
VAD: vincristine, doxorubicin, dexamethasone
VIP: etoposide, ifosfamide, cisplatin
VMP: bortezomib, melphalan, prednisone
XELIRI: capecitabine, irinotecan
XELOX: capecitabine, oxaliplatin
"""
REGIMENS: dict[str, tuple[str, ...]] = {
    name: tuple(drug.strip() for drug in drugs.split(","))
    for name, _, drugs in (line.partition(":") for line in _TABLE.split("\n"))
    if drugs
}
_RITUXIMAB = re.compile(r"^R-?(?=CHOP|CVP|ICE|DHAP|FC$)")
_AROUND = re.compile(r"^(?:m|modified\s+|dose-dense\s+|dd)?(.*?)(?:[-‐–]?\d{1,3})?$")


def components_of(name: str) -> tuple[str, ...]:
    """Return the drugs of a regimen known by its letters; none for other names."""
    letters = re.sub(r"[-‐–](?=[A-Z])", "", _stem(_RITUXIMAB.sub("", name))).upper()
    drugs = REGIMENS.get(letters, ())
    return (*drugs, "rituximab") if drugs and _RITUXIMAB.match(name) else drugs


def _stem(name: str) -> str:
    match = _AROUND.match(name)
    return match[1] if match else name


def stem_of(name: str) -> str:
    """Return a regimen's name without what numbers its variant: CHOP of CHOP-14."""
    return re.sub(r"[-‐–]?\d{1,3}$", "", name)
