"""Few words in quotation marks behind a cue: whether they name somebody and the cue's frame is opened after them."""

from collections.abc import Callable

from claimcheck.splitting.languages.ar.grammar import NAMELESS, Is, words
from claimcheck.splitting.languages.ar.scan import Scan
from claimcheck.splitting.languages.ar.speakers import given_names, is_speaker
from claimcheck.splitting.languages.ar.view import View

_NAME_WORDS = 4
"""A quotation of so few words may be a name."""
_AFTER_NAME = 12
_ABBREVIATION = 2


class QuotedNames:
    """Finds them in one document."""

    def __init__(
        self,
        view: View,
        is_governed: Callable[[int, int], bool],
        is_joined: Callable[[int, frozenset[str]], bool],
    ) -> None:
        self._view = view
        self._norms = view.words.norms
        self._flags = view.flags
        self._is_governed = is_governed
        self._is_joined = is_joined

    def is_name(self, opening: int, closing: int, scan: Scan) -> bool:
        """Whether a quotation after a cue is no speech, but a name, whom the cue accuses, or a single word."""
        if self._is_name(opening, closing, scan) or self._is_accused(opening, closing, scan):
            return True
        before = self._flags[opening - 1]
        is_word = closing == opening + 2 and opening > scan.cue + 1 and not before & (Is.COLON | Is.PARTICLE)
        return is_word and any(flag & ~Is.STOP for flag in self._flags[closing + 1 : closing + 2])

    def _is_name(self, opening: int, closing: int, scan: Scan) -> bool:
        """Whether a quotation after a cue is part of a noun phrase: the frame is only opened after it."""
        before = self._norms[opening - 1]
        if before == ":" or closing + 1 >= scan.furthest:
            return False
        short = closing - opening - 1 <= _NAME_WORDS
        if short and self._is_called(opening, closing, scan.cue):
            return True
        if self._flags[opening + 1] & NAMELESS:
            return False  # أسف النائب "لما آلت إليه الأمور"، متوجها …
        for at in range(closing + 1, min(scan.limit, closing + (_AFTER_NAME if short else _ABBREVIATION + 1))):
            flag = self._flags[at]
            if flag & (Is.STOP | Is.SUBORDINATOR) or self._view.is_verb(at):
                return False
            if (
                (flag & Is.PARTICLE and not self._is_governed(at, closing))
                or flag & Is.COLON
                or (flag & Is.QUOTE and at in self._view.opens)
                or self._norms[at] in scan.reading.frame.prepositions
            ):
                return True
        return False

    def _is_accused(self, opening: int, closing: int, scan: Scan) -> bool:
        """Whether what stands in marks right behind the verb is whom it accuses: *اتهمت "المخربين" بقتله*."""
        frame = scan.reading.frame
        if not frame.accuses or opening != scan.cue + 1 or closing - opening - 1 > _NAME_WORDS:
            return False
        reach = range(closing + 1, min(scan.furthest, closing + _AFTER_NAME))
        return any(self._is_joined(at, frame.joined) for at in reach)

    def _is_called(self, opening: int, closing: int, cue: int) -> bool:
        """Whether few words in marks are a name: أكد "سامي بلقاسم"، الوزير, لـ"الرئيس نيوز", شكر "عرقاب"، كل العمال."""
        before, first = self._norms[opening - 1], opening + 1
        if self._norms[first] in given_names() and not self._flags[first]:
            return True
        is_word = opening == cue + 1 and closing == opening + 2
        is_last_name = is_word and any(flag & Is.COMMA for flag in self._flags[closing + 1 : closing + 2])
        behind = before.removeprefix("لل") if before.startswith("لل") else before[before[0] in "لب" :]
        return is_last_name or before == "ل" or is_speaker(before) or behind in words("audiences")
