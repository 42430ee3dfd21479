"""The words of a text that name a country."""

from dragoman.resolve.who._lexicon import Kind, places
from dragoman.resolve.who._tokens import tokens
from dragoman.span import Span

_RANK = {Kind.COUNTRY: 0, Kind.SEAT: 1, Kind.PEOPLE: 2, Kind.ADJECTIVE: 3, Kind.REGION: 4}


def country_of(text: str) -> list[tuple[Span, str]]:
    """Return every country word of ``text`` with its ISO 3166 alpha-3 code, in text order.

    Names, abbreviations, adjectives, peoples, capitals and well-known regions count; spans are characters of ``text``.
    """
    lexicon = places()
    words = tokens(text)
    found: list[tuple[Span, str]] = []
    index = 0
    while index < len(words):
        here = lexicon.at(words, index)
        if here:
            best = min(here, key=lambda h: _RANK[h.entry.kind])
            if best.entry.country != "---":
                found.append((Span(words[best.first].start, words[best.last - 1].end), best.entry.country))
            index = best.last
        else:
            index += 1
    return found
