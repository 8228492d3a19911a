"""Everything that reads the grammar of one document, built once and shared by the finders of attributions."""

from dataclasses import dataclass

from claimcheck.splitting.languages.ar.circumstances import Circumstances
from claimcheck.splitting.languages.ar.introducers import Introducers
from claimcheck.splitting.languages.ar.objects import Objects
from claimcheck.splitting.languages.ar.phrases import Phrases
from claimcheck.splitting.languages.ar.preceding import Preceding
from claimcheck.splitting.languages.ar.view import View


@dataclass(slots=True, frozen=True)
class Syntax:
    """The readers of one document."""

    view: View
    phrases: Phrases
    circumstances: Circumstances
    introducers: Introducers
    objects: Objects
    preceding: Preceding


def syntax_of(view: View) -> Syntax:
    """The readers of a document."""
    phrases = Phrases(view)
    circumstances = Circumstances(view, phrases)
    return Syntax(
        view=view,
        phrases=phrases,
        circumstances=circumstances,
        introducers=Introducers(view, phrases, circumstances),
        objects=Objects(view, phrases, circumstances),
        preceding=Preceding(view, phrases),
    )
