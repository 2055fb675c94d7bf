"""German compounds: a Wildbienenexkursion is about Wildbienen and is an Exkursion."""

import re
from collections.abc import Collection

from .lexicon import is_noun, is_word, lemmas_of
from .words import listed

# The dictionary is full of short names and abbreviations; of three letters only `short-parts` are parts.
# And it holds words that are mere endings or beginnings inside another: `no-heads`, `no-beginnings`.
SHORTEST = 3
LONG_ENOUGH = 7
_LINKS = ("", "s", "n", "es", "en", "er", "e", "ens", "ns")
_ENDINGS = re.compile(r"isch(?:e[mnrs]?)?|[a-zäöü]{0,3}ung(?:en|s)?|ion(?:en|s)?|i?ons?")
_TRUE_HEADS = frozenset(("lesung", "lesungen", "tagung", "tagungen", "übung", "übungen"))
# After these a compound always has an s: Erinnerungs-orte, never Erinnerung-sorte.
_ALWAYS_LINKED = re.compile(r"(?:ung|heit|keit|ion|schaft|tät|tum|ling)$")


def parts_of(word: str, whole: Collection[str] = frozenset()) -> tuple[str, ...]:
    """Return the words inside a lower-case compound, runs of parts included; nothing where it is no compound.

    Args:
        word: a lower-case word.
        whole: words that look like compounds and are none, such as proper names.
    """
    if len(word) < LONG_ENOUGH or not word.isalpha() or _is_whole(word, whole):
        return ()
    spans = _split(word, whole)
    if len(spans) == 1:
        return ()
    runs = (
        word[spans[first][0] : spans[last][1]]
        for first in range(len(spans))
        for last in range(first, len(spans))
        if last - first < len(spans) - 1
    )
    found = dict.fromkeys(runs)
    return tuple(dict.fromkeys([*found, *(inner for run in found for inner in parts_of(run, whole))]))


def _is_whole(word: str, whole: Collection[str]) -> bool:
    if is_word(word) and not is_noun(word):
        return True
    return any(
        form in whole or form in listed("whole-words")
        for form in (word, *lemmas_of(word), word.removesuffix("s"))
    )


def _split(word: str, whole: Collection[str]) -> list[tuple[int, int]]:
    """Return where the parts begin and end: the longest head whose rest is known too, then the rest's parts."""
    if len(word) < LONG_ENOUGH or _is_whole(word, whole):
        return [(0, len(word))]
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        if not _is_head(word[cut:]):
            continue
        rests = [word[:cut].removesuffix(link) for link in _LINKS if word[:cut].endswith(link)]
        for number, rest in enumerate(rests):
            if _is_modifier(rest, linked=number > 0):
                return [*_split(rest, whole), (cut, len(word))]
        for rest in rests:
            if len(deeper := _split(rest, whole)) > 1:
                return [*deeper, (cut, len(word))]
    return [(0, len(word))]


def _is_head(word: str) -> bool:
    if len(word) == SHORTEST:
        return word in listed("short-parts")
    if word in listed("no-heads") or (_ENDINGS.fullmatch(word) and word not in _TRUE_HEADS):
        return False
    return is_noun(word)


def _is_modifier(word: str, *, linked: bool) -> bool:
    """Whether a word may stand before another: a noun, or without a link the stem of a verb or an adjective."""
    if len(word) <= SHORTEST:
        return word in listed("short-parts")
    if word in listed("no-beginnings") or (not linked and _ALWAYS_LINKED.search(word)):
        return False
    return is_noun(word) or (not linked and (is_word(word) or is_noun(word + "e") or is_word(word + "en")))
