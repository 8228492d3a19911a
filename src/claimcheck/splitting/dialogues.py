"""Speech that a label before it gives to somebody: the answers of an interview, the turns of a transcript.

*Q: Why? A: Because we had to.* and *HALE: Who paid for it? NOOR: The town did.*, a line each.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimcheck.splitting.draft import Draft, Place

_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_NAMED = re.compile(rf"[\"“]?({_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,3}}):\s+(?=\S)")
_NAMELESS = re.compile(r"([^\W\d_]{1,9})[:.]\s+(?=\S)")
_MENTION = re.compile(r"(?<=[\w,][ \u00a0])[^\W\d_a-z][\w-]*")
"""A word with a capital inside a sentence."""
_FULL_NAME = re.compile(rf"(?<![\w.'’-]){_CAPITAL}(?:[ \u00a0]{_CAPITAL})+")
_SMALL = re.compile(r"[a-z]\W{1,3}[a-z]")
_STOPPED = re.compile(r"[.!?…—–-][\"”’)]*\Z")
_ASIDE = re.compile(r"\W*[(\[]|\W*\Z")
_STOPS = ".  \n"
_MARKS = 4
"""Characters at the end of a block in which its stop stands."""
_GAP = 3
"""Blocks between two labels up to which they belong to one dialogue, and what stands there to the first."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled block: its number, the label, who that is, and where what they say begins."""

    block: int
    label: Place
    name: str
    start: int


def turns(
    text: str, blocks: Sequence[Place], *, asking: Collection[str], answering: Collection[str]
) -> tuple[list[Place], list[Draft]]:
    """The blocks that are no turn of a dialogue, and an attribution for every turn but the questions of nobody.

    The answers of nobody have an elided source, which is whom the interview is with.
    """
    nameless = [turn for turn in _labelled(text, blocks, _NAMELESS) if turn.name in asking or turn.name in answering]
    names = {turn.name for turn in nameless}
    if not names.isdisjoint(asking) and not names.isdisjoint(answering):
        runs = _runs(text, blocks, nameless)
    else:
        asking = answering = ()
        runs = _dialogues(text, blocks)
    drafts: list[Draft] = []
    taken: set[int] = set()
    for run in runs:
        ends = [*(turn.block for turn in run[1:]), run[-1].block + 1]
        for turn, end in zip(run, ends, strict=True):
            numbers = range(turn.block, end)
            taken.update(numbers)
            if turn.name not in asking:
                said = [(turn.start, blocks[turn.block][1]), *(blocks[number] for number in numbers[1:])]
                drafts.append(_draft(text, turn, said, elided=turn.name in answering))
    return [block for number, block in enumerate(blocks) if number not in taken], drafts


def _labelled(text: str, blocks: Sequence[Place], label: re.Pattern[str]) -> Iterator[_Turn]:
    for number, (start, end) in enumerate(blocks):
        if match := label.match(text, start, end):
            yield _Turn(number, match.span(1), match.group(1).split()[-1].casefold(), match.end())


def _runs(text: str, blocks: Sequence[Place], found: Iterable[_Turn]) -> list[list[_Turn]]:
    """Turns with so few blocks between them that they belong together; a block that ends in a colon announces more."""
    runs: list[list[_Turn]] = []
    for turn in found:
        announced = turn.block > 0 and text[blocks[turn.block - 1][1] - 1] == ":"
        if runs and turn.block - runs[-1][-1].block <= _GAP + 1 and not announced:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _dialogues(text: str, blocks: Sequence[Place]) -> list[list[_Turn]]:
    """Runs in which somebody the article names comes back after another one, mostly in sentences.

    *Price: £20. Verdict: good.* comes back as well, and so do teams and their points.
    """
    found = list(_labelled(text, blocks, _NAMED))
    labelled = {turn.block for turn in found}
    told = [place for number, place in enumerate(blocks) if number not in labelled]
    mentioned = {name.casefold() for place in told for name in _MENTION.findall(text, *place)}
    full = (name.split() for place in told for name in _FULL_NAME.findall(text, *place))
    mentioned |= {"".join(word[0] for word in words).casefold() for words in full}

    def is_dialogue(run: Sequence[_Turn]) -> bool:
        names = Counter(name for name, _ in groupby(turn.name for turn in run))
        back = {name for name, times in names.items() if times > 1}
        sentences = sum(_is_sentence(text, turn.start, blocks[turn.block][1]) for turn in run)
        return not back.isdisjoint(mentioned) and 2 * sentences > len(run)

    return [run for run in _runs(text, blocks, found) if is_dialogue(run)]


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether small words stand in a place, and a stop at its end."""
    stopped = _STOPPED.search(text, max(start, end - _MARKS), end)
    return stopped is not None and _SMALL.search(text, start, end) is not None


def _draft(text: str, turn: _Turn, said: Sequence[Place], *, elided: bool) -> Draft:
    """The attribution of a turn: its cue is the colon, or the label where nobody is named."""
    content = [(start, start + len(text[start:end].rstrip(_STOPS))) for start, end in said]
    content = [place for number, place in enumerate(content) if number == 0 or not _ASIDE.match(text, *place)]
    if elided:
        return Draft([turn.label], content, lemma=":", kind="colon", elided=True, agreement="1s")
    draft = Draft([(turn.label[1], turn.label[1] + 1)], content, [turn.label], lemma=":", kind="colon")
    draft.polarity = "questions" if text[content[-1][1] - 1] == "?" else "asserts"
    return draft
