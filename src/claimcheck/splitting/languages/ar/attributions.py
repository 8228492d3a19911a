"""`claimcheck_ar_attributions`: who says what in Arabic news, by a lexicon of cues with frames; no model, no parser."""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, Words, blocks_of
from claimcheck.splitting.languages.ar.finder import Finder
from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.view import view_of


@Language.component("claimcheck_ar_attributions")
def attributions(doc: Doc) -> Doc:
    """Leave the attributions on the document, by place; their sources are not yet resolved."""
    view = view_of(doc)
    doc._.attributions = [_draft(view.words, one) for one in Finder(view, blocks_of(doc)).find()]
    return doc


def _draft(words: Words, one: Found) -> Draft:
    source = []
    if one.source is not None:
        first, end = one.source
        start = words.starts[first] if one.source_start is None else one.source_start
        source = [(start, words.ends[end - 1])]
    return Draft(
        cue=one.cue,
        content=one.places,
        source=source,
        lemma=one.lemma,
        kind=one.kind,
        polarity=one.polarity,
        elided=one.elided,
        agreement=one.agreement,
    )
