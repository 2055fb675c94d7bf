import pytest

from generator.publish.paging import PER_PAGE, Leaf, leaves, page_of


@pytest.mark.parametrize(
    ("items", "pages"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (10_000, 10_000 // PER_PAGE)]
)
def test_a_list_has_as_many_pages_as_it_needs(items: int, pages: int) -> None:
    found = list(leaves("/angebote/", items))
    assert [leaf.number for leaf in found] == list(range(1, pages + 1))
    shown = [index for leaf in found for index in range(items)[leaf.window]]
    assert shown == list(range(items))
    assert all(page_of(index) == leaf.number for leaf in found for index in range(items)[leaf.window])


def test_the_first_page_is_the_list_itself() -> None:
    first, second = leaves("/angebote/", PER_PAGE + 1)
    assert (first.address, second.address) == ("/angebote/", "/angebote/seite/2/")
    assert (first.titled("Wald"), second.titled("Wald")) == ("Wald", "Wald – Seite 2 von 2")
    assert (first.before, first.after and first.after.number) == (None, 2)
    assert (second.before and second.before.address, second.after) == ("/angebote/", None)


def test_a_list_of_one_page_does_not_speak_of_pages() -> None:
    (only,) = leaves("/angebote/", 3)
    assert only.words == ""


@pytest.mark.parametrize(
    ("number", "count", "numbers"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 0, 9]),
        (3, 9, [1, 2, 3, 4, 0, 9]),
        (5, 9, [1, 0, 4, 5, 6, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
    ],
)
def test_the_way_to_other_pages_stays_short(number: int, count: int, numbers: list[int]) -> None:
    assert [step.number for step in Leaf("/a/", number, count).steps] == numbers
