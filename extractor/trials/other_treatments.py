"""Treatments that are no drugs, by their wording: care as usual, observation, exercise, sham."""

from __future__ import annotations

from .pattern import SlotPattern, compiled
from .treatment_nouns import NOUNS

OTHER_INTERVENTIONS: tuple[SlotPattern, ...] = (
    SlotPattern(
        "placebo",
        compiled(r"\bplacebos?\b(?![-‐–\s]controlled)"),
        ("or placebo", "matching placebo"),
        ("placebo-controlled trial",),
    ),
    SlotPattern(
        "best supportive care",
        compiled(r"\b(?:best\s+)?supportive\s+care\b|\bBSC\b"),
        ("best supportive care alone",),
        ("care home",),
    ),
    SlotPattern(
        "usual care",
        compiled(r"\b(?:usual|routine)\s+care\b|\bcare\s+as\s+usual\b|\btreatment\s+as\s+usual\b"),
        ("compared with usual care",),
        ("usual dose",),
    ),
    SlotPattern(
        "standard of care",
        compiled(r"\bstandard\s+(?:of\s+)?care\b|\bstandard\s+(?:treatment|therapy)\b"),
        ("or standard of care",),
        ("standard deviation",),
    ),
    SlotPattern(
        "observation",
        compiled(
            r"\bobservation(?:\s+(?:alone|only))?\b|\bfollow-?up\s+alone\b|\bwatchful\s+waiting\b"
        ),
        ("or observation alone",),
        ("observational study",),
    ),
    SlotPattern(
        "no treatment",
        compiled(
            r"\bno\s+(?:further\s+|adjuvant\s+|additional\s+|endocrine\s+|systemic\s+|maintenance\s+)*(?:treatment|(?:chemo|radio)?therapy|intervention|prophylaxis)\b"
        ),
        ("or no further treatment", "no adjuvant endocrine treatment", "or no chemotherapy"),
        ("no difference",),
    ),
    SlotPattern(
        "surgery alone",
        compiled(r"\bsurgery\s+(?:alone|only)\b"),
        ("or surgery alone",),
        ("surgery and drug A",),
    ),
    SlotPattern(
        "waiting list",
        compiled(r"\bwait(?:ing)?[-\s]?list(?:\s+control)?\b"),
        ("a waiting list control",),
        ("waiting time",),
    ),
    SlotPattern(
        "exercise",
        compiled(
            r"\b(?:(?!(?:an?|the|to|or|and|of)\b)[\w-]{1,60}\s+){0,2}?(?:exercise|physical\s+activity)\s+(?:program(?:me)?|intervention|training)\b"
        ),
        ("home-based exercise program",),
        ("exercise capacity",),
    ),
    SlotPattern(
        "text",
        compiled(
            r"\b(?:(?!(?:to|of|an?|the|and|or|in|on|with|for|us(?:ed|ing)|one|two|three|four|five|six|seven|eight|nine|ten|studies|assigned|either|randomly|efficacy|funded|general)\b)"
            r"[\w-]{1,60}\s+){1,3}(?:support\s+intervention|radiosurgery|ablation|navigation|counsell?ing|"
            r"acupuncture|education(?:al)?\s+materials|cognitive[-\s]behaviou?ral\s+therapy|vaccination|"
            r"excision\s+margins?|supplementation)\b"
            r"|\bstandard\s+(?:first|second)[-\s]line\s+(?:therapy|treatment|chemotherapy)\b"
        ),
        (
            "hospital-based work support intervention",
            "narrow excision margins",
            "patient navigation",
        ),
        ("intervention",),
    ),
    SlotPattern(
        "text",
        compiled(
            rf"\bsham(?:[\s-]+(?!(?:group|arm|control|or|and)\b)[\w-]+){{1,2}}?[\s-]+(?:{NOUNS})\b|\bsham[\s-]+(?:{NOUNS})\b"
            r"|\b(?:an?\s+)?sham(?:\s+(?:control|procedure|treatment))?\b(?![\s-]controlled)"
        ),
        ("sham acupuncture", "sham transcranial stimulation", "or sham"),
        ("sham-controlled trial",),
    ),
)
