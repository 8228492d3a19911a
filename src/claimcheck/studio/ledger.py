"""All judgments of a project, or all reviews or decisions, in order and each once, on the disk and not in memory.

One that differs from the last one of its annotation is a revision: it is added, and what was there stays.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from types import TracebackType
from typing import Any, Literal, Self

from claimcheck.errors import ClaimcheckError
from claimcheck.models import Decision, Judgment, Review, canonical_json, text_sha256

Added = Literal["new", "revised"]

Answered = Judgment | Review | Decision
"""What is made of an annotation. Decisions are made by command, too, and then have no annotation as their origin."""

_TABLES = """
CREATE TABLE answered (id TEXT PRIMARY KEY, about TEXT, annotator TEXT, updated TEXT, project INTEGER,
    annotation INTEGER, answers TEXT, line TEXT) WITHOUT ROWID;
CREATE INDEX by_annotation ON answered (annotation, project, about, updated);
CREATE INDEX in_order ON answered (about, annotator, updated, id);
"""

_NOT_ANSWERS = {"id", "created_at", "updated_at", "at", "lead_time", "origin", "schema_version"}


class Ledger:
    """What was collected before and what is new; a context manager."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)  # a file that is gone once it is closed
        self._rows.executescript(_TABLES)
        self._rows.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._rows.close()

    def __len__(self) -> int:
        count: int = self._one("SELECT count(*) FROM answered", ())[0]
        return count

    def put_back(self, record: Answered) -> None:
        """Take in what was collected before, as it is."""
        self._insert(record)

    def add(self, record: Answered) -> Added | None:
        """Take in an annotation as it is on the server now; None where it says what it said when last taken in.

        Raises:
            ClaimcheckError: the annotation is here under another pseudonym.
        """
        origin = record.origin
        assert origin is not None  # noqa: S101 - what is read from an annotation knows it
        last = self._one(
            "SELECT annotator, answers FROM answered WHERE annotation = ? AND project = ? AND about = ?"
            " ORDER BY updated DESC, id DESC LIMIT 1",
            (origin.annotation, origin.project, _about(record)),
        )
        if last and last[0] != _who(record):
            raise ClaimcheckError(
                "What is in the file was collected with another key, its annotators would count twice",
                hint="Copy .claimcheck/annotators.key from the machine that collected them first, or give a new file "
                "with --output",
            )
        if (last and last[1] == _answers(record)) or not self._insert(record):
            return None
        return "revised" if last else "new"

    def lines(self) -> Iterator[str]:
        """Every record as canonical JSON, by claim or article, annotator and time."""
        with closing(self._rows.cursor()) as cursor:
            for (line,) in cursor.execute("SELECT line FROM answered ORDER BY about, annotator, updated, id"):
                yield line

    def _insert(self, record: Answered) -> bool:
        """Whether it was not there yet."""
        origin = record.origin
        row = (
            record.id,
            _about(record),
            _who(record),
            record.at if isinstance(record, Decision) else record.updated_at,
            origin.project if origin else None,
            origin.annotation if origin else None,
            _answers(record),
            record.to_json(),
        )
        with closing(self._rows.execute("INSERT OR IGNORE INTO answered VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)) as done:
            return done.rowcount == 1

    def _one(self, query: str, values: tuple[object, ...]) -> tuple[Any, ...]:
        with closing(self._rows.execute(query, values)) as cursor:
            return cursor.fetchone() or ()


def _about(record: Answered) -> str:
    return record.article_id if isinstance(record, Review) else record.claim_id


def _who(record: Answered) -> str:
    return record.by if isinstance(record, Decision) else record.annotator


def _answers(record: Answered) -> str:
    """Tells one set of answers from another, whenever they were given."""
    return text_sha256(canonical_json(record.model_dump(mode="json", exclude=_NOT_ANSWERS)))
