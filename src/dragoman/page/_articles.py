"""The one way in: a page's form is told by its content, and its article or articles are read."""

from collections.abc import Iterator

from dragoman.article import Article, Page
from dragoman.errors import UnreadableInput
from dragoman.page._copied import article_of_copied_text
from dragoman.page._decode import decode
from dragoman.page._html import article_of_html
from dragoman.page._jsonl import articles_of_lines
from dragoman.page._kind import Kind, kind_of


def articles(page: Page) -> Iterator[Article | UnreadableInput]:
    """Yield what ``page`` holds: one article, or one for each line of JSON Lines.

    Whatever cannot be read is yielded as an ``UnreadableInput`` that names the page (and the line) and says
    why; nothing is raised, whatever the bytes.
    """
    try:
        text = decode(page)
        kind = kind_of(text)
        if kind is Kind.JSON_LINES:
            yield from articles_of_lines(page, text)
        else:
            yield _article(page, text, kind)
    except UnreadableInput as fault:
        yield fault


def article_from_text(text: str, *, id: str, url: str | None = None) -> Article:
    """Return the article in a text: a page's HTML or copied text, a line of JSON Lines, or a few sentences.

    Of several JSON lines the first is read.

    Raises:
        UnreadableInput: named by ``id``, if there is no article.
    """
    if not text.strip():
        raise UnreadableInput(id, "is empty")
    page = Page(name=id, data=b"", url=url)
    kind = kind_of(text)
    if kind is not Kind.JSON_LINES:
        return _article(page, text, kind, short=True)
    first = next(articles_of_lines(page, text))
    if isinstance(first, UnreadableInput):
        raise first
    return first


def _article(page: Page, text: str, kind: Kind, *, short: bool = False) -> Article:
    if kind is Kind.HTML:
        return article_of_html(page, text)
    if kind is Kind.OTHER_JSON:
        raise UnreadableInput(page.name, "is JSON but not JSON Lines (one object with an id and a text on each line)")
    if kind is Kind.OTHER_XML:
        raise UnreadableInput(page.name, "is XML (a feed or a site map?), not a text or HTML page")
    return article_of_copied_text(page, text, short=short)
