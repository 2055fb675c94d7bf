"""Text to words, and words to terms; `search/words.js` does the same in the browser."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_PLAIN = re.compile(r"[\0-\x7fäöü„“”–—…·×§€’‚‘»«\xa0]*")
_HYPHENS = re.compile(r"[-‐‑]")
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARABIC_ARTICLE = re.compile(r"^[وبفك]?ال(?=\w{3})|^لل(?=\w{3})")
# Snowball reads „ue“ as „ü“, but neither in „que“ nor after a vowel as in „neue“.
_SPELT_OUT = re.compile(r"(?<![qaeiouyäöü])ue|[ao]e")
_BARE = str.maketrans("äöü", "aou")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_SHORTEST_AGENT = 3
_AGENT = re.compile(r"er(?:n|s|in|innen)?$")
LISTS = Path(__file__).parent / "lists"
_stemmer = snowballstemmer.stemmer("german")


def normal(text: str) -> str:
    """Lower case without accents; German umlauts stay, because the stemmer knows them, and ß becomes ss."""
    lower = text.lower().replace("ß", "ss")
    if _PLAIN.fullmatch(lower):  # nearly always, and much faster
        return lower
    made: list[str] = []
    for letter in unicodedata.normalize("NFD", lower):
        if letter == "\u0308" and made and made[-1] in _UMLAUTS:
            made[-1] = _UMLAUTS[made[-1]]
        elif not unicodedata.category(letter).startswith("M"):
            made.append(letter)
    return "".join(made)


def words(text: str) -> list[str]:
    """Return the words of a text; „Klima-Schutz“ gives klimaschutz, klima and schutz."""
    flat = normal(text)
    found: list[str] = _WORD.findall(flat)
    if not _PLAIN.fullmatch(flat):
        return [one for word in found for one in _with_whole([_plain(part) for part in _HYPHENS.split(word)])]
    return [one for word in found for one in _with_whole(word.split("-"))] if "-" in flat else found


def _with_whole(parts: list[str]) -> list[str]:
    return ["".join(parts), *parts] if len(parts) > 1 else parts


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list that comes with the generator."""
    return frozenset(words((LISTS / f"{name}.txt").read_text(encoding="utf-8")))


def is_stop_word(word: str) -> bool:
    """Whether a normal word says nothing about what somebody looks for."""
    return word in listed("stop-words")


def _plain(word: str) -> str:
    return _ARABIC_ARTICLE.sub("", word.translate(_ARABIC))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a normal word (Snowball 3, German)."""
    return str(_stemmer.stemWord(word))


def fold(word: str) -> str:
    """Return the word as its stem would begin: umlauts and their spellings as one letter, endings kept."""
    return _SPELT_OUT.sub(lambda found: found[0][0], word).translate(_BARE)


def agent_stem(word: str) -> str:
    """Return the stem of a word in -er that keeps its ending: schuler, not schul; empty for other words."""
    found = _AGENT.search(word)
    kept = fold(word[: found.start()]) + "er" if found and found.start() >= _SHORTEST_AGENT else ""
    return "" if kept == stem(word) else kept
