"""Bodies, documents, places and groups: whoever can speak without being a person."""

from collections.abc import Callable, Sequence

from claimcheck.models import SourceKind
from claimcheck.splitting.naming.arabic.forms import ARTICLE, BODY, PERSON, STATEMENT
from claimcheck.splitting.naming.arabic.tokens import COMMAS, QUOTES, Phrase, Token, Tokens
from claimcheck.splitting.naming.mentions import Mention, Wording

_AROUND = QUOTES | frozenset("()[]")
_INSIDE = QUOTES | COMMAS
_RELATIVE = tuple(ARTICLE + rest for rest in ("ذ", "تي", "تى", "لذ", "لت", "لا", "لوا"))
_NISBA = ("ي", "يه")
_QUOTED_LIMIT = 6
Read = Callable[[Phrase, int], tuple[Mention | None, int]]


def is_relative(token: Token) -> bool:
    """Whether a relative clause begins at a token."""
    return token.ends and token.norm.startswith(_RELATIVE)


def _mention(phrase: Phrase, at: int, end: int, kind: SourceKind, modifiers: list[str]) -> Mention:
    form, mention = phrase.tokens[at].form, phrase.mention(at, end, kind)
    mention.head, mention.modifiers, mention.definite = form.bare, frozenset(modifiers), form.definite
    mention.gender, mention.number = (form.head.gender, form.head.number) if form.head else ("", "s")
    return mention


class Bodies:
    """Reads what is not a person. `trusted` says that what is read ends where the noun phrase does."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        heads = tokens.lexicon.data["heads"]
        self._ministries, self._ministry = tokens.lexicon.folded(heads["ministries"]), heads["ministry"]
        self._issued = tuple(tokens.lexicon.folded(tokens.lexicon.data["issued"]["stems"]))

    def body(self, phrase: Phrase, at: int, *, trusted: bool) -> tuple[Mention, int]:
        """The organisation whose head stands at a token, and the token after."""
        items = phrase.tokens
        closed = definite = items[at].form.definite
        modifiers: list[str] = []
        j = at + 1
        while j < len(items):
            token = items[j]
            if token.norm in _AROUND:
                close = _closing(items, j)
                if close is None:
                    break
                modifiers += [t.form.key for t in items[j + 1 : close] if not t.mark]
                closed = definite = True
                j = close + 1
                continue
            if self._body_ends(items, at, j, closed=closed, trusted=trusted):
                break
            if not token.ends:
                part = self._tokens.complement(token) or self._tokens.conjoined(token) or token
                closes = part.form.definite or part.form.place
                is_open = part is not token and part.form.head is not None and not closes  # the office | for a head of
                closed = closes or (closed and not is_open)
                definite = definite or closes or not part.form.adjective
                modifiers.append(part.form.key)
            j += 1
        while j > at + 1 and items[j - 1].ends:
            j -= 1
        mention = _mention(phrase, at, j, "organisation", modifiers)
        mention.definite, mention.number = definite, "s"
        mention.more = self._without_head(items[at + 1 : j])
        if items[at].form.definite and mention.head in self._ministries:
            missing = f"{self._ministry} {mention.phrase.missing}"
            mention.phrase = Wording(mention.phrase.place, missing)
            mention.head, mention.modifiers = (
                self._tokens.lexicon.fold(self._ministry),
                mention.modifiers | {mention.head},
            )
        return mention, j

    @staticmethod
    def _without_head(rest: Sequence[Token]) -> tuple[tuple[str, frozenset[str]], ...]:
        """What a body is called without its head, if that is a noun of its own: Health, for its ministry."""
        form = rest[0].form if rest and not rest[0].mark else None
        if form is None or not form.definite or form.head or form.place or form.country or form.given:
            return ()
        return ((form.bare, frozenset(token.form.key for token in rest[1:] if not token.mark)),)

    def _body_ends(self, items: Sequence[Token], at: int, j: int, *, closed: bool, trusted: bool) -> bool:
        """Whether the name of a body, complete or not, ends before a token."""
        token = items[j]
        if token.mark or token.ends:
            return token.mark or not trusted or is_relative(token)
        complement = self._tokens.complement(token)
        if complement is None and self._tokens.has_purpose(items, j):
            return False
        if token.form.definite or token.form.place:
            return closed and bool(token.heads & PERSON) and not token.form.adjective
        if complement is not None:
            return closed and not trusted
        if (conjoined := self._tokens.conjoined(token)) is not None:
            form = conjoined.form
            another = conjoined.heads & (BODY | PERSON) or form.place or not form.definite
            shares = any(self._tokens.complement(item) for item in items[at + 1 : j])  # المرصد الوطني للحقوق والحريات
            return bool(another) or (items[at].form.definite and not shares)
        is_clause = token.norm.startswith(self._issued) and not token.form.given  # تقرير للديوان | صدر أمس
        return closed and (is_clause or not trusted)

    def document(self, phrase: Phrase, at: int, read: Read, *, trusted: bool) -> tuple[Mention, int]:
        """The document whose head stands at a token, with who issued it where the phrase says so."""
        items = phrase.tokens
        statement = bool(items[at].form.roles & STATEMENT)
        definite = items[at].form.definite
        modifiers: list[str] = []
        issuing = False
        end = j = at + 1
        while j < len(items):
            token = items[j]
            if token.mark and (not trusted or token.norm not in _INSIDE):
                break
            issuing = issuing or token.norm.startswith(self._issued) or is_relative(token)
            if issuing and not statement:
                break
            if trusted and (target := self._issuer(token, issuing=issuing, bare=not (definite or modifiers))):
                issuer, used = read(phrase.part_with(j, target), 0)
                mention = _mention(phrase, at, end, "document", modifiers)
                mention.issuer, mention.statement = issuer, statement
                return mention, j + used
            if not issuing and not trusted and self._is_over(token, definite=definite):
                break
            if not issuing and not token.ends and not token.mark:
                modifiers.append(token.form.key)
                definite = definite or token.form.definite or token.form.place
                end = j + 1
            j += 1
        mention = _mention(phrase, at, end, "document", modifiers)
        mention.definite, mention.statement = definite, statement
        return mention, max(end, j)

    def _is_over(self, token: Token, *, definite: bool) -> bool:
        """Whether a document in running text ends before a word; a definite one goes on with adjectives only."""
        adjective = token.form.adjective or (token.form.definite and token.norm.endswith(_NISBA))
        return token.ends or (definite and not adjective) or self._tokens.is_verb(token)

    def _issuer(self, token: Token, *, issuing: bool, bare: bool) -> Token | None:
        """The head of the body or person that a document belongs to; nothing if the token is not it."""
        complement = self._tokens.complement(token)
        target = complement or token
        speaks = target.heads & (BODY | PERSON) or target.form.place
        if complement is not None:
            return target if speaks or target.form.definite else None
        return target if speaks and (issuing or bare) else None

    def place(self, phrase: Phrase, at: int) -> tuple[Mention, int] | None:
        """A place of one or two words that stands for those who govern there."""
        items = phrase.tokens
        end = at + 1 + bool(self._tokens.place_of_two(items, at))
        if end == at + 1 and not (items[at].form.place and not self._is_governing(items, at)):
            return None
        mention = _mention(phrase, at, end, "place", [])
        norm = " ".join(token.norm for token in items[at:end])
        mention.head, mention.definite = norm, True
        mention.gender = "m" if norm in self._tokens.forms.masculine_places else "f"
        return mention, end

    @staticmethod
    def _is_governing(items: Sequence[Token], at: int) -> bool:
        """Whether a genitive follows a word that can be a place: صور الأشعة are pictures, not Tyre."""
        following = items[at + 1].form if at + 1 < len(items) else None
        if following is None or not following.definite or items[at].form.definite or following.possessed:
            return False
        return not (following.adjective or items[at + 1].norm.endswith(_NISBA))

    @staticmethod
    def plain(phrase: Phrase, at: int, kind: SourceKind, *, trusted: bool) -> tuple[Mention, int]:
        """A group, a relative, an unnamed source: its phrase without relative clauses."""
        items = phrase.tokens
        j = at + 1
        while j < len(items):
            token = items[j]
            if (token.mark and token.norm not in QUOTES) or is_relative(token):
                break
            complete = items[j - 1].form.definite or items[j - 1].form.place
            if not trusted and (token.ends or (complete and not token.form.adjective)):
                break
            j += 1
        modifiers = [token.form.key for token in items[at + 1 : j] if not token.mark]
        mention = _mention(phrase, at, j, kind, modifiers)
        completed = j > at + 1 and (items[at + 1].form.definite or items[at + 1].form.place)
        mention.definite = mention.definite or completed  # sources of the party are as definite as the party
        return mention, j


def _closing(items: Sequence[Token], at: int) -> int | None:
    """The mark that closes the one at a token, if one does soon."""
    for j in range(at + 1, min(len(items), at + _QUOTED_LIMIT)):
        if items[j].norm in _AROUND:
            return j
    return None
