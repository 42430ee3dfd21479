"""One phrase without a text around it."""

from dragoman.record import Place
from dragoman.resolve.where._candidates import kilometres
from dragoman.resolve.where._find import likely
from dragoman.resolve.where._gazetteer import Gazetteer, Kind, gazetteer
from dragoman.resolve.where._resolve import as_place, resolve_rows
from dragoman.span import Span

_LARGE = 50_000
_POSSIBLE = 0.2
# A village counts beside a better known place of the phrase only if it lies this near, in kilometres.
_NEAR = 150.0
# From the narrowest to the widest, by level of the gazetteer: towns, regions, counties, divisions, countries.
_BREADTH = {3: 0, 4: 1, 2: 2, 1: 3, 0: 4}


def look_up(name: str, *, country: str | None = None) -> Place | None:
    """Return the place that a name or a phrase stands for, or None where none is known.

    Of several places in a phrase the narrowest counts that fits the others: "the Tadamon district of Damascus" is
    Damascus where the gazetteer does not know the district. ``country`` (ISO 3166 alpha-3) is preferred where
    namesakes differ. ``span`` of the answer is None.
    """
    places = gazetteer()
    home = _name_of_country(country, places) if country else None
    whole = resolve_rows(name, [Span(0, len(name))], home, places)[0]
    if whole is not None:
        return as_place(whole, None, name, places)
    hits = [hit for hit, _ in likely(name, places, _POSSIBLE)]
    named = [hit for hit in hits if any(kind is not Kind.ADJECTIVE for _, kind in hit.rows)] or hits
    spans = [Span(hit.start, hit.end) for hit in named]
    rows = [row for row in resolve_rows(name, spans, home, places) if row is not None]
    best = _narrowest(rows, places)
    return as_place(best, None, name, places) if best is not None else None


def _narrowest(rows: list[int], places: Gazetteer) -> int | None:
    known = [row for row in rows if places.level(row) != 3 or int(places.population[row]) >= _LARGE]
    fitting = [row for row in rows if not known or row in known or _fits(row, known, places)]
    return min(fitting, key=lambda row: (_BREADTH[places.level(row)], rows.index(row)), default=None)


def _fits(row: int, known: list[int], places: Gazetteer) -> bool:
    import numpy as np

    above = places.above(row)
    held = any(other in above for other in known)
    return held or float(kilometres(np.array([row]), np.array(known), places).min()) <= _NEAR


def _name_of_country(code: str, places: Gazetteer) -> str | None:
    if code not in places.nations:
        return None
    number = places.nations.index(code)
    rows = range(len(places.nations) + 16)  # countries are the first rows
    return next((places.name(row) for row in rows if places.level(row) == 0 and places.nation_of(row) == number), None)
