"""One tokenizer for every language: words, numbers, single marks; whitespace is kept so that offsets stay exact."""

import re
from collections.abc import Callable
from itertools import accumulate

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.splitting.draft import Words, keep_text

# A word keeps its combining marks, joiners and inner apostrophes; a number keeps its separators.
_TOKEN = re.compile(
    r"(\d+(?:[.,٫٬]\d+)*"
    r"|(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c\u200d])"
    r"(?:\w|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]|['’](?=[^\W\d_]))*"
    r"|\s+|.)"
    r"( (?!\s))?"  # spaCy keeps the one blank behind a token with it
)


class ExactTokenizer:
    """Cuts a text into tokens whose concatenation is the text again, whatever it holds.

    Args:
        vocab: of the pipeline.
        fold: how the language folds words for look-up.
    """

    def __init__(self, vocab: Vocab, fold: Callable[[str], str] = str) -> None:
        self.vocab = vocab
        self._fold = fold

    def __call__(self, text: str) -> Doc:
        """Tokenise; `doc.text == text` for every string without lone surrogates."""
        tokens = _TOKEN.findall(text)
        doc = Doc(self.vocab, words=[token for token, _ in tokens], spaces=[bool(blank) for _, blank in tokens])
        starts = accumulate((len(token) + len(blank) for token, blank in tokens), initial=0)
        places = [(start, token) for start, (token, _) in zip(starts, tokens, strict=False) if not token.isspace()]
        texts = [token for _, token in places]
        norms = list(map(self._fold, texts))
        keep_text(
            doc,
            text,
            Words(
                starts=[start for start, _ in places],
                ends=[start + len(token) for start, token in places],
                texts=texts,
                norms=norms,
                lettered=[norm[:1].isalnum() for norm in norms],
            ),
        )
        return doc
