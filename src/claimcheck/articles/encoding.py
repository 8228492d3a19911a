"""From bytes to text: which encoding it is in, and whether it is text at all."""

import codecs
import re
import unicodedata

# What news is written in, beside UTF-8. Without such a list short Arabic texts are taken for Thai or Hebrew pages.
_LEGACY_ENCODINGS = ["cp1256", "cp1252", "iso8859_6", "utf_16_le", "utf_16_be"]

# By the Encoding Standard (encoding.spec.whatwg.org) pages that say so are read as Windows-1252: their quotation marks
# would else be control characters.
_MEANT_AS_CP1252 = ("ascii", "iso8859-1")

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "compressed with gzip",
    b"\xfd7zXZ": "compressed with xz",
    b"BZh": "compressed with bzip2",
    b"\x28\xb5\x2f\xfd": "compressed with zstd",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class NotTextError(ValueError):
    """The bytes are not a text that can be read; `message` and `fix` are worded for a Fault."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file in UTF-8, UTF-16, or an encoding of Arabic or Western Windows.

    Args:
        data: the file.
        declared: the encoding that the file names itself, believed where it is not UTF-8 and holds.

    Raises:
        NotTextError: it is empty, not text, or in an encoding that cannot be told.
    """
    if not data.strip():
        raise NotTextError("is empty", "put an article into it")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotTextError(f"is {what}, not text", "save the article as plain text, Markdown or HTML")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            raise NotTextError(
                f"is UTF-8 that breaks at byte {error.start + 1}", "save it again as UTF-8, or repair that place"
            ) from error
    else:
        if not _holds_binary(text):
            return text
    if declared is not None:
        return _strictly(data, declared)
    return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode("cp1252" if codecs.lookup(encoding).name in _MEANT_AS_CP1252 else encoding)
        text.encode()  # some encodings can spell half of a surrogate pair, which is no character
    except (UnicodeError, LookupError):
        text = "\0"
    if "\0" in text:  # also where UTF-32 was taken for UTF-16: its mark begins like that
        raise NotTextError(f"is not the {encoding} that it says it is", "save the article as UTF-8")
    return text


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files are UTF-8 and never need it

    best = from_bytes(data, cp_isolation=_LEGACY_ENCODINGS).best()
    text = str(best) if best else "\0"
    if _holds_binary(text):
        raise NotTextError("is not text, or in an encoding that cannot be told", "save the article as UTF-8")
    return text


def _is_broken_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII reads as UTF-8. In any other encoding next to nothing would."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not c.isascii() for c in text) > 10 * broken


def _holds_binary(text: str) -> bool:
    """Whether there are more control characters than a text picks up by accident; the bytes of UTF-16 read so."""
    return "\0" in text or 50 * len(_CONTROLS.findall(text.replace("\r\n", "\n"))) > len(text)


def settle(text: str) -> str:
    """The text as it stays from here on: NFC, line feeds only, a blank for each control character but the tab.

    Nothing else moves an offset: blanks at line ends stay, and format characters (zero-width joiners, bidirectional
    marks) are part of the writing.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))
