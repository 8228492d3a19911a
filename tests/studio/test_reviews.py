"""Reviews: what the splitter found goes out and comes back as it was, and so does what a reviewer made of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, Attribution, Content, Cue, Review, ReviewedAttribution, Source, Span
from claimcheck.studio.answers import UnreadableError
from claimcheck.studio.reviews import review_of, review_task_of
from claimcheck.studio.tasks import roles_of

TEXT = "Ada said it weaves\npatterns 😀.\0 Boole denied that it thinks, and that it dreams."
ARTICLE = Article(id="a", lang="en", text=TEXT)


def word(text: str) -> Span:
    return Span.cut(TEXT, TEXT.index(text), TEXT.index(text) + len(text))


def attribution(content: tuple[Span, ...], cue: tuple[Span, ...], source: tuple[Span, ...] = ()) -> Attribution:
    return Attribution(
        source=Source(spans=source),
        cue=Cue(spans=cue, lemma="say", kind="verb"),
        content=Content(spans=content),
        mode="indirect",
        polarity="asserts",
    )


def read(result: Any, *, text: str = TEXT, **more: Any) -> Review:
    task = review_task_of(Article(id="a", lang="en", text=text), []) | {"id": 7}
    stamps = {"created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:06.5Z"}
    annotation = {"id": 5, "result": result, **stamps, **more}
    return review_of(task, annotation, annotator="annotator-1", project=3)


def region(name: str, role: str, text: str) -> dict[str, Any]:
    span = word(text)
    value = {"start": span.start, "end": span.end, "text": "?", "labels": [role]}
    return {"id": name, "from_name": "spans", "to_name": "article", "type": "labels", "value": value}


def relation(start: str, end: str, direction: str = "right") -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": direction}


def predicted(*attributions: Attribution) -> list[dict[str, Any]]:
    return review_task_of(ARTICLE, attributions)["predictions"][0]["result"]


places = st.integers(0, len(TEXT) - 1)
spans = st.builds(lambda a, n: Span.cut(TEXT, a, min(a + n, len(TEXT))), places, st.integers(1, 9))
several = st.lists(spans, min_size=1, max_size=3, unique=True).map(tuple)
found = st.builds(attribution, several, several, several | st.just(()))


@given(st.lists(found, max_size=6), st.lists(st.integers(0, 5), max_size=4))
def test_what_is_left_as_predicted_comes_back_as_the_splitter_found_it(attributions, shared):
    """Also where several attributions share their cue, or their source."""
    for number in shared:
        if number + 1 < len(attributions):
            first, second = attributions[number : number + 2]
            attributions.append(first.model_copy(update={"content": second.content}))
            attributions.append(second.model_copy(update={"source": first.source}))
    review = read(predicted(*attributions))

    def parts(source, cue, content):
        return tuple(tuple(sorted((s.start, s.end) for s in part)) for part in (source, cue, content))

    assert {parts(a.source, a.cue, a.content) for a in review.attributions} == {
        parts(*roles_of(a).values()) for a in attributions
    }
    assert all(TEXT[s.start : s.end] == s.text for a in review.attributions for s in (*a.source, *a.cue, *a.content))


def test_what_several_attributions_share_is_shown_once():
    source, cue = (word("Boole"),), (word("denied"),)
    thinks, dreams = attribution((word("it thinks"),), cue, source), attribution((word("it dreams"),), cue, source)
    regions = [r["value"]["labels"][0] for r in predicted(thinks, dreams) if "value" in r]
    assert sorted(regions) == ["content", "content", "cue", "source"]


def test_what_a_reviewer_added_and_connected_in_any_direction_is_an_attribution():
    review = read(
        [
            region("x", "content", "it weaves\npatterns"),
            region("y", "cue", "said"),
            region("z", "source", "Ada"),
            relation("z", "y", "bi"),
            relation("x", "y", "left"),
        ]
    )
    assert review.attributions == (
        ReviewedAttribution(
            source=(word("Ada"),),
            cue=(word("said"),),
            content=(word("it weaves\npatterns"),),
        ),
    )


def test_a_content_that_is_connected_with_nothing_is_an_attribution_of_its_own():
    review = read([region("x", "content", "it dreams"), region("y", "content", "it thinks")])
    assert [(a.content[0].text, a.cue, a.source) for a in review.attributions] == [
        ("it thinks", (), ()),
        ("it dreams", (), ()),
    ]


def test_an_article_in_which_nobody_says_anything_is_a_review_too():
    assert read([]).attributions == ()


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ([region("y", "cue", "said")], "its cue “said” at 4-8 is connected to no content"),
        (
            [region("y", "cue", "said"), region("z", "source", "Ada"), relation("y", "z")],
            "its source “Ada” at 0-3 is connected to no content",
        ),
        ([region("x", "content", "it thinks"), relation("x", "gone")], "it connects a span that is not there"),
        ([region("x", "speaker", "Ada")], "it marks “speaker”, which the page does not offer"),
        ("nonsense", "it is not built as Label Studio builds annotations"),
        ([{"type": "relation"}], "it lacks from_id"),
    ],
)
def test_what_cannot_be_used_is_told(result: Any, why: str):
    with pytest.raises(UnreadableError) as caught:
        read(result)
    assert str(caught.value) == why


def test_a_skipped_article_is_no_review():
    with pytest.raises(UnreadableError, match="it was skipped"):
        read([], was_cancelled=True)
