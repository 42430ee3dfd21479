"""An actor phrase taken apart: its pieces, and what the tables know in each."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.resolve.who._lexicon import Entry, Hit, Kind, names, word_classes
from dragoman.resolve.who._tokens import Token, plain, tokens

_PIECES = re.compile(r"\s*(?:[,;:()\[\]]|\s[-–—]\s|—)\s*")


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
    cut = _cut(words, hits)
    person = _person(words, hits, 0, cut) or _named_last(words, hits, cut)
    if person:
        hits = [h for h in hits if h.last <= person[0] or h.first >= person[1]]
    return Piece(words, hits, cut, person, text, _blocked(words, hits))


def _cut(words: list[Token], hits: list[Hit]) -> int:
    """The index of the word that ends the head noun phrase: a preposition, or "and" before another actor."""
    inside = {i for h in hits for i in range(h.first, h.last)}
    for i, token in enumerate(words):
        if not i or i in inside or token.hyphened:
            continue
        another = token.plain in ("and", "or") and any(_names_actor(h) for h in hits if h.last <= i)
        if token.plain in word_classes()["cut"] or another:
            return i
    return len(words)


def _names_actor(hit: Hit) -> bool:
    """Whether a hit can be the head of an actor phrase by itself, so that "and" after it begins another actor."""
    return hit.entry.kind in (Kind.BODY, Kind.GROUP) or hit.entry.role in ("head", "carrier")


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
        # One group in several years: which row holds is decided by the date.
        found.extend(h for h in here if h is not best and h.entry.kind is Kind.GROUP and _one_actor(h, best))
        index = last
    return found


def _one_actor(first: Hit, second: Hit) -> bool:
    return first.entry.country == second.entry.country


def _stray(hit: Hit, around: frozenset[str]) -> bool:
    """Whether a name counts only where the passage names its country, and does not."""
    entry = hit.entry
    if entry.kind not in (Kind.BODY, Kind.GROUP) or entry.country in around or entry.country == "---":
        return False
    return plain(entry.written) in word_classes()["needed"] and (bool(around) or entry.country in ("PRK", "KOR", "CHN"))


def _settled(hit: Hit, around: frozenset[str]) -> Hit:
    """A body whose name several countries have, where the passage speaks of others, as a mere role of its sector."""
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


def _person(words: list[Token], hits: list[Hit], start: int, stop: int) -> tuple[int, int] | None:
    """The last run of capitalised words in words[start:stop] that no table knows: a personal name."""
    known = {i for h in hits if not _maybe_surname(h, words, hits) for i in range(h.first, h.last)}
    classes = word_classes()

    def nameable(i: int) -> bool:
        token = words[i]
        if i in known or token.plain in classes["title"]:
            return False
        if i == 0 and (token.plain in classes["determiner"] or token.plain in classes["opener"]):
            return False
        return token.text[0].isupper() or token.plain in classes["particle"]

    last = stop
    while last > start and not (nameable(last - 1) and words[last - 1].text[0].isupper()):
        last -= 1
    first = last
    while first > start and nameable(first - 1):
        first -= 1
    if first == last:
        return None
    while last < stop and words[last].hyphened and last not in known:
        last += 1
    return first, last


def _named_last(words: list[Token], hits: list[Hit], cut: int) -> tuple[int, int] | None:
    """A name of two words or more at the end of an office with a field: "Minister for Trade Jane Doe"."""
    run = _person(words, hits, cut, len(words))
    if run is None or run[1] != len(words) or run[1] - run[0] < 2:
        return None
    return run if any(h.last == run[0] and h.entry.kind is Kind.ROLE for h in hits) else None


def _maybe_surname(hit: Hit, words: list[Token], hits: list[Hit]) -> bool:
    """Whether a city's name follows a capitalised word that no table knows, as a surname does its given name."""
    if hit.entry.kind is not Kind.CITY or hit.first == 0 or any(h.last == hit.first for h in hits):
        return False
    before = words[hit.first - 1]
    article = before.plain in word_classes()["determiner"]
    return before.text[0].isupper() and words[hit.first].gap == " " and not article


def _blocked(words: list[Token], hits: list[Hit]) -> frozenset[int]:
    """First words of country hits that only qualify: "US-backed", "anti-Israeli", "Kabul-based"."""
    classes = word_classes()
    blocked: set[int] = set()
    for hit in hits:
        after = words[hit.last] if hit.last < len(words) else None
        before = words[hit.first - 1] if hit.first else None
        joined = after is not None and after.plain in classes["manner"]
        qualified = joined and after is not None and (after.hyphened or after.plain in ("backed", "led"))
        opposed = before is not None and words[hit.first].hyphened and before.plain in classes["against"]
        if qualified or opposed:
            blocked.add(hit.first)
    return frozenset(blocked)


def belonging_hits(piece: Piece) -> list[Hit]:
    """Return the hits of the part after "of", "from", "in"... that says whose the head is; never those after "to"."""
    classes = word_classes()
    chosen: list[Hit] = []
    weaker: list[Hit] = []
    mode = ""
    for i in range(piece.cut, len(piece.words)):
        word = piece.words[i].plain
        if word in classes["cut"] or word in classes["belonging"]:
            mode = word
        for hit in piece.hits:
            if hit.first == i:
                if mode in ("of", "from", "for", "in", "at", "by", "inside", "across", "within", "among"):
                    chosen.append(hit)
                elif mode not in ("to", "against", "with", "on"):
                    weaker.append(hit)
    return chosen or weaker


def is_place(entry: Entry) -> bool:
    """Tell whether an entry is a country, its people or one of its places."""
    return entry.kind in (Kind.COUNTRY, Kind.ADJECTIVE, Kind.PEOPLE, Kind.SEAT, Kind.REGION, Kind.CITY)


def in_force(entry: Entry, date: str | None) -> bool:
    """Tell whether an entry holds at a date; without a date, the earliest row and the armed one do."""
    if not date:
        return not entry.start or entry.sector in ("REB", "PRM")
    month = date[:7]
    end = entry.end if len(entry.end) != 4 else entry.end + "-12"
    return (not entry.start or entry.start[: len(month)] <= month) and (not end or month <= end)
