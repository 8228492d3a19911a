"""Participles that carry on with what somebody says, as *، مشيرا إلى أن* does; others are adjectives of a noun."""

from claimcheck.splitting.languages.ar.grammar import MARK, Is
from claimcheck.splitting.languages.ar.lexicon import Reading
from claimcheck.splitting.languages.ar.view import View

_REACH_OF_PREDICATE = 7


class Participles:
    """Tells them apart in one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._flags = view.flags

    def carry_on(self, index: int, reading: Reading) -> bool:
        """Whether a participle is a predicate, and not an adjective of the noun before it: *أصوات معبرة عن*."""
        before = index - 1
        if index + 1 < len(self._flags) and self._flags[index + 1] & (Is.QUOTE | Is.PARTICLE):
            return True
        if (
            reading.agreement == "ms"
            or before < 0
            or self._flags[index] & Is.JOINED
            or self._flags[before] & ~Is.OBJECT
        ):
            return True
        for earlier in range(before, max(-1, before - _REACH_OF_PREDICATE), -1):
            if self._flags[earlier] & (Is.PARTICLE | MARK):
                return False
            if self._view.is_verb(earlier):
                return True
        return False

    def at(self, at: int, limit: int) -> bool:
        """Whether a participle that may attribute stands here."""
        other = self._view.cue_at.get(at) if at < limit else None
        return other is not None and other.readings[0].form == "participle"

    def open(self, at: int, limit: int) -> bool:
        """Whether a participle carries on here: after و, or with what it says right after it."""
        if not self.at(at, limit):
            return False
        other = self._view.cue_at[at]
        if other.is_joined(self._view.words) or other.readings[0].frame.bare:
            return not other.readings[0].frame.bare or other.is_joined(self._view.words)  # تابع قائلا: one attribution
        following = self._flags[at + 1] if at + 1 < limit else 0
        return bool(following & (Is.QUOTE | Is.PARTICLE)) and self.carry_on(at, other.readings[0])
