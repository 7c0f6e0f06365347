"""Short forms of drugs that tables of trials print without saying what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SHORT = """
5-FU 5-fluorouracil; 5FU 5-fluorouracil; FU 5-fluorouracil;
 ADM doxorubicin; ADR doxorubicin; BEV bevacizumab; Bev bevacizumab;
Bor bortezomib; BTZ bortezomib; CAP capecitabine; Cape capecitabine; CBDCA carboplatin;
Carbo carboplatin; CDDP cisplatin; Cet cetuximab; Cis cisplatin; CPA cyclophosphamide;
CPM cyclophosphamide; CPT-11 irinotecan; CTX cyclophosphamide; DDP cisplatin;
Dex dexamethasone; Doc docetaxel; DOC docetaxel; Dox doxorubicin; DTIC dacarbazine;
DTX docetaxel; EPI epirubicin; Epi epirubicin; ERL erlotinib; Eto etoposide; Gem gemcitabine;
GEM gemcitabine; Gef gefitinib; IFO ifosfamide; Iri irinotecan; Lap lapatinib;
Len lenalidomide; LEN lenalidomide; LET letrozole; L-OHP oxaliplatin; LV leucovorin;
MMC mitomycin; MTX methotrexate; NVB vinorelbine; Ox oxaliplatin; OXA oxaliplatin;
Pac paclitaxel; PAC paclitaxel; Pan panitumumab; Pem pemetrexed; PEM pemetrexed;
Pred prednisone; PTX paclitaxel; Ram ramucirumab; Rit rituximab; RTX rituximab; Sor sorafenib;
TAM tamoxifen; Tem temozolomide; Thal thalidomide; TMZ temozolomide; Tras trastuzumab;
VBL vinblastine; VCR vincristine; VDS vindesine; VNR vinorelbine; VP-16 etoposide;
VRL vinorelbine; ZOL zoledronic acid
"""
SHORT: Mapping[str, str] = {
    short: name
    for short, _, name in (e.strip().partition(" ") for e in _SHORT.replace("\n", " ").split(";"))
}
_EXPLAINED = re.compile(
    r"(?:\A|[;,.]\s*|\bAbbreviations:\s*)(?P<short>[A-Z][\w-]{0,7})\s*[,:=]\s*(?P<name>[a-z][a-z\s-]{4,40}?)\s*(?=[;.]|\Z)"
)


def explained(notes: Iterable[str]) -> dict[str, str]:
    """Return the short forms that the notes of a table explain: "T, trastuzumab; P, …"."""
    return {m["short"]: m["name"] for note in notes for m in _EXPLAINED.finditer(note)}
