"""What comes in: a page as it arrived, and the article found on it."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one input, before anything is known about them.

    ``name`` is how the user named the input (a path, ``-`` or a URL); errors quote it.
    """

    name: str
    data: bytes
    url: str | None = None


class StretchKind(StrEnum):
    """What a stretch of the text is to the article."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One run of whole lines of the text, and what it is."""

    span: Span
    kind: StretchKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as it came, and what the page says about it.

    Every span anywhere counts characters of ``text``. ``published`` and ``updated`` are ISO 8601 dates
    or date-times, with a zone where the page gave one. ``stretches`` are in text order and do not
    overlap; characters in none of them are blank.
    """

    id: str
    text: str
    stretches: tuple[Stretch, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    publisher: str | None = None
    section: str | None = None
    published: str | None = None
    updated: str | None = None
    captions: tuple[str, ...] = ()
    rights: str | None = None
    language: str = "en"
    url: str | None = None

    @property
    def date(self) -> str | None:
        """The document creation time (TimeML) as an ISO day: when it was published, else updated."""
        moment = self.published or self.updated
        return moment[:10] if moment else None

    def readable(self) -> tuple[Stretch, ...]:
        """The stretches that the reader reads: everything but furniture."""
        return tuple(s for s in self.stretches if s.kind is not StretchKind.FURNITURE)
