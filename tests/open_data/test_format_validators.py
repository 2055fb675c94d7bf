"""What the validators of each format say about our files; each is shown a broken file as well, which it must refuse."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from frictionless import Package
from geojson_pydantic import FeatureCollection
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from pydantic import ValidationError
from referencing.exceptions import Unresolvable

from generator.publish.change_pages import change_feed
from generator.publish.news import news
from generator.publish.notices import notices
from tests.open_data.test_official_validators import CITIES, edition, files
from tests.publish.test_changes import an_eventful_day
from tests.town.sites import TOWN

TABLE, PACKAGE = "daten/angebote.csv", "daten/datapackage.json"
ENTRY = "{http://www.w3.org/2005/Atom}entry"


def loaded(content: object, path: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(files(content)[path])


def complaints_about_table(folder: Path, table: str, package: str) -> list[Any]:
    (folder / "angebote.csv").write_bytes(table.encode())
    described = folder / "datapackage.json"
    described.write_text(package, encoding="utf-8")
    found: list[Any] = Package(str(described)).validate().flatten(["rowNumber", "fieldName", "type"])
    return found


@CITIES
def test_the_table_is_as_its_package_says(content: object, tmp_path: Path) -> None:
    assert complaints_about_table(tmp_path, files(content)[TABLE], files(content)[PACKAGE]) == []


BROKEN_TABLES: dict[str, Callable[[str], str]] = {
    "an id twice": lambda text: text + text.splitlines(keepends=True)[1],
    "a cell too many": lambda text: text.removesuffix("\r\n") + ",x\r\n",
    "a column of another name": lambda text: text.replace(",titel,", ",title,", 1),
}


@pytest.mark.parametrize("case", BROKEN_TABLES)
def test_a_broken_table_is_seen(case: str, tmp_path: Path) -> None:
    package = json.loads(files(TOWN)[PACKAGE])
    # Size and checksum would give every change away.
    for key in ("bytes", "hash"):
        package["resources"][0].pop(key)
    found = complaints_about_table(tmp_path, BROKEN_TABLES[case](files(TOWN)[TABLE]), json.dumps(package))
    assert found


def test_a_changed_byte_of_the_table_is_seen(tmp_path: Path) -> None:
    assert complaints_about_table(
        tmp_path, files(TOWN)[TABLE].replace("Bach", "Buch", 1), files(TOWN)[PACKAGE]
    )


@CITIES
def test_the_interface_is_described_as_openapi_wants_it(content: object) -> None:
    validate(loaded(content, "api/v1/openapi.json"))


BROKEN_DESCRIPTIONS: dict[str, Callable[[Any], object]] = {
    "no title": lambda spec: spec["info"].pop("title"),
    "a reference that leads nowhere": lambda spec: spec["components"]["schemas"].pop("Statement"),
    "a way with a parameter that nobody describes": lambda spec: spec["paths"][
        "/api/v1/actors/{id}/offers.json"
    ]["get"].pop("parameters"),
    "a default that is not allowed": lambda spec: spec["components"]["schemas"]["Offer"]["properties"][
        "aliases"
    ].update(default=[]),
}


@pytest.mark.parametrize("case", BROKEN_DESCRIPTIONS)
def test_a_broken_description_is_seen(case: str) -> None:
    spec = loaded(TOWN, "api/v1/openapi.json")
    BROKEN_DESCRIPTIONS[case](spec)
    with pytest.raises((OpenAPIValidationError, Unresolvable)):
        validate(spec)


@CITIES
def test_the_places_are_geojson(content: object) -> None:
    places = loaded(content, "daten/orte.geojson")
    assert len(FeatureCollection.model_validate(places).features) == len(places["features"]) > 0


BROKEN_PLACES: dict[str, Callable[[Any], object]] = {
    "no coordinates": lambda one: one["geometry"].pop("coordinates"),
    "one coordinate": lambda one: one["geometry"].update(coordinates=[8.0]),
    "no properties": lambda one: one.pop("properties"),
    "an unknown shape": lambda one: one["geometry"].update(type="Punkt"),
}


@pytest.mark.parametrize("case", BROKEN_PLACES)
def test_broken_places_are_seen(case: str) -> None:
    places = loaded(TOWN, "daten/orte.geojson")
    BROKEN_PLACES[case](places["features"][0])
    with pytest.raises(ValidationError):
        FeatureCollection.model_validate(places)


@cache
def feeds(content: object) -> dict[str, bytes]:
    found = {one.path: one.data for publisher in (news, notices) for one in publisher(edition(content))}
    return found | {one.path: one.data for one in change_feed(an_eventful_day())}


@CITIES
def test_a_reader_of_news_understands_every_feed(content: object) -> None:
    assert len(feeds(content)) > 3
    for path, data in feeds(content).items():
        read = feedparser.parse(data)
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10", path
        entries = ET.fromstring(data).findall(ENTRY)  # noqa: S314 - our own
        assert len(read.entries) == len(entries), path
        assert all(one.id and one.title and one.link and one.updated_parsed for one in read.entries), path


BROKEN_FEEDS: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) // 2],
    "a bare ampersand": lambda data: data.replace(b"</title>", b" & Co</title>", 1),
    "another encoding than it says": lambda data: data.decode().encode("utf-16"),
}


@pytest.mark.parametrize("case", BROKEN_FEEDS)
def test_a_broken_feed_is_seen(case: str) -> None:
    assert feedparser.parse(BROKEN_FEEDS[case](feeds(TOWN)["neu.atom"])).bozo
