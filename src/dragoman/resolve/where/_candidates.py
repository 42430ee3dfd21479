"""Every place that every name of an article may mean, each with the features that the weights judge it by."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.resolve.where._arrays import Floats, Integers
from dragoman.resolve.where._evidence import Evidence, gather, holders
from dragoman.resolve.where._gazetteer import NOWHERE, Gazetteer, Kind
from dragoman.resolve.where._home import home_of
from dragoman.resolve.where._names import UNIT_WORDS, bare, fold
from dragoman.span import Span

# What the columns of ``Candidates.features`` are, in order; places_weights.json has one weight for each.
FEATURES = (
    "population", "share", "spelling", "short", "abbreviation", "adjective", "country", "division", "county",
    "capital", "seat", "quarter", "region", "holder_after", "holder_before", "nation_named", "division_named",
    "county_named", "nation_share", "division_share", "home_nation", "unit_fits", "unit_misfits", "number_of_namesakes",
    "country_by_name", "seat_of_namesake", "namesake_of_seat", "capital_of_named",
    "near", "nearby", "nearest", "same_division", "same_nation", "holds_others", "siblings", "home_division",
    "home_near",
)  # fmt: skip
FIRST_PASS = FEATURES.index("near")
MOST_CANDIDATES = 60
# "South Los Angeles" may be read as Los Angeles, "West Side" not as the village of Side.
WELL_KNOWN_FROM = 50_000

_DIRECTION = re.compile(
    r"^(?:(?:the|in|far|north|south|east|west|central|northern|southern|eastern|western|north-?east(?:ern)?|"
    r"north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|upper|lower|greater|downtown|mid|old|new|rural|"
    r"port of|city of|town of|village of|township of|people's republic of|province of|state of|county of)[\s-]+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:international airport|airport|area|metropolitan area|metro area|suburbs?|harbou?r|township|border)$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(["capital", "port", "area", "country", "south", "north", "east", "west", "center", "coast"])
_UNIT_LEVEL = {
    "province": 1, "governorate": 1, "state": 1, "oblast": 1, "prefecture": 1, "region": 1, "county": 2, "parish": 2,
    "district": 2, "borough": 2, "city": 3, "town": 3, "village": 3,
}  # fmt: skip
# Other words for divisions are often part of a body's name ("Washington State University").
_ALWAYS_UNITS = frozenset(["province", "governorate", "oblast", "prefecture", "county", "parish"])
_AFTER = re.compile(r"\s+([A-Za-z]+)")
_BEFORE = re.compile(r"([A-Za-z]+)\s+of\s+(?:the\s+)?$")

LARGE = 100_000
"""Inhabitants of a place that needs no introduction by its own name."""


@dataclass(slots=True)
class Candidates:
    """The names of an article and, as parallel arrays, their candidates; ``name_of`` says whose each one is.

    Beside the names asked for there are the countries that the text names elsewhere, and the names that the
    publisher bears (``homes``; ``unsaid`` are those of them that the text does not name).
    """

    keys: list[str]
    homes: list[int]
    unsaid: list[int]
    key_of_mention: list[int]
    rows: Integers
    name_of: Integers
    features: Floats


def candidates(text: str, spans: Sequence[Span], home: str | None, places: Gazetteer) -> Candidates:
    """Return all candidates of the names at ``spans`` (folded names are told apart, not mentions).

    The features of the second pass are left at nought.
    """
    import numpy as np

    evidence = gather(text, places)
    written = [span.of(text) for span in spans]
    keys: dict[str, int] = {}
    key_of = [keys.setdefault(fold(word), len(keys)) for word in written]
    where: list[list[Span]] = [[] for _ in keys]
    example: list[str] = [""] * len(keys)
    for span, word, key in zip(spans, written, key_of, strict=True):
        where[key].append(span)
        example[key] = example[key] or word
    for key in evidence.outer_names():
        keys.setdefault(key, len(keys))
    said = len(keys)
    home_names, home_nation = home_of(home, places) if home else ((), None)
    homes = [keys.setdefault(key, len(keys)) for key in home_names]
    where.extend([] for _ in range(len(keys) - len(where)))
    example.extend(list(keys)[len(example) :])
    found = _look_up_all(example, places)
    rows: list[int] = []
    kinds: list[int] = []
    name_of: list[int] = []
    for key, options in enumerate(found):
        if any(kind == Kind.NAME and places.population[row] >= LARGE for row, kind in options):
            # What a large place is called today is no older or other name of a smaller one.
            options = [o for o in options if o[1] != Kind.SPELLING]
        if len(options) > MOST_CANDIDATES:
            options = sorted(options, key=lambda o: (o[1] >= Kind.SHORT, -int(places.population[o[0]])))
            options = options[:MOST_CANDIDATES]
        for row, kind in options:
            rows.append(row)
            kinds.append(int(kind))
            name_of.append(key)
    row = np.array(rows, np.int64)
    name = np.array(name_of, np.int64)
    kind = np.array(kinds, np.int64)
    features = np.zeros((len(rows), len(FEATURES)), np.float32)
    if len(rows):
        _fill(features, row, kind, name, list(keys), where, text, evidence, home_nation, places)
    return Candidates(list(keys), homes, list(range(said, len(keys))), key_of, row, name, features)


def ancestry(rows: Integers, places: Gazetteer) -> tuple[Integers, Integers]:
    """Return the row of the first- and of the second-level division that each place is or lies in (or NOWHERE)."""
    import numpy as np

    levels = np.array(places.levels)
    first = np.full(len(rows), NOWHERE, np.int64)
    second = np.full(len(rows), NOWHERE, np.int64)
    at = rows.copy()
    for _ in range(4):
        alive = at != NOWHERE
        safe = np.where(alive, at, 0)
        level = np.where(alive, levels[places.feature[safe]], 9)
        first = np.where((level == 1) & (first == NOWHERE), at, first)
        second = np.where((level == 2) & (second == NOWHERE), at, second)
        at = np.where(alive, places.parent[safe].astype(np.int64), NOWHERE)
    return first, second


def _look_up_all(names: list[str], places: Gazetteer) -> list[tuple[tuple[int, Kind], ...]]:
    shorter = [_TAIL.sub("", _DIRECTION.sub("", name)) for name in names]
    found = places.named([*names, *shorter])
    return [
        (found[name] if _is_name(name) else ())
        or tuple(option for option in found[short] if _is_name(short) and _well_known(option[0], places))
        for name, short in zip(names, shorter, strict=True)
    ]


def _is_name(written: str) -> bool:
    """Tell a name from common words: "the city" is none, nor is "The province"."""
    key = fold(written)
    return any(c.isupper() for c in written.removeprefix("The ")) and key not in UNIT_WORDS and key not in _NO_NAMES


def _well_known(row: int, places: Gazetteer) -> bool:
    return places.level(row) in (0, 1, 4) or int(places.population[row]) >= WELL_KNOWN_FROM


def _fill(
    features: Floats,
    row: Integers,
    kind: Integers,
    name: Integers,
    keys: list[str],
    where: list[list[Span]],
    text: str,
    evidence: Evidence,
    home_nation: int | None,
    places: Gazetteer,
) -> None:
    import numpy as np

    column = {feature: features[:, i] for i, feature in enumerate(FEATURES)}
    level = np.array(places.levels)[places.feature[row]]
    people = np.log10(places.population[row].astype(np.float64) + 1)
    column["population"][:] = people / 7
    most = np.zeros(len(keys))
    np.maximum.at(most, name, people)
    column["share"][:] = (people - most[name]) / 3
    for offset, label in ((1, "spelling"), (2, "short"), (3, "abbreviation"), (4, "adjective")):
        column[label][:] = kind == offset
    for number, label in ((0, "country"), (1, "division"), (2, "county"), (4, "region")):
        column[label][:] = level == number
    code: list[str] = [places.features[int(i)] for i in places.feature[row].flat]
    column["capital"][:] = [c == "PPLC" for c in code]
    column["seat"][:] = [c == "PPLA" for c in code]
    column["quarter"][:] = [c == "PPLX" for c in code]
    column["country_by_name"][:] = (level == 0) & (kind < 2)
    first, second = ancestry(row, places)
    nation = places.nation[row].astype(np.int64)
    tally = np.bincount(name, minlength=len(keys))
    column["number_of_namesakes"][:] = np.log(tally[name]) * column["population"]
    _context(column, row, name, keys, where, text, evidence, first, second, nation, places)
    seats = (level == 3) & np.array([c in ("PPLC", "PPLA", "PPLA2") for c in code]) & (kind == Kind.NAME)
    for inner, outer in zip(*np.nonzero((name[:, None] == name) & seats[:, None] & (level == 1)), strict=True):
        if first[inner] == row[outer]:
            column["seat_of_namesake"][inner] = 1
            column["namesake_of_seat"][outer] = 1
    if home_nation is not None:
        column["home_nation"][:] = nation == home_nation


def _context(
    column: dict[str, Floats],
    row: Integers,
    name: Integers,
    keys: list[str],
    where: list[list[Span]],
    text: str,
    evidence: Evidence,
    first: Integers,
    second: Integers,
    nation: Integers,
    places: Gazetteer,
) -> None:
    import numpy as np

    after: list[set[int]] = []
    before: list[set[int]] = []
    units: list[set[int]] = []
    for key, spans in zip(keys, where, strict=True):
        behind: set[int] = set()
        ahead: set[int] = set()
        unit: set[int] = set()
        for span in spans:
            one, two = holders(text, span.start, span.end, key, evidence)
            behind |= one
            ahead |= two
            unit |= _units(text, span)
        after.append(behind)
        before.append(ahead)
        units.append(unit)
    nothing: Counter[str] = Counter()
    nations = {n: sum(count.values()) for n, count in evidence.nations.items()}
    divisions = {d: sum(count.values()) for d, count in evidence.divisions.items()}
    alone = len(evidence.hits) < 2
    all_nations = sum(nations.values()) + 1
    all_divisions = sum(divisions.values()) + 1
    nation_row = {int(places.nation[r]): r for s in (after, before) for rows in s for r in rows if places.level(r) == 0}
    for i in range(len(row)):
        place, key = int(row[i]), int(name[i])
        own = keys[key]
        above = {int(first[i]), int(second[i]), nation_row.get(int(nation[i]), -1)} - {place}
        column["holder_after"][i] = bool(above & after[key])
        column["holder_before"][i] = bool(above & before[key])
        told = nations.get(int(nation[i]), 0) - evidence.nations.get(int(nation[i]), nothing)[own]
        column["nation_named"][i] = np.log1p(told)
        column["nation_share"][i] = told / all_nations
        column["capital_of_named"][i] = bool(told or alone) and column["capital"][i]
        level = places.level(place)
        for label, at in (("division_named", int(first[i])), ("county_named", int(second[i]))):
            if at in divisions and at != place:
                named = divisions[at] - evidence.divisions[at][own]
                column[label][i] = np.log1p(named)
                if label == "division_named":
                    column["division_share"][i] = named / all_divisions
        column["unit_fits"][i] = level in units[key]
        column["unit_misfits"][i] = bool(units[key]) and level not in units[key]


def _units(text: str, span: Span) -> set[int]:
    words = fold(span.of(text)).split()
    if len(words) > 1 and words[-1] in _UNIT_LEVEL and bare(" ".join(words)) != " ".join(words):
        return {_UNIT_LEVEL[words[-1]]}
    found: set[int] = set()
    after = _AFTER.match(text, span.end)
    if after and (after.group(1).islower() or after.group(1).lower() in _ALWAYS_UNITS):
        found.add(_UNIT_LEVEL.get(after.group(1).lower(), -1))
    before = _BEFORE.search(text, max(0, span.start - 24), span.start)
    if before and before.group(1).lower() in UNIT_WORDS:
        found.add(_UNIT_LEVEL.get(before.group(1).lower(), 1))
    return found - {-1}


def kilometres(rows: Integers, others: Integers, places: Gazetteer) -> Floats:
    """Return the great-circle distances between places in kilometres, as a matrix."""
    import numpy as np

    def directions(these: Integers) -> Floats:
        a = np.radians(places.latitude[these] / 1e4)
        b = np.radians(places.longitude[these] / 1e4)
        return np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)], 1).astype(np.float32)

    chord = 2 - 2 * np.clip(directions(rows) @ directions(others).T, -1, 1)
    return 12742 * np.arcsin(np.sqrt(chord) / 2)
