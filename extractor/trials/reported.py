"""Outcomes that trials report and the vocabulary of outcomes does not name: data only."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

RESULT_OUTCOMES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "OTHER",
        compiled(
            r"\b(?:overall\s+)?survival\s+(?:from|after|following|post|since)\s+(?:first\s+|disease\s+)?(?:relapse|recurrence|progression)\b|\bpost-?\s?(?:relapse|recurrence|progression)\s+survival\b"
            r"|\b(?:deaths?|mortality)\s+(?:without|before|not\s+(?:due|related)\s+to)\s+(?:prior\s+|the\s+)?(?:relapse|recurrence|progression|cancer)\b|\bnon-?\s?(?:relapse|cancer|breast-cancer)\s+(?:mortality|deaths?)\b"
            r"|\b(?:cardiac|cardiovascular|coronary|vascular)\s+(?:deaths?|mortality)\b|\b(?:deaths?|mortality)\s+(?:due\s+to|from|of)\s+(?:any\s+)?(?:other|another|cardiovascular|cardiac)\s+(?:causes?|diseases?)\b"
        ),
        (
            "survival from relapse",
            "death without relapse",
            "cardiac death",
            "non-relapse mortality",
        ),
        ("survival after surgery", "death from any cause"),
    ),
    SlotPattern(
        "RESPONSE",
        compiled(
            r"\b(?:(?:categori[sz]ed|classified|considered|judged|rated)\s+(?:as|to\s+be)\s+|(?:was|were)\s+)responders\b"
        ),
        ("were categorised as responders", "11 were responders"),
        ("in responders",),
    ),
    SlotPattern(
        "PFS",
        compiled(
            r"\b(?:(?:disease\s+)?progression\s+or\s+(?:any[-\s]cause\s+)?death|death\s+or\s+(?:disease\s+)?progression)s?\b"
        ),
        ("disease progression or death", "death or progression"),
        ("progression and death",),
    ),
    SlotPattern(
        "RFS",
        compiled(
            r"\b(?:events?\s+of\s+)?(?:(?:disease\s+)?(?:recurrence|relapse)s?\s+or\s+(?:any[-\s]cause\s+)?death|death\s+or\s+(?:disease\s+)?(?:recurrence|relapse))s?\b"
        ),
        ("relapse or death", "events of recurrence or death"),
        ("recurrences and deaths",),
    ),
    SlotPattern(
        "DMFS",
        compiled(r"\b(?:distant\s+)?metastas[ie]s\s+or\s+death\b"),
        ("distant metastasis or death",),
        ("recurrence or death",),
    ),
    SlotPattern(
        "OS",
        compiled(r"\boverall(?=\s+(?:\(OS\)\s*)?(?:,|and)\s+[\w-]+(?:-|\s)free\s+survivals?)"),
        ("overall (OS) and progression-free survival", "overall and disease-free survival"),
        ("overall survival",),
    ),
    SlotPattern(
        "RECURRENCE",
        compiled(
            r"\b(?:recurrences?|relapses?)\s*(?:/|and|or|and/or)\s*(?:distant\s+)?metasta(?:sis|ses|tic)\b|\bRec/Met\b|\brecurrent\s+(?:venous\s+)?(?:thrombo-?embol(?:ism|ic\s+events?)|thrombos[ie]s|VTE)\b"
        ),
        ("recurrence and metastasis", "relapse or distant metastasis"),
        ("recurrence and death",),
    ),
    SlotPattern(
        "CSS",
        compiled(
            r"\bdeaths?\s+(?:(?:that\s+)?(?:were|was)\s+)?(?:attributed|attributable|due|related)\s+to\s+(?:the\s+)?(?:melanoma|(?:[\w-]+\s+)?cancer|tumou?r|disease|malignancy)\b"
            r"|\b(?:melanoma|myeloma|lymphoma|leuk(?:a)?emia|cancer)[-\s](?:specific\s+)?(?:deaths?|mortality)\b"
        ),
        ("deaths were attributed to melanoma", "melanoma deaths"),
        ("deaths were due to toxicity",),
    ),
    SlotPattern(
        "RESPONSE",
        compiled(
            r"\b(?-i:[tT]?pCR|c(?:CR|PR|SD|PD))\b|\b(?:complete|partial|pathologic(?:al)?)\s+(?:tumou?r\s+)?regressions?\b|\bresponses?\s+lasted\b|\btechnique\s+efficacy(?:\s+rates?)?\b|\b(?:metabolic|molecular|cytogenetic|virologic(?:al)?|biochemical)\s+responses?\b|\btumou?r\s+regression\b"
        ),
        ("TpCR", "cPR", "technique efficacy rate", "complete regression"),
        ("efficacy", "on PCR"),
    ),
    SlotPattern(
        "LRFS",
        compiled(
            r"\b(?:local|loco-?regional|pelvic|intracranial)\s+(?:tumou?r\s+)?control(?:\s+rates?)?\b"
        ),
        ("local control rate", "pelvic control"),
        ("local recurrence",),
    ),
    SlotPattern(
        "TOXICITY",
        compiled(
            r"\b(?:nausea\s*(?:and|or|/|and/or)\s*vomiting|hot\s+flashes|hand[-\s]foot\s+syndrome|hypertension|dyspn(?:o)?ea|headache|dizziness|insomnia|oedema|edema|infections?|bleeding|ha?emorrhages?"
            r"|dehydration|hypokal(?:a)?emia|hyponatr(?:a)?emia|(?:ALT|AST|ALP|alanine\s+aminotransferase|aspartate\s+aminotransferase|(?:blood\s+)?alkaline\s+phosphatase"
            r"|γ-glutamyl\s?transferase|transaminases?|bilirubin|creatinine)\s+(?:increases?|elevations?)|(?:increased|elevated)\s+(?:ALT|AST|ALP|transaminases?|bilirubin)"
            r"|hyperbilirubin(?:a)?emia|xerostomia|dysphagia|epistaxis|dry\s+skin|decreased\s+appetite|weight\s+loss|flu-like\s+symptoms|injection[-\s]site\s+reactions?"
            r"|treatment[-\s]related\s+(?:deaths?|mortality)|toxic\s+deaths?|(?:dose[-\s]limiting\s+)?toxic\s+(?:effects?|events?)|thrombo-?embolism|pulmonary\s+embolism|cardiotoxicity|hepatotoxicity|nephrotoxicity|neurotoxicity"
            r"|deep[-\s](?:vein|venous)\s+thrombos[ie]s|(?:symptomatic\s+|venous\s+)?thrombo-?embolic\s+events?|hiccups?|bruising|sepsis|seromas?|wound\s+dehiscence|(?:renal|kidney|hepatic|liver)\s+(?:dysfunction|impairment|failure)|cardiac\s+events?|re-?operations?|reinterventions?|ileus|delirium|grade\s+[1-5]\+?(?:\s?(?:[-–/]|or|to|and)\s?[1-5])?(?:\s+or\s+(?:higher|more|above|worse|greater))?\s+(?:events?|toxic\w+|reactions?)|(?:pancreatic|biliary|anastomotic|digestive)\s+(?:fistulas?|leaks?)|delayed\s+gastric\s+emptying|(?:discontinu\w+|withdr[ae]w\w*)\s+(?:[\w-]+\s+){0,2}?(?:due\s+to|because\s+of|for)\s+(?:toxicit\w+|adverse\s+events?)|acute\s+coronary\s+syndrome|stroke|hepatitis|colitis|hypothyroidism|steatohepatitis|dose\s+reductions?|anastomotic\s+leak(?:age)?s?|(?:post-?operative\s+|surgical\s+|wound\s+)?complications?)\b"
        ),
        ("hot flashes", "ALT increase", "postoperative complications"),
        ("complicated",),
    ),
    SlotPattern(
        "OTHER",
        compiled(
            r"\b(?:worst\s+|average\s+|mean\s+)?(?:insomnia|fatigue|pain|nausea|vomiting|anxiety|depress\w+|sleep|distress|mood|stress|worry|dyspn(?:o)?ea|constipation|diarrh(?:o)?ea|appetite|hot[-\s]flash(?:es)?|symptoms?)"
            r"\s+(?:[\w-]+\s+)?(?:scales?|scores?|severity|index|sub-?scales?|inventor(?:y|ies)|intensity|interference|ratings?|levels?|bother)\b"
            r"|\b(?:insomnia|fatigue|pain|anxiety|depression)(?=\s*\((?:[A-Z]{2,}[\w-]*|VAS|NRS)\))|\bfear\s+of\s+(?:[\w-]+\s+)?(?:recurrence|progression|relapse|death)\b"
        ),
        ("Insomnia Severity Index", "fatigue scores", "Fatigue (FACIT-F)", "fear of recurrence"),
        ("fatigue", "fatigue (12%)"),
    ),
    SlotPattern(
        "OTHER",
        compiled(
            r"\b(?:down-?staging|R0\s+(?:surgical\s+)?resections?(?:\s+rates?)?|(?:complete|radical|curative)\s+resections?|breast[-\s]conserv(?:ation|\w+\s+(?:surgery|rates?))|(?:sphincter|organ|limb|larynx)\s+preservation"
            r"|(?:length\s+of\s+)?(?:hospital|postoperative|ICU)\s+stay|operati(?:ng|ve|on)\s+times?|blood\s+loss|graft[-\s]versus[-\s]host\s+disease|[ac]?GVHD|re-?admissions?(?:\s+rates?)?|re-?hospitali[sz]ations?|second\s+primary\s+\w+"
            r"|second(?:ary)?\s+(?:breast\s+)?cancers?|contralateral\s+breast\s+cancers?|full\s+dose|relative\s+dose\s+intensity|completion\s+rates?"
            r"|body\s+weight|BMI|HbA1c|blood\s+pressure|LDL(?:-C|\s+cholesterol)?|mean\s+change|cure\s+rates?|satisfaction|attendance|6[-\s]?MWT|walk(?:ing)?\s+distance"
            r"|fatigue\s+(?:score|scale)s?|distress|sleep\s+quality|self-efficacy|knowledge(?:\s+scores?)?|Ki-?67|anti-drug\s+antibod(?:y|ies)|seroconversion|relapse\s+rates?"
            r"|(?:CD[48]\+?\s+)?T[-\s]cell\s+responses?|antibody\s+(?:responses?|tit(?:er|re)s?)|pregnancy\s+rates?|live\s+births?|implantation|disease-free\s+status)\b"
        ),
        ("downstaging", "R0 resection rate", "blood pressure"),
        ("staging",),
    ),
)
