"""One phrase without a text around it."""

from dragoman.reading import PlaceMention
from dragoman.record import Place
from dragoman.resolve.where._gazetteer import Kind, gazetteer
from dragoman.resolve.where._resolve import resolve_places
from dragoman.resolve.where._spot import spot
from dragoman.span import Span


def look_up(name: str, *, country: str | None = None) -> Place | None:
    """Return the place that a name or a phrase stands for, or None where none is known.

    Of several places in a phrase the innermost counts: "the Wadi Barada area of Damascus" is Wadi Barada if the
    gazetteer knows it, else Damascus. ``country`` (ISO 3166 alpha-3) is preferred where namesakes differ.
    ``span`` of the answer is None.
    """
    places = gazetteer()
    home = next((n for n in (country,) if n), None)
    if home and home in places.nations:
        home = places.name(_nation_row(home))
    whole = resolve_places(name, [PlaceMention(Span(0, len(name)))], home=home)[0]
    found = [whole] if whole.latitude is not None else []
    if not found:
        mentions = [PlaceMention(Span(h.start, h.end)) for h in spot(name, places) if _names_a_place(h.rows)]
        found = [p for p in resolve_places(name, mentions, home=home) if p.latitude is not None]
    if not found:
        return None
    best = min(found, key=_breadth)
    return Place(None, *(getattr(best, field) for field in _FIELDS))


_FIELDS = ("name", "geonames_id", "latitude", "longitude", "country", "division", "feature")


def _names_a_place(rows: tuple[tuple[int, Kind], ...]) -> bool:
    return any(kind is not Kind.ADJECTIVE for _, kind in rows)


def _breadth(place: Place) -> int:
    """Order from the narrowest to the widest."""
    feature = place.feature or ""
    if feature.startswith("PPL"):
        return 0
    return {"ADM2": 1, "ADM1": 2, "PCLI": 5, "PCLS": 5, "PCLD": 5, "CONT": 6}.get(feature, 3)


def _nation_row(code: str) -> int:
    places = gazetteer()
    number = places.nations.index(code)
    return next(row for row in range(len(places.nations) + 8) if places.nation_of(row) == number)
