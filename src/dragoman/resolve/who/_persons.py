"""Office holders: a name and a date to country and sector."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.resolve.who._lexicon import rows
from dragoman.resolve.who._tokens import key

# Names of these countries put the surname first; of the second lot only those with a hyphen or three words do.
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK"})
_OFTEN_FIRST = frozenset({"TWN", "HKG", "SGP"})
_PARTICLES = frozenset("al el bin ibn ben abu de da di do dos du la le van von der den ter".split())


class Holder(NamedTuple):
    """One person in one office; ``start`` and ``end`` are ISO months or years, ``end`` "" while in office."""

    name: str
    words: tuple[str, ...]
    country: str
    sector: str
    start: str
    end: str
    full: bool


class Found(NamedTuple):
    """A holder that a name fits: how well, and the sector at the date."""

    holder: Holder
    sector: str
    score: float
    dated: bool


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Holder]]:
    index: dict[str, list[Holder]] = {}

    def enter(name: str, written: str, country: str, sector: str, start: str, end: str) -> None:
        words = key(written)
        core = [w for w in words if w not in _PARTICLES] or list(words)
        holder = Holder(name, words, country, sector, start, end, len(core) > 1)
        surnames = {core[-1]}
        if _surname_first(country, core):
            surnames = {core[0]}
        elif len(core) > 2:
            surnames.add(core[-2])
        for surname in surnames:
            index.setdefault(surname, []).append(holder)

    for country, sector, name, others, _office, start, end in rows("holders_editors"):
        for written in (name, *filter(None, others.split("|"))):
            enter(name, written, country, sector, start, end)
    for country, name, start, end in rows("holders_reign"):
        enter(name, name, country, "GOV", start, end)
    return index


def _surname_first(country: str, words: Sequence[str]) -> bool:
    return country in _SURNAME_FIRST or (country in _OFTEN_FIRST and len(words) > 2)


def find_person(words: Sequence[str], date: str | None, explicit: str | None, around: Collection[str]) -> Found | None:
    """Return the office holder that a name means, or None where none or several of different countries fit.

    ``words`` are the comparable words of the name without titles, ``date`` the day of the article,
    ``explicit`` the country the phrase itself names, ``around`` the countries named around it.
    """
    core = [w for w in words if w not in _PARTICLES]
    if not core:
        return None
    index = _index()
    candidates = {id(h): h for surname in {core[-1], core[0], words[-1]} for h in index.get(surname, ())}
    scored: list[Found] = []
    for holder in candidates.values():
        if explicit is not None and holder.country not in (explicit, "IGO", "NGO", "---"):
            continue
        fit = _fit(core, holder)
        if fit <= 0:
            continue
        moment, sector = _moment(holder, date)
        score = fit + moment + (3 if explicit == holder.country else 0) + (1.5 if holder.country in around else 0)
        scored.append(Found(holder, sector, score, date is not None and moment >= 2))
    if not scored:
        return None
    scored.sort(key=lambda f: (-f.score, not f.holder.full, f.holder.start, f.holder.name))
    best = scored[0]
    rivals = [f for f in scored if f.holder.country != best.holder.country and f.score > best.score - 1]
    least = 2.4 if len(core) == 1 else 2.0
    if rivals or best.score < least:
        return None
    named = next((f.holder.name for f in scored if f.holder.full and f.holder.country == best.holder.country), None)
    if named and not best.holder.full:
        best = best._replace(holder=best.holder._replace(name=named))
    return best


def _fit(core: Sequence[str], holder: Holder) -> float:
    """How well the words fit the holder's name: 2 for a given name that fits, 1 for a surname alone, 0 for no."""
    theirs = [w for w in holder.words if w not in _PARTICLES] or list(holder.words)
    if len(core) == 1:
        surname = theirs[0] if _surname_first(holder.country, theirs) else theirs[-1]
        return 1.0 if core[0] == surname or len(theirs) == 1 else 0.2
    if not holder.full:
        return 0.5 if core[-1] == theirs[-1] else 0.0
    if set(core) <= set(theirs) or set(theirs) <= set(core):
        return 2.5
    return 2.0 if core[-1] == theirs[-1] and core[0][:2] == theirs[0][:2] else 0.0


def _moment(holder: Holder, date: str | None) -> tuple[float, str]:
    """Score of the date against the term, and the sector that the holder has at that date."""
    if not date:
        return 1.6 if holder.sector == "GOV" else 1.5, holder.sector
    month = date[:7]
    started = holder.start[: len(month)] <= month if holder.start else True
    ended = bool(holder.end) and month > (holder.end if len(holder.end) > 4 else holder.end + "-12")
    year = int(date[:4])
    if started and not ended:
        return 2.5, holder.sector
    if not started:
        ahead = int(holder.start[:4]) - year
        return (1.5, holder.sector) if ahead <= 1 else (0.3 if ahead <= 10 else -3, "PTY")
    past = year - int(holder.end[:4])
    sector = "ELI" if holder.sector == "GOV" else holder.sector
    return 1.6 if past <= 2 else 1.3 if past <= 12 else 0.9, sector
