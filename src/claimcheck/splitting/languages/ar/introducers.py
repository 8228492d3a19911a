"""What opens a content: whichever particle, preposition, colon, mark or question word a cue's frame licenses."""

from claimcheck.splitting.languages.ar.circumstances import Circumstances
from claimcheck.splitting.languages.ar.grammar import MARK, Is, words
from claimcheck.splitting.languages.ar.lexicon import Frame, Reading
from claimcheck.splitting.languages.ar.participles import Participles
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.quoted_names import QuotedNames
from claimcheck.splitting.languages.ar.scan import Introducer, Scan
from claimcheck.splitting.languages.ar.speakers import bodies, has_head
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import Cue, View

_REACH = 45
"""Words in which what a cue opens must begin."""
_REACH_OF_EXACT, _REACH_OF_EXACT_PHRASE = 25, 10
_REACH_OF_PARTICIPLE = 14
_REACH_OF_NOUN = 5
_REACH_OF_COLON = 25
_AFTER_NAME = 12
_ABBREVIATION = 2
_AT = "في"
_CLAUSE = Is.PARTICLE | Is.STOP | Is.COLON | Is.SUBORDINATOR
_GOVERNING = frozenset(map(fold, ("من", "في", "إلى", "على", "عن", "مع", "حتى", "بعد", "قبل", "منذ")))
_MEANWHILE = frozenset(map(fold, ("عندما", "حينما", "بعدما", "وهو", "وهي", "إذ", "حيث")))
_GIST = frozenset(map(fold, ("القول", "مفاده", "مفادها", "مؤداه", "مؤداها")))
_SPEECH_PREPOSITIONS = frozenset(map(fold, ("إلى", "على", "عن")))
_OF, _THAT_OF = "ب", fold("بأن")
_IN_DOCUMENT, _ON = frozenset(("في", "ضمن")), fold("على")


class Introducers:
    """Finds what cues open in one document."""

    def __init__(self, view: View, phrases: Phrases, circumstances: Circumstances) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        self._phrases = phrases
        self._circumstances = circumstances
        self._participles = Participles(view)
        self.carries_on = self._participles.carry_on
        self._quoted_names = QuotedNames(view, self.is_governed, self._is_joined)

    def first(self, cue: Cue, reading: Reading, limit: int) -> Introducer | None:
        """The first thing after the cue that its frame licenses; none where another clause comes in between."""
        if reading.frame.document:
            return self._in_document(cue, reading.frame, limit)
        at = cue.index + 1
        scan = Scan(cue.index, reading, min(limit, at + _reach(reading)), min(limit, at + _REACH))
        joined, asks = reading.frame.joined, reading.frame.question_words
        flags, norms, cues = self._flags, self._norms, self._view.cue_at
        while at < scan.limit:
            flag = flags[at]
            if not (flag or at in cues or asks or (joined and norms[at][0] in joined)):
                at += 1  # a plain word opens nothing and ends nothing
                continue
            if flag & Is.PARTICLE and self._is_anothers(at, scan.cue):
                break
            step = self._mark(at, scan) if flag & MARK else self._word(at, scan)
            if isinstance(step, Introducer):
                return step
            if step is None:
                break
            at = step
        return scan.spare

    def at(self, index: int, frame: Frame, limit: int, *, clauses_only: bool = False) -> Introducer | None:
        """What is opened right here, adverbs passed over; commas too where only a clause can be opened."""
        passed = Is.ADVERB | Is.COMMA if clauses_only else Is.ADVERB
        while index < limit and self._flags[index] & passed:
            index += 1
        if index + 1 >= limit:
            return None
        flag = self._flags[index]
        if flag & Is.PARTICLE:
            return Introducer("clause", index, self._after_particle(index))
        if flag & Is.COLON:
            return self._colon(index, limit)
        if flag & Is.QUOTE and index in self._view.opens:
            return Introducer("quotation", index, index + 1)
        return None if clauses_only else self._noun_phrase_at(index, frame, limit)

    def _noun_phrase_at(self, index: int, frame: Frame, limit: int) -> Introducer | None:
        if self._norms[index] in frame.prepositions and self._flags[index] & Is.PREPOSITION:
            return Introducer("preposition", index, self._after_preposition(index, limit))
        if frame.joined and self._is_joined(index, frame.joined):
            return Introducer("joined", index, index)
        return None

    def _mark(self, at: int, scan: Scan) -> Introducer | int | None:
        """Past a mark: what it opens, the word to go on with, or nothing if the clause ends."""
        flag = self._flags[at]
        if flag & Is.STOP:
            return at + 1 if len(self._norms[at - 1]) <= _ABBREVIATION else None
        if flag & Is.COMMA:
            scan.in_relative = False
            return None if self._participles.at(at + 1, scan.limit) else at + 1
        if flag & Is.BRACKET:
            return self._after_bracket(at, scan.limit)
        frame = scan.reading.frame
        is_bound = frame.object_heads is not None or (frame.clausal and not frame.prepositions)
        if flag & (Is.COLON | Is.QUOTE) and is_bound and self._norms[at - 1] not in frame.joined:
            return self._view.opens.get(at, at) + 1
        if flag & Is.COLON:
            return self._colon(at, scan.limit) if at - scan.cue <= _REACH_OF_COLON else None
        return self._quotation(at, scan) if flag & Is.QUOTE else at + 1

    def _quotation(self, at: int, scan: Scan) -> Introducer | int:
        closing = self._view.opens.get(at)
        if closing is None:
            is_behind_comma = self._flags[at - 1] & Is.COMMA and self._view.words.texts[at] in "«“"
            is_next = at in (scan.cue + 1, self._end_of_subject(scan.cue, at))
            opens = at not in self._view.closes and (is_behind_comma or is_next)
            return scan.spare or Introducer("quotation", at, at + 1) if opens else at + 1
        if self._quoted_names.is_name(at, closing, scan):
            scan.limit = min(scan.furthest, scan.limit + closing - at + 1)
            return closing + 1
        return scan.spare or Introducer("quotation", at, at + 1)

    def _end_of_subject(self, cue: int, limit: int) -> int:
        subject = self._circumstances.subject(cue, limit)
        return limit + 1 if subject is None else subject[1]

    def _word(self, at: int, scan: Scan) -> Introducer | int | None:
        """Past a word: what it opens, the word to go on with, or nothing if another clause begins."""
        flag, norm, frame = self._flags[at], self._norms[at], scan.reading.frame
        if flag & Is.PARTICLE:
            clause = self._clause(at, scan)
            if clause is not None:
                return clause
        if norm in frame.prepositions and flag & Is.PREPOSITION and self._says_what(at, scan.limit):
            found = self._preposition(at, scan)
            if found is None and frame.object_heads is not None:
                return at + 1  # عبرت النائبة عن الحزب عن أسفها
            if found is None or not scan.in_relative or found.content > at + 1:
                return found
            scan.spare = scan.spare or found
        elif frame.joined and norm[0] in frame.joined and self._is_joined(at, frame.joined) and not self._is_field(at):
            found = Introducer("joined", at, at)
            if not (frame.clause and norm[1:].removeprefix("ال") in bodies()):
                return found
            scan.spare = scan.spare or found  # ذكرت مصادر بالمعارضة أن, نوه ببرنامج المساء إلى أن
        elif frame.question_words and norm in words("questions"):
            return Introducer("question", at, at)
        return at + 1 if self._goes_on(at, scan) else None

    def _clause(self, at: int, scan: Scan) -> Introducer | None:
        frame = scan.reading.frame
        if self._flags[at] & Is.JOINED and at > scan.cue + 1:
            return None  # وأن goes on with an earlier content
        speech = frame.prepositions if frame.exact else _SPEECH_PREPOSITIONS  # not *وجدت أدلة على أن*
        is_open = (
            (frame.clause and not self.is_governed(at, scan.cue))
            or (self._norms[at].startswith(_THAT_OF) and _OF in frame.joined)
            or (frame.clause and self._norms[at - 1] in speech and not scan.in_relative)
            or (frame.continues and self._norms[at - 2] in words("stressing"))
        )
        return Introducer("clause", at, self._after_particle(at)) if is_open else None

    def _is_anothers(self, at: int, cue: int) -> bool:
        """Whether بأن is that of another verb in between: *أعلن رحيله، وهو ما وصفه أحمد | بأنه خطأ*."""
        if not self._norms[at].startswith(_THAT_OF):
            return False
        others = (self._view.cue_at[i] for i in range(cue + 1, at) if i in self._view.cue_at)
        return any(r.finite and not r.frame.exact and _OF in r.frame.joined for other in others for r in other.readings)

    def _preposition(self, at: int, scan: Scan) -> Introducer | None:
        frame = scan.reading.frame
        found = Introducer("preposition", at, self._after_preposition(at, scan.limit))
        head = found.content + (found.content in self._view.opens)  # عبرت عن "القلق"
        if frame.object_heads is not None and not has_head(self._norms[head], frame.object_heads):
            return None
        if (
            not frame.clausal
            or self._flags[at + 1] & Is.PARTICLE
            or self._norms[at + 1] in words("objects", "concluded")
        ):
            return found
        gist = next((i for i in range(at + 1, min(scan.limit - 1, at + _REACH_OF_NOUN)) if self._norms[i] in _GIST), 0)
        if not gist or not self._flags[gist + 1] & Is.PARTICLE:
            return None
        return Introducer("preposition", at, self._after_particle(gist + 1))  # توصلوا إلى نتيجة مفادها أن

    def _says_what(self, at: int, limit: int) -> bool:
        """Whether the preposition says what, and not how or where: not *على هامش*."""
        if self._norms[at - 1] in words("partitives"):
            return False  # أكثر من مرة
        if (
            self._norms[at] == _AT
            and self._norms[at + 1 : at + 2]
            and self._norms[at + 1] in words("placed", "occasions")
        ):
            return False  # أمل في عظته أن
        return at + 1 < limit and self._norms[at + 1] not in words("circumstances")

    def _goes_on(self, at: int, scan: Scan) -> bool:
        """Whether the clause of the cue goes on behind this word."""
        flag = self._flags[at]
        if flag & Is.RELATIVE or self._norms[at] in _MEANWHILE:
            scan.in_relative = True
            scan.limit = scan.furthest
        elif flag & Is.SUBORDINATOR or self._participles.open(at, scan.limit):
            return False
        elif self._view.is_verb(at):
            scan.in_relative = True
            return not flag & Is.JOINED
        return True

    def _in_document(self, cue: Cue, frame: Frame, limit: int) -> Introducer | None:
        """*جاء في البيان أن*: what a document opens."""
        first = cue.index + 2
        if first >= limit or not self._phrases.begins(first, limit):
            return None
        on_page = self._norms[first - 1] == _ON and self._norms[first] in words("circumstances")  # على صفحته
        if self._norms[first - 1] not in _IN_DOCUMENT and not on_page:
            return None
        behind = self._circumstances.skip(self._phrases.end(first, limit), limit)
        found = self.at(behind, frame, limit, clauses_only=True)
        if found is None:  # في بيان نشر على صفحتها أن
            reach = range(behind, min(limit, behind + _AFTER_NAME))
            clause = next((i for i in reach if self._flags[i] & _CLAUSE or self._view.is_verb(i)), limit)
            found = self.at(clause, frame, limit, clauses_only=True)
        return found

    def is_governed(self, at: int, after: int) -> bool:
        """Whether an أن belongs to the word before it: *يمكن أن*. إن never does."""
        if self._view.words.texts[at].lstrip("وف").startswith("إ"):
            return self._norms[at - 1] == "ما"  # ما إن كان
        before = at - 1
        if before <= after:
            return False
        if self._flags[before] & Is.GOVERNOR and self._flags[before] & Is.PREPOSITION:
            return bool(self._flags[before - 1])  # كان عليها أن، but not أشرفوا عليها أن
        return bool(self._flags[before] & Is.GOVERNOR) or self._norms[before] in _GOVERNING

    def _after_particle(self, at: int) -> int:
        return at if self._norms[at].lstrip("وف") in words("particles", "negative") else at + 1

    def _after_preposition(self, at: int, limit: int) -> int:
        following = at + 1
        is_particle = following < limit and self._flags[following] & Is.PARTICLE
        return self._after_particle(following) if is_particle else following

    def _is_joined(self, at: int, joined: frozenset[str]) -> bool:
        """Whether the word is ب or ل with what the cue is about."""
        if self._norms[at][0] == "ب":
            return "ب" in joined and self._phrases.is_joined_object(at)
        return "ل" in joined and not self._flags[at] and self._phrases.is_joined_deed(at)

    def _is_field(self, at: int) -> bool:
        """Whether ل says what a body is there for: *الجامعة الوطنية للتعليم*."""
        is_definite = self._norms[at].startswith("لل") and self._norms[at - 1] in words("institutional")
        return is_definite and self._norms[at - 2].removeprefix("ال") in bodies()

    def _after_bracket(self, at: int, limit: int) -> int:
        reach = range(at + 1, min(limit, at + _AFTER_NAME))
        return next((i + 1 for i in reach if self._flags[i] & Is.BRACKET), at + 1)

    def _colon(self, at: int, limit: int) -> Introducer | None:
        following = at + 1
        if following >= limit or (self._norms[at - 1].isdigit() and self._norms[following].isdigit()):
            return None
        flag = self._flags[following]
        if flag & Is.QUOTE and (following in self._view.opens or following in self._view.unclosed):
            return Introducer("quotation", following, following + 1)
        if flag & Is.PARTICLE:
            return Introducer("clause", following, self._after_particle(following))
        return Introducer("colon", at, following)


def _reach(reading: Reading) -> int:
    if reading.form == "participle":
        return _REACH_OF_PARTICIPLE
    if reading.form in ("possessed", "bare", "definite"):
        return _REACH_OF_NOUN
    if not reading.frame.exact:
        return _REACH
    return _REACH_OF_EXACT if reading.frame.clause else _REACH_OF_EXACT_PHRASE
