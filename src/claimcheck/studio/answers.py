"""What an annotation holds, by the names of the page's controls; what is made of it, others decide."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from claimcheck.models import Span
from claimcheck.studio.config import NOTES, ROLES, SPANS
from claimcheck.studio.tasks import text_shown


class UnreadableError(ValueError):
    """An annotation that holds nothing we can make a record of: the message says why."""


class RefusedError(UnreadableError):
    """An annotation by somebody who may not answer."""


@dataclass(slots=True)
class Answers:
    """What was ticked and written, by control."""

    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def choice(self, name: str) -> str | None:
        """The one answer to a question; None where there is none or more than one."""
        chosen = self.choices.get(name, ())
        return chosen[0] if len(chosen) == 1 else None

    def text(self, name: str) -> str:
        """All that was written into a field, an entry a line."""
        return "\n".join(filter(None, map(str.strip, self.texts.get(name, ()))))

    @property
    def notes(self) -> str:
        """The annotator's notes."""
        return self.text(NOTES)


def answers_of(annotation: Mapping[str, Any]) -> Answers:
    """The choices and texts of an annotation."""
    answers = Answers()
    for region in annotation.get("result") or ():
        name, value = str(region.get("from_name")), region.get("value") or {}
        if "choices" in value:
            answers.choices.setdefault(name, []).extend(map(str, value["choices"] or ()))
        elif name != SPANS and "text" in value:
            answers.texts.setdefault(name, []).extend(_entries(value["text"]))
    return answers


def marked_spans(result: Any, data: Mapping[str, Any]) -> Iterator[tuple[str, str, Span]]:
    """Region, role and words of each span of a result.

    The region's own copy of the words is of no use: Label Studio escapes line breaks in it.

    Raises:
        UnreadableError: a span leaves the text, or has a role that the page does not offer.
    """
    text, shift = text_shown(data), int(data.get("text_start", 0))
    for region in result or ():
        value = region.get("value") or {}
        if region.get("from_name") != SPANS or len(value.get("labels") or ()) != 1:
            continue
        role, start, end = str(value["labels"][0]), int(value["start"]), int(value["end"])
        if role not in ROLES:
            raise UnreadableError(f"it marks “{role}”, which the page does not offer")
        if not 0 <= start < end <= len(text):
            raise UnreadableError(f"its span {start}-{end} leaves the text")
        yield str(region.get("id")), role, Span(start=start + shift, end=end + shift, text=text[start:end])


def instant(stamp: str | datetime) -> str:
    """A time as Label Studio gives it, in a form whose order as text is that of time: UTC, always with microseconds."""
    time = stamp if isinstance(stamp, datetime) else datetime.fromisoformat(stamp)
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@contextmanager
def told_if_unreadable() -> Iterator[None]:
    """Whatever is amiss with an annotation that is read inside becomes one sentence about it.

    Raises:
        UnreadableError: something was amiss.
    """
    try:
        yield
    except UnreadableError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(_why(error)) from None


def _entries(text: Any) -> Iterator[str]:
    """A text area's entries; it holds one text or a list of them. Half a surrogate pair, cut off by a browser, goes."""
    for entry in [text] if isinstance(text, str) else text or ():
        yield str(entry).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks {error.args[0]}"
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"its {'.'.join(map(str, first['loc'])) or 'content'} is not usable: {first['msg']}"
    return "it is not built as Label Studio builds annotations"
