"""Agreement, held to published values."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claimcheck.verdicts.agreement import cohen_kappa, fleiss_kappa, gwet_ac1, krippendorff_alpha
from claimcheck.verdicts.dawid_skene import dawid_skene

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve units, 0 for no value.
CANONICAL = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
)

# Fleiss' example as it is most often printed: ten subjects, fourteen raters, five categories.
FLEISS = np.array(
    [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
)

# Dawid and Skene (1979), table 1: what five anaesthetists said of 45 patients; the first saw each record three times.
ANAESTHETISTS = """
111 1 1 1 1|333 4 3 3 4|112 2 1 2 2|222 3 1 2 1|222 3 2 2 2|222 3 3 2 2|122 2 1 1 1|333 3 4 3 3|222 2 2 2 3
232 2 2 2 3|444 4 4 4 4|222 3 3 4 3|111 1 1 1 1|222 3 2 1 2|121 1 1 1 1|111 2 1 1 1|111 1 1 1 1|111 1 1 1 1
222 2 2 2 1|222 1 3 2 2|222 2 2 2 2|222 2 2 2 1|222 3 2 2 2|221 2 2 2 2|111 1 1 1 1|111 1 1 1 1|232 2 2 2 2
111 1 1 1 1|111 1 1 1 1|112 1 1 2 1|111 1 1 1 1|333 3 2 3 3|111 1 1 1 1|222 2 2 2 2|222 3 2 3 2|433 4 3 4 3
221 2 2 3 2|232 3 2 3 3|333 3 4 3 2|111 1 1 1 1|111 1 1 1 1|121 2 1 1 1|232 2 2 2 2|121 1 1 1 1|222 2 2 2 2
"""


def table(observers: np.ndarray) -> np.ndarray:
    return np.stack([(observers == label).sum(axis=0) for label in range(1, observers.max() + 1)], axis=1)


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_krippendorffs_canonical_example(level, published):
    result = krippendorff_alpha(table(CANONICAL), level=level, interval=True)
    assert result.value == pytest.approx(published, abs=5e-4)
    assert result.units == 11
    assert result.low < result.value < result.high


def test_fleiss_example():
    assert fleiss_kappa(FLEISS).value == pytest.approx(0.210, abs=5e-4)


def test_cohens_kappa_of_a_two_by_two_table():
    """Twenty and fifteen agreements, five and ten disagreements: κ = (0.7 - 0.5) / (1 - 0.5)."""
    assert cohen_kappa(np.array([[20, 5], [10, 15]])).value == pytest.approx(0.4)


def test_ac1_stays_high_where_skewed_labels_make_kappa_collapse():
    """Gwet's point: 118 and 0 agreements, 7 disagreements (Gwet 2008, after Feinstein and Cicchetti's paradox)."""
    votes = np.array([[2, 0]] * 118 + [[1, 1]] * 7)
    chance = 2 * (243 / 250) * (7 / 250)
    assert gwet_ac1(votes).value == pytest.approx((118 / 125 - chance) / (1 - chance))
    assert fleiss_kappa(votes).value < 0


@pytest.mark.parametrize("measure", [krippendorff_alpha, gwet_ac1, fleiss_kappa])
def test_what_is_not_defined_says_why(measure):
    assert measure(np.zeros((0, 3), dtype=int)).undefined
    assert measure(np.array([[1, 0], [0, 1]])).undefined == "no claim has been judged by two people"


def test_one_label_throughout_leaves_alpha_undefined():
    assert "answers are the same" in krippendorff_alpha(np.array([[2, 0], [3, 0]])).undefined
    assert "same answer throughout" in cohen_kappa(np.array([[3, 0], [0, 0]])).undefined
    assert "no claim in common" in cohen_kappa(np.zeros((2, 2), int)).undefined


@given(arrays(np.int64, st.tuples(st.integers(1, 8), st.just(3)), elements=st.integers(0, 4)))
def test_agreement_is_at_most_one_and_does_not_depend_on_the_order_of_units(votes):
    for measure in (krippendorff_alpha, gwet_ac1, fleiss_kappa):
        value = measure(votes).value
        assert value is None or value <= 1 + 1e-9
        assert measure(votes[::-1]).value == value


def test_dawid_and_skenes_anaesthetists():
    triples = [
        (patient, observer, int(label) - 1)
        for patient, row in enumerate(ANAESTHETISTS.replace("\n", "|").strip("|").split("|"))
        for observer, said in enumerate(row.split())
        for label in said
    ]
    units, annotators, votes = np.array(triples).T
    result = dawid_skene(units, annotators, votes, shape=(45, 5, 4))
    assert result.prior == pytest.approx([0.40, 0.42, 0.11, 0.07], abs=5e-3)
    assert result.posterior.sum(axis=1) == pytest.approx(1)
    assert result.confusion.sum(axis=2) == pytest.approx(1)


@pytest.mark.parametrize("measure", [krippendorff_alpha, gwet_ac1, fleiss_kappa])
@given(votes=arrays(np.int64, st.tuples(st.integers(1, 8), st.just(3)), elements=st.integers(0, 3)))
@settings(max_examples=20)
def test_an_interval_holds_the_value_and_is_the_same_every_time(measure, votes):
    result = measure(votes, interval=True)
    assert measure(votes, interval=True) == result
    if result.low is None:
        assert result.undefined or result.no_interval
    else:
        assert -1 - 1e-9 <= result.low <= result.value <= result.high <= 1 + 1e-9


def test_more_units_make_a_narrower_interval():
    few, many = (krippendorff_alpha(np.tile(table(CANONICAL), (n, 1)), interval=True) for n in (1, 20))
    assert many.high - many.low < (few.high - few.low) / 2


def test_an_interval_that_cannot_be_had_says_why():
    alone = krippendorff_alpha(np.array([[0, 0], [1, 1], [0, 1]]), interval=True)
    assert (alone.low, alone.high, alone.no_interval) == (
        None,
        None,
        "only one claim has been judged by two people or more",
    )
