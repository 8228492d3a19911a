"""`claimcheck_nesting`: an attribution that stands inside another's content is nested in it."""

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.splitting.draft import Draft, attributions_of

_MOST = 20
"""Contents open at one place that are looked at: an endless sentence must not be gone through for every cue."""


@Language.component("claimcheck_nesting")
def nesting(doc: Doc) -> Doc:
    """Give every attribution its parent: the smallest content that holds its cue and content whole."""
    open_contents: list[tuple[int, Draft]] = []
    """Where each ends, and whose it is."""
    in_order = sorted(attributions_of(doc), key=lambda d: (d.content[0][0], -d.content[-1][1]))
    for draft in in_order:
        start = min(*draft.cue, *draft.content)[0]
        open_contents = [(end, other) for end, other in open_contents if end > start][-_MOST:]
        holders = [other for _, other in open_contents if _holds(other, draft)]
        draft.parent = min(holders, key=_size, default=None)
        open_contents.append((draft.content[-1][1], draft))
    return doc


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _holds(outer: Draft, inner: Draft) -> bool:
    return _size(outer) > _size(inner) and all(
        any(start <= a and b <= end for start, end in outer.content) for a, b in [*inner.cue, *inner.content]
    )
