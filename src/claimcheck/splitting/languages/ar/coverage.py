"""What a preposition covers that names a source: its whole sentence, a part of it, or a content that it stands in."""

from bisect import bisect_left

from claimcheck.splitting.languages.ar.found import Found
from claimcheck.splitting.languages.ar.grammar import Is
from claimcheck.splitting.languages.ar.relations import Relation
from claimcheck.splitting.languages.ar.spelling import fold, length_of_prefix
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Stretch, Unit

_RELAYED = frozenset(map(fold, ("نقلا", "استنادا", "من", "برأي")))
_THAT = frozenset(map(fold, ("وذلك", "ذلك")))
_SO = frozenset(map(fold, ("فإن", "فإنه", "فإنها", "فقد", "أن", "إن")))
_THEN = frozenset(map(fold, ("فإن", "فإنه", "فإنها", "فإنهم")))
_CONDITIONS = frozenset(map(fold, ("إذا", "إن", "لو", "أما", "كلما", "مهما", "رغم", "بالنسبة", "حال")))
_LONGEST_START = 3
_LONGEST_ASIDE = 30
_APART = Is.COMMA | Is.DASH
_NEARBY = 8
"""Attributions before a preposition that are looked at."""


class Coverage:
    """Gives the prepositions of one document their contents."""

    def __init__(self, syntax: Syntax) -> None:
        self._words = syntax.view.words
        self._norms = syntax.view.words.norms
        self._flags = syntax.view.flags
        self._circumstances = syntax.circumstances

    def attributions(self, relations: list[Relation], found: list[Found], unit: Unit) -> tuple[list[Found], list[int]]:
        """The attributions that the prepositions make, and the words at which they end the contents before them."""
        made: list[Found] = []
        stops: list[int] = []
        previous_end = unit.start
        matched = {f.index for f in found}
        indices = [f.index for f in found]
        for relation in relations:
            if relation.verb in matched:
                continue
            stop = self._stop(relation.begin, unit)
            last = bisect_left(indices, relation.begin) - 1
            nearby = found[max(0, last - _NEARBY) : last + 1]
            within = next((f for f in nearby if relation.begin <= f.content), None)
            if within is not None:  # ذكر، بحسب الوزارة، أن … and ذكر أنه بحسب الوزارة …
                leads = within.content == relation.begin
                place = (self._skip(relation.end, within.limit) if leads else within.content, within.limit)
            elif self._is_leading(relation, unit, previous_end):
                stops.append(stop)
                place = (self._leading_start(relation, unit), unit.end)
            elif self._is_aside(relation, stop - previous_end, unit):
                place = (previous_end, unit.end)
            else:
                stops.append(stop)
                place = (self._local_start(relation, stop, nearby, previous_end), stop)
            previous_end = relation.end
            covered = any(f.content < stop for f in nearby)
            if relation.source is None and (covered or within is not None):
                continue  # a second mark of an attribution that has one
            if place[0] < place[1]:
                made.append(self._found(relation, place, within))
                if relation.relayed is not None and relation.verb is not None:
                    made.append(self._relayed(relation, place))
        return made, stops

    def _found(self, relation: Relation, place: Stretch, within: Found | None) -> Found:
        begin, texts, starts, ends = relation.begin, self._words.texts, self._words.starts, self._words.ends
        joined = relation.joined
        start = starts[begin] + (length_of_prefix(texts[begin]) if joined else 0)
        words_of_cue = relation.length if relation.lemma.split(maxsplit=1)[0] in _RELAYED else 1
        return Found(
            index=begin,
            begin=begin,
            cue=[(start, ends[begin + words_of_cue - 1])],
            lemma=relation.lemma,
            kind="preposition",
            form="bare",
            opening="object" if within is None else within.opening,
            content=place[0],
            limit=place[1],
            within=within,
            source=relation.source,
            source_start=relation.source_start,
            elided=relation.source is None,
            agreement=relation.agreement,
        )

    def _relayed(self, relation: Relation, place: Stretch) -> Found:
        verb = relation.verb or 0
        return Found(
            index=verb,
            begin=verb,
            cue=[(self._words.starts[verb], self._words.ends[verb])],
            lemma="نقل",
            kind="verb",
            form="past",
            opening="object",
            content=place[0],
            limit=place[1],
            source=relation.relayed,
        )

    def _stop(self, begin: int, unit: Unit) -> int:
        """Where a content ends that a trailing preposition closes: before the comma and وذلك."""
        at = begin
        while at > unit.start and (self._flags[at - 1] & (Is.COMMA | Is.DASH) or self._norms[at - 1] in _THAT):
            at -= 1
        return at

    def _is_aside(self, relation: Relation, before: int, unit: Unit) -> bool:
        """Whether the sentence has hardly begun and goes on: *وكانت المنظمة - بحسب بيان لها - قد طلبت*."""
        at = self._circumstances.skip_adverbs(relation.end, unit.end)
        is_apart = bool(self._flags[relation.begin - 1] & _APART) and at + 1 < unit.end
        return is_apart and before <= _LONGEST_START and bool(self._flags[at] & _APART)

    def _is_leading(self, relation: Relation, unit: Unit, previous_end: int) -> bool:
        begin = relation.begin
        if begin in (unit.start, previous_end):
            return True
        if relation.end >= unit.end or self._flags[relation.end] & Is.STOP:
            return False
        joined = relation.joined
        return joined or self._norms[self._skip(relation.end, unit.end, particles=False)] in _SO

    def _leading_start(self, relation: Relation, unit: Unit) -> int:
        """Where the content begins that a preposition opens: behind the فإن that closes all that is told of the source.

        In *بحسب دراسة نشرت أمس، فإن النوم مفيد* it does; in *بحسب الوزير، إذا قل الماء فإن الأسعار سترتفع* it does not.
        """
        at, end = relation.end, min(unit.end, relation.end + _LONGEST_ASIDE)
        following = at + bool(at < end and self._flags[at] & (Is.COMMA | Is.DASH))
        is_told = following < end and (following == at or bool(self._flags[following] & (Is.RELATIVE | Is.PRONOUN)))
        so = next((i for i in range(at, end) if self._norms[i] in _THEN), None) if is_told else None
        if so is None or any(self._norms[i].lstrip("وف") in _CONDITIONS for i in range(at, so)):
            so = at
        return self._skip(so, unit.end)

    def _skip(self, at: int, limit: int, *, particles: bool = True) -> int:
        while at < limit - 1 and (
            self._flags[at] & (Is.COMMA | Is.DASH | Is.COLON) or (particles and self._norms[at] in _SO)
        ):
            at += 1
        return at

    def _local_start(self, relation: Relation, stop: int, nearby: list[Found], previous_end: int) -> int:
        """A preposition after a comma speaks of its whole sentence; without one, of the content that it stands in."""
        if stop == relation.begin:
            around = [f for f in nearby if f.content < stop <= f.limit]
            if around:
                return around[-1].content
        return previous_end
