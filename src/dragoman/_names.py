"""How alike two mentions are as words: a feature of the links between them."""

import re

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "a", "an", "mr", "mrs", "ms", "of", "s"})


def name_words(mention: str) -> tuple[str, ...]:
    """Lower-case words of a mention without articles and courtesy titles."""
    return tuple(w for w in _WORD.findall(mention.lower()) if w not in _EMPTY)


def name_overlap(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """3 the same words, 2 one within the other, 1 the same last word, else 0 (arguments from ``name_words``)."""
    if not first or not second:
        return 0
    if first == second:
        return 3
    if set(first) <= set(second) or set(second) <= set(first):
        return 2
    return int(first[-1] == second[-1])


def trigger_overlap(first: tuple[str, ...], second: tuple[str, ...], same_type: bool) -> int:
    """``name_overlap`` of two triggers, and 4 more where their events are of the same type."""
    return name_overlap(first, second) + 4 * same_type
