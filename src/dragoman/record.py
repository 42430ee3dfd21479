"""The record: what the article says, resolved, every field with the characters that bear it out."""

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, cast

from dragoman.article import Article
from dragoman.reading import Status
from dragoman.span import Span


class StatementKind(StrEnum):
    """How the words are reported: all in quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker, or a side of an event.

    ``code`` is the country field and the PLOVER sectors in one string, as users join on it: "RUS GOV",
    "AFG REB", "IGO UNO", "--- CVL". ``span`` is the mention in the text.
    """

    span: Span | None
    name: str
    country: str
    sectors: tuple[str, ...] = ()
    probability: float = 1.0

    @property
    def code(self) -> str:
        """Country (ISO 3166 alpha-3, IGO, NGO, MNC, IMG or ---) and sectors, blank between them."""
        return " ".join((self.country, *self.sectors))


@dataclass(frozen=True, slots=True)
class Date:
    """When: an interval of ISO dates with its precision, and the words that give it.

    ``start`` and ``end`` are the first and last day, both included ("2021-08-17"). ``value`` is the
    TIMEX3 value where there is one ("2021-W33"). ``basis`` says whether the event names its date
    (``explicit``) or takes it from the sentence that governs it (``inherited``).
    """

    start: str
    end: str
    precision: str
    span: Span | None = None
    value: str | None = None
    basis: str = "explicit"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value; ``start`` and ``end`` as in ``Date`` where it has days."""

    span: Span
    type: str
    value: str
    start: str | None = None
    end: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its mention and, where the gazetteer knows it, its GeoNames id, WGS 84 degrees and divisions."""

    span: Span | None
    name: str
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    division: str | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through which channel."""

    id: str
    source: Span | None
    speaker: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    channel: Span | None = None
    within: str | None = None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, and on whose word."""

    id: str
    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    date: Date | None
    status: Status
    said_by: str | None
    same_as: str | None
    quad: int
    intensity: float
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """One article read: the article and everything found in it, in text order."""

    article: Article
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values: article fields, text, statements, events, times, places."""
        plain: dict[str, Any] = _plain(self.article)
        for name in ("statements", "events", "times", "places"):
            plain[name] = _plain(getattr(self, name))
        return plain


def _plain(value: object) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Party):
        return {
            name: _plain(getattr(value, name)) for name in ("span", "name", "code", "country", "sectors", "probability")
        }
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in cast(tuple[object, ...], value)]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, float):
        return round(value, 4)
    return value
