"""Words of a phrase, made comparable: case, accents, points and possessives taken off."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W_]+(?:['’ʼ`][^\W_]+)*|&")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """One word: as written, made comparable, and where it stands; ``gap`` is what stands before it."""

    text: str
    plain: str
    start: int
    end: int
    gap: str
    owner: bool

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter or a digit."""
        return not self.text[0].islower()

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins the word to the one before."""
        return self.gap in ("-", "–", "‑", "-\u200b")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return the word in lower case without points and accents."""
    word = word.replace(".", "").replace("’", "'").replace("ʼ", "'").replace("`", "'")
    if not word.isascii():
        word = word.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("Ł", "L")
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.casefold()


def tokens(text: str) -> list[Token]:
    """Return the words of ``text``, hyphenated ones apart, possessive endings off but remembered as ``owner``."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        owner = word.endswith(_POSSESSIVE) and len(word) > 2
        if owner:
            word = word[:-2]
        elif text[end : end + 1] in ("'", "’") and word[-1:] in "sS":
            owner = True
        found.append(Token(word, plain(word), start, start + len(word), text[last:start], owner))
        last = end
    return found


@lru_cache(maxsize=16384)
def key(name: str) -> tuple[str, ...]:
    """Return the comparable words of a table's name."""
    if name.isalpha() and name.isascii():
        return (name.lower(),)
    return tuple(token.plain for token in tokens(name))
