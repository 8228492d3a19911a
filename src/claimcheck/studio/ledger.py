"""All judgments of a project, in order and each once, on the disk and not in memory.

A judgment that differs from the last one of its annotation is a revision: it is added, and what was there stays.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from types import TracebackType
from typing import Any, Literal, Self

from claimcheck.errors import ClaimcheckError
from claimcheck.models import Judgment, canonical_json, text_sha256

Added = Literal["new", "revised"]

_TABLES = """
CREATE TABLE judgments (id TEXT PRIMARY KEY, claim TEXT, annotator TEXT, updated TEXT, project INTEGER,
    annotation INTEGER, answers TEXT, line TEXT) WITHOUT ROWID;
CREATE INDEX by_annotation ON judgments (annotation, project, claim, updated);
CREATE INDEX in_order ON judgments (claim, annotator, updated, id);
"""

_NOT_ANSWERS = {"id", "created_at", "updated_at", "lead_time", "origin", "schema_version"}


class Ledger:
    """The judgments that were collected before and those that are new; a context manager."""

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
        count: int = self._one("SELECT count(*) FROM judgments", ())[0]
        return count

    def put_back(self, judgment: Judgment) -> None:
        """Take in a judgment that was collected before, as it is."""
        self._insert(judgment)

    def add(self, judgment: Judgment) -> Added | None:
        """Take in a judgment as it is on the server now; None where it says what the last one of its annotation said.

        Raises:
            ClaimcheckError: the annotation is here under another pseudonym.
        """
        last = self._one(
            "SELECT annotator, answers FROM judgments WHERE annotation = ? AND project = ? AND claim = ?"
            " ORDER BY updated DESC, id DESC LIMIT 1",
            (judgment.origin.annotation, judgment.origin.project, judgment.claim_id),
        )
        if last and last[0] != judgment.annotator:
            raise ClaimcheckError(
                "These judgments were collected with another key, their annotators would count twice",
                hint="Copy .claimcheck/annotators.key from the machine that collected them first, or give a new file "
                "with --output",
            )
        if (last and last[1] == _answers(judgment)) or not self._insert(judgment):
            return None
        return "revised" if last else "new"

    def lines(self) -> Iterator[str]:
        """Every judgment as canonical JSON, by claim, annotator and time."""
        with closing(self._rows.cursor()) as cursor:
            for (line,) in cursor.execute("SELECT line FROM judgments ORDER BY claim, annotator, updated, id"):
                yield line

    def _insert(self, judgment: Judgment) -> bool:
        """Whether it was not there yet."""
        origin = judgment.origin
        row = (
            judgment.id,
            judgment.claim_id,
            judgment.annotator,
            judgment.updated_at,
            origin.project,
            origin.annotation,
            _answers(judgment),
            judgment.to_json(),
        )
        with closing(
            self._rows.execute("INSERT OR IGNORE INTO judgments VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        ) as done:
            return done.rowcount == 1

    def _one(self, query: str, values: tuple[object, ...]) -> tuple[Any, ...]:
        with closing(self._rows.execute(query, values)) as cursor:
            return cursor.fetchone() or ()


def _answers(judgment: Judgment) -> str:
    """Tells one set of answers from another, whenever they were given."""
    return text_sha256(canonical_json(judgment.model_dump(mode="json", exclude=_NOT_ANSWERS)))
