"""`claimcheck_sources`: who speaks in every attribution, by the fullest name that the article gives.

First everybody the article names is gathered into a cast; then the attributions are read in order, and a short name, a
title, a pronoun or no word at all is led back to whom it stands for.
"""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.models import SourceKind
from claimcheck.splitting.data import language_data
from claimcheck.splitting.draft import Draft, Place, attributions_of, blocks_of, merge, sentences_of, text_of, words_of
from claimcheck.splitting.naming.antecedents import ANY, Agreement, Antecedents, Appearance
from claimcheck.splitting.naming.arabic.reader import ArabicReader
from claimcheck.splitting.naming.capitals.reader import CapitalsReader
from claimcheck.splitting.naming.cast import Cast
from claimcheck.splitting.naming.entities import Entity
from claimcheck.splitting.naming.mentions import Mention, Reader

_READERS: dict[str, type[ArabicReader] | type[CapitalsReader]] = {"arabic": ArabicReader, "capitals": CapitalsReader}


_KINDS: dict[str, tuple[SourceKind, ...]] = {
    "person": ("person", "unnamed"),
    "organisation": ("organisation", "document", "place"),
    "group": ("group", "organisation", "unnamed", "document"),
}
"""What a pronoun of a kind can stand for."""
_NAMED = ("person", "organisation", "place")
"""Whom a title may be quoting; without a name, or of who speaks below, it says in short what the article says."""


class Sources:
    """Resolves sources with the names data of the pipeline's language."""

    def __init__(self, nlp: Language) -> None:
        code = nlp.meta["lang"]
        names = language_data(code, "names")
        self._reader: Reader = _READERS[names["reader"]](code)
        self._continuing = frozenset(names.get("continuing", ()))

    def __call__(self, doc: Doc) -> Doc:
        """Set names, kind and places of the names of every attribution on the document; leave who appears where."""
        drafts = attributions_of(doc)
        doc._.appearances = _Resolution(doc, self._reader, self._continuing).run(drafts)
        titles = [(block.start, block.end) for block in blocks_of(doc) if block.kind == "title"]
        above = {d for d in drafts if _is_in(d.cue[0][0], titles)}
        below = {name for d in drafts if d not in above for name in d.names}
        doc._.attributions = [
            d for d in drafts if d not in above or (d.source_kind in _NAMED and below.isdisjoint(d.names))
        ]
        return doc


class _Resolution:
    """The sources of one document."""

    def __init__(self, doc: Doc, reader: Reader, continuing: frozenset[str]) -> None:
        self._continuing = continuing
        self._text = text_of(doc)
        self._words = words_of(doc)
        self._reader = reader
        self._sentences = sentences_of(doc)
        self._cast = Cast(reader)
        self._known: dict[int, Entity] = {}
        self._names: dict[Entity, tuple[str, Place]] = {}
        self._antecedents = Antecedents((), ())

    def run(self, drafts: list[Draft]) -> list[Appearance]:
        overt = [
            [mention for place in draft.source for mention in self._reader.source(self._text, self._words, place)]
            for draft in drafts
        ]
        for draft, mentions in zip(drafts, overt, strict=True):
            for mention in mentions:
                mention.label = draft.kind == "colon"
        sources = {mention.start: mention for mentions in overt for mention in mentions}
        scanned = [
            mention
            for sentence in self._sentences
            for mention in self._reader.scan(self._words, sentence)
            if _adds(mention, sources.get(mention.start))
        ]
        self._learn(sources, scanned)
        appearances = self._appearances(scanned, drafts)
        self._antecedents = Antecedents(self._sentences, appearances, continuing=self._continuing)
        for draft, mentions in sorted(zip(drafts, overt, strict=True), key=lambda pair: pair[0].cue[0]):
            agreement = _AGREEMENTS.get(draft.agreement, ANY)
            entities = [entity for mention in mentions for entity in self._resolve(draft, mention, agreement)]
            if not entities and not mentions and (draft.elided or draft.source):
                entities = list(self._antecedents.find(draft, draft.cue[0][0], agreement))
            self._antecedents.spoke(draft, entities)
            self._write(draft, entities)
        return self._antecedents.appearances

    def _learn(self, sources: dict[int, Mention], scanned: list[Mention]) -> None:
        """Take everybody into the cast; what begins with a source is the source, by less of its words."""
        known = {m.start for m in sources.values() if m.words or m.head}
        others = [m for m in scanned if m.start not in known or (m.name and sources[m.start].name is None)]
        self._known = self._cast.learn([*sources.values(), *others])
        for mention in scanned:
            if id(mention) not in self._known and mention.start in known:
                self._known[id(mention)] = self._known[id(sources[mention.start])]

    def _appearances(self, scanned: list[Mention], drafts: list[Draft]) -> list[Appearance]:
        """Every mention of an entity in the text, short names included."""
        said = merge(place for draft in drafts if draft.kind != "preposition" for place in draft.content)
        starts = [start for start, _ in said]

        def appearance(at: int, entity: Entity, *, subject: bool) -> Appearance:
            before = bisect_right(starts, at) - 1
            return Appearance(at, entity, subject, before >= 0 and at < said[before][1])

        last_names = self._cast.last_names()
        learnt = [(mention, self._known.get(id(mention))) for mention in scanned]
        known = [(m, entity if entity is not None and entity.names else self._entity(m)) for m, entity in learnt]
        found = [appearance(m.start, entity, subject=m.subject) for m, entity in known if entity is not None]
        attached = self._reader.attached
        forms = {form: entity for name, entity in last_names.items() for form in attached(name)} | last_names
        inside = merge((m.start, m.end) for m in scanned if m.leads)
        starts_inside = [start for start, _ in inside]
        for at, norm in zip(self._words.starts, self._words.norms, strict=True):
            if norm not in forms:
                continue
            forms[norm].at.append(at)
            around = bisect_right(starts_inside, at) - 1
            leads = around >= 0 and at < inside[around][1]
            found.append(appearance(at, forms[norm], subject=norm in last_names and not leads))
        for entity in self._cast.entities:
            entity.at.sort()
        return found

    def _resolve(self, draft: Draft, mention: Mention, agreement: Agreement) -> list[Entity]:
        if mention.pronoun:
            return list(self._antecedent(draft, mention, agreement))
        if mention.issuer is not None:
            return self._resolve(draft, mention.issuer, ANY)
        if mention.statement and mention.definite and len(mention.modifiers) <= 1:
            issuer = self._spoken_through(mention)
            if issuer:
                return issuer
        if agreement.number == "s" and mention.number != "p" and not mention.gender:
            mention.gender = agreement.gender
        entity = self._entity(mention)
        others = self._called_otherwise(mention, entity)
        if others:
            return others
        if entity is None:
            entity = Entity(mention.kind, mention.phrase, mention.gender, mention.number or "s", owner=mention.owner)
        if agreement.number != "p" and not entity.gender:
            entity.gender = agreement.gender
        return [entity]

    def _called_otherwise(self, mention: Mention, entity: Entity | None) -> list[Entity]:
        """Who spoke before under another title than one which is nobody's yet: the official, the two ministers."""
        is_new = entity is None or (not entity.names and entity.nearest(mention.start) < 0)
        if not is_new or mention.name is not None or not mention.definite or len(mention.modifiers) > 1:
            return []
        if mention.pair:
            return list(self._antecedents.pair(mention.start))
        if mention.kind in ("person", "organisation") and mention.number == "s":
            wanted = Agreement("3", mention.gender, "s", (mention.kind,))
            if mention.same and mention.kind == "person":
                return list(self._antecedents.speaker_before(mention.start, wanted))
            if mention.described:
                found = self._antecedents.described(mention.start, wanted)
                for one in found:
                    one.kind = mention.kind
                return list(found)
        return []

    def _entity(self, mention: Mention) -> Entity | None:
        """Who a mention stands for; *the company* for the one that the article is about."""
        entity = self._known.get(id(mention))
        if entity is None or not self._cast.is_sure(mention, entity):
            entity = self._cast.find(mention) or entity
        return entity if entity is not None and entity.names else self._cast.company(mention) or entity

    def _antecedent(self, draft: Draft, mention: Mention, agreement: Agreement) -> Sequence[Entity]:
        """Who a pronoun stands for."""
        if mention.pronoun == "anybody":
            return ()
        if mention.pronoun in ("latter", "relative"):
            persons = mention.pronoun == "latter"
            return self._antecedents.latter(mention.start, mention.gender, persons=persons)
        if mention.pronoun == "first":
            return self._antecedents.first_person(draft, mention.start)
        wanted = Agreement(
            "3",
            mention.gender or agreement.gender,
            mention.number or agreement.number,
            _KINDS.get("group" if agreement.number == "p" else mention.kind, ()),
        )
        return self._antecedents.find(draft, mention.start, wanted)

    def _spoken_through(self, mention: Mention) -> list[Entity]:
        """Who speaks through "the statement" or "the source": whom the article called so before, or spoke last."""
        entity = self._cast.find(mention)
        if mention.kind == "unnamed" and entity is not None and entity.nearest(mention.start) >= 0:
            return [entity]
        return list(self._antecedents.issuer(mention.start))

    def _write(self, draft: Draft, entities: list[Entity]) -> None:
        named = dict(map(self._named, entities))
        draft.names, draft.named_at = tuple(named), list(named.values())
        if entities:
            draft.source_kind = entities[0].kind

    def _named(self, entity: Entity) -> tuple[str, Place]:
        """What an entity is called at best, and where: for all that it says, it is looked up once."""
        if entity not in self._names:
            wording = entity.best
            start, end = wording.place
            self._names[entity] = wording.missing + " ".join(self._text[start:end].split()), wording.place
        return self._names[entity]


def _is_in(at: int, places: Sequence[Place]) -> bool:
    return any(start <= at < end for start, end in places)


def _adds(scanned: Mention, source: Mention | None) -> bool:
    """Whether a mention in running text says more than the source that begins with it, which tells where both end."""
    if source is None or (scanned.name is not None and source.name is None):
        return True
    return scanned.end <= source.end


_AGREEMENTS: dict[str, Agreement] = {
    "ms": Agreement("3", "m", "s"),
    "fs": Agreement("3", "f", "s"),
    "md": Agreement("3", "m", "p", pair=True),
    "fd": Agreement("3", "f", "p", pair=True),
    "mp": Agreement("3", "m", "p"),
    "fp": Agreement("3", "f", "p"),
    "p": Agreement("3", "", "p"),
    "1s": Agreement("1", "", "s"),
    "1p": Agreement("1", "", "s"),
}


@Language.factory("claimcheck_sources")
def make_sources(nlp: Language, name: str) -> Sources:  # noqa: ARG001 - spaCy passes the name
    """The component, with the names data of the pipeline's language."""
    return Sources(nlp)
