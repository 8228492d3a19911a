"""How well a splitter finds what people annotated.

Micro-averaged over documents, on word tokens, so that punctuation and quotation marks never count. Contents are
matched one to one, best overlap first. After Newell et al. (LREC 2018, PolNeAR) and Pareti (2016, PARC3), who compare
the spans of the three roles; an attribution that gold calls optional is neither right nor wrong to find, a forbidden
one is an error.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from pydantic import BaseModel

from claimcheck.models import Article, Attribution, Claim
from claimcheck.splitting.claims import split
from claimcheck.splitting.gold import GoldAttribution, GoldDocument, Tier

MEASURES = ("content_exact", "content", "triple", "resolved")
_ENOUGH = 0.5
"""Intersection over union from which on two contents are the same one (PARC3's partial match)."""
_TOKEN = re.compile(r"\w+")
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_RANK: dict[Tier, int] = {"core": 0, "optional": 1, "forbidden": 2}

Tokens = frozenset[int]


class Measure(BaseModel):
    """Precision, recall and F1 in per cent, with the counts that they come from."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return _percent(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """Share of what gold holds that was found."""
        return _percent(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _percent(2 * self.tp, 2 * self.tp + self.fp + self.fn)


class SplittingError(BaseModel):
    """One attribution that gold and splitter see differently, each as text."""

    doc_id: str
    kind: Literal["missed", "differs", "extra", "forbidden"]
    gold: dict[str, str] | None = None
    found: dict[str, str] | None = None


class Evaluation(BaseModel):
    """The measures of a set of documents."""

    documents: int
    forbidden_hits: int
    measures: dict[str, Measure]
    errors: list[SplittingError]


class _Roles:
    """An attribution as token indices."""

    def __init__(
        self,
        raw: GoldAttribution,
        tokens: Sequence[tuple[int, int]],
    ) -> None:
        starts = [start for start, _ in tokens]
        ends = [end for _, end in tokens]

        def cover(places: Iterable[tuple[int, int]]) -> Tokens:
            return frozenset(i for s, e in places for i in range(bisect_right(ends, s), bisect_left(starts, e)))

        self.raw = raw
        self.source = cover(raw.source)
        self.cue = cover(raw.cue)
        self.contents = [cover(raw.content), *(cover(alt) for alt in raw.content_alts)]
        self.names = [_fold(raw.resolved), *map(_fold, raw.resolved_alts)]

    def overlap(self, found: "_Roles") -> float:
        """Best intersection over union of any of gold's contents with the one found."""
        other = found.contents[0]
        return max((len(c & other) / len(c | other) for c in self.contents if c), default=0.0)


def evaluate(gold: Iterable[GoldDocument], *, splitter: Callable[[Article], list[Claim]] = split) -> Evaluation:
    """Split every document and compare the attributed claims with gold.

    Raises:
        ClaimcheckError: a document's language is not supported.
    """
    counts = {name: Counter[str]() for name in MEASURES}
    errors: list[SplittingError] = []
    documents = 0
    for document in gold:
        documents += 1
        claims = splitter(Article(id=document.doc_id, lang=document.lang, text=document.text))
        found = [_as_gold(c.attribution) for c in claims if c.attribution is not None]
        _compare(document, found, counts, errors)
    return Evaluation(
        documents=documents,
        forbidden_hits=sum(error.kind == "forbidden" for error in errors),
        measures={name: Measure(**count) for name, count in counts.items()},
        errors=errors,
    )


def _compare(
    document: GoldDocument,
    found: Sequence[GoldAttribution],
    counts: dict[str, Counter[str]],
    errors: list[SplittingError],
) -> None:
    tokens = [match.span() for match in _TOKEN.finditer(document.text)]
    golds = [roles for roles in (_Roles(a, tokens) for a in document.attributions) if any(roles.contents)]
    preds = [roles for roles in (_Roles(a, tokens) for a in found) if roles.contents[0]]
    matches = _match(golds, preds)
    ignored = sum(golds[i].raw.tier == "optional" and share >= _ENOUGH for i, _, share in matches)
    core = sum(g.raw.tier == "core" for g in golds)
    right = {
        name: sum(golds[i].raw.tier == "core" and _is_right(name, golds[i], preds[j], share) for i, j, share in matches)
        for name in MEASURES
    }
    for name, hits in right.items():
        counts[name].update(tp=hits, fp=len(preds) - ignored - hits, fn=core - hits)
    errors.extend(_errors(document, golds, preds, matches))


def _match(golds: Sequence[_Roles], preds: Sequence[_Roles]) -> list[tuple[int, int, float]]:
    """Pairs of indices and their overlap, one to one, best overlap first."""
    pairs = sorted(
        (-share, _RANK[g.raw.tier], i, j)
        for i, g in enumerate(golds)
        for j, p in enumerate(preds)
        if (share := g.overlap(p)) > 0
    )
    used_golds: set[int] = set()
    used_preds: set[int] = set()
    matches = []
    for negative, _, i, j in pairs:
        if i not in used_golds and j not in used_preds:
            used_golds.add(i)
            used_preds.add(j)
            matches.append((i, j, -negative))
    return matches


def _is_right(measure: str, gold: _Roles, pred: _Roles, share: float) -> bool:
    if measure == "content_exact":
        return share == 1
    if share < _ENOUGH:
        return False
    if measure == "triple":
        return bool(gold.cue & pred.cue or not gold.cue) and bool(gold.source & pred.source or not gold.source)
    if measure == "resolved":
        return not gold.names[0] or any(_same_names(wanted, pred.names[0]) for wanted in gold.names)
    return True


def _same_names(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> bool:
    """Whether each wanted name is part of a found one of its own, and no found name is left over."""
    left = list(found)
    for name in wanted:
        hit = next((other for other in left if name <= other), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _errors(
    document: GoldDocument,
    golds: Sequence[_Roles],
    preds: Sequence[_Roles],
    matches: Sequence[tuple[int, int, float]],
) -> list[SplittingError]:
    partner = {i: (j, share) for i, j, share in matches}
    errors = []
    for i, gold in enumerate(golds):
        j, share = partner.get(i, (None, 0.0))
        pred = None if j is None else preds[j]
        if gold.raw.tier == "core":
            if pred is not None and all(_is_right(name, gold, pred, share) for name in ("triple", "resolved")):
                continue
            kind: Literal["missed", "differs", "forbidden"] = "missed" if pred is None else "differs"
        elif gold.raw.tier == "forbidden" and share >= _ENOUGH:
            kind = "forbidden"
        else:
            continue
        errors.append(
            SplittingError(
                doc_id=document.doc_id,
                kind=kind,
                gold=_shown(document.text, gold.raw),
                found=_shown(document.text, pred.raw) if pred else None,
            )
        )
    matched = {j for _, j, _ in matches}
    errors += [
        SplittingError(doc_id=document.doc_id, kind="extra", found=_shown(document.text, pred.raw))
        for j, pred in enumerate(preds)
        if j not in matched
    ]
    return errors


def _shown(text: str, attribution: GoldAttribution) -> dict[str, str]:
    shown = {
        role: " … ".join(text[start:end] for start, end in getattr(attribution, role))
        for role in ("source", "cue", "content")
    }
    return {**shown, "resolved": "; ".join(attribution.resolved)}


def _as_gold(attribution: Attribution) -> GoldAttribution:
    return GoldAttribution(
        source=tuple((s.start, s.end) for s in attribution.source.spans),
        cue=tuple((s.start, s.end) for s in attribution.cue.spans),
        content=tuple((s.start, s.end) for s in attribution.content.spans),
        resolved=attribution.source.names,
    )


def _fold(names: Iterable[str]) -> list[frozenset[str]]:
    """Names as sets of words, without case, diacritics, tatweel and spelling variants of Arabic."""
    folded = []
    for name in names:
        decomposed = unicodedata.normalize("NFKD", name.translate(_FOLD)).lower()
        plain = "".join(c for c in decomposed if not unicodedata.combining(c) and c != "ـ")
        folded.append(frozenset(_TOKEN.findall(plain)))
    return folded


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
