"""One tokenizer for every language: words, numbers, single marks; whitespace is kept so that offsets stay exact."""

import re
from collections.abc import Callable
from itertools import accumulate, chain, compress
from operator import add

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.splitting.draft import Words, keep_text

# A number keeps its separators; a word its combining marks, joiners and inner apostrophes.
_TOKEN = re.compile(
    r"\d+(?:[.,٫٬]\d+)*"
    r"|(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c\u200d])"
    r"\w*(?:(?:[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]|['’](?=[^\W\d_]))\w*)*"
    r"|\s+|."
)
_REMEMBERED = 1 << 14
_LONGEST = 40
"""Characters of a piece that is remembered."""

_Token = tuple[str | int, bool, int, str, str, bool]
"""What spaCy knows it by; whether a blank follows, which spaCy keeps with it; its length with that blank; its text; its
folded form, empty for white space; whether it is a word or a number."""


class _Pieces(dict[str, list[_Token]]):
    """The tokens of what stands before a blank, remembered while there is room: texts share most of their words.

    Their words spaCy knows by number, which it need not make of the text again. In a memory zone it would soon have
    forgotten them, so that nothing is remembered there.
    """

    def __init__(self, vocab: Vocab, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._vocab = vocab
        self._fold = fold

    def __missing__(self, piece: str) -> list[_Token]:
        is_passing = self._vocab.in_memory_zone  # type: ignore[attr-defined] # the stubs lack it
        kept = len(piece) <= _LONGEST and len(self) < _REMEMBERED and not is_passing
        if piece:
            *before, last = _TOKEN.findall(piece)
            tokens = [*(self._token(text, kept=kept) for text in before), self._token(last, spaced=True, kept=kept)]
        else:
            tokens = [self._token(" ", kept=kept)]  # one of several blanks
        if kept:
            self[piece] = tokens
        return tokens

    def _token(self, text: str, *, spaced: bool = False, kept: bool) -> _Token:
        norm = "" if text.isspace() else self._fold(text)
        known = self._vocab.strings.add(text) if kept else text
        return known, spaced, len(text) + spaced, text, norm, norm[:1].isalnum()


class ExactTokenizer:
    """Cuts a text into tokens whose concatenation is the text again, whatever it holds.

    Args:
        vocab: of the pipeline.
        fold: how the language folds words for look-up.
    """

    def __init__(self, vocab: Vocab, fold: Callable[[str], str] = str) -> None:
        self.vocab = vocab
        self._pieces = _Pieces(vocab, fold)

    def __call__(self, text: str) -> Doc:
        """Tokenise; `doc.text == text` for every string without lone surrogates."""
        *pieces, last = text.split(" ")
        tokens = list(chain.from_iterable(map(self._pieces.__getitem__, pieces)))
        if last:
            tokens += self._pieces[last]
        known, spaces, lengths, texts, norms, lettered = map(list, zip(*tokens, strict=True)) if tokens else [[]] * 6
        if last:
            spaces[-1] = False
        doc = Doc(self.vocab, words=known, spaces=spaces)
        columns = (accumulate(lengths, initial=0), texts, norms, lettered)
        starts, texts, norms, lettered = (list(compress(column, norms)) for column in columns)
        keep_text(doc, text, Words(starts, list(map(add, starts, map(len, texts))), texts, norms, lettered))
        return doc
