"""What dragoman asks of an lxml element."""

from collections.abc import Iterator
from typing import Protocol


class Element(Protocol):
    """The part of ``lxml.html.HtmlElement`` that is used here; lxml ships no types."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute."""
        ...

    def iter(self, *tags: str) -> "Iterator[Element]":
        """Iterate over the element and all below it that have one of the tags."""
        ...

    def itertext(self) -> Iterator[str]:
        """Iterate over all text in the element."""
        ...

    def findtext(self, path: str) -> str | None:
        """Return the text of the first element at the path."""
        ...
