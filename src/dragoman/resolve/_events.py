"""Events resolved: sides, date, place, and on whose word."""

from dataclasses import replace
from datetime import date

from dragoman.article import Article
from dragoman.ontology import plover
from dragoman.reading import EventReading, Reading
from dragoman.record import Date, Event, Party, Place, Time
from dragoman.resolve._parties import Parties
from dragoman.resolve._statements import innermost
from dragoman.resolve.when import event_date
from dragoman.resolve.where import look_up
from dragoman.span import Span


def resolve_events(article: Article, reading: Reading, parties: Parties, times: tuple[Time, ...], places: tuple[Place, ...]) -> tuple[Event, ...]:
    """Resolve the events of a reading, in order; ids are "e1", "e2", ..."""
    dates = _dates(article, reading, times)
    out: list[Event] = []
    for number, event in enumerate(reading.events):
        said = innermost(reading.statements, event.trigger)
        same = _same(reading.events, number, dates)
        kind = plover().types[event.type]
        out.append(
            Event(
                id=f"e{number + 1}",
                type=event.type,
                mode=event.mode,
                trigger=event.trigger,
                actors=_side(event.actors, parties),
                recipients=_side(tuple(s for s in event.recipients if s not in event.actors), parties),
                place=_place(article.text, event.place, places),
                date=dates[number] or (None if same is None else _inherited(out[same].date)),
                status=event.status,
                said_by=None if said is None else f"s{said + 1}",
                same_as=None if same is None else f"e{same + 1}",
                quad=int(kind.quad),
                intensity=kind.intensity_of(event.mode),
                probability=event.probability,
            )
        )
    return tuple(out)


def _side(spans: tuple[Span, ...], parties: Parties) -> tuple[Party, ...]:
    return tuple(p for p in map(parties.party, spans) if p)


def _same(events: tuple[EventReading, ...], number: int, dates: list[Date | None]) -> int | None:
    """The earlier telling of an event, unless type, status or date speak against it."""
    earlier = events[number].same_as
    if earlier is None or events[earlier].type != events[number].type or events[earlier].status != events[number].status:
        return None
    mine, theirs = dates[number], dates[earlier]
    if mine and theirs and (mine.end < theirs.start or theirs.end < mine.start):
        return None
    return earlier


def _inherited(found: Date | None) -> Date | None:
    return replace(found, basis="inherited") if found else None


def _dates(article: Article, reading: Reading, times: tuple[Time, ...]) -> list[Date | None]:
    """Each event's own date, from the time expression that the reader gives it."""
    day = date.fromisoformat(article.date) if article.date else None
    out: list[Date | None] = []
    for event in reading.events:
        found = event_date(article.text, event.time, times, day) if event.time else None
        if found and event.time and _paragraphs_apart(article.text, event.time, event.trigger):
            found = _inherited(found)
        out.append(found)
    return out


def _paragraphs_apart(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other))
    return "\n" in text[first.end : last.start]


def _place(text: str, span: Span | None, places: tuple[Place, ...]) -> Place | None:
    """The event's place: the resolved place names inside its span, the narrowest first, else looked up by its words."""
    if span is None:
        return None
    inside = [p for p in places if p.span and p.span.overlaps(span) and p.geonames_id is not None]
    if inside:
        return replace(inside[0], span=span, name=inside[0].name)
    found = look_up(span.of(text))
    return replace(found, span=span) if found else Place(span, span.of(text))
