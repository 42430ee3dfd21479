"""Copied text to an article: its lines are told apart, and the lines around the body are read."""

from collections.abc import Sequence

from dragoman.article import Article, Page, Stretch, StretchKind
from dragoman.errors import UnreadableInput
from dragoman.page._dateline import dateline_of
from dragoman.page._head import head_of, section_of
from dragoman.page._headline import echo, headline_of, is_standfirst, stems
from dragoman.page._language import refuse_foreign
from dragoman.page._lines import Line, lines_of
from dragoman.page._rights import holder_of, is_rights_notice
from dragoman.page._running import why_no_article
from dragoman.page._shapes import Shape, shapes_of
from dragoman.page._whole import whole_article
from dragoman.page._zone import Zone, is_subhead, zones_of
from dragoman.span import Span

MAX_COPIED = 2_000_000
"""The longest copied page that is read, in characters."""

_MAX_LINE = 100_000
_FEW_LINES = 12
_SENTENCES = frozenset([Shape.PROSE, Shape.SENTENCE])
_TITLE_BONUS = 1.0
_COMMENTS_WORTH = 0.3
_SUBSTANTIAL = 60
_LOOSE = 2


def article_of_copied_text(page: Page, text: str, *, short: bool = False) -> Article:
    """Return the article of a page copied from a browser; the text is kept as it came.

    A text of nothing but sentences is all body; with ``short``, so is any text of a dozen lines or fewer in which no
    article is found.

    Raises:
        UnreadableInput: if the page is too long, holds no article, or is not in English.
    """
    if len(text) > MAX_COPIED:
        raise UnreadableInput(page.name, f"is a text of {len(text):,} characters; at most {MAX_COPIED:,} are read")
    lines = list(lines_of(text))
    longest = max((line.end - line.start for line in lines), default=0)
    if longest > _MAX_LINE:
        raise UnreadableInput(page.name, f"has a line of {longest:,} characters; at most {_MAX_LINE:,} are read")
    refuse_foreign(page.name, _long_lines(lines))
    shapes = shapes_of(lines)
    zone, title = _zone_and_title(lines, shapes)
    kinds = _kinds(lines, shapes, zone, title)
    body = [line for line, kind in zip(lines, kinds, strict=True) if kind is StretchKind.BODY]
    fault = why_no_article(body)
    if fault and (_SENTENCES.issuperset(shapes) or (short and len(lines) <= _FEW_LINES)):
        return whole_article(text, id=page.name, url=page.url)
    if fault:
        raise UnreadableInput(page.name, f"no article found: {fault}")
    refuse_foreign(page.name, "\n".join(line.text for line in body))
    head = head_of(lines, title if title is not None else zone.start, zone.start)
    captions = [line.text for line, kind in zip(lines, kinds, strict=True) if kind is StretchKind.CAPTION]
    rights = next((line.text for line in reversed(lines) if is_rights_notice(line.text)), None)
    return Article(
        id=page.name,
        text=text,
        stretches=_stretches(lines, kinds),
        title=lines[title].text if title is not None else None,
        authors=head.authors,
        dateline=dateline_of(body[0].text) or head.place,
        publisher=head.publisher or holder_of(rights),
        section=section_of(lines, title) if title is not None else None,
        published=head.published,
        updated=head.updated,
        captions=tuple(captions),
        rights=rights,
        url=page.url,
    )


def _zone_and_title(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[Zone, int | None]:
    """Return the zone that makes the best article: much prose, and a headline above that it bears out."""
    best, best_title, best_score = Zone(0, 0, 0.0), None, 0.0
    for zone in sorted(zones_of(lines, shapes), key=lambda zone: zone.start):
        body = stems(
            line
            for line, shape in zip(lines[zone.start : zone.end], shapes[zone.start : zone.end], strict=True)
            if shape is Shape.PROSE
        )
        headline = headline_of(lines, zone.start, body)
        score = zone.score * (1 + _TITLE_BONUS * (headline.support if headline else 0))
        if best_score >= _SUBSTANTIAL and Shape.COMMENTS in shapes[best.end : zone.start]:
            score *= _COMMENTS_WORTH
        if score > best_score:
            best, best_title, best_score = zone, headline.index if headline else None, score
    return best, best_title


def _kinds(lines: Sequence[Line], shapes: Sequence[Shape], zone: Zone, title: int | None) -> list[StretchKind]:
    kinds = [StretchKind.FURNITURE] * len(lines)
    for index in range(zone.start, zone.end):
        if _is_body(lines, shapes, zone, index):
            kinds[index] = StretchKind.BODY
        elif shapes[index] is Shape.CAPTION:
            kinds[index] = StretchKind.CAPTION
    if title is not None:
        kinds[title] = StretchKind.HEADLINE
        body = stems(lines[zone.start : zone.end])
        between = range(title + 1, zone.start)
        loose = [index for index in between if shapes[index] is Shape.OTHER and is_standfirst(lines[index], body)]
        for index in between:
            if shapes[index] is Shape.CAPTION and echo(lines[index], body) > 0:
                kinds[index] = StretchKind.CAPTION
            elif shapes[index] in _SENTENCES and is_standfirst(lines[index], body):
                kinds[index] = StretchKind.BODY
        if len(loose) <= _LOOSE:
            for index in loose:
                kinds[index] = StretchKind.BODY
    return kinds


def _is_body(lines: Sequence[Line], shapes: Sequence[Shape], zone: Zone, index: int) -> bool:
    if shapes[index] is Shape.PITCH:
        return _is_inside(shapes, zone, index)
    return shapes[index] in _SENTENCES or is_subhead(lines, shapes, index)


def _is_inside(shapes: Sequence[Shape], zone: Zone, index: int) -> bool:
    """Tell whether a line has paragraphs of the zone right before and after it."""
    return zone.start < index < zone.end - 1 and _SENTENCES.issuperset((shapes[index - 1], shapes[index + 1]))


def _long_lines(lines: list[Line]) -> str:
    """Return the longest quarter of the lines: the menus of a page may be in another language."""
    by_length = sorted(lines, key=lambda line: line.start - line.end)
    return "\n".join(line.text for line in by_length[: max(5, len(lines) // 4)])


def _stretches(lines: list[Line], kinds: list[StretchKind]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for line, kind in zip(lines, kinds, strict=True):
        if stretches and stretches[-1].kind is kind:
            stretches[-1] = Stretch(Span(stretches[-1].span.start, line.end), kind)
        else:
            stretches.append(Stretch(Span(line.start, line.end), kind))
    return tuple(stretches)
