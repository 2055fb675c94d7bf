"""The overview for the office: every number is one that can be counted by hand."""

import json
from dataclasses import replace

import pytest

from generator.domain.evidence import Freshness
from generator.origin import Origin
from generator.problem import Severity
from generator.publish.edition import Edition
from generator.reminding.overview import overview_of
from generator.reminding.voices import STYLES
from tests.build import a_problem
from tests.publish.editions import an_actor, an_edition, an_offer
from tests.town.sites import CITY, SCHEMAS, TOWN, bne

SOURCE = {"source": "https://www.beispiel.de", "as_of": "2026", "basis": "stated", "running": "true"}


def edition() -> Edition:
    """Nine records of two actors, on 23 November 2026."""
    offers = {
        "fresh": an_offer(title="Frisch"),
        "soon": an_offer(title="Bald", confirmed_on="2025-12-01"),
        "ends": an_offer(title="Endet", valid_until="2026-12-31"),
        "aged": an_offer(title="Alt", confirmed_on="2025-01-01", actor="stadtgarten"),
        "source": an_offer(title="Quelle", confirmed_on=None, evidence=SOURCE),
        "read": an_offer(title="Gelesen", confirmed_on=None, evidence={**SOURCE, "as_of": "2013"}),
        "over": an_offer(title="Vorbei", status="ended"),
    }
    actors = {"musterverein": an_actor(), "stadtgarten": an_actor(name="Stadtgarten")}
    problem = a_problem(origin=Origin("offers/aged.yml"), severity=Severity.WARNING)
    return replace(an_edition(offers, actors), problems=(problem,))


def names(records: object) -> list[str]:
    return [one.entry.id for one in records]  # type: ignore[attr-defined]


def test_counts_what_an_office_wants_to_know() -> None:
    found = overview_of(edition())
    assert found.steps["offers", Freshness.CONFIRMED] == 3
    assert found.steps["offers", Freshness.AGEING] == 1
    assert found.steps["offers", Freshness.HISTORICAL] == 1
    assert found.steps["actors", Freshness.CONFIRMED] == 2
    assert names(found.soon) == ["soon", "ends", "aged"]
    assert names(found.expired) == ["aged"]
    assert sorted(names(found.unconfirmed)) == ["read", "source"]
    assert found.warnings == {"text-length": 1}
    assert {gap.key: number for (kind, gap), number in found.gaps.items() if kind == "offers"}["cost"] == 6
    assert [(desk.actor.id, names(desk.due)) for desk in found.desks] == [
        ("musterverein", ["soon", "read"]),
        ("stadtgarten", ["aged"]),
    ]


def test_one_actor_is_looked_at_alone() -> None:
    found = overview_of(edition(), "musterverein")
    assert sorted(names(found.records)) == ["ends", "fresh", "musterverein", "over", "read", "soon", "source"]
    assert found.problems == []


@pytest.mark.parametrize("style", ["terminal", "markdown"])
def test_says_the_counts_first_and_then_who_is_asked(style: str) -> None:
    text = STYLES[style](edition(), overview_of(edition()))
    order = [
        "7 Angebote und 2 Akteure",
        "Bestätigung abgelaufen",
        "was es kostet",
        "Stadtgarten: 1 Eintrag",
        "Zuletzt belegt“",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_title_cannot_speak_to_the_terminal_or_to_github() -> None:
    hostile = replace(
        an_edition({"bach": an_offer(title="@alle <b>", confirmed_on="2025-01-01")}), problems=()
    )
    assert "@alle" not in STYLES["markdown"](hostile, overview_of(hostile))
    assert "<b>" not in STYLES["markdown"](hostile, overview_of(hostile))


def test_the_json_is_whole() -> None:
    said = json.loads(STYLES["json"](edition(), overview_of(edition())))
    assert said["day"] == "2026-11-23"
    assert said["counts"]["soon"] == 3
    assert said["counts"]["warnings"] == {"text-length": 1}
    records = {one["file"]: one for actor in said["actors"] for one in actor["records"]}
    assert len(records) == 9
    assert records["offers/aged.yml"] | {"gaps": []} == {
        "file": "offers/aged.yml", "name": "Alt", "step": "ageing", "confirmed_on": "2025-01-01",
        "falls_on": "2027-01-02", "falls_to": "last_known", "is_due": True, "gaps": [],
        "missing_for_search_engines": [], "warnings": ["text-length"],
    }  # fmt: skip


def test_the_command_ends_well_however_much_waits() -> None:
    done = bne("report", "--content", CITY, "--style", "json")
    assert done.returncode == 0, done.stderr
    assert sum(actor["due"] for actor in json.loads(done.stdout)["actors"]) > 50


def test_an_unknown_actor_is_named() -> None:
    done = bne("report", "--content", TOWN, "--schemas", SCHEMAS, "--actor", "gibtesnicht")
    assert done.returncode == 2
    assert "gibtesnicht" in done.stderr
