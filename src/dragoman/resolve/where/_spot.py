"""Names of the gazetteer where they stand in a text, longest first; nothing is decided about them here."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.resolve.where._gazetteer import Gazetteer, Kind
from dragoman.resolve.where._names import fold

# Small words inside a name: "Republic of Congo", "Rio de Janeiro", "Deir ez-Zor", "Newcastle upon Tyne".
_INSIDE = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "del",
        "da",
        "do",
        "du",
        "des",
        "di",
        "la",
        "le",
        "les",
        "el",
        "al",
        "an",
        "en",
        "ez",
        "es",
        "ed",
        "upon",
        "on",
        "in",
        "ibn",
        "bin",
    ]
)
_WORD = re.compile(r"\w[\w'’‘.&-]*")
_LETTER_STOPS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$")
_ARTICLE = re.compile(r"(?:al|el|ar|as|an|at|ad|az|ez|ash)-")
_LONGEST = 5
_LONGEST_SHORTENED = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A run of words that names places: characters [start, end), the key, and the (row, kind) of each place."""

    start: int
    end: int
    key: str
    rows: tuple[tuple[int, Kind], ...]


@lru_cache(maxsize=4)
def spot(text: str, places: Gazetteer) -> tuple[Hit, ...]:
    """Return the longest known names in a text, in text order, none overlapping."""
    words = _words(text)
    runs: list[list[tuple[int, int, str]]] = []
    keys: dict[str, int] = {}
    for i, (start, _, _, capital) in enumerate(words):
        options: list[tuple[int, int, str]] = []
        if capital:
            for j in range(i, min(i + _LONGEST, len(words))):
                _, end, last, large = words[j]
                if j > i and not _joined(text, words[j - 1][1], words[j][0]):
                    break
                if large or (j > i and last.isdigit()):
                    key = fold(text[start:end])
                    if len(key) > 1:
                        keys.setdefault(key, len(keys))
                        options.append((j, end, key))
                elif last not in _INSIDE:
                    break
        runs.append(options)
    found = places.find(list(keys))
    hits: list[Hit] = []
    i = 0
    while i < len(words):
        step = 1
        for j, end, key in reversed(runs[i]):
            rows = found[keys[key]]
            if rows:
                hits.append(Hit(words[i][0], _without_stop(text, words[j][0], end, rows), key, rows))
                step = j - i + 1
                break
        i += step
    return tuple(hits)


def _without_stop(text: str, start: int, end: int, rows: tuple[tuple[int, Kind], ...]) -> int:
    """Return where a name ends whose last word begins at ``start``: a full stop is its own only if it is shortened."""
    if text[end - 1] != "." or _LETTER_STOPS.match(text[start:end]):
        return end
    return end if any(kind is Kind.ABBREVIATION for _, kind in rows) else end - 1


def _words(text: str) -> list[tuple[int, int, str, bool]]:
    words: list[tuple[int, int, str, bool]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        end = match.end()
        bare = word.rstrip("'’‘-&")
        if bare.endswith(("'s", "’s")):
            bare = bare[:-2]
        if bare.endswith(".") and not _LETTER_STOPS.match(bare) and len(bare) > _LONGEST_SHORTENED:
            bare = bare.rstrip(".")
        end -= len(word) - len(bare)
        if bare:
            words.append(
                (match.start(), end, bare, (bare[0].isupper() and bare != "The") or bool(_ARTICLE.match(bare)))
            )
    return words


def _joined(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) <= 2 and not gap.strip()
