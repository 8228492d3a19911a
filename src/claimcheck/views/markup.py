"""What every page needs: hostile text made harmless, and a policy that only our own style and script pass."""

import base64
import functools
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path

_FOLDER = Path(__file__).parent
_UNSHOWN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF), "\ufffd")


def escaped(text: str) -> str:
    """Text for the inside of an element or attribute, in HTML as in XML; control characters become visible."""
    return escape(text.translate(_UNSHOWN))


@functools.cache
def asset(name: str) -> str:
    """A file that lies beside this one, such as a style sheet."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def head(*, style: str, scripts: Sequence[str] = (), title: str) -> str:
    """What stands before the body of a page: only this style and these scripts may act, and nothing is fetched."""
    sources = f"script-src {' '.join(map(_digest, scripts))}; " if scripts else ""
    policy = f"default-src 'none'; style-src {_digest(style)}; {sources}base-uri 'none'"
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{escaped(title)}</title>\n'
        f"<style>{style}</style>\n"
    )


def _digest(content: str) -> str:
    """A source of the Content Security Policy (W3C CSP 3, section 2.3.1)."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"
