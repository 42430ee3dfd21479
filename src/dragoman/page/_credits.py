"""Picture credits, by which captions are told from paragraphs."""

import re
from functools import cache

from dragoman.page._lines import Line
from dragoman.page._tables import rows_of

_BRACKETED = re.compile(
    r"[\[(](?:file )?(?:photo|picture|image|photograph|illustration|graphic|agenc)[^\])]*[\])]\s*\Z", re.I
)
_LABEL = re.compile(
    r"(?:\A|[.?!()\[\]|•·—–-]\s*|\s)(?:photo(?:graph)?(?:er)?s?|picture|pic|image|images|credit|photo credit"
    r"|image credit|illustration|graphic|file photo|file image)(?:\s+(?:by|courtesy(?: of)?|via|from))?"
    r"\s*(?:[:/©]|…|\.\.\.)",
    re.I,
)
_BY = re.compile(
    r"(?:\A|[\s(\[|])(?i:photo(?:graph)?s?|picture|image|illustration|photo illustration)\s+(?i:by|courtesy|via)"
    r"\s+[A-Z]"
)
_SLASHED = re.compile(r"\(\s*[A-Z][^()/]{1,50}/[^()/]{2,50}\)\s*\Z|\A©\s*[A-Z][\w'’-]+\s+[A-Z]")
_PHOTO_START = re.compile(
    r"\A(?:file photo|file -|file —|file –|in this (?:file )?(?:photo|image|picture)|this (?:undated|file))\b", re.I
)
_SIZE = 90


def is_caption(line: Line) -> bool:
    """Tell whether a line is a picture caption: it ends in a credit, or says that it is a picture."""
    if line.size > _SIZE:
        return False
    text = line.text
    return bool(
        _BRACKETED.search(text)
        or _PHOTO_START.search(text)
        or (_LABEL.search(text[-80:]) and line.size < _SIZE)
        or _BY.search(text)
        or _SLASHED.search(text)
        or _agency_at_end().search(text)
    )


def is_bare_credit(line: Line) -> bool:
    """Tell whether a line is a picture credit and nothing else ("[Photo/Agencies]", "Getty Images")."""
    return line.size <= 7 and not line.ends and is_caption(line)


@cache
def _agency_at_end() -> re.Pattern[str]:
    names = "|".join(re.escape(cells[0]) for cells in sorted(rows_of("photo_credits.tsv"), key=lambda c: -len(c[0])))
    name = rf"(?:{names})"
    person = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}"
    return re.compile(
        rf"(?:[/(\[|©]\s*|\bvia\s+|(?:\A|[.?!)\"”’]\s+){person}\s*[,/|-]\s*|[.?!)]\s+)(?:the )?{name}"
        rf"(?:\s*(?:[/,-]|via)\s*{person})?[)\]]?\.?\s*\Z|\A{name}(?:\s*[/,]\s*{person})?\Z"
    )
