"""What stands around a headline: authors, place, publisher, moments, section."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.page._byline import Byline, byline_of, is_byline, names_in
from dragoman.page._furniture import cue_of
from dragoman.page._lines import Line
from dragoman.page._moment import moments_in

_ABOVE = 6
_BELOW = 3
_FAR_ABOVE = 150
_LABELLED = re.compile(r"\b(?:published|updated|posted|modified|last\s+update)\b", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*(?:\||>|›|»|/|→)\s*")
_HOME = re.compile(r"\A(?:home|news|front page|homepage)\b", re.IGNORECASE)
_MOMENT_SIZE = 25


def head_of(lines: Sequence[Line], title: int, start: int) -> Byline:
    """Read the lines around the headline (line ``title``) and above the body (from line ``start``).

    Where no date stands there, the nearest one above the headline is taken, else one below the body that says
    "published" or "updated".
    """
    below = list(lines[title + 1 : max(start, title + _BELOW) + _BELOW])
    above = list(lines[max(0, title - _ABOVE) : title])
    head = Byline()
    for near in (below, above):
        for index, line in enumerate(near):
            if line.size <= _MOMENT_SIZE and not (line.is_prose and line.ends) and cue_of(line) is None:
                head = _joined(head, _read(near, index))
    if not (head.published or head.updated):
        head = _joined(head, _far_moments(lines, title, start))
    return head


def section_of(lines: Sequence[Line], title: int) -> str | None:
    """Return the last crumb of a breadcrumb line ("Home | Europe") in or above the headline's neighbourhood."""
    for line in reversed(lines[max(0, title - 2 * _ABOVE) : title]):
        crumbs = [crumb for crumb in _CRUMBS.split(line.text) if crumb]
        if len(crumbs) > 1 and line.size <= 12 and _HOME.match(crumbs[0]):
            last = next((crumb for crumb in reversed(crumbs) if crumb.lower() not in lines[title].text.lower()), None)
            return last if last and not _HOME.fullmatch(last) else None
    return None


def _read(near: list[Line], index: int) -> Byline:
    line = near[index]
    dated = bool(moments_in(line.text))
    if is_byline(line) or dated:
        found = byline_of(line.text)
        return found if found.authors or is_byline(line) or "|" in line.text else replace(found, publisher=None)
    beside = [near[i] for i in (index - 1, index + 1) if 0 <= i < len(near)]
    after_by = index > 0 and near[index - 1].words in (("by",), ("written", "by"))
    if after_by or any(moments_in(other.text) for other in beside):
        return Byline(authors=names_in(line.text))
    return Byline()


def _far_moments(lines: Sequence[Line], title: int, start: int) -> Byline:
    for line in reversed(lines[max(0, title - _FAR_ABOVE) : title]):
        if line.size <= _MOMENT_SIZE and moments_in(line.text):
            return replace(byline_of(line.text), authors=(), place=None, publisher=None)
    for line in lines[start:]:
        if line.size <= _MOMENT_SIZE and _LABELLED.search(line.text) and moments_in(line.text):
            return replace(byline_of(line.text), authors=(), place=None, publisher=None)
    return Byline()


def _joined(first: Byline, second: Byline) -> Byline:
    """Return what ``first`` says, and what ``second`` says where ``first`` is silent."""
    return Byline(
        authors=first.authors or second.authors,
        place=first.place or second.place,
        publisher=first.publisher or second.publisher,
        published=first.published or second.published,
        updated=first.updated or second.updated,
    )
