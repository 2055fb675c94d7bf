"""What a page says to machines: the same as to people, in the terms of schema.org."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.building import edition_of
from generator.pipeline import examine
from generator.publish.edition import Edition
from generator.publish.linked.actor_node import actor_node
from generator.publish.linked.node import data_block
from generator.publish.linked.offer_node import offer_node
from tests.node import find_node
from tests.publish.editions import an_actor, an_edition, an_offer, town
from tests.town.sites import CITY, PROJECT, SCHEMAS, TOWN_DAY

CURRENT = {"source": "https://quelle.example", "as_of": "2026", "basis": "stated", "running": "true"}
DATED = {"kind": "dated", "sessions": [{"start": "2026-12-05 14:00", "end": "2026-12-05 16:00"}]}
HOUSE = [{"kind": "venue", "name": "Haus", "street": "Weg 1", "postal_code": "12345", "city": "Musterstadt"}]


def said(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a record may hold
    edition = an_edition({"angebot": an_offer(**changes)})
    return offer_node(edition, edition.catalogue.offers["angebot"])


def sessions(node: dict[str, Any]) -> list[dict[str, Any]]:
    inner = node.get("subEvent") or node.get("hasCourseInstance")
    return inner or ([node] if "startDate" in node else [])


@pytest.mark.parametrize(
    ("type_", "schedule", "found"),
    [
        ("course", {"kind": "on_request"}, "Course"),
        ("excursion", DATED, "EducationEvent"),
        ("excursion", {"kind": "on_request"}, "Course"),
        ("exhibition", DATED, "ExhibitionEvent"),
        ("exhibition", {"kind": "ongoing"}, "Service"),
        ("counselling", {"kind": "on_request"}, "Service"),
        ("counselling", DATED, "EducationEvent"),
        ("material", {"kind": "self_paced"}, "LearningResource"),
    ],
)
def test_an_offer_is_what_its_type_and_schedule_make_it(type_: str, schedule: Any, found: str) -> None:  # noqa: ANN401
    assert said(type=type_, schedule=schedule)["@type"] == found


@pytest.mark.parametrize("type_", ["excursion", "course"])
def test_a_date_carries_name_time_with_offset_place_and_address(type_: str) -> None:
    (one,) = sessions(said(type=type_, schedule=DATED, places=HOUSE))
    assert one["name"] == "Waldspaziergang am Abend"
    assert one["startDate"] == "2026-12-05T14:00:00+01:00"
    assert one["endDate"] == "2026-12-05T16:00:00+01:00"
    assert one["eventStatus"] == "https://schema.org/EventScheduled"
    assert one["location"][0]["address"]["streetAddress"] == "Weg 1"
    assert one["organizer"]["name"] == "Musterverein"


@pytest.mark.parametrize(
    ("status", "value"),
    [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("full", "EventScheduled")],
)
def test_a_date_says_what_became_of_it(status: str, value: str) -> None:
    days = [{"start": "2026-12-05", "status": status}, {"start": "2026-12-06"}]
    first = sessions(said(schedule={"kind": "dated", "sessions": days}))[0]
    assert first["eventStatus"] == f"https://schema.org/{value}"
    assert ("offers" in first) == (status == "full")


@pytest.mark.parametrize(
    ("cost", "prices"),
    [
        (None, [None]),
        ({"kind": "free"}, ["0"]),
        ({"kind": "paid", "amounts": [{"eur": "6.5"}], "as_of": "2026"}, ["6.50"]),
        ({"kind": "paid", "amounts": [{"eur": "9"}, {"eur": "6.5"}], "as_of": "2026"}, ["9.00", "6.50"]),
    ],
)
def test_the_one_date_that_is_full_keeps_its_prices(cost: Any, prices: list[str | None]) -> None:  # noqa: ANN401
    full = {"kind": "dated", "sessions": [{"start": "2026-12-05", "status": "full"}]}
    offers = said(schedule=full, cost=cost)["offers"]
    assert [one.get("price") for one in offers] == prices
    assert {one["availability"] for one in offers} == {"https://schema.org/SoldOut"}
    assert {one.get("priceCurrency") for one in offers} == {"EUR" if cost else None}


OFF = {"start": "2026-12-01", "status": "cancelled"}
LATER = {"start": "2026-12-24", "status": "postponed"}
LONG = {"start": "2026-12-02", "end": "2026-12-20"}
SHORT = {"start": "2026-12-05 14:00", "end": "2026-12-05 16:00"}
OVERNIGHT = {"start": "2026-12-19 20:00", "end": "2026-12-20 09:00"}


@pytest.mark.parametrize(
    ("days", "period", "status"),
    [
        ([SHORT, {"start": "2026-12-06"}], ("2026-12-05T14:00:00+01:00", "2026-12-06"), None),
        ([LONG, SHORT], ("2026-12-02", "2026-12-20"), None),
        ([LONG, OVERNIGHT], ("2026-12-02", "2026-12-20"), None),
        ([OFF, LONG, SHORT, LATER], ("2026-12-02", "2026-12-20"), None),
        ([OFF, SHORT], ("2026-12-05T14:00:00+01:00", "2026-12-05T16:00:00+01:00"), None),
        ([OFF, LATER], ("2026-12-01", "2026-12-24"), None),
        ([OFF, {**LONG, "status": "cancelled"}], ("2026-12-01", "2026-12-20"), "EventCancelled"),
    ],
)
def test_what_holds_several_dates_lasts_as_long_as_those_that_take_place(
    days: Any,  # noqa: ANN401
    period: tuple[str, str],
    status: str | None,
) -> None:
    node = said(schedule={"kind": "dated", "sessions": days})
    assert (node["startDate"], node["endDate"]) == period
    assert node.get("eventStatus") == (f"https://schema.org/{status}" if status else None)
    assert len(node["subEvent"]) == len(days)


@pytest.mark.parametrize("gone", [{"status": "ended"}, {"valid_until": "2026-01-31"}])
@pytest.mark.parametrize("type_", ["course", "excursion"])
def test_an_offer_that_is_over_holds_no_date_any_more(gone: Any, type_: str) -> None:  # noqa: ANN401
    past, under_way = {"start": "2020-05-01"}, {"start": "2020-05-02", "end": "2030-05-02"}
    days = [past, under_way, {**SHORT, "status": "full"}]
    node = said(type=type_, schedule={"kind": "dated", "sessions": days}, **gone)
    states = [one.get("eventStatus") for one in sessions(node)]
    assert states == [None, *["https://schema.org/EventCancelled"] * 2]
    assert not [one for one in sessions(node) if "offers" in one]


def test_a_moved_date_says_when_it_should_have_been() -> None:
    moved = {"id": "a", "start": "2026-12-05", "status": "rescheduled", "previous_start": "2026-12-01"}
    (one,) = sessions(said(schedule={"kind": "dated", "sessions": [moved]}))
    assert one["previousStartDate"] == "2026-12-01"


def test_a_rule_of_an_offer_that_may_be_over_gives_no_dates() -> None:
    rule = {"kind": "recurring", "rule": {"every": "week", "weekdays": ["friday"]}}
    assert sessions(said(schedule=rule))
    old = {**CURRENT, "as_of": "2013"}
    assert not sessions(said(schedule=rule, confirmed_on=None, evidence=old))


@pytest.mark.parametrize(
    ("cost", "free", "prices"),
    [
        (None, None, []),
        ({"kind": "unknown"}, None, []),
        ({"kind": "free"}, True, ["0"]),
        ({"kind": "donation"}, True, []),
        ({"kind": "varies"}, None, []),
        ({"kind": "paid", "amounts": [{"eur": "6.5"}], "as_of": "2026"}, False, ["6.50"]),
        ({"kind": "paid", "amounts": [{"eur": "6.5"}], "as_of": "2011"}, False, []),
        ({"kind": "paid", "amounts": [{"eur": "6.5"}]}, False, []),
    ],
)
def test_prices_are_named_only_where_they_may_still_hold(
    cost: Any,  # noqa: ANN401
    free: bool | None,  # noqa: FBT001
    prices: list[str],
) -> None:
    node = said(type="course", cost=cost, confirmed_on=None, evidence=CURRENT)
    assert node.get("isAccessibleForFree") is free
    assert [one["price"] for one in node.get("offers", [])] == prices


def test_persons_and_old_contact_data_stay_away() -> None:
    contact = {
        "role": "Büro",
        "email": "buero@verein.example",
        "person": "Uta Muster",
        "consent": "2026-01-01",
    }
    for changes, known in (
        (({}), True),
        ({"confirmed_on": None, "evidence": {**CURRENT, "as_of": "2013"}}, False),
    ):
        edition = an_edition(actors={"musterverein": an_actor(contact=contact, **changes)})
        words = json.dumps(actor_node(edition, edition.catalogue.actors["musterverein"]), ensure_ascii=False)
        assert 'Muster"' not in words
        assert ("buero@verein.example" in words) == known


def test_no_text_ends_or_hides_the_data_block() -> None:
    text = "</script><!-- <script> ]]> \u2028 \u2029 &amp; <b>"
    block = data_block({"name": text})
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner)["name"] == text


@cache
def city() -> Edition:
    return edition_of(examine(CITY, SCHEMAS, TOWN_DAY), "https://bildung.beispiel.de")


@pytest.mark.slow
def test_the_types_of_schema_org_accept_every_page_and_see_a_wrong_word(tmp_path: Path) -> None:
    nodes = []
    for edition in (town(), city()):
        nodes += [offer_node(edition, one) for one in edition.catalogue.offers.values()]
        nodes += [actor_node(edition, one) for one in edition.catalogue.actors.values()]
    wrong = {**nodes[0], "organiser": "falsch geschrieben"}
    # The compiler starts once, so the mistake stands last.
    (complaint,) = typed([*nodes, wrong], tmp_path).strip().splitlines()
    assert '"organiser"\' does not exist' in complaint
    assert complaint.startswith(f"all.ts({len(nodes) + 2},")


def typed(nodes: list[dict[str, Any]], folder: Path) -> str:
    """Return what TypeScript says about the nodes, held against the types of `schema-dts`."""
    names = sorted({one["@type"] for one in nodes})
    lines = [f'import type {{ WithContext, {", ".join(names)} }} from "schema-dts";']
    for number, one in enumerate(nodes):
        text = json.dumps({"@context": "https://schema.org", **one}, ensure_ascii=False)
        lines.append(f"export const n{number} = {text} satisfies WithContext<{one['@type']}>;")
    (folder / "all.ts").write_text("\n".join(lines), encoding="utf-8")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    compiler = PROJECT / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "--strict", "--module", "nodenext", "--skipLibCheck", "all.ts"]
    done = subprocess.run(
        [find_node(), compiler, *options], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout
