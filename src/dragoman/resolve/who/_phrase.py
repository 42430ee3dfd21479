"""An actor phrase taken apart: its pieces, and what the tables know in each."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.resolve.who._lexicon import Entry, Hit, Kind, names, word_classes
from dragoman.resolve.who._tokens import Token, plain, tokens

_PIECES = re.compile(r"\s*(?:[,;:()\[\]]|\s[-–—]\s|—)\s*")
_NAME_PARTS = frozenset("al el bin ibn ben abu de da di do dos du la le van von der den ter of".split())


@dataclass(slots=True)
class Piece:
    """A stretch of the phrase without commas or brackets: words, hits, and where its head ends.

    ``cut`` is the index of the first word that is no longer in the head noun phrase; ``person`` the
    words of a personal name, as indices [first, last).
    """

    words: list[Token]
    hits: list[Hit]
    cut: int
    person: tuple[int, int] | None = None
    text: str = ""
    blocked: frozenset[int] = field(default_factory=lambda: frozenset[int]())

    def head_hits(self) -> list[Hit]:
        """Return the hits within the head noun phrase."""
        return [h for h in self.hits if h.first < self.cut]

    def tail_hits(self) -> list[Hit]:
        """Return the hits after the head noun phrase."""
        return [h for h in self.hits if h.first >= self.cut]

    def person_words(self) -> list[Token]:
        """Return the words of the personal name."""
        return self.words[self.person[0] : self.person[1]] if self.person else []


@lru_cache(maxsize=4096)
def pieces(phrase: str, around: frozenset[str] = frozenset()) -> tuple[Piece, ...]:
    """Take a phrase apart at commas, brackets and dashes, and look every piece up in the tables.

    ``around`` are the countries that the context names: they decide between bodies of one name.
    """
    return tuple(_piece(text, around) for text in _PIECES.split(phrase) if text.strip())


def _piece(text: str, around: frozenset[str]) -> Piece:
    words = tokens(text)
    hits = _hits(words, around)
    classes = word_classes()
    cut = len(words)
    inside = {i for h in hits for i in range(h.first, h.last)}
    for i, token in enumerate(words):
        if not i or i in inside or token.hyphened:
            continue
        if token.plain in classes["cut"] or (token.plain in ("and", "or") and any(_names_actor(h) for h in hits if h.last <= i)):
            cut = i
            break
    person = _person(words, hits, cut)
    if person:
        hits = [h for h in hits if h.last <= person[0] or h.first >= person[1]]
    return Piece(words, hits, cut, person, text, _blocked(words, hits))


def _names_actor(hit: Hit) -> bool:
    """Whether a hit can be the head of an actor phrase by itself, so that "and" after it begins another actor."""
    return hit.entry.kind in (Kind.BODY, Kind.GROUP) or (hit.entry.kind is Kind.ROLE and hit.entry.role in ("head", "carrier"))


def _hits(words: list[Token], around: frozenset[str]) -> list[Hit]:
    """Leftmost longest hits; of several readings of the same words, organisations before countries before roles."""
    lexicon = names()
    found: list[Hit] = []
    index = 0
    while index < len(words):
        here = lexicon.at(words, index)
        if not here:
            index += 1
            continue
        last = here[0].last
        here = [_settled(h, around) for h in here if not _stray(h, around)]
        if not here:
            index += 1
            continue
        best = min(here, key=lambda h: (_ORDER[h.entry.kind], h.entry.country not in around))
        found.append(best)
        found.extend(h for h in here if h is not best and h.entry.kind is Kind.GROUP and h.entry.country == best.entry.country)
        index = last
    return found


def _stray(hit: Hit, around: frozenset[str]) -> bool:
    """Whether a name counts only where the passage names its country, and does not."""
    entry = hit.entry
    if entry.kind not in (Kind.BODY, Kind.GROUP) or entry.country in around:
        return False
    return plain(entry.written) in word_classes()["needed"] and (bool(around) or entry.country in ("PRK", "KOR", "CHN"))


def _settled(hit: Hit, around: frozenset[str]) -> Hit:
    """A body whose name several countries have, named where the passage speaks of others, as a mere role of its sector."""
    entry = hit.entry
    if not around or entry.country in around or entry.kind not in (Kind.BODY, Kind.GROUP):
        return hit
    if plain(entry.written) not in word_classes()["shared"] or entry.country in ("IGO", "NGO", "MNC"):
        return hit
    return hit._replace(entry=entry._replace(kind=Kind.ROLE, country="", role="head"))


_ORDER = {
    Kind.GROUP: 0,
    Kind.BODY: 1,
    Kind.COUNTRY: 2,
    Kind.SEAT: 3,
    Kind.PEOPLE: 4,
    Kind.ADJECTIVE: 4,
    Kind.REGION: 5,
    Kind.CITY: 6,
    Kind.ROLE: 7,
}


def _person(words: list[Token], hits: list[Hit], cut: int) -> tuple[int, int] | None:
    """The last run of capitalised words in the head that no table knows: a personal name."""
    known = {i for h in hits for i in range(h.first, h.last)}
    titles = word_classes()["title"]
    determiners = word_classes()["determiner"]

    def nameable(i: int) -> bool:
        token = words[i]
        if i in known or (i == 0 and token.plain in determiners) or token.plain in titles:
            return False
        return token.text[0].isupper() or (token.plain in _NAME_PARTS and token.plain != "of")

    last = cut
    while last > 0 and not (nameable(last - 1) and words[last - 1].text[0].isupper()):
        last -= 1
    first = last
    while first > 0 and nameable(first - 1):
        first -= 1
    return (first, last) if first < last else None


def _blocked(words: list[Token], hits: list[Hit]) -> frozenset[int]:
    """First words of country hits that only qualify: "US-backed", "anti-Israeli", "Kabul-based"."""
    classes = word_classes()
    blocked: set[int] = set()
    for hit in hits:
        after = words[hit.last] if hit.last < len(words) else None
        before = words[hit.first - 1] if hit.first else None
        if (after and after.plain in classes["manner"] and (after.hyphened or after.gap == " " and after.plain in ("backed", "led"))) or (
            before and words[hit.first].hyphened and before.plain in classes["against"]
        ):
            blocked.add(hit.first)
    return frozenset(blocked)


def entry_kinds(hits: list[Hit]) -> set[Kind]:
    """Return the kinds of entries among the hits."""
    return {h.entry.kind for h in hits}


def is_place(entry: Entry) -> bool:
    """Tell whether an entry is a country, its people or one of its places."""
    return entry.kind in (Kind.COUNTRY, Kind.ADJECTIVE, Kind.PEOPLE, Kind.SEAT, Kind.REGION, Kind.CITY)


def in_force(entry: Entry, date: str | None) -> bool:
    """Tell whether an entry holds at a date; without a date, what held longest ago and still is armed does."""
    if not date:
        return not entry.start or entry.sector in ("REB", "PRM")
    month = date[:7]
    end = entry.end if len(entry.end) != 4 else entry.end + "-12"
    return (not entry.start or entry.start[: len(month)] <= month) and (not end or month <= end)
