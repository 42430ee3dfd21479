"""Where: place names of an article to GeoNames ids, coordinates, countries and divisions, offline."""

from dragoman.resolve.where._find import find_places
from dragoman.resolve.where._phrase import look_up
from dragoman.resolve.where._resolve import resolve_places

__all__ = ["find_places", "look_up", "resolve_places"]
