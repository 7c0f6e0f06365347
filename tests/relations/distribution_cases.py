"""Sentences of our own wording in which lists, "respectively" and ellipsis spread findings.

Names are plain; ``mark`` puts the markup in. What is expected stands below each sentence, one
finding a line: marker, outcome code, what *more* of the marker means (worse, better, none,
associated), the p-value (``-`` for none) and, after ``@``, the cancer where it matters.
``COUNT`` is a sentence whose lists do not match: nothing may come of it.
"""

import re

GENES = (
    "RANKL/OPG", "RANK/OPG", "RANKL", "RANK", "OPG", "TP53", "EGFR", "KRAS", "BRAF", "PTEN", "MET", "VEGFA",
    "CD44", "CDH1", "MMP9", "TIMP1", "EZH2", "BCL2", "MKI67", "HER2", "PD-L1", "CA9", "CXCR4",
    "miR-21", "miR-155", "SPP1", "HIF1A", "TOP2A", "NLR", "PLR", "LDH", "CRP",
)
OUTCOMES = {
    "overall survival": "OS", "OS": "OS", "disease-free survival": "DFS", "DFS": "DFS",
    "progression-free survival": "PFS", "PFS": "PFS", "cancer-specific survival": "CSS", "CSS": "CSS",
    "recurrence-free survival": "RFS", "RFS": "RFS", "metastasis-free survival": "MFS",
    "distant metastasis-free survival": "DMFS", "time to progression": "TTP",
    "lymph node metastasis": "LYMPH_NODE", "nodal involvement": "LYMPH_NODE",
    "distant metastasis": "METASTASIS", "bone metastasis": "BONE_METASTASIS", "bone metastases": "BONE_METASTASIS",
    "recurrence": "RECURRENCE", "relapse": "RECURRENCE", "tumour stage": "STAGE", "TNM stage": "STAGE",
    "tumour grade": "GRADE", "tumour size": "SIZE", "vascular invasion": "INVASION",
    "perineural invasion": "INVASION", "death": "OS", "response": "RESPONSE", "pathological complete response": "RESPONSE",
}
CANCERS = (
    "breast cancer", "gastric cancer", "colorectal cancer", "lung adenocarcinoma", "melanoma",
    "osteosarcoma", "endometrial cancer", "bladder cancer", "prostate cancer", "glioblastoma",
    "ovarian cancer", "pancreatic cancer", "hepatocellular carcinoma", "renal cell carcinoma",
)
NOT_GENES = {"NLR", "PLR", "LDH", "CRP"}
_NAMES = sorted((*GENES, *OUTCOMES, *CANCERS), key=len, reverse=True)
_NAME = re.compile(
    r"(?<![\w-])(?:" + "|".join(map(re.escape, _NAMES)) + r")(?!\w)", re.IGNORECASE
)


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


CASES = """
# ellipsis of marker: one claim, several outcomes with their own p
High RANK expression was linked to a shorter PFS (p = 0.01) and OS (p = 0.02) in endometrial cancer.
RANK PFS worse =0.01 @endometrial cancer
RANK OS worse =0.02 @endometrial cancer

In breast cancer, low RANK was associated with longer OS (p = 0.0078) and DFS (p = 0.059).
RANK OS worse =0.0078
RANK DFS worse =0.059

EGFR overexpression correlated with tumour stage (p = 0.03), lymph node metastasis (p = 0.004) and vascular invasion (p = 0.02) in gastric cancer.
EGFR STAGE associated =0.03
EGFR LYMPH_NODE worse =0.004
EGFR INVASION worse =0.02

CD44 was an independent predictor of DFS (HR = 1.9, p = 0.01) and OS (HR = 2.3, p = 0.004) in colorectal cancer.
CD44 DFS worse =0.01
CD44 OS worse =0.004

MET amplification conferred poorer OS (p < 0.001), and also poorer PFS (p = 0.002), in lung adenocarcinoma.
MET OS worse <0.001
MET PFS worse =0.002

Loss of PTEN predicted shorter recurrence-free survival (p = 0.008) as well as shorter cancer-specific survival (p = 0.03) in prostate cancer.
PTEN RFS better =0.008
PTEN CSS better =0.03

High SPP1 was related to bone metastasis (p = 0.011) and to worse OS (p = 0.04) in breast cancer.
SPP1 BONE_METASTASIS worse =0.011
SPP1 OS worse =0.04

Elevated LDH was associated with shorter OS (HR = 1.8, p = 0.001) but not with PFS (p = 0.21) in melanoma.
LDH OS worse =0.001
LDH PFS none =0.21

TP53 mutation was associated with OS (p = 0.02), whereas no association with DFS was seen (p = 0.5), in ovarian cancer.
TP53 OS associated =0.02
TP53 DFS none =0.5

Patients with CXCR4-positive tumours had shorter DFS (p = 0.02) and OS (p = 0.01) in pancreatic cancer.
CXCR4 DFS worse =0.02
CXCR4 OS worse =0.01

Low OPG predicted shorter OS (p = 0.03), DFS (p = 0.02) and distant metastasis-free survival (p = 0.04) in bladder cancer.
OPG OS better =0.03
OPG DFS better =0.02
OPG DMFS better =0.04

CDH1 loss was associated with higher tumour grade (p < 0.01) and with a higher rate of lymph node metastasis (p < 0.05) in gastric cancer.
CDH1 GRADE better <0.01
CDH1 LYMPH_NODE better <0.05

# coordination of markers, each with its own p
Both high RANK (p = 0.01) and RANKL (p = 0.02) were associated with shorter OS in lung adenocarcinoma.
RANK OS worse =0.01
RANKL OS worse =0.02

High expression of EGFR (p = 0.003), HER2 (p = 0.04) and MET (p = 0.02) predicted poor OS in gastric cancer.
EGFR OS worse =0.003
HER2 OS worse =0.04
MET OS worse =0.02

Shorter DFS was seen in patients with high MMP9 (p = 0.01) or low TIMP1 (p = 0.03) in colorectal cancer.
MMP9 DFS worse =0.01
TIMP1 DFS better =0.03

In renal cell carcinoma, CA9 (p = 0.6) and VEGFA (p = 0.8) were not associated with OS.
CA9 OS none =0.6
VEGFA OS none =0.8

NLR (HR = 1.6, p = 0.004) and PLR (HR = 1.4, p = 0.03) were independent predictors of OS in hepatocellular carcinoma.
NLR OS worse =0.004
PLR OS worse =0.03

Worse PFS was linked to KRAS mutation (p = 0.02) and BRAF mutation (p < 0.001) in colorectal cancer.
KRAS PFS worse =0.02
BRAF PFS worse <0.001

# markers with their own state and their own p, one outcome
In breast cancer, low RANK (p = 0.0078) and high OPG (p = 0.034) were associated with longer OS.
RANK OS worse =0.0078
OPG OS better =0.034

High BCL2 (p = 0.01) and low MKI67 (p = 0.002) predicted better DFS in breast cancer.
BCL2 DFS better =0.01
MKI67 DFS worse =0.002

Prolonged OS was found for patients with low EZH2 (p = 0.03) and high PTEN (p = 0.04) in glioblastoma.
EZH2 OS worse =0.03
PTEN OS better =0.04

# two claims joined
High RANK was associated with shorter OS (p = 0.01) and low OPG with shorter DFS (p = 0.03) in breast cancer.
RANK OS worse =0.01
OPG DFS better =0.03

EGFR expression correlated with tumour stage (p = 0.02), and MET expression correlated with tumour grade (p = 0.04) in gastric cancer.
EGFR STAGE associated =0.02
MET GRADE associated =0.04

High miR-21 predicted shorter OS (p = 0.01), while high miR-155 predicted longer OS (p = 0.03) in melanoma.
miR-21 OS worse =0.01
miR-155 OS better =0.03

High HIF1A was associated with poor OS (p = 0.002); CA9 was not (p = 0.3) in bladder cancer.
HIF1A OS worse =0.002
CA9 OS none =0.3

CXCR4 predicted bone metastasis (p = 0.02), whereas SPP1 predicted lymph node metastasis (p = 0.04), in breast cancer.
CXCR4 BONE_METASTASIS worse =0.02
SPP1 LYMPH_NODE worse =0.04

TOP2A was associated with recurrence (p = 0.01) in gastric cancer, and EZH2 was associated with distant metastasis (p = 0.02).
TOP2A RECURRENCE worse =0.01
EZH2 METASTASIS worse =0.02

KRAS mutation was associated with shorter PFS (p = 0.01), but BRAF mutation was not (p = 0.4), in colorectal cancer.
KRAS PFS worse =0.01
BRAF PFS none =0.4

# respectively: outcomes
High RANK was associated with shorter OS and PFS (p = 0.01 and p = 0.03, respectively) in endometrial cancer.
RANK OS worse =0.01
RANK PFS worse =0.03

High RANK was associated with shorter OS and PFS (p = 0.01 and 0.03, respectively) in endometrial cancer.
RANK OS worse =0.01
RANK PFS worse =0.03

MKI67 correlated with tumour size, tumour grade and lymph node metastasis (p = 0.02, p = 0.001 and p = 0.04, respectively) in breast cancer.
MKI67 SIZE associated =0.02
MKI67 GRADE associated =0.001
MKI67 LYMPH_NODE worse =0.04

Elevated CRP predicted worse OS and DFS in pancreatic cancer (HR = 1.7, p = 0.003 and HR = 1.5, p = 0.01, respectively).
CRP OS worse =0.003
CRP DFS worse =0.01

Low TIMP1 was associated with longer CSS and RFS (p = 0.02 and p = 0.04, respectively) in bladder cancer.
TIMP1 CSS worse =0.02
TIMP1 RFS worse =0.04

MET positivity was related to vascular invasion and nodal involvement (p < 0.001 and p = 0.02, respectively) in gastric cancer.
MET INVASION worse <0.001
MET LYMPH_NODE worse =0.02

BRAF mutation was not associated with PFS or OS (p = 0.3 and p = 0.6, respectively) in melanoma.
BRAF PFS none =0.3
BRAF OS none =0.6

In ovarian cancer, overall and progression-free survival were shorter with high VEGFA (p = 0.02 and p = 0.01, respectively).
VEGFA OS worse =0.02
VEGFA PFS worse =0.01

# respectively: markers
High RANK and RANKL were associated with shorter OS (p = 0.01 and p = 0.02, respectively) in lung adenocarcinoma.
RANK OS worse =0.01
RANKL OS worse =0.02

Expression of EGFR, HER2 and MET was associated with poor OS (p = 0.01, p = 0.02 and p = 0.03, respectively) in gastric cancer.
EGFR OS worse =0.01
HER2 OS worse =0.02
MET OS worse =0.03

KRAS and BRAF mutations predicted shorter PFS (p = 0.04 and p < 0.001, respectively) in colorectal cancer.
KRAS PFS worse =0.04
BRAF PFS worse <0.001

NLR and PLR were independent prognostic factors for OS (HR = 1.6, p = 0.004 and HR = 1.3, p = 0.03, respectively) in melanoma.
NLR OS worse =0.004
PLR OS worse =0.03

Neither CD44 nor EZH2 was associated with DFS (p = 0.3 and p = 0.7, respectively) in bladder cancer.
CD44 DFS none =0.3
EZH2 DFS none =0.7

# respectively: markers with outcomes, no p
TOP2A, EZH2 and CD44 were associated with recurrence, lymph node metastasis and distant metastasis, respectively, in gastric cancer.
TOP2A RECURRENCE worse -
EZH2 LYMPH_NODE worse -
CD44 METASTASIS worse -

High RANK and low OPG were associated with shorter OS and shorter DFS, respectively, in breast cancer.
RANK OS worse -
OPG DFS better -

VEGFA and MET correlated with tumour stage and tumour grade, respectively, in renal cell carcinoma.
VEGFA STAGE associated -
MET GRADE associated -

# respectively: markers with outcomes, each with p
TOP2A and EZH2 were associated with recurrence and distant metastasis (p = 0.01 and p = 0.03, respectively) in gastric cancer.
TOP2A RECURRENCE worse =0.01
EZH2 METASTASIS worse =0.03

SPP1 and CXCR4 correlated with bone metastasis and lymph node metastasis (p = 0.02 and p = 0.03, respectively) in breast cancer.
SPP1 BONE_METASTASIS worse =0.02
CXCR4 LYMPH_NODE worse =0.03

# respectively: cancers
High RANK was associated with shorter OS in breast cancer and endometrial cancer (p = 0.01 and p = 0.04, respectively).
RANK OS worse =0.01 @breast cancer
RANK OS worse =0.04 @endometrial cancer

MET predicted poor OS in gastric cancer, lung adenocarcinoma and melanoma (p = 0.01, p = 0.02 and p = 0.03, respectively).
MET OS worse =0.01 @gastric cancer
MET OS worse =0.02 @lung adenocarcinoma
MET OS worse =0.03 @melanoma

RANK and RANKL were associated with poor OS in breast cancer and osteosarcoma, respectively.
RANK OS worse - @breast cancer
RANKL OS worse - @osteosarcoma

EGFR and KRAS predicted shorter PFS in lung adenocarcinoma and colorectal cancer, respectively.
EGFR PFS worse - @lung adenocarcinoma
KRAS PFS worse - @colorectal cancer

# product
RANK and RANKL were associated with shorter OS and DFS (p = 0.01, p = 0.02, p = 0.03 and p = 0.04, respectively) in breast cancer.
RANK OS worse =0.01
RANK DFS worse =0.02
RANKL OS worse =0.03
RANKL DFS worse =0.04

NLR and PLR were associated with shorter OS and PFS in melanoma (p < 0.05 for all).
NLR OS worse <0.05
NLR PFS worse <0.05
PLR OS worse <0.05
PLR PFS worse <0.05

# one statistic for several outcomes
RANK was an independent factor for both CSS and RFS (p < 0.001) in renal cell carcinoma.
RANK CSS associated <0.001
RANK RFS associated <0.001

High CD44 was associated with poor OS and DFS (both p < 0.01) in colorectal cancer.
CD44 OS worse <0.01
CD44 DFS worse <0.01

VEGFA positivity correlated with tumour stage and lymph node metastasis (p < 0.05) in gastric cancer.
VEGFA STAGE associated <0.05
VEGFA LYMPH_NODE worse <0.05

Loss of CDH1 predicted shorter OS, DFS and metastasis-free survival (p < 0.001 for each) in breast cancer.
CDH1 OS better <0.001
CDH1 DFS better <0.001
CDH1 MFS better <0.001

HER2 amplification was linked to shorter PFS and OS (all p < 0.02) in ovarian cancer.
HER2 PFS worse <0.02
HER2 OS worse <0.02

# univariate and multivariate
High RANK was associated with shorter OS in univariate (p = 0.01) and multivariate analysis (p = 0.03) in breast cancer.
RANK OS worse =0.01
RANK OS worse =0.03

In univariate analysis, EZH2 was associated with shorter DFS (p = 0.002); in multivariate analysis, it remained associated with DFS (p = 0.01) in prostate cancer.
EZH2 DFS worse =0.002
EZH2 DFS associated =0.01

CA9 predicted OS in univariate and multivariate analyses (p = 0.02 and p = 0.04, respectively) in bladder cancer.
CA9 OS associated =0.02
CA9 OS associated =0.04

PD-L1 was associated with longer PFS in univariate (HR = 0.6, p = 0.01) but not in multivariate analysis (HR = 0.8, p = 0.2) in melanoma.
PD-L1 PFS better =0.01
PD-L1 PFS none =0.2

# statistic before the claim
With a p value below the limit (p = 0.004), high MMP9 was associated with shorter OS in glioblastoma.
MMP9 OS worse =0.004

At p = 0.01, high SPP1 was associated with worse DFS in hepatocellular carcinoma.
SPP1 DFS worse =0.01

# comparison
OS was shorter in patients with high EZH2 than in those with low EZH2 (p = 0.01) in glioblastoma.
EZH2 OS worse =0.01

Patients with low PTEN had a shorter DFS than those with high PTEN (p = 0.02) in prostate cancer.
PTEN DFS better =0.02

Median OS was 14 months in patients with high CRP and 22 months in the others, so OS was shorter with high CRP (p = 0.01) in pancreatic cancer.
CRP OS worse =0.01

DFS and OS were longer in CD44-negative than in CD44-positive patients (p = 0.02 and p = 0.03, respectively) in colorectal cancer.
CD44 DFS worse =0.02
CD44 OS worse =0.03

RANKL was higher in patients with bone metastases (p = 0.01) and in those with nodal involvement (p = 0.03) in prostate cancer.
RANKL BONE_METASTASIS worse =0.01
RANKL LYMPH_NODE worse =0.03

The OS of HIF1A-positive patients was shorter than that of HIF1A-negative patients (p = 0.001) in osteosarcoma.
HIF1A OS worse =0.001

Compared with low expression, high MMP9 expression was associated with shorter OS (p = 0.01) and RFS (p = 0.02) in osteosarcoma.
MMP9 OS worse =0.01
MMP9 RFS worse =0.02

# ratios and combinations
A high RANKL/OPG ratio was associated with shorter PFS (p = 0.001) and OS (p = 0.0001) in renal cell carcinoma.
RANKL/OPG PFS worse =0.001
RANKL/OPG OS worse =0.0001

A high RANK/OPG ratio predicted death (p < 0.001) and recurrence (p = 0.01) in breast cancer.
RANK/OPG OS worse <0.001
RANK/OPG RECURRENCE worse =0.01

# risk
High CXCR4 increased the risk of recurrence (HR = 2.1, p = 0.01) and death (HR = 1.8, p = 0.03) in breast cancer.
CXCR4 RECURRENCE worse =0.01
CXCR4 OS worse =0.03

Low TIMP1 reduced the risk of relapse (p = 0.02) and of distant metastasis (p = 0.04) in colorectal cancer.
TIMP1 RECURRENCE worse =0.02
TIMP1 METASTASIS worse =0.04

MKI67 was associated with a higher risk of recurrence and death (p = 0.01 and p = 0.02, respectively) in bladder cancer.
MKI67 RECURRENCE worse =0.01
MKI67 OS worse =0.02

# mismatch: abstain
RANK, RANKL and OPG were associated with OS (p = 0.01 and p = 0.02, respectively) in breast cancer.
COUNT

High EGFR was associated with OS, DFS and PFS (p = 0.01 and p = 0.04, respectively) in gastric cancer.
COUNT

TOP2A, EZH2 and CD44 were associated with recurrence and distant metastasis, respectively, in gastric cancer.
COUNT

KRAS and BRAF were related to tumour stage, tumour grade and tumour size, respectively, in colorectal cancer.
COUNT

MET and HER2 predicted OS in gastric cancer, ovarian cancer and melanoma, respectively.
COUNT

# response
PD-L1 expression was associated with higher response (p = 0.01) and longer PFS (p = 0.03) in melanoma.
PD-L1 RESPONSE better =0.01
PD-L1 PFS better =0.03

Pathological complete response was more frequent with high MKI67 (p = 0.001) and with low BCL2 (p = 0.02) in breast cancer.
MKI67 RESPONSE better =0.001
BCL2 RESPONSE worse =0.02

# negation spread over a list
No association was found between HER2 and OS (p = 0.4), DFS (p = 0.5) or tumour stage (p = 0.6) in bladder cancer.
HER2 OS none =0.4
HER2 DFS none =0.5
HER2 STAGE none =0.6

TP53 did not correlate with tumour grade (p = 0.3) or tumour size (p = 0.7) in osteosarcoma.
TP53 GRADE none =0.3
TP53 SIZE none =0.7

There was no significant difference in OS (p = 0.2) or PFS (p = 0.3) between KRAS-mutated and KRAS wild-type patients in pancreatic cancer.
KRAS OS none =0.2
KRAS PFS none =0.3

EGFR was associated with tumour stage (p = 0.01) and tumour size (p = 0.02), but not with tumour grade (p = 0.4) or OS (p = 0.3), in ovarian cancer.
EGFR STAGE associated =0.01
EGFR SIZE associated =0.02
EGFR GRADE none =0.4
EGFR OS none =0.3
"""
