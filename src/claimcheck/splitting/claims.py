"""From an Article to its Claims: run the pipeline, then turn what it left on the document into records."""

from bisect import bisect_left, bisect_right
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from spacy.language import Language

from claimcheck.models import Article, Claim, Splitter, content_id
from claimcheck.splitting.draft import Assertion, Draft, Place, assertions_of, attributions_of, blocks_of
from claimcheck.splitting.pipeline import load_pipeline, splitter_of
from claimcheck.splitting.worthiness import check_worthiness

_MOST_WORDS = 50_000
"""Words that a pipeline keeps for the articles to come."""
_LONG = 100_000
"""Characters of a text from which on nothing of it is kept."""
_PLACE = attrgetter("span.start", "span.end", "id")
_Fields = dict[str, Any]


def split(article: Article) -> list[Claim]:
    """The claims of an article, by their place in it. `article.text[start:end] == span.text` for every span.

    Raises:
        ClaimcheckError: the article's language is not supported.
    """
    nlp = load_pipeline(article.lang)
    with _memory(nlp, article.text):
        doc = nlp.make_doc(article.text)
        doc._.blocks = list(article.blocks)
        doc._.published = _day(article.published)
        doc = nlp(doc)
        maker = _ClaimMaker(article, splitter_of(article.lang), [(b.start, b.end) for b in blocks_of(doc)])
        claims = [*map(maker.attributed, attributions_of(doc)), *map(maker.author, assertions_of(doc))]
    unique = {claim.id: claim for claim in claims}
    return sorted(unique.values(), key=_PLACE)


def _memory(nlp: Language, text: str) -> AbstractContextManager[object]:
    """Keeps the words of a text for good while there is room, which saves time, or else as long as it lasts."""
    has_room = len(nlp.vocab) < _MOST_WORDS and len(text) < _LONG
    return nullcontext() if has_room else nlp.memory_zone()


def _day(published: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or date-time; none if it is not one."""
    try:
        return datetime.fromisoformat(published).date() if published else None
    except ValueError:
        return None


class _ClaimMaker:
    """Turns the drafts of one article into claims."""

    def __init__(self, article: Article, splitter: Splitter, blocks: list[Place]) -> None:
        self._article = article
        self._text = article.text
        self._splitter = splitter
        self._block_starts = [start for start, _ in blocks]
        self._block_ends = [end for _, end in blocks]
        self._ids: dict[Draft, str] = {}

    def attributed(self, draft: Draft) -> Claim:
        attribution = {
            "source": {
                "spans": self._spans(draft.source),
                "names": draft.names,
                "kind": draft.source_kind,
                "elided": draft.elided,
            },
            "cue": {"spans": self._spans(draft.cue), "lemma": draft.lemma, "kind": draft.kind},
            "content": {"spans": self._spans(draft.content)},
            "mode": draft.mode,
            "polarity": draft.polarity,
            "parent": self._id(draft.parent) if draft.parent else None,
        }
        content = " ".join([self._text[start:end] for start, end in draft.content])
        return self._claim(draft, draft.hull, content, id=self._id(draft), voice="attributed", attribution=attribution)

    def author(self, assertion: Assertion) -> Claim:
        start, end = assertion.start, assertion.end
        text = self._text[start:end]
        made_of = content_id("c", self._article.id, "author", start, text)
        return self._claim(assertion, (start, end), text, id=made_of, voice="author")

    def _claim(self, stated: Draft | Assertion, place: Place, words: str, **more: Any) -> Claim:
        """The record, with all its parts validated at once, which takes half the time of one after the other."""
        article, claim_type = self._article, stated.claim_type
        fields = {
            **more,
            "article_id": article.id,
            "lang": article.lang,
            "text": stated.standalone or words,
            "insertions": [
                {
                    "start": added.start,
                    "end": added.end,
                    "antecedent": self._span(added.antecedent) if added.antecedent else None,
                }
                for added in stated.added
            ],
            "claim_type": claim_type,
            "span": {"start": place[0], "end": place[1]},
            "context": self._context(*place),
            "check_worthiness": check_worthiness(words, lang=article.lang, claim_type=claim_type),
            "splitter": self._splitter,
        }
        return Claim.model_validate(fields)

    def _id(self, draft: Draft) -> str:
        """Made of the places and their words: the same attribution keeps its id, whatever else is found.

        It is made once: thousands may stand inside one attribution, and its content may be the whole article.
        """
        if draft not in self._ids:
            roles = [(start, self._text[start:end]) for start, end in [*draft.cue, *draft.content]]
            self._ids[draft] = content_id("c", self._article.id, "attributed", *roles)
        return self._ids[draft]

    def _spans(self, places: list[Place]) -> list[_Fields]:
        return [self._span(place) for place in places]

    def _span(self, place: Place) -> _Fields:
        start, end = place
        return {"start": start, "end": end, "text": self._text[start:end]}

    def _context(self, start: int, end: int) -> _Fields:
        """The blocks that the place reaches into."""
        first = bisect_right(self._block_starts, start) - 1
        last = bisect_left(self._block_starts, end) - 1
        return {
            "start": min(start, self._block_starts[first]) if first >= 0 else start,
            "end": max(end, self._block_ends[last]) if last >= 0 else end,
        }
