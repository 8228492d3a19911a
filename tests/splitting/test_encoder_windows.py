import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.splitting.encoder.windows import (
    DISTANCES,
    FEATURES,
    OVERLAP,
    WINDOW,
    distance_buckets,
    piece_features,
    window_bounds,
)


@given(st.integers(1, 5000))
def test_every_piece_is_owned_by_exactly_one_window_that_sees_its_surroundings(length):
    owned = []
    for start, stop, own_start, own_stop in window_bounds(length):
        assert stop - start <= WINDOW
        assert start <= own_start < own_stop <= stop
        assert own_start - start >= OVERLAP // 2 or start == 0
        assert stop - own_stop >= OVERLAP // 2 or stop == length
        owned += range(own_start, own_stop)
    assert owned == list(range(length))


@given(st.text(max_size=60), st.data())
def test_features_stay_in_range_on_any_text(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    offsets = list(itertools.pairwise(cuts))
    features = piece_features(text, offsets)
    assert len(features) == len(offsets)
    assert all(0 < feature < FEATURES for feature in features)


def test_features_tell_capitals_and_quotations():
    text = 'he “NATO Now” Ada "x" y'
    offsets = [(0, 2), (3, 4), (4, 8), (9, 12), (12, 13), (14, 17), (18, 19), (19, 20), (20, 21), (22, 23)]
    assert piece_features(text, offsets) == [1, 4, 6, 5, 4, 2, 4, 4, 4, 1]


@given(st.integers(1, 300), st.data())
def test_distances_grow_away_from_the_cue(length, data):
    first = data.draw(st.integers(0, length - 1))
    last = data.draw(st.integers(first, length - 1))
    buckets = distance_buckets(length, first, last)
    assert buckets.min() >= 0
    assert buckets.max() < DISTANCES
    assert set(buckets[first : last + 1]) == {DISTANCES // 2}
    assert (np.diff(buckets[last:]) >= 0).all()
    assert (np.diff(buckets[:first]) <= 0).all()
