"""Calendars say what the catalogue says, in bytes that every program reads alike."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.building import edition_of
from generator.domain.evidence import Freshness
from generator.domain.history import History
from generator.domain.occurrence import Occurrence
from generator.domain.offer import Offer
from generator.pipeline import examine
from generator.publish.calendar_dates import calendar_of
from generator.publish.calendar_events import events_of, occurrences_of
from generator.publish.calendars import calendars, offer_calendar
from generator.publish.deadline_calendar import deadline_calendar, deadline_events
from generator.publish.edition import Edition
from generator.publish.ical_file import Event, calendar_text, event_text
from tests.node import ask_node
from tests.publish.calendar_readers import Found, by_ical_js, by_icalendar, calendar_in, moment
from tests.publish.editions import an_edition, an_offer, pages_of, town
from tests.town.sites import CITY, SCHEMAS, TOWN_DAY

HERE = Path(__file__).parent
SCHEDULES: dict[str, Any] = yaml.safe_load((HERE / "calendar_schedules.yml").read_text(encoding="utf-8"))
TEXTS: list[str] = yaml.safe_load((HERE / "hostile_texts.yml").read_text(encoding="utf-8"))
ALL = "kalender/termine.ics"
DEADLINES = "kalender/anmeldefristen.ics"


def files_of(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.data for one in calendars(edition)}


def with_schedules(**changes: Any) -> Edition:  # noqa: ANN401 - whatever a record may hold
    written = {name: _as_texts(one) for name, one in SCHEDULES.items()}
    return an_edition({name: an_offer(schedule=one, **changes) for name, one in written.items()})


def _as_texts(value: Any) -> Any:  # noqa: ANN401 - YAML
    """Records are read as texts and lists of texts."""
    if isinstance(value, dict):
        return {key: _as_texts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def expected(edition: Edition, offers: list[str]) -> list[Found]:
    return sorted(
        (
            Found(name, moment(one.start), moment(_end(one)))
            for name in offers
            for one in occurrences_of(edition, edition.catalogue.offers[name])
        ),
        key=str,
    )


def _end(one: Occurrence) -> datetime | date:
    if isinstance(one.start, datetime):
        return one.end or one.start
    return (one.end or one.start) + timedelta(days=1)


def one_event(**schedule: Any) -> Event:  # noqa: ANN401
    edition = an_edition({"wald": an_offer(schedule=schedule)})
    (event,) = events_of(edition, edition.catalogue.offers["wald"])
    return event


def session(**fields: str) -> Event:
    return one_event(kind="dated", sessions=[fields])


@pytest.mark.parametrize("name", SCHEDULES)
def test_two_readers_find_the_dates_of_the_catalogue(name: str, read_twice: tuple[Edition, Any, Any]) -> None:
    edition, python, javascript = read_twice
    path = f"angebote/{name}/termine.ics"
    dates = expected(edition, [name])
    assert python.get(path, []) == dates
    assert javascript.get(path, []) == dates


@pytest.fixture(scope="module")
def read_twice() -> tuple[Edition, Any, Any]:
    edition = with_schedules()
    files = files_of(edition)
    return edition, by_icalendar(files), by_ical_js(files)


def city() -> Edition:
    """The real content on Musterstadt's day, so that no test depends on the clock."""
    return edition_of(examine(CITY, SCHEMAS, TOWN_DAY))


@pytest.mark.parametrize("site", [town, city])
def test_every_calendar_of_a_site_holds_the_dates_of_its_offers(site: Callable[[], Edition]) -> None:
    edition = site()
    files = files_of(edition)
    read = by_icalendar(files)
    assert read == by_ical_js(files)
    assert set(read) == set(files)
    for path, found in read.items():
        assert found == expected(edition, sorted(offers_below(edition, path))), path
    assert read[ALL] == expected(edition, list(edition.catalogue.offers))


def offers_below(edition: Edition, path: str) -> set[str]:
    """The offers of a calendar as its address names them, read from the records by themselves."""
    *names, file = path.split("/")
    assert file == "termine.ics"
    wanted = [] if names == ["kalender"] else list(zip(names[::2], names[1::2], strict=True))
    return {
        name
        for name, entry in edition.catalogue.offers.items()
        if all(code in codes_in(edition, name, entry.record, kind) for kind, code in wanted)
    }


def codes_in(edition: Edition, name: str, offer: Offer, kind: str) -> set[str]:
    districts = edition.catalogue.districts_of(offer)
    said: dict[str, tuple[str, Collection[str]]] = {
        "angebote": ("", [name]),
        "akteure": ("", [offer.actor]),
        "themen": ("topics", offer.topics),
        "zielgruppen": ("audiences", offer.audiences),
        "stadtteile": ("districts", districts),
        "kosten": ("cost-kinds", [offer.cost.kind] if offer.cost else []),
    }
    vocabulary, codes = said[kind]
    found = set(codes)
    while vocabulary and (
        up := {edition.vocabularies[vocabulary][one].broader for one in found} - {None} - found
    ):
        found |= {one for one in up if one}
    return found


@pytest.mark.parametrize("site", [town, city])
def test_every_two_lists_that_share_an_offer_have_a_calendar(site: Callable[[], Edition]) -> None:
    edition = site()
    paths = set(files_of(edition))
    kinds = ("themen", "zielgruppen", "stadtteile")
    for name, entry in edition.catalogue.offers.items():
        codes = {kind: codes_in(edition, name, entry.record, kind) for kind in (*kinds, "kosten")}
        shared: list[tuple[tuple[str, str], ...]] = [()]
        shared += [((kind, code),) for kind in kinds for code in codes[kind]]
        shared += [
            ((one, a), (other, b))
            for one, other in combinations(kinds, 2)
            for a in codes[one]
            for b in codes[other]
        ]
        for choice in shared:
            folder = "/".join(chain.from_iterable(choice))
            assert f"{folder or 'kalender'}/termine.ics" in paths
            if "free" in codes["kosten"]:
                assert f"{folder}/kosten/free/termine.ics".lstrip("/") in paths


def test_what_is_free_for_families_in_a_district_is_one_subscription() -> None:
    edition = an_edition(
        {
            "frei": an_offer(**near("haste", "free", "2027-01-16")),
            "teuer": an_offer(**near("haste", "donation", "2027-01-17")),
            "fern": an_offer(**near("nahne", "free", "2027-01-18")),
        }
    )
    read = by_icalendar(files_of(edition))
    path = "zielgruppen/families/stadtteile/haste/kosten/free/termine.ics"
    assert [one.offer for one in read[path]] == ["frei"]


def near(district: str, cost: str, day: str) -> dict[str, Any]:
    return {
        "audiences": ["families"],
        "places": [{"kind": "venue", "name": "Haus", "district": district}],
        "cost": {"kind": cost},
        "schedule": {"kind": "dated", "sessions": [{"start": day}]},
    }


def test_a_list_has_the_calendar_of_its_offers() -> None:
    read = by_icalendar(files_of(town()))
    for path, offers in {
        "akteure/musterverein": {"bachnacht", "bachtage", "bienenschule"},
        "themen/bees": {"bienenschule"},
        "themen/water": {"bachnacht", "bachtage"},
        "zielgruppen/families": {"bachtage"},
        "stadtteile/schinkel": {"bienenschule"},
    }.items():
        assert {one.offer for one in read[f"{path}/termine.ics"]} == offers, path


def test_calendars_have_the_dates_of_the_calendar_page() -> None:
    edition = with_schedules()
    page = calendar_of(edition)
    last = page.months[-1].last
    shown = Counter((one.entry.id, one.one.start) for one in page.dates)
    held = Counter(
        (name, one.start)
        for name, entry in edition.catalogue.offers.items()
        for one in occurrences_of(edition, entry)
        if one.last_day >= edition.today and one.day <= last
    )
    assert held == shown


def test_an_offer_keeps_its_calendar_while_no_date_is_known_but_its_page_names_none() -> None:
    edition = with_schedules()
    read = by_icalendar(files_of(edition))
    for name, has_dates in {"weekly": True, "only-words": False, "nothing-dated": False}.items():
        assert bool(read[f"angebote/{name}/termine.ics"]) == has_dates
        assert bool(offer_calendar(edition, edition.catalogue.offers[name])) == has_dates


def test_a_list_keeps_its_calendar_while_no_date_is_known() -> None:
    read = by_icalendar(files_of(an_edition({"wald": an_offer()})))
    assert ALL in read
    assert not any(read.values())


def test_what_is_over_is_in_no_calendar() -> None:
    sessions = [{"start": "2026-11-22 10:00"}]
    over = an_offer(status="ended", schedule={"kind": "dated", "sessions": sessions})
    files = files_of(an_edition({"wald": over}))
    assert files
    assert not [path for path, data in files.items() if b"VEVENT" in data]


def test_the_bytes_are_those_of_the_standard() -> None:
    for edition in (town(), with_schedules(title="Ä" * 60, places=[{"kind": "venue", "name": "x, y; z"}])):
        for path, data in files_of(edition).items():
            assert_right_bytes(path, data)


def assert_right_bytes(path: str, data: bytes) -> None:
    assert data.endswith(b"END:VCALENDAR\r\n"), path
    lines = data.split(b"\r\n")
    assert not [line for line in lines if b"\r" in line or b"\n" in line], path
    assert max(map(len, lines)) <= 75, path
    for line in lines:
        line.decode()  # no character is cut in two
    text = data.decode().replace("\r\n ", "")
    names = [re.split("[:;]", line)[0] for line in text.split("\r\n")[:-1]]
    assert all(re.fullmatch("[A-Z-]+", name) for name in names), path
    assert names.count("BEGIN") == names.count("END"), path
    for value in re.findall(r"^(?:SUMMARY|DESCRIPTION|LOCATION|NAME|X-WR-CALNAME):(.*)$", text, re.MULTILINE):
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), (path, value)
    assert text.count("BEGIN:VTIMEZONE") == 1, path
    events = calendar_in(data).walk("VEVENT")
    if not events:
        return
    assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"} <= set.intersection(*map(set, events))
    assert len({str(one["UID"]) for one in events}) == len(events), path
    assert not any(one.errors for one in events), path


def test_the_same_records_are_the_same_bytes_all_month() -> None:
    edition = with_schedules()
    later = replace(edition, today=edition.today + timedelta(days=3), made={})
    assert files_of(edition) == files_of(replace(edition, made={}))
    series = [path for path in files_of(edition) if "weekly" in path]
    assert series
    assert {path: files_of(later)[path] for path in series} == {
        path: files_of(edition)[path] for path in series
    }


def test_whole_days_end_on_the_day_after() -> None:
    assert session(start="2027-01-16").end == date(2027, 1, 17)
    assert session(start="2027-01-16", end="2027-01-18").end == date(2027, 1, 19)
    assert b"DTSTART;VALUE=DATE:20270116\r\nDTEND;VALUE=DATE:20270117" in event_text(
        session(start="2027-01-16")
    )


def test_an_end_that_is_not_known_is_not_made_up() -> None:
    assert b"DTEND" not in event_text(session(start="2027-01-16 10:00"))
    assert b"LOCATION" not in event_text(session(start="2027-01-16 10:00"))


@pytest.mark.parametrize(
    ("status", "said", "before"),
    [
        ("scheduled", "CONFIRMED", ""),
        ("full", "CONFIRMED", "Ausgebucht: "),
        ("cancelled", "CANCELLED", "Abgesagt: "),
        ("postponed", "CANCELLED", "Verschoben: "),
        ("rescheduled", "CONFIRMED", "Verlegt: "),
    ],
)
def test_the_state_of_a_date_stands_in_front_of_its_title(status: str, said: str, before: str) -> None:
    event = session(start="2027-01-16 10:00", status=status)
    assert (event.status, event.summary) == (said, f"{before}Waldspaziergang am Abend")


def test_what_only_a_source_says_is_not_called_confirmed() -> None:
    evidence = {"source": "https://wald.example/", "basis": "stated", "running": "true"}
    said = {}
    for year in ("2026", "2018"):
        schedule = {"kind": "dated", "sessions": [{"start": "2027-01-16"}]}
        edition = an_edition(
            {"wald": an_offer(schedule=schedule, confirmed_on=None, evidence={**evidence, "as_of": year})}
        )
        (event,) = events_of(edition, edition.catalogue.offers["wald"])
        said[edition.freshness["wald"]] = (event.status, event.summary)
    assert said == {
        Freshness.CURRENT: ("", "Waldspaziergang am Abend"),
        Freshness.LAST_KNOWN: ("TENTATIVE", "Zuletzt belegt 2018: Waldspaziergang am Abend"),
    }


def test_an_offer_that_pauses_says_so_and_announces_no_date() -> None:
    schedule = {"kind": "dated", "sessions": [{"start": "2027-01-16"}]}
    edition = an_edition({"wald": an_offer(status="paused", schedule=schedule)})
    (event,) = events_of(edition, edition.catalogue.offers["wald"])
    assert (event.status, event.summary) == ("TENTATIVE", "Pausiert: Waldspaziergang am Abend")
    pages = pages_of(edition)
    assert "Dieses Angebot macht zurzeit Pause." in pages["angebote/wald/index.html"]
    assert "Pausiert" in pages["angebote/index.html"]
    assert "Nächster Termin" not in pages["angebote/index.html"]


def test_a_session_that_is_moved_keeps_its_uid() -> None:
    before = session(start="2027-01-16 10:00")
    moved = session(start="2027-02-20 14:00", status="rescheduled", previous_start="2027-01-16 10:00")
    assert moved.uid == before.uid == "wald.20270116-1000@bildung.beispiel.de"
    assert moved.description.startswith("Verlegt auf neuen Termin\nverlegt vom 16. Januar 2027, 10 Uhr\n")
    named = session(id="eulen", start="2027-01-16 10:00")
    again = session(id="eulen", start="2027-02-20 14:00", status="rescheduled")
    assert named.uid == again.uid == "wald.eulen@bildung.beispiel.de"


@pytest.mark.parametrize(
    ("known_on", "committed", "changed"),
    [
        ("2026-10-01", "", "20261001T000000Z"),
        ("2026-10-02", "", "20261002T000000Z"),
        ("2026-10-02", "2026-10-02T08:15:07Z", "20261002T081507Z"),
        ("2026-10-02", "2026-10-01T22:30:00Z", "20261002T000000Z"),  # already the second in Berlin
    ],
)
def test_an_event_changed_when_its_record_did(known_on: str, committed: str, changed: str) -> None:
    moments = {"offers/wald.yml": datetime.fromisoformat(committed)} if committed else {}
    edition = replace(
        an_edition(
            {
                "wald": an_offer(
                    confirmed_on=known_on,
                    schedule={"kind": "dated", "sessions": [{"start": "2027-01-16"}]},
                    registration={"deadline": "2027-01-10"},
                )
            }
        ),
        history=History(date(2026, 9, 1), (), moments),
    )
    for data in (files_of(edition)[ALL], deadlines_in(edition)[DEADLINES]):
        (event,) = calendar_in(data).walk("VEVENT")
        assert event["DTSTAMP"].to_ical() == event["LAST-MODIFIED"].to_ical() == changed.encode()
        assert event["SEQUENCE"] == datetime.fromisoformat(changed).timestamp() // 60 < 2**31


def test_a_date_changes_when_the_house_it_is_in_does() -> None:
    house = an_offer(
        confirmed_on="2026-11-01",
        schedule={"kind": "dated", "sessions": [{"start": "2027-01-16"}]},
        places=[{"kind": "provider"}],
    )
    moved = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    history = History(date(2026, 9, 1), (), {"actors/musterverein.yml": moved})
    edition = replace(an_edition({"wald": house}), history=history)
    (event,) = calendar_in(files_of(edition)[ALL]).walk("VEVENT")
    assert event["DTSTAMP"].to_ical() == b"20261120T093000Z"


KNOWN_TO_ALL = [
    ({"every": "week", "weekdays": ["monday", "friday"], "interval": 2}, True),
    ({"every": "month", "weekdays": ["sunday"], "weeks": ["-1"]}, True),
    ({"every": "month", "weekdays": ["sunday"], "weeks": ["1", "3"]}, False),
    ({"every": "month", "weekdays": ["sunday", "monday"], "weeks": ["1"]}, False),
    ({"every": "month", "weekdays": ["sunday"]}, False),
    ({"every": "month", "interval": 2}, True),
    ({"every": "year", "weekdays": ["sunday"], "weeks": ["1"], "months": [5]}, True),
    ({"every": "year", "weekdays": ["sunday"], "weeks": ["1"], "months": [5, 6]}, False),
    ({"every": "year", "weekdays": ["sunday"], "weeks": ["1"]}, False),
    ({"every": "year"}, True),
]


@pytest.mark.parametrize(("rule", "is_series"), KNOWN_TO_ALL)
def test_only_what_every_program_can_repeat_is_a_series(rule: dict[str, Any], is_series: bool) -> None:  # noqa: FBT001
    schedule = {"kind": "recurring", "rule": rule, "from": "2026-12-06"}
    edition = an_edition({"wald": an_offer(schedule=schedule)})
    entry = edition.catalogue.offers["wald"]
    events = list(events_of(edition, entry))
    assert [event.rule != "" for event in events] == (
        [True] if is_series else [False] * len(occurrences_of(edition, entry))
    )


def test_a_series_changes_with_the_month_too() -> None:
    edition = with_schedules(confirmed_on="2026-10-20")
    changed = {}
    for day in ("2026-10-25", "2026-11-30", "2026-12-01"):
        (event,) = events_of(
            replace(edition, today=date.fromisoformat(day), made={}), edition.catalogue.offers["weekly"]
        )
        changed[day] = f"{event.changed:%Y-%m-%d}"
    assert changed == {"2026-10-25": "2026-10-20", "2026-11-30": "2026-11-01", "2026-12-01": "2026-12-01"}


def test_a_name_does_not_change_when_an_earlier_date_is_over() -> None:
    sessions = [
        {"start": "2026-11-25 10:00"},
        {"start": "2027-02-01 10:00", "previous_start": "2026-11-25 10:00", "status": "rescheduled"},
    ]
    edition = an_edition({"wald": an_offer(schedule={"kind": "dated", "sessions": sessions})})
    later = replace(edition, today=date(2027, 1, 15), made={})
    entry = edition.catalogue.offers["wald"]
    assert [one.uid for one in events_of(edition, entry)][1:] == [one.uid for one in events_of(later, entry)]


def test_without_an_address_the_uid_stays_and_nothing_leads_away() -> None:
    edition = an_edition(
        {"wald": an_offer(schedule={"kind": "dated", "sessions": [{"start": "2027-01-16"}]})}
    )
    nowhere = replace(edition, site=edition.site.model_copy(update={"address": None}))
    (event,) = events_of(nowhere, edition.catalogue.offers["wald"])
    assert (event.uid, event.url) == ("wald.20270116@bildungsverzeichnis", "")
    page = pages_of(nowhere)["angebote/wald/index.html"]
    assert "webcal:" not in page
    assert '<a href="../../angebote/wald/termine.ics" download>' in page


def test_pages_with_dates_offer_their_calendar() -> None:
    pages = pages_of(with_schedules())
    assert (
        'href="webcal://bildung.beispiel.de/angebote/weekly/termine.ics"'
        in pages["angebote/weekly/index.html"]
    )
    for path in (
        "angebote/weekly",
        "akteure/musterverein",
        "themen/forest",
        "zielgruppen/families",
        "kalender",
    ):
        page, root = pages[f"{path}/index.html"], "../" * (path.count("/") + 1)
        assert f'href="{root}{path}/termine.ics">' in page.split("</head>")[0], path
        assert f'<a href="{root}{path}/termine.ics" download>' in page, path
    assert "termine.ics" not in pages["angebote/only-words/index.html"]


def as_calendar(text: str) -> bytes:
    event = Event(
        "wald@town", date(2027, 1, 16), date(2027, 1, 17), datetime(2026, 1, 1, tzinfo=UTC),
        summary=text, description=text, location=text, categories=(text, "Wald"),
    )  # fmt: skip
    return calendar_text(text, text, [event_text(event)])


def read_back(data: bytes) -> list[str]:
    calendar = calendar_in(data)
    (event,) = calendar.walk("VEVENT")
    assert set(event) <= {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND",
        "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "TRANSP",
    }  # fmt: skip
    assert list(map(str, event["CATEGORIES"].cats))[1:] == ["Wald"]
    return [
        *(str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")),
        str(event["CATEGORIES"].cats[0]),
        # This library takes the name for a text without signs to escape; RFC 7986 does not.
        re.sub(r"\\(.)", lambda sign: sign[1].replace("n", "\n"), str(calendar["NAME"])),
    ]


def new_lines(text: str) -> str:
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_comes_back_as_it_was(text: str) -> None:
    data = as_calendar(text)
    assert_right_bytes(text, data)
    assert read_back(data) == [new_lines(text)] * 5
    (event,) = ask_node("calendar_reader.mjs", {"x": data.decode()})["x"]
    assert (event["summary"], event["location"]) == (new_lines(text),) * 2


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    data = as_calendar(text)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert read_back(data) == [text] * 5


def deadlines_in(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.data for one in deadline_calendar(edition)}


def test_two_readers_find_the_last_days_to_sign_up() -> None:
    edition = deadline_edition()
    files = deadlines_in(edition)
    (data,) = files.values()
    assert_right_bytes(DEADLINES, data)
    read = by_icalendar(files)
    assert read == by_ical_js(files)
    assert [(one.offer, one.start, one.end) for one in read[DEADLINES]] == [
        ("fest", "2026-12-03", "2026-12-04"),
        ("je-termin", "2027-01-02", "2027-01-03"),
        ("je-termin", "2027-02-15", "2027-02-16"),
    ]


def deadline_edition() -> Edition:
    sessions = [
        {"start": "2027-01-16 10:00"},
        {"start": "2027-02-01", "status": "cancelled"},
        {"start": "2027-03-01 10:00"},
    ]
    ways: dict[str, Any] = {"required": "true", "url": "https://wald.example/anmelden"}
    before = {**ways, "deadline_days": "14"}
    return an_edition(
        {
            "fest": an_offer(registration={**ways, "deadline": "2026-12-03", "note": "Nur zu zweit; bitte"}),
            "je-termin": an_offer(schedule={"kind": "dated", "sessions": sessions}, registration=before),
            "woechentlich": an_offer(
                schedule={"kind": "recurring", "text": "jeden Montag"}, registration=before
            ),
            "vorbei": an_offer(status="ended", registration={**ways, "deadline": "2026-12-03"}),
            "alles-abgesagt": an_offer(
                schedule={"kind": "dated", "sessions": sessions[1:2]},
                registration={**ways, "deadline": "2026-12-03"},
            ),
            "lange-her": an_offer(registration={**ways, "deadline": "2026-09-30"}),
        }
    )


def test_a_deadline_keeps_its_name_when_it_moves_and_says_how_to_sign_up() -> None:
    (first, *_) = deadline_events(deadline_edition())
    moved = an_edition({"fest": an_offer(registration={"deadline": "2026-12-10"})})
    (later,) = deadline_events(moved)
    assert first.uid == later.uid == "fest.anmeldeschluss@bildung.beispiel.de"
    assert first.url == "https://bildung.beispiel.de/angebote/fest/"
    assert first.summary == "Anmeldeschluss: Waldspaziergang am Abend"
    assert first.description.startswith("Anmelden: https://wald.example/anmelden\nNur zu zweit; bitte\n")


def test_one_can_subscribe_to_deadlines_before_there_is_one() -> None:
    edition = an_edition({"wald": an_offer()})
    assert by_icalendar(deadlines_in(edition)) == by_ical_js(deadlines_in(edition)) == {DEADLINES: []}
    pages = pages_of(edition)
    assert 'href="../kalender/anmeldefristen.ics"' in pages["kalender/index.html"].split("</head>")[0]
    assert 'href="../kalender/anmeldefristen.ics" download>' in pages["kalender/index.html"]
    assert 'href="../kalender/anmeldefristen.ics"' in pages["daten/index.html"]
    assert deadlines_in(an_edition({"wald": an_offer(status="ended")})) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_no_line_of_the_deadlines(text: str) -> None:
    whole = " ".join(text.split()) + " und ein Wald"
    edition = an_edition(
        {"wald": an_offer(title=whole, registration={"deadline": "2026-12-03", "note": whole})}
    )
    (data,) = deadlines_in(edition).values()
    assert_right_bytes(text, data)
    (event,) = calendar_in(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Anmeldeschluss: {whole}"
    assert str(event["DESCRIPTION"]).startswith(f"{whole}\n")
