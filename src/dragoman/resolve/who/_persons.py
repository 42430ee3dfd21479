"""Office holders: a name and a date to country and sector."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.resolve.who._lexicon import rows, word_classes
from dragoman.resolve.who._tokens import key

# Names of these countries put the surname first; of the second lot only those with a hyphen or three words do.
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK"})
_OFTEN_FIRST = frozenset({"TWN", "HKG", "SGP"})

_REIGN_ENDS = "2021-03"


class Holder(NamedTuple):
    """One person in one office; ``start`` and ``end`` are ISO months or years, ``end`` "" while in office.

    ``open`` marks a term that lasted at least until ``end``, and maybe on; ``chosen`` a row that the editors wrote.
    """

    name: str
    words: tuple[str, ...]
    country: str
    sector: str
    start: str
    end: str
    open: bool = False
    chosen: bool = False


class Found(NamedTuple):
    """A holder that a name fits: how well, and the sector at the date."""

    holder: Holder
    sector: str
    score: float
    dated: bool


def _holders() -> Iterator[Holder]:
    """All rows of the tables, one for each form of a name."""
    for country, sector, name, others, _office, start, end in rows("holders_editors"):
        for written in (name, *filter(None, others.split("|"))):
            yield Holder(name, key(written), country, sector, start, end, chosen=True)
    for country, name, start, end in rows("holders_reign"):
        yield Holder(name, key(name), country, "GOV", start, end or _REIGN_ENDS, open=not end)


def _core(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without "al", "von" and the like, unless nothing else is there."""
    return [w for w in words if w not in word_classes()["particle"]] or words


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Holder]]:
    """Holders by surname; of three words and more also by the last but one ("Lopez Obrador")."""
    index: dict[str, list[Holder]] = {}
    for holder in _holders():
        core = _core(holder.words)
        surnames = {core[0]} if _surname_first(holder.country, core) else set(core[-2:] if len(core) > 2 else core[-1:])
        for surname in surnames:
            index.setdefault(surname, []).append(holder)
    return index


def _same_person(first: Holder, second: Holder) -> bool:
    """Whether two rows can be one person: two leaders of one country are no rivals for its code either."""
    return first.country == second.country or first.name == second.name


def _surname_first(country: str, words: Sequence[str]) -> bool:
    return country in _SURNAME_FIRST or (country in _OFTEN_FIRST and len(words) > 2)


def find_person(words: Sequence[str], date: str | None, explicit: str | None, around: Collection[str]) -> Found | None:
    """Return the office holder that a name means, or None where none or several of different countries fit.

    ``words`` are the comparable words of the name without titles, ``date`` the day of the article,
    ``explicit`` the country the phrase itself names, ``around`` the countries named around it.
    """
    if not words:
        return None
    core = _core(words)
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
        # REIGN mostly has surnames alone: of another given name it can only be the leader of that very time.
        if len(core) > 1 and len(_core(holder.words)) == 1 and moment < 2:
            continue
        score = fit + moment + 0.5 * holder.chosen
        score += (3 if explicit == holder.country else 0) + (1.5 if holder.country in around else 0)
        scored.append(Found(holder, sector, score, date is not None and moment >= 2))
    if not scored:
        return None
    best = max(scored, key=lambda f: (f.score, f.holder.chosen, f.holder.end or "9999", f.holder.start, f.holder.name))
    rivals = [f for f in scored if f.score > best.score - 1 and not _same_person(f.holder, best.holder)]
    least = 2.4 if len(core) == 1 else 2.0
    if rivals or best.score < least:
        return None
    named = next((f.holder.name for f in scored if f.holder.chosen and f.holder.country == best.holder.country), None)
    if named and not best.holder.chosen:
        best = best._replace(holder=best.holder._replace(name=named))
    return best


def _fit(core: Sequence[str], holder: Holder) -> float:
    """How well the words fit the holder's name: 2 for a given name that fits, 1 for a surname alone, 0 for no."""
    theirs = _core(holder.words)
    if len(core) == 1:
        surname = theirs[0] if _surname_first(holder.country, theirs) else theirs[-1]
        return 1.0 if core[0] == surname or len(theirs) == 1 else 0.2
    if len(theirs) == 1:
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
    sector = "ELI" if holder.sector == "GOV" and not holder.open else holder.sector
    return 1.6 if past <= 2 else 1.3 if past <= 12 else 0.9, sector
