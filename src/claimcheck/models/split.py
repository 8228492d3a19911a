"""SplitRow: which part of a dataset an article belongs to, kept so that adding articles moves none."""

from typing import Literal

from pydantic import Field

from claimcheck.models.base import Record

Split = Literal["train", "validation", "test"]
SplitBy = Literal["article", "source", "time"]


class SplitRow(Record):
    """The split of one article; null where it is left out, because it nearly repeats articles of another split."""

    article_id: str = Field(min_length=1)
    split: Split | None
    by: SplitBy
