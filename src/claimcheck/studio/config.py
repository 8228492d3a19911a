"""The annotators' page: Label Studio's labelling configuration, generated from a project.

Names and codes here are what annotations hold; `reading.py` reads them back. Wording is data (`data/wording.toml`).
"""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.errors import ClaimcheckError
from claimcheck.project import Project

ARTICLE: Final = "article"
CLAIM: Final = "claim"
SPANS: Final = "spans"
SAID: Final = "said"
OUTCOME: Final = "outcome"
VERDICT: Final = "verdict"
EVIDENCE: Final = "evidence"
CONFIDENCE: Final = "confidence"
NOTES: Final = "notes"

JUDGED: Final = "judged"
CONFIDENCE_LEVELS: Final = {"low": 1, "medium": 2, "high": 3}
ROLES: Final = {"source": "#1971c2", "cue": "#e67700", "content": "#2b8a3e"}
"""The roles of a span and the colours they are shown in."""

# Keys are for the hand that does not hold the mouse; figures are the verdicts, in the scale's order.
_SPAN_KEYS = {"source": "q", "cue": "w", "content": "e"}
_SAID_KEYS = {"said": "a", "distorted": "s", "not_said": "d", "unclear": "f"}
_OUTCOME_KEYS = {"judged": "z", "not_checkable": "x", "bad_split": "c"}
_CONFIDENCE_KEYS = {"low": "b", "medium": "n", "high": "m"}
_VERDICT_KEYS = "1234567890tyuiopghjkl"

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

_STYLE = """
.cc-root { display: flex; gap: 20px; align-items: flex-start; direction: %(direction)s; }
.cc-article { flex: 3 1 0; min-width: 0; max-height: calc(100vh - 190px); overflow-y: auto; padding: 0 8px; }
.cc-form { flex: 2 1 0; min-width: 340px; max-height: calc(100vh - 190px); overflow-y: auto; padding: 0 8px; }
.cc-root .lsf-richtext__container { white-space: pre-wrap; font-size: 18px; line-height: 2;
  font-family: 'Noto Naskh Arabic', 'Noto Sans', 'Segoe UI', Tahoma, sans-serif; }
.cc-root .lsf-richtext__line { display: inline-block; width: 100%%; unicode-bidi: plaintext; text-align: start; }
.cc-claim { position: sticky; top: 0; z-index: 2; background: #fff; }
.cc-claim .lsf-richtext__container { font-weight: 700; line-height: 1.7; border-inline-start: 4px solid #2b8a3e;
  padding: 4px 12px; background: rgba(43, 138, 62, .1); max-height: 30vh; overflow-y: auto; }
.cc-line .lsf-richtext__container { font-size: 14px; line-height: 1.6; opacity: .8; }
.cc-root textarea, .cc-root input { unicode-bidi: plaintext; text-align: start; }
.cc-form h1, .cc-form h2, .cc-form h3, .cc-form h4, .cc-form h5, .cc-form h6, .cc-form .lsf-header {
  font-size: 14px; margin: 10px 0 2px; }
.cc-root .lsf-choice { margin-inline-end: 12px; margin-block: 0; }
.cc-url textarea, .cc-url input, .cc-url .lsf-text-area__item, .cc-url p {
  direction: ltr; text-align: left; font-family: monospace; }
"""


def labelling_config(project: Project) -> str:
    """The page for one claim, as Label Studio's XML. The same project gives the same text.

    Raises:
        ClaimcheckError: the project's scale has more labels than there are keys.
    """
    if len(project.scale.labels) > len(_VERDICT_KEYS):
        raise ClaimcheckError(
            f"The scale {project.scale.name} has more labels than there are keys for them",
            hint=f"Choose a scale of {len(_VERDICT_KEYS)} labels at most",
        )
    lang = project.settings.language
    root = Element("View", className="cc-root")
    SubElement(root, "Style").text = _STYLE % {"direction": project.direction}
    _add_article(root, lang)
    form = SubElement(root, "View", className="cc-form")
    _add_text(form, "cc-claim", CLAIM, "$claim_text")
    _add_text(form, "cc-line", "source_line", "$source_line")
    _add_question(form, lang, SAID, _SAID_KEYS)
    _add_question(form, lang, OUTCOME, _OUTCOME_KEYS)
    _add_verdict(form, lang, project)
    _add_question(form, lang, CONFIDENCE, _CONFIDENCE_KEYS)
    _add_header(form, lang, NOTES)
    SubElement(form, "TextArea", name=NOTES, toName=CLAIM, rows="3", maxSubmissions="1", editable="true")
    indent(root)
    return tostring(root, encoding="unicode")


@functools.cache
def wording() -> dict[str, dict[str, dict[str, str]]]:
    """What the page says, by part, code and language."""
    with (Path(__file__).parent / "data" / "wording.toml").open("rb") as stream:
        return tomllib.load(stream)


def in_both(names: Mapping[str, str], lang: str) -> str:
    """A name in the project's language and in English, each isolated so that neither turns the other around."""
    both = dict.fromkeys((names.get(lang) or names["en"], names["en"]))
    return " · ".join(f"{_ISOLATE}{name}{_END_OF_ISOLATE}" for name in both) if len(both) > 1 else names["en"]


def _named(lang: str, names: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, str]]:
    return [(code, in_both(name, lang)) for code, name in names.items()]


def _add_article(root: Element, lang: str) -> None:
    article = SubElement(root, "View", className="cc-article")
    _add_text(article, "cc-line", "article_line", "$article_line")
    labels = SubElement(article, "Labels", name=SPANS, toName=ARTICLE, showInline="true")
    for role, name in _named(lang, wording()["spans"]):
        SubElement(labels, "Label", value=name, alias=role, background=ROLES[role], hotkey=_SPAN_KEYS[role])
    SubElement(article, "Text", name=ARTICLE, value="$text", granularity="symbol", saveTextResult="yes")


def _add_text(parent: Element, style: str, name: str, value: str) -> None:
    view = SubElement(parent, "View", className=style)
    SubElement(view, "Text", name=name, value=value, selectionEnabled="false")


def _add_header(parent: Element, lang: str, name: str) -> None:
    SubElement(parent, "Header", value=in_both(wording()["headers"][name], lang), size="6")


def _add_question(parent: Element, lang: str, name: str, keys: Mapping[str, str]) -> None:
    """A question whose answers and wording are those of the data file."""
    _add_choices(parent, lang, name, _named(lang, wording()[name]), keys)


def _add_choices(
    parent: Element, lang: str, name: str, answers: Iterable[tuple[str, str]], keys: Mapping[str, str]
) -> None:
    _add_header(parent, lang, name)
    choices = SubElement(parent, "Choices", name=name, toName=CLAIM, choice="single", showInline="true")
    if name in wording()["required"]:
        choices.set("required", "true")
        choices.set("requiredMessage", in_both(wording()["required"][name], lang))
    for code, shown in answers:
        SubElement(choices, "Choice", value=shown, alias=code, hotkey=keys[code])


def _add_verdict(form: Element, lang: str, project: Project) -> None:
    """The verdict and its evidence, asked only where the claim can be checked."""
    view = SubElement(form, "View", visibleWhen="choice-selected", whenTagName=OUTCOME, whenChoiceValue=JUDGED)
    labels = project.scale.labels
    answers = [(label.code, in_both({**label.names, "en": label.name("en")}, lang)) for label in labels]
    _add_choices(view, lang, VERDICT, answers, dict(zip(project.scale.codes, _VERDICT_KEYS, strict=False)))
    evidence = SubElement(view, "View", className="cc-url")
    _add_header(evidence, lang, EVIDENCE)
    SubElement(
        evidence,
        "TextArea",
        name=EVIDENCE,
        toName=CLAIM,
        placeholder="https://…",
        rows="1",
        maxSubmissions="20",
        editable="true",
        skipDuplicates="true",
    )
