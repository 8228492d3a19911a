"""The card of a dataset: what it is, how it was made, how far it can be trusted, and who may do what with it.

One text, in Markdown for hubs and repositories and as a self-contained HTML page. After Gebru et al., Datasheets for
Datasets (2021), and Bender and Friedman, Data Statements for NLP (2018), as far as the records know the answers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from claimcheck.datasets.facts import Facts
from claimcheck.datasets.manifest import SplitSummary
from claimcheck.models import Statistic, direction_of, text_sha256
from claimcheck.project import Gates, Project
from claimcheck.views.markup import asset, head
from claimcheck.views.plots import intervals, stacked_bars, standalone

_NO_LABEL = "no verdict"
CARD_FILE: Final = "README.md"
PAGE_FILE: Final = "card.html"
VERDICTS_PLOT: Final = "plots/verdicts.svg"
AGREEMENT_PLOT: Final = "plots/agreement.svg"

_SAID = {"said": "said", "distorted": "distorted", "not_said": "not said", "unclear": "unclear"}
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>&~-])")
_IMAGE = re.compile(r'<img src="(plots/\w+\.svg)"[^>]*>')
_FEW = 5
_SPARSE = 0.667
_LOW = "α below .667: by Krippendorff's rule of thumb no conclusions should rest on these labels alone"


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a card says.

    Attributes:
        project: the project, with its settings, scale and guidelines.
        facts: counts over the rows.
        agreement: statistics on each question, "said" and "truth".
        splits: how the claims were divided, if they were.
        held_back: claims that gates kept out, by gate.
        with_text: whether the articles' texts are in the folder.
    """

    project: Project
    facts: Facts
    agreement: Mapping[str, Sequence[Statistic]]
    splits: SplitSummary | None = None
    held_back: Mapping[str, int] | None = None
    with_text: bool = True

    @property
    def name(self) -> str:
        """The dataset's name."""
        return self.project.settings.publication.name or self.project.settings.title

    def markdown(self) -> str:
        """The card; its plots are files beside it, as `plots` gives them."""
        return "\n\n".join(self._parts()) + "\n"

    def page(self) -> str:
        """The card as one HTML page with the plots inside; it fetches nothing."""
        drawn = self._drawings()
        body = MarkdownIt("commonmark", {"html": False}).enable("table").render(self.markdown())
        inside = _IMAGE.sub(lambda image: drawn[image.group(1)], body)
        for wide, bare in (("<p><svg", "<svg"), ("<table>", "<table>")):  # each scrolls by itself on a narrow screen
            inside = inside.replace(wide, f'<div class="scroll">{bare}')
        inside = inside.replace("</svg></p>", "</svg></div>").replace("</table>", "</table></div>")
        style = asset("plots.css") + asset("card.css")
        return (
            f'<!doctype html>\n<html lang="en">\n<head>\n{head(style=style, title=self.name)}</head>\n'
            f"<body>\n{inside}</body>\n</html>\n"
        )

    def plots(self) -> dict[str, str]:
        """The plots as SVG files, by path from the folder."""
        return {path: standalone(drawing) + "\n" for path, drawing in self._drawings().items()}

    def write(self, folder: Path) -> None:
        """Put the card into a folder; a head that stands in its file already, as hubs want one, stays."""
        file = folder / CARD_FILE
        head = file.read_text(encoding="utf-8") + "\n" if file.exists() else ""
        texts = {CARD_FILE: head + self.markdown(), PAGE_FILE: self.page(), **self.plots()}
        for path, text in texts.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")

    def _parts(self) -> Iterator[str]:
        about = self.project.settings.publication
        yield f"# {_plain(self.name)} {about.version}"
        if about.description:
            yield _plain(about.description)
        yield from self._contents()
        yield from self._making()
        yield from self._verdicts()
        yield from self._agreement()
        yield "## Known limits"
        yield "\n".join(f"- {limit}" for limit in self._limits())
        yield from self._licences()

    def _contents(self) -> Iterator[str]:
        facts = self.facts
        yield "## What it holds"
        days = "".join(
            f" {what} from {found[0]} to {found[1]}."
            for what, found in (("The articles are", facts.published), ("The judgments are", facts.judged))
            if found
        )
        yield (
            f"{facts.claims} claims out of {len(facts.articles)} articles, with {facts.outcomes.total()} judgments by "
            f"{len(facts.annotators)} annotators and {facts.evidence} pieces of evidence, {facts.primary} of them "
            f"primary.{days} In {facts.voices['attributed']} claims the article says who says it; in "
            f"{facts.voices['author']} it speaks in its own voice. Each row keeps every judgment, the share of each "
            "label, and the characters of the article that the claim stands at. *Was it said?* and *is it true?* are "
            "two answers."
        )
        yield _table(("language", "claims"), _sorted(facts.languages))
        if self.splits is not None:
            yield _table(
                ("split", "articles", "claims"),
                [
                    (name, count, self.splits.claims.get(name, 0))
                    for name, count in sorted(self.splits.articles.items())
                ],
            )
            yield (
                f"Divided by {self.splits.by}, decided by hash. {self.splits.near_duplicates} pairs of articles nearly "
                f"repeat one another; {self.splits.overlaps} of them lie in different splits. {self.splits.left_out} "
                "articles are in no split."
            )

    def _making(self) -> Iterator[str]:
        settings, scale = self.project.settings, self.project.scale
        yield "## How it was made"
        splitters = " and ".join(_plain(name) for name, _ in _sorted(self.facts.splitters)) or "no splitter"
        yield (
            f"Articles were split into claims by {splitters}. Each claim was to get {settings.judgments_wanted} "
            f"independent judgments in Label Studio, by annotators who saw the article with source, cue and content "
            f"marked and no verdict filled in. The scale is {_plain(scale.title.get('en', scale.name))} "
            f"(`{scale.name}`, version {_plain(scale.version)}). The guidelines have the SHA-256 "
            f"`{text_sha256(self.project.guidelines)}`. More than half of the judgments make a verdict; a tie is "
            "disputed, and settled by an adjudicator or not at all."
        )
        yield _table(("standing", "claims"), _in_words(self.facts.standings))
        if gates := self._gates():
            yield "What a claim must have to be published, and how many were held back because they lack it:"
            yield _table(("a claim must have", "held back"), gates)

    def _gates(self) -> list[tuple[str, int]]:
        """The gates that the project has, in words, and how many claims do not pass each."""
        held_back = self.held_back or {}
        gates = [
            (field.description or name, getattr(self.project.settings.gates, name), held_back.get(name, 0))
            for name, field in Gates.model_fields.items()
        ]
        return [
            (f"{words}: {wanted}" if type(wanted) is int else words, held) for words, wanted, held in gates if wanted
        ]

    def _verdicts(self) -> Iterator[str]:
        yield "## Labels"
        yield f"![Labels of the claims]({VERDICTS_PLOT})"
        yield _table(("was it said?", "claims", "share"), _shares(self._said()))
        yield _table(("is it true?", "claims", "share"), _shares(self._truth()))
        if len(langs := [lang for lang, _ in _sorted(self.facts.languages)]) > 1:
            yield _table(("is it true? by language", *langs), self._truth_by(langs))
        yield _table(("outcome of a judgment", "judgments", "share"), _shares(_in_words(self.facts.outcomes)))

    def _agreement(self) -> Iterator[str]:
        yield "## Agreement"
        yield (
            "Between annotators, over all claims that were judged, those that are held back included; with 95\u00a0% "
            "bootstrap intervals over claims."
        )
        if any(statistic.value is not None for _, statistic in self._statistics()):
            yield f"![Agreement between annotators]({AGREEMENT_PLOT})"
        yield _table(
            ("question", "measure", "value", "interval", "claims"),
            [(name, item.name, _value(item), _interval(item), item.units) for name, item in self._statistics()],
        )

    def _limits(self) -> Iterator[str]:
        facts = self.facts
        if len(facts.annotators) < _FEW:
            yield f"Only {len(facts.annotators)} annotators: what they have in common shows in every label."
        for question, statistic in self._statistics():
            if statistic.undefined:
                yield f"{statistic.name} on “{question}” is not defined, because {_plain(statistic.undefined)}."
            elif statistic.name.startswith("Krippendorff") and (statistic.value or 0) < _SPARSE:
                yield f"On “{question}”, {_LOW}."
        if without := facts.truth[""]:
            yield f"{without} claims have no verdict; they are here for what was judged of them."
        if unsettled := facts.standings["disputed"]:
            yield f"{unsettled} claims are disputed; their labels are empty on purpose."
        if not self.with_text:
            yield "The articles' texts are not included; offsets point into texts with the given SHA-256."
        yield "Claims were found by a program and are not all that the articles claim; judgments can mark a bad split."
        yield "Verdicts were right, if they were, on the day they were given; corrections are appended to the history."
        yield "Addresses given as evidence were checked for their form and never fetched."

    def _licences(self) -> Iterator[str]:
        about = self.project.settings.publication
        yield "## Licences"
        yield f"Annotations (claims, judgments, verdicts): {_plain(about.licence)}."
        yield (
            f"Articles: {_plain(about.articles_licence)}"
            if about.articles_licence
            else "Articles: their texts and titles belong to their publishers, and nothing here licenses them."
        )
        if about.publisher:
            yield f"Published by {_plain(about.publisher)}" + (f", {_plain(about.url)}." if about.url else ".")

    def _said(self) -> list[tuple[str, int]]:
        return [(name, self.facts.said[code]) for code, name in (*_SAID.items(), ("", _NO_LABEL))]

    def _truth(self) -> list[tuple[str, int]]:
        labels = [(self._names(code), self.facts.truth[code]) for code in self.project.scale.codes]
        return [*labels, (_NO_LABEL, self.facts.truth[""])]

    def _truth_by(self, langs: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The share of each label among the claims of each language."""
        for code in (*self.project.scale.codes, ""):
            shares = [self.facts.truth_in[code, lang] / self.facts.languages[lang] for lang in langs]
            yield (self._names(code) if code else _NO_LABEL, *(f"{share:.1%}" for share in shares))

    def _names(self, code: str) -> str:
        """A label in English and, where it has another name there, in the project's language."""
        label = next(label for label in self.project.scale.labels if label.code == code)
        return " / ".join(dict.fromkeys((label.name("en"), label.name(self.project.settings.language))))

    def _statistics(self) -> list[tuple[str, Statistic]]:
        names = {"said": "was it said?", "truth": "is it true?"}
        return [(names[key], item) for key in names for item in self.agreement.get(key, ())]

    def _drawings(self) -> dict[str, str]:
        direction = direction_of("en")
        labels = [(label.name("en"), (self.facts.truth[label.code],)) for label in self.project.scale.labels]
        known = [
            (f"{item.name}, {name}", item.value, item.low, item.high)
            for name, item in self._statistics()
            if item.value is not None
        ]
        drawn = {
            VERDICTS_PLOT: stacked_bars(
                [*labels, (_NO_LABEL, (self.facts.truth[""],))], (), title="Labels of the claims", direction=direction
            )
        }
        if known:
            drawn[AGREEMENT_PLOT] = intervals(known, title="Agreement between annotators", direction=direction)
        return drawn


def _sorted(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _in_words(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(code.replace("_", " "), count) for code, count in _sorted(counts)]


def _shares(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    rows = list(counts)
    whole = sum(count for _, count in rows)
    return [(name, count, f"{count / whole:.1%}" if whole else "–") for name, count in rows]


def _value(statistic: Statistic) -> str:
    return "not defined" if statistic.value is None else f"{statistic.value:.3f}"


def _interval(statistic: Statistic) -> str:
    return "–" if statistic.low is None or statistic.high is None else f"{statistic.low:.3f} to {statistic.high:.3f}"


def _table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(_plain(str(cell)) for cell in row) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(heading) + " |", "|" + "---|" * len(heading), *lines])


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line; no hub is handed markup that a project's owner did not write."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
