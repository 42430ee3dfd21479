"""Whether lines are an article at all: enough running text, and more of it than of anything else."""

from collections.abc import Iterable, Sequence

from dragoman.page._lines import Line

_FEWEST_WORDS = 25
_FEWEST_SHARE = 0.4


def running_words(lines: Iterable[Line]) -> int:
    """Return how many words of ``lines`` stand in sentences."""
    return sum(line.size for line in lines if line.is_prose or line.is_short_sentence)


def why_no_article(lines: Sequence[Line]) -> str | None:
    """Return why ``lines`` (a page without its furniture) are no article, or None if they are one."""
    prose = running_words(lines)
    words = sum(line.size for line in lines)
    if prose < _FEWEST_WORDS:
        return f"only {prose} words of running text (a login wall, or a page drawn by a script?)"
    if prose < _FEWEST_SHARE * words:
        return "mostly a list of headlines or links (an index page?)"
    return None
