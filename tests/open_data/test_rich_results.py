"""What search engines need to show a date as an event: each date has it, or the office is told what to add."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.evidence import Freshness
from generator.publish.edition import Edition
from generator.publish.linked.lacks import lacks_of
from generator.publish.linked.offer_node import offer_node
from generator.reminding.overview import overview_of
from generator.reminding.voices import LACKS, STYLES
from tests.open_data.test_linked_data import CURRENT, DATED, HOUSE, city, sessions
from tests.publish.editions import an_actor, an_edition, an_offer, town
from tests.town.sites import TOWN_DAY

MEETING_POINT = {"kind": "meeting_point", "name": "Brücke am Bach"}
ADDRESS = {"street": "Weg 1", "postal_code": "12345", "city": "Musterstadt"}
WEEKLY = {"kind": "recurring", "rule": {"every": "week", "weekdays": ["friday"]}}
HOME, POINT, ROOM, STREET, STATUS = (
    "Profil von „Musterverein“",
    "beim Ort",
    "der Ort.",
    "Straße",
    "Bestätigung",
)
CASES = [
    ({"places": HOUSE}, []),
    ({"places": [{"kind": "provider"}], "actors": {"musterverein": an_actor(address=ADDRESS)}}, []),
    ({"places": [MEETING_POINT, *HOUSE]}, []),
    ({"places": None}, [ROOM]),
    ({"places": [MEETING_POINT]}, [POINT]),
    ({"places": [{"kind": "provider"}]}, [HOME]),
    ({"places": [MEETING_POINT], "schedule": WEEKLY}, [POINT]),
    ({"places": HOUSE, "confirmed_on": None, "evidence": {**CURRENT, "as_of": "2013"}}, [STATUS]),
    ({"places": None, "confirmed_on": None, "evidence": {**CURRENT, "as_of": "2013"}}, [ROOM, STATUS]),
    ({"places": None, "format": "hybrid"}, [ROOM]),
    ({"places": None, "format": "online_live"}, []),
    ({"places": None, "schedule": {"kind": "on_request"}}, []),
    ({"places": None, "status": "ended"}, []),
]  # fmt: skip
"""A record, and a word of each sentence that asks the office for something."""


@pytest.mark.parametrize(("changes", "asked"), CASES)
def test_the_office_is_asked_for_what_a_date_lacks(changes: dict[str, Any], asked: list[str]) -> None:
    actors = changes.get("actors")
    edition = an_edition({"angebot": an_offer(**{"schedule": DATED, **changes, "actors": None})}, actors)
    said = lacks_of(edition, edition.catalogue.offers["angebot"])
    assert [word for word, sentence in zip(asked, said, strict=True) if word not in sentence] == []


@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_report_names_the_offer_and_what_to_add(style: str) -> None:
    edition = an_edition({"bachtag": an_offer(schedule=DATED, places=[MEETING_POINT]), "ganz": an_offer()})
    text = STYLES[style](edition, overview_of(edition))
    (line,) = (one for one in text.splitlines() if "Es fehlt" in one)
    assert "Tragen Sie beim Ort Stra" in line
    if style != "json":
        assert "bachtag.yml" in line
        assert text.index(LACKS) < text.index(line)


def test_the_town_has_both() -> None:
    assert list(overview_of(town()).lacks) == ["offers/bachtage.yml", "offers/zukunftskonferenz.yml"]
    assert_whole_or_listed(town())


def test_the_city_has_no_other() -> None:
    assert_whole_or_listed(city())


def assert_whole_or_listed(edition: Edition) -> None:
    """Hold every date on site against the list; what is over is in neither."""
    listed = overview_of(edition).lacks
    for name, entry in edition.catalogue.offers.items():
        on_site = (
            entry.record.format in ("in_person", "hybrid")
            and edition.freshness[name] is not Freshness.HISTORICAL
        )
        dates = sessions(offer_node(edition, entry)) if on_site else []
        assert all(map(is_whole, dates)) != (entry.origins.file in listed), name


def is_whole(node: dict[str, Any]) -> bool:
    """Whether a node has by itself what Google asks for, and says whether the date takes place."""
    places = [one for one in node.get("location", []) if one.get("name") and one.get("address")]
    wanted = ("name", "startDate", "eventStatus", "eventAttendanceMode")
    return bool(places) and all(node.get(key) for key in wanted) and bool(node["organizer"]["name"])


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
PARTS = st.fixed_dictionaries(
    {}, optional={"street": st.just("Weg 1"), "postal_code": st.just("12345"), "city": st.just("Musterstadt")}
)
POINTS = st.sampled_from([{}, {"lat": "52.1", "lon": "8.1"}])
PLACES = st.one_of(
    st.builds(lambda parts, point: {"kind": "provider", **parts, **point}, PARTS, POINTS),
    st.builds(lambda parts: {"kind": "actor", "actor": "haus", **parts}, PARTS),
    st.builds(lambda kind, parts: {"kind": kind, "name": "Bach", **parts}, st.sampled_from(["venue", "meeting_point"]), PARTS),
    st.sampled_from([
        {"kind": "area", "name": "Bachaue"}, {"kind": "mobile"}, {"kind": "online", "url": "https://netz.example"},
        {"kind": "venue", "street": "Weg 1"},
    ]),
)  # fmt: skip
STATES = st.sampled_from(["scheduled", "cancelled", "postponed", "full"])


@st.composite
def schedules(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([WEEKLY, {"kind": "on_request"}, {"kind": "ongoing"}]))
    days = draw(st.lists(DAYS, min_size=1, max_size=3, unique=True))
    found = [
        {
            "start": f"{day} 10:00",
            "end": f"{day + timedelta(days=draw(st.integers(0, 2)))} 12:00",
            "status": draw(STATES),
        }
        for day in sorted(days)
    ]
    return {"kind": "dated", "sessions": found}


KNOWN: list[dict[str, Any]] = [
    {"confirmed_on": str(TOWN_DAY)},
    {"confirmed_on": "2024-01-01"},
    {"confirmed_on": None, "evidence": CURRENT},
    {"confirmed_on": None, "evidence": {**CURRENT, "as_of": "2013"}},
]


@st.composite
def records(draw: st.DrawFn) -> Edition:
    """An offer with any places and dates, confirmed or read lately or long ago."""
    known = draw(st.sampled_from(KNOWN))
    address = draw(st.sampled_from([None, ADDRESS, {"city": "Musterstadt"}, {"note": "am Bach"}]))
    offer = an_offer(
        **known,
        type=draw(st.sampled_from(["excursion", "course", "exhibition", "counselling", "material"])),
        format=draw(st.sampled_from(["in_person", "in_person", "in_person", "hybrid", "online_live"])),
        schedule=draw(schedules()),
        places=draw(st.lists(PLACES, max_size=3)),
    )
    houses = {"musterverein": an_actor(address=address), "haus": an_actor(name="Haus am Bach")}
    return an_edition({"angebot": offer}, houses)


@given(edition=records())
def test_each_date_of_any_record_is_whole_or_listed(edition: Edition) -> None:
    assert_whole_or_listed(edition)
