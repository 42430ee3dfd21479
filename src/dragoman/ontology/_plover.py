"""The one reader of plover.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


class Quad(IntEnum):
    """PLOVER's quad classes."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def words(self) -> str:
        """The name as people write it: "verbal cooperation"."""
        return self.name.replace("_", " ").lower()

    @property
    def conflict(self) -> bool:
        """True for conflict, false for cooperation."""
        return self >= Quad.VERBAL_CONFLICT


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 event types.

    ``intensity`` and the values of ``modes`` run from -10 (conflict) to +10 (cooperation).
    """

    name: str
    quad: Quad
    intensity: float
    recipient_required: bool
    definition: str
    modes: Mapping[str, float] = field(default_factory=dict[str, float])
    note: str | None = None

    def intensity_of(self, mode: str | None) -> float:
        """Return the intensity of the mode, or of the type where there is none or PLOVER does not know it."""
        return self.intensity if mode is None else self.modes.get(mode, self.intensity)


@dataclass(frozen=True, slots=True)
class Plover:
    """The whole ontology. Mappings are read-only; types stand in the order of the manual."""

    version: str
    types: Mapping[str, EventType]
    sectors: Mapping[str, str]
    bodies: Mapping[str, str]
    contexts: Mapping[str, str]


@cache
def plover() -> Plover:
    """Return PLOVER 0.8 (2021) as plover.toml has it; the file is read once.

    The file names its sources and says how it reads the manual where that disagrees with itself.
    """
    raw: dict[str, Any] = tomllib.loads(files("dragoman.ontology").joinpath("plover.toml").read_text("utf-8"))
    return Plover(
        version=raw["version"],
        types=MappingProxyType({name: _event_type(name, fields) for name, fields in raw["types"].items()}),
        sectors=MappingProxyType(raw["sectors"]),
        bodies=MappingProxyType(raw["bodies"]),
        contexts=MappingProxyType(raw["contexts"]),
    )


def _event_type(name: str, raw: dict[str, Any]) -> EventType:
    return EventType(
        name=name,
        quad=Quad(raw["quad"]),
        intensity=raw["intensity"],
        recipient_required=raw["recipient_required"],
        definition=raw["definition"],
        modes=MappingProxyType(raw.get("modes", {})),
        note=raw.get("note"),
    )
