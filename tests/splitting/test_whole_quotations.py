"""Quotations as a model cut them, and what becomes of them; <s>, <c> and <t> are source, cue and content."""

import pytest

from claimcheck.splitting.whole_quotations import complete_quotations
from tests.splitting.attributed import attributed


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{1 “We lost it all,”} <1 said> [1 Ben Tallis], “but {1 we} are all alive.”",
            ["“We lost it all,”", "“but we are all alive.”"],
        ),
        (
            "“It was the third dry year,” [1 Pia Holt] <1 told> the council, {1 “and not the last of them.”}",
            ["“It was the third dry year,”", "“and not the last of them.”"],
        ),
        (
            "{1 “It was the third dry year,”} <1 said> [1 Pia Holt], “and not the last of them.”",
            ["“It was the third dry year,”", "“and not the last of them.”"],
        ),
        ("“It was a very dry year.” [1 Pia Holt] <1 praised> {1 “the patience of our farmers.”}", None),
        ("{1 His wife is less sure. “I miss shops,”} [1 she] <1 says>.", ["“I miss shops,”"]),
        ("[1 She] <1 said> {1 he was less sure. “I miss shops.”}", None),
        ("{1 He misses St. “Mary” Street}, [1 he] <1 says>.", None),
        ("[1 She] <1 called> {1 the plan} “good”, and “the work of a lifetime” hangs in the hall.", None),
    ],
)
def test_a_quotation_is_taken_whole_and_with_its_other_half(marked, content):
    doc, drafts = attributed(marked, lang="en")
    before = [doc.text[start:end] for start, end in drafts[0].content]
    complete_quotations(doc, drafts)
    assert [doc.text[start:end] for start, end in drafts[0].content] == (content or before)


def test_a_quotation_in_which_somebody_speaks_is_left_to_both():
    doc, drafts = attributed("{1 “The mayor} [2 who] <2 said> {2 it was safe} is gone,” [1 she] <1 said>.", lang="en")
    complete_quotations(doc, drafts)
    assert [doc.text[start:end] for start, end in drafts[0].content] == ["“The mayor"]
