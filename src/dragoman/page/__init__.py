"""From a page to the article on it: HTML, JSON Lines or copied text, told apart by content."""

from dragoman.page._articles import article_from_text, articles

__all__ = ["article_from_text", "articles"]
