"""Canonical names: titles and articles off, countries and bodies by the name in the tables."""

import re

from dragoman.resolve.who._lexicon import Kind, country_adjectives, country_names, word_classes
from dragoman.resolve.who._phrase import Piece, is_place, pieces
from dragoman.resolve.who._tokens import tokens

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)
_GIVEN = r"((?:[A-ZÀ-Þ](?:\.|[\w’'-]*)\s+(?:(?:al|bin|de|van|von|der|el)[\s-])?){1,3})"
_OWNER = re.compile(r"['’]s?$")


def canonical_name(phrase: str) -> str:
    """Return the name of the party that a phrase names, titles and articles off.

    "Russian Foreign Minister Sergei Lavrov" is "Sergei Lavrov", "the Kremlin" and "Moscow" are "Russia", "Taliban
    officials" are "Taliban".
    """
    return name_of(pieces(phrase[:400]), phrase, "", None, "")


def name_of(parts: tuple[Piece, ...], phrase: str, country: str, holder: str | None, context: str) -> str:
    """Return the canonical name; ``country`` and ``holder`` are what the phrase was found to mean."""
    for part in parts:
        words = part.person_words()
        if words and not _before_role(part):
            written = part.text[words[0].start : words[-1].end]
            return _fullest(written, holder, context)
    if not parts:
        return bare(phrase)
    part = parts[0]
    if holder and len(part.words) <= 4:
        return holder
    head = part.head_hits()
    named = [h for h in head if h.entry.kind in (Kind.BODY, Kind.GROUP)]
    if named and _only_carriers(part, named[0].last):
        return named[0].entry.name
    content = [t for t in part.words[: part.cut] if t.plain not in word_classes()["determiner"]]
    if len(parts) == 1 and part.cut == len(part.words) and head and is_place(head[0].entry):
        hit = head[0]
        if hit.last - hit.first == len(content) and hit.entry.kind not in (Kind.PEOPLE, Kind.REGION, Kind.CITY):
            return country_names().get(hit.entry.country, hit.entry.name)
    # "the government" names nobody: in an article on Nepal it is the Nepalese government.
    if (
        country
        and content
        and all(t.plain in word_classes()["bare"] for t in content)
        and country in country_adjectives()
    ):
        return f"{country_adjectives()[country]} {' '.join(t.text.lower() for t in content)}"
    return bare(phrase)


def bare(phrase: str) -> str:
    """Return a phrase without its article and possessive ending."""
    return _OWNER.sub("", _ARTICLE.sub("", phrase.strip())).strip() or phrase.strip()


def _before_role(part: Piece) -> bool:
    """Whether a role follows the capitalised run at once, so that it is no name: "Hutu rebels", "Trump's team"."""
    last = part.person[1] if part.person else -1
    return any(h.first == last < part.cut and h.entry.kind is Kind.ROLE for h in part.hits)


def _only_carriers(part: Piece, after: int) -> bool:
    """Whether nothing but "officials", "fighters" and the like, no single person, follows a body's name in the head."""
    rest = set(range(after, part.cut))
    if any(t.plain in word_classes()["single"] for t in part.words[after : part.cut]):
        return False
    for hit in part.hits:
        if hit.entry.kind is Kind.ROLE and (hit.entry.role == "carrier" or hit.entry.sector == "REB"):
            rest -= set(range(hit.first, hit.last))
    return not rest


def full_name(surname: str, context: str) -> str:
    """Return the name with the given names that the context has for it, or the surname as it is."""
    for found in re.finditer(_GIVEN + re.escape(surname) + r"\b", context):
        parts = pieces(found[0])
        words = parts[-1].person_words() if parts else []
        if len(words) > 1 and words[-1].text == surname and words[0].plain not in word_classes()["opener"]:
            return parts[-1].text[words[0].start : words[-1].end]
    return surname


def _fullest(written: str, holder: str | None, context: str) -> str:
    """The name as written, or the fuller form that the context or the tables have."""
    if len(tokens(written)) > 1:
        return written
    longer = full_name(written, context) if context else written
    return holder if holder and longer == written else longer
