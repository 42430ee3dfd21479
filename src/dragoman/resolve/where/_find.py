"""Place names spotted by the gazetteer alone: a stand-in for, or an addition to, the learned tagger."""

from dragoman.reading import PlaceMention
from dragoman.resolve.where._gazetteer import Kind, gazetteer
from dragoman.resolve.where._spot import spot
from dragoman.span import Span


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Return the names in a text that are likely to be places, in text order, none overlapping."""
    places = gazetteer()
    found: list[PlaceMention] = []
    for hit in spot(text, places):
        if any(kind in (Kind.NAME, Kind.SPELLING) and places.population[row] >= 0 for row, kind in hit.rows):
            found.append(PlaceMention(Span(hit.start, hit.end)))
    return tuple(found)
