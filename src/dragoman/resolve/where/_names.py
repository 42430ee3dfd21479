"""How a place name is spelled for looking up: one key for every usual way of writing it."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
        "ə": "a", "ŋ": "n", "&": " and ", "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ",
        "(": " ", ")": " ", ".": None, "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʼ": None, "ʿ": None,
        "ʾ": None, '"': None, "“": None, "”": None,
    }
)  # fmt: skip
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_POSSESSIVE = re.compile(r"['’]s?$")

# The kinds of division that English writes before or after a name ("Helmand province", "the province of Helmand").
UNIT_WORDS = frozenset(
    [
        "province",
        "provinces",
        "governorate",
        "county",
        "parish",
        "district",
        "state",
        "oblast",
        "region",
        "prefecture",
        "department",
        "municipality",
        "republic",
        "territory",
        "canton",
        "sheng",
        "shi",
        "zizhiqu",
        "fylke",
        "lan",
        "kommune",
        "voivodeship",
        "wilaya",
        "emirate",
        "krai",
        "borough",
        "city",
        "town",
        "village",
        "township",
        "island",
        "islands",
        "division",
        "metropolis",
        "regency",
        "autonomous",
        "special",
    ]
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key of a name: small letters without marks, stops or hyphens; Saint, Mount and Fort shortened.

    A possessive ending and a leading "the" go too: "the Côte d’Ivoire's" -> "cote divoire".
    """
    plain = _POSSESSIVE.sub("", name.strip()).lower().translate(_LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    words = [_SHORT.get(word, word) for word in plain.split()]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def bare(key: str) -> str:
    """Return a folded name without words for the kind of division: "province of helmand" -> "helmand".

    The key comes back as it is where nothing else would be left.
    """
    words = key.split()
    while len(words) > 1 and words[-1] in UNIT_WORDS:
        words = words[:-1]
    if len(words) > 2 and words[0] in UNIT_WORDS and words[1] == "of":
        words = words[2:]
    return " ".join(words)


def number(key: str) -> int:
    """Return the 40-bit number under which the gazetteer keeps a folded name (BLAKE2b)."""
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=5).digest(), "big")
