"""Queries: every way in which a word may be read, and the same answers in the browser."""

import random

import pytest

from generator.search.query import find, mistakes
from tests.node import ask_node
from tests.search.town import town_files, town_index

HOSTILE = (
    "", " ", "*", "+wald -bach", "title:wald^3~2", "__proto__", "constructor toString", "<img src=x>", "a" * 10_000, "wald " * 500,
    "\u202ewald", "👩‍🔬", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "%00", "'; DROP TABLE", "und der die das", "ä", "ß", "İ",
)  # fmt: skip


def _queries() -> list[str]:
    """Words of the index, whole, unfinished, mistyped and beside each other; always the same."""
    chance = random.Random(2026)  # noqa: S311 - no secret
    files = town_files()
    known = [word for name in files if name.startswith("words/") for word in files[name]]
    made = [*HOSTILE, *chance.sample(known, 400)]
    for _ in range(800):
        said = []
        for word in chance.sample(known, chance.choice((1, 1, 2, 3))):
            place = chance.randrange(len(word))
            slip = chance.choice(("", word[place] * 2, "x"))
            said.append(chance.choice((word, word[: place + 1], word[:place] + slip + word[place + 1 :])))
        made.append(chance.choice((" ", "", "-")).join(said))
    return made


def test_the_browser_gives_the_same_answers() -> None:
    queries, index = _queries(), town_index()
    answers = ask_node("answer.mjs", {"files": town_files(), "queries": queries})["found"]
    ways = set()
    for query, (numbers, complete, read) in zip(queries, answers, strict=True):
        found = find(index, query)
        words = [[word.text, word.how, list(word.read_as)] for word in found.words]
        assert (query, numbers, complete, read) == (query, list(found.numbers), found.complete, words)
        ways |= {word.how for word in found.words}
    assert ways >= {"exact", "prefix", "split", "typo", "start", ""}


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("wald", "wald", 0), ("wald", "wlad", 1), ("wald", "wal", 1), ("wald", "waldd", 1), ("wald", "wild", 1), ("museum", "musem", 1), ("museum", "mseuum", 2)],
)  # fmt: skip
def test_mistakes_are_letters_added_lost_changed_or_swapped(one: str, other: str, number: int) -> None:
    assert mistakes(one, other, 2) == number
    assert mistakes(other, one, 2) == number
    assert mistakes(one, other, 0) > 0 or number == 0


def test_hostile_queries_find_nothing_or_words() -> None:
    index = town_index()
    for query in HOSTILE:
        find(index, query)
