"""Bylines: who wrote the article, from where, for whom."""

import re
from dataclasses import dataclass

from dragoman.page._dateline import as_name
from dragoman.page._lines import Line
from dragoman.page._moment import moments_in

_PARTICLES = r"van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|al|el|ibn|ter"
_CAPITALISED = r"[A-ZÀ-ÞŁŚŽ][\w'’.-]*"
_PERSON = rf"{_CAPITALISED}(?:\s+(?:(?:{_PARTICLES})\s+)*{_CAPITALISED}){{1,3}}"
_BY = re.compile(
    r"\A(?:(?:written|reported|story|words|posted|published|analysis|opinion|text)\s+)?by:?\s+(?P<rest>.+)\Z",
    re.IGNORECASE,
)
_IN = re.compile(r"\s+in\s+(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:,?\s+[A-ZÀ-Þ][\w'’.-]*){0,3})\Z")
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[—–-]\s+|\s{2,}|\t")
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*(?:and\s+)?", re.IGNORECASE)
_NAME = re.compile(rf"{_PERSON}\Z")
_LABEL = re.compile(
    r"\A(?:(?:last\s+|first\s+)?(?:updated|published|posted|modified|created|date)(?:\s+(?:on|at))?\s*:?|source\s*:)\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|last\s+update|edited)\b", re.IGNORECASE)
_BYLINE_SIZE = 20
_SMALL = frozenset(["of", "the", "and", "for"])


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line around a headline says. Moments are ISO 8601."""

    authors: tuple[str, ...] = ()
    place: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None


def is_byline(line: Line) -> bool:
    """Tell a line that begins with "By" and a name."""
    match = _BY.match(line.text)
    return bool(match and line.size <= _BYLINE_SIZE and _people(_PARTS.split(match["rest"])[0]))


def byline_of(text: str) -> Byline:
    """Read a line such as "By REN QI in Moscow | China Daily Global | Updated: 2021-08-19 09:36"."""
    moments = moments_in(text)
    published, updated = _moments(text)
    for moment in reversed(moments):
        text = text[: moment.start] + " | " + text[moment.end :]
    authors: tuple[str, ...] = ()
    place = publisher = None
    for part in _PARTS.split(text):
        part = _LABEL.sub("", part.strip(" ,;:/()[]")).strip(" ,;:/()[]")
        by = _BY.match(part)
        if by and not authors:
            authors, place = _people_and_place(by["rest"])
            if not authors and publisher is None and _is_name(by["rest"]):
                publisher = by["rest"]
        elif part and publisher is None and _is_name(part):
            publisher = part
    return Byline(authors, place, publisher, published, updated)


def names_in(text: str) -> tuple[str, ...]:
    """Return the people of a line that holds names only, or none."""
    return _people(text) if len(text) <= 80 else ()


def _moments(text: str) -> tuple[str | None, str | None]:
    """Return when the line says that its article was published and updated."""
    published = updated = None
    last = 0
    for moment in moments_in(text):
        if _UPDATED.search(text, last, moment.start):
            updated = updated or moment.iso
        else:
            published = published or moment.iso
        last = moment.end
    return published, updated


def _people_and_place(text: str) -> tuple[tuple[str, ...], str | None]:
    """Read "Ilse Marrow in Bishkek and Daniel Oyelaran": who, and the first place."""
    people: list[str] = []
    place: str | None = None
    for part in _AND.split(text):
        located = _IN.search(part)
        if located:
            place = place or as_name(located["place"])
            part = part[: located.start()]
        people.append(part)
    return _people(", ".join(people)), place


def _people(text: str) -> tuple[str, ...]:
    names = [name.strip(" ,;:") for name in _AND.split(text) if name.strip(" ,;:")]
    if names and _NAME.match(names[0]):
        return tuple(as_name(name) for name in names if _NAME.match(name))
    return ()


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 6 and all(word[0].isupper() or word.lower() in _SMALL for word in words)
