"""Events resolved: sides, place, and on whose word."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.ontology import plover
from dragoman.reading import Reading
from dragoman.record import Date, Event, Party, Place
from dragoman.resolve._parties import Parties
from dragoman.resolve._statements import innermost
from dragoman.resolve.where import look_up
from dragoman.span import Span


def resolve_events(
    text: str, reading: Reading, parties: Parties, dates: Sequence[Date | None], places: tuple[Place, ...]
) -> tuple[Event, ...]:
    """Resolve the events of a reading, in order; ids are "e1", "e2", ..."""
    out: list[Event] = []
    for number, event in enumerate(reading.events):
        said = innermost(reading.statements, event.trigger)
        same = event.same_as
        kind = plover().types[event.type]
        out.append(
            Event(
                id=f"e{number + 1}",
                type=event.type,
                mode=event.mode,
                trigger=event.trigger,
                actors=_side(event.actors, parties),
                recipients=_side(tuple(s for s in event.recipients if s not in event.actors), parties),
                place=_place(text, event.place, places),
                date=dates[number],
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
    """The parties of a side; one named twice stands once, with its first mention."""
    named: dict[tuple[str, str], Party] = {}
    for party in filter(None, map(parties.party, spans)):
        named.setdefault((party.name, party.code), party)
    return tuple(named.values())


def _place(text: str, span: Span | None, places: tuple[Place, ...]) -> Place | None:
    """The event's place: the narrowest resolved name inside its span, else what the words themselves say."""
    if span is None:
        return None
    inside = [p for p in places if p.span and p.span.overlaps(span) and p.latitude is not None]
    found = min(inside, key=_width, default=None) or look_up(span.of(text))
    return replace(found, span=span) if found else Place(span, span.of(text))


def _width(place: Place) -> int:
    """How wide a place is, by its GeoNames feature code: 0 a settlement or spot, 1 a division, 2 a country or more."""
    feature = place.feature or ""
    return 2 if feature.startswith(("PCL", "CONT", "RGN")) else int(feature.startswith("ADM"))
