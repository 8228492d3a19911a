"""Small records to test with."""

from typing import Any

from hypothesis import strategies as st

from claimcheck.models import Article, Claim, Judgment, Origin, Range, Splitter, content_id

TEXT = "Ada Lovelace said the engine weaves patterns. It stands in London."
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
"""Whatever a file of JSON can hold."""
SPLITTER = Splitter(name="claimcheck-en", version="0", config="sha256:0")


def article(article_id: str = "a1", **more: Any) -> Article:
    return Article(**{"id": article_id, "lang": "en", "text": TEXT, **more})


def claim(claim_id: str = "c1", article_id: str = "a1", **more: Any) -> Claim:
    start = TEXT.index("It stands")
    return Claim(
        **{
            "id": claim_id,
            "article_id": article_id,
            "lang": "en",
            "text": "The engine stands in London.",
            "voice": "author",
            "span": Range(start=start, end=len(TEXT)),
            "context": Range(start=0, end=len(TEXT)),
            "check_worthiness": 0.5,
            "splitter": SPLITTER,
            **more,
        }
    )


def judgment(annotator: str, verdict: str | None, claim_id: str = "c1", **more: Any) -> Judgment:
    return Judgment(
        **{
            "id": content_id("j", claim_id, annotator, verdict, more.get("updated_at")),
            "claim_id": claim_id,
            "article_id": "a1",
            "annotator": annotator,
            "outcome": "judged",
            "said": "said",
            "verdict": verdict,
            "scale": "averitec",
            "created_at": "2026-01-02T03:04:05Z",
            "updated_at": "2026-01-02T03:04:05Z",
            "origin": Origin(project=1, task=1, annotation=1),
            **more,
        }
    )
