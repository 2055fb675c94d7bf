"""Three versions of a value, and whose word counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.source_lock import value_hash
from generator.harvest.merge import merged

KEEP, TAKE, CONFLICT = "keep", "take", "conflict"


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "verdict"),
    [
        ("a", "a", "a", KEEP),
        ("a", "a", "b", TAKE),
        ("a", "b", "a", KEEP),  # a person has changed it, the source has not
        ("a", "b", "b", KEEP),  # both have come to the same
        ("a", "b", "c", CONFLICT),
        (None, None, "a", TAKE),
        (None, "a", "a", KEEP),
        (None, "a", "b", CONFLICT),  # a record from before the first import
        ("a", None, "a", KEEP),  # a person has deleted it here
        ("a", None, "b", CONFLICT),
        ("a", "a", None, TAKE),  # the source no longer says it
        ("a", "b", None, CONFLICT),
        ("a", None, None, KEEP),
    ],
)
def test_the_source_changes_only_what_it_has_changed(
    before: str | None, ours: str | None, theirs: str | None, verdict: str
) -> None:
    record = {"title": "t"} | ({"url": ours} if ours else {})
    merge = merged(record, {"url": value_hash(before)} if before else {}, {"url": theirs} if theirs else {})
    assert bool(merge.changes) == (verdict == TAKE)
    assert bool(merge.conflicts) == (verdict == CONFLICT)
    wanted = theirs if verdict == TAKE else ours
    assert merge.data == {"title": "t"} | ({"url": wanted} if wanted else {})


trees = st.dictionaries(
    st.sampled_from(["title", "summary", "url", "topics", "cost"]),
    st.text(max_size=3) | st.lists(st.text(max_size=2), max_size=2),
)


@given(record=trees, before=trees, now=trees)
def test_a_second_run_changes_nothing_and_asks_nothing(
    record: dict[str, str], before: dict[str, str], now: dict[str, str]
) -> None:
    first = merged(record, {key: value_hash(value) for key, value in before.items()}, now)
    second = merged(first.data, first.values, now)
    assert (second.data, second.changes, second.conflicts) == (first.data, (), ())


@given(record=trees, before=trees, now=trees)
def test_what_the_source_never_spoke_of_stays(
    record: dict[str, str], before: dict[str, str], now: dict[str, str]
) -> None:
    merge = merged(record, {key: value_hash(value) for key, value in before.items()}, now)
    for key in record.keys() - before.keys() - now.keys():
        assert merge.data[key] == record[key]
