"""Nouns that end the name of a treatment that is no drug: training, programme, resection."""

from __future__ import annotations

from .pattern import SlotPattern, compiled

_CARE = (
    r"therap(?:y|ies)|training|program(?:me)?s?|interventions?|exercises?|rehabilitation|education|counsell?ing|coaching|"
    r"support|care|acupuncture|acupressure|massage|yoga|pilates|tai\s+chi|qigong|mindfulness|meditation|hypnosis|hypnotherapy|"
    r"physiotherapy|psychotherapy|mobili[sz]ation|manipulation|taping|walking|cycling|music|games?|gaming|simulation|"
    r"(?:bio|neuro)?feedback|workshops?|videos?|reminders?|messag(?:es|ing)|apps?|calls?|visits?|navigation|meetings?|rest"
)
_DONE = (
    r"surgery|\w{3,}(?:ectomy|plasty|otomy|ostomy|desis|scopy|graphy)|blocks?|blockade|ana?esthesia|analgesia|stimulation|stent(?:s|ing)?|lasers?|"
    r"sutures?|mesh|bandages?|dressings?|splints?|casts?|masks?|ventilation|oxygenation|irrigation|lavage|suction|injections?|infusions?|"
    r"transplantation|resection|excision|repair|reconstruction|fixation|immobili[sz]ation|anastomosis|ligation|emboli[sz]ation|ablation|dissection|"
    r"cannulation|intubation|transfusion|dialysis|hypothermia|cooling|compression|implants?|grafts?|prosthes[ie]s|lenses|devices?|catheters?"
)
_TAKEN = (
    r"diets?|feeding|fasting|supplement(?:s|ation)?|probiotics?|prophylaxis|chemotherapy|mouthwash|toothpaste|varnish|gels?|creams?|"
    r"ointments?|drops|extracts?|juice|tea|vaccin(?:e|es|ation)|capsules|formula|oils?|powder|nutrition|beverages?|drinks?|meals?"
)
NOUNS = rf"(?:{_CARE}|{_DONE}|{_TAKEN})"
NOUN = SlotPattern(
    "treatment noun",
    compiled(rf"\b{NOUNS}\Z"),
    ("a nurse-led programme", "high-intensity interval training", "open appendectomy", "green tea"),
    ("patients with anxiety", "mean blood pressure", "training sets"),
)


def is_treatment_phrase(text: str) -> bool:
    """Tell whether a phrase ends in the noun of a treatment."""
    return NOUN.pattern.search(text) is not None
