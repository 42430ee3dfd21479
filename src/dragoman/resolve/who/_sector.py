"""The sector of a phrase: the head decides, then what stands before it, then what it belongs to."""

from dragoman.resolve.who._lexicon import Hit, Kind, word_classes
from dragoman.resolve.who._phrase import Piece, belonging_hits, in_force, is_place
from dragoman.resolve.who._rules import Answer, Rule

# "American aid workers" are no longer of no country, so their sector is said.
_NATIONAL = {"NGO": "SOC", "MNC": "BUS"}


def sector_of(piece: Piece, date: str | None) -> Answer | None:
    """Return the sectors that a piece of a phrase names, None if it names none."""
    head = piece.head_hits()
    organisation = next((h for h in head if _organised(h) and in_force(h.entry, date)), None)
    found = _by_words(head, date, piece)
    if organisation and not _overruled(organisation, found):
        rule = Rule.GROUP if organisation.entry.kind is Kind.GROUP else Rule.BODY
        national = any(
            is_place(h.entry) and h.first < organisation.first and h.first not in piece.blocked for h in head
        )
        sector = _NATIONAL.get(organisation.entry.country, "") if national else ""
        return Answer(organisation.entry.sector or sector, rule, organisation.entry.written)
    if found and found.rule is not Rule.CARRIER:
        return _former(found, piece)
    if found or not any(h.entry.kind is Kind.ROLE and h.entry.role == "head" for h in head):
        tail = belonging_hits(piece)
        belonging = piece.cut < len(piece.words) and piece.words[piece.cut].plain in word_classes()["belonging"]
        if belonging:
            of = next((h for h in tail if _organised(h) and in_force(h.entry, date)), None)
            if of:
                return Answer(of.entry.sector, Rule.BODY, of.entry.written)
            inner = _by_words(tail, date, piece)
            if inner and (found is None or inner.rule is not Rule.CARRIER) and (found or _quantity(piece)):
                return inner
    return _former(found, piece) if found else None


def _quantity(piece: Piece) -> bool:
    """Whether the head only counts: "all of the troops", "scores of people"."""
    classes = word_classes()
    counting = classes["number"] | classes["determiner"]
    return all(t.plain in counting or t.text.isdigit() for t in piece.words[: piece.cut])


def _organised(hit: Hit) -> bool:
    return hit.entry.kind in (Kind.BODY, Kind.GROUP)


def _overruled(organisation: Hit, found: Answer | None) -> bool:
    """Whether a role word to the right of an organisation's name gives the sector instead of it."""
    if found is None or found.rule is Rule.CARRIER:
        return False
    entry = organisation.entry
    if entry.kind is Kind.GROUP:
        return found.code not in ("GOV", "REB", "MIL", "CVL", "PTY", "")
    if entry.country in ("IGO", "NGO", "MNC"):
        return entry.sector == "" and found.code in ("MIL", "JUD", "LEG", "COP", "PTY")
    return True


def _by_words(hits: list[Hit], date: str | None, piece: Piece) -> Answer | None:
    """The rightmost head word, else the rightmost modifier, else the carrier's own sector."""
    roles = [h for h in hits if h.entry.kind is Kind.ROLE]
    organised = [h for h in hits if _organised(h) and in_force(h.entry, date)]
    heads = [h for h in roles if h.entry.role == "head" and not _before_unknown(h, piece)]
    last_org = organised[-1].first if organised else -1
    for hit in reversed(heads):
        if hit.first > last_org:
            return Answer(hit.entry.sector, Rule.ROLE, hit.entry.written)
        break
    modifiers = [h for h in roles if h.entry.role in ("modifier", "head") and h.first > last_org]
    carriers = [h for h in roles if h.entry.role == "carrier"]
    if modifiers:
        return Answer(modifiers[-1].entry.sector, Rule.MODIFIER, modifiers[-1].entry.written)
    if carriers:
        return Answer(carriers[-1].entry.sector, Rule.CARRIER, carriers[-1].entry.written)
    return None


def _before_unknown(hit: Hit, piece: Piece) -> bool:
    """Whether a word that no table knows follows in the head, so that the hit only stands before the true head."""
    after = hit.last
    if after >= piece.cut or (piece.person and piece.person[0] <= after < piece.person[1]):
        return False
    word = piece.words[after]
    known = word.plain in ("and", "or", "de") or any(h.first == after for h in piece.hits)
    return word.text[0].islower() and not known


def is_former(piece: Piece) -> bool:
    """Tell whether the head is said to have left office: "former", "ex-", "ousted"."""
    classes = word_classes()
    return any(t.plain in classes["former"] for t in piece.words[: piece.cut]) and not any(
        t.plain in classes["not_former"] for t in piece.words[: piece.cut]
    )


def _former(found: Answer, piece: Piece) -> Answer:
    if found.code == "GOV" and is_former(piece):
        return Answer("ELI", found.rule, f"former {found.words}")
    return found
