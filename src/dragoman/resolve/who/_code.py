"""Actor phrases to codes: explicit words, tables, what stands around, and the reader's guess where it is surer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.reading import PartyMention
from dragoman.resolve.who._context import countries_around, description, following, full_body, main_country
from dragoman.resolve.who._country import country_of_piece
from dragoman.resolve.who._lexicon import Hit, Kind, word_classes
from dragoman.resolve.who._names import full_name, name_of
from dragoman.resolve.who._persons import Found, find_person
from dragoman.resolve.who._phrase import Piece, is_place, pieces
from dragoman.resolve.who._rules import Answer, Field, Rule
from dragoman.resolve.who._sector import is_former, sector_of
from dragoman.resolve.who._tokens import Token, key

_LONGEST = 4000

MARGIN: dict[Field, float] = {"country": 0.0, "sector": 0.1}
"""How much less sure than a rule the reader's guess may be: it sees what a state does, words alone do not.

Chosen on gold/dev.jsonl: sector right 0.737 without, 0.753 with it; more of it costs countries and gains little.
"""


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Who a phrase means: country field, PLOVER sectors, canonical name.

    ``country`` is ISO 3166 alpha-3, IGO, NGO, MNC, IMG or ``---``; ``certainty`` in [0, 1] is the lower of the two
    rules' shares of right answers; ``evidence`` names the rules and the words they went by.
    """

    country: str
    sectors: tuple[str, ...]
    name: str
    certainty: float
    evidence: str


def code_phrase(
    phrase: str, *, context: str | None = None, date: str | None = None, guess: PartyMention | None = None
) -> ActorCode:
    """Return the country and sectors of an actor phrase.

    Explicit words of the phrase come first, then the tables of bodies, groups and office holders (by ``date``, an ISO
    day), then how ``context`` (the passage around) introduces the actor and which country it speaks of. The reader's
    ``guess`` replaces an answer where its probability is higher than the share in which that answer's rule was right.
    """
    phrase = phrase[:400]
    context = _near(context or "", phrase)
    country, sector, name = _decide(phrase, context, date)
    if guess is not None:
        country = _guessed(country, guess.countries, "country")
        sector = _guessed(sector, guess.sectors, "sector")
    return ActorCode(
        country=country.code,
        sectors=tuple(sector.code.split()),
        name=name,
        certainty=round(min(country.certainty("country"), sector.certainty("sector")), 3),
        evidence=f"country: {country.evidence()}; sector: {sector.evidence()}",
    )


def _guessed(answer: Answer, guesses: tuple[tuple[str, float], ...], field: Field) -> Answer:
    """The reader's best guess where it is surer than the rule, else the answer."""
    if not guesses:
        return answer
    code, probability = guesses[0]
    code = " ".join(code.split()) if code else ""
    if code == answer.code or probability <= answer.certainty(field) - MARGIN[field]:
        return answer
    return Answer(code, Rule.GUESS, f"{probability:.2f}", probability)


def _near(context: str, phrase: str) -> str:
    """The context without what is far from the phrase, so that a whole article costs no more than a passage."""
    if len(context) <= _LONGEST:
        return context
    at = max(context.rfind(phrase), 0)
    return context[max(0, at - _LONGEST // 2) : at + _LONGEST // 2]


class _Case(NamedTuple):
    """One question: the phrase taken apart, and all that is known around it."""

    phrase: str
    context: str
    date: str | None
    around: frozenset[str]
    parts: tuple[Piece, ...]


@lru_cache(maxsize=4096)
def _decide(phrase: str, context: str, date: str | None) -> tuple[Answer, Answer, str]:
    around = frozenset(countries_around(context, phrase)) if context else frozenset[str]()
    case = _Case(phrase, context, date, around, pieces(phrase, around))
    country, sector = _from_words(case.parts, date)
    person = None
    if country is None or sector is None or sector.rule is Rule.CARRIER:
        person = _holder(case, country)
    if person is not None:
        country, sector = _with_holder(case, country, sector, person)
    elif context and (country is None or sector is None):
        country, sector = _short_form(case, country, sector)
        country, sector = _described(case, country, sector)
    if sector is None or (sector.rule is Rule.CARRIER and sector.code == "GOV"):
        sector = _acting_next(case) or sector or _default_sector(case.parts)
    if country is None:
        spoken_of = main_country(context, phrase, sector.code) if context else None
        country = Answer(spoken_of, Rule.AROUND, "") if spoken_of else Answer("---", Rule.NOTHING, "")
    return country, sector, name_of(case.parts, phrase, country.code, person.holder.name if person else None, context)


def _from_words(parts: tuple[Piece, ...], date: str | None) -> tuple[Answer | None, Answer | None]:
    """What the words of the phrase say; the first piece that says something counts."""
    country = sector = None
    for part in parts:
        if country is None:
            country = country_of_piece(part, date)
        if sector is None or sector.rule is Rule.CARRIER:
            sector = sector_of(part, date) or sector
        if country and sector and sector.rule is not Rule.CARRIER and not part.person:
            break
    return country, sector


def _short_form(case: _Case, country: Answer | None, sector: Answer | None) -> tuple[Answer | None, Answer | None]:
    """What "the council" or "the group" is short for in the context."""
    parts = case.parts
    if country is not None or len(parts) != 1 or parts[0].person or parts[0].cut != len(parts[0].words):
        return country, sector
    content = [t for t in parts[0].words if t.plain not in word_classes()["determiner"]]
    if len(content) != 1 or content[0].plain not in word_classes()["short"]:
        return country, sector
    entry = full_body(case.context, case.phrase, content[0].plain)
    if entry is None:
        return country, sector
    answer = Answer(entry.country, Rule.SHORT, entry.written)
    return answer, answer._replace(code=entry.sector)


def _holder(case: _Case, country: Answer | None) -> Found | None:
    """The office holder that the personal name in the phrase means."""
    explicit = country.code if country and country.rule is Rule.WORDS else None
    for part in case.parts:
        written = part.person_words()
        if written:
            name = part.text[written[0].start : written[-1].end]
            words = key(full_name(name, case.context) if len(written) == 1 and case.context else name)
            return find_person(words, case.date, explicit, case.around)
    first = case.parts[0] if case.parts else None
    if first and first.cut == len(first.words) and 0 < len(first.words) <= 4:
        title = word_classes()["title"]
        words = tuple(t.plain for t in first.words if t.plain not in title)
        if words and first.words[-1].text[0].isupper():
            return find_person(words, case.date, explicit, case.around)
    return None


def _with_holder(
    case: _Case, country: Answer | None, sector: Answer | None, person: Found
) -> tuple[Answer | None, Answer | None]:
    rule = Rule.HOLDER if person.dated else Rule.SURNAME
    if country is None or country.rule in (Rule.QUALIFIER, Rule.MANY):
        country = Answer(person.holder.country, rule, person.holder.name)
    if sector is None or sector.rule is Rule.CARRIER:
        former = person.sector == "GOV" and any(is_former(part) for part in case.parts)
        sector = Answer("ELI" if former else person.sector, rule, person.holder.name)
    return country, sector


def _described(case: _Case, country: Answer | None, sector: Answer | None) -> tuple[Answer | None, Answer | None]:
    """What the context says where it introduces the person of the phrase."""
    words = next((part.person_words() for part in case.parts if part.person), list[Token]())
    said = description(case.context, words[-1].text) if words else None
    if not said or len(said) <= len(case.phrase):
        return country, sector
    there, office = _from_words(pieces(said, case.around), case.date)
    if country is None and there is not None:
        country = there._replace(rule=Rule.DESCRIBED, words=said)
    if sector is None and office is not None:
        sector = office._replace(rule=Rule.DESCRIBED, words=said)
    return country, sector


def _people(part: Piece, hit: Hit) -> bool:
    """Whether a word of a country, last in its phrase, means some of its people and not the state."""
    before = {t.plain for t in part.words[: hit.first]}
    if hit.entry.kind is Kind.ADJECTIVE:
        return bool(before & word_classes()["number"] - {"the", "all"}) or bool(before & {"a", "an", "other"})
    if hit.entry.kind is not Kind.PEOPLE:
        return False
    state = before == {"the"} and hit.entry.country != "PSE" and hit.entry.name != hit.entry.written
    return not state and (part.words[hit.last - 1].plain.endswith(("s", "men")) or bool(before))


def _acting_next(case: _Case) -> Answer | None:
    """The army of a state named alone, where a word of war stands right after it: "Israeli air strikes"."""
    if not case.context or len(case.parts) != 1:
        return None
    part = case.parts[0]
    if not part.hits or not is_place(part.hits[-1].entry) or part.hits[-1].last != len(part.words):
        return None
    war = word_classes()["war"]
    adjective = part.hits[-1].entry.kind is Kind.ADJECTIVE
    after = following(case.context, case.phrase)
    told = [t.text for t in after[: 2 if adjective else 3] if t.plain in war]
    return Answer("MIL", Rule.NEXT, ", ".join(told)) if told else None


def _default_sector(parts: tuple[Piece, ...]) -> Answer:
    """A state named alone acts as its government, a people as civilians; of an unknown name little is known."""
    part = parts[0] if parts else None
    places = [h for h in part.head_hits() if is_place(h.entry)] if part else []
    if part and places:
        last = places[-1]
        if last.entry.sector:
            return Answer(last.entry.sector, Rule.STATE, last.entry.written)
        if last.entry.kind in (Kind.REGION, Kind.CITY) or (last.last == part.cut and _people(part, last)):
            return Answer("CVL", Rule.PEOPLE, last.entry.written)
        return Answer("GOV", Rule.STATE, last.entry.written)
    pronoun = part is not None and all(t.plain in word_classes()["opener"] for t in part.words)
    return Answer("GOV" if part and (part.person or pronoun) else "", Rule.NOTHING, "")
