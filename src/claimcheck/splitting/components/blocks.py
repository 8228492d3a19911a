"""`claimcheck_blocks`: the reader's blocks, with the page furniture that only the language can tell.

Claims come from what an article says; a claim from a list of related links or a share line is an error. Nothing is
taken out of the text: furniture is a kind of block, and a dateline before a paragraph becomes a block of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress, groupby, islice

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import Block
from claimcheck.splitting.data import fold_of, language_data
from claimcheck.splitting.datelines import Datelines
from claimcheck.splitting.draft import Words, blocks_of, text_of, words_of
from claimcheck.splitting.phrases import Phrases
from claimcheck.splitting.scripts import in_another_script

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLOSED = re.compile(r"[.!?؟…][\"'”“»«’)\]]*\s*$")
_STOPPED = re.compile(r"[.][\"'”“»«’)\]]*\s*$")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'”»’)\]]*\s+")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"[^\w@#]*+(?:https?://\S+|www\.\S+|pic\.\S+|[^\s@]+@[^\s@]+\.\w+\W*|(?:[@#]++\w++[^\w@#]*+)++)")
"""A piece between blanks. No two parts of it can match the same letters, so that none takes long to fail."""
_RIGHTS = re.compile(r"\W*©.*|<!--.*|-->\W*", re.DOTALL)
_AFTER_LABEL = re.compile(r"\W*[:：|/\-–—©(]|\W*$")
_TRAIL = re.compile(r"\s[|»›>•·]\s")
_PROSE_WORDS = 25
"""From this length on a closed block in a list of links is the article again, not another headline."""
_SENTENCE_WORDS = 12
"""So many words and a full stop make a sentence; headlines in lists have no full stop."""
_LONGEST = 40
"""Longer than this a block is no furniture as a whole, whatever it opens with."""
_LONGEST_LABELLED = 20
_HEADLINE_WORDS = range(4, 31)
_CREDIT_WORDS = range(2, 16)
_ADDITION = re.compile(r"\s[|»›·–—-]\s|:\s")
_MOST_ADDITIONS = 8
_QUOTES = "\"'“”„«»‘’‹›"
_FEWEST_TOLD = 2
"""Blocks of a sentence or more before a line that closes the article: at the top of a page it closes nothing."""
_MENU_WORDS, _MENU_LINES = 3, 3
_STAMP = re.compile(
    r"\d{1,2}:\d{2}(?:\s*[-–—|]\s+"
    r"|(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|BST|CES?T|ES?T|EDT|P[SD]?T|Uhr))?:?\s+(?=[\"'“„‘]?[A-ZÀ-ÖØ-Þ]))"
)
"""The time of day before an entry of a live blog: a dash or a capital follows."""
_STAMPED, _TICKER_LINES = re.compile(r"\W{0,3}\d{1,2}:\d{2}(?!\d)"), 3
"""So many lines of so few words each, one after another, are a menu."""


def blocks_by_line(text: str) -> list[Block]:
    """One block a line that is not blank, for a text that no reader has cut: all of them paragraphs."""
    return [
        Block(start=m.start(), end=m.start() + len(m.group().rstrip()), kind="paragraph") for m in _LINE.finditer(text)
    ]


class Furniture:
    """Marks what is not the article, by the phrases of `furniture.toml` and by shape."""

    def __init__(self, nlp: Language) -> None:
        self._lang: str = nlp.meta["lang"]
        data: dict[str, list[str]] = language_data(self._lang, "furniture")
        fold = fold_of(self._lang)

        def phrases(key: str) -> Phrases:
            return Phrases(data[key], tokenize=nlp.tokenizer)

        self._lines, self._lists, self._labels = phrases("lines"), phrases("lists"), phrases("labels")
        self._endings = phrases("endings")
        self._closers = phrases("closers")
        self._dates = frozenset(map(fold, data["dates"]))
        self._datelines = Datelines(phrases("agencies"), phrases("places"), self._dates)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the typed blocks on the document."""
        words, text = words_of(doc), text_of(doc)
        blocks = [_Block(text, words, block) for block in blocks_of(doc) or blocks_by_line(text)]
        menus = _menus(blocks) | _tickers(blocks)
        repeats = _Repeats(blocks)
        in_list = is_closed = is_over = False
        told = 0  # blocks of a sentence or more so far
        typed: list[Block] = []
        for index, block in enumerate(blocks):
            if block.kind != "title" and in_another_script(block.text, self._lang):
                typed.append(block.as_furniture())
            elif repeats.holds(block) or (block.kind != "title" and (index in menus or self._is_furniture(block))):
                is_over = is_over or (is_closed and self._heads_list(block))
                is_closed = is_closed or (told >= _FEWEST_TOLD and self._closers.opens(block.norms) > 0)
                in_list = in_list or is_closed or self._heads_list(block)
                typed += [block.as_furniture()] if is_over else self._rescued(block)
            elif is_over or (in_list and not block.is_prose):
                typed.append(block.as_furniture())
            else:
                in_list = False
                told += len(block.norms) >= _SENTENCE_WORDS
                typed += self._without_edges(block)
        doc._.blocks = typed
        return doc

    def _is_furniture(self, block: "_Block") -> bool:
        if has_no_words(block.text):
            return True
        return (
            (block.text[0] not in _QUOTES and self._opens_with_phrase(block))
            or (len(block.norms) in _CREDIT_WORDS and self._endings.closes(block.norms) > 0)
            or (len(block.norms) <= _SENTENCE_WORDS and self._is_label(block))
            or (not block.stopped and len(_TRAIL.findall(block.text)) > 1)
            or self._datelines.is_alone(block.words, block.indices, block.whole)
        )

    def _is_label(self, block: "_Block") -> bool:
        """Whether the block is nothing but a label or a date, figures aside."""
        words = [norm for norm in block.norms if not norm[0].isdigit()]
        return self._dates.issuperset(words) or self._labels.holds(words)

    def _opens_with_phrase(self, block: "_Block") -> bool:
        is_sentence = block.stopped and len(block.norms) >= _SENTENCE_WORDS
        return (
            self._lines.opens(block.norms) > 0
            or self._opens_label(block)
            or (not is_sentence and self._lists.opens(_behind_date(block.norms)) > 0)
        )

    def _opens_label(self, block: "_Block") -> bool:
        length = self._labels.opens(block.norms)
        if not length or len(block.norms) > _LONGEST_LABELLED:
            return False
        return _AFTER_LABEL.match(block.whole, block.words.ends[block.indices[length - 1]], block.end) is not None

    def _heads_list(self, block: "_Block") -> bool:
        """Whether the block is nothing but the heading of a list of links."""
        return self._lists.opens(block.norms) == len(block.norms) > 0

    def _rescued(self, block: "_Block") -> list[Block]:
        """Furniture; where a long block goes on in prose, only its first sentence."""
        if len(block.norms) <= _LONGEST:
            return [block.as_furniture()]
        first = _SENTENCE_END.search(block.whole, block.start, block.end)
        if first is None or first.end() >= block.end:
            return [block.raw]
        return [
            Block(start=block.start, end=first.end() - _blanks(first.group()), kind="furniture"),
            Block(start=first.end(), end=block.end, kind=block.kind),
        ]

    def _without_edges(self, block: "_Block") -> list[Block]:
        """The block, its dateline and a closing credit in brackets cut off as furniture."""
        if block.kind == "title":
            return [block.raw]
        whole, start, end = block.whole, block.start, block.end
        stamp = _STAMP.match(whole, start, end)
        first = stamp.end() if stamp else self._datelines.end_of(block.words, block.indices, whole, end) or start
        last, credit = self._credit(block) or (end, end)
        if credit < first:  # the bracket is the dateline's
            last = credit = end
        if first == start and credit == end:
            return [block.raw]
        shown = first - _blanks(whole[start:first])
        pieces = [
            Block(start=start, end=shown, kind="furniture"),
            Block(start=first, end=max(first, last), kind=block.kind),
            Block(start=credit, end=end, kind="furniture"),
        ]
        return [piece for piece in pieces if piece.start < piece.end]

    def _credit(self, block: "_Block") -> tuple[int, int] | None:
        """Where the article ends and its credit begins: *… he said. (Reporting by …)*."""
        if block.whole[block.end - 1] not in ")]":
            return None
        at = max(block.whole.rfind("(", block.start, block.end), block.whole.rfind("[", block.start, block.end))
        if at <= block.start:
            return None
        words = block.words
        inside = [words.norms[i] for i in words.lettered_within(at, block.end)]
        if not (self._lines.opens(inside) or self._labels.opens(inside) or self._datelines.is_agency(inside)):
            return None
        return at - _blanks(block.whole[block.start : at]), at


class _Block:
    """A block with its words, marks left out."""

    def __init__(self, whole: str, words: Words, raw: Block) -> None:
        self.whole, self.words, self.raw = whole, words, raw
        self.start, self.end, self.kind = raw.start, raw.end, raw.kind
        self.text = whole[raw.start : raw.end]
        within = words.within(raw.start, raw.end)
        lettered = words.lettered[within.start : within.stop]
        self.indices = list(compress(within, lettered))
        self.norms = list(compress(words.norms[within.start : within.stop], lettered))
        self.stopped = _STOPPED.search(self.text[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the block is the article again after a list of links."""
        if len(self.norms) >= _PROSE_WORDS:
            return _CLOSED.search(self.text[-8:]) is not None
        return len(self.norms) >= _SENTENCE_WORDS and self.stopped

    def as_furniture(self) -> Block:
        return self.raw.model_copy(update={"kind": "furniture"})


class _Repeats:
    """Headlines that stand on the page more than once: in its title with the site's name, as a link below it."""

    def __init__(self, blocks: list[_Block]) -> None:
        self._keys = Counter(tuple(b.norms) for b in blocks if len(b.norms) in _HEADLINE_WORDS and not b.stopped)
        self._seen: set[tuple[str, ...]] = set()

    def holds(self, block: _Block) -> bool:
        """Whether the block repeats a headline: one above it word for word, or any with something added to it."""
        key = tuple(block.norms)
        if key not in self._keys:
            return False
        repeated = key in self._seen or any(part in self._keys for part in self._parts(block))
        self._seen.add(key)
        return repeated

    @staticmethod
    def _parts(block: _Block) -> Iterator[tuple[str, ...]]:
        for mark in islice(_ADDITION.finditer(block.whole, block.start, block.end), _MOST_ADDITIONS):
            before = sum(block.words.starts[i] < mark.start() for i in block.indices)
            yield tuple(block.norms[:before])
            yield tuple(block.norms[before:])


def _tickers(blocks: list[_Block]) -> set[int]:
    """The indices of blocks that stand in a run of headlines with the time of day before them.

    Where they are most of the text they are no ticker beside an article, but a live blog.
    """
    found: set[int] = set()
    for stamped, run in groupby(range(len(blocks)), lambda i: _STAMPED.match(blocks[i].text) and not blocks[i].stopped):
        indices = list(run)
        if stamped and len(indices) >= _TICKER_LINES:
            found.update(indices)
    length = sum(len(block.norms) for block in blocks)
    return found if 2 * sum(len(blocks[i].norms) for i in found) < length else set()


def _menus(blocks: list[_Block]) -> set[int]:
    """The indices of blocks that stand in a run of lines of hardly a word each."""
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate(blocks):
        if len(block.norms) <= _MENU_WORDS and not block.stopped:
            run.append(index)
            continue
        if len(run) >= _MENU_LINES:
            found.update(run)
        run = []
    return found | set(run) if len(run) >= _MENU_LINES else found


def _behind_date(norms: list[str]) -> list[str]:
    """The words behind a date in figures, where a line begins with one: *5/7/2018 Related story*."""
    figures = next((i for i, norm in enumerate(norms) if not norm.isdigit()), 0)
    return norms[figures:] if figures > 1 else norms


def has_no_words(text: str) -> bool:
    """Whether a text is nothing but figures, marks, addresses, tags and notes of rights."""
    if text.partition(" ")[0].isalpha():
        return False  # most open with a word
    return (
        _LETTER.search(text) is None
        or _RIGHTS.fullmatch(text) is not None
        or all(_ADDRESS.fullmatch(piece) for piece in text.split() if any(map(str.isalnum, piece)))
    )


def _blanks(text: str) -> int:
    """How many blanks a text ends with."""
    return len(text) - len(text.rstrip())


@Language.factory("claimcheck_blocks")
def make_blocks(nlp: Language, name: str) -> Furniture:  # noqa: ARG001 - spaCy passes the name
    """The component, with the furniture phrases of the pipeline's language."""
    return Furniture(nlp)
