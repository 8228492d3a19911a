"""The measures of the splitter: on cases small enough to check by hand, and against the published scorer."""

import json
import runpy
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.errors import Fault, InputError
from claimcheck.models import Article, Attribution, Claim, Content, Cue, Range, Source, Span, Splitter
from claimcheck.splitting import split
from claimcheck.splitting.evaluation import evaluate
from claimcheck.splitting.gold import GoldAttribution, GoldDocument, read_gold
from tests.records import JSON

TEXT = "Ada Lovelace said the engine weaves patterns. Babbage denied the rumour about funds."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(*attributions: GoldAttribution) -> list[GoldDocument]:
    return [GoldDocument(doc_id="d", lang="en", text=TEXT, attributions=attributions)]


def annotated(source: str, cue: str, content: str, **more: object) -> GoldAttribution:
    return GoldAttribution(source=(place(source),), cue=(place(cue),), content=(place(content),), **more)


def finds(*found: tuple[str, str, str, tuple[str, ...]]):
    """A splitter that always finds the same attributions."""

    def span(words: str) -> tuple[Span, ...]:
        return (Span.cut(TEXT, *place(words)),)

    def splitter(article: Article) -> list[Claim]:
        return [
            Claim(
                id=f"c{number}",
                article_id=article.id,
                lang="en",
                text=content,
                voice="attributed",
                attribution=Attribution(
                    source=Source(spans=span(source), names=names),
                    cue=Cue(spans=span(cue), lemma=cue, kind="verb"),
                    content=Content(spans=span(content)),
                    mode="indirect",
                    polarity="asserts",
                ),
                span=Range(start=0, end=1),
                context=Range(start=0, end=1),
                check_worthiness=0.5,
                splitter=Splitter(name="t", version="0", config="sha256:0"),
            )
            for number, (source, cue, content, names) in enumerate(found)
        ]

    return splitter


ENGINE = annotated(
    "Ada Lovelace", "said", "the engine weaves patterns", resolved=("Ada Lovelace",), resolved_alts=(("Ada",),)
)
RUMOUR = annotated("Babbage", "denied", "the rumour about funds", resolved=("Babbage",))


def test_a_perfect_splitter_scores_100():
    result = evaluate(
        gold(ENGINE, RUMOUR),
        splitter=finds(
            ("Ada Lovelace", "said", "the engine weaves patterns", ("Ada Lovelace",)),
            ("Babbage", "denied", "the rumour about funds", ("Charles Babbage",)),
        ),
    )
    assert {name: m.f1 for name, m in result.measures.items()} == dict.fromkeys(result.measures, 100.0)
    assert result.errors == []


def test_half_a_content_still_counts_as_content_but_not_as_exact():
    result = evaluate(gold(ENGINE), splitter=finds(("Lovelace", "said", "engine weaves", ("Ada",))))
    assert result.measures["content"].tp == 1
    assert result.measures["triple"].tp == 1
    assert result.measures["resolved"].tp == 1
    assert result.measures["content_exact"].tp == 0


def test_a_wrong_source_loses_the_triple_and_a_wrong_name_the_resolution():
    result = evaluate(gold(ENGINE), splitter=finds(("Babbage", "said", "the engine weaves patterns", ("Babbage",))))
    assert (result.measures["content"].tp, result.measures["triple"].tp, result.measures["resolved"].tp) == (1, 0, 0)
    assert [error.kind for error in result.errors] == ["differs"]


def test_an_optional_attribution_is_neither_right_nor_wrong_and_a_forbidden_one_is_an_error():
    found = finds(("Babbage", "denied", "the rumour about funds", ("Babbage",)))
    optional = evaluate(gold(RUMOUR.model_copy(update={"tier": "optional"})), splitter=found)
    assert (optional.measures["triple"].fp, optional.measures["triple"].fn, optional.forbidden_hits) == (0, 0, 0)
    forbidden = evaluate(gold(RUMOUR.model_copy(update={"tier": "forbidden"})), splitter=found)
    assert (forbidden.measures["triple"].fp, forbidden.forbidden_hits) == (1, 1)


def test_what_was_missed_and_what_is_extra_is_told_apart():
    result = evaluate(gold(RUMOUR), splitter=finds(("Ada Lovelace", "said", "the engine weaves patterns", ())))
    assert sorted(error.kind for error in result.errors) == ["extra", "missed"]
    assert result.measures["triple"].f1 == 0


def test_gold_with_faults_names_every_line(tmp_path: Path):
    file = tmp_path / "gold.jsonl"
    good = {"doc_id": "a", "lang": "en", "text": "x", "attributions": []}
    outside = {**good, "attributions": [{"content": [[0, 9]]}]}
    file.write_text("\n".join(["{", json.dumps(good), json.dumps(outside)]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(read_gold(file))
    assert [fault.line for fault in caught.value.faults] == [1, 3]


@given(key=st.sampled_from(["source", "cue", "content", "content_alts", "tier", "resolved"]), value=JSON)
@example(key="source", value=5)
@example(key="content_alts", value=[[[0, 9]]])
def test_whatever_stands_in_gold_is_an_attribution_inside_the_text_or_a_fault_of_its_line(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: object
):
    file = tmp_path_factory.getbasetemp() / "any-gold.jsonl"
    row = {"doc_id": "a", "lang": "en", "text": "word", "attributions": [{"content": [[0, 4]], key: value}]}
    file.write_text("\n" + json.dumps(row), encoding="utf-8")
    faults: tuple[Fault, ...] = ()
    read: list[GoldDocument] = []
    try:
        read.extend(read_gold(file))
    except InputError as error:
        faults = error.faults
    assert bool(faults) != bool(read)
    assert {fault.line for fault in faults} <= {2}
    for attribution in chain.from_iterable(document.attributions for document in read):
        places = (*attribution.source, *attribution.cue, *attribution.content, *chain(*attribution.content_alts))
        assert all(0 <= start < end <= 4 for start, end in places)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["ar/paris_coalition", "ar/news_dev"])
def test_the_measures_are_those_of_the_published_scorer(shared: Path, name: str):
    path = shared / "gold" / f"{name}.jsonl"
    scorer = runpy.run_path(str(shared / "gold" / "score.py"))
    claims: dict[str, dict[str, object]] = {}
    for document in read_gold(path):
        found = split(Article(id=document.doc_id, lang=document.lang, text=document.text))
        claims[document.doc_id] = {
            "doc_id": document.doc_id,
            "attributions": [c.attribution.model_dump(mode="json") for c in found if c.attribution],
        }
    expected, _ = scorer["score"](scorer["load"](path), claims)
    ours = evaluate(read_gold(path))
    assert ours.forbidden_hits == expected["forbidden_hits"]
    for measure, values in ours.measures.items():
        assert (values.tp, values.fp, values.fn) == tuple(expected[measure][k] for k in ("tp", "fp", "fn")), measure
