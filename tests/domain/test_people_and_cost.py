"""Ranges, durations, amounts and consent, as people say them."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.domain.contact import Contact, was_consented
from generator.domain.cost import Amount, Cost
from generator.domain.ranges import AgeRange, Duration, GradeRange
from generator.domain.venue import Address
from tests.build import TODAY


@pytest.mark.parametrize(
    ("fields", "unit", "words"),
    [
        ({"min": "6", "max": "12"}, "{} Jahre", "6–12 Jahre"),
        ({"min": "5"}, "{} Jahren", "ab 5 Jahren"),
        ({"max": "21"}, "{} Jahre", "bis 21 Jahre"),
        ({"min": "8", "max": "8"}, "{} Jahre", "8 Jahre"),
        ({"min": "0", "max": "3"}, "{} Jahre", "0–3 Jahre"),
    ],
)
def test_a_range_is_said_in_words(fields: dict[str, str], unit: str, words: str) -> None:
    assert AgeRange.model_validate(fields).words(unit) == words


def test_a_range_needs_a_bound() -> None:
    with pytest.raises(ValidationError, match="min"):
        GradeRange()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"minutes": "45"}, "45 Minuten"),
        ({"minutes": "60"}, "1 Stunde"),
        ({"minutes": "61"}, "1 Stunde 1 Minute"),
        ({"minutes": "150"}, "2 Stunden 30 Minuten"),
        ({"text": "drei Vormittage"}, "drei Vormittage"),
        ({"minutes": "45", "text": "eine Schulstunde"}, "eine Schulstunde"),
    ],
)
def test_a_duration_is_said_in_words(fields: dict[str, str], words: str) -> None:
    assert Duration.model_validate(fields).words == words


def test_a_duration_says_something() -> None:
    with pytest.raises(ValidationError, match="minutes"):
        Duration()


@pytest.mark.parametrize(
    ("eur", "words"),
    [("4", "4 Euro"), ("4.00", "4 Euro"), ("6.5", "6,50 Euro"), ("0.99", "0,99 Euro"), ("1200", "1200 Euro")],
)
def test_an_amount_is_said_as_people_write_it(eur: str, words: str) -> None:
    assert Amount.model_validate({"eur": eur}).words == words


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "free"},
        {"kind": "unknown"},
        {"kind": "paid", "note": "nach Aufwand"},
        {"kind": "paid", "amounts": [{"eur": "3"}]},
        {"kind": "donation", "amounts": [{"eur": "3", "who": "Richtwert"}]},
    ],
)
def test_a_rule_for_the_cost_may_be_short(fields: dict[str, Any]) -> None:
    assert Cost.model_validate(fields).kind == fields["kind"]


@pytest.mark.parametrize(
    ("person", "consent", "agreed"),
    [
        (None, None, True),
        ("Erika Muster", None, False),
        ("Erika Muster", TODAY, True),
        ("Erika Muster", date(2026, 11, 24), False),
    ],
)
def test_a_person_agrees_before_being_named(
    person: str | None, consent: date | None, *, agreed: bool
) -> None:
    contact = Contact(role="Anmeldung", person=person, consent=consent)
    assert was_consented(contact, TODAY) is agreed


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, ""),
        (
            {"street": "Musterweg 1", "postal_code": "01067", "city": "Musterstadt"},
            "Musterweg 1, 01067 Musterstadt",
        ),
        ({"city": "Musterstadt"}, "Musterstadt"),
        ({"street": "Musterweg 1"}, "Musterweg 1"),
    ],
)
def test_an_address_is_one_line(fields: dict[str, str], line: str) -> None:
    assert Address.model_validate(fields).line == line
