"""Arabic verbs in the present, by their looks: *يعقد المجلس الخميس* may be this week's Thursday or the next."""

from collections.abc import Sequence
from typing import Any

from claimcheck.splitting.data import language_data
from claimcheck.splitting.languages.ar.spelling import fold

_REACH = 10
"""Words before a day among which its verb is looked for."""
_OPENS = 2
"""So many words stand before a day that opens its clause; its verb follows within as many."""
_SHORTEST = 3
_JOINED = ("و", "ف")
_FEMININE = "ت"
_ALIF = "ا"
_NO_VERB = ("ت", fold("ة"))
"""What a verb in the present does not end with."""


class Presents:
    """Tells by the words of `standalone.toml` and by the known pasts."""

    def __init__(self, dates: dict[str, Any]) -> None:
        verbs = (*language_data("ar", "assertions")["verbs"], *language_data("ar", "cues")["verbs"])
        self._pasts = frozenset(map(fold, verbs))
        self._not_present = frozenset(map(fold, dates["not_present"]))
        self._past_negation = fold(dates["past_negation"])

    def is_present(self, norm: str, *, opens: bool = False) -> bool:
        """Whether a word is a verb in the present: with ت where its past is known, or where it opens the clause."""
        bare = norm[1:] if norm[:1] in _JOINED else norm
        if len(bare) < _SHORTEST or bare in self._not_present:
            return False
        rest = bare[1:]
        feminine = bare[0] == _FEMININE and (rest in self._pasts or _ALIF + rest in self._pasts)
        return bare[0] == "ي" or feminine or (opens and bare[0] == _FEMININE and not bare.endswith(_NO_VERB))

    def may_be_present(self, norm: str) -> bool:
        """Whether a word behind قد can be in the present, which makes it doubtful: *قد تمتد*."""
        return norm not in self._pasts and self.is_present(norm, opens=True)

    def is_open(self, norms: Sequence[str], at: int) -> bool:
        """Whether the nearest verb around a day is in the present, which leaves open which week's it is."""
        near = norms[max(0, at - _REACH) : at]
        if at <= _OPENS:
            near = [*near, *norms[at + 1 : at + 1 + _OPENS]]
        for i in range(len(near) - 1, -1, -1):
            if near[i] in self._pasts or near[i].removeprefix("و").removesuffix(_FEMININE) in self._pasts:
                return False
            if self.is_present(near[i], opens=i == 0 and at <= _REACH):
                return i == 0 or near[i - 1] != self._past_negation
        return False
