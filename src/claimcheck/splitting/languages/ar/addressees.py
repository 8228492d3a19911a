"""Whom a verb addresses or accuses, behind its subject or without one: *طالبت النقابة | الحكومة بالرد*."""

from claimcheck.splitting.languages.ar.deeds import Deeds
from claimcheck.splitting.languages.ar.grammar import Is, words
from claimcheck.splitting.languages.ar.speakers import (
    bodies,
    given_names,
    is_known,
    is_speaker,
    masculine_bodies,
    masculine_heads,
    names,
    places,
    singular_heads,
)
from claimcheck.splitting.languages.ar.view import View

_SHORTEST_FEMININE = 5
_FEMININE = ("ه", "ا", "اء", "ي", "ات")
_POSSESSED = ("ها", "هم", "اه", "اءه", "ته")


class Addressees:
    """Finds them in one document."""

    def __init__(self, view: View, deeds: Deeds) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        self._deeds = deeds

    def addressee(self, start: int, end: int) -> int:
        """Where whom a verb addresses begins, behind its subject: *اتهمت موسكو | واشنطن*، *طالبت النقابة | الحكومة*."""
        for at in range(start + 1, end):
            if self._flags[at] & Is.COMMA:
                if self._is_party_apart(at + 1, start, end):
                    return at
            elif self._deeds.at(at, start) or self._is_second_party(at) or self._deeds.is_behind_full_name(at, start):
                return at
        return end

    def is_addressed(self, index: int, agreement: str) -> bool:
        """Whether the noun after a verb of demanding is whom it addresses: by its kind, ending or gender."""
        norm = self._norms[index]
        bare = norm.removeprefix("ال")
        if norm in words("addressed") or (norm.endswith("ين") and norm != bare and bare not in singular_heads()):
            return True
        is_masculine = bare in masculine_heads() or bare in masculine_bodies()
        if agreement == "fs" and (is_masculine or norm.removesuffix("اتها") + "ه" in bodies()):
            return True  # حثت شركاتها
        feminine = norm.endswith(("ه", "ات")) and self._view.words.texts[index][-1] in "ةهت"
        return agreement == "ms" and feminine and len(norm) >= _SHORTEST_FEMININE

    def _is_party_apart(self, at: int, start: int, end: int) -> bool:
        """Whether a comma parts whom a verb addresses from its subject: *دعا البابا، | القادة إلى السلام*."""
        if at >= end or any(self._flags[i] & Is.COMMA for i in range(at, end)) or not is_known(self._norms[start]):
            return False
        norm = self._norms[at]
        is_several = norm.startswith("ال") and is_speaker(norm) and norm.removeprefix("ال") not in singular_heads()
        return norm in places() or norm in words("addressed") or is_several

    def _is_second_party(self, at: int) -> bool:
        norm, before = self._norms[at], self._norms[at - 1]
        if self._flags[at] & ~(Is.OBJECT | Is.QUANTIFIER) or (
            norm[0] in "ولب" and norm not in names() and not is_speaker(norm)
        ):
            return False
        if self._governs(at - 1) or self._disagrees(at):
            return not self._governs(at - 1)  # نقابة الأطباء: a genitive
        is_complete = before.startswith("ال") or before in places() or before[1:] in places()
        if norm in places():
            return is_complete
        if self._flags[at - 1] & Is.QUOTE and norm.startswith("ال"):
            return not norm.endswith(("ي", "يه"))  # منظمة «العدل» | النظام
        if norm.endswith(_POSSESSED) and not norm.startswith("ال"):
            return self._view.words.texts[at][-1] != "ة"
        is_complete = is_complete or not {before, self._norms[at - 2]}.isdisjoint(given_names())
        return norm in words("addressed") or (is_speaker(norm) and is_complete)

    def _governs(self, at: int) -> bool:
        """Whether the word waits for a genitive: *نقابة*, *ووزير*, *باسم*."""
        norm = self._norms[at]
        bare = norm[1:] if norm[0] == "و" and not is_known(norm) else norm
        return norm in words("spokesmanship") or (is_speaker(bare) and not bare.startswith("ال"))

    def _disagrees(self, at: int) -> bool:
        """Whether two definite nouns differ in gender, as a noun and its adjective do not: *الوزارة | العجز*."""
        before, norm = self._norms[at - 1], self._norms[at]
        if not (before.startswith("ال") and norm.startswith("ال")) or norm in words("unchanging"):
            return False
        is_feminine = norm.endswith(_FEMININE)
        if self._view.words.texts[at - 1][-1] == "ة":
            return is_speaker(before) and not is_feminine
        return before.removeprefix("ال") in masculine_heads() and self._view.words.texts[at][-1] == "ة"
