"""Quotations that a line and not a verb gives to somebody: signed ones, and those below a question."""

import pytest

from tests.splitting.attributed import said

pytest.importorskip("onnxruntime")


def test_quotations_below_questions_are_the_answers_of_whom_the_interview_is_with():
    found = said(
        "The potter Ada Quill opens her third shop on Friday.\n\n"
        "Your first shop closed after a year. Why?\n\n"
        "“I had no money.”\n\n“We paid twice the usual rent.”\n\n"
        "And now?\n\n“I have learned to count.”"
    )
    assert found == [
        (("Ada Quill",), ["“I had no money.”", "“We paid twice the usual rent.”"]),
        (("Ada Quill",), ["“I have learned to count.”"]),
    ]


def test_quotations_below_a_question_are_those_of_who_signed_them():
    found = said(
        "Do you take the ferry?\n\n“Only on Sundays, with my sons.”\n— Orla Pym, baker\n\n"
        "Who should pay for it?\n\n“The town, as it always has.”\n— Ian Dole, smith"
    )
    assert [names for names, _ in found] == [("Orla Pym",), ("Ian Dole",)]


def test_one_question_over_a_quotation_is_no_interview():
    assert said("A ferry for whom?\n\n“The last of its kind on the coast.”\n\nIt sails no more.") == []


@pytest.mark.parametrize("dash", ["—", "--", "–"])
@pytest.mark.parametrize("break_", ["\n", " "])
def test_a_quotation_is_whose_name_stands_under_it(dash, break_):
    found = said(
        f'The ferry stops on Sundays now.\n\n"I have to wait for two hours every week."{break_}{dash} Orla Pym, baker'
    )
    assert found == [(("Orla Pym",), ['"I have to wait for two hours every week."'])]


def test_a_credit_under_a_quotation_is_no_signature():
    assert said('"Nobody asked us about the ferry."\n\n— reporting from the harbour') == []


def test_a_signed_quotation_is_whose_name_stands_under_it_though_somebody_else_speaks_in_it():
    quotation = "“The mayor said we could all walk. She has a car, and she has never once asked us.”"
    found = said(f"The ferry stops on Sundays now.\n\n{quotation}— Orla Pym")
    assert (("Orla Pym",), [quotation]) in found
