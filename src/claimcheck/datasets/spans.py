"""What annotators made of the splitter's attributions, as gold to score a splitter against and to train one with spaCy.

`gold/<split>.jsonl` has an article a line, `spacy/<split>/<lang>/` the same as spaCy documents with a span group.
An article that a reviewer went through is as the reviewer left it. Of any other, the splitter's attributions were
judged claim by claim: what annotators left alone or corrected is core, what they called badly split or took away is
forbidden, what nobody judged or annotators differ on is optional, which scores neither way. Nobody was asked there what
the splitter missed: such articles measure its precision, and recall only against what it found.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimcheck.datasets.columns import Column
from claimcheck.datasets.reviews import last_reviews, review_faults
from claimcheck.datasets.rows import About, Tally, one_a_split
from claimcheck.datasets.training import ROLES, Gold, TrainingFiles
from claimcheck.errors import Fault
from claimcheck.files import read_records
from claimcheck.lookup import Lookup
from claimcheck.models import Article, Judgment, Review, ReviewedAttribution, VerifiedClaim, canonical_json
from claimcheck.project import Project

GOLD = "gold/{split}.jsonl"
COLUMNS: dict[str, Column] = {"doc_id": "string", "lang": "string", "text": "string"}
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")


def write_spans(rows: Iterable[VerifiedClaim], folder: Path, about: About, tally: Tally) -> None:
    """Write the gold and the training documents of every article that somebody reviewed or judged.

    `spans_faults` has found nothing.
    """
    gold = _judged(rows)
    split_of = about.split_of()
    (folder / GOLD).parent.mkdir()
    documents = TrainingFiles(folder, about, tally)
    with one_a_split(folder, GOLD) as file_of, last_reviews(about.project) as review_of:
        for article in read_records(about.project.file("articles"), Article):
            review = review_of(article.id)
            split = split_of(article.id)
            if split is None or (review is None and article.id not in gold):
                tally.left_out["that nobody reviewed or judged, or that is in no split"] += 1
                continue
            attributions = _reviewed(review) if review else list(map(json.loads, gold[article.id]))
            document = {"doc_id": article.id, "lang": article.lang, "text": article.text, "attributions": attributions}
            file_of(split).write(canonical_json(document) + "\n")
            documents.add(article, attributions, split)
            tally.written[split] += 1
    documents.close()
    tally.one_a_split(GOLD)


def spans_faults(project: Project) -> list[Fault]:
    """Reviews that do not fit their articles, and languages that cannot be the name of a folder.

    What else is wrong with the articles is told by those who check all records.
    """
    path = project.file("articles")
    faults: list[Fault] = []

    def unfit(article: Article, line: int) -> tuple[()]:
        if not _LANGUAGE.fullmatch(article.lang):
            message = f"is no language code: {article.lang!r}"
            faults.append(Fault(str(path), message, "give an ISO 639-1 code, such as en", line, "lang"))
        return ()

    with Lookup(path, Article, key="id", check=unfit) as articles:
        articles.check()
        return faults + review_faults(project, articles)


def _judged(rows: Iterable[VerifiedClaim]) -> Mapping[str, list[bytes]]:
    """What annotators made of the splitter's attributions, by article; none for articles that nobody judged.

    Each is `Gold` as JSON, a sixth of the size of its objects: those of all claims are in memory at once.
    """
    gold: defaultdict[str, list[bytes]] = defaultdict(list)
    judged: set[str] = set()
    for row in rows:
        article_id = row.provenance.article.id
        votes = [vote for judgment in row.judgments for vote in _votes(judgment, row)]
        if votes:
            judged.add(article_id)
        gold[article_id] += [canonical_json(settled).encode() for settled in _settled(row, votes)]
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
        **{role: getattr(row.attribution, role).spans for role in ROLES},
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
    places = {role: [[span.start, span.end] for span in getattr(attribution, role)] for role in ROLES}
    return {**places, "tier": tier, "resolved": list(names)}
