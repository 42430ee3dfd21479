"""The tables of names as one dictionary of word sequences, loaded at first use."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.resolve.who._tokens import Token, key


class Kind(StrEnum):
    """What a name in the tables stands for."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    SEAT = "seat"
    REGION = "region"
    CITY = "city"
    BODY = "body"
    GROUP = "group"
    ROLE = "role"


class Entry(NamedTuple):
    """One name of the tables with what it says; ``start`` and ``end`` are ISO months or years, "" where open."""

    kind: Kind
    written: str
    name: str
    country: str
    sector: str
    start: str = ""
    end: str = ""
    role: str = ""


class Hit(NamedTuple):
    """Words ``first`` up to (not with) ``last`` of a phrase found in the tables."""

    first: int
    last: int
    entry: Entry


def rows(table: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a table in ``dragoman.tables``, comments and the header line left out."""
    text = (files("dragoman.tables") / f"{table}.tsv").read_text(encoding="utf-8")
    header = True
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        if header:
            header = False
            continue
        yield line.split("\t")


class Lexicon:
    """Word sequences with their entries; the longest match wins."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        self._longest: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """Enter a name under its comparable words."""
        words = key(entry.written)
        if not words:
            return
        self._entries.setdefault(words, []).append(entry)
        if len(words) > self._longest.get(words[0], 0):
            self._longest[words[0]] = len(words)

    def at(self, words: Sequence[Token], index: int) -> list[Hit]:
        """Return the hits of the longest name that begins at word ``index``, none if there is none."""
        longest = self._longest.get(words[index].plain, 0)
        for length in range(min(longest, len(words) - index), 0, -1):
            run = words[index : index + length]
            entries = self._entries.get(tuple(token.plain for token in run))
            if entries and _whole(run):
                fitting = [Hit(index, index + length, e) for e in entries if _cased(e, run)]
                if fitting:
                    return fitting
        return []


def _whole(run: Sequence[Token]) -> bool:
    """Tell whether nothing but blanks, points, hyphens and possessive endings stands between the words."""
    return all(t.gap.strip(" .-–‑/’'s") == "" for t in run[1:])


def _cased(entry: Entry, run: Sequence[Token]) -> bool:
    """Tell whether capitals are where the table has them; short all-capital names must be all capitals."""
    written = entry.written
    if any(t.owner for t in run[:-1]) and "'" not in written and "’" not in written:
        return False
    if entry.kind is Kind.ROLE:
        return True
    if len(run) == 1:
        text = run[0].text
        if not written[0].isupper():
            return True
        if len(written) <= 5 and written.replace(".", "").isupper():
            return text.replace(".", "").isupper()
        return text[0].isupper()
    proper = sum(1 for c in written.split() if c[0].isupper())
    return not proper or sum(1 for t in run if t.text[0].isupper()) >= (proper + 1) // 2


def _names(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _countries(lexicon: Lexicon) -> None:
    for code, name, others, adjectives, people, seats in rows("countries"):
        for kind, cell in (
            (Kind.COUNTRY, f"{name}|{others}"),
            (Kind.ADJECTIVE, adjectives),
            (Kind.PEOPLE, people),
            (Kind.SEAT, seats),
        ):
            for written in _names(cell):
                lexicon.add(Entry(kind, written, name, code, ""))
    for code, sector, names, adjectives in rows("countries_regions"):
        for written in _names(names):
            lexicon.add(Entry(Kind.REGION, written, written, code, sector))
        for written in _names(adjectives):
            kind = Kind.PEOPLE if written.endswith("s") else Kind.ADJECTIVE
            lexicon.add(Entry(kind, written, written, code, sector))


@lru_cache(maxsize=1)
def places() -> Lexicon:
    """Return the names of countries, their people, capitals and regions."""
    lexicon = Lexicon()
    _countries(lexicon)
    return lexicon


@lru_cache(maxsize=1)
def names() -> Lexicon:
    """Return all names: countries, bodies, groups and role words."""
    lexicon = Lexicon()
    _countries(lexicon)
    for code, cities in rows("countries_cities"):
        for city in _names(cities):
            lexicon.add(Entry(Kind.CITY, city, city, code, ""))
    for table in ("bodies_international", "bodies_national"):
        for country, sector, bodies in rows(table):
            for body in bodies.split(";"):
                written = _names(body)
                for name in written:
                    lexicon.add(Entry(Kind.BODY, name, written[0], country, sector))
    for country, sector, groups, start, end in rows("groups"):
        for group in groups.split(";"):
            written = _names(group)
            for name in written:
                lexicon.add(Entry(Kind.GROUP, name, written[0], country, sector, start, end))
    for kind, sector, words in rows("sectors_roles"):
        for word in words.split("|"):
            lexicon.add(Entry(Kind.ROLE, word, word, "", sector, role=kind))
    return lexicon


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """Return the closed word classes of ``sectors_words.tsv`` by name."""
    return {name: frozenset(words.split("|")) for name, words in rows("sectors_words")}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return the English short name of each country code."""
    return {row[0]: row[1] for row in rows("countries")}


@lru_cache(maxsize=1)
def country_adjectives() -> dict[str, str]:
    """Return the first adjective of each country code that has one."""
    return {row[0]: row[3].split("|")[0] for row in rows("countries") if row[3]}
