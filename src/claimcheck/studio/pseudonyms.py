"""Names for people that only a key, which stays out of every output, can lead back to them."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from pathlib import Path

from claimcheck.files import write_beside

_KEY_FILE = "annotators.key"
_DIGITS = 10


def pseudonyms(folder: Path) -> Callable[[str], str]:
    """Makes ten hexadecimal digits of whatever tells a person from others: HMAC-SHA-256 (RFC 2104).

    Args:
        folder: where the key is, or is made the first time, readable to its owner alone.
    """
    key = _key(folder / _KEY_FILE)
    return lambda person: hmac.new(key, person.encode(), hashlib.sha256).hexdigest()[:_DIGITS]


def _key(path: Path) -> bytes:
    if not path.exists():
        with write_beside(path, mode=0o600) as stream:
            stream.write(secrets.token_hex(32) + "\n")
    return bytes.fromhex(path.read_text(encoding="utf-8").strip())
