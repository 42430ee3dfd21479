"""Sentences of news prose, as character spans."""

import re
from collections.abc import Iterator

from dragoman.span import Span

# Words that end in a full stop without ending a sentence: titles, months, states, company forms.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Pres|Amb|Supt"
    r"|St|Mt|Ft|Jr|Sr|No|Nos|vs|v|etc|cf|al|approx|Inc|Ltd|Corp|Co|Bros|Dept|Ave|Blvd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    r"|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|e\.g|i\.e|a\.m|p\.m)|(?:[A-Za-z]\.)*[A-Z])\.$"
)
_END = re.compile(r"[.!?…]+[\"”'’»)\]]*(?=\s)|\n+")
_NEXT = re.compile(r"\s+[\"“'‘«(\[]*([A-Z0-9À-Þ]|[^\W\d_a-z])")


def sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """Yield the sentences of ``text`` in order, blank edges cut off.

    A line break always ends a sentence: copied text and extracted HTML keep one paragraph a line.
    ``within`` limits the search to one span of the text.
    """
    start, stop = within or Span(0, len(text))
    for match in _END.finditer(text, start, stop):
        mark = match.group()
        if not mark.startswith("\n"):
            if not _NEXT.match(text, match.end(), stop):
                continue
            if mark[0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 12), match.start() + 1):
                following = _NEXT.match(text, match.end(), stop)
                ends_anyway = re.search(
                    r"(?:U\.S|U\.N|U\.K|a\.m|p\.m|Inc|Ltd|Corp|Jr|Sr)\.$", text[start : match.start() + 1]
                )
                opens = following and re.match(
                    r"\s+[\"“]?(?:The|A|An|It|He|She|They|But|In|On|We|This|That)\b",
                    text[match.end() : match.end() + 12],
                )
                if not (ends_anyway and opens):
                    continue
        span = _trim(text, start, match.end())
        if span:
            yield span
        start = match.end()
    span = _trim(text, start, stop)
    if span:
        yield span


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
