"""Bytes to text, or a clear refusal."""

import codecs
import re

from dragoman.article import Page
from dragoman.errors import UnreadableInput

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILE_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzip inside gzip"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
)
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufdd0-\ufdef\ufffe\uffff]")

_CONTROL_SHARE = 0.01
_CP1252_SHARE = 0.12
_SAMPLE = 65_536


def decode(page: Page) -> str:
    """Return the text of ``page`` without its byte order mark; line ends stay as they are.

    UTF-8 goes first, then UTF-16 and UTF-32 (with a mark, or told by their zero bytes), then what the page
    declares, then Windows-1252 where the bytes look like it, then what charset-normalizer makes of them.
    UTF-8 with single broken bytes is read with U+FFFD in their place.

    Raises:
        UnreadableInput: if the page is empty, binary, or in no encoding that could be told.
    """
    data = page.data
    if not data.strip():
        raise UnreadableInput(page.name, "is empty")
    for magic, kind in _FILE_KINDS:
        if data.startswith(magic):
            raise UnreadableInput(page.name, f"is {kind}, not a text or HTML page")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        raise UnreadableInput(page.name, "is a PDF, not a text or HTML page")
    text = _text(page)
    if text is None:
        raise UnreadableInput(page.name, "is in no text encoding that could be told (broken UTF-8?)")
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableInput(page.name, "is empty")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise UnreadableInput(page.name, "is binary, not a text or HTML page")
    return text


def _text(page: Page) -> str | None:
    data = page.data
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    sixteen = _unmarked_utf16(data)
    if sixteen:
        return data.decode(sixteen, "replace")
    sample = data[:_SAMPLE]
    if len(_CONTROL_BYTE.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise UnreadableInput(page.name, "is binary, not a text or HTML page")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: in Latin text, every other byte is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _not_quite_utf8(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    whole = sum(len(character) for character in _MULTIBYTE.findall(sample))
    if not high or whole > 0.5 * high:
        return data.decode("utf-8", "replace")
    if high < _CP1252_SHARE * len(sample) and not _UNDEFINED_IN_CP1252.search(data):
        return data.decode("cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return data.decode(best.encoding, "replace") if best else None
