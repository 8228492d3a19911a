"""The subject that stands before its verb: *الوزير، الذي وصل أمس، أكد أن …*."""

from claimcheck.splitting.languages.ar.grammar import Is, words
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.speakers import (
    bodies,
    is_known,
    is_speaker,
    masculine_bodies,
    names,
    places,
    singular_heads,
)
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, Stretch, View

_REACH = 40
_LONGEST_NAME = 6
_SHORTEST_JOINED = 4
_LONGEST_ANTECEDENT = 10
_LONGEST_ASIDE = 8
_EDGES = Is.STOP | Is.COLON | Is.PARTICLE | Is.SUBORDINATOR
_CLAUSE_EDGES = _EDGES | Is.COMMA | Is.RELATIVE
_BEFORE_VERB = Is.NEGATOR | Is.ADVERB
_WAS = frozenset(("كان", "كانت", "كانوا", "كانا", "كانتا"))
_AS_FOR = frozenset(map(fold, ("أما", "وأما")))
_THAT = fold("أن")
_STARTERS = Is.DEMONSTRATIVE | Is.QUANTIFIER


class Preceding:
    """Looks to the left of verbs in one document."""

    def __init__(self, view: View, phrases: Phrases) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        self._phrases = phrases

    def subject(self, cue: Cue, start: int) -> Stretch | None:
        """The subject that stands before the cue, in `start:` of the words; none if the verb opens its clause."""
        if cue.is_joined(self._view.words):
            return self._as_for(cue, start)
        last = self._last_before(cue.index, start)
        if last is None or self._norms[last] == "و":
            return None
        flag = self._flags[last]
        if flag & Is.PRONOUN:
            return last, last + 1
        if flag & Is.PARTICLE:
            return self._before_that(last, start)
        if flag & Is.RELATIVE:
            return None if flag & Is.SUBORDINATOR else self._antecedent(last, start)
        return (last, last + 1) if self._is_other_party(last, cue) else self._topic(last, cue.index, start)

    def _is_other_party(self, index: int, cue: Cue) -> bool:
        """Whether و opens a clause of its own with one who speaks alone: *قصف في الجنوب وبيروت تندد*."""
        norm, rest = self._norms[index], self._norms[index][1:]
        if index < cue.index - 1 or norm[0] != "و" or norm in names():
            return False
        agreement = "ms" if rest.removeprefix("ال") in masculine_bodies() else "fs"
        is_party = rest in places() or (rest != (bare := rest.removeprefix("ال")) and bare in bodies())
        if not is_party and is_speaker(rest) and not (rest.startswith("ال") or is_speaker(self._norms[index - 1])):
            is_party, agreement = True, "mp"  # انهيار مبنى وناشطون يطالبون
        return is_party and any(r.form == "present" and r.agreement == agreement for r in cue.readings)

    def _last_before(self, verb: int, start: int) -> int | None:
        """The word before the verb; negations, adverbs and auxiliaries passed over."""
        flags, last = self._flags, verb - 1
        while last >= start and flags[last] & (_BEFORE_VERB | Is.AUXILIARY) and not flags[last] & Is.PREPOSITION:
            if flags[last] & Is.JOINED:
                return None
            last -= 1
        if last >= start and flags[last] & Is.QUOTE and last in self._view.opens:
            last -= 1
        if last < start:
            return None
        is_label = flags[last] & Is.DASH and not any(flags[i] & Is.DASH for i in range(max(start, last - _REACH), last))
        return None if is_label else last

    def _topic(self, last: int, verb: int, start: int) -> Stretch | None:
        """The noun phrase with which the clause of the verb begins."""
        first = self._clause_start(last, start)
        if first is None or first > last or not self._phrases.begins(first, verb) or self._is_intended(first, start):
            return self._lone_person(last)
        end = self._phrases.end(first, verb)
        if self._is_verb_alone(first, end) or self._is_verb_of_hers(first):
            return None
        if end <= first or not self._is_topic(first, end, verb) or not self._is_aside(first, end, verb):
            return None
        return first, end

    def _is_intended(self, first: int, start: int) -> bool:
        """Whether a verb follows that says what may be: *لا يمكن أن | تقف مصر*."""
        norm = self._norms[first]
        if first < start + 2 or self._norms[first - 1] != _THAT or norm[0] not in "يتن" or is_known(norm):
            return False
        return self._flags[first - 2] & (Is.GOVERNOR | Is.PREPOSITION | Is.SUBORDINATOR) == Is.GOVERNOR

    def _lone_person(self, index: int) -> Stretch | None:
        """*ظهر رجل | يقول*, *أظهر المقطع رجلا | يقول*: whom the clause before has introduced."""
        norm = self._norms[index]
        return (index, index + 1) if norm in singular_heads() or norm.removesuffix("ا") in singular_heads() else None

    def opens_with_phrase(self, verb: int, start: int) -> bool:
        """Whether nothing but a prepositional phrase stands before the verb in its clause: *ومن جهته رأى*."""
        first = verb
        while first > start and not self._flags[first - 1] & _CLAUSE_EDGES:
            first -= 1
        if verb - first > _LONGEST_ASIDE or not self._flags[first] & Is.PREPOSITION:
            return False
        return not any(self._view.is_verb(at) for at in range(first, verb))

    def issuer(self, cue: Cue, start: int) -> Stretch | None:
        """Who issued the document that speaks: *نشر المكتب بيانا قال فيه*."""
        norms, flags = self._norms, self._flags
        following = norms[cue.index + 1 : cue.index + 2]
        if following and following[0] not in words("documents", "within"):
            return None
        reach = range(cue.index - 1, max(start, cue.index - 2 * _LONGEST_ASIDE) - 1, -1)
        document = next((i for i in reach if norms[i].removesuffix("ا") in words("documents") and i > start), None)
        if document is None:
            return None
        if norms[document + 1][0] == "ل" and document + 1 < cue.index and not flags[document + 1]:
            end = self._phrases.end(document + 1, cue.index)  # كلمة لرئيس الجمعية أكد فيها
            return (document + 1, end) if following else None
        first = document
        while first > start and not flags[first - 1] & (_EDGES | Is.COMMA):
            first -= 1
        while first < document and flags[first] & (Is.AUXILIARY | Is.NEGATOR):
            first += 1
        if not (norms[first].startswith("ال") or is_speaker(norms[first])):
            first += 1
        if first >= document or not self._phrases.begins(first, document):
            return None
        end = self._phrases.end(first, document)
        return (first, end) if end > first else None

    def _as_for(self, cue: Cue, start: int) -> Stretch | None:
        """*أما الوزير فقال*: the subject that أما puts first."""
        if self._norms[cue.index][0] != "ف":
            return None
        for at in range(cue.index - 1, max(start, cue.index - _REACH) - 1, -1):
            if self._norms[at] in _AS_FOR:
                if not self._phrases.begins(at + 1, cue.index):
                    return None
                end = self._phrases.end(at + 1, cue.index)
                return (at + 1, end) if end > at + 1 else None
            if self._flags[at] & Is.STOP:
                return None
        return None

    def _before_that(self, particle: int, start: int) -> Stretch | None:
        """*سبق للجماعة أن أعلنت*: whom سبق names."""
        for at in range(particle - 1, max(start, particle - _LONGEST_NAME) - 1, -1):
            if self._norms[at].lstrip("وف") == "سبق":
                return (at + 1, particle) if self._norms[at + 1][0] == "ل" and at + 1 < particle else None
        return None

    def _antecedent(self, relative: int, start: int) -> Stretch | None:
        last = relative - 1
        if last >= start and self._flags[last] & Is.COMMA:
            last -= 1
        last = self._before_time(last, start)
        first = last + 1
        while first > start and last - first < _LONGEST_ANTECEDENT:
            flag, before = self._flags[first - 1], first - 1
            if before in self._view.closes and before - self._view.closes[before] <= _LONGEST_NAME:
                first = self._view.closes[before]
                continue
            if flag & ~(Is.OBJECT | Is.DEMONSTRATIVE | Is.QUANTIFIER) or self._view.is_verb(before):
                break
            if self._norms[before] in words("prepositions", "led"):
                break  # وفد برئاسة سمير، الذي
            first = before
        if first <= last and not is_speaker(self._norms[first]) and not self._norms[first].startswith("ال"):
            first = next((at for at in range(first, last + 1) if is_speaker(self._norms[at])), first)
        for at in range(last, first, -1):
            if self._phrases.opens_object(at, first) or self._flags[at] & Is.QUANTIFIER or self._opens_anew(at):
                return at, last + 1
        return (first, last + 1) if first <= last else None

    def _opens_anew(self, at: int) -> bool:
        """Whether an indefinite noun stands behind a definite one that has no name: *شهدت المدينة | مسيرات*."""
        norm, before = self._norms[at], self._norms[at - 1]
        is_definite = before.startswith("ال") and not is_speaker(before)
        return is_definite and not norm.startswith("ال") and norm[0] not in "ولب" and norm not in names()

    def _before_time(self, last: int, start: int) -> int:
        """The word before a time that stands between a noun and its relative: *مسيرات خلال الأيام الماضية، التي*."""
        if last < start or not self._flags[last] & Is.ADVERB:
            return last
        reach = range(last - 1, max(start, last - _LONGEST_NAME), -1)
        return next((at - 1 for at in reach if self._flags[at] & Is.PREPOSITION), last)

    def _clause_start(self, last: int, start: int) -> int | None:
        """Where the clause begins that the verb stands in; none if another verb of saying comes in between."""
        flags = self._flags
        for at in range(last, max(start, last - _REACH) - 1, -1):
            flag = flags[at]
            if flag & _EDGES:
                return at + 1
            if flag & Is.JOINED and flag & _STARTERS and at > start and flags[at - 1] & Is.COMMA:
                return at  # ، وهذا الوضع يؤكد
            if self._norms[at].lstrip("وف") in _WAS and not (at > start and flags[at - 1] & Is.RELATIVE):
                return at + 1
            if flag & Is.QUOTE and at in self._view.opens and self._view.opens[at] > last:
                return at + 1
            if self._view.is_verb(at) and not (at > start and flags[at - 1] & Is.RELATIVE):
                return None
        return start if last - start < _REACH else None

    def _is_topic(self, first: int, end: int, verb: int) -> bool:
        """Whether a clause can begin with this noun phrase rather than with a verb."""
        norm = self._norms[first]
        if (
            norm.startswith("ال")
            or is_speaker(norm.removesuffix("ا"))
            or is_speaker(norm)
            or self._flags[first] & (_STARTERS | Is.QUOTE)
        ):
            return True
        bare = norm[1:] if norm[0] in "وف" and len(norm) > _SHORTEST_JOINED else norm
        if bare[0] in "بلك" and bare not in names():
            return False
        return end - first <= _LONGEST_NAME and verb - end <= 1 and not norm.startswith(("ي", "ن", "س"))

    def _is_verb_alone(self, first: int, end: int) -> bool:
        """Whether a verb before the verb is all there is, or a number: *ومضى يقول*."""
        if self._norms[first].isdigit():
            return end == first + 1
        cue = self._view.cue_at.get(first)
        return cue is not None and end == first + 1 and cue.is_joined(self._view.words) and cue.readings[0].finite

    def _is_verb_of_hers(self, first: int) -> bool:
        """Whether a verb in the present stands before its subject, and no name: *تطوي ليلى دفترها*."""
        norm = self._norms[first]
        return norm[0] == "ت" and not is_known(norm) and norm not in names() and is_known(self._norms[first + 1])

    def _is_aside(self, first: int, end: int, verb: int) -> bool:
        """Whether nothing but a relative clause, an aside between marks or an adverbial stands before the verb."""
        flags = self._flags
        while end < verb and flags[end] & (Is.COMMA | Is.DASH | Is.ADVERB | Is.AUXILIARY | Is.NEGATOR | Is.QUOTE):
            end += 1
        if end == verb:
            return True
        if flags[end - 1] & (Is.NEGATOR | Is.AUXILIARY):
            if not self._norms[first].startswith("ال") and is_speaker(self._norms[first]):
                return verb - end <= _LONGEST_ASIDE  # خبراء لم يشاركوا في الدراسة | دعوا
            return False  # العودة لن تكون سهلة، قال
        if flags[end] & Is.RELATIVE:
            return True
        if flags[verb - 1] & (Is.COMMA | Is.DASH):
            return verb - end <= 2 * _LONGEST_ASIDE
        return bool(flags[end] & Is.PREPOSITION or self._norms[end][0] == "ب") and verb - end <= _LONGEST_ASIDE
