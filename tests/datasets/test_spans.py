"""Corrections become gold that `claimcheck evaluate` reads, and documents that spaCy trains on."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus

from claimcheck.articles import with_blocks
from claimcheck.cli.main import run
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.models import Article, Claim, Judgment, Range
from claimcheck.project import load_project
from claimcheck.running.export import export
from claimcheck.splitting import split
from claimcheck.splitting.gold import read_gold
from tests.datasets.small import (
    ARABIC,
    BRIDGE,
    ENGLISH,
    PIER,
    SALES,
    articles,
    at,
    claims,
    corrected,
    judgment,
    review,
    small_project,
)

CONTENT = "the pier will stay closed"
RIGHT = corrected(CONTENT, source="Harbour master Ann Lee", cue="said")


def gold_of(tmp_path: Path, **records: object) -> dict[str, list[dict]]:
    """The attributions of each article, places as text."""
    project = small_project(tmp_path / "project", **records)
    export(project=project, name="spans", target=str(tmp_path / "spans"))
    documents = map(json.loads, (tmp_path / "spans" / "gold" / "train.jsonl").read_bytes().splitlines())
    return {
        document["doc_id"]: [
            {
                **attribution,
                **{
                    role: [document["text"][start:end] for start, end in attribution[role]]
                    for role in ("source", "cue", "content")
                },
            }
            for attribution in document["attributions"]
        ]
        for document in documents
    }


def pier(*judgments: Judgment) -> dict[str, object]:
    return {"judgments": [*judgments, judgment("c-bridge", "ann", "refuted", 1)]}


def tiers(attributions: list[dict]) -> list[tuple[str, str]]:
    return [(attribution["tier"], attribution["content"][0]) for attribution in attributions]


def test_a_correction_that_the_majority_makes_takes_the_place_of_the_splitters_span(tmp_path: Path):
    found = gold_of(
        tmp_path,
        **pier(
            judgment("c-pier", "ann", "supported", 1, correction=RIGHT),
            judgment("c-pier", "bob", "supported", 1, correction=RIGHT),
            judgment("c-pier", "cyd", "supported", 1),
        ),
    )
    first, second = found["a-en"]
    assert (first["tier"], first["content"], first["resolved"]) == ("core", [CONTENT], ["Ann Lee"])
    assert (second["tier"], second["content"]) == ("optional", [SALES]), "nobody judged it"


def test_where_annotators_differ_on_the_spans_either_may_be_found(tmp_path: Path):
    found = gold_of(
        tmp_path,
        **pier(judgment("c-pier", "ann", "supported", 1, correction=RIGHT), judgment("c-pier", "bob", "supported", 1)),
    )
    assert tiers(found["a-en"])[:2] == [("optional", PIER), ("optional", CONTENT)]


def test_what_annotators_call_badly_split_is_forbidden(tmp_path: Path):
    bad = judgment("c-pier", "ann", None, 1, outcome="bad_split", said=None)
    assert tiers(gold_of(tmp_path, **pier(bad))["a-en"])[0] == ("forbidden", PIER)


def test_a_skip_says_nothing_of_the_spans(tmp_path: Path):
    skipped = judgment("c-pier", "ann", None, 1, outcome="skipped", said=None)
    assert "a-en" not in gold_of(tmp_path, **pier(skipped))


def test_a_reviewed_article_is_as_its_last_reviewer_left_it(tmp_path: Path):
    nothing = review(id="r-0", attributions=(), updated_at="2026-03-01T00:00:00Z")
    found = gold_of(tmp_path, reviews=[review(), nothing])
    assert tiers(found["a-ar"]) == [("core", BRIDGE)]


def test_where_articles_are_reviewed_nobody_has_judged_and_the_spans_are_exported_all_the_same(tmp_path: Path):
    folder = small_project(tmp_path / "project", reviews=[review()]).folder
    (folder / "judgments.jsonl").unlink()
    settings = folder / "project.toml"
    settings.write_text('task = "article"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    project, target = load_project(folder), str(tmp_path / "out")
    with pytest.raises(ClaimcheckError, match="export --format spans"):
        export(project=project, name="csv", target=target)
    export(project=project, name="spans", target=target)
    (document,) = map(json.loads, (tmp_path / "out" / "gold" / "train.jsonl").read_bytes().splitlines())
    assert document["doc_id"] == "a-ar"


def judged_as_split(claim: Claim) -> Judgment:
    made = judgment("c-pier", "ann", "supported", 1)
    return made.model_copy(update={"id": f"j-{claim.id}", "claim_id": claim.id, "article_id": claim.article_id})


def test_evaluate_scores_the_splitter_on_what_was_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What the splitter found, confirmed by annotators, is found again: precision and recall are full."""
    articles = [
        with_blocks(Article(id="a-en", lang="en", text=ENGLISH)),
        with_blocks(Article(id="a-ar", lang="ar", text=ARABIC)),
    ]
    claims = [claim for article in articles for claim in split(article)]
    attributed = [claim for claim in claims if claim.attribution]
    assert attributed
    judged = [judged_as_split(claim) for claim in claims]
    gold_of(tmp_path, articles=articles, claims=claims, judgments=judged)
    gold = tmp_path / "spans" / "gold" / "train.jsonl"
    assert sum(len(document.attributions) for document in read_gold(gold)) == len(attributed)
    assert run(["evaluate", str(gold), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    measures = report["measures"]
    assert {(name, measure["f1"]) for name, measure in measures.items()} == {
        (name, 100.0) for name in ("content_exact", "content", "triple", "resolved")
    }


def test_a_correction_lowers_the_splitters_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    article = with_blocks(Article(id="a-en", lang="en", text=ENGLISH))
    claims = split(article)
    (first, *_) = [claim for claim in claims if claim.attribution]
    wrong = corrected("May", cue="until")
    judged = [judged_as_split(first).model_copy(update={"correction": wrong})]
    gold_of(tmp_path, articles=[article], claims=claims, judgments=judged)
    assert run(["evaluate", str(tmp_path / "spans" / "gold" / "train.jsonl"), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert report["measures"]["content_exact"]["tp"] == 0


def documents(folder: Path, lang: str) -> list[Doc]:
    """What spaCy's own reader of training documents makes of a folder."""
    return [example.reference for example in Corpus(folder)(spacy.blank(lang))]


def test_spacy_reads_the_same_spans_and_which_belong_together(tmp_path: Path):
    found = gold_of(tmp_path)
    for lang, article in (("en", "a-en"), ("ar", "a-ar")):
        docs = {doc.user_data["doc_id"]: doc for doc in documents(tmp_path / "spans" / "spacy" / "train" / lang, lang)}
        spans = docs[article].spans["sc"]
        assert [(span.id, span.label_, span.text) for span in spans] == [
            (number, role.upper(), part)
            for number, attribution in enumerate(found[article], 1)
            for role in ("source", "cue", "content")
            for part in attribution[role]
        ]
    assert {doc.user_data["doc_id"] for doc in documents(tmp_path / "spans" / "spacy" / "train", "en")} == found.keys()


def many_articles(count: int) -> dict[str, object]:
    """Articles of 20 tokens, each with a word of its own."""
    template = "Ann Lee said that harbour{} will stay closed until the first warm day of May, traders wrote."
    articles = [Article(id=f"a-{n}", lang="en", text=template.format(n)) for n in range(count)]
    content = "will stay closed"
    reviews = [
        review(id=f"r-{one.id}", article_id=one.id, attributions=({"content": (at(one.text, content),)},))
        for one in articles
    ]
    return {"articles": articles, "claims": claims_of(articles), "judgments": [], "reviews": reviews}


def claims_of(articles: list[Article]) -> list[Claim]:
    return [claims()[4].model_copy(update=placed_in(one)) for one in articles]


def placed_in(article: Article) -> dict[str, object]:
    whole = Range(start=0, end=len(article.text))
    return {"id": f"c-{article.id}", "article_id": article.id, "span": whole, "context": whole}


def test_documents_are_written_in_files_of_a_bounded_size_that_hold_their_own_words_alone(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("claimcheck.datasets.training.TOKENS_A_FILE", 30)
    gold_of(tmp_path, **many_articles(5))
    folder = tmp_path / "spans" / "spacy" / "train" / "en"
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["00001.spacy", "00002.spacy", "00003.spacy"]
    assert [doc.user_data["doc_id"] for doc in documents(folder, "en")] == [f"a-{n}" for n in range(5)]
    words = [{word for word in DocBin().from_disk(path).strings if word.startswith("harbour")} for path in files]
    assert words == [{"harbour0", "harbour1"}, {"harbour2", "harbour3"}, {"harbour4"}]
    manifest = json.loads((tmp_path / "spans" / "MANIFEST.json").read_bytes())
    rows = {entry["path"]: entry["contents"]["rows"] for entry in manifest["files"] if "spacy/" in entry["path"]}
    assert rows == {f"spacy/train/en/0000{number}.spacy": rows for number, rows in ((1, 2), (2, 2), (3, 1))}


@pytest.mark.parametrize("lang", ["..", "../../x", "en\0", "/tmp", ".hidden", "e" * 300])
def test_a_language_that_would_lead_out_of_the_folder_is_a_fault(tmp_path: Path, lang: str):
    first, *others = articles()
    with pytest.raises(InputError, match=r"articles\.jsonl, line 1, field lang: is no language code"):
        gold_of(tmp_path, articles=[first.model_copy(update={"lang": lang}), *others])
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


def test_spacys_span_categorizer_learns_from_the_documents(tmp_path: Path):
    gold_of(tmp_path)
    nlp = spacy.blank("en")
    nlp.add_pipe("spancat", config={"spans_key": "sc"})
    examples = list(Corpus(tmp_path / "spans" / "spacy" / "train" / "en")(nlp))
    nlp.initialize(lambda: examples)
    assert set(nlp.get_pipe("spancat").labels) == {"SOURCE", "CUE", "CONTENT"}
    assert nlp.update(examples)["spancat"] > 0
