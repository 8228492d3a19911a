"""What every record shares: strictness, a schema version, canonical JSON, and ids made of content."""

import hashlib
import json
from operator import attrgetter
from typing import Any, Final, Literal

import msgspec
from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION: Final = "1.0"


class Part(BaseModel):
    """A part of a record. Immutable; a key that the schema does not know is an error, even in a subclass's instance."""

    model_config = ConfigDict(extra="forbid", frozen=True, revalidate_instances="subclass-instances")

    _held = property(vars)
    """The fields to be encoded: in ours no value needs to be converted, nor holds more than its type says."""


class Record(Part):
    """A line of one of our JSON Lines files."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, Unicode as it is, no line break. The same record, the same bytes."""
        return self.to_bytes().decode()

    def to_bytes(self) -> bytes:
        """Canonical JSON in UTF-8."""
        try:
            return msgspec.json.format(_encoder.encode(self), indent=0)
        except OverflowError:  # a number of more than 64 bits
            return canonical_json(self.model_dump(mode="json")).encode()


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and unescaped Unicode, on one line."""
    return _encode(value)


_encoder = msgspec.json.Encoder(order="sorted", enc_hook=attrgetter("_held"))  # no copies, no calls into Python
_encode_plain = msgspec.json.Encoder(order="sorted").encode
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def content_id(prefix: str, *parts: Any) -> str:
    """A stable id: the prefix and 16 hexadecimal digits of the SHA-256 of the parts as canonical JSON.

    Raises:
        TypeError: a part cannot be written as JSON.
    """
    try:
        content = msgspec.json.format(_encode_plain(parts), indent=0)
    except UnicodeEncodeError:  # half of a surrogate pair
        content = canonical_json(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.sha256(content).hexdigest()[:16]}"


def text_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
