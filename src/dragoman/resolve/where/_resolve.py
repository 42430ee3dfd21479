"""All place mentions of one article, resolved together."""

from collections.abc import Sequence

from dragoman.reading import PlaceMention
from dragoman.record import Place
from dragoman.resolve.where._candidates import candidates
from dragoman.resolve.where._decide import decide
from dragoman.resolve.where._gazetteer import Gazetteer, gazetteer
from dragoman.span import Span


def resolve_places(text: str, mentions: Sequence[PlaceMention], *, home: str | None = None) -> tuple[Place, ...]:
    """Return the place that each mention means, in the order of ``mentions``.

    A name has one sense in an article. What decides is what the text says around it ("Paris, Texas"), the
    countries and divisions that it names, how near the other places are, how large the place is, and
    ``home``: the publisher's country or place, as text, or its site ("thetowntalk.com"). ``country`` is ISO 3166
    alpha-3, ``division`` the first-level division's name, ``feature`` a GeoNames code, coordinates are
    degrees (WGS 84). A mention that the gazetteer does not know keeps only its span and name.
    """
    places = gazetteer()
    spans = [Span(max(0, m.span.start), min(len(text), m.span.end)) for m in mentions]
    rows = resolve_rows(text, spans, home, places)
    return tuple(
        as_place(row, mention.span, span.of(text), places)
        for mention, span, row in zip(mentions, spans, rows, strict=True)
    )


def resolve_rows(text: str, spans: Sequence[Span], home: str | None, places: Gazetteer) -> list[int | None]:
    """Return the row of the gazetteer that the name at each span means, or None."""
    found = candidates(text, spans, home, places)
    chosen = decide(found, places)
    return [chosen[key] for key in found.key_of_mention]


def as_place(row: int | None, span: Span | None, written: str, places: Gazetteer) -> Place:
    """Return a row of the gazetteer as a place; with no row, a place of which only the words are known."""
    if row is None:
        return Place(span, written)
    division = next((r for r in (row, *places.above(row)) if places.level(r) == 1), None)
    return Place(
        span,
        places.name(row),
        int(places.geonames_id[row]) or None,
        int(places.latitude[row]) / 1e4,
        int(places.longitude[row]) / 1e4,
        places.nations[places.nation_of(row)] or None,
        places.name(division) if division is not None else None,
        places.features[int(places.feature[row])],
    )
