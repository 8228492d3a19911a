"""The closed classes of words and the endings of open ones, as `cues.toml` lists them."""

from claimcheck.splitting.patterns.lexicon import Lexicon


class ClosedClasses:
    """What a word is by being on a list."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._read_verbs(lexicon)
        self._read_nouns(lexicon)
        self._read_clauses(lexicon)

    def _read_verbs(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._have = words("have")
        self._be = words("be")
        self._are = words("are")
        self._modals = words("modals")
        self._tense = self._have | self._be | self._modals
        self._subjunctive = words("subjunctive")
        self._reported = self._subjunctive | words("conditional")
        self._carrying = self._subjunctive | words("carrying")
        self._perfect = words("perfect")
        self._hearsay = words("hearsay")
        self._negations = words("negations")
        self._become = words("become")
        self._first_persons = words("first_persons")
        self._infinitive_endings = lexicon.endings("infinitives")
        self._verb_endings = lexicon.endings("verbs")
        self._zu = words("infinitive_mark")
        self._separable = words("separable")

    def _read_nouns(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._oblique = words("oblique")
        self._determiners = words("determiners")
        self._genitives = words("genitives")
        self._pronouns = words("pronouns")
        self._nominatives = words("nominatives")
        self._reflexives = words("reflexives")
        self._itself = words("itself")
        self._prepositions = words("prepositions")
        self._postmodifiers = words("postmodifiers")
        self._adverbs = words("adverbs")
        self._behind = frozenset(
            words[0] for phrases in lexicon.phrases.values() for words, cue in phrases if "postposition" in cue.takes
        )
        """Prepositions that stand behind their noun."""
        self._by = words("by")
        self._times = words("times")
        self._joining = words("joining")
        self._expletives = words("expletives")
        self._ambiguous = words("ambiguous")
        self._plurals = words("plurals")
        self._persons = words("persons")
        self._locations = words("locations")
        self._particles = words("particles")
        self._name_particles = words("name_particles")
        self._reports = words("reports")
        self._report_endings = lexicon.endings("reports")
        self._adverb_endings = lexicon.endings("adverbs")
        self._adjective_endings = lexicon.endings("adjectives")
        self._genitive_endings = lexicon.endings("genitives")

    def _read_clauses(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._subordinators = words("subordinators")
        self._questions = words("questions")
        self._adverbial_openers = words("adverbial_openers")
        self._as = words("as")
        self._so = words("so")
        self._conjunctions = words("conjunctions")
        self._objects = words("objects")
        self._relatives = words("relatives")
        self._oblique_relatives = self._relatives & words("oblique")
        self._turns = words("turns")
        self._asides = words("asides")
        self._backward = words("backward")
        self._purposes = words("purposes")
        self._unlikely = words("unlikely")
        self._never = words("never")
        self._small_words = frozenset().union(
            *map(
                words,
                [
                    "determiners",
                    "prepositions",
                    "adverbs",
                    "conjunctions",
                    "questions",
                    "subordinators",
                    "relatives",
                    "adverbial_openers",
                    "pronouns",
                ],
            )
        )
