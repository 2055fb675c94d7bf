"""The words that people search with: groups that mean the same, and names that are no compounds."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.domain.vocabulary import Concept
from generator.intake.load import load_schemas
from tests.town.sites import SCHEMAS

LISTS = load_schemas(SCHEMAS).vocabularies
# One file would be larger than a file may be.
GROUPS = [
    concept
    for name, vocabulary in LISTS.items()
    if name.startswith("everyday-words")
    for concept in vocabulary.concepts
]


def words_of(group: Concept) -> Iterator[str]:
    for word in (group.label, *group.synonyms, *group.other_languages):
        yield word.casefold()


def twice(words: Iterable[str]) -> list[str]:
    return [word for word, number in Counter(words).items() if number > 1]


def test_there_are_groups_for_the_whole_field() -> None:
    assert len(GROUPS) > 250
    assert twice(group.code for group in GROUPS) == []


def test_every_group_has_another_word() -> None:
    assert [group.code for group in GROUPS if len(list(words_of(group))) < 2] == []


def test_no_group_says_a_word_twice() -> None:
    assert [group.code for group in GROUPS if twice(words_of(group))] == []


def test_no_word_is_in_two_groups() -> None:
    assert twice(word for group in GROUPS for word in words_of(group)) == []


def test_no_name_is_also_an_everyday_word() -> None:
    names = {concept.label.casefold() for concept in LISTS["proper-names"].concepts}
    assert names & {word for group in GROUPS for word in words_of(group)} == set()
