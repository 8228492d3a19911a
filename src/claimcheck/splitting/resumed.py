"""Direct speech that a clause or the end of a paragraph interrupts, as one quotation.

*“We won,” she said. “We will win again.”* becomes *“We won. We will win again.”*. Only in scripts with capitals, which
tell whether a part begins a sentence.
"""

import re
from collections.abc import Sequence

from claimcheck.splitting.wording import Quoted

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "''": "''", "``": "''", "‘": "’", "‹": "›", "”": "“”"}
_MARK = re.compile("|".join([*CLOSERS, "’", "›"]))
_CLOSED = re.compile(r"([,.!?…]?)(''|[”“»«\"’›])\Z")
_LETTER = re.compile(r"[^\W_]")
_ENDED = re.compile(r"[.!?…:;][\"'”’»]*\Z")
_BETWEEN = re.compile(r"[.!?…\n]")
_BLANKS = " \u00a0"


def resumed(text: str, parts: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """The parts of a content, those that go on with a quotation without the marks that part them."""
    joined = _joined(text, parts) if len(parts) > 1 else list(parts)
    if joined and (left := _left_open("".join([_written(text, part) for part in joined]))):
        joined[-1] = joined[-1]._replace(closing=joined[-1].closing + CLOSERS[left][-1])
    return tuple(joined)


def _joined(text: str, parts: Sequence[Quoted]) -> list[Quoted]:
    """Parts without the marks between those that are one quotation."""
    joined = [parts[0]]
    mark = _first_mark(text, parts[0])
    for part in parts[1:]:
        opened = mark or _left_open(_written(text, joined[-1]))
        mark = _first_mark(text, part)
        letter = _LETTER.search(text, *part.place)
        if letter and letter.group().upper() != letter.group().lower():
            gap = text[joined[-1].place[1] : part.place[0]]
            joined[-1], goes_on = _unclosed(text, joined[-1], opened if mark else "")
            if goes_on:
                part = _unopened(text, part)  # noqa: PLW2901 - the part as it goes on
            begins = letter.group().isupper() and _BETWEEN.search(gap)  # a noun has a capital too, in German
            if begins and not _ENDED.search(_written(text, joined[-1])):
                joined[-1] = joined[-1]._replace(closing=joined[-1].closing + ".")
            mark = opened if goes_on else mark
        joined.append(part)
    return joined


def _written(text: str, part: Quoted) -> str:
    return part.opening + text[slice(*part.place)] + part.closing


def _first_mark(text: str, part: Quoted) -> str:
    """The quotation mark that a part begins with."""
    found = _MARK.match(_written(text, part))
    return found.group() if found and found.group() in CLOSERS else ""


def _left_open(written: str) -> str:
    """The mark of a quotation that is not closed."""
    opened = ""
    for mark in _MARK.findall(written):
        if opened:
            opened = "" if mark in CLOSERS[opened] else opened
        elif mark in CLOSERS and mark != "”":
            opened = mark
    return opened


def _unclosed(text: str, part: Quoted, opened: str) -> tuple[Quoted, bool]:
    """A part without the mark that closes the quotation it began with; whether that quotation can go on."""
    if not opened:
        return part, False
    closed = _CLOSED.search(_written(text, part))
    if closed is None or closed.group(2) not in CLOSERS[opened]:
        return part, bool(_left_open(_written(text, part)))
    if not _first_mark(text, part):  # it only ends in a quotation
        return part, False
    start, end = part.place
    stop = closed.group(1).replace(",", "")
    return Quoted((start, min(end, start + closed.start() - len(part.opening))), part.opening, stop), True


def _unopened(text: str, part: Quoted) -> Quoted:
    """A part without the mark that opens it."""
    if part.opening:
        return part._replace(opening="")
    start, end = part.place
    found = _MARK.match(text, start, end)
    start = found.end() if found else start
    while start < end and text[start] in _BLANKS:
        start += 1
    return part._replace(place=(start, end))
