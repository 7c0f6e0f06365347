"""Values, arms and outcomes of one sentence; the sentences are ours."""

from extractor.trials.pairing import pair_measures


def spans(text, *words):
    found, at = [], 0
    for word in words:
        at = text.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def test_respectively_pairs_in_order():
    text = "Pain was 3.1 and 4.2 with alphamab and placebo, respectively"
    pairs = pair_measures(
        text, spans(text, "3.1", "4.2"), spans(text, "alphamab", "placebo"), spans(text, "Pain")
    )
    assert [(p.arm, p.outcome, p.second) for p in pairs] == [(0, 0, False), (1, 0, True)]


def test_value_goes_to_the_arm_beside_it():
    text = "More alphamab patients (87%) responded compared with the placebo group (40%)"
    pairs = pair_measures(
        text,
        spans(text, "87%", "40%"),
        spans(text, "alphamab", "placebo"),
        spans(text, "responded"),
    )
    assert [p.arm for p in pairs] == [0, 1]


def test_without_arms_no_arm_is_made_up():
    text = "Pain was 3.1"
    (pair,) = pair_measures(text, spans(text, "3.1"), [], spans(text, "Pain"))
    assert (pair.arm, pair.second) == (None, False)
