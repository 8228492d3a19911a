"""The project on the server: found or made, and brought up to date without orphaning an annotation."""

import json
from collections import Counter
from typing import Any

from label_studio_sdk import LabelStudio
from label_studio_sdk.core.api_error import ApiError
from label_studio_sdk.label_interface import LabelInterface  # type: ignore[attr-defined]
from markdown_it import MarkdownIt

from claimcheck.errors import StudioError
from claimcheck.models import text_sha256
from claimcheck.project import Project
from claimcheck.studio.annotated import annotated_tasks
from claimcheck.studio.config import labelling_config, wording
from claimcheck.studio.failures import studio_errors
from claimcheck.studio.page_changes import lost, orphans, page_changes

MARK = "Made by claimcheck"
"""Begins the description of every project that claimcheck made: it never touches others."""

_UNDO = "Undo that change in project.toml, or give the project a new title to start afresh"
_KEYS = {"description": "guidelines", "maximum_annotations": "judgments_wanted"}
"""The keys of project.toml behind settings that Label Studio calls otherwise."""
_NOT_FOUND = 404
_BAD_REQUEST = 400


def find_project(client: LabelStudio, project: Project, *, remembered: int | None) -> Any | None:
    """The project on the server: the one remembered, or else the one of that title that claimcheck made.

    Raises:
        StudioError: several of that title, or one that claimcheck did not make.
    """
    if remembered is not None and (found := _get(client, remembered)) is not None and _is_ours(found):
        return found
    title = project.settings.title
    titled = _titled(client, title)
    ours = [found for found in titled if _is_ours(found)]
    if len(ours) > 1:
        raise StudioError(
            f"Label Studio has {len(ours)} projects named “{title}” that claimcheck made",
            hint="Give this one another title in project.toml, or delete the others in Label Studio",
        )
    if titled and not ours:
        raise StudioError(
            f"Label Studio has a project named “{title}” that claimcheck did not make",
            hint="Give yours another title in project.toml",
        )
    return _get(client, int(ours[0].id)) if ours else None


def _titled(client: LabelStudio, title: str) -> list[Any]:
    with studio_errors():
        listed: list[Any] = list(client.projects.list(title=title, page_size=100))
    return [found for found in listed if found.title == title]


def _is_ours(found: Any) -> bool:
    """Numbers may be given again after a deletion, and differ between servers: the mark tells."""
    return (found.description or "").startswith(MARK)


def create_studio_project(client: LabelStudio, project: Project) -> Any:
    """A new project on the server, or the one that another push has made at the same moment."""
    config = _checked_config(project)
    with studio_errors():
        made = int(client.projects.create(label_config=config, **_settings(project)).id or 0)
        first = min(int(found.id) for found in _titled(client, project.settings.title) if _is_ours(found))
        if first < made:
            client.projects.delete(made)
        return client.projects.get(min(first, made))


def changes(found: Any, project: Project) -> list[str]:
    """What `update_studio_project` would change; empty where the server is up to date.

    Label Studio cleans the guidelines' HTML, so that it cannot be compared; its digest stands in the description.
    """
    wanted = _settings(project)
    del wanted["expert_instruction"]
    changed = [_KEYS.get(name, name) for name, value in wanted.items() if getattr(found, name) != value]
    return changed + [f"page: {change}" for change in page_changes(found.label_config, labelling_config(project))]


def check_page(client: LabelStudio, found: Any, project: Project) -> None:
    """Make sure that every annotation that exists has its place on the project's page.

    Raises:
        StudioError: the page would orphan annotations; it says which answers, and in how many.
    """
    config = _checked_config(project)
    if found.label_config == config:
        return
    gone = lost(found.label_config, config)
    # Label Studio's own count misses texts and grows stale, so the annotations themselves are asked
    used = orphans(gone, annotated_tasks(client, found.id, since=None)) if gone else Counter()
    if used:
        named = ", ".join(f"{one} in {used[one]} of them" for one in gone if used[one])
        raise StudioError(f"The new page would orphan annotations that exist: {named}", hint=_UNDO)
    with studio_errors():
        try:
            client.projects.validate_label_config(found.id, label_config=config)
        except ApiError as error:
            if error.status_code != _BAD_REQUEST:
                raise
            raise StudioError(
                f"The new page would orphan annotations that exist: {_complaint(error.body)}", hint=_UNDO
            ) from None


def update_studio_project(client: LabelStudio, found: Any, project: Project) -> None:
    """Bring page and settings up to date.

    Raises:
        StudioError: the new page would orphan annotations that exist; it says which.
    """
    if not changes(found, project):
        return
    check_page(client, found, project)
    with studio_errors():
        client.projects.update(found.id, label_config=labelling_config(project), **_settings(project))


def _get(client: LabelStudio, project_id: int) -> Any | None:
    with studio_errors():
        try:
            return client.projects.get(project_id)
        except ApiError as error:
            if error.status_code != _NOT_FOUND or not isinstance(error.body, dict):
                raise
    return None


def _settings(project: Project) -> dict[str, Any]:
    instruction = _instruction(project)
    return {
        "description": f"{MARK} from a project.toml. Guidelines {text_sha256(instruction)[:12]}",
        "title": project.settings.title,
        "expert_instruction": instruction,
        "show_instruction": True,
        "show_skip_button": True,
        "show_collab_predictions": True,
        "maximum_annotations": project.settings.judgments_wanted if project.stage == "annotation" else 1,
    }


def _instruction(project: Project) -> str:
    """The guidelines as HTML, in their own writing direction: Label Studio's window has only its own."""
    texts = [project.guidelines]
    if project.stage == "adjudication":
        lang = project.settings.language
        texts.insert(0, "\n\n".join(line.get(lang) or line["en"] for line in wording()["adjudication"].values()))
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return "".join(f'<div class="cc-guidelines" dir="auto">{markdown.render(text)}</div>' for text in texts)


def _checked_config(project: Project) -> str:
    config = labelling_config(project)
    LabelInterface(config).validate()  # type: ignore[no-untyped-call] # a fault here is ours, not the user's
    return config


def _complaint(body: Any) -> str:
    errors = body.get("validation_errors", body) if isinstance(body, dict) else body
    text = errors if isinstance(errors, str) else json.dumps(errors, ensure_ascii=False)
    return " ".join(text.split())[:300]
