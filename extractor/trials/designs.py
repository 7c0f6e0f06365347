"""Design of a trial: a table of wordings."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

DESIGNS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "randomised",
        compiled(
            r"(?<!non-)(?<!non )(?<!not )(?<!non)(?<!future )(?<!larger )(?<!further )"
            r"(?<!subsequent )"
            r"\brandomi[sz](?:ed|ation|ing|e)\b"
            r"(?!,?\s+(?:[\w-]+,?\s+){0,4}?(?:trials|studies|evidence|data)\b)"
            r"|\b(?:two|three|both)\s+randomi[sz]ed\b|(?<![A-Z])(?-i:RCT)(?![A-Za-z])"
            r"|\brandom(?:ly)?\s+(?:assign|allocat|divided)\w*|\b(?:assigned|allocated|divided)\s+"
            r"(?:at\s+)?random"
        ),
        (
            "a randomized trial",
            "a prospective RCT",
            "were randomly assigned",
            "allocated randomly to two groups",
        ),
        (
            "a non-randomised trial",
            "at random intervals",
            "Several randomised trials of A",
            "RCTs of A",
            "a future randomised trial",
        ),
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
        compiled(
            r"\bopen[-\s]?label(?:l?ed)?\b|\bopen,|\bnon-?blinded\b|\bunblinded,|\bnon-?masked\b"
            r"|\bopen[-\s](?:(?:randomi[sz]ed|controlled|prospective|parallel|phase)[\w\s,-]{0,40})?(?:trial|study)\b"
        ),
        ("an open-label trial", "a prospective, open, randomised trial", "a controlled open trial"),
        ("open surgery",),
    ),
    SlotPattern(
        "placebo_controlled",
        compiled(
            r"\b(?<!not )(?<!non-)placebo[-\s]controlled\b"
            r"|\b(?:versus|vs\.?|or|against|over|compared (?:with|to))"
            r"\s+(?:\w+\s+){0,2}placebo\b|\bplacebo\s+(?:arm|group)"
        ),
        ("placebo-controlled", "drug or placebo", "drug versus matching placebo"),
        ("the placebo effect", "was not placebo controlled"),
    ),
    SlotPattern(
        "crossover",
        compiled(
            r"\bcross-?over,?\s+(?:phase|clinical|controlled|trial|study|design|randomi[sz]ed)|\brandomi[sz]ed,?\s+cross-?over"
        ),
        ("a crossover trial", "randomised cross-over"),
        ("crossover to the drug was allowed",),
    ),
    SlotPattern(
        "non_inferiority",
        compiled(
            r"\bnon-?\s?inferiority\s+(?:trial|study|design|margin|analysis)|\bnon-?inferior(?:ity)?\b(?!\s+surgery)"
        ),
        ("a non-inferiority trial", "the noninferiority margin"),
        ("inferiority complex",),
    ),
    SlotPattern(
        "cluster",
        compiled(
            r"\bcluster[-\s]random(?:i[sz]ed|ly|i[sz]ation)\b|\bcluster\s+(?:trial|design)|randomi[sz]ed\s+by\s+cluster"
        ),
        ("a cluster randomized trial",),
        ("cluster analysis",),
    ),
    SlotPattern(
        "multicentre",
        compiled(
            r"\bmulti-?\s?(?:cent(?:re|er)s?|centric|institution(?:al)?|national)\b|\binternational(?:,|\s+(?:phase|trial|study|random))"
            r"|\b(?:in|at|from|across)\s+(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
            r"\s+(?:[\w-]+\s+){0,3}(?:cent(?:re|er)s|hospitals|sites|institutions|clinics|practices|schools)\b"
            r"|\b(?:two|three|four)[-\s]cent(?:re|er)\b|\b\d{1,3}\s+(?:\w+\s+){0,2}(?:cent(?:re|er)s|sites|hospitals)\s+in\s"
        ),
        (
            "a multicentre trial",
            "a two-centre trial",
            "20 centers in 3 countries",
            "multi-center",
            "in 59 hospitals",
            "at four academic centers",
        ),
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
