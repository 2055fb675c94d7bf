"""The questions that one may ask of all records together."""

from typing import Any

import pytest

from generator.domain.catalogue import Catalogue
from tests.build import a_catalogue, an_actor, an_offer

ADDRESS = {"street": "Musterweg 1", "district": "altstadt"}


@pytest.fixture
def town() -> Catalogue:
    return a_catalogue(
        offers={
            "bach": an_offer(leitbild=["wasser"], partners=["amt"]),
            "bach-2026": an_offer(series="bach", actor="amt", funders=["verein"], hosts=["verein"]),
            "bach-2027": an_offer(series="bach", leitbild=["wasser", "wald"]),
        },
        actors={
            "verein": an_actor(member_of=["netz"]),
            "amt": an_actor(name="Amt", member_of=["netz", "bund"], part_of="stadt"),
            "netz": an_actor(name="Netz", type="network"),
            "stadt": an_actor(name="Stadt"),
        },
    )


def ids(entries: Any) -> list[str]:  # noqa: ANN401 - offers or actors
    return [entry.id for entry in entries]


def test_offers_are_found_by_who_provides_them(town: Catalogue) -> None:
    assert ids(town.offers_of("musterverein")) == ["bach", "bach-2027"]
    assert ids(town.offers_of("niemand")) == []


def test_offers_are_found_once_by_who_takes_part(town: Catalogue) -> None:
    assert ids(town.offers_with("verein")) == ["bach-2026"]
    assert ids(town.offers_with("amt")) == ["bach"]
    assert ids(town.offers_with("niemand")) == []


def test_offers_are_found_by_the_statements_they_serve(town: Catalogue) -> None:
    assert ids(town.offers_serving("wasser")) == ["bach", "bach-2027"]
    assert ids(town.offers_serving("frieden")) == []


def test_editions_are_found_by_their_series(town: Catalogue) -> None:
    assert set(ids(town.editions_of("bach"))) == {"bach-2026", "bach-2027"}
    assert ids(town.editions_of("wald")) == []


def test_members_and_parts_are_found(town: Catalogue) -> None:
    assert ids(town.members_of("netz")) == ["verein", "amt"]
    assert ids(town.members_of("verein")) == []
    assert ids(town.parts_of("stadt")) == ["amt"]
    assert ids(town.parts_of("netz")) == []


def test_roles_are_named_with_their_actors(town: Catalogue) -> None:
    record = town.offers["bach-2026"].record
    assert list(record.involved) == [("funders", "verein"), ("hosts", "verein")]


def test_a_network_has_members(town: Catalogue) -> None:
    assert [name for name, entry in town.actors.items() if entry.record.is_network] == ["netz"]


@pytest.mark.parametrize(
    ("places", "districts"),
    [
        ([], ()),
        ([{"kind": "provider"}], ("altstadt",)),
        ([{"kind": "actor", "actor": "amt"}], ("nordstadt",)),
        ([{"kind": "actor", "actor": "niemand"}], ()),
        ([{"kind": "actor", "actor": "ohne-anschrift"}], ()),
        ([{"kind": "venue", "name": "Halle", "district": "nordstadt"}], ("nordstadt",)),
        ([{"kind": "venue", "name": "Halle"}], ()),
        ([{"kind": "area", "districts": ["nordstadt", "altstadt"]}], ("nordstadt", "altstadt")),
        ([{"kind": "provider"}, {"kind": "venue", "name": "Halle", "district": "altstadt"}], ("altstadt",)),
        ([{"kind": "online"}], ()),
    ],
)
def test_districts_are_those_of_all_places(places: list[dict[str, Any]], districts: tuple[str, ...]) -> None:
    town = a_catalogue(
        actors={
            "musterverein": an_actor(address=ADDRESS),
            "amt": an_actor(name="Amt", address={"district": "nordstadt"}),
            "ohne-anschrift": an_actor(name="Ohne Anschrift"),
        }
    )
    assert town.districts_of(an_offer(places=places)) == districts
