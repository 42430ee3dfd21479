"""The gazetteer: places by name, from arrays that are mapped into memory and read only where they are needed."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dragoman.resolve.where._arrays import Integers
from dragoman.resolve.where._names import bare, fold, number

FOLDER = Path(str(files("dragoman.tables") / "places"))
NOWHERE = 0xFFFFFFFF
_LEVELS = {"PCLI": 0, "PCLS": 0, "PCLD": 0, "ADM1": 1, "ADM2": 2}


class Kind(IntEnum):
    """How a name names a place: best first."""

    NAME = 0
    SPELLING = 1
    SHORT = 2
    ABBREVIATION = 3
    ADJECTIVE = 4


class Gazetteer:
    """Every place is a row; outer places come before inner ones. Use :func:`gazetteer` to get the one there is."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import numpy as np

        def load(name: str) -> Integers:
            return np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray)

        self.geonames_id = load("geonames_id")
        self.latitude = load("latitude")
        self.longitude = load("longitude")
        self.population = load("population")
        self.parent = load("parent")
        self.feature = load("feature")
        self.nation = load("nation")
        self.features: list[str] = (folder / "features.txt").read_text().split("\n")[:-1]
        nations = [line.split("\t") for line in (folder / "nations.txt").read_text().split("\n")[:-1]]
        self.nations: list[str] = [three for three, _ in nations]
        self._sites = {ending: number for number, (_, ending) in enumerate(nations) if ending}
        self.levels: list[int] = [
            _LEVELS.get(feature, 3 if feature.startswith("PPL") else 4) for feature in self.features
        ]
        self._names = load("names")
        self._name_ends = load("name_ends")
        self._key_high = load("key_high")
        self._key_low = load("key_low")
        self._key_place = load("key_place")
        self._key_kind = load("key_kind")

    def find(self, keys: Sequence[str]) -> list[tuple[tuple[int, Kind], ...]]:
        """Return for every folded name the (row, kind) of all places so called, in row order."""
        import numpy as np

        numbers = np.array([number(key) for key in keys], np.uint64)
        high = (numbers >> np.uint64(8)).astype(np.uint32)
        starts = np.searchsorted(self._key_high, high, "left")
        ends = np.searchsorted(self._key_high, high, "right")
        found: list[tuple[tuple[int, Kind], ...]] = []
        for i in range(len(keys)):
            start, end = int(starts[i]), int(ends[i])
            low = int(numbers[i]) & 255
            found.append(
                tuple(
                    (int(self._key_place[j]), Kind(int(self._key_kind[j])))
                    for j in range(start, end)
                    if int(self._key_low[j]) == low
                )
            )
        return found

    def named(self, names: Iterable[str]) -> dict[str, tuple[tuple[int, Kind], ...]]:
        """Return for every name as written the places so called; words such as "province" count only if they must."""
        asked = list(dict.fromkeys(names))
        full = [fold(name) for name in asked]
        rows = self.find(full + [bare(key) for key in full])
        return {name: rows[i] or rows[len(asked) + i] for i, name in enumerate(asked)}

    def level(self, row: int) -> int:
        """Return 0 for a country, 1 and 2 for its divisions, 3 for a populated place, 4 for all else."""
        return self.levels[int(self.feature[row])]

    def nation_of(self, row: int) -> int:
        """Return the number of the country that holds a place (an index of ``nations``; "" is no country)."""
        return int(self.nation[row])

    def country_of_site(self, ending: str) -> int | None:
        """Return the number of the country that has a top-level domain ("uk")."""
        return self._sites.get(ending)

    def name(self, row: int) -> str:
        """Return the name that GeoNames (or our own table) gives a place."""
        start = int(self._name_ends[row - 1]) if row else 0
        return bytes(self._names[start : int(self._name_ends[row])]).decode()

    def above(self, row: int) -> list[int]:
        """Return the rows of the places that hold a place, innermost first."""
        rows: list[int] = []
        parent = int(self.parent[row])
        while parent != NOWHERE:
            rows.append(parent)
            parent = int(self.parent[parent])
        return rows


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer that is shipped, opened at the first call."""
    return Gazetteer()
