"""The country of a phrase, from its own words."""

from dragoman.resolve.who._lexicon import Hit, Kind, word_classes
from dragoman.resolve.who._phrase import Piece, belonging_hits, in_force, is_place
from dragoman.resolve.who._rules import Answer, Rule


def country_of_piece(piece: Piece, date: str | None) -> Answer | None:
    """Return the country that a piece names, None if it names none."""
    for hits in (piece.head_hits(), belonging_hits(piece)):
        found = _first(hits, piece, date)
        if found:
            return found
    if many(piece):
        return Answer("---", Rule.MANY, piece.text)
    for hit in piece.hits:
        if is_place(hit.entry) and hit.first in piece.blocked and not piece.words[hit.first].hyphened:
            return Answer(hit.entry.country, Rule.QUALIFIER, hit.entry.written)
    return None


def _first(hits: list[Hit], piece: Piece, date: str | None) -> Answer | None:
    """The leftmost country or organisation; a body's own country only where no country word stands."""
    stateless: Hit | None = None
    places = [h for h in hits if is_place(h.entry) and h.first not in piece.blocked]
    for hit in hits:
        entry = hit.entry
        if hit in places:
            if not _state(hit):
                better = next((h for h in places if _state(h)), None)
                if better:
                    return Answer(better.entry.country, Rule.WORDS, better.entry.written)
            if entry.country == "---":
                stateless = stateless or hit
                continue
            return Answer(entry.country, Rule.WORDS, entry.written)
        if entry.kind in (Kind.BODY, Kind.GROUP) and in_force(entry, date):
            if entry.country == "---":
                stateless = hit
            elif entry.country in ("IGO", "NGO", "MNC") or not places:
                return Answer(entry.country, Rule.GROUP if entry.kind is Kind.GROUP else Rule.BODY, entry.written)
    if stateless:
        rule = Rule.GROUP if stateless.entry.kind is Kind.GROUP else Rule.MANY
        return Answer("---", rule, stateless.entry.written)
    return None


def _state(hit: Hit) -> bool:
    return hit.entry.kind not in (Kind.REGION, Kind.CITY) and hit.entry.country != "---"


def many(piece: Piece) -> bool:
    """Tell whether the piece speaks of several countries at once: "Western powers", "27 countries"."""
    classes = word_classes()
    head = {t.plain for t in piece.words[: piece.cut]}
    return bool(head & classes["many_heads"]) and bool(head & classes["many"])
