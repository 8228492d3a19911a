"""From an Article to its Claims: run the pipeline, then turn what it left on the document into records."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime

from spacy.language import Language

from claimcheck.models import (
    Article,
    Attribution,
    Claim,
    Content,
    Cue,
    Insertion,
    Range,
    Source,
    Span,
    Splitter,
    content_id,
)
from claimcheck.splitting.draft import (
    Added,
    Assertion,
    Draft,
    Place,
    assertions_of,
    attributions_of,
    blocks_of,
)
from claimcheck.splitting.pipeline import load_pipeline, splitter_of
from claimcheck.splitting.worthiness import check_worthiness

_MOST_WORDS = 50_000
"""Words that a pipeline keeps for the articles to come."""
_LONG = 100_000
"""Characters of a text from which on nothing of it is kept."""


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
        claims = [
            *maker.attributed(attributions_of(doc)),
            *maker.authors(assertions_of(doc)),
        ]
    unique = {claim.id: claim for claim in claims}
    return sorted(unique.values(), key=lambda c: (c.span.start, c.span.end, c.id))


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
        self._splitter = splitter
        self._block_starts = [start for start, _ in blocks]
        self._block_ends = [end for _, end in blocks]
        self._ids: dict[Draft, str] = {}

    def attributed(self, drafts: Iterable[Draft]) -> list[Claim]:
        return [self._attributed(draft) for draft in drafts]

    def authors(self, assertions: Iterable[Assertion]) -> list[Claim]:
        return [self._authors(assertion) for assertion in assertions]

    def _attributed(self, draft: Draft) -> Claim:
        attribution = Attribution(
            source=Source(
                spans=self._spans(draft.source),
                names=draft.names,
                kind=draft.source_kind,
                elided=draft.elided,
            ),
            cue=Cue(spans=self._spans(draft.cue), lemma=draft.lemma, kind=draft.kind),
            content=Content(spans=self._spans(draft.content)),
            mode=draft.mode,
            polarity=draft.polarity,
            parent=self._id(draft.parent) if draft.parent else None,
        )
        content = " ".join(span.text for span in attribution.content.spans)
        return Claim(
            id=self._id(draft),
            article_id=self._article.id,
            lang=self._article.lang,
            text=draft.standalone or content,
            insertions=self._insertions(draft.added),
            voice="attributed",
            claim_type=draft.claim_type,
            attribution=attribution,
            span=Range(start=draft.hull[0], end=draft.hull[1]),
            context=self._context(*draft.hull),
            check_worthiness=check_worthiness(content, lang=self._article.lang, claim_type=draft.claim_type),
            splitter=self._splitter,
        )

    def _authors(self, assertion: Assertion) -> Claim:
        text = self._article.text[assertion.start : assertion.end]
        return Claim(
            id=content_id("c", self._article.id, "author", assertion.start, text),
            article_id=self._article.id,
            lang=self._article.lang,
            text=assertion.standalone or text,
            insertions=self._insertions(assertion.added),
            voice="author",
            claim_type=assertion.claim_type,
            span=Range(start=assertion.start, end=assertion.end),
            context=self._context(assertion.start, assertion.end),
            check_worthiness=check_worthiness(text, lang=self._article.lang, claim_type=assertion.claim_type),
            splitter=self._splitter,
        )

    def _id(self, draft: Draft) -> str:
        """Made of the places and their words: the same attribution keeps its id, whatever else is found.

        It is made once: thousands may stand inside one attribution, and its content may be the whole article.
        """
        if draft not in self._ids:
            roles = ((start, self._article.text[start:end]) for start, end in [*draft.cue, *draft.content])
            self._ids[draft] = content_id("c", self._article.id, "attributed", *roles)
        return self._ids[draft]

    def _insertions(self, added: list[Added]) -> tuple[Insertion, ...]:
        return tuple(
            Insertion(
                start=one.start,
                end=one.end,
                antecedent=Span.cut(self._article.text, *one.antecedent) if one.antecedent else None,
            )
            for one in added
        )

    def _spans(self, places: list[Place]) -> tuple[Span, ...]:
        return tuple(Span.cut(self._article.text, start, end) for start, end in places)

    def _context(self, start: int, end: int) -> Range:
        """The blocks that the place reaches into."""
        first = bisect_right(self._block_starts, start) - 1
        last = bisect_left(self._block_starts, end) - 1
        return Range(
            start=min(start, self._block_starts[first]) if first >= 0 else start,
            end=max(end, self._block_ends[last]) if last >= 0 else end,
        )
