"""What speaks against a word that may attribute: its neighbours, its form, what it does with what follows."""

from claimcheck.splitting.languages.ar.grammar import Is, acts, words
from claimcheck.splitting.languages.ar.lexicon import FIRST_PERSON, NOMINAL, Reading, cues
from claimcheck.splitting.languages.ar.scan import Introducer
from claimcheck.splitting.languages.ar.speakers import given_names, is_known, is_speaker, names
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.syntax import Syntax
from claimcheck.splitting.languages.ar.view import Cue, Stretch, Unit

_WROTE = "كتب"
_PRESENT = "ي"
_THAT, _UN, _BEFORE, _IF = fold("أن"), fold("غير"), fold("قبل"), fold("إذا")
_WHETHER = frozenset((_IF, was) for was in ("كان", "كانت", "كانوا"))
_QUESTION_MARKS = frozenset("؟?")


def _is_act(norm: str) -> bool:
    """Whether a word tells what somebody did or does, so that the next one is what it was done to."""
    return norm in acts() or (norm[0] == _PRESENT and norm not in names())


class Doubts:
    """Tells in one document whether a verb attributes."""

    def __init__(self, syntax: Syntax) -> None:
        self._view = syntax.view
        self._words = syntax.view.words
        self._flags = syntax.view.flags
        self._phrases = syntax.phrases
        self._introducers = syntax.introducers
        self._preceding = syntax.preceding
        self._impersonal = cues().impersonal

    def may_be(self, cue: Cue, reading: Reading, unit: Unit) -> bool:
        """Whether the word before lets the cue be read so."""
        if reading.agreement in FIRST_PERSON and self._tells_us(cue):
            return False
        before = cue.index - 1
        if before < unit.start or cue.is_joined(self._words):
            return reading.form != "jussive"
        norm, flag = self._words.norms[before], self._flags[before]
        if cue.index in self._view.inside and (reading.agreement in FIRST_PERSON or self._is_mine(cue, reading)):
            return False
        if reading.form == "present" and norm[-1] == "ا" and not flag and self._ends_here(cue):
            return False  # لم نجد تجاوبا يذكر،
        if reading.form == "jussive":
            is_open = flag & (Is.NEGATOR | Is.PARTICLE) and norm not in words("verbs", "not_after")
            return bool(is_open) and not self._is_intended(before)
        is_out = (
            norm in words("verbs", "not_after")
            or (reading.finite and norm in words("verbs", "nouns_after"))
            or (reading.form == "participle" and norm == _UN)
            or (reading.finite and flag & Is.PREPOSITION and self._governs_noun(before))
            or (reading.form == "past" and norm.lstrip("وف") == "لا")
            or (reading.form == "present" and self._is_intended(before))
            or (reading.frame.exact and not reading.frame.clause and _is_act(norm))  # المواطن يدفع ثمن أخطاء
            or (
                flag & Is.RELATIVE and reading.has_object and not reading.frame.addressee
            )  # النظام الذي أعلنته الإدارة: the object stands before
        )
        is_plain = not (flag or norm.isdigit() or norm in words("echoes"))
        return not is_out and (not is_plain or self._is_verb_alone(cue, reading, unit))

    def _is_mine(self, cue: Cue, reading: Reading) -> bool:
        """Whether the hamza makes a past that has none the speaker's own present: *"أعتقد أن …"*."""
        text = self._words.texts[cue.index]
        return reading.form == "past" and reading.frame.lemma[0] == "ا" and text.lstrip("وف")[0] == "أ"

    def _tells_us(self, cue: Cue) -> bool:
        """Whether نا is whom somebody tells, who is named behind it: *وعدنا الوزير بالشفافية*."""
        following = self._words.norms[cue.index + 1 : cue.index + 2]
        return any(r.has_object for r in cue.readings) and any(map(is_speaker, following))

    def _ends_here(self, cue: Cue) -> bool:
        """Whether a verb that may be said of anybody has nothing behind it."""
        following = self._flags[cue.index + 1 : cue.index + 2]
        return self._is_impersonal(cue) and all(flag & (Is.COMMA | Is.STOP) for flag in following)

    def _governs_noun(self, preposition: int) -> bool:
        """Whether nothing but a noun can follow: *بمناسبة تسلم السفينة*, but *فيها أكد* and *مما يؤكد*."""
        is_whole = self._flags[preposition] & (Is.ADVERB | Is.SUBORDINATOR | Is.GOVERNOR | Is.RELATIVE)
        return not is_whole and not self._words.norms[preposition].endswith(("ما", "ه", "ها", "هم"))

    def _is_intended(self, particle: int) -> bool:
        """Whether أن before the verb makes it what may be said, and not what is said: *من المقرر أن يعلن*."""
        if self._words.norms[particle] != _THAT or self._words.norms[particle - 1] == _BEFORE:
            return False
        return self._introducers.is_governed(particle, -1)

    def _is_verb_alone(self, cue: Cue, reading: Reading, unit: Unit) -> bool:
        """Whether a past that may be a noun is none behind a plain word: it has its subject before it."""
        if reading.form != "past" or not (reading.frame.exact or any(r.form in NOMINAL for r in cue.readings)):
            return True
        if cue.index - 1 not in self._view.cue_at and self._preceding.subject(cue, unit.start) is not None:
            return True
        is_noun = any(r.form in NOMINAL for r in cue.readings)
        return not is_noun and self._preceding.opens_with_phrase(cue.index, unit.start)

    def is_adverbial(self, cue: Cue, reading: Reading, source: Stretch | None) -> bool:
        """Whether a word that can be a preposition is one: *عقب استحواذ الشركة*, but not *عقب النائب قائلا*."""
        is_other = reading.frame.exact and self._flags[cue.index] & Is.PREPOSITION
        return bool(is_other) and source is not None and not is_known(self._words.norms[source[0]])

    def is_without(self, cue: Cue, introducer: Introducer) -> bool:
        """Whether the word is the preposition of *دون أن يحدد موعدا*, and no verb."""
        is_adverbial = self._flags[cue.index] & Is.PREPOSITION and self._flags[cue.index] & Is.GOVERNOR
        return bool(is_adverbial) and introducer.opening == "clause" and introducer.index == cue.index + 1

    def is_cut_off(self, cue: Cue, reading: Reading, introducer: Introducer) -> bool:
        """*، طلب عدم ذكر اسمه، إن*: the verb has its object, and the particle belongs to another."""
        first = cue.index + 1
        if introducer.opening != "clause" or not reading.frame.noun_object or introducer.index <= first:
            return False
        is_work = reading.frame.works and self._phrases.is_work(first)  # أظهرت نتائج الدراسة، التي …، أن
        is_one = self._flags[first] & Is.QUANTIFIER and is_known(self._words.norms[first + 1])  # أحد شهود العيان
        if is_work or is_one or not self._flags[first] & (Is.OBJECT | Is.QUANTIFIER | Is.DEMONSTRATIVE):
            return False  # its shape alone does not tell a verbal noun from a name: تعاون، ترامب
        return any(self._flags[at] & Is.COMMA for at in range(first, introducer.index))

    def agrees(self, subject: int, reading: Reading) -> bool:
        """Whether the subject before a verb can be its own: *هيئة المال | توقع* signs, and does not expect."""
        text, norm = self._words.texts[subject], self._words.norms[subject]
        if reading.form != "past" or reading.agreement != "ms" or text[-1] != "ة":
            return True
        return norm in given_names() or norm.removeprefix("ال") in words("masculine")

    def is_no_speech(self, cue: Cue, reading: Reading, unit: Unit, source: Stretch | None) -> bool:
        """Whether the verb is a formula, asks the reader, or says what a thing does."""
        if source is not None:
            head = source[0] + (self._flags[source[0]] & Is.DEMONSTRATIVE > 0 and source[1] > source[0] + 1)
            return reading.frame.people and self._phrases.is_thing(head)
        if reading.form != "present":
            return False
        if self._is_impersonal(cue):
            return True
        ends = self._words.norms[max(unit.end - 2, cue.index) : unit.end]
        return reading.agreement == "fs" and not _QUESTION_MARKS.isdisjoint(ends)  # هل تتوقع أن …؟

    def is_asked(self, participle: int) -> bool:
        """Whether a question is about it: *وعما إذا كان متخوفا من التصعيد*."""
        return tuple(self._words.norms[max(0, participle - 2) : participle]) in _WHETHER

    def is_yet_to_come(self, cue: Cue, introducer: Introducer) -> bool:
        """Whether *قبل أن يعلن موعدا* tells of a deed, as *قبل أن يضيف: "…"* does not."""
        before = cue.index - 1
        if before < 1 or self._words.norms[before] != _THAT or self._words.norms[before - 1] != _BEFORE:
            return False
        is_clause = self._flags[introducer.content - 1] & Is.PARTICLE or introducer.opening == "clause"
        return not (is_clause or introducer.opening in ("quotation", "colon"))

    def is_byline(self, cue: Cue, reading: Reading, source: Stretch | None, introducer: Introducer) -> bool:
        """Whether the verb names who wrote the article: *كتب: سامي منصور*."""
        is_bare = source is None and introducer.opening == "colon" and not cue.is_joined(self._words)
        return is_bare and reading.frame.lemma == _WROTE

    def _is_impersonal(self, cue: Cue) -> bool:
        norm = self._words.norms[cue.index]
        return norm in self._impersonal or norm[1:] in self._impersonal
