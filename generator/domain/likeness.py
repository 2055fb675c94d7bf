"""How alike two titles are, whatever spelling, order, years and small words do to them.

What is alike is only shown to a person, never joined by itself.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, takewhile
from typing import NamedTuple

ALIKE = 0.95
"""From here on two titles probably name the same thing; chosen with `tests/domain/titles.yml`."""
_CONTAINED = 0.96  # a title and a longer one that holds all its words
_ENOUGH_WORDS = 3  # so many tell a title from others, and are found again in a longer one
_SLIP = 0.95  # a letter wrong, missing, doubled or swapped, or another ending
_SLIP_LETTERS = 2
_LEAST_SLIPPED = 8  # letters; in shorter titles one of them makes another word
_SHORT = 18  # letters; the keys of longer titles are longer
_REMEMBERED = 20_000
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK = re.compile(r"\w*\d\w*|\w|ii|iii|iv|vi")  # "2", "a1", "B", "II": what tells part from part
_SMALL_WORDS = frozenset(
    _WORD.findall(
        "der die das den dem des ein eine einer eines einem einen und oder mit fuer von vom zu zum zur im in ins am an "
        "auf bei beim aus uns unser unsere unserer wir sie ihr ist als durch ueber unter nach neu neue neuer neues"
    )
)


class _Words(NamedTuple):
    """What is left of a title: its telling words, and those that tell part from part."""

    words: frozenset[str]
    marks: frozenset[str]
    spellings: tuple[str, str, str]
    """Without blanks: all words, the telling ones, and these in alphabetical order."""


def likeness(one: str, other: str) -> float:
    """Say how alike two titles are, from 0 (nothing in common) to 1 (the same but for spelling)."""
    return _compared(_words(one), _words(other), 0.0)


def are_alike(one: str, other: str) -> bool:
    """Whether two titles probably name the same thing; quicker than asking for their likeness."""
    return _compared(_words(one), _words(other), ALIKE) >= ALIKE


def says_enough(title: str) -> bool:
    """Whether a title has words enough to be told from others without its place: „Lesung“ has not."""
    return len(_words(title).words) >= _ENOUGH_WORDS


def alike_titles(title: str, others: Mapping[str, str]) -> list[str]:
    """Return the ids of titles that are alike, the most alike first; `others` are titles by id."""
    found = [(likeness(title, other), name) for name, other in others.items() if are_alike(title, other)]
    return [name for _, name in sorted(found, key=lambda one: (-one[0], one[1]))]


def likeness_keys(title: str) -> Iterator[str]:
    """Yield keys of which titles that are alike share at least one, so that not every pair need be compared.

    They are the beginnings and ends of the title without blanks, because one slip of the pen spoils one of them
    and not the other, and pairs of its words, because a longer title has those of a shorter one.
    """
    words = _words(title)
    found = {key for text in words.spellings for key in _ends(text)}
    yield from sorted(found | {" ".join(pair) for pair in combinations(sorted(words.words), 2)})


def _ends(text: str) -> Iterator[str]:
    # Two titles on either side of the border are alike too, so both give both.
    if len(text) <= _SHORT + _SLIP_LETTERS:
        yield from (f"{text[:4]}-", f"-{text[-4:]}")
    if len(text) >= _SHORT - _SLIP_LETTERS:
        yield from (f"{text[:8]}-", f"-{text[-8:]}")


@lru_cache(maxsize=_REMEMBERED)
def _words(title: str) -> _Words:
    folded = unicodedata.normalize("NFC", title).casefold().translate(_UMLAUTS)
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(ch))
    every = _WORD.findall(plain)
    telling = [word for word in every if word not in _SMALL_WORDS and not _YEAR.fullmatch(word)] or every
    marks = frozenset(word for word in telling if _MARK.fullmatch(word))
    spellings = "".join(every), "".join(telling), "".join(sorted(telling))
    return _Words(frozenset(telling), marks, spellings)


def _compared(one: _Words, other: _Words, least: float) -> float:
    """Compare; where the likeness is below `least`, any number below it may come out."""
    if one.marks and other.marks and one.marks != other.marks:
        return 0.0  # part 1 and part 2 are two things, however alike the rest is
    spellings = zip(one.spellings, other.spellings, strict=True)
    return max(
        _containment(one.words, other.words), *(_spelling(mine, its, least) for mine, its in spellings)
    )


def _containment(one: frozenset[str], other: frozenset[str]) -> float:
    fewer, more = sorted((one, other), key=len)
    return _CONTAINED if len(fewer) >= _ENOUGH_WORDS and fewer <= more else 0.0


def _spelling(one: str, other: str, least: float) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    slip = _SLIP if _is_slip(one, other) else 0.0
    # What the lengths alone allow, and the quick ratio, are never below the true one.
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return slip
    # Its answer depends on the order, so there is one.
    matcher = SequenceMatcher(None, min(one, other), max(one, other), autojunk=False)
    return max(slip, matcher.ratio()) if matcher.quick_ratio() >= least else slip


def _is_slip(one: str, other: str) -> bool:
    """Whether all but one or two letters in one place are the same."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_SLIPPED or len(longer) - len(shorter) > _SLIP_LETTERS:
        return False
    before = _same_letters(shorter, longer)
    after = _same_letters(shorter[before:][::-1], longer[before:][::-1])
    return len(longer) - before - after <= _SLIP_LETTERS


def _same_letters(one: str, other: str) -> int:
    """Count the letters that both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
