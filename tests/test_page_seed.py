"""The reference input: a China Daily page as copied from a browser."""

from pathlib import Path

import pytest

from dragoman.article import Article, StretchKind
from dragoman.page import articles
from dragoman.sources import gather

PAGE = Path(__file__).parents[1].parent / "shared" / "seed" / "page.txt"


@pytest.fixture(scope="module")
def found() -> Article:
    if not PAGE.exists():
        pytest.skip("the shared data is not beside the repository")
    (page,) = gather([str(PAGE)])
    (article,) = articles(page)  # pyright: ignore[reportArgumentType]
    assert isinstance(article, Article)
    return article


def test_the_head(found: Article) -> None:
    assert found.title == "Russia sees 'positive signal' from constructive meeting"
    assert (found.authors, found.dateline) == (("Ren Qi",), "Moscow")
    assert (found.publisher, found.section) == ("China Daily Global", "Europe")
    assert (found.published, found.updated, found.date) == (None, "2021-08-19T09:36", "2021-08-19")


def test_the_stretches(found: Article) -> None:
    kinds = [stretch.kind for stretch in found.stretches]
    furniture, headline, caption, body = (
        StretchKind.FURNITURE,
        StretchKind.HEADLINE,
        StretchKind.CAPTION,
        StretchKind.BODY,
    )
    assert kinds == [furniture, headline, furniture, caption, body, furniture]
    text = found.stretches[4].span.of(found.text)
    assert text.startswith("Russia commended")
    assert text.endswith('security for the embassy."')


def test_caption_and_rights(found: Article) -> None:
    assert found.captions == ("Russian Foreign Minister Sergei Lavrov. [Photo/Agencies]",)
    assert found.rights is not None
    assert found.rights.startswith("Copyright 1995")
