"""An HTML page as a browser's select-all copies it."""

# lxml and inscriptis ship no types.
# pyright: basic

import re

from inscriptis import get_text
from lxml import html

_BULLET = re.compile(r"^[ \t]*(?:(?:[*+o-]|\d+\.) )*[ \t]*", re.MULTILINE)
_NOT_SHOWN = "//noscript | //template | //script | //style | //*[@hidden]"


def copied_text(data: bytes) -> str:
    """Return all text that a page shows, line by line, without indents and bullets; what is no HTML stays as it is."""
    text = data.decode("utf-8", "replace")
    if "<" not in text:
        return text
    encoding = None if "\ufffd" in text else "utf-8"
    tree = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding))
    for hidden in tree.xpath(_NOT_SHOWN):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    return _BULLET.sub("", get_text(str(html.tostring(tree, encoding="unicode"))))
