"""Gzip, unpacked within a bound."""

import zlib

_MAGIC = b"\x1f\x8b\x08"
_GZIP_WINDOW = 31


def is_gzip(data: bytes) -> bool:
    """Tell gzip by its first bytes."""
    return data.startswith(_MAGIC)


def unpack(data: bytes, *, limit: int) -> bytes:
    """Return what the gzip members of ``data`` hold, at most ``limit`` bytes of it.

    Zeros or other bytes after the last member are left out, as ``gzip`` does.

    Raises:
        ValueError: if a member is damaged or cut short.
    """
    out = bytearray()
    while is_gzip(data) and len(out) < limit:
        member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            out += member.decompress(data, limit - len(out))
        except zlib.error as fault:
            raise ValueError(f"damaged gzip ({fault})") from fault
        if not member.eof and len(out) < limit:
            raise ValueError("damaged gzip (cut short)")
        data = member.unused_data
    return bytes(out)
