"""What is written together with ب or ل, where it is what a verb says or demands, and no name, place or manner."""

from claimcheck.splitting.languages.ar.grammar import MARK, Is, is_verbal_noun, words
from claimcheck.splitting.languages.ar.speakers import (
    bodies,
    cities,
    given_names,
    is_known,
    is_speaker,
    masculine_heads,
    names,
    places,
)
from claimcheck.splitting.languages.ar.spelling import fold
from claimcheck.splitting.languages.ar.view import View

_SHORTEST_NOUN = 3
_BY_WHAT, _FAST = "بما", fold("بسرعة")
_LONGEST_LAST_NAME = 4


class Joined:
    """Finds it in one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags

    def is_object(self, index: int) -> bool:
        """Whether the word is ب with what a verb says or demands: بمحاسبة، بالعمل، بوقف."""
        norm = self._norms[index]
        if norm == _BY_WHAT:
            named = self._view.cue_at.get(index + 1)  # ندد بما وصفه بـ"الخرق"
            return named is not None and any(reading.has_object for reading in named.readings)
        if norm[0] != "ب" or len(norm) < _SHORTEST_NOUN or self._flags[index] & ~Is.JOINED:
            return False
        if norm in words("no_preposition") or norm in words("spokesmanship") or self._is_in_place(norm):
            return self._is_haste(index)
        own = self._view.cue_at.get(index)
        if own is not None and own.readings[0].form == "possessed" and own.readings[0].frame.bare:
            return False  # بقوله، بالقول
        if norm.startswith("بال"):
            return True
        return not (is_speaker(norm) or norm in names() or self._is_last_name(index) or self._is_told_of(index))

    def _is_haste(self, index: int) -> bool:
        """Whether what is demanded is to be done fast: *طالب السكان | بسرعة إنجاز المشروع*."""
        following = "".join(self._norms[index + 1 : index + 2])
        is_deed = following in words("objects") or is_verbal_noun(following) or following.startswith("ال")
        return self._norms[index] == _FAST and is_deed

    @staticmethod
    def _is_in_place(norm: str) -> bool:
        """Whether ب says where: *بالسودان*."""
        return norm[1:] in places() or norm[1:] in cities()

    def _is_last_name(self, index: int) -> bool:
        """Whether a word that begins with ب ends a name: *محمد بوزيان، وزير النقل*, but not *اتهم محمد بقتل جاره*."""
        norm, following = self._norms[index][1:], index + 1
        if index == 0 or following >= len(self._flags):
            return False
        if self._norms[index - 1] not in given_names():
            return self._is_owner(index)
        is_titled = self._norms[following].startswith("ال") and is_speaker(self._norms[following])
        is_titled = is_titled or self._norms[following] in words("placed")
        is_closed = self._flags[following] & (MARK | Is.PARTICLE | Is.PREPOSITION | Is.RELATIVE | Is.ADVERB)
        is_closed = is_closed or (self._norms[following][0] == "و" and is_known(self._norms[following][1:]))
        is_closed = is_closed or self._norms[following].startswith("بال")  # توعد ياسين بونو | بالرد
        return (is_titled or bool(is_closed)) and not (is_verbal_noun(norm) or norm in words("objects"))

    def _is_owner(self, index: int) -> bool:
        """Whether a title without ال waits for the word, in an apposition or twice: *فالفيردي، مدرب بلباو، بصعوبة*."""
        title, commas = self._norms[index - 1], (self._flags[index - 2], self._flags[index + 1])
        if self._norms[index - 2] in masculine_heads() and title in bodies():
            return not is_verbal_noun(self._norms[index][1:])  # رئيس بلدية بيشة
        return is_speaker(title) and not title.startswith("ال") and all(flag & Is.COMMA for flag in commas)

    def _is_told_of(self, index: int) -> bool:
        """Whether a word in ب is a name behind a title, as a clause follows: *الوزير بيجان زنكنه | أن*."""
        norm = self._norms[index][1:]
        if not self._norms[index - 1].startswith("ال") or is_verbal_noun(norm) or norm in words("objects"):
            return False
        reach = range(index + 1, min(len(self._flags), index + _LONGEST_LAST_NAME))
        end = next((at for at in reach if self._flags[at] & ~Is.COMMA), 0)
        return end > 0 and bool(self._flags[end] & Is.PARTICLE) and not self._norms[end].startswith("بان")

    def is_deed(self, index: int) -> bool:
        """Whether the word is ل with what a verbal noun does something to: *نفيها لوجود*."""
        norm = self._norms[index]
        rest = norm[2:] if norm.startswith("لل") else norm[1:]
        return norm[0] == "ل" and (is_verbal_noun(rest) or rest in words("objects"))
