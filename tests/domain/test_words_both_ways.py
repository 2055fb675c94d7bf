"""Whoever reads the sentence of a rule puts down the dates of the rule: a reader that knows only the sentence."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.dates import MONTHS, WEEKDAYS
from generator.domain.recurrence import WEEKDAY_CODES
from generator.domain.schedule_words import in_words
from tests.build import a_schedule

FIRST, DAYS = date(2026, 11, 26), 400
_WEEKDAY, _MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)


def days_in(sentence: str) -> Iterator[date]:
    """Read the sentence as people do: which weekdays, which of them, in which months."""
    head, span = re.fullmatch(rf"(.*?)(?:, ((?:{_MONTH}) bis .*))?", sentence).groups()  # type: ignore[union-attr]
    weekdays = {WEEKDAYS.index(name) for name in re.findall(_WEEKDAY, head)}
    which = {int(text) for text in re.findall(r"(\d)\.", head)} | ({-1} if "letzten" in head else set())
    named = [MONTHS.index(name) + 1 for name in re.findall(_MONTH, span or head)]
    months = set(range(named[0], named[1] + 1)) if span else set(named) or set(range(1, 13))
    assert weekdays, sentence
    for day in (FIRST + timedelta(days=number) for number in range(DAYS)):
        is_meant = not which or which & set(places_in_month(day))
        if day.weekday() in weekdays and day.month in months and is_meant:
            yield day


def places_in_month(day: date) -> Iterator[int]:
    """Yield the place of a day among its like in the month, from the front and, for the last one, from behind."""
    yield (day.day - 1) // 7 + 1
    if (day + timedelta(days=7)).month != day.month:
        yield -1


def some(choices: list[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), min_size=least, max_size=most, unique=True).map(
        lambda found: sorted(found, key=choices.index)
    )


rules = st.fixed_dictionaries(
    {
        "weekdays": some(list(WEEKDAY_CODES), 1, 3),
        "weeks": some(["1", "2", "3", "4", "5", "-1"], 0, 3),
        "months": some([str(number) for number in range(1, 13)], 0, 6),
    }
)


@settings(max_examples=150, deadline=None)
@given(rules)
def test_the_sentence_tells_the_dates(rule: dict[str, list[str]]) -> None:
    every = "month" if rule["weeks"] else "week"
    schedule = a_schedule(
        kind="recurring", rule={"every": every, **{key: one for key, one in rule.items() if one}}
    )
    last = FIRST + timedelta(days=DAYS - 1)
    found = [one.day for one in schedule.occurrences(FIRST, ()) if one.day <= last]
    sentence = in_words(schedule)
    assert found == list(days_in(sentence)), sentence
