"""What stands around a phrase: which countries, and who the person is said to be."""

import re
from collections import defaultdict
from functools import lru_cache

from dragoman.resolve.who._lexicon import Kind, names
from dragoman.resolve.who._phrase import is_place
from dragoman.resolve.who._tokens import Token, tokens

_REACH = 12.0
_KIND_WEIGHT = {Kind.COUNTRY: 1.0, Kind.ADJECTIVE: 1.0, Kind.PEOPLE: 1.0, Kind.SEAT: 0.9, Kind.REGION: 0.9, Kind.CITY: 0.7}


@lru_cache(maxsize=512)
def _mentions(context: str) -> tuple[tuple[int, int, str, float], ...]:
    """All words of the context that point to a country, as (word index, character, code, weight)."""
    lexicon = names()
    words = tokens(context)
    found: list[tuple[int, int, str, float]] = []
    index = 0
    while index < len(words):
        here = lexicon.at(words, index)
        if not here:
            index += 1
            continue
        seen: set[str] = set()
        for hit in here:
            entry = hit.entry
            if entry.country and entry.country not in seen and entry.country not in ("---", "MNC", "NGO", "IGO"):
                seen.add(entry.country)
                weight = _KIND_WEIGHT.get(entry.kind, 0.6)
                if is_place(entry) or entry.kind in (Kind.BODY, Kind.GROUP):
                    found.append((index, words[index].start, entry.country, weight))
        index = here[0].last
    return tuple(found)


def countries_around(context: str, phrase: str) -> dict[str, float]:
    """Score the countries that the context names: nearer to the phrase counts more, before it more than after."""
    at = context.rfind(phrase)
    scores: dict[str, float] = defaultdict(float)
    for _, character, code, weight in _mentions(context):
        if at < 0:
            scores[code] += weight
            continue
        if at <= character < at + len(phrase):
            continue
        distance = (at - character) / 6.0 if character < at else (character - at - len(phrase)) / 4.0
        scores[code] += weight * (0.35 + 1.0 / (1.0 + distance / _REACH))
    return dict(scores)


def main_country(context: str, phrase: str) -> tuple[str, float] | None:
    """Return the country that the context speaks of most, near the phrase, and its share of all."""
    scores = countries_around(context, phrase)
    if not scores:
        return None
    best = max(scores, key=lambda c: (scores[c], c))
    return best, scores[best] / sum(scores.values())


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
    first = i
    while first > 0:
        gap = context[words[first - 1].end : words[first].start]
        if _BOUNDARY.search(gap.replace("'s", "").replace("’s", "")) and not re.fullmatch(r"\.\s", gap):
            break
        previous = words[first - 1]
        start = next((s for s in range(max(0, first - 4), first) if any(h.last == first for h in lexicon.at(words, s))), None)
        if start is not None:
            first = start
        elif previous.text[0].isupper() or previous.plain in ("of", "the", "former", "ex", "then", "al", "bin", "de", "for"):
            first -= 1
        else:
            break
        if i - first > 14:
            break
    return first


def _right(context: str, end: int) -> str | None:
    """An apposition set off by commas after a name: ", the Turkish foreign minister,"."""
    match = re.match(r"\s*(?:\([^)]{1,40}\)\s*)?,\s*(?!who\b|which\b|and\b|but\b|said\b|has\b|whose\b)([^,.;:()]{3,90})(?=[,.;:]|$)", context[end : end + 160])
    return match[1] if match else None
