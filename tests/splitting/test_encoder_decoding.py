import numpy as np
import pytest

from claimcheck.splitting.encoder import Settings
from claimcheck.splitting.encoder.decoding import Candidate, cue_spans, decode, likeliest_cues, whole
from claimcheck.splitting.encoder.windows import Window

TEXT = "Mayor Ada Lind said, the bridge is closed."
WORDS = [(0, 5), (6, 9), (10, 14), (15, 19), (19, 20), (21, 24), (25, 31), (32, 34), (35, 41), (41, 42)]
SETTINGS = Settings(weights=(-1.5, 0.5, 0.5, 0.5, 0.1), accept=0.4, nested=0.9)


def window(offsets=WORDS, words=None):
    size = len(offsets)
    words = list(range(size)) if words is None else words
    return Window(
        paragraph=0,
        ids=np.arange(size + 2),
        features=np.zeros(size + 2, np.int64),
        words=np.array([-1, *words, -1]),
        offsets=((0, 0), *offsets, (0, 0)),
        own=(1, size + 1),
    )


def candidate(source, content, *, cue=(4, 4), chance=0.9, accept=0.9, in_window=None):
    """A candidate with probabilities by word; the special pieces at both ends get what would mislead."""
    in_window = in_window or window()
    roles = np.array([(0.99, 0.99), *zip(source, content, strict=True), (0.99, 0.99)], np.float32)
    return Candidate(in_window, cue, chance, accept, roles)


SOURCE = [0.9, 0.9, 0.9, 0.1, 0, 0, 0, 0, 0, 0]
CONTENT = [0, 0, 0, 0, 0.6, 0.9, 0.9, 0.9, 0.9, 0.1]


def texts(spans):
    return [TEXT[a:b] for a, b in spans]


def test_words_above_a_half_become_spans_without_dangling_commas():
    (found,) = decode(TEXT, [candidate(SOURCE, CONTENT)], SETTINGS)
    assert texts(found.source) == ["Mayor Ada Lind"]
    assert texts([found.cue]) == ["said"]
    assert texts(found.content) == ["the bridge is closed"]


def test_an_unlikely_cue_is_no_attribution():
    assert decode(TEXT, [candidate(SOURCE, CONTENT, accept=0.01)], SETTINGS) == []
    assert decode(TEXT, [candidate(SOURCE, CONTENT, chance=0.01)], SETTINGS) == []


def test_a_cue_is_a_whole_word():
    offsets = [(0, 5), (6, 9), (10, 14), (15, 17), (17, 19), *WORDS[4:]]
    content = [0, 0, 0, 0, *CONTENT[3:]]
    pieces = window(offsets, words=[0, 1, 2, 3, 3, *range(4, 10)])
    (found,) = decode(TEXT, [candidate([0.9, 0.9, 0.9, *[0] * 8], content, cue=(4, 4), in_window=pieces)], SETTINGS)
    assert texts([found.cue]) == ["said"]


def test_a_mark_may_be_a_cue():
    (found,) = decode(TEXT, [candidate(SOURCE, CONTENT, cue=(5, 5))], SETTINGS)
    assert texts([found.cue]) == [","]


def test_a_source_holds_the_few_words_between_its_parts():
    (found,) = decode(TEXT, [candidate([0.9, 0.1, 0.9, 0, 0, 0, 0, 0, 0, 0], CONTENT)], SETTINGS)
    assert texts(found.source) == ["Mayor Ada Lind"]


def test_a_cue_without_content_is_no_attribution():
    assert decode(TEXT, [candidate(SOURCE, [0.0] * 10)], SETTINGS) == []


def test_a_weak_source_is_taken_where_there_is_no_better():
    (found,) = decode(TEXT, [candidate([0, 0.2, 0.4, 0, 0, 0, 0, 0, 0, 0], CONTENT)], SETTINGS)
    assert texts(found.source) == ["Ada Lind"]


def test_no_source_is_invented_below_the_floor():
    (found,) = decode(TEXT, [candidate([0.05] * 10, CONTENT)], SETTINGS)
    assert found.source == ()


def test_a_word_is_never_both_source_and_content():
    both = [0.8, 0.8, 0.8, 0, 0, 0, 0, 0, 0, 0]
    (found,) = decode(TEXT, [candidate(both, [0.6, 0.6, 0.6, *CONTENT[3:]])], SETTINGS)
    assert texts(found.source) == ["Mayor Ada Lind"]
    assert texts(found.content) == ["the bridge is closed"]


def test_of_two_cues_with_the_same_content_the_likelier_one_stays():
    weaker = candidate(SOURCE, CONTENT, cue=(3, 3), chance=0.7)
    (found,) = decode(TEXT, [weaker, candidate(SOURCE, CONTENT)], SETTINGS)
    assert texts([found.cue]) == ["said"]


def test_a_word_in_pieces_is_decided_as_one():
    in_window = window([(0, 2), (2, 5), *WORDS[1:]], [0, 0, *range(1, 10)])
    (found,) = decode(
        TEXT, [candidate([0.45, 0.9, *SOURCE[1:]], [0, *CONTENT], cue=(5, 5), in_window=in_window)], SETTINGS
    )
    assert texts(found.source) == ["Mayor Ada Lind"]


def test_a_cue_goes_on_while_its_inside_is_likely():
    tags = np.array([[1, 0, 0], [0.1, 0.9, 0], [0.1, 0, 0.9], [0.9, 0, 0.1], [0.2, 0.8, 0], [1, 0, 0]], np.float32)
    assert [span for span, _ in cue_spans(tags, 0.5, (1, 5))] == [(1, 2), (4, 4)]
    assert [span for span, _ in cue_spans(tags, 0.5, (3, 5))] == [(4, 4)]


def test_a_window_full_of_cues_keeps_the_likeliest_in_order():
    tags = np.zeros((202, 3), np.float32)
    tags[1:-1, 1] = np.linspace(0.3, 0.9, 200)
    found = likeliest_cues(tags, 0.2, (1, 201))
    assert len(found) < 50
    assert [span for span, _ in found] == sorted(span for span, _ in found)
    assert found[-1][0] == (200, 200)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a , b", (0, 4), "a"),
        ("cafe\u0301 x", (0, 4), "cafe\u0301"),
        ("👩🏽\u200d🚒 x", (0, 2), "👩🏽\u200d"),
        (" , ", (0, 3), ""),
    ],
)
def test_spans_keep_combining_marks_and_drop_dangling_punctuation(text, span, expected):
    start, end = whole(text, *span)
    assert text[start:end] == expected


def test_a_content_runs_across_a_short_gap_but_not_across_its_cue():
    gap = [0.9, 0.9, 0, 0, 0, 0.9, 0.1, 0.1, 0.9, 0]
    (found,) = decode(TEXT, [candidate([0.0] * 10, gap)], SETTINGS)
    assert texts(found.content) == ["Mayor Ada", "the bridge is closed"]


def test_an_unsure_part_beside_the_longest_is_left_out():
    unsure = [0.6, 0, 0, 0, 0, 0.9, 0.9, 0.9, 0.9, 0]
    (found,) = decode(TEXT, [candidate([0.0] * 10, unsure)], SETTINGS)
    assert texts(found.content) == ["the bridge is closed"]


def test_punctuation_alone_is_no_content():
    assert decode(TEXT, [candidate(SOURCE, [0, 0, 0, 0, 0.9, 0, 0, 0, 0, 0])], SETTINGS) == []


def test_confidence_is_the_logistic_sum_of_the_evidence():
    (found,) = decode(TEXT, [candidate(SOURCE, CONTENT, chance=0.9, accept=0.8)], SETTINGS)
    cue, accept, overlap, length = found.evidence
    assert np.exp(cue) == pytest.approx(0.9 / 0.1)
    assert np.exp(accept) == pytest.approx(0.8 / 0.2)
    assert np.exp(length) == pytest.approx(len("the bridge is closed"))
    assert found.confidence == pytest.approx(1 / (1 + np.exp(1.5 - 0.5 * (cue + accept + overlap) - 0.1 * length)))


def test_a_content_with_doubtful_edges_is_worth_less():
    (plain,) = decode(TEXT, [candidate(SOURCE, CONTENT)], SETTINGS)
    (doubtful,) = decode(TEXT, [candidate(SOURCE, [0, 0.45, 0.45, 0.45, *CONTENT[4:]])], SETTINGS)
    assert doubtful.content == plain.content
    assert doubtful.confidence < plain.confidence


def test_inside_another_content_more_is_asked_for():
    doubtful = [candidate(SOURCE, CONTENT, chance=0.5)]
    assert len(decode(TEXT, doubtful, SETTINGS)) == 1
    assert decode(TEXT, doubtful, SETTINGS.inside()) == []
