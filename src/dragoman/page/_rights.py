"""Rights notices, and who holds the rights."""

import re

_NOTICE = re.compile(r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_MARK = re.compile(r"(?:©|\(c\)|\bcopyright\b|\bby\b|(?:19|20)\d\d|[\s,.|–—-])+", re.IGNORECASE)
_HOLDER = re.compile(r"(?!All\b)[A-ZÀ-Þ][\w&'’.-]*(?:\s+(?:of |the |and )?(?:&\s+)?[A-ZÀ-Þ(][\w&'’).-]*){0,6}")
_SENTENCE_END = re.compile(r"(?<=\w\w)\.\s.*|\s+All\b.*|[\s,.]+\Z")


def is_rights_notice(text: str) -> bool:
    """Tell a copyright notice; quoted speech about copyright is none."""
    return not text.startswith(('"', "“")) and _NOTICE.search(text) is not None


def holder_of(notice: str | None) -> str | None:
    """Return the holder that a notice names ("© 2024 Meridian Courier Media Ltd."), or None."""
    mark = max(_MARK.finditer(notice or ""), key=lambda found: "©" in found[0] or "opyright" in found[0], default=None)
    if not notice or not mark or not ("©" in mark[0] or "c" in mark[0].lower()):
        return None
    match = _HOLDER.match(notice, mark.end())
    return (_SENTENCE_END.sub("", match[0]) or None) if match else None
