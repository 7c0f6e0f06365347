"""How the columns of tables of trials are headed: what each is about, and of what outcome."""

from __future__ import annotations

from typing import Literal

from .pattern import SlotPattern, compiled

Role = Literal[
    "id", "name", "author", "reference", "phase", "design", "status", "people", "population",
    "condition", "treatment", "control", "dose", "schedule", "follow_up", "primary", "secondary",
    "topic", "value", "effect", "p", "result", "year", "other",
]  # fmt: skip
_AFTER_TRIAL = (
    r"(?!\s*(?:\w+\s+)?(?:design|types?|duration|period|population|arms?|groups?|sites?|size|status|phase|drugs?|"
    r"treatments?|regimens?|agents?|quality|location|start|end|completion|years?|objective|aims?|number|no\b|id\b|identifier|registration|outcomes?|medication|endpoint))"
)
# The first pattern that is found in a head tells; order is from the narrow to the wide.
HEADS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "status",
        compiled(r"\A(?:(?:trial|study|recruit\w+|current|overall|enrol\w+)\s+)*status\Z"),
        ("Status", "Recruitment status"),
        ("Nodal status", "Performance status"),
    ),
    SlotPattern(
        "primary",
        compiled(r"\b(?:primary|main|principal)\s+(?:\w+\s+)?(?:end[-\s]?points?|outcomes?|objectives?)"),
        ("Primary endpoint", "Primary end point(s)", "Main outcome"),
        ("Primary tumour",),
    ),
    SlotPattern(
        "secondary",
        compiled(r"\bsecondary\s+(?:\w+\s+)?(?:end[-\s]?points?|outcomes?|objectives?)"),
        ("Secondary endpoints",),
        ("Secondary cancer",),
    ),
    SlotPattern(
        "name",
        compiled(
            r"\b(?:acronym|(?:trial|study)\s+name)\b|\Astudy\s*/\s*(?:trial|author|acronym)|\Atrial\s*/\s*(?:study|author)"
        ),
        ("Trial acronym", "Study name (NCT number)"),
        ("Study design",),
    ),
    SlotPattern(
        "id",
        compiled(
            r"\bNCT\b|\bidentifiers?\b|\bregist(?:ry|rations?|ered)\b(?!\s+(?:study|data|cohort))|\bclinicaltrials?\.?\s?gov|\beudract\b|\b(?:trial|study|protocol)\s+(?:number|no\.?|ID|code)\b|\AID\Z"
        ),
        ("NCT number", "ClinicalTrials.gov identifier", "Trial ID", "Registration no."),
        ("No. of patients", "Trial"),
    ),
    SlotPattern(
        "follow_up",
        compiled(r"\bfollow(?:ed)?[-\s]?up\b(?!.*\b(?:visit|schedule)\b)"),
        ("Median follow-up",),
        ("Visits",),
    ),
    SlotPattern("phase", compiled(r"\bphase\b"), ("Phase", "Trial phase"), ("Design",)),
    SlotPattern(
        "design",
        compiled(
            r"\bdesign\b|\b(?:study|trial)\s+types?\b|\btypes?\s+of\s+(?:study|trial)|\A(?:study\s+)?method(?:s|ology)?\Z|\brandomi[sz]ation\b|\bblinding\b"
        ),
        ("Study design", "Type of study"),
        ("Study",),
    ),
    SlotPattern(
        "year",
        compiled(
            r"\A(?:(?:publication|start|accrual|enrol\w+|study|recruitment)\s+)?(?:years?|dates?|periods?)\b(?!.*(?:surviv|OS|PFS|DFS|%))|\Aaccrual\Z|\A(?:country|region|location|sites?|cent(?:re|er)s?|sponsor|company|journal|age|sex|gender)\b"
        ),
        ("Year", "Country", "Accrual", "Age (years)"),
        ("5-year OS", "Target accrual"),
    ),
    SlotPattern(
        "people",
        compiled(
            r"\A\(?n\)?(?:\s|\Z|=|\()|\b(?:no\.?|numbers?|n)\s+(?:of\s+)?(?:(?!cycles|events|studies|trials|lines|doses|sessions|courses|arms|centers|centres|sites|weeks|deaths)\w+\s+){0,2}"
            r"(?:patients|pts|participants|subjects|women|men|cases|people|enrol\w+|randomi[sz]ed|evaluable|children|volunteers|individuals)\b"
            r"|\A(?:no|number)\.?\Z|\bsample(?:\s+size)?\b|\bsize\b|\benrol+ment\b|\baccrual\b|\A(?:total|evaluable|randomi[sz]ed|enrol+ed)\s*(?:patients|participants|subjects)?\s*(?:,?\s*\(?n\)?)?\Z"
            r"|\A(?:patients?|participants?|subjects?|pts\.?|cases|women|men|children|people)\s*(?:,?\s*(?:\(?(?:n|no\.?)\)?|randomi[sz]ed|enrol+ed))?\.?\Z"
        ),
        ("N", "No. of patients", "Patients (n)", "Sample size", "Patients", "Pts."),
        ("Patient population", "Number of events", "NCT", "Registration no."),
    ),
    SlotPattern(
        "p",
        compiled(
            r"(?:\A|[\s(,;/])p\s?(?:[-–\s]?\s?values?|\*|†)?\s*(?:\Z|[\s),*†‡§(])|\bsignificance\b|\blog[-\s]?rank\b"
        ),
        ("P", "p value", "P (OS)"),
        ("PFS", "Pts."),
    ),
    SlotPattern(
        "effect",
        compiled(
            r"\bHR\b|\bhazard\b|\b(?-i:OR|RR)\b(?!\s*[,(]?\s*(?:\(?\s*n\s*,?\s*)?%|.*\brate)|\bodds\b|\b(?:relative\s+)?risks?\b(?=.*(?:ratio|CI|RR|\Z))(?<!at\srisk)"
        ),
        ("HR (95% CI)", "Hazard ratio", "RR (95% CI)", "Relative risk"),
        ("RR (%)", "ORR", "OR, %", "OS"),
    ),
    SlotPattern(
        "control",
        compiled(
            r"\A(?:(?:the|active|placebo)[\s/]+)?(?:controls?|comparators?|comparisons?|placebo|reference\s+(?=arm|treat|group))\b(?!led)|\b(?:control|comparator|standard|comparison)\s+(?:arm|group|treatment|regimen|condition|intervention)"
        ),
        ("Control", "Comparator", "Control arm", "Control (n)"),
        ("Disease control", "Experimental"),
    ),
    SlotPattern(
        "condition",
        compiled(
            r"\A(?:(?:primary|main|type\s+of|target|studied|disease|cancer|tumou?r)[\s/]+)*(?:cancers?|tumou?rs?|diseases?|conditions?|indications?|diagnosis|malignanc\w+|histology|neoplasms?|patholog\w+)(?:\s*(?:types?|sites?|settings?|entity|group|location|studied))?\s*(?:/\s*\w+)?\Z"
        ),
        ("Cancer", "Tumor type", "Disease", "Condition", "Cancer type"),
        ("Disease control", "Disease-free survival", "Tumour response"),
    ),
    SlotPattern(
        "population",
        compiled(
            r"\b(?:population|settings?|eligib\w+|inclusion|characteristics|sample|indication|diagnosis|stages?)\b|\b(?:patients?|participants?|subjects?)\b(?!.*%)|\A(?:treatment\s+)?line\b|\bline\s+of\b"
        ),
        ("Patient population", "Setting", "Line"),
        ("Phase",),
    ),
    SlotPattern(
        "dose",
        compiled(r"\A(?:(?!and\b)\w+\s+){0,2}dos(?:es?|age|ing)\b(?!.*escalation)|\bRP2D\b|\bMTD\b"),
        ("Dose", "Dose (RP2D)", "Daily dose"),
        ("Treatment and dose",),
    ),
    SlotPattern(
        "treatment",
        compiled(
            r"\b(?:interventions?|treatments?|drugs?|regimens?|therap(?:y|ies)|agents?|arms?|experimental|compounds?|medications?|chemotherap\w+|vaccin\w+|combinations?|plant|preparation|inhibitors?|exposure|antibod\w+|comparison|statin|supplement\w*|programme?|exercise|compared)\b"
        ),
        ("Treatment arms", "Intervention", "Drug(s)", "Regimens compared", "Maintenance regimen"),
        ("Author", "Target"),
    ),
    SlotPattern(
        "schedule",
        compiled(r"\b(?:schedules?|frequency|administration|fractionation)\b"),
        ("Schedule",),
        ("Dose",),
    ),
    SlotPattern(
        "result",
        compiled(
            r"\b(?:results?|findings?|outcomes?|conclusions?|efficacy|effects?|effectiveness|benefits?)\b"
        ),
        ("Results", "Main findings", "Outcome"),
        ("Measures",),
    ),
    SlotPattern(
        "topic",
        compiled(r"\A(?:study\s+)?end[-\s]?points?\Z|\Ameasures?\Z|\Aoutcome\s+measures?\Z"),
        ("Endpoint", "End point"),
        ("Result",),
    ),
    SlotPattern(
        "author",
        compiled(r"\bauthors?\b|\binvestigators?\b"),
        ("First author", "Author, year"),
    ),
    SlotPattern(
        "reference",
        compiled(r"\A\W*(?:refs?\b|references?|citations?|source|publications?)"),
        ("Ref.", "Reference", "Refs"),
        ("Preferred",),
    ),
    SlotPattern(
        "name",
        compiled(rf"\A\W*(?:(?:clinical|key|selected|pivotal)\s+)?(?:trials?|stud(?:y|ies)|protocols?)\b{_AFTER_TRIAL}"),
        ("Trial", "Study [reference]", "Trial (reference)", "Clinical trial"),
        ("Study design", "Trial population", "Treatment"),
    ),
)  # fmt: skip
PLANNED = SlotPattern(
    "planned",
    compiled(r"\b(?:planned|target|estimated|expected|anticipated|projected|intended)\b"),
    ("Estimated enrolment", "Target accrual"),
    ("Enrolment",),
)
OUTCOME_HEADS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "BCRFS",
        compiled(
            r"\bbiochemical\s+(?:failure|recurrence|relapse|progression)|\bPSA[-\s](?:failure|relapse)|\bbPFS\b|\bbRFS\b"
        ),
        ("Biochemical failure",),
        ("PSA response",),
    ),
    SlotPattern(
        "LRFS",
        compiled(
            r"\bloco-?regional\s+(?:control|recurrence|failure|relapse)|\blocal\s+(?:control|failure)\b|\bLRC\b|\bLRR\b"
        ),
        ("Local control", "LRC"),
        ("Local recurrence",),
    ),
    SlotPattern("DMFS", compiled(r"\bDMFS\b|\bdistant\s+metastas[ei]s[-\s]free"), ("DMFS",)),
    SlotPattern(
        "RECURRENCE",
        compiled(r"\b(?:recurrences?|relapses?)\b(?![-\s]free)"),
        ("Local recurrence", "Relapse rate"),
        ("Relapse-free survival",),
    ),
    SlotPattern(
        "RESPONSE",
        compiled(
            r"\bORR\b|\b(?-i:RR|OR)\b(?!\s*[=:,]?\s*\d*[.·]\d)(?!.*\bCI\b)|\bt?p?CR\b(?!\w)|\bDCR\b|\bCBR\b|\b(?:complete|partial|objective|overall|tumou?r|clinical|PSA|pathologic\w*)\s+(?:response|remission)|\bresponses?(?:\s+rate)?\b|\bremissions?\b|\bdisease\s+control\b|\bclinical\s+benefit\b|\bVGPR\b|\bMRD\b"
        ),
        ("ORR (%)", "RR (%)", "PSA response", "pCR"),
        ("CRC", "Clean bowel (% or score)"),
    ),
    SlotPattern(
        "OS",
        compiled(r"\bmortality\b|\bdeaths?\b|(?-i:\bM(?:ST|S)\b)"),
        ("Mortality", "MST (months)"),
        ("multiple sclerosis",),
    ),
    SlotPattern(
        "PFS",
        compiled(
            r"\b(?:TTP|FFS)\s*(?:/|or)\s*PFS\b|\bPFS\s*(?:/|or)\s*(?:TTP|FFS)\b|\bPFS[-\s]?\d"
        ),
        ("TTP/PFS", "PFS-6 (%)"),
        ("TTP",),
    ),
)
