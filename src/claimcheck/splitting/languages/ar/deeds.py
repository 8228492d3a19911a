"""Nouns of what is said or done: where a phrase of them opens behind another, as the object does behind the subject."""

from claimcheck.splitting.languages.ar.grammar import Is, is_verbal_noun, words
from claimcheck.splitting.languages.ar.speakers import given_names, is_speaker, names, places
from claimcheck.splitting.languages.ar.view import View

_SHORTEST_NOUN = 3
_SHORTEST_POSSESSED = 5
_PRONOUNS = ("ه", "ها", "هم")
_TANWIN = ("اً", "ًا")
_NO_ARTICLE = "إل"
"""What looks like ال in look-up and is a part of the noun: إلغاء."""


class Deeds:
    """Finds them in one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags

    def at(self, index: int, start: int | None = None) -> bool:
        """Whether a noun phrase of what is said or done opens here, after the one that began at `start`."""
        flag, norm = self._flags[index], self._norms[index]
        if flag & Is.JOINED:
            return False
        following = self._norms[index + 1 : index + 2]
        if start is not None and self._is_family_name(index):
            return False
        if (norm == "كل" and following == ["من"]) or (norm == "ما" and not words("so_called").isdisjoint(following)):
            return False
        is_sure = norm in words("objects", "always")
        if is_sure or flag & (Is.OBJECT | Is.DEMONSTRATIVE | Is.QUANTIFIER) or self._is_deed(index):
            return start is None or self._may_follow(index, start)
        return start is not None and self._is_apart(index, start)

    def _is_apart(self, index: int, start: int) -> bool:
        """Whether a noun of any kind can be no part of the phrase that began at `start`."""
        before = self._norms[index - 1]
        if before.startswith("ال"):
            return self._governs(index) or self._is_possessed(index) or self._is_indefinite(index)
        if self._is_place(index - 1, start):
            return self._is_bare(index) or self._is_behind_place(index, start)
        return self._is_behind_owned(index, start)

    def _is_deed(self, index: int) -> bool:
        """Whether a noun has the shape of a verbal noun, the accusative's ending left out: *تعديلا*."""
        norm = self._norms[index]
        if is_speaker(norm) or norm in names():
            return False
        articled = not self._view.words.texts[index].startswith(_NO_ARTICLE)
        bare = norm if articled and norm.startswith("ال") else norm.removesuffix("ا")
        return is_verbal_noun(norm, articled=articled) or (bare != norm and is_verbal_noun(bare, articled=articled))

    def _is_family_name(self, index: int) -> bool:
        """Whether a noun of what is said or done stands right behind a given name: *ناجي سلامة*."""
        if self._flags[index] & Is.DEMONSTRATIVE:
            return False
        is_listed = self._norms[index] not in words("objects", "always") and not self._norms[index].startswith("ال")
        return is_listed and self._norms[index - 1] in given_names() and self._ends_name(index + 1)

    def _ends_name(self, index: int) -> bool:
        """Whether a name can end before this word: at the end, at a mark or before what is no noun."""
        if index >= len(self._flags) or self._flags[index] & ~(Is.OBJECT | Is.QUANTIFIER | Is.DEMONSTRATIVE):
            return True
        norm = self._norms[index]
        return norm.startswith("ل") or (norm.startswith("و") and is_speaker(norm[1:]))

    def _may_follow(self, index: int, start: int) -> bool:
        """Whether a noun of what is said or done opens a phrase of its own, and is not governed by the word before."""
        norm, before = self._norms[index], self._norms[index - 1]
        if self._flags[index] & Is.DEMONSTRATIVE or norm in words("objects", "always"):
            return True
        is_closed = self._flags[index - 1] & (Is.QUOTE | Is.BRACKET) or before.endswith(("ها", "هم"))
        if is_closed or self._is_behind_owned(index, start):
            return True
        if self._is_place(index - 1, start) or self._is_behind_name(index, start):
            return True
        if before.startswith("ال"):
            return not norm.endswith(("ي", "يه")) or not norm.startswith("ال")
        if norm.startswith("ال") and before not in names():
            return False  # حقوق الإنسان: a genitive
        return not is_speaker(before) and not is_verbal_noun(before) and index - start > 1

    def _is_behind_name(self, index: int, start: int) -> bool:
        """Whether a noun behind a name is no part of it: *قدر سعيد | كلفة الترميم*, *أدان نجيب حداد | العدوان*."""
        if self._norms[index].startswith("ال"):
            return self.is_behind_full_name(index, start)
        following = "".join(self._norms[index + 1 : index + 2])
        is_governed = following.startswith("ال") and not self._flags[index + 1] & Is.OBJECT
        return self._norms[index - 1] in given_names() and is_governed

    def is_behind_full_name(self, index: int, start: int) -> bool:
        """Whether a definite noun follows a given name and a family name: *وصف هاني صقر | المشروع*."""
        norm = self._norms[index]
        if index < start + 2 or not norm.startswith("ال") or norm.endswith(("ي", "يه")) or norm in given_names():
            return False
        first, last = self._norms[index - 2], self._norms[index - 1]
        is_object = bool(self._flags[index] & Is.OBJECT)
        is_given = first in given_names() and first not in words("spokesmanship")
        return is_given and (is_object or last not in given_names())

    def _governs(self, index: int) -> bool:
        """Whether the word is a noun with a genitive after it, as no name is: *منظمة العفو | ظروف الاحتجاز*."""
        norm, following = self._norms[index], self._norms[index + 1 : index + 2]
        is_named = index + 1 in self._view.opens  # شخصية «رباب»
        if (
            not following
            or not (is_named or following[0].startswith("ال"))
            or norm.startswith("ال")
            or norm[0] in "لبوك"
            or len(norm) < _SHORTEST_NOUN
            or norm in words("kinship")  # عبد النبي
        ):
            return False
        return not (self._flags[index] or norm in names() or is_speaker(norm) or "a" <= norm[0] <= "z")

    def _is_possessed(self, index: int) -> bool:
        """Whether a noun carries a pronoun, which no adjective or genitive of the phrase does: *الحركة | سيطرتها*."""
        text, norm = self._view.words.texts[index], self._norms[index]
        if self._flags[index] or norm.startswith("ال") or norm in names() or index in self._view.cue_at:
            return False
        return (text.endswith(("ها", "هم")) and len(norm) > _SHORTEST_POSSESSED) or text.endswith(("ته", "اته", "اءه"))

    def _is_indefinite(self, index: int) -> bool:
        """Whether the ending and what follows make an indefinite noun of a word: *الوزير | مهلة للرد*, *| مشروعًا*."""
        text, norm = self._view.words.texts[index], self._norms[index]
        if self._flags[index] or norm.startswith("ال") or norm in names() or is_speaker(norm) or norm[0] in "لبوك":
            return False
        if text.endswith(_TANWIN):
            return True
        following = "".join(self._norms[index + 1 : index + 2])
        is_closed = following.startswith("ل") or following.endswith("ه")
        is_closed = is_closed or any(flag & Is.PREPOSITION for flag in self._flags[index + 1 : index + 2])
        return text.endswith("ة") and is_closed and not following.startswith("ال")

    def _is_behind_owned(self, index: int, start: int) -> bool:
        """Whether who speaks is a single word with a pronoun for whose they are: *محاميه | براءته*."""
        if index != start + 1 or self._view.words.texts[start][-1] == "ة":
            return False
        norm = self._norms[start]
        stem = norm.removesuffix("ها") if norm.endswith("ها") else norm.removesuffix("هم").removesuffix("ه")
        is_noun = self._flags[index] & Is.OBJECT or self._view.words.texts[index].endswith(_PRONOUNS)
        return stem != norm and is_speaker(stem) and bool(is_noun)

    def _is_place(self, index: int, start: int) -> bool:
        """Whether the word names a place, and is no adjective in the phrase that began at `start`."""
        norm = self._norms[index]
        return norm in places() and (index == start or not norm.startswith("ال"))

    def _is_behind_place(self, index: int, start: int) -> bool:
        """Whether a definite noun, and no adjective, follows the name of a country: *أدانت إيران | الانتهاكات*."""
        norm = self._norms[index]
        is_noun = norm.startswith("ال") and not norm.endswith(("ي", "يه")) and norm not in words("unchanging")
        return is_noun and index == start + 1 and not self._norms[start].startswith("ال")

    def _is_bare(self, index: int) -> bool:
        """Whether the word is an indefinite noun: no genitive of the place before it, *أعلنت فرنسا | سحب قواتها*."""
        norm = self._norms[index]
        if self._flags[index] or norm.startswith("ال") or norm[0] in "لبوكف" or len(norm) < _SHORTEST_NOUN:
            return False
        return not (norm in names() or is_speaker(norm) or norm[0].isdigit() or "a" <= norm[0] <= "z")
