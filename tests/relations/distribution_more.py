"""More sentences, in the notation of ``distribution_cases``."""

MORE = """

# respectively, several statistics
High HIF1A and low CDH1 were associated with shorter DFS (HR = 1.8, p = 0.01 and HR = 2.2, p = 0.002, respectively) in gastric cancer.
HIF1A DFS worse =0.01
CDH1 DFS better =0.002

PD-L1 and CD44 were associated with tumour stage (p = 0.03 and p = 0.02, respectively) in bladder cancer.
PD-L1 STAGE associated =0.03
CD44 STAGE associated =0.02

The hazard of death was higher with high NLR and high CRP (p = 0.01 and p = 0.04, respectively) in pancreatic cancer.
NLR OS worse =0.01
CRP OS worse =0.04

SPP1 predicted shorter DFS, CSS and OS (p = 0.04, p = 0.03 and p = 0.02, respectively) in hepatocellular carcinoma.
SPP1 DFS worse =0.04
SPP1 CSS worse =0.03
SPP1 OS worse =0.02

SPP1 predicted shorter DFS, CSS and OS (p = 0.04, 0.03 and 0.02, respectively) in hepatocellular carcinoma.
SPP1 DFS worse =0.04
SPP1 CSS worse =0.03
SPP1 OS worse =0.02

TP53 mutation was linked to lymph node metastasis and recurrence (p = 0.02 and p = 0.001, respectively) in melanoma.
TP53 LYMPH_NODE worse =0.02
TP53 RECURRENCE worse =0.001

Low BCL2 was associated with shorter PFS and shorter OS (p = 0.03 and p < 0.001, respectively) in ovarian cancer.
BCL2 PFS better =0.03
BCL2 OS better <0.001

miR-21 and miR-155 predicted poor OS in glioblastoma (p = 0.01 and p = 0.02, respectively).
miR-21 OS worse =0.01
miR-155 OS worse =0.02

High EZH2 predicted recurrence in prostate cancer and bladder cancer (p = 0.01 and p = 0.03, respectively).
EZH2 RECURRENCE worse =0.01 @prostate cancer
EZH2 RECURRENCE worse =0.03 @bladder cancer

EGFR, MET and HER2 were associated with shorter OS, shorter PFS and shorter DFS, respectively, in gastric cancer.
EGFR OS worse -
MET PFS worse -
HER2 DFS worse -

High CA9 and high VEGFA were related to vascular invasion and distant metastasis, respectively, in renal cell carcinoma.
CA9 INVASION worse -
VEGFA METASTASIS worse -

OPG and TIMP1 were associated with longer OS and longer DFS (p = 0.02 and p = 0.01, respectively) in osteosarcoma.
OPG OS better =0.02
TIMP1 DFS better =0.01

KRAS mutation did not predict OS or DFS (p = 0.6 and p = 0.8, respectively) in endometrial cancer.
KRAS OS none =0.6
KRAS DFS none =0.8

No association of CD44 and EZH2 with tumour grade was found (p = 0.2 and p = 0.5, respectively) in melanoma.
CD44 GRADE none =0.2
EZH2 GRADE none =0.5

# ellipsis
PTEN loss was associated with shorter PFS (HR = 1.6, 95% CI 1.1-2.4, p = 0.02) and OS (HR = 1.9, 95% CI 1.2-3.0, p = 0.006) in prostate cancer.
PTEN PFS better =0.02
PTEN OS better =0.006

High MKI67 was associated with a larger tumour size (p = 0.01) and a higher tumour grade (p = 0.001) in breast cancer.
MKI67 SIZE worse =0.01
MKI67 GRADE worse =0.001

High miR-21 was associated with shorter OS (p = 0.03), and so was high miR-155 (p = 0.04), in melanoma.
miR-21 OS worse =0.03
miR-155 OS worse =0.04

TOP2A amplification predicted longer DFS (p = 0.02) and longer OS (p = 0.04) in breast cancer.
TOP2A DFS better =0.02
TOP2A OS better =0.04

RANKL was associated with bone metastasis (p = 0.02) but not with lymph node metastasis (p = 0.3) in prostate cancer.
RANKL BONE_METASTASIS worse =0.02
RANKL LYMPH_NODE none =0.3

Patients with KRAS mutations had shorter PFS (p = 0.01) but similar OS (p = 0.4) in lung adenocarcinoma.
KRAS PFS worse =0.01
KRAS OS none =0.4

HER2 status was not related to OS (p = 0.3), nor to DFS (p = 0.6), in ovarian cancer.
HER2 OS none =0.3
HER2 DFS none =0.6

In melanoma, PD-L1 positivity was associated with better OS (HR = 0.6, p = 0.01) and RFS (HR = 0.7, p = 0.03).
PD-L1 OS better =0.01
PD-L1 RFS better =0.03

CXCR4 expression was associated with OS (HR = 2.0, p = 0.01) and PFS (HR = 1.6, p = 0.04) in glioblastoma.
CXCR4 OS worse =0.01
CXCR4 PFS worse =0.04

TIMP1 expression was associated with OS (HR = 0.5, p = 0.01) in osteosarcoma.
TIMP1 OS better =0.01

LDH was an independent predictor of OS (HR = 2.4, 95% CI 1.5-3.8) and PFS (HR = 1.9, 95% CI 1.2-2.9) in melanoma.
LDH OS worse -
LDH PFS worse -

High VEGFA was associated with OS (HR = 1.2, 95% CI 0.8-1.7) in bladder cancer.
VEGFA OS none -

# labels inside the bracket
High EZH2 was associated with shorter survival in bladder cancer (OS: p = 0.01; DFS: p = 0.03).
EZH2 OS worse =0.01
EZH2 DFS worse =0.03

CD44 had no influence on survival in gastric cancer (OS, p = 0.4; PFS, p = 0.7).
CD44 OS none =0.4
CD44 PFS none =0.7

# subgroups and analyses
BRAF mutation predicted shorter OS on univariate analysis (HR = 1.9, p = 0.01) and on multivariate analysis (HR = 1.7, p = 0.03) in colorectal cancer.
BRAF OS worse =0.01
BRAF OS worse =0.03

High CRP was linked to shorter OS in multivariate analysis (p = 0.02) in hepatocellular carcinoma.
CRP OS worse =0.02

On multivariate analysis, neither VEGFA (p = 0.3) nor CA9 (p = 0.5) was an independent predictor of OS in renal cell carcinoma.
VEGFA OS none =0.3
CA9 OS none =0.5

# comparison
PFS was longer in BRAF wild-type than in BRAF-mutated patients (p = 0.01) in colorectal cancer.
BRAF PFS worse =0.01

Patients whose tumours lacked PTEN had shorter OS (p = 0.03) in glioblastoma.
PTEN OS better =0.03

Lymph node metastasis was more frequent in CXCR4-positive tumours (p = 0.01) in gastric cancer.
CXCR4 LYMPH_NODE worse =0.01

Recurrence was less frequent in patients with high TIMP1 (p = 0.02) in colorectal cancer.
TIMP1 RECURRENCE better =0.02

HIF1A was higher in tumours with vascular invasion (p = 0.01) in hepatocellular carcinoma.
HIF1A INVASION worse =0.01

CDH1 was lower in patients with distant metastasis (p = 0.004) in breast cancer.
CDH1 METASTASIS better =0.004

Patients with high SPP1 had a higher recurrence rate than patients with low SPP1 (p = 0.02) in lung adenocarcinoma.
SPP1 RECURRENCE worse =0.02

OS of patients with elevated LDH was worse compared with patients with normal LDH (p < 0.001) in melanoma.
LDH OS worse <0.001

# risk
High PLR increased the risk of death (HR = 1.5, p = 0.02) in ovarian cancer.
PLR OS worse =0.02

High OPG was associated with a reduced risk of bone metastasis (p = 0.03) and death (p = 0.04) in breast cancer.
OPG BONE_METASTASIS better =0.03
OPG OS better =0.04

MET amplification carried a higher risk of relapse (HR = 2.0, p = 0.01) in endometrial cancer.
MET RECURRENCE worse =0.01

# inverse
CDH1 expression was inversely correlated with tumour stage (p = 0.01) and tumour grade (p = 0.02) in gastric cancer.
CDH1 STAGE better =0.01
CDH1 GRADE better =0.02

MMP9 was positively correlated with tumour size (p = 0.01) in glioblastoma.
MMP9 SIZE worse =0.01

miR-155 was negatively associated with PFS (p = 0.02) in melanoma.
miR-155 PFS worse =0.02

# one p for all
High RANK and high RANKL were both associated with shorter OS (p < 0.05) in breast cancer.
RANK OS worse <0.05
RANKL OS worse <0.05

CA9 was associated with neither OS nor DFS (p > 0.05) in bladder cancer.
CA9 OS none >0.05
CA9 DFS none >0.05

Neither NLR nor PLR predicted OS (both p > 0.1) in prostate cancer.
NLR OS none >0.1
PLR OS none >0.1

# something else has the other statistics
EGFR was associated with age (p = 0.3), sex (p = 0.5) and tumour stage (p = 0.01) in gastric cancer.
EGFR STAGE associated =0.01

MKI67 correlated with tumour grade (p = 0.001) and with HER2 expression (p = 0.02) in breast cancer.
MKI67 GRADE associated =0.001

TP53 mutation correlated with smoking (p = 0.01) and shorter OS (p = 0.03) in lung adenocarcinoma.
TP53 OS worse =0.03

# no figures
High RANK expression was associated with poor OS and DFS in breast cancer.
RANK OS worse -
RANK DFS worse -

CD44 and EZH2 were independent predictors of OS in melanoma.
CD44 OS associated -
EZH2 OS associated -

KRAS mutation was not associated with OS in pancreatic cancer.
KRAS OS none -

SPP1 was associated with poor OS in breast cancer, gastric cancer and melanoma.
SPP1 OS worse - @breast cancer
SPP1 OS worse - @gastric cancer
SPP1 OS worse - @melanoma

Loss of PTEN and overexpression of EGFR were associated with shorter OS in glioblastoma.
PTEN OS better -
EGFR OS worse -

# mismatch: abstain
CD44, EZH2 and MET predicted OS (HR = 1.5, p = 0.01 and HR = 1.8, p = 0.02, respectively) in gastric cancer.
COUNT

RANK and RANKL were associated with OS, DFS and PFS (p = 0.01 and p = 0.02, respectively) in breast cancer.
COUNT

BRAF mutation predicted OS in melanoma and colorectal cancer (p = 0.01, p = 0.02 and p = 0.03, respectively).
COUNT

HER2 and EGFR were linked to tumour stage, tumour size and recurrence, respectively, in ovarian cancer.
COUNT

NLR was associated with OS, PFS and response (p = 0.01 and p = 0.02, respectively) in melanoma.
COUNT

# more of each
High expression of HIF1A and CA9 was related to shorter PFS and shorter OS, respectively, in cervical tumours of bladder cancer.
HIF1A PFS worse -
CA9 OS worse -

Low TIMP1, high MMP9 and high VEGFA predicted shorter OS in osteosarcoma (p = 0.01, p = 0.02 and p = 0.03, respectively).
TIMP1 OS better =0.01
MMP9 OS worse =0.02
VEGFA OS worse =0.03

In prostate cancer, EZH2 overexpression was associated with RFS (p = 0.03), and PTEN loss with OS (p = 0.01).
EZH2 RFS associated =0.03
PTEN OS associated =0.01

Patients with both high NLR (p = 0.01) and high LDH (p = 0.002) had poorer OS in melanoma.
NLR OS worse =0.01
LDH OS worse =0.002

RANKL predicted time to progression (HR = 1.7, p = 0.02), but RANK did not (HR = 1.1, p = 0.6), in osteosarcoma.
RANKL TTP worse =0.02
RANK TTP none =0.6
"""
