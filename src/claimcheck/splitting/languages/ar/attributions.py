"""`claimcheck_ar_attributions`: who says what in Arabic news, by a lexicon of cues with frames; no model, no parser."""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Place
from claimcheck.splitting.languages.ar.contents import Contents
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.frames import Frames
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.relations import Relations
from claimcheck.splitting.languages.ar.verbs import Verbs
from claimcheck.splitting.languages.ar.view import View, view_of


@Language.component("claimcheck_ar_attributions")
def attributions(doc: Doc) -> Doc:
    """Leave the attributions on the document, by place; their sources are not yet resolved."""
    view = view_of(doc)
    phrases = Phrases(view)
    frames = Frames(view, phrases)
    relations = Relations(view, phrases, frames)
    verbs, contents = Verbs(view, phrases, frames), Contents(view)
    drafts: list[Draft] = []
    cursor = 0
    for unit in view.units:
        while cursor < len(view.cues) and view.cues[cursor].index < unit.start:
            cursor += 1
        found: list[Found] = []
        while cursor < len(view.cues) and view.cues[cursor].index < unit.end:
            one = verbs.find(view.cues[cursor], unit)
            if one is not None:
                _add(found, one)
            cursor += 1
        made, stops = relations.attributions(relations.find(unit), found, unit)
        contents.settle(found, stops)
        contents.settle(made, [])
        found = sorted([*found, *made], key=lambda one: one.begin)
        drafts += [_draft(view, one) for one in found if one.places]
    doc._.attributions = drafts
    return doc


def _add(found: list[Found], one: Found) -> None:
    """Take an attribution in, unless one before it opens the same content: *تابع قائلا إن* is one, *قال في بيان أكد فيه أن* the later."""
    if found and found[-1].content == one.content and found[-1].begin != one.begin:
        if one.kind == "participle":
            return
        found.pop()
    found.append(one)


def _draft(view: View, one: Found) -> Draft:
    return Draft(
        cue=one.cue,
        content=one.places,
        source=[_place(view, one)] if one.source else [],
        lemma=one.lemma,
        kind=one.kind,
        polarity=one.polarity,
        elided=one.elided,
        agreement=one.agreement,
    )


def _place(view: View, one: Found) -> Place:
    assert one.source is not None
    first, end = one.source
    start = view.words.starts[first] if one.source_start is None else one.source_start
    return start, view.words.ends[end - 1]
