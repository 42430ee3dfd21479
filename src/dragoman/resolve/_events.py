"""Events resolved: sides, date, place, and on whose word."""

from dataclasses import replace
from datetime import date

from dragoman.article import Article
from dragoman.ontology import intensity, quad
from dragoman.reading import EventReading, Reading, TimeKind, TimeMention
from dragoman.record import Date, Event, Party, Place, Time
from dragoman.resolve._parties import Parties
from dragoman.resolve._statements import innermost
from dragoman.resolve.when import resolve_times
from dragoman.resolve.where import look_up
from dragoman.span import Span


def resolve_events(article: Article, reading: Reading, parties: Parties, times: tuple[Time, ...], places: tuple[Place, ...]) -> tuple[Event, ...]:
    """Resolve the events of a reading, in order; ids are "e1", "e2", ..."""
    dates = _dates(article, reading, times)
    out: list[Event] = []
    for number, event in enumerate(reading.events):
        said = innermost(reading.statements, event.trigger)
        same = _same(reading.events, number, dates)
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
                quad=quad(event.type),
                intensity=intensity(event.type, event.mode),
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
    loose = [e.time for e in reading.events if e.time and not any(t.span.overlaps(e.time) for t in times)]
    extra = resolve_times(article.text, [TimeMention(s, TimeKind.DATE) for s in sorted(set(loose))], day) if loose else ()
    out: list[Date | None] = []
    for event in reading.events:
        told = [t for t in (*times, *extra) if event.time and t.span.overlaps(event.time)]
        best = max(told, key=lambda t: (t.start is not None, _common(t.span, event.time)), default=None)
        if best is None or best.start is None or best.end is None:
            out.append(None)
            continue
        near = "\n" not in article.text[min(best.span.end, event.trigger.start) : max(best.span.start, event.trigger.start)]
        out.append(Date(best.start, best.end, best.precision or "day", best.span, best.value, "explicit" if near else "inherited"))
    return out


def _common(one: Span, other: Span | None) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if other else 0


def _place(text: str, span: Span | None, places: tuple[Place, ...]) -> Place | None:
    """The event's place: the resolved place names inside its span, the narrowest first, else looked up by its words."""
    if span is None:
        return None
    inside = [p for p in places if p.span and p.span.overlaps(span) and p.geonames_id is not None]
    if inside:
        return replace(inside[0], span=span, name=inside[0].name)
    found = look_up(span.of(text))
    return replace(found, span=span) if found else Place(span, span.of(text))
