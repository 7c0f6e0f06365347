"""Tables of results as journals print them, in our own words and with figures of our own.

Each: title of the paper, caption, header rows as (text, span), body rows, what must be found
(genes, outcome, direction, p-value, analysis), and a sentence of the results.
"""

TABLES = {
    "Table 2 a": (
        "Prognostic value of CXCR4 in gastric cancer",
        "Table 2. Univariate and multivariate analyses of prognostic factors in 214 patients",
        [
            [("Variable", 1), ("Univariate analysis", 3), ("Multivariate analysis", 3)],
            [("", 1), ("HR", 1), ("95% CI", 1), ("P", 1), ("HR", 1), ("95% CI", 1), ("P", 1)],
        ],
        [
            ["Age (≥60 vs <60)", "1.12", "0.80–1.57", "0.512", "", "", ""],
            [
                "Lauren type (diffuse vs intestinal)",
                "1.45",
                "1.02–2.06",
                "0.039",
                "1.21",
                "0.84–1.74",
                "0.31",
            ],
            [
                "TNM stage (III vs I–II)",
                "2.90",
                "1.95–4.31",
                "<0.001",
                "2.44",
                "1.60–3.72",
                "<0.001",
            ],
            ["CXCR4 (high vs low)", "1.98", "1.40–2.80", "<0.001", "1.66", "1.15–2.40", "0.007"],
        ],
        [
            ("CXCR4", "OS", "worse", "0.007", "multivariate"),
            ("CXCR4", "OS", "worse", "<0.001", "univariate"),
        ],
        "Overall survival was analysed by Cox regression (Table 2).",
    ),
    "Table 3 Cox proportional hazards model for recurrence-free survival b": (
        "Ki-67 and p53 in bladder carcinoma",
        "Table 3 Cox proportional hazards model for recurrence-free survival",
        [[("Characteristic", 1), ("No.", 1), ("Hazard ratio (95% CI)", 1), ("p-value", 1)]],
        [
            ["Sex", "", "", ""],
            ["Male", "88", "1", ""],
            ["Female", "31", "0.92 (0.51–1.66)", "0.78"],
            ["Ki-67", "", "", ""],
            ["Low", "60", "1", ""],
            ["High", "59", "2.11 (1.24–3.59)", "0.006"],
            ["p53 expression", "", "", ""],
            ["Negative", "70", "1 (reference)", ""],
            ["Positive", "49", "1.37 (0.82–2.28)", "0.23"],
        ],
        [
            ("MKI67", "RFS", "worse", "0.006", "unspecified"),
            ("TP53", "RFS", "none", "0.23", "unspecified"),
        ],
        "",
    ),
    "Table 1 c": (
        "Expression of E-cadherin and MMP-9 in oral squamous cell carcinoma",
        "Table 1. Association of E-cadherin and MMP-9 expression with clinicopathological features",
        [
            [("Feature", 1), ("n", 1), ("E-cadherin", 3), ("MMP-9", 3)],
            [
                ("", 1),
                ("", 1),
                ("Low", 1),
                ("High", 1),
                ("P value", 1),
                ("Low", 1),
                ("High", 1),
                ("P value", 1),
            ],
        ],
        [
            ["Gender", "", "", "", "0.45", "", "", "0.88"],
            ["Male", "50", "22", "28", "", "20", "30", ""],
            ["Female", "30", "15", "15", "", "13", "17", ""],
            ["Lymph node metastasis", "", "", "", "0.003", "", "", "0.021"],
            ["N0", "45", "14", "31", "", "26", "19", ""],
            ["N+", "35", "23", "12", "", "7", "28", ""],
            ["Differentiation", "", "", "", "0.18", "", "", "0.064"],
            ["Well", "30", "12", "18", "", "15", "15", ""],
            ["Moderate/poor", "50", "25", "25", "", "18", "32", ""],
        ],
        [
            ("CDH1", "GRADE", "none", "0.18", "correlation"),
            ("CDH1", "LYMPH_NODE", "better", "0.003", "correlation"),
            ("MMP9", "GRADE", "none", "0.064", "correlation"),
            ("MMP9", "LYMPH_NODE", "worse", "0.021", "correlation"),
        ],
        "",
    ),
    "Table 4 Multivariable analysis of overall and recurrence-free survival d": (
        "PD-L1 in hepatocellular carcinoma after resection",
        "Table 4 Multivariable analysis of overall and recurrence-free survival",
        [
            [("", 1), ("Overall survival", 2), ("Recurrence-free survival", 2)],
            [("Factor", 1), ("HR (95% CI)", 1), ("P", 1), ("HR (95% CI)", 1), ("P", 1)],
        ],
        [
            ["AFP >400 ng/mL", "1.52 (1.01-2.29)", "0.045", "1.33 (0.94-1.88)", "0.11"],
            ["Tumor size >5 cm", "1.88 (1.22-2.90)", "0.004", "1.41 (0.98-2.03)", "0.06"],
            ["PD-L1 positive", "1.75 (1.14-2.69)", "0.010", "1.62 (1.13-2.32)", "0.008"],
        ],
        [
            ("AFP", "OS", "worse", "0.045", "multivariate"),
            ("AFP", "RFS", "none", "0.11", "multivariate"),
            ("CD274", "OS", "worse", "0.010", "multivariate"),
            ("CD274", "RFS", "worse", "0.008", "multivariate"),
        ],
        "",
    ),
    "Table 2 e": (
        "KRAS mutation and cetuximab response in colorectal cancer",
        "Table 2. Response according to mutation status",
        [
            [
                ("Gene", 1),
                ("Status", 1),
                ("Responders, n (%)", 1),
                ("Non-responders, n (%)", 1),
                ("P", 1),
            ]
        ],
        [
            ["KRAS", "Wild-type", "22 (46)", "26 (54)", "0.001"],
            ["", "Mutant", "2 (7)", "27 (93)", ""],
            ["BRAF", "Wild-type", "23 (34)", "45 (66)", "0.09"],
            ["", "Mutant", "0 (0)", "8 (100)", ""],
        ],
        [
            ("BRAF", "RESPONSE", "none", "0.09", "unspecified"),
            ("KRAS", "RESPONSE", "worse", "0.001", "unspecified"),
        ],
        "",
    ),
    "Table 3 f": (
        "Serum VEGF and IL-6 as prognostic markers in renal cell carcinoma",
        "Table 3: Median overall survival according to serum markers",
        [
            [
                ("Marker", 1),
                ("Cut-off", 1),
                ("Patients", 1),
                ("Median OS (months)", 1),
                ("5-year OS (%)", 1),
                ("Log-rank p", 1),
            ]
        ],
        [
            ["VEGF", "≤320 pg/mL", "41", "38.2", "44", ""],
            ["", ">320 pg/mL", "40", "19.4", "21", "0.002"],
            ["IL-6", "≤5 pg/mL", "45", "33.0", "40", ""],
            ["", ">5 pg/mL", "36", "22.1", "27", "0.048"],
        ],
        [
            ("IL6", "OS", "worse", "0.048", "log_rank"),
            ("VEGFA", "OS", "worse", "0.002", "log_rank"),
        ],
        "",
    ),
    "Table 2 Pooled hazard ratios for overall survival by cancer type g": (
        "Meta-analysis of lncRNA HOTAIR expression in solid cancers",
        "Table 2 Pooled hazard ratios for overall survival by cancer type",
        [
            [
                ("Subgroup", 1),
                ("No. of studies", 1),
                ("HR (95% CI)", 1),
                ("P value", 1),
                ("I2 (%)", 1),
                ("P heterogeneity", 1),
            ]
        ],
        [
            ["Breast cancer", "4", "1.89 (1.31–2.73)", "0.001", "21", "0.28"],
            ["Gastric cancer", "5", "1.52 (1.08–2.14)", "0.017", "55", "0.06"],
            ["Oesophageal cancer", "3", "2.24 (1.60–3.13)", "<0.001", "0", "0.77"],
        ],
        [
            ("HOTAIR", "OS", "worse", "0.001", "unspecified"),
            ("HOTAIR", "OS", "worse", "0.017", "unspecified"),
            ("HOTAIR", "OS", "worse", "<0.001", "unspecified"),
        ],
        "",
    ),
    "Table 1 Baseline characteristics h": (
        "Baseline features of a trial of trastuzumab in breast cancer",
        "Table 1 Baseline characteristics",
        [[("", 1), ("Trastuzumab (n=100)", 1), ("Placebo (n=98)", 1), ("P", 1)]],
        [
            ["Age, median", "55", "54", "0.6"],
            ["ER positive", "60", "58", "0.9"],
            ["HER2 3+", "95", "94", "0.8"],
            ["Stage III", "40", "39", "0.9"],
        ],
        [],
        "",
    ),
    "Table 5 i": (
        "BCL2 and MYC in diffuse large B-cell lymphoma",
        "Table 5. Univariate Cox regression",
        [
            [("Parameter", 1), ("PFS", 2), ("OS", 2)],
            [("", 1), ("HR (95% CI)", 1), ("P", 1), ("HR (95% CI)", 1), ("P", 1)],
        ],
        [
            ["IPI 3–5 vs 0–2", "2.8 (1.7–4.6)", "<.001", "3.1 (1.8–5.4)", "<.001"],
            ["MYC+ vs MYC−", "1.9 (1.1–3.3)", ".02", "2.2 (1.2–3.9)", ".01"],
            ["BCL2+ vs BCL2−", "1.3 (0.8–2.2)", ".31", "1.5 (0.9–2.6)", ".14"],
            ["MYC+/BCL2+ vs others", "2.6 (1.5–4.4)", "<.001", "2.9 (1.6–5.1)", "<.001"],
        ],
        [
            ("BCL2", "OS", "none", ".14", "univariate"),
            ("BCL2", "PFS", "none", ".31", "univariate"),
            ("MYC", "OS", "worse", ".01", "univariate"),
            ("MYC", "PFS", "worse", ".02", "univariate"),
            ("MYC+BCL2", "OS", "worse", "<.001", "univariate"),
            ("MYC+BCL2", "PFS", "worse", "<.001", "univariate"),
        ],
        "",
    ),
    "Table 2 j": (
        "Correlation of miR-21 level with features of colon cancer",
        "Table 2. Relationship between miR-21 expression and clinicopathologic parameters",
        [
            [
                ("Parameter", 1),
                ("Cases", 1),
                ("miR-21 expression (mean ± SD)", 1),
                ("t", 1),
                ("P", 1),
            ]
        ],
        [
            ["Age (years)", "", "", "0.44", "0.66"],
            ["<60", "33", "2.1 ± 0.8", "", ""],
            ["≥60", "41", "2.2 ± 0.9", "", ""],
            ["Dukes stage", "", "", "3.10", "0.003"],
            ["A–B", "38", "1.8 ± 0.7", "", ""],
            ["C–D", "36", "2.5 ± 0.9", "", ""],
            ["Distant metastasis", "", "", "2.21", "0.030"],
            ["Absent", "60", "2.0 ± 0.8", "", ""],
            ["Present", "14", "2.7 ± 0.9", "", ""],
        ],
        [
            ("MIR21", "METASTASIS", "worse", "0.030", "correlation"),
            ("MIR21", "STAGE", "worse", "0.003", "correlation"),
        ],
        "",
    ),
    "Table 3 Prognostic factors for disease-free survival (DFS) k": (
        "HIF-1α and survival in cervical cancer",
        "Table 3 Prognostic factors for disease-free survival (DFS)",
        [
            [
                ("Variables", 1),
                ("5-yr DFS (%)", 1),
                ("P value (univariate)", 1),
                ("RR", 1),
                ("95% CI", 1),
                ("P value (multivariate)", 1),
            ]
        ],
        [
            ["FIGO stage (IB/IIA)", "78/60", "0.02", "1.4", "0.8–2.5", "0.24"],
            ["HIF-1α (−/+)", "82/57", "0.004", "2.2", "1.2–4.1", "0.012"],
            ["CA-IX (−/+)", "75/66", "0.19", "", "", ""],
        ],
        [
            ("CA9", "DFS", "none", "0.19", "univariate"),
            ("HIF1A", "DFS", "worse", "0.004", "univariate"),
            ("HIF1A", "DFS", "worse", "0.012", "multivariate"),
        ],
        "",
    ),
    "Table 4 l": (
        "EGFR mutations in lung adenocarcinoma",
        "Table 4. Multivariate analysis for progression-free survival and overall survival",
        [
            [
                ("Variables", 1),
                ("Category", 1),
                ("HR", 1),
                ("95% CI lower", 1),
                ("95% CI upper", 1),
                ("p", 1),
            ]
        ],
        [
            ["Progression-free survival", "", "", "", "", ""],
            ["EGFR", "Exon 19 deletion vs L858R", "0.61", "0.40", "0.93", "0.02"],
            ["ECOG PS", "2 vs 0–1", "1.90", "1.20", "3.01", "0.006"],
            ["Overall survival", "", "", "", "", ""],
            ["EGFR", "Exon 19 deletion vs L858R", "0.70", "0.44", "1.12", "0.13"],
            ["ECOG PS", "2 vs 0–1", "2.31", "1.41", "3.79", "0.001"],
        ],
        [
            ("EGFR", "OS", "none", "0.13", "multivariate"),
            ("EGFR", "PFS", "better", "0.02", "multivariate"),
        ],
        "",
    ),
    "Table 2 Cox regression for OS m": (
        "SPARC in pancreatic ductal adenocarcinoma",
        "Table 2 Cox regression for OS",
        [
            [
                ("", 1),
                ("B", 1),
                ("SE", 1),
                ("Wald", 1),
                ("df", 1),
                ("Sig.", 1),
                ("Exp(B)", 1),
                ("95.0% CI for Exp(B)", 2),
            ],
            [
                ("", 1),
                ("", 1),
                ("", 1),
                ("", 1),
                ("", 1),
                ("", 1),
                ("", 1),
                ("Lower", 1),
                ("Upper", 1),
            ],
        ],
        [
            ["Grade", "0.31", "0.15", "4.27", "1", "0.039", "1.363", "1.016", "1.829"],
            ["Stromal SPARC", "0.58", "0.20", "8.41", "1", "0.004", "1.786", "1.207", "2.643"],
            ["CA19-9", "0.12", "0.18", "0.44", "1", "0.505", "1.127", "0.792", "1.605"],
        ],
        [
            ("CA19-9", "OS", "none", "0.505", "unspecified"),
            ("SPARC", "OS", "worse", "0.004", "unspecified"),
        ],
        "",
    ),
    "Table 1 n": (
        "Survivin and XIAP in neuroblastoma",
        "Table 1. Clinicopathological data and protein expression",
        [
            [
                ("Variable", 1),
                ("Survivin positive n (%)", 1),
                ("P", 1),
                ("XIAP positive n (%)", 1),
                ("P", 1),
            ]
        ],
        [
            ["Stage", "", "0.011", "", "0.40"],
            ["1, 2, 4S", "9 (30)", "", "12 (40)", ""],
            ["3, 4", "24 (62)", "", "20 (51)", ""],
            ["MYCN", "", "0.02", "", "0.55"],
            ["Amplified", "14 (74)", "", "10 (53)", ""],
            ["Not amplified", "19 (38)", "", "22 (44)", ""],
        ],
        [
            ("BIRC5", "STAGE", "worse", "0.011", "correlation"),
            ("XIAP", "STAGE", "none", "0.40", "correlation"),
        ],
        "",
    ),
    "Table 3 o": (
        "Prognostic role of CD44v6 and ALDH1",
        "Table 3. Hazard ratios for death in patients with head and neck cancer",
        [[("Covariate", 1), ("Crude HR (95% CI), P", 1), ("Adjusted HR (95% CI), P", 1)]],
        [
            ["CD44v6 high", "1.92 (1.21–3.05), 0.006", "1.70 (1.05–2.76), 0.031"],
            ["ALDH1 positive", "1.20 (0.77–1.88), 0.42", "—"],
        ],
        [
            ("ALDH1A1", "OS", "none", "0.42", "univariate"),
            ("CD44", "OS", "worse", "0.006", "univariate"),
            ("CD44", "OS", "worse", "0.031", "multivariate"),
        ],
        "",
    ),
    "Table 2 p": (
        "Nuclear β-catenin in hepatoblastoma",
        "Table 2. Immunohistochemical markers and event-free survival",
        [[("Marker", 1), ("Score", 1), ("n", 1), ("3-year EFS, % (95% CI)", 1), ("P-value*", 1)]],
        [
            ["β-catenin (nuclear)", "0–1+", "20", "85 (61–95)", "0.017"],
            ["", "2+–3+", "25", "52 (31–69)", ""],
            ["Cyclin D1", "0–1+", "24", "70 (48–84)", "0.44"],
            ["", "2+–3+", "21", "62 (38–79)", ""],
        ],
        [
            ("CCND1", "EFS", "none", "0.44", "unspecified"),
            ("CTNNB1", "EFS", "associated", "0.017", "unspecified"),
        ],
        "",
    ),
    "Table 4 with the outcome of each row in a column of its own": (
        "Syndecans in laryngeal cancer",
        "Table 4. Multivariate models of four markers",
        [[("Marker", 1), ("HR", 1), ("P value", 1), ("Outcome", 1)]],
        [
            ["SDC1 (high vs low)", "2.10", "0.012", "Locoregional recurrence"],
            ["SDC2 (high vs low)", "1.80", "0.03", "Cancer-specific death"],
            ["IL-1\u0251 (high vs low)", "1.20", "0.44", "Distant metastasis"],
        ],
        [
            ("SDC1", "RECURRENCE", "worse", "0.012", "multivariate"),
            ("SDC2", "CSS", "worse", "0.03", "multivariate"),
            ("IL1A", "METASTASIS", "none", "0.44", "multivariate"),
        ],
        "Models are shown in Table 4.",
    ),
}
