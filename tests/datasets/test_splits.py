"""Splits do not leak, and stay where they were when articles are added."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.datasets.similarity import NearDuplicates
from claimcheck.datasets.splits import SHARES, Boundaries, Splits, assign_splits
from claimcheck.models import Article, SplitBy, SplitRow

STORY = (
    "The council of the harbour town voted on Monday to close the old bridge for two years while engineers "
    "replace its cables, the mayor said, adding that ferries would run every ten minutes at no charge."
)
OTHER = (
    "أعلنت وزارة الزراعة أن محصول القمح زاد هذا العام بنسبة عشرة في المئة مقارنة بالعام الماضي، وقالت إن الأمطار "
    "المبكرة ساعدت المزارعين في المحافظات الشمالية على تجاوز موسم جاف طويل."
)


def articles(texts: dict[str, str], **more: dict[str, str]) -> dict[str, Article]:
    return {
        key: Article(id=key, lang="en", text=text, **{name: values.get(key) for name, values in more.items()})
        for key, text in texts.items()
    }


def split(
    found: dict[str, Article],
    by: SplitBy = "article",
    earlier: Iterable[SplitRow] = (),
    boundaries: Boundaries | None = None,
) -> Splits:
    return assign_splits(found, article_of=found.__getitem__, by=by, earlier=earlier, boundaries=boundaries)


def varied(count: int) -> dict[str, str]:
    return {f"a{n}": " ".join(f"word{n * 50 + i}" for i in range(50)) for n in range(count)}


def test_a_text_nearly_repeats_its_version_with_another_ending_in_any_script():
    for text in (STORY, OTHER):
        index = NearDuplicates()
        assert index.add("one", text) == ()
        assert index.add("two", text + " (agency)") == ("one",)
        assert index.add("three", " ".join(reversed(text.split()))) == ()


def test_near_duplicates_share_a_split():
    texts = varied(40) | {f"copy-{key}": text + " more" for key, text in varied(40).items()}
    splits = split(articles(texts))
    of = splits.of()
    assert all(of[f"copy-a{n}"] == of[f"a{n}"] for n in range(40))
    assert len(splits.near) == 40
    assert splits.overlaps() == []
    assert splits.left_out == {}


def test_shares_are_about_what_they_should_be():
    counts = split(articles(varied(1000))).counts()
    assert sum(counts.values()) == 1000
    for name, share in SHARES.items():
        assert counts[name] / 1000 == pytest.approx(share, abs=0.04)


def test_adding_articles_moves_none():
    before = split(articles(varied(60)))
    more = articles(varied(60) | {f"0-{key}": f"{text} and more" for key, text in varied(90).items()})
    after = split(more, earlier=before.rows)
    assert before.of().items() <= after.of().items()
    assert after.overlaps() == []


def test_a_newcomer_between_two_splits_is_left_out():
    shared, of_one, of_other = ([f"{kind}{n}" for n in range(50)] for kind in ("shared", "one", "other"))
    found = articles({"one": " ".join(shared + of_one[:14]), "other": " ".join(shared + of_other[:14])})
    before = [
        SplitRow(article_id="one", split="train", by="article"),
        SplitRow(article_id="other", split="test", by="article"),
    ]
    assert split(found, earlier=before).near == ()
    between = found | articles({"between": " ".join(of_one[7:14] + shared + of_other[:7])})
    splits = split(between, earlier=before)
    assert splits.left_out == {"between": "nearly repeats articles of test and train"}
    assert splits.of() == {"one": "train", "other": "test"}
    assert splits.overlaps() == []
    again = split(between, earlier=splits.rows)
    assert list(again.left_out) == ["between"]


def test_by_source_an_outlet_is_in_one_split_and_a_copy_elsewhere_is_left_out():
    texts = varied(60)
    outlets = {key: f"Outlet {int(key[1:]) % 12}" for key in texts}
    splits = split(articles(texts, publisher=outlets), by="source")
    seen: dict[str, set[str]] = {}
    for key, name in splits.of().items():
        seen.setdefault(outlets[key], set()).add(name)
    assert len(splits.of()) == 60
    assert all(len(names) == 1 for names in seen.values())
    of = splits.of()
    apart = next(key for key in texts if of[key] != of["a0"])
    copied = texts | {"copy": texts["a0"] + " end"}
    again = split(articles(copied, publisher=outlets | {"copy": outlets[apart]}), by="source")
    assert again.left_out == {"copy": f"nearly repeats articles of {of['a0']}"}
    assert again.overlaps() == []


def test_by_time_days_decide_and_undated_articles_are_left_out():
    dates = {"a0": "2025-03-31", "a1": "2025-04-01T10:00:00Z", "a2": "2025-07-01", "a4": "5 March 2025"}
    splits = split(articles(varied(5), published=dates), by="time", boundaries=Boundaries("2025-03-31", "2025-06-30"))
    assert splits.of() == {"a0": "train", "a1": "validation", "a2": "test"}
    assert splits.left_out == dict.fromkeys(("a3", "a4"), "has no date of publication that can be read")


def test_rows_of_another_rule_do_not_bind():
    before = [SplitRow(article_id="a0", split="test", by="time")]
    assert split(articles(varied(1)), earlier=before).of() == split(articles(varied(1))).of()


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="ab اب", max_size=30), max_size=12), st.sampled_from(["article", "source"]))
def test_no_near_duplicates_lie_apart_whatever_the_texts(texts: list[str], by: SplitBy):
    found = articles({f"a{n}": text for n, text in enumerate(texts)})
    splits = split(found, by=by)
    assert splits.overlaps() == []
    assert len(splits.rows) == len(found)
    again = split(found, by=by, earlier=splits.rows)
    assert again.rows == splits.rows
