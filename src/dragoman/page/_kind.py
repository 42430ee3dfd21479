"""What a decoded page is: HTML, JSON Lines or copied text, told by its content."""

import json
import re
from enum import Enum, auto


class Kind(Enum):
    """The three forms in which articles come, and two that hold none."""

    HTML = auto()
    JSON_LINES = auto()
    COPIED = auto()
    OTHER_JSON = auto()
    OTHER_XML = auto()


_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_ROOT = re.compile(r"<!doctype\s+html|<html\b[^>]*>|<body\b[^>]*>", re.I)
_HTML_TAG = re.compile(r"</?(?:div|p|span|a|article|section|h[1-6]|ul|li|table|meta|script|title|br)\b[^<>]*>", re.I)
_XML_START = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|urlset\b|sitemapindex\b)", re.I)
_JSON_START = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')
_OBJECT_START = re.compile(r'\s*\{\s*"[^"]*"\s*:')
_HEAD = 20_000
_LINES_TRIED = 20


def kind_of(text: str) -> Kind:
    """Tell the form of a page from its first twenty thousand characters."""
    head = text[:_HEAD]
    if _HTML_START.match(head):
        return Kind.HTML
    start = head.lstrip()[:1]
    if _is_json_lines(head):
        return Kind.JSON_LINES
    if _JSON_START.match(head):
        return Kind.OTHER_JSON
    if _XML_START.match(head) and not _HTML_ROOT.search(head):
        return Kind.OTHER_XML
    tags = len(_HTML_TAG.findall(head))
    if (start == "<" and tags >= 2) or (tags >= 4 and _HTML_ROOT.search(head)) or tags >= 12:
        return Kind.HTML
    return Kind.COPIED


def _is_json_lines(head: str) -> bool:
    lines = [line for line in head.splitlines() if line.strip()][:_LINES_TRIED]
    return bool(lines) and (
        _OBJECT_START.match(lines[0]) is not None or 2 * sum(_is_object(line) for line in lines) >= len(lines)
    )


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
