"""How papers print the values of an arm, and what looks like one and is none: data only."""

from __future__ import annotations

import re

from .pattern import SlotPattern, compiled

_PM = r"(?:±|\+\s?/\s?[-−–]|\+\s+or\s+[-−–])"
_NUM = r"[-−–]?\d{1,3}(?:,\d{3})+(?![\d.])|[-−–]?\d{1,6}(?:[.·]\d{1,4})?"
_TIME = r"months?|mo\b|years?|yrs?\b|weeks?|wks?\b|days?|hours?|hrs?\b|h\b|minutes?|min\b|seconds?"
_SCALE = (
    r"points?|mm\s?Hg|mg/d[lL]|mmol/[lL]|mol/[lL]|g/d[lL]|ng/m[lL]|pg/m[lL]"
    r"|[µμ]g/[lL]|ml\b|cm\b|mm\b|kg\b|kg/m2?|kcal|METs?\b|steps"
)
_WORDED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?)"
)
_ASIDE = r"(?:\s?[(\[](?!\s?[pP]\s?[=<>])(?:[^()\[\]]|\([^()]*\)){1,60}[)\]])?"
NUMBER = re.compile(_NUM)
VALUES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "count %",
        compiled(
            rf"(?:(?<![\d.,·–-])\d{{1,5}}|(?<![\w-]){_WORDED}(?!\s+(?:[a-z]+\s+)?(?:groups?|arms?)\b))(?:\s?/\s?\d{{1,5}}|\s+(?:out\s+)?of\s+(?:the\s+)?\d{{1,5}})?(?:(?:\s+(?:of\s+)?(?!months|years|weeks|days|hours|(?:in|at|with|by|and|had|was|were)\b)[a-z]+){{0,3}}?|\s+(?:in|of)\s+the\s+[\w-]+\s+(?:group|arm)(?=\s?\[))"
            r"\s?[(\[]\s?(?:\d{1,5}/\d{1,5}[,;]?\s+)?(?P<value>\d{1,3}(?:[.·]\d{1,3})?)\s?%(?!\s*-?\s*(?:CI|IC|confidence))[^()\[\]]{0,30}[)\]](?:\s+of\s+(?:the\s+)?\d{1,5}(?![\d%.]))?"
        ),
        (
            "21 (30.9%)",
            "24/82 (29.3%)",
            "9 out of 10 (90%)",
            "7 patients (14%)",
            "nine women (25%)",
        ),
        ("the OS (30%)",),
    ),
    SlotPattern(
        "count %",
        compiled(
            r"(?<![\d.,·–-])\d{1,5}\s?(?:/|\bof\b)\s?\d{1,5}(?:\s+[a-z]+)?\s?[,=]\s?(?P<value>\d{1,3}(?:[.·]\d{1,3})?)\s?%(?!\s*-?\s*(?:CI|IC|confidence))"
        ),
        ("29 of 142 patients, 20%", "62/245 = 25.3%"),
        ("29 of 142 patients, 95% CI",),
    ),
    SlotPattern(
        "count %",
        compiled(r"[(\[]n\s?=\s?\d{1,5}[,;]\s?(?P<value>\d{1,3}(?:[.·]\d{1,3})?)\s?%\s?(?=[)\];])"),
        ("(n=132, 56%)",),
        ("(n=132)",),
    ),
    SlotPattern(
        "%",
        compiled(
            rf"(?<![\d.,·–-])(?P<value>[-−–]?\d{{1,3}}(?:[.·]\d{{1,3}})?)(?:\s?{_PM}\s?\d+(?:[.·]\d+)?)?\s?(?:%|percent\b|per\s+cent\b)(?!\s*-?\s*(?:CI|IC|confidence|power))"
            r"(?:\s?[(\[]\d{1,5}\s?(?:/|of)\s?\d{1,5}(?:\s+\w+)?[)\]])?"
        ),
        ("45.3%", "45% (9/20)", "12.0% [6/50]", "12 percent", "18.8 ± 6.9%"),
        ("95% CI", "95% confidence interval"),
    ),
    SlotPattern(
        "duration",
        compiled(
            rf"(?<![\d.,·–-])(?P<value>\d{{1,4}}(?:[.·]\d{{1,3}})?)\+?(?:\s?{_PM}\s?\d+(?:[.·]\d+)?)?{_ASIDE}\s?(?P<unit>{_TIME})(?!\w)(?:\s?{_PM}\s?\d+(?:[.·]\d+)?)?"
        ),
        ("12.1 months", "5.5 (3.8–14.0) months", "25 ± 3 days", "8.8 minutes ± 2.8"),
        ("12 patients", "3 weekly"),
    ),
    SlotPattern(
        "duration",
        compiled(
            rf"(?<=median)(?:[:,=\s]+|\s+(?:of|was)\s+)(?P<value>\d{{1,4}}(?:[.·]\d{{1,3}})?)(?=[,;]?\s?[(\[]?\s?95\s?%\s?CI[:,\s]*\d[\d.·]*\s?(?:-|–|,|to)\s?\d[\d.·]*\s?(?P<unit>{_TIME}))"
        ),
        ("(median: 31, 95% CI: 24-40 months)",),
        ("(median 36 months)",),
    ),
    SlotPattern(
        "mean",
        compiled(
            rf"(?<![\d.,·–])(?P<value>{_NUM})\s?(?:{_PM}\s?\d+(?:[.·]\d+)?|[(\[]\s?(?:SD|SE|SEM|standard|±|IQR|95\s?%\s?CI)[^()\[\]]{{1,40}}[)\]])"
            rf"\s?(?P<unit>{_SCALE})?"
        ),
        ("25 ± 3", "-3.2 (SD 1.4) points"),
        ("25 (3)",),
    ),
    SlotPattern(
        "scale",
        compiled(rf"(?<![\d.,·–])(?P<value>{_NUM}){_ASIDE}\s?(?P<unit>{_SCALE})(?!\w)"),
        ("3.2 points", "12 mmHg"),
        ("3.2 patients",),
    ),
    SlotPattern(
        "fraction",
        compiled(
            r"(?<![\w.,·/–-])(?P<value>\d{1,5})(?:\s?/\s?|\s+(?:out\s+)?of\s+(?:the\s+)?)\d{1,5}(?![\d/%.]|\s?mg)"
            rf"|\b{_WORDED}\s+(?:out\s+)?of\s+(?:the\s+)?\d{{1,5}}(?![\d/%.]|\s?mg)"
        ),
        ("11 of 13", "3/14", "Three of 21"),
        ("1/2/3",),
    ),
    SlotPattern(
        "fraction",
        compiled(
            r"\b(?P<none>no(?:ne)?)(?:\s+patients)?\s+(?:out\s+)?of\s+(?:the\s+)?\d{1,5}(?![\d%.])"
        ),
        ("none of 15", "none of the 9"),
        ("none of them",),
    ),
    SlotPattern(
        "not reached",
        compiled(r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:reached|estimable|attained)\b"),
        ("was not reached",),
        ("reached",),
    ),
    SlotPattern(
        "lone side",
        compiled(
            rf"(?<![\w.,·–-])(?P<value>{_NUM})(?=\s*{_ASIDE}\s*,?\s*(?:vs?\.?|versus|compared\s+(?:with|to))\s)"
            rf"|(?<=vs\.\s)(?P<after>{_NUM})(?![\w%]|\.\d)|(?<=versus\s)(?P<then>{_NUM})(?![\w%]|\.\d)|(?<=\sv\s)(?P<short>{_NUM})(?![\w%]|\.\d)|(?<=vs\s)(?P<last>{_NUM})(?![\w%]|\.\d)"
        ),
        ("12.1 vs 8.3", "9.4 v 6.0", "35.9 vs. 35.1", "0 versus 4"),
        ("12.1 and 8.3",),
    ),
)
# What names a moment, a length of treatment or a size is no value of an outcome.
NOT_VALUES: tuple[SlotPattern, ...] = (
    SlotPattern(
        "moment",
        compiled(
            rf"\b(?:at|after|within|by|over|during|every|until|through|from|since|beyond|last|first|next|previous|for|exceeding|aged?|to|post|≥|≤|>|<)\s?"
            rf"(?:the\s+|a\s+|about\s+|week\s+|month\s+|day\s+|least\s+|up\s+to\s+|median\s+of\s+)?(?:\d+(?:[.·]\d+)?,?\s?(?:and|to|or|–|-|,)?\s?){{1,5}}-?\s?(?:{_TIME})"
            rf"(?!\s+(?:in|for|with)\s+the\s+\w+\s+(?:arm|group))"
        ),
        ("at 5 years", "after 12 and 24 months", "within 30 days", "at week 12 months"),
        ("was 12.1 months",),
    ),
    SlotPattern(
        "rate's moment",
        compiled(
            r"\b(?:\d{1,2}(?:[.·]\d)?|one|two|three|four|five|six|ten)(?:\s?(?:,|and|or|to|–|-)\s?\d{1,2})*[\s-]?(?:years?|months?|weeks?|days?|yr|mo)"
            r"[\s'’]+(?=(?:(?!and\b|in\b|for\b|with\b)[\w-]+\s+){0,3}?(?:OS|PFS|DFS|RFS|EFS|TTP|survival|rate|follow|mortality|cumulative|incidence|probability|period|disease|progression|overall|event|local|interval|course|old|visit))"
            r"|\b\d{1,2}-(?:year|month|week|day)\b"
        ),
        ("5-year OS", "3 year progression free survival", "2-years survival", "6-month follow-up"),
        ("12.1 months in arm A", "was 6 months and median survival 14 months"),
    ),
    SlotPattern(
        "length of treatment",
        compiled(
            rf"\b\d+(?:[.·]\d+)?(?:\s?(?:,|and|or|to|–|-|versus|vs\.?)\s?\d+(?:[.·]\d+)?)*[\s-]?(?:{_TIME})\s+of\s+(?:[\w-]+\s+)?(?:therapy|treatment|chemotherapy|follow|observation|maintenance|surgery)"
            r"|(?:[<>]\s+or\s+=|≥|>|<|≤|at\s+least|more\s+than|less\s+than|greater\s+than|fewer\s+than)\s?\d+(?:[.·]\d+)?\s?(?:%|months?|years?|days?|weeks?)|(?<=[(\[])\s\d+%(?=[)\]])|\bby\s+(?:an?\s+(?:median|mean|average)\s+(?:of\s+)?|about\s+|approximately\s+)?\d+(?:[.·]\d+)?\s?(?:%|months?|years?|weeks?|days?)(?!\s+(?:and|vs|versus|compared\s+to\s+\d)\b|\s+in\s+the\s+(?:[\w-]+\s+){1,3}(?:arm|group)\b)|\bper\s+\d+\s?(?:h|hours?|days?|weeks?|months?)\b|\bof\s+\d+\s?%\s+or\s+(?:more|greater|higher|less|lower)|\b(?:below|above)\s+\d+\s?%"
            rf"|\b\d+[\s-](?:{_TIME})\s+(?:(?!(?:in|for|with|of|to|per)\b)[\w-]+\s+)?(?:groups?|arms?|regimens?)\b"
            r"|\d+(?:[.·]\d+)?\s?(?:cm|mm|mg|Gy)(?:/m2|/kg)?\s+(?:[\w-]+\s+)?(?:margins?|groups?|arms?|excisions?|cohorts?|doses?)"
        ),
        (
            "6 months of therapy",
            "≥10%",
            "of 50% or more",
            "less than 4 months",
            "in the 3 cm group",
            "in the 2 year treatment group",
        ),
        ("a PFS of 6 months", "6 months in arm A"),
    ),
    SlotPattern(
        "quantity",
        compiled(
            r"[(\[]\s?(?:\d+(?:[.·]\d+)?|NE)\s?(?:%|months|years|weeks|days)?\s?(?:to|–|-|−|,)\s?(?:\d+(?:[.·]\d+)?\s?%?|NE|NR|not\s+(?:estimable|reached)[^()]*)\s?[)\]]"
            r"|\b(?:standard\s+(?:error|deviation)|SE|SD|SEM)[:,=\s]*(?:of\s+)?\d+(?:[.·]\d+)?\s?%"
            r"|\b(?:rates?|survival|incidence|probability|control)\s+(?:of|at|after)\s+\d+(?:[.·]\d+)?(?:\s?(?:,|and|or|,\s?and|/|-)\s?\d+(?:[.·]\d+)?){1,6}[\s-]?(?:months?|years?|weeks?|days?)"
            r"|\bn\s?=\s?\d+\s?[(\[]\s?\d+(?:[.·]\d+)?\s?%\s?[)\]]"
            r"|\b(?:range|IQR|interquartile\s+range|CI|[nN]\s?=(?!\s?\d+[,;]\s?\d+(?:[.·]\d+)?\s?%)|aged?|follow-?up(?:\s+(?:of|was|period|time|duration))?)[:,\s]*(?:was\s+|of\s+)?"
            r"(?:\d+(?:[.·]\d+)?\s?%?[\s,–;-]*(?:to|and)?\s*){1,3}(?:months?|years?|weeks?|days?|%)?|\bgrade\s+\d(?:\s?(?:[-–/]|or|and|to)\s?\d)?"
        ),
        (
            "standard error 3%",
            "rate of 3, 6 and 12 months",
            "range 4.9–79.7",
            "n = 35",
            "median follow-up of 17 months",
            "grade 3 or 4",
        ),
        ("PFS of 17 months",),
    ),
)
