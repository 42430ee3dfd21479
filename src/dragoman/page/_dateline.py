"""The place that a report is filed from, at the head of its first paragraph."""

import re

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}"
_REST = r"(?:, ?[A-Z][\w.'’ ]{1,30})?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
_AGENCY = r"(?:\([\w .'’/,&-]{2,40}\)|/[\w .'’-]{2,30}/)"
_DASH = r"(?:--+|[–—―]| - |-\s|:)"
_FORMS = (
    re.compile(rf"\A\s*(?P<place>{_CAPITALS}){_REST}\.?\s*(?:{_AGENCY}\s*{_DASH}?|{_DASH})"),
    re.compile(rf"\A\s*(?P<place>{_NAME}){_REST}\.?\s*{_AGENCY}\s*{_DASH}"),
)
_ROMAN_OR_SHORT = re.compile(r"\A(?:[IVXLC]+|.{1,2})\Z")


def dateline_of(paragraph: str) -> str | None:
    """Return the place in a dateline ("KABUL (Reuters) - ...", "TOKYO, Aug. 6 (Xinhua) --"), as a name, or None."""
    for form in _FORMS:
        match = form.match(paragraph[:120])
        if match and not _ROMAN_OR_SHORT.match(match["place"]):
            return as_name(match["place"])
    return None


def as_name(written: str) -> str:
    """Return a name in capitals as it is usually written; other names stay as they are."""
    written = " ".join(written.split()).strip(" ,.")
    if not written.isupper():
        return written
    return re.sub(r"[^\W\d_]+", lambda word: word[0] if len(word[0]) == 1 else word[0].capitalize(), written)
