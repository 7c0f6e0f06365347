"""Abbreviations of clinical papers that are also names of genes: never looked up, never silver."""

from __future__ import annotations

CLINICAL_ABBREVIATIONS = frozenset(
    """
    HR HRs CI CIs OS PFS DFS RFS EFS TTP TTF ORR DCR DOR MFS BMFS LRFS CSS OR ORs RR RRs CR SD PD
    PRs SE SEM CT MRI PET CAT ECG EEG BMI QOL QoL ITT mITT ANOVA ANCOVA ELISA PCR RT NS NA ND AE
    AEs SAE SAEs TEAE GI IV SC PO BID QD TID WHO FDA EMA USA UK US EU NCI NIH AUC ROC NNT RCT RCTs
    SMD MD WMD IQR VAS ADL GFR eGFR ECOG KPS PS ASA NYHA TNM AJCC UICC FIGO RECIST CTCAE GCP IRB
    DSMB CONSORT ICU ED MRD SET REST IMPACT MICE CAMP SAS SPSS STATA R Cox Fig Figs Table S1 S2 S3
    S4 S5 T1 T2 T3 T4 N0 N1 N2 M0 M1 G1 G2 G3 SNP SNPs DNA RNA mRNA cDNA miRNA siRNA shRNA EF LV
    PI II III IV VI VII XI was WAS Was for For An an Can can Not not Has Had Max Min Mice Rats Men
    Age Sex The all
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
