"""What tells a result from a plan, a baseline value or a comparison of cohorts; subgroups."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

SUBGROUPS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "subgroup",
        compiled(
            r"\b(?:in|among|for|within)\s+(?:the\s+)?(?P<group>(?:sub(?:group|set|population)s?\s+of\s+)?(?:patients|women|men|participants|those|tumou?rs)"
            r"\s+(?:with|who\s+(?:had|have|were\s+(?!randomi|assigned|allocated|treated))|aged|whose|without|older|younger)\s+[^,.;()]{3,80}|(?:[\w+/–-]+\s+){1,4}sub(?:group|set|population)s?"
            r"|(?:[\w-]+\s+)?(?:wild-type|[\w-]+-positive|[\w-]+-negative|premenopausal|postmenopausal|elderly|male|female)\s+(?:patients|women|tumou?rs))"
        ),
        (
            "in patients with liver metastases, OS",
            "in the elderly subgroup",
            "among premenopausal women",
        ),
        ("in the intervention group", "among patients in arm A"),
    ),
    SlotPattern(
        "subject",
        compiled(
            r"(?:\A|[,;]\s*(?:whereas|while|and|but)?\s*)(?P<group>(?:patients|women|men|those|participants)\s+with\s+(?:[\w<>≤≥.-]+\s+){0,3}?[\w-]+)"
            r"(?=\s*(?:\([^)]*\)\s*)?(?:had|have|benefit\w*|did|showed|experienced|achieved|was|were)\b)"
        ),
        ("Patients with low hemoglobin had a shorter PFS", "; patients with AA had"),
        ("Patients were treated",),
    ),
)
NOT_A_RESULT: tuple[SlotPattern, ...] = (
    SlotPattern(
        "plan",
        compiled(
            r"\b(?:considered\s+(?:statistically\s+)?significant|sample\s+size|power\s+(?:of|to)|will\s+be|assum\w+|hypothes\w+|stratification|stratified\s+by|inclusion|eligib\w+"
            r"|(?:was|were)\s+(?:estimated\s+(?:by|using|with)|defined|calculated|compared\s+(?:using|by)|assessed\s+(?:using|by)|analy[sz]ed\s+(?:using|by))|aim(?:ed|s)?\b"
            r"|end-?\s?points?\s+(?:was|were|is|are|includ\w+)|objectives?\s+(?:was|were)|will\b|planned\s+to|dichotomi[sz]\w+|(?<!data\s)(?<!data-)cut-?\s?offs?|causes?\s+of\s+death|\bcensored\b|reasons?\s+for\s+(?:[\w-]+\s+){0,2}(?:discontinu\w+|withdraw\w+|stopping|exclusion)|were\s+randomi[sz]ed\s+to|scheduled)"
        ),
        ("the sample size was", "OS will be compared", "a power of 80%"),
        ("OS was 12 months",),
    ),
    SlotPattern(
        "baseline",
        compiled(
            r"\bbaseline\s+(?:characteristics|demographic\w*|data|features|values|scores?|clinical)|\bat\s+baseline,|\bwell[-\s]balanced\b|\b(?:were|was)\s+balanced\b|\bat\s+(?:study\s+)?entry\b|\bat\s+baseline\s+(?:the\s+)?(?:mean|median)\b|\bcharacteristics\b|\b(?:median|mean|average)\s+ages?\b"
            r"|\A\s*(?:before|prior\s+to)\s+(?:surgery|treatment|therapy|the\s+intervention|randomi[sz]ation)\b|\bcomplet\w+\s+(?:[\w-]+\s+){0,4}?questionnaires?\b|\bdropped\s+out\b|\bdrop-?outs?\b"
        ),
        ("baseline characteristics were similar", "median age was 63"),
        ("patients with measurable disease at baseline",),
    ),
)
# Who is compared is no arm: carriers, races, responders, levels of a marker.
COHORTS = SlotPattern(
    "cohorts",
    compiled(
        r"\b(?:patients|those|women|men|tumou?rs|cases|individuals)\s+(?:with|without|whose|expressing|carrying)\b(?:[^.;]{3,90}\b(?:than|versus|vs\.?|compared\s+(?:with|to)|and)\b|(?:[^.;]|\.(?=\d)){3,220}\b(?:than|compared\s+(?:with|to))\b)"
        r"[^.;]{0,20}\b(?:patients|those|women|men|tumou?rs|cases|without)\b"
        r"|\b(?:positive|negative)\b[^.;]{0,40}\b(?:versus|vs\.?|compared\s+(?:with|to)|than|and|or)\b[^.;]{0,30}\b(?:negative|positive)\b"
        r"|\b(?:African|Caucasian|Asian|black|white|men\s+(?:than|and|versus)\s+women|women\s+(?:than|and|versus)\s+men|males?\s+and\s+females?|(?:non-?)?responders|never[-\s]smokers|carriers"
        r"|(?:high|low|positive|negative)\s+(?:expression\s+)?groups?|risk\s+(?:groups?|factors?)|(?:low|high)[-\s]risk|high\s+(?:and|or|versus|vs\.?)\s+low|low\s+(?:and|or|versus|vs\.?)\s+high|quartiles?|quintiles?|tertiles?|(?:hazard|odds)\s+per)\b"
        r"|\b(?:women|men|patients|those)\s+(?:who\s+were\s+)?(?:[<>≤≥]|aged|older|younger)|\bif\s+they\s+(?:were|had)\b|\b(?:other|remaining|whole)\s+(?:remaining\s+)?(?:patients|cohort|cases|population)\b|\brest\s+of\s+the\s+(?:patients|cohort|cases|population)\b|(?<!time\s)(?<!group\s)\binteractions?\b|\bmutation\s+status\b|\bdiffer(?:ed|ent)?\s+(?:significantly\s+)?by\s+(?:[\w/-]+\s+){1,3}?(?:status|expression|levels?|subtype|stage|grade)\b|\bdifferentially\s+expressed\b|\b(?:uni|multi)variate\b|\bpredict(?:ed|ive|or|s)\b|\bprognostic\b|\bcorrelat\w+\b|\bassociated\s+with\b"
    ),
    (
        "longer in patients with a response than in those without",
        "in a multivariate analysis",
        "African-American women",
        "in patients with positive compared with negative biopsies",
        "did not differ by ER status",
    ),
    ("longer in the A arm than in the B arm",),
)
