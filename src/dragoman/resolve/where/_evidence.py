"""What a text says of its places: which countries and divisions it names, and what it puts inside what."""

import re
from collections import Counter
from dataclasses import dataclass, field

from dragoman.resolve.where._gazetteer import Gazetteer, Kind
from dragoman.resolve.where._spot import Hit, spot

_BETWEEN = re.compile(r"(?:'s|’s)?(?:,? (?:in|of|near|on|outside)(?: the)?|,| \(| -)? ?")
# "the Iraqi city of Mosul", "Ohio's Franklin County", "the southern Afghan province of Helmand"
_LEADS_TO = re.compile(
    r"(?:'s|’s)? (?:(?:\w+ )?"
    r"(?:city|town|village|port|capital|resort|suburb|province|state|region|district|county|island)"
    r"(?: (?:city|town|village|island))?(?: of)? )?$"
)
_REACH_BEFORE = 40
_REACH_AFTER = 12


@dataclass(slots=True)
class Evidence:
    """Where the names of a text stand and which countries and first-level divisions they point to.

    ``nations`` counts by number of the country (``Gazetteer.nation``), ``divisions`` by row; each name counts
    once for every key, so that a name is no evidence for itself.
    """

    hits: tuple[Hit, ...]
    nations: dict[int, Counter[str]] = field(default_factory=dict[int, Counter[str]])
    divisions: dict[int, Counter[str]] = field(default_factory=dict[int, Counter[str]])

    def outer_names(self) -> list[str]:
        """Return the names of countries, in a fixed order."""
        return sorted({key for count in self.nations.values() for key in count})


def gather(text: str, places: Gazetteer) -> Evidence:
    """Return the evidence that a text holds about its places."""
    evidence = Evidence(spot(text, places))
    for hit in evidence.hits:
        shortened = text[max(0, hit.start - 2) : hit.start] == ", "
        for row, kind in hit.rows:
            if (
                kind is Kind.ABBREVIATION
                and not shortened
                and len(hit.key) < 3
                and "." not in text[hit.start : hit.end]
            ):
                continue
            level = places.level(row)
            if level == 0:
                evidence.nations.setdefault(places.nation_of(row), Counter())[hit.key] += 1
            elif level in (1, 2) and kind is not Kind.SHORT:
                evidence.divisions.setdefault(row, Counter())[hit.key] += 1
    return evidence


def holders(text: str, start: int, end: int, key: str, evidence: Evidence) -> tuple[set[int], set[int]]:
    """Return the rows that the words just after, and those before in the sentence, offer as holding a mention."""
    after: set[int] = set()
    before: set[int] = set()
    hits = evidence.hits
    at = _first_from(hits, start - _REACH_BEFORE)
    for hit in hits[at:]:
        if hit.start > end + _REACH_AFTER:
            break
        if hit.key == key:
            continue
        if hit.start >= end:
            if _BETWEEN.fullmatch(text, end, hit.start):
                after.update(row for row, _ in hit.rows)
                break
        elif hit.end < start and _LEADS_TO.fullmatch(text, hit.end, start):
            before.update(row for row, _ in hit.rows)
    return after, before


def _first_from(hits: tuple[Hit, ...], start: int) -> int:
    low, high = 0, len(hits)
    while low < high:
        middle = (low + high) // 2
        if hits[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low
