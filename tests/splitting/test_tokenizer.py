"""What the tokenizer remembers, and that nothing of the text is lost."""

import pytest
from spacy.vocab import Vocab

from claimcheck.splitting.tokenizer import ExactTokenizer


@pytest.mark.parametrize("text", ["", " ", "a  b ", "\n\na\tb\n", "«a», b–c 1,5% d'e NOUN"])
def test_tokens_give_the_text_again_whether_they_are_known_or_not(text: str):
    tokenizer = ExactTokenizer(Vocab())
    assert [tokenizer(text).text for _ in range(2)] == [text, text]


def test_words_first_met_in_a_memory_zone_are_read_after_it():
    tokenizer = ExactTokenizer(Vocab())
    with tokenizer.vocab.memory_zone():
        tokenizer("a passing word")
    assert [token.text for token in tokenizer("a passing word")] == ["a", "passing", "word"]
