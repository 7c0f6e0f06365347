"""Design and status of a trial: tables of wordings."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

DESIGNS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "randomised",
        compiled(
            r"(?<!non-)(?<!non )(?<!not )(?<!non)\brandomi[sz](?:ed|ation|ing|e)\b"
            r"(?! clinical trials)"
            r"|\brandom(?:ly)?\s+(?:assign|allocat|divided)\w*|\b(?:assigned|allocated|divided)\s+"
            r"(?:at\s+)?random"
        ),
        ("a randomized trial", "were randomly assigned", "allocated randomly to two groups"),
        ("a non-randomised trial", "at random intervals"),
    ),
    SlotPattern(
        "non_randomised",
        compiled(r"\bnon-?\s?randomi[sz]ed\b"),
        ("a non-randomised trial", "nonrandomized"),
        ("a randomised trial",),
    ),
    SlotPattern(
        "single_arm",
        compiled(
            r"\b(?:single|one)[-\s]arm(?:ed)?\b|\bsingle[-\s]group\b|\buncontrolled\s+(?:trial|study)"
        ),
        ("a single-arm study", "one arm phase II"),
        ("single centre",),
    ),
    SlotPattern(
        "double_blind",
        compiled(r"\b(?:double|triple)[-\s]?(?:blind|mask)(?:ed)?\b"),
        ("double-blind", "double blinded", "double-masked"),
        ("single-blind",),
    ),
    SlotPattern(
        "single_blind",
        compiled(r"\bsingle[-\s]?(?:blind|mask)(?:ed)?\b|\b(?:assessor|observer|rater)[-\s]blind"),
        ("single-blind", "assessor-blinded"),
        ("double-blind",),
    ),
    SlotPattern(
        "open_label",
        compiled(r"\bopen[-\s]?label(?:l?ed)?\b|\bopen,|\bnon-?blinded\b|\bunblinded,"),
        ("an open-label trial", "a prospective, open, randomised trial"),
        ("open surgery",),
    ),
    SlotPattern(
        "placebo_controlled",
        compiled(
            r"\bplacebo[-\s]controlled\b|\b(?:versus|vs\.?|or|against|over|compared (?:with|to))"
            r"\s+(?:\w+\s+){0,2}placebo\b|\bplacebo\s+(?:arm|group)"
        ),
        ("placebo-controlled", "drug or placebo", "drug versus matching placebo"),
        ("the placebo effect",),
    ),
    SlotPattern(
        "crossover",
        compiled(
            r"\bcross-?over\s+(?:trial|study|design|randomi[sz]ed)|\brandomi[sz]ed,?\s+cross-?over"
        ),
        ("a crossover trial", "randomised cross-over"),
        ("crossover to the drug was allowed",),
    ),
    SlotPattern(
        "non_inferiority",
        compiled(
            r"\bnon-?\s?inferiority\s+(?:trial|study|design|margin)|non-?inferiority,?\s+(?:\w+\s+)?(?:phase|randomi)"
        ),
        ("a non-inferiority trial", "the noninferiority margin"),
        ("inferiority complex",),
    ),
    SlotPattern(
        "cluster",
        compiled(
            r"\bcluster[-\s]randomi[sz]ed|\bcluster\s+(?:trial|design)|randomi[sz]ed\s+by\s+cluster"
        ),
        ("a cluster randomized trial",),
        ("cluster analysis",),
    ),
    SlotPattern(
        "multicentre",
        compiled(
            r"\bmulti-?\s?(?:cent(?:re|er)s?|centric|institution(?:al)?|national)\b|\binternational(?:,|\s+(?:phase|trial|study|random))"
            r"|\b(?:in|at|from|across)\s+(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            r"\s+(?:\w+\s+){0,2}(?:cent(?:re|er)s|hospitals|sites|institutions|clinics)\b"
        ),
        ("a multicentre trial", "multi-center", "in 59 hospitals", "at four academic centers"),
        ("a single centre",),
    ),
    SlotPattern(
        "retrospective_analysis",
        compiled(
            r"\b(?:retrospective|post[-\s]?hoc|secondary|exploratory|ancillary|unplanned|subgroup)\s+"
            r"(?:\w+\s+)?(?:analys[ei]s|study)\s+(?:of|from|in)\b(?=.{0,160}\b(?:trial|randomi|phase|study)\b)"
        ),
        ("a post hoc analysis of drug A in the ABC-1 trial",),
        ("A retrospective analysis of charts.",),
    ),
)

STATUSES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "terminated",
        compiled(
            r"\b(?:terminated|stopped|closed|discontinued|halted)\s+(?:\w+\s+){0,2}?"
            r"(?:early|prematurely|because|due\s+to|after\s+(?:an|the)\s+interim|for\s+futility)"
            r"|\b(?:early|premature(?:ly)?)\s+(?:terminat|clos|stop|discontinu)\w*(?!\s+(?:of\s+)?(?:treatment|therapy))"
        ),
        ("the trial was stopped early", "was prematurely closed", "terminated due to slow accrual"),
        ("patients discontinued treatment", "the trial was completed"),
    ),
    SlotPattern(
        "recruiting",
        compiled(
            r"\b(?:currently|still|now|is|are)\s+(?:open\s+for\s+)?(?:recruiting|enrolling|accruing|recruitment)\b"
            r"|\brecruitment\s+is\s+(?:ongoing|under\s?way)"
            r"|\b(?:recruitment|enrol?lment|accrual|inclusion)\s+(?:of\s+(?:patients|participants)\s+)?"
            r"(?:has\s+)?(?:started|began|begun|commenced|opened)\b"
        ),
        ("is currently recruiting patients", "recruitment is ongoing", "Enrolment started in May"),
        ("recruiting sites were visited",),
    ),
    SlotPattern(
        "ongoing",
        compiled(
            r"\b(?:trials?|study|studies)\b[^.;]{0,80}\b(?:is|are)\s+(?:still\s+|currently\s+)?(?:on-?going|under\s?way)\b|"
            r"\bon-?going\s+(?:\w+[\s-]+){0,6}?(?:trial|study|studies|phase)|\b(?:trials?|study|studies)\s+(?:\([^)]{0,60}\)\s+)?"
            r"(?:is|are)\s+(?:still\s+|currently\s+)?(?:ongoing|on-going|under\s?way|in\s+progress)"
            r"|\b(?:is|are)\s+(?:currently\s+|being\s+|currently\s+being\s+)(?:investigat|evaluat|test|stud|assess)\w+"
        ),
        (
            "the ongoing ABC-1 trial",
            "The study is underway",
            "is being evaluated in a phase 2 trial",
        ),
        ("ongoing response was seen",),
    ),
    SlotPattern(
        "planned",
        compiled(
            r"\bstudy\s+protocol\b|\b(?:patients|participants|women|men|subjects)\b.{0,80}?\bwill\s+be\s+"
            r"(?:randomi|recruit|enrol|includ|assign|allocat|accrued)\w*|\b(?:trial|study)\s+is\s+planned|"
            r"\b(?:is|are)\s+(?:planned|designed)\s+(?:for|to)\s+(?:recruit|enrol|start)"
        ),
        ("study protocol of a trial", "Patients will be randomised to two arms"),
        ("Patients were randomised",),
    ),
    SlotPattern(
        "completed",
        compiled(
            r"\b(?:trial|study|recruitment|accrual|enrol?lment)\s+(?:was|is|has\s+been)\s+(?:now\s+)?"
            r"(?:successfully\s+)?completed\b"
        ),
        ("the trial was completed", "recruitment has been completed"),
        ("questionnaires were completed",),
    ),
)
