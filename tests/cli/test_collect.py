"""What collect says."""

from pathlib import Path

from claimcheck.cli.collect import _said
from claimcheck.studio.collect import CollectReport
from claimcheck.studio.collected import Unread


def test_of_many_annotations_passed_over_a_screenful_is_told():
    """They are told at every collection, so that one slip of many annotators must not bury the line that counts."""
    unread = tuple(Unread(task=number, annotation=1, why="it has no verdict") for number in range(50))
    told = _said(CollectReport(judgments=7, new=2, revised=1, unread=unread), Path("j.jsonl"), "judgment").splitlines()
    assert told[:2] == [
        "j.jsonl: 7 judgments, 2 new, 1 of them revisions.",
        "Task 0, annotation 1 was passed over: it has no verdict.",
    ]
    assert told[20:] == [
        "Task 19, annotation 1 was passed over: it has no verdict.",
        "30 other annotations passed over; --json names them.",
    ]
