"""A project: a folder with a `project.toml`, which every later command reads."""

import json
import os
import shlex
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from claimcheck.errors import ClaimcheckError, printable
from claimcheck.files import open_binary
from claimcheck.models import Direction, Part, Qualifier, Scale, direction_of, text_sha256
from claimcheck.resources import shipped_folder
from claimcheck.toml_files import read_toml

PROJECT_FILE = "project.toml"
RecordFile = Literal["articles", "claims", "judgments", "decisions", "reviews", "splits", "dataset"]
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 50  # what Label Studio takes


class Gates(Part):
    """What a claim must have before `claimcheck export` lets it out with the verified ones."""

    judgments: bool = Field(default=True, description="as many judgments as are wanted")
    settled: bool = Field(default=True, description="both questions agreed or adjudicated, not disputed")
    independent_adjudicator: bool = Field(default=True, description="an adjudicator, if any, who did not judge it")
    evidence_domains: int = Field(
        default=0, ge=0, le=20, description="evidence from so many different registrable domains"
    )
    primary_evidence: bool = Field(default=False, description="at least one piece of primary evidence")
    sign_off: bool = Field(default=False, description="an editor's sign-off")


class Publication(Part):
    """What a published dataset says about itself."""

    name: str | None = Field(default=None, min_length=1, description="the dataset's name; the title if not given")
    description: str = Field(default="", description="what it is about, one or two sentences")
    version: str = Field(default="1.0.0", pattern=r"^\d+\.\d+\.\d+$", description="the dataset's own version")
    publisher: str = Field(default="", description="who publishes it: an organisation, never an annotator")
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$", description="the publisher's own web address")] = ""
    licence: str = Field(default="CC-BY-4.0", description="licence of the annotations, as an SPDX identifier")
    articles_licence: str = Field(
        default="", description="under which terms the articles may be passed on; nothing says that they are others'"
    )


class Settings(Part):
    """What `project.toml` may say."""

    title: str = Field(
        min_length=_SHORTEST_TITLE, max_length=_LONGEST_TITLE, description="the project's name in Label Studio"
    )
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1 code of the annotators' page")]
    direction: Direction | None = Field(
        default=None, description="writing direction of the page; by language if not given"
    )
    scale: str = Field(default="averitec", description="verdict scale, a file of `schemas/scales`")
    qualifiers: tuple[Qualifier, ...] = Field(
        default=(), description="what else may be wrong with a claim, asked beside the verdict"
    )
    questions: int = Field(
        default=0, ge=0, le=6, description="pairs of question and answer that lead to the verdict, as in AVeriTeC"
    )
    task: Literal["claim", "article"] = Field(
        default="claim",
        description="what a task is: a claim to verify, or an article whose attributions are to be reviewed",
    )
    judgments_wanted: int = Field(default=2, ge=1, le=50, description="judgments wanted a claim")
    context: Literal["article", "paragraph"] = Field(
        default="article", description="how much of the article the annotator sees around a claim"
    )
    guidelines: str = Field(default="guidelines.md", description="file with the guidelines for annotators")
    gates: Gates = Gates()
    publication: Publication = Publication()

    @field_validator("scale")
    @classmethod
    def _is_a_scale(cls, name: str) -> str:
        if name not in scale_names():
            raise ValueError(f"is no verdict scale; there are {', '.join(scale_names())}")
        return name


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder, settings, verdict scale, and the guidelines that annotators read."""

    folder: Path
    settings: Settings
    scale: Scale
    guidelines: str
    stage: Literal["annotation", "adjudication"] = "annotation"
    """Which of its two projects in Label Studio this is: that of the annotators, or that of the adjudicators."""

    @property
    def direction(self) -> Direction:
        """The writing direction of the annotators' page."""
        return self.settings.direction or direction_of(self.settings.language)

    @property
    def private_folder(self) -> Path:
        """Where claimcheck keeps what is nobody else's, such as the key of the annotators' pseudonyms."""
        return self.folder / ".claimcheck"

    @property
    def state_folder(self) -> Path:
        """Where claimcheck keeps what it needs to remember of this project in Label Studio."""
        return self.private_folder if self.stage == "annotation" else self.private_folder / self.stage

    def for_adjudicators(self) -> "Project":
        """The same project as its adjudicators have it, under a title of its own."""
        suffix, title = " – adjudication", self.settings.title
        room = _LONGEST_TITLE - len(suffix)
        if len(title) > room:  # the digest tells it from others that begin alike
            title = f"{title[: room - 5]}…{text_sha256(title)[:4]}"
        return replace(self, settings=self.settings.model_copy(update={"title": title + suffix}), stage="adjudication")

    def file(self, name: RecordFile) -> Path:
        """The project's file of one kind of records."""
        return self.folder / f"{name}.jsonl"

    def check_split(self) -> None:
        """Check that the project has claims, and the articles they come from.

        Raises:
            ClaimcheckError: either file is not there; the hint is the command that makes both.
        """
        articles, claims = self.file("articles"), self.file("claims")
        if missing := [str(path) for path in (articles, claims) if not os.path.lexists(path)]:
            command = shlex.join(
                ["split", f"{self.folder / 'articles'}", "-o", f"{claims}", "--articles", f"{articles}"]
            )
            there = "do not exist" if len(missing) > 1 else "does not exist"
            raise ClaimcheckError(
                f"{' and '.join(missing)} {there}", hint=f"Split the articles first: claimcheck {command}"
            )

    def check_output(self, path: str | Path, *, own: RecordFile | None = None) -> None:
        """Check that an output does not take the place of a file that the project is made of.

        Args:
            path: where to write.
            own: the project's file that this output is for; it may be replaced.

        Raises:
            ClaimcheckError: another file of the project is there.
        """
        records = [self.file(name) for name in get_args(RecordFile) if name != own]
        for kept in (self.folder / PROJECT_FILE, self.folder / self.settings.guidelines, *records):
            if os.path.realpath(kept) == os.path.realpath(path):
                raise ClaimcheckError(f"{path} is a file of the project itself", hint="Name another one to write")


def load_project(folder: Path) -> Project:
    """Read a project's settings, scale and guidelines.

    Raises:
        ClaimcheckError: the folder holds no project, or its scale does not exist.
        InputError: `project.toml` has faults, or the guidelines cannot be read.
    """
    path = folder / PROJECT_FILE
    if not path.is_file():
        raise ClaimcheckError(
            f"{folder} is not a project, it holds no {PROJECT_FILE}",
            hint="Name a project with --project, or make one with: claimcheck init DIR",
        )
    settings = read_toml(path, Settings)
    with open_binary(folder / settings.guidelines) as stream:
        guidelines = stream.read().decode("utf-8-sig", "replace")
    return Project(folder=folder, settings=settings, scale=load_scale(settings.scale), guidelines=guidelines)


def template_names() -> tuple[str, ...]:
    """The templates that ship with claimcheck, sorted."""
    return tuple(sorted(path.parent.name for path in shipped_folder("projects").glob(f"*/{PROJECT_FILE}")))


def can_be_title(title: str) -> bool:
    """Whether Label Studio takes a text for a project's title."""
    return _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE and title.isprintable() and title == title.strip()


def create_project(folder: Path, *, template: str, title: str | None = None) -> Project:
    """Copy a template into a folder that does not exist yet, or is empty; whole or not at all.

    Args:
        folder: the folder.
        template: the template's name.
        title: the project's title; None for that of the template.

    Raises:
        ClaimcheckError: the template does not exist, the title cannot be one, the folder is in use or cannot be made.
    """
    if title is not None and not can_be_title(title):
        raise ClaimcheckError(
            f"'{printable(title)}' cannot be a title",
            hint=f"Give it {_SHORTEST_TITLE} to {_LONGEST_TITLE} printable characters, none of them a space at an end",
        )
    if template not in template_names():
        raise ClaimcheckError(
            f"There is no template '{template}'", hint=f"Choose one with --template: {', '.join(template_names())}"
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ClaimcheckError(f"{folder} exists and is not an empty folder", hint="Choose another name")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
            made = Path(beside) / "project"
            shutil.copytree(shipped_folder("projects") / template, made)
            if title is not None:
                _entitle(made / PROJECT_FILE, title)
            made.replace(folder)
    except OSError as error:
        raise ClaimcheckError(
            f"{folder} cannot be made, {(error.strerror or str(error)).lower()}",
            hint="Choose a folder you may write to",
        ) from error
    return load_project(folder)


def _entitle(settings: Path, title: str) -> None:
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    quoted = json.dumps(title, ensure_ascii=False)  # of printable characters, TOML's strings are JSON's
    lines = [f"title = {quoted}\n" if line.startswith("title = ") else line for line in lines]
    settings.write_text("".join(lines), encoding="utf-8")


def scale_names() -> tuple[str, ...]:
    """The verdict scales that ship with claimcheck, sorted."""
    return tuple(sorted(path.stem for path in (shipped_folder("schemas") / "scales").glob("*.toml")))


def load_scale(name: str) -> Scale:
    """A verdict scale that ships with claimcheck.

    Raises:
        ClaimcheckError: there is none of that name.
    """
    if name not in scale_names():
        raise ClaimcheckError(f"There is no verdict scale '{name}'", hint=f"Choose from {', '.join(scale_names())}")
    return read_toml(shipped_folder("schemas") / "scales" / f"{name}.toml", Scale)
