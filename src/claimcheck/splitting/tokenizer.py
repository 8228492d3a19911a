"""One tokenizer for every language: words, numbers, single marks; whitespace is kept so that offsets stay exact."""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.splitting.draft import keep_text

# A word keeps its combining marks, joiners and inner apostrophes; a number keeps its separators.
_TOKEN = re.compile(
    r"\d+(?:[.,٫٬]\d+)*"
    r"|(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c\u200d])"
    r"(?:\w|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]|['’](?=[^\W\d_]))*"
    r"|\s+|."
)


class ExactTokenizer:
    """Cuts a text into tokens whose concatenation is the text again, whatever it holds."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise; `doc.text == text` for every string without lone surrogates."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in _TOKEN.finditer(text):
            piece = match.group()
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        keep_text(doc, text)
        return doc
