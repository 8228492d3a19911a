"""Attributions marked in a text, so that a component can be tested without those before it.

`[1 source]`, `<1 agreement cue>` and `{1 content}` mark the roles of attribution 1; the agreement may be left out, and
contents may hold other attributions. `<1: cue>` has the kind colon, `<1p cue>` preposition.
"""

import re

from spacy.tokens import Doc

from claimcheck.models import Article
from claimcheck.splitting import split
from claimcheck.splitting.draft import Draft, Place
from claimcheck.splitting.pipeline import load_pipeline

_MARK = re.compile(r"([\[<{])(\d+)([p:]?)(?: (ms|fs|md|mp|fp|1s|1p)(?= ))? |([\]>}])")
_BEFORE_SOURCES = ("claimcheck_blocks", "claimcheck_sentences", "claimcheck_quotations")
_KINDS = {"p": "preposition", ":": "colon", "": "verb"}


def attributed(marked: str, *, lang: str) -> tuple[Doc, list[Draft]]:
    """The document of a marked text, split up to its attributions and resolved, and the attributions by number."""
    text, drafts = _read(marked)
    nlp = load_pipeline(lang)
    doc = nlp.make_doc(text)
    pipes = dict(nlp.pipeline)
    for name in _BEFORE_SOURCES:
        doc = pipes[name](doc)
    doc._.attributions = drafts
    return resolve(pipes["claimcheck_nesting"](doc), lang=lang), drafts


def said(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    """Who says what in an English text: the names of each source and the parts of its content."""
    return [
        (claim.attribution.source.names, [span.text for span in claim.attribution.content.spans])
        for claim in split(Article(id="a", lang="en", text=text))
        if claim.attribution is not None
    ]


def resolve(doc: Doc, *, lang: str) -> Doc:
    """The document after the component that finds who speaks."""
    resolved: Doc = dict(load_pipeline(lang).pipeline)["claimcheck_sources"](doc)
    return resolved


def _read(marked: str) -> tuple[str, list[Draft]]:
    pieces: list[str] = []
    length = last = 0
    opened: list[tuple[str, int, int]] = []
    roles: dict[int, dict[str, list[Place]]] = {}
    cues: dict[int, tuple[str, str]] = {}
    for mark in _MARK.finditer(marked):
        pieces.append(marked[last : mark.start()])
        length += len(pieces[-1])
        last = mark.end()
        if mark.group(5):
            role, number, start = opened.pop()
            roles.setdefault(number, {}).setdefault(role, []).append((start, length))
            continue
        opened.append((mark.group(1), int(mark.group(2)), length))
        if mark.group(1) == "<":
            cues[int(mark.group(2))] = (mark.group(4) or "", _KINDS[mark.group(3)])
    pieces.append(marked[last:])
    drafts = []
    for number in sorted(roles):
        agreement, kind = cues[number]
        found = roles[number]
        draft = Draft(cue=found["<"], content=found["{"], source=found.get("[", []), kind=kind, agreement=agreement)
        draft.elided = not draft.source
        drafts.append(draft)
    return "".join(pieces), drafts
