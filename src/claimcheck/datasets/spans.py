"""What annotators made of the splitter's attributions, as gold to score a splitter against and to train one with spaCy.

`gold/<split>.jsonl` has an article a line, `spacy/<split>.<lang>.spacy` the same as spaCy documents with a span group.
An article that a reviewer went through is as the reviewer left it. Of any other, the splitter's attributions were
judged claim by claim: what annotators left alone or corrected is core, what they called badly split or took away is
forbidden, what nobody judged or annotators differ on is optional, which scores neither way. Nobody was asked there what
the splitter missed: such articles measure its precision, and recall only against what it found.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.datasets.columns import Column
from claimcheck.datasets.manifest import Contents
from claimcheck.datasets.rows import About, Tally, one_a_split
from claimcheck.errors import Fault, InputError
from claimcheck.files import read_records
from claimcheck.models import (
    Article,
    Judgment,
    Review,
    ReviewedAttribution,
    Span,
    Split,
    VerifiedClaim,
    canonical_json,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPAN_GROUP = "sc"
"""The span group that spaCy's span categorizer learns from, unless told another."""
GOLD = "gold/{split}.jsonl"
COLUMNS: dict[str, Column] = {"doc_id": "string", "lang": "string", "text": "string"}
_TRAINING = "spacy/{split}.{lang}.spacy"
_ROLES = ("source", "cue", "content")

Gold = dict[str, Any]
"""An attribution as gold has it: places by role, `tier`, `resolved` names, other contents that are right too."""


def write_spans(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write the gold and the training documents of every article that somebody reviewed or judged.

    Raises:
        InputError: reviews that cannot be read, are of no article, or do not fit the text.
    """
    from spacy.tokens import DocBin  # noqa: PLC0415 - takes a second to load, which only this format needs

    gold = _judged(rows)
    reviews = _last_reviews(about.project.file("reviews"))
    split_of = about.split_of()
    documents: dict[tuple[Split, str], DocBin] = {}
    faults: list[Fault] = []
    (folder / "gold").mkdir()
    (folder / "spacy").mkdir()
    with one_a_split(folder, GOLD) as file_of:
        for article in read_records(about.project.file("articles"), Article):
            review = reviews.pop(article.id, None)
            if review is not None:
                faults += _misplaced(review, article, str(about.project.file("reviews")))
            attributions = _reviewed(review) if review else gold.get(article.id)
            split = split_of(article.id)
            if attributions is None or split is None:
                tally.left_out["that nobody reviewed or judged, or that is in no split"] += 1
                continue
            if faults:
                continue
            document = {"doc_id": article.id, "lang": article.lang, "text": article.text, "attributions": attributions}
            file_of(split).write(canonical_json(document) + "\n")
            documents.setdefault((split, article.lang), DocBin(store_user_data=True)).add(
                training_document(article, attributions, about.tokenize)
            )
            tally.written[split] += 1
    faults += [
        Fault(
            str(about.project.file("reviews")),
            f"review {review.id} is of article {key}, which is not among the articles",
        )
        for key, review in reviews.items()
    ]
    if faults:
        raise InputError(faults)
    tally.one_a_split(GOLD)
    for (split, lang), binary in documents.items():
        name = _TRAINING.format(split=split, lang=lang)
        binary.to_disk(folder / name)
        tally.contents[name] = Contents(rows=len(binary))


def training_document(article: Article, attributions: Iterable[Gold], tokenize: Callable[[str], "Doc"]) -> "Doc":
    """The article with the spans of its core attributions, labelled SOURCE, CUE and CONTENT.

    Those of one attribution share the number `span.id`; a place inside a token takes the whole token.
    """
    doc = tokenize(article.text)
    doc.user_data = {"doc_id": article.id}  # without what the splitter leaves for its own components
    core = [attribution for attribution in attributions if attribution["tier"] == "core"]
    doc.spans[SPAN_GROUP] = [
        span
        for number, attribution in enumerate(core, 1)
        for role in _ROLES
        for start, end in attribution[role]
        if (span := doc.char_span(start, end, label=role.upper(), alignment_mode="expand", span_id=number))
    ]
    return doc


def _judged(rows: Iterable[VerifiedClaim]) -> Mapping[str, list[Gold]]:
    """What annotators made of the splitter's attributions, by article; none for articles that nobody judged."""
    gold: defaultdict[str, list[Gold]] = defaultdict(list)
    judged: set[str] = set()
    for row in rows:
        article_id = row.provenance.article.id
        votes = [vote for judgment in row.judgments for vote in _votes(judgment, row)]
        if votes:
            judged.add(article_id)
        gold[article_id] += _settled(row, votes)
    return {article_id: gold[article_id] for article_id in judged}


def _votes(judgment: Judgment, row: VerifiedClaim) -> Iterator[ReviewedAttribution | None]:
    """The attribution as an annotator leaves it, None if there is none; nothing from one who did not look at it."""
    if judgment.correction is not None:
        corrected = judgment.correction
        there = bool(corrected.content) and bool(corrected.cue or corrected.source)
        yield ReviewedAttribution.model_validate(dict(corrected)) if there else None
    elif judgment.outcome == "bad_split":
        yield None
    elif judgment.outcome != "skipped" and judgment.said != "not_said":
        yield _original(row)


def _original(row: VerifiedClaim) -> ReviewedAttribution | None:
    if row.attribution is None:
        return None
    return ReviewedAttribution(
        **{role: getattr(row.attribution, role).spans for role in _ROLES},
    )


def _settled(row: VerifiedClaim, votes: list[ReviewedAttribution | None]) -> Iterator[Gold]:
    """What more than half of the votes want; where there is no such majority, optional, whichever of them is found."""
    original = _original(row)
    names = row.attribution.source.names if row.attribution else ()
    if votes:
        winner, count = Counter(votes).most_common(1)[0]
        if count * 2 > len(votes):
            if winner is not None:
                kept = original is not None and winner.source == original.source
                yield _gold(winner, "core", names if kept else ())
            elif original is not None:
                yield _gold(original, "forbidden", names)
            return
    for variant in dict.fromkeys((original, *votes)):
        if variant is not None:
            yield _gold(variant, "optional", ())


def _reviewed(review: Review) -> list[Gold]:
    return [_gold(attribution, "core", ()) for attribution in review.attributions]


def _gold(attribution: ReviewedAttribution, tier: str, names: Iterable[str]) -> Gold:
    places = {role: [[span.start, span.end] for span in getattr(attribution, role)] for role in _ROLES}
    return {**places, "tier": tier, "resolved": list(names)}


def _last_reviews(path: Path) -> dict[str, Review]:
    """The last review of each article; none if nobody has reviewed any."""
    if not path.exists():
        return {}
    last: dict[str, Review] = {}
    for review in sorted(read_records(path, Review), key=lambda review: (review.updated_at, review.id)):
        last[review.article_id] = review
    return last


def _misplaced(review: Review, article: Article, file: str) -> Iterator[Fault]:
    for attribution in review.attributions:
        for role in _ROLES:
            spans: tuple[Span, ...] = getattr(attribution, role)
            for span in spans:
                if article.text[span.start : span.end] != span.text or span.start == span.end:
                    message = f"review {review.id} has {span.text!r} as {role}, which is not at {span.start}-{span.end}"
                    yield Fault(file, message, f"collect the reviews of article {article.id} again")
