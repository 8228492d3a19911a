"""Projects: made from templates, read with every fault named."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cli.main import run
from claimcheck.errors import ClaimcheckError, Fault, InputError
from claimcheck.models import CORE_SCALE
from claimcheck.project import Settings, create_project, load_project, load_scale, scale_names, template_names


@pytest.mark.parametrize("template", template_names())
def test_every_template_makes_a_project_that_loads(template: str, tmp_path: Path):
    project = create_project(tmp_path / "new", template=template)
    assert project == load_project(tmp_path / "new")
    assert project.guidelines.strip()
    assert any((tmp_path / "new" / "articles").iterdir())
    assert project.direction == ("rtl" if project.settings.language == "ar" else "ltr")


def test_a_project_is_titled_after_its_folder_so_that_two_of_a_template_are_two(tmp_path: Path):
    """Label Studio's projects are found by their titles: a newcomer's claims would land among those of the demo."""
    for name in ("elections", "الانتخابات", 'a "b" \\n # c'):
        assert run(["init", str(tmp_path / name)]) == 0
        assert load_project(tmp_path / name).settings.title == name
    assert run(["init", str(tmp_path / "x"), "--title", "Water, 2026"]) == 0
    assert load_project(tmp_path / "x").settings.title == "Water, 2026"


@pytest.mark.parametrize("name", ["p", "p" * 51, "a\tb", " abc"])
def test_a_folder_whose_name_can_be_no_title_leaves_the_project_that_of_the_template(name: str, tmp_path: Path):
    assert run(["init", str(tmp_path / name), "--template", "english-news"]) == 0
    assert load_project(tmp_path / name).settings.title == "English news"
    assert run(["init", str(tmp_path / "other"), "--title", name]) == 2
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("command", ["push", "status", "export", "decide sign-off --by x"])
def test_whoever_has_not_split_the_articles_yet_is_told_the_command_that_does(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    create_project(tmp_path / "my news", template="english-news")
    assert run([*command.split(), "--project", "my news"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("my news/articles.jsonl and my news/claims.jsonl do not exist. Split the articles first: ")
    assert run(shlex.split(told.partition("claimcheck ")[2].removesuffix(".\n"))) == 0
    load_project(tmp_path / "my news").check_split()


def test_a_folder_in_use_is_left_alone(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ClaimcheckError, match="not an empty folder"):
        create_project(tmp_path, template="english-news")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_template_is_refused_and_the_known_ones_are_named(tmp_path: Path):
    with pytest.raises(ClaimcheckError, match=r"arabic-news, .*english-news"):
        create_project(tmp_path / "new", template="klingon-news")
    assert not (tmp_path / "new").exists()


def test_every_fault_of_a_project_file_is_named_at_once(tmp_path: Path):
    (tmp_path / "project.toml").write_text(
        'title = "x"\nlanguage = "ar"\ncolour = "red"\njudgments_wanted = 0\nscale = "x"\n'
    )
    with pytest.raises(InputError) as caught:
        load_project(tmp_path)
    assert sorted(fault.field for fault in caught.value.faults) == ["colour", "judgments_wanted", "scale", "title"]
    assert "known keys are title" in str(caught.value)


@pytest.mark.parametrize("content", ["title = ", b"\xff\xfe\x00", ""])
def test_a_project_file_that_cannot_be_read_names_the_file(content, tmp_path: Path):
    path = tmp_path / "project.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=r"project\.toml"):
        load_project(tmp_path)


TOML_VALUES = st.sampled_from(
    [
        "1",
        "-1",
        "1e400",
        "nan",
        "true",
        '""',
        '"x"',
        '"\\u0000"',
        "[]",
        "[1]",
        "{}",
        "{ a = 1 }",
        "2026-01-01",
        "[" * 5000,
    ]
)


@given(
    st.dictionaries(st.sampled_from([*Settings.model_fields, "other"]), TOML_VALUES).map(
        lambda rows: "\n".join(f"{key} = {value}" for key, value in rows.items()).encode()
    )
    | st.binary()
)
def test_whatever_stands_in_a_project_file_is_settings_or_faults_of_that_file(tmp_path_factory, content: bytes):
    folder = tmp_path_factory.getbasetemp()
    path = folder / "project.toml"
    path.write_bytes(content)
    faults: tuple[Fault, ...] = ()
    try:
        load_project(folder)
    except InputError as error:
        faults = error.faults
    assert {fault.file for fault in faults} <= {str(path), str(folder / "guidelines.md")}


def test_a_folder_without_a_project_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(ClaimcheckError, match="claimcheck init"):
        load_project(tmp_path)


@pytest.mark.parametrize("name", scale_names())
def test_every_scale_has_arabic_and_english_names(name: str):
    scale = load_scale(name)
    assert scale.name == name
    assert all({"ar", "en"} <= set(label.names) for label in scale.labels)


@pytest.mark.parametrize("name", scale_names())
def test_edges_lead_to_labels_of_the_core_scale_which_has_none_itself(name: str):
    core = load_scale(CORE_SCALE)
    edges = [label.core for label in load_scale(name).labels if label.core]
    assert {edge.label for edge in edges} <= set(core.codes)
    assert bool(edges) == (name != CORE_SCALE)


def test_the_scales_that_fact_checkers_use_are_there():
    assert {"averitec", "politifact", "snopes", "meta", "misbar", "fatabyyano", "three_point"} <= set(scale_names())


def test_an_unknown_scale_is_refused_and_the_known_ones_are_named():
    with pytest.raises(ClaimcheckError, match="averitec"):
        load_scale("../averitec")


def test_no_output_takes_the_place_of_a_file_that_the_project_is_made_of(tmp_path: Path):
    project = create_project(tmp_path / "p", template="english-news")
    for name in ("claims.jsonl", "judgments.jsonl", "project.toml", "guidelines.md"):
        with pytest.raises(ClaimcheckError, match=f"{name} is a file of the project itself"):
            project.check_output(tmp_path / "p" / "articles" / ".." / name, own="dataset")
    project.check_output(tmp_path / "p" / "dataset.jsonl", own="dataset")
    project.check_output("-", own="dataset")
    project.check_output(tmp_path / "claims.jsonl")
