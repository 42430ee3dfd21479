"""What stands around a phrase: which countries, and who the person is said to be."""

import re
from collections import defaultdict
from functools import lru_cache

from dragoman.resolve.who._lexicon import Entry, Kind, names, word_classes
from dragoman.resolve.who._phrase import is_place
from dragoman.resolve.who._tokens import Token, key, tokens

# Chosen on the training articles: reach in words, letters of a word, weight far away and after the phrase.
_REACH = 30.0
_WORD = 6.0
_FAR = 0.7
_AFTER = 0.6
_SAME_SECTOR = 4.0
_KIND_WEIGHT = {
    Kind.COUNTRY: 1.0,
    Kind.ADJECTIVE: 1.0,
    Kind.PEOPLE: 1.0,
    Kind.SEAT: 0.9,
    Kind.REGION: 0.9,
    Kind.CITY: 0.8,
}


@lru_cache(maxsize=512)
def _mentions(context: str) -> tuple[tuple[int, str, float, str], ...]:
    """All words of the context that point to a country, as (character, code, weight, sector of the actor they name)."""
    lexicon = names()
    words = tokens(context)
    found: list[tuple[int, str, float, str]] = []
    index = 0
    while index < len(words):
        here = lexicon.at(words, index)
        if not here:
            index += 1
            continue
        seen: set[str] = set()
        for hit in here:
            entry = hit.entry
            if not entry.country or entry.country in seen or entry.country in ("MNC", "NGO", "IGO"):
                continue
            if entry.country == "---" and entry.sector != "REB":
                continue
            seen.add(entry.country)
            sector = _acting(words, hit.last) if is_place(entry) else entry.sector
            found.append((words[index].start, entry.country, _KIND_WEIGHT.get(entry.kind, 0.6), sector))
        index = here[0].last
    return tuple(found)


def _acting(words: list[Token], index: int) -> str:
    """The sector of the role word that follows a country within its noun phrase: MIL of "Israeli troops"."""
    lexicon = names()
    sector = ""
    for _ in range(4):
        if index >= len(words) or words[index].gap.strip(" -'’s"):
            break
        hits = lexicon.at(words, index)
        role = next((h for h in hits if h.entry.kind is Kind.ROLE), None)
        if role is None:
            break
        sector = role.entry.sector or sector
        index = role.last
    return sector


def countries_around(context: str, phrase: str, sector: str = "") -> dict[str, float]:
    """Score the countries that the context names.

    Nearer to the phrase counts more, before it more than after, and most where the country is named with an actor of
    the same ``sector``.
    """
    at = context.rfind(phrase)
    scores: dict[str, float] = defaultdict(float)
    for character, code, weight, acting in _mentions(context):
        if code == "---" and sector != "REB":
            continue
        if sector and acting == sector:
            weight *= _SAME_SECTOR
        if at < 0:
            scores[code] += weight
            continue
        if at <= character < at + len(phrase):
            continue
        before = character < at
        distance = (at - character if before else character - at - len(phrase)) / _WORD
        scores[code] += weight * (_FAR + (1.0 if before else _AFTER) / (1.0 + distance / _REACH))
    return dict(scores)


def main_country(context: str, phrase: str, sector: str = "") -> str | None:
    """Return the country that the context speaks of most near the phrase."""
    scores = countries_around(context, phrase, sector)
    return max(scores, key=lambda c: (scores[c], c)) if scores else None


_APPOSITION = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?,\s*(?!(?:who|which|and|but|said|has|whose)\b)([^,.;:()]{3,120})(?=[,.;:]|$)"
)
_VERB = re.compile(r"\b(?:was|were|is|are|has|had|have|said|says|will|would)\b")
_CLAUSE = re.compile(r"[,;:.!?()]")
_BOUNDARY = re.compile(r"[,;:.!?()\"“”]|\s[-–—]\s|—")


def description(context: str, surname: str) -> str | None:
    """Return the words by which the context introduces a person, name included.

    "Turkish Foreign Minister Mevlut Cavusoglu said" and "Cavusoglu, the Turkish minister, said" both give
    a phrase that says more than the name.
    """
    best: str | None = None
    words = tokens(context)
    lexicon = names()
    for i, token in enumerate(words):
        if token.text != surname:
            continue
        first = _left(context, words, i)
        text = context[words[first].start : token.end]
        apposition = _right(context, token.end)
        if apposition and any(lexicon.at(tokens(apposition), j) for j in range(len(tokens(apposition)))):
            text = f"{text}, {apposition}"
        if best is None or len(text) > len(best):
            best = text
    return best


def _left(context: str, words: list[Token], i: int) -> int:
    """The first word of the noun phrase that ends in word ``i``: names, titles, roles and countries to its left."""
    lexicon = names()
    linking = word_classes()["particle"] | word_classes()["former"] | {"of", "the", "then", "for"}
    first = i
    while first > 0:
        gap = context[words[first - 1].end : words[first].start]
        abbreviated = len(words[first - 1].text) == 1 or words[first - 1].plain in word_classes()["title"]
        short = gap == ". " and abbreviated
        if _BOUNDARY.search(gap) and not short:
            break
        previous = words[first - 1]
        starts = (s for s in range(max(0, first - 4), first) if any(h.last == first for h in lexicon.at(words, s)))
        start = next(starts, None)
        if start is not None:
            first = start
        elif previous.text[0].isupper() or previous.plain in linking:
            first -= 1
        else:
            break
        if i - first > 14:
            break
    return first


def _right(context: str, end: int) -> str | None:
    """An apposition set off by commas after a name: ", the Turkish foreign minister,"."""
    match = _APPOSITION.match(context[end : end + 200])
    return match[1] if match and not _VERB.search(match[1]) else None


def following(context: str, phrase: str) -> list[Token]:
    """Return the words that follow the phrase in its clause, up to 80 characters on."""
    at = context.rfind(phrase)
    return tokens(_CLAUSE.split(context[at + len(phrase) : at + len(phrase) + 80])[0]) if at >= 0 else []


def full_body(context: str, phrase: str, noun: str) -> Entry | None:
    """Return the body or group that the context names before by a longer name ending in ``noun``.

    "the council" after "the UN Security Council" is that council.
    """
    at = context.rfind(phrase)
    words = tokens(context[:at] if at > 0 else context)
    lexicon = names()
    found: Entry | None = None
    index = 0
    while index < len(words):
        here = lexicon.at(words, index)
        if not here:
            index += 1
            continue
        hit = next((h for h in here if h.entry.kind in (Kind.BODY, Kind.GROUP)), None)
        if hit:
            ends = words[hit.last - 1].plain == noun and hit.last - hit.first > 1
            found = hit.entry if ends or noun in key(hit.entry.name)[1:] else found
        index = here[0].last
    return found
