"""The map: which places there are, where they stand in the drawing, and what the page says of them."""

import json
import re
from math import cos, hypot, log, pi, radians, tan
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.domain.actor import Actor
from generator.publish.edition import Edition
from generator.publish.frame import frames_of
from generator.publish.map_drawing import (
    APART,
    HEIGHTS,
    PADDING,
    WIDTH,
    clusters_of,
    grid_of,
    labels_of,
    mercator,
    scale_bar,
    view_of,
)
from generator.publish.map_page import MOST_LINKS, map_page
from generator.publish.pages import Binder
from generator.publish.places import Spot, points_of, postal_code_middles, spots_of
from tests.publish.editions import FRAME_PAGES, an_actor, an_edition, an_offer, text_of, town

EXAMPLES = Path(__file__).parents[1] / "js" / "fixtures" / "map.json"
HERE, THERE, FAR = (52.28, 8.05), (52.2795, 8.0442), (52.4914, 7.9781)


def address(point: tuple[float, float] | None = None, **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    return {**({"lat": str(point[0]), "lon": str(point[1])} if point else {}), **fields}


def at_house(**changes: Any) -> Actor:  # noqa: ANN401
    return an_actor(address={"street": "Gartenweg 3", "city": "Musterstadt", **changes})


def spots(*places: dict[str, Any], **actors: Actor) -> list[Spot]:
    offers = {f"angebot-{index}": an_offer(places=[place]) for index, place in enumerate(places)}
    return spots_of(an_edition(offers, {"musterverein": an_actor(), **actors}))


def test_an_offer_in_its_providers_house_is_where_the_house_is() -> None:
    (spot,) = spots(
        {"kind": "provider", "name": "Raum 3"},
        musterverein=at_house(lat="52.28", lon="8.05", district="haste"),
    )
    assert (spot.id, spot.name, spot.point, spot.district) == (
        "ort-musterverein",
        "Musterverein",
        HERE,
        "Haste",
    )
    assert spot.line == "Gartenweg 3, Musterstadt"
    assert [one.id for one in spot.offers] == ["angebot-0"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"street": "Mühlenweg 9"},
        {"city": "Nachbarstadt"},
        {"district": "haste"},
        address(FAR),
        {"postal_code": "12346"},
    ],
)
def test_a_provider_is_never_pointed_at_for_what_happens_elsewhere(elsewhere: dict[str, Any]) -> None:
    found = spots(
        {"kind": "provider", "name": "Alte Mühle", **elsewhere},
        musterverein=at_house(lat="52.28", lon="8.05"),
    )
    assert {spot.name: spot.point for spot in found} == {
        "Alte Mühle": FAR if "lat" in elsewhere else None,
        "Musterverein": HERE,
    }


def test_one_house_is_one_place_and_a_point_given_once_is_enough() -> None:
    (spot,) = spots(
        {"kind": "provider"},
        {"kind": "venue", "name": "Saal", "street": "gartenweg 3", "city": "Musterstadt"},
        musterverein=at_house(),
        nachbar=an_actor(name="Ärzte für Bäume", address=address(HERE, street="Gartenweg 3")),
    )
    assert spot.point == HERE
    assert [one.id for one in spot.actors] == ["musterverein", "nachbar"]
    assert len(spot.offers) == 2


def test_a_street_without_a_number_is_no_house() -> None:
    found = spots(
        {"kind": "venue", "name": "Kai", "street": "Hafenstraße"},
        {"kind": "venue", "name": "Silo", "street": "Hafenstraße", **address(FAR)},
    )
    assert [(spot.name, spot.point) for spot in found] == [("Kai", None), ("Silo", FAR)]


def test_what_has_no_place_of_its_own_is_no_place() -> None:
    assert (
        spots(
            {"kind": "mobile", "service_area": ["city"]},
            {"kind": "online"},
            {"kind": "area", "name": "Stadt"},
        )
        == []
    )
    (hill,) = spots({"kind": "area", "name": "Bärenberg", **address(FAR)})
    assert (hill.id, hill.point) == ("ort-baerenberg", FAR)


def test_what_is_over_is_not_on_the_map_but_keeps_its_point() -> None:
    gone = an_offer(places=[{"kind": "venue", "name": "Kai", **address(FAR)}], status="ended")
    edition = an_edition({"weg": gone})
    assert spots_of(edition) == []
    assert points_of(edition)[edition.number["offers", "weg"]] == [FAR]


def test_names_stand_in_the_order_people_look_them_up_and_each_has_its_own_id() -> None:
    found = spots(
        {"kind": "venue", "name": "Zelt"},
        {"kind": "venue", "name": "Öder Platz"},
        {"kind": "venue", "name": "Park", "city": "Astadt"},
        {"kind": "venue", "name": "Park", "city": "Bstadt"},
    )
    assert [spot.id for spot in found] == ["ort-oeder-platz", "ort-park", "ort-park-2", "ort-zelt"]


def test_every_number_of_the_search_has_its_points() -> None:
    offer = an_offer(
        places=[{"kind": "provider"}, {"kind": "venue", "name": "Kai", **address(FAR)}, {"kind": "online"}]
    )
    edition = an_edition({"a": offer, "b": an_offer()}, {"musterverein": at_house(lat="52.28", lon="8.05")})
    found = dict(zip([one.id for one in edition.numbered], points_of(edition), strict=True))
    assert found == {"a": [HERE, FAR], "b": [], "musterverein": [HERE]}


def test_a_postal_code_lies_amid_its_known_places() -> None:
    edition = an_edition(
        {
            "a": an_offer(
                places=[{"kind": "venue", "name": "Kai", "postal_code": "12345", **address((52.0, 8.0))}]
            )
        },
        {
            "eins": an_actor(address=address((52.2, 8.2), postal_code="12345")),
            "zwei": an_actor(address=address((52.2, 8.2), postal_code="12345")),
            "drei": an_actor(address={"postal_code": "54321"}),
        },
    )
    assert list(postal_code_middles(edition)) == ["12345"]
    assert postal_code_middles(edition)["12345"] == pytest.approx((52.1, 8.1))


def test_north_is_up_and_the_world_is_a_square() -> None:
    assert mercator((0, 0)) == pytest.approx((0.5, 0.5))
    assert mercator((85.0511287798, -180)) == pytest.approx((0, 0), abs=1e-9)
    # The formula in which tile servers number their tiles.
    latitude = radians(52.28)
    y = (1 - log(tan(latitude) + 1 / cos(latitude)) / pi) / 2
    assert mercator((52.28, 8.05)) == pytest.approx(((8.05 + 180) / 360, y))


@pytest.mark.parametrize("points", [[HERE], [HERE, HERE], [HERE, THERE, FAR], [(52.0, 7.0), (52.0, 9.0)]])
def test_every_point_is_inside_with_some_air(points: list[tuple[float, float]]) -> None:
    view = view_of(points)
    assert HEIGHTS[0] <= view.height <= HEIGHTS[1]
    for x, y in map(view.position, points):
        assert PADDING - 1e-6 <= x <= WIDTH - PADDING + 1e-6
        assert PADDING - 1e-6 <= y <= view.height - PADDING + 1e-6


def test_a_unit_is_as_long_as_on_the_ground() -> None:
    view = view_of([(52.0, 8.0), (52.0, 8.1)])
    (west, _), (east, _) = map(view.position, [(52.0, 8.0), (52.0, 8.1)])
    assert (east - west) * view.metres == pytest.approx(6853, rel=0.003)  # 0.1 degrees at 52 degrees north


def test_clusters_never_touch_lose_nobody_and_are_always_the_same() -> None:
    random = Random(1)  # noqa: S311 - made-up places need a seed, not a secret
    positions = [(random.uniform(0, 360), random.uniform(0, 400)) for _ in range(2000)]
    found = clusters_of(positions)
    assert found == clusters_of(positions)
    assert sorted(index for one in found for index in one.members) == list(range(2000))
    for index, one in enumerate(found):
        for other in found[:index]:
            assert hypot(one.position[0] - other.position[0], one.position[1] - other.position[1]) >= APART


@pytest.mark.parametrize(
    ("metres_per_unit", "metres", "words"),
    [
        (80.0, 5000, "5 km"),
        (55.6, 5000, "5 km"),
        (55.5, 2000, "2 km"),
        (12, 1000, "1 km"),
        (10, 500, "500 m"),
        (1.2, 100, "100 m"),
    ],
)
def test_the_scale_bar_is_a_round_length_that_fits(metres_per_unit: float, metres: int, words: str) -> None:
    bar = scale_bar(metres_per_unit)
    assert (bar.metres, bar.words) == (metres, words)
    assert bar.length == pytest.approx(metres / metres_per_unit)
    assert bar.length <= 90.1


def test_names_lie_neither_on_each_other_nor_outside() -> None:
    areas, names = labels_of(
        [("Mitte", (180, 100)), ("Mitte-Nord", (182, 98))],
        [("Am Rand", (355, 200)), ("Ein sehr langer Name, der gekürzt wird", (20, 300)), ("Eng", (22, 300))],
    )
    assert [one.text for one in areas] == ["Mitte"]
    assert (names[0].text, names[0].anchor) == ("Am Rand", "end")
    assert names[1].text == "Ein sehr langer Name, der g…"


def test_the_grid_stays_on_the_ground() -> None:
    view = view_of([HERE, FAR])
    path = grid_of(view, 60)
    assert len(re.findall("H360", path)) in (5, 6, 7)
    first = float(re.findall(r"M([\d.]+) 0V", path)[0])
    assert (view.left * view.scale + first) % 60 == pytest.approx(0, abs=0.06) or (
        view.left * view.scale + first
    ) % 60 == pytest.approx(60, abs=0.06)


def test_the_browser_gets_the_same_examples(accept: bool) -> None:  # noqa: FBT001 - a fixture
    view = view_of([HERE, THERE, FAR])
    positions = [view.position(point) for point in (HERE, THERE, FAR)]
    examples = {
        "points": [HERE, THERE, FAR],
        "view": {"left": view.left, "top": view.top, "scale": view.scale, "height": view.height},
        "positions": positions,
        "clusters": [list(one.members) for one in clusters_of(positions)],
        "metres": view.metres,
        "bars": [
            [each, scale_bar(each).metres, scale_bar(each).words] for each in (80.0, 55.5, 12.0, 10.0, 1.2)
        ],
        "grid": len(grid_of(view, 60).split("M")),
    }
    text = json.dumps(examples, indent=1) + "\n"
    if accept:
        EXAMPLES.write_text(text, encoding="utf-8")
    assert EXAMPLES.read_text(encoding="utf-8") == text


def page_of(edition: Edition) -> str:
    return files_of(edition)["karte/index.html"]


def files_of(edition: Edition) -> dict[str, str]:
    return {
        one.path: text_of(one)
        for one in map_page(edition, Binder(edition, frames_of(FRAME_PAGES)), "suche/1")
    }


def test_the_page_lists_what_the_drawing_shows() -> None:
    html = page_of(town())
    targets = set(re.findall(r'<a href="#(ort-[^"]+)" aria-label', html))
    listed = set(re.findall(r'<li class="row spot" id="([^"]+)" data-numbers="[^"]*" data-at', html))
    assert targets <= listed
    assert len(listed) == 4
    number = town().number["offers", "bachnacht"]
    assert f'<li data-nr="{number}"><a href="../angebote/bachnacht/">' in html


def test_the_page_says_honestly_what_is_not_known() -> None:
    nowhere = page_of(
        an_edition({"a": an_offer(places=[{"kind": "venue", "name": "Kai", "district": "haste"}])})
    )
    assert "Für 1 von 1 Ort kennen wir die Lage noch nicht." in nowhere
    assert "Noch kennen wir von keinem Ort die genaue Lage." in nowhere
    assert "<h3>Haste</h3>" in nowhere
    assert "<svg" not in nowhere.split("<main>")[1]
    somewhere = page_of(an_edition({}, {"musterverein": at_house(lat="52.28", lon="8.05")}))
    assert "kennen wir die Lage noch nicht" not in somewhere


def test_a_big_city_gets_a_small_page() -> None:
    random = Random(1)  # noqa: S311 - made-up places need a seed, not a secret
    actors = {
        f"akteur-{index}": an_actor(
            name=f"Haus {index}",
            address=address((round(52.2 + random.random() / 5, 5), round(8 + random.random() / 5, 5))),
        )
        for index in range(800)
    }
    offers = {
        f"angebot-{index}": an_offer(actor=f"akteur-{index % 800}", places=[{"kind": "provider"}])
        for index in range(4000)
    }
    edition = an_edition(offers, actors)
    html = page_of(edition)
    assert html.count("data-nr=") <= MOST_LINKS
    assert "und 4 weitere Angebote" in html
    assert html.count('class="map-reach"') < 150
    assert len(html) < 800_000


def test_without_a_street_map_nothing_of_it_is_on_the_page() -> None:
    html = page_of(town())
    assert "Straßenkarte" not in html


def test_postal_codes_are_published_for_the_browser() -> None:
    codes = json.loads(files_of(town())["daten/plz.json"])
    assert codes == {"12345": [pytest.approx(52.2775, abs=1e-4), pytest.approx(8.04787, abs=1e-4)]}
