"""The annotators' page: Label Studio's labelling configuration, generated from a project.

Names and codes here are what annotations hold; `reading.py` reads them back. Wording and style are data
(`data/wording.toml`, `data/page.css`).
"""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, get_args
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.errors import ClaimcheckError
from claimcheck.models import AnswerType
from claimcheck.project import Project

ARTICLE: Final = "article"
CLAIM: Final = "claim"
SPANS: Final = "spans"
SAID: Final = "said"
OUTCOME: Final = "outcome"
VERDICT: Final = "verdict"
QUALIFIERS: Final = "qualifiers"
PRIMARY_EVIDENCE: Final = "primary_evidence"
EVIDENCE: Final = "evidence"
QUESTION: Final = "question"
ANSWER: Final = "answer"
ANSWER_TYPE: Final = "answer_type"
EXPLANATION: Final = "explanation"
ANSWER_URL: Final = "answer_url"
CONFIDENCE: Final = "confidence"
NOTES: Final = "notes"
REASON: Final = "reason"
SETTLED: Final = "settled"

DISPUTABLE: Final = {"said": SAID, "truth": VERDICT}
"""The questions that may be in dispute, and the controls that ask them."""

QUESTION_PARTS: Final = (QUESTION, ANSWER, ANSWER_TYPE, EXPLANATION, ANSWER_URL)
"""The controls of one pair of question and answer; on the page each bears the number of its pair, as in `answer_2`."""

JUDGED: Final = "judged"
BOOLEAN: Final = "boolean"
UNANSWERABLE: Final = "unanswerable"
CONFIDENCE_LEVELS: Final = {"low": 1, "medium": 2, "high": 3}
ROLES: Final = {"source": "#1971c2", "cue": "#e67700", "content": "#2b8a3e"}
"""The roles of a span and the colours they are shown in."""

# Keys are for the hand that does not hold the mouse; figures are the verdicts, in the scale's order, and with the shift
# key the qualifiers. The letters with the shift key are the answer types, a row of four for each question. Label Studio
# keeps "u" for itself.
_SPAN_KEYS = {"source": "q", "cue": "w", "content": "e"}
_SAID_KEYS = {"said": "a", "distorted": "s", "not_said": "d", "unclear": "f"}
_OUTCOME_KEYS = {"judged": "z", "not_checkable": "x", "bad_split": "c"}
_CONFIDENCE_KEYS = {"low": "b", "medium": "n", "high": "m"}
_VERDICT_KEYS = "1234567890rtyiopghjklv"
_QUALIFIER_KEYS = "123456789"
# Every answer has a key, or Label Studio gives it one. Nobody is to press these: they belong to what is not shown.
_HIDDEN_KEYS = {"said": "ctrl+alt+shift+8", "truth": "ctrl+alt+shift+9"}
_ANSWER_KEYS = ("qwer", "asdf", "zxcv", "tyui", "ghjk", "bnml")

_MOST_COLUMNS = 3

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def labelling_config(project: Project) -> str:
    """The annotators' page, as Label Studio's XML. The same project gives the same text.

    Raises:
        ClaimcheckError: the project's scale has more labels than there are keys.
    """
    root = Element("View", className="cc-root")
    SubElement(root, "Style").text = f"{_style()}.cc-root {{ direction: {project.direction}; }}\n"
    _add_article(root, project.settings.language)
    form = SubElement(root, "View", className="cc-form")
    if project.stage == "adjudication":
        _fill_decision_form(form, project)
    elif project.settings.task == "article":
        _fill_review_form(form, project.settings.language)
    else:
        _fill_claim_form(form, project)
    indent(root)
    return tostring(root, encoding="unicode")


def _fill_claim_form(form: Element, project: Project) -> None:
    lang = project.settings.language
    _add_text(form, "cc-claim", CLAIM, "$claim_text")
    _add_text(form, "cc-line", "source_line", "$source_line")
    _add_question(form, lang, SAID, _SAID_KEYS)
    _add_question(form, lang, OUTCOME, _OUTCOME_KEYS)
    # asked only where the claim can be checked
    judged = SubElement(form, "View", visibleWhen="choice-selected", whenTagName=OUTCOME, whenChoiceValue=JUDGED)
    _add_verdict(judged, project)
    if project.settings.qualifiers:
        _add_qualifiers(judged, project)
    for number in range(1, project.settings.questions + 1):
        _add_question_and_answer(judged, lang, number)
    for name in (PRIMARY_EVIDENCE, EVIDENCE):
        _add_addresses(judged, lang, name)
    _add_question(form, lang, CONFIDENCE, _CONFIDENCE_KEYS)
    _add_header(form, lang, NOTES)
    _add_field(form, NOTES, CLAIM, rows=3)


def _fill_decision_form(form: Element, project: Project) -> None:
    """What annotators answered, side by side, and room for what settles it; what is not in dispute is not asked.

    The task says what is settled in a control that nobody sees, since a page can hide only by what is chosen on it.
    """
    lang = project.settings.language
    _add_text(form, "cc-claim", CLAIM, "$claim_text")
    _add_text(form, "cc-line", "source_line", "$source_line")
    _add_text(form, "cc-line", "dispute_line", "$dispute_line")
    answers = SubElement(form, "View", className="cc-answers")
    for name in answer_columns(project):
        _add_text(answers, "cc-answer", name, f"${name}")
    hidden = SubElement(form, "View", className="cc-hidden")
    _add_choices(hidden, lang, SETTLED, [(code, code) for code in DISPUTABLE], _HIDDEN_KEYS).set("choice", "multiple")
    asked = {
        question: SubElement(
            form, "View", visibleWhen="choice-unselected", whenTagName=SETTLED, whenChoiceValue=question
        )
        for question in DISPUTABLE
    }
    _add_unnumbered(asked["said"], lang, SAID)
    _require(_add_choices(asked["said"], lang, SAID, _named(lang, wording()[SAID]), _SAID_KEYS), lang, "disputed")
    _add_unnumbered(asked["truth"], lang, VERDICT)
    _require(_add_labels(asked["truth"], project), lang, "disputed")
    for name in (PRIMARY_EVIDENCE, EVIDENCE):
        _add_addresses(form, lang, name)
    _add_header(form, lang, REASON)
    _require(_add_field(form, REASON, CLAIM, rows=3), lang, REASON)


def _fill_review_form(form: Element, lang: str) -> None:
    for line in wording()["review"].values():  # too long to be read in two languages side by side
        SubElement(form, "Header", value=line.get(lang) or line["en"], size="6")
    _add_header(form, lang, NOTES)
    _add_field(form, NOTES, ARTICLE, rows=3)


def answer_columns(project: Project) -> tuple[str, ...]:
    """Where adjudicators read what annotators answered: a column for each that is wanted, as far as there is room."""
    count = min(max(project.settings.judgments_wanted, 2), _MOST_COLUMNS)
    return tuple(f"answers_{number}" for number in range(1, count + 1))


@functools.cache
def _style() -> str:
    return (Path(__file__).parent / "data" / "page.css").read_text(encoding="utf-8")


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


def _add_header(parent: Element, lang: str, name: str, number: int | None = None) -> None:
    names = wording()["headers"][name]
    if number:
        names = {code: f"{shown} {number}" for code, shown in names.items()}
    SubElement(parent, "Header", value=in_both(names, lang), size="6")


def unnumbered(name: str, lang: str) -> str:
    """A heading without its number and without what it explains, in one language."""
    names = wording()["headers"][name]
    return (names.get(lang) or names["en"]).split(":")[0].split("(")[0].strip("0123456789٠١٢٣٤٥٦٧٨٩. ")


def _add_unnumbered(parent: Element, lang: str, name: str) -> None:
    both = {code: unnumbered(name, code) for code in (lang, "en")}
    SubElement(parent, "Header", value=in_both(both, lang), size="6")


def _add_question(parent: Element, lang: str, name: str, keys: Mapping[str, str]) -> None:
    """A question whose answers and wording are those of the data file."""
    _add_header(parent, lang, name)
    _add_choices(parent, lang, name, _named(lang, wording()[name]), keys)


def _add_choices(
    parent: Element,
    lang: str,
    name: str,
    answers: Iterable[tuple[str, str]],
    keys: Mapping[str, str],
) -> Element:
    choices = SubElement(parent, "Choices", name=name, toName=CLAIM, choice="single", showInline="true")
    _require(choices, lang, name)
    for code, shown in answers:
        SubElement(choices, "Choice", value=shown, alias=code, hotkey=keys[code])
    return choices


def _require(control: Element, lang: str, name: str) -> None:
    """Make a control one that must be filled in, where the data file says so."""
    if name in wording()["required"]:
        control.set("required", "true")
        control.set("requiredMessage", in_both(wording()["required"][name], lang))


def _add_field(parent: Element, name: str, about: str, *, rows: int, placeholder: str = "") -> Element:
    """A field for one text."""
    field = SubElement(parent, "TextArea", name=name, toName=about, rows=str(rows), maxSubmissions="1", editable="true")
    if placeholder:
        field.set("placeholder", placeholder)
    return field


def _add_verdict(parent: Element, project: Project) -> None:
    _add_header(parent, project.settings.language, VERDICT)
    _add_labels(parent, project)


def _add_labels(parent: Element, project: Project) -> Element:
    """The labels of the project's scale."""
    labels, lang = project.scale.labels, project.settings.language
    if len(labels) > len(_VERDICT_KEYS):
        raise ClaimcheckError(
            f"The scale {project.scale.name} has more labels than there are keys for them",
            hint=f"Choose a scale of {len(_VERDICT_KEYS)} labels at most",
        )
    answers = [(label.code, in_both({**label.names, "en": label.name("en")}, lang)) for label in labels]
    keys = dict(zip(project.scale.codes, _VERDICT_KEYS, strict=False))
    return _add_choices(parent, lang, VERDICT, answers, keys)


def _add_qualifiers(parent: Element, project: Project) -> None:
    """What else is wrong with the claim; as many as apply."""
    lang, names = project.settings.language, wording()[QUALIFIERS]
    asked = dict.fromkeys(project.settings.qualifiers)
    keys = {str(code): f"shift+{key}" for code, key in zip(asked, _QUALIFIER_KEYS, strict=False)}
    _add_header(parent, lang, QUALIFIERS)
    answers = [(code, in_both(names[code], lang)) for code in asked]
    _add_choices(parent, lang, QUALIFIERS, answers, keys).set("choice", "multiple")


def _add_question_and_answer(parent: Element, lang: str, number: int) -> None:
    """One pair of question and answer. What kind of answer it is decides which fields there are to fill in."""
    kind = f"{ANSWER_TYPE}_{number}"
    pair = SubElement(parent, "View", className="cc-pair")
    _add_header(pair, lang, QUESTION, number)
    _add_field(pair, f"{QUESTION}_{number}", CLAIM, rows=1)
    keys = {code: f"shift+{key}" for code, key in zip(get_args(AnswerType), _ANSWER_KEYS[number - 1], strict=True)}
    _add_choices(pair, lang, kind, _named(lang, wording()[ANSWER_TYPE]), keys)
    answered = ",".join(code for code in keys if code != UNANSWERABLE)
    for part, codes in ((ANSWER, answered), (EXPLANATION, BOOLEAN), (ANSWER_URL, answered)):
        shown = SubElement(pair, "View", visibleWhen="choice-selected", whenTagName=kind, whenChoiceValue=codes)
        if part == ANSWER_URL:
            shown.set("className", "cc-url")
        placeholder = in_both(wording()["headers"][part], lang)
        _require(_add_field(shown, f"{part}_{number}", CLAIM, rows=1, placeholder=placeholder), lang, part)


def _add_addresses(parent: Element, lang: str, name: str) -> None:
    """A field that takes one address after the other."""
    view = SubElement(parent, "View", className="cc-url")
    _add_header(view, lang, name)
    field = _add_field(view, name, CLAIM, rows=1, placeholder="https://… ↵")
    field.set("maxSubmissions", "20")
    field.set("skipDuplicates", "true")
