"""Where a publisher is at home, as far as its name or site tells."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dragoman.resolve.where._gazetteer import FOLDER, Gazetteer, Kind
from dragoman.resolve.where._names import fold
from dragoman.resolve.where._spot import spot

_SITE = re.compile(r"^(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+([a-z]{2,}))(?:[/:]|$)")
_LARGE = 100_000
_LONGEST = 40


@lru_cache(maxsize=4096)
def home_of(home: str, places: Gazetteer) -> tuple[tuple[str, ...], int | None]:
    """Return the folded names of the places that ``home`` names, and the number of its country if it tells.

    ``home`` is a country or place ("Lebanon", "Paris, Texas"), a publisher ("China Daily"), or its site
    ("theparisnews.com": paris; "lfpress.ca": Canada).
    """
    site = _SITE.match(home.strip().lower())
    if site:
        return _names_in_site(site.group(1), places), places.country_of_site(site.group(2))
    whole = fold(home)
    if whole and places.find([whole])[0]:
        return (whole,), _nation([whole], places)
    names = [hit.key for hit in spot(home, places) if _weighty(hit.rows, places)]
    return tuple(dict.fromkeys(names)), _nation(names, places)


def _nation(names: list[str], places: Gazetteer) -> int | None:
    """Return the country that the names are of, else the one whose division they name."""
    named = [(row, kind) for rows in (places.find(names) if names else []) for row, kind in rows]
    for level in (0, 1):
        rows = [row for row, kind in named if places.level(row) == level and kind is not Kind.SHORT]
        if rows:
            return places.nation_of(max(rows, key=lambda row: int(places.population[row])))
    return None


def _weighty(rows: tuple[tuple[int, Kind], ...], places: Gazetteer) -> bool:
    return any(
        kind is not Kind.SHORT and (places.level(row) < 2 or int(places.population[row]) >= _LARGE)
        for row, kind in rows
    )


def _names_in_site(site: str, places: Gazetteer) -> tuple[str, ...]:
    paper = {word for words in _words() for word in words}
    for label in sorted(site.split(".")[:-1], key=len, reverse=True):
        plain = re.sub("[^a-z]", "", label)[:_LONGEST]
        cores = sorted(set(_cores(plain)), key=len, reverse=True)
        keys = [(core, key) for core in cores if len(core) > 3 and core not in paper for key in _spaced(core)]
        for (_, key), rows in zip(keys, places.find([key for _, key in keys]) if keys else [], strict=True):
            if any(kind < Kind.SHORT for _, kind in rows):
                return (key,)
    return ()


def _cores(label: str) -> Iterator[str]:
    before, after = _words()
    yield label
    for word in before:
        if label.startswith(word) and len(label) > len(word) + 3:
            yield from _cores(label[len(word) :])
    for word in after:
        if label.endswith(word) and len(label) > len(word) + 3:
            yield from _cores(label[: -len(word)])


def _spaced(core: str) -> Iterator[str]:
    yield core
    for i in range(2, len(core) - 1):
        yield f"{core[:i]} {core[i:]}"


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = [line.split("\t") for line in _table().read_text("utf-8").splitlines()[2:]]
    return (
        tuple(word for word, where in rows if where != "after"),
        tuple(word for word, where in rows if where != "before"),
    )


def _table() -> Path:
    return FOLDER.parent / "places_papers.tsv"
