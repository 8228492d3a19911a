"""What becomes of a page that has annotations: every change is named, and what would orphan an answer is counted."""

import dataclasses

import pytest

from claimcheck.project import load_project, load_scale
from claimcheck.resources import shipped_folder
from claimcheck.studio.config import labelling_config
from claimcheck.studio.page_changes import Lost, lost, orphans, page_changes
from tests.studio.test_reading import COMPLETE, choice, region, texts

PROJECT = load_project(shipped_folder("projects") / "english-news")
PAGE = labelling_config(PROJECT)


def page(**settings: object) -> str:
    project = dataclasses.replace(PROJECT, settings=PROJECT.settings.model_copy(update=settings))
    scale = load_scale(str(settings.get("scale", "averitec")))
    return labelling_config(dataclasses.replace(project, scale=scale))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, []),
        ({"language": "de"}, ["wording or layout"]),
        ({"qualifiers": ("satire",)}, ["qualifiers added"]),
        (
            {"questions": 1},
            [f"{name}_1 added" for name in ("question", "answer_type", "answer", "explanation", "answer_url")],
        ),
    ],
)
def test_what_changes_is_named(settings, said: list[str]):
    assert page_changes(PAGE, page(**settings)) == said


def test_answers_that_come_and_go_are_named():
    old, new = page(qualifiers=("satire", "outdated")), page(qualifiers=("outdated", "altered_media"))
    assert page_changes(old, new) == ["“satire” of qualifiers taken away", "“altered_media” of qualifiers added"]


def test_a_control_of_another_kind_is_one_that_is_gone():
    assert lost(PAGE, PAGE.replace('<TextArea name="notes"', '<Number name="notes"')) == [Lost("notes")]
    assert lost(PAGE, PAGE.replace('name="notes" toName="claim"', 'name="notes" toName="article"')) == [Lost("notes")]


def test_what_is_no_page_has_no_controls():
    assert lost("<View", PAGE) == []


def test_annotations_that_would_be_orphaned_are_counted_each_once():
    gone = [Lost("verdict", "refuted"), Lost("verdict", "supported"), Lost("notes"), Lost("spans", "cue")]
    annotations = [
        {"result": [*COMPLETE, texts("notes", "one", "two"), region("cue", 0, 1), region("cue", 2, 3)]},
        {"result": [choice("verdict", "refuted")]},
        {"result": []},
        {"result": None},
    ]
    counted = orphans(gone, [{"annotations": annotations[:1]}, {"annotations": annotations[1:]}])
    assert counted == {Lost("verdict", "refuted"): 2, Lost("notes"): 1, Lost("spans", "cue"): 1}
    assert [str(one) for one in gone[:3]] == ["“refuted” of verdict", "“supported” of verdict", "notes"]
