"""All exports hold the same records, and none says more about an offer than its page does."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.building import edition_of
from generator.domain.evidence import Freshness
from generator.pipeline import examine
from generator.publish import publish
from generator.publish.edition import Edition
from generator.publish.open_data import data_files
from generator.publish.open_data.csv_table import BYTE_ORDER_MARK
from generator.publish.places import points_of
from tests.contracts.html_page import HtmlPage
from tests.open_data.page_words import worded
from tests.publish.calendar_readers import calendar_in
from tests.publish.editions import FRAME_PAGES, town
from tests.town.sites import CITY, SCHEMAS, TOWN_DAY

ADDRESS = "https://bildung.beispiel.de"
ATOM = "{http://www.w3.org/2005/Atom}"
_SHELF = re.compile(r'<section class="shelf">.*?</section>', re.DOTALL)
_ROW = re.compile(r'<h\d><a href="[./]*angebote/([a-z0-9-]+)/">')
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>')

_RULE = "a rule in codes; the page says it in words, held by tests/domain/schedules.yml"
_CLASS = "the class of a node in the terms of a standard; the page needs no class"
_NAME = "the name of a node for programs; its own words stand beside it and are held"
_LICENCE = "the licence of all data; /daten/ names it"
NOT_ON_THE_PAGE = {
    "@context": "names of terms, not a word about the offer",
    **dict.fromkeys(("@type", "type", "location_type"), _CLASS),
    **dict.fromkeys(("id", "service_id", "organization_id", "location_id"), _NAME),
    **dict.fromkeys(("license", "lizenz", "sdLicense"), _LICENCE),
    **dict.fromkeys(("every", "weeks", "days", "kind"), _RULE),
    "except": "a day without the date; the page leaves it out of its next dates",
    "redirect_from": "former addresses, where a page of its own leads here",
    "of": "tells which wording was translated; the page says when a translation is old",
    "education_levels": "where a class is known, the page names it instead: it is more exact",
    "educationalLevel": "the same",
    "file": "the name of a picture; the page shows the picture",
    "people": "whether a picture shows people and may be published; the page shows none that may not",
}
"""Keys whose values no page needs to show, each with the reason."""
MOMENTS = {"start", "end", "startDate", "endDate", "valid_from", "valid_to"}
"""Keys of dates; the page lists only those that are to come."""


@dataclass(frozen=True)
class Site:
    """One catalogue as it is published, each file read once."""

    edition: Edition

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {one.path: one.data for one in publish(self.edition, FRAME_PAGES)}

    def json(self, path: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.files[path])

    @cached_property
    def table(self) -> list[dict[str, str]]:
        text = self.files["daten/angebote.csv"].decode().removeprefix(BYTE_ORDER_MARK)
        return list(csv.DictReader(StringIO(text, newline=""), strict=True))

    @cached_property
    def places(self) -> list[Any]:
        found: list[Any] = self.json("daten/orte.geojson")["features"]
        return found

    def html(self, name: str, folder: str = "angebote") -> str:
        return self.files[f"{folder}/{name}/index.html"].decode()


@pytest.fixture(scope="module", params=["town", "city"])
def site(request: pytest.FixtureRequest) -> Site:
    if request.param == "town":
        return Site(town())
    return Site(edition_of(examine(CITY, SCHEMAS, TOWN_DAY), ADDRESS))


def test_every_list_of_all_offers_has_every_offer(site: Site) -> None:
    offers = sorted(site.edition.catalogue.offers)
    listed = site.json("api/v1/offers.json")
    assert [one["id"] for one in listed["offers"]] == offers
    assert listed["count"] == len(offers)
    assert [one["id"] for one in site.table] == offers
    assert len({one["id"] for one in site.json("daten/hsds.json")}) == len(offers)
    assert sorted(_in_sitemap(site, "angebote")) == offers


def test_every_list_of_all_actors_has_every_actor(site: Site) -> None:
    actors = sorted(site.edition.catalogue.actors)
    listed = site.json("api/v1/actors.json")
    assert [one["id"] for one in listed["actors"]] == actors
    assert listed["count"] == len(actors)
    assert sorted(_in_sitemap(site, "akteure")) == actors


def _in_sitemap(site: Site, folder: str) -> list[str]:
    text = site.files["sitemap.xml"].decode()
    start = f"{site.edition.site.address}/{folder}/"
    names = re.findall(rf"<loc>{re.escape(start)}([a-z0-9-]+)/</loc>", text)
    lists = {"archiv", "seite"}
    return [one for one in names if one not in lists]


def test_the_search_finds_every_record(site: Site) -> None:
    (path,) = (one for one in site.files if one.endswith("/manifest.json") and one.startswith("suche/"))
    kinds = site.json(path)["kinds"]
    assert kinds["angebote"] == len(site.edition.catalogue.offers)
    assert kinds["akteure"] == len(site.edition.catalogue.actors)


def test_each_feed_of_news_has_the_newest_of_what_its_page_lists(site: Site) -> None:
    edition = site.edition
    listed = {"": _listed(site, "angebote/")}
    for folder in ("themen", "zielgruppen", "akteure"):
        pages = {
            path.rpartition("/")[0]
            for path in site.files
            if re.fullmatch(rf"{folder}/[^/]+/index.html", path)
        }
        listed |= {f"{page}/": _listed(site, f"{page}/") for page in pages if not page.endswith("/seite")}
    living = {
        place: {name for name in names if edition.freshness[name] is not Freshness.HISTORICAL}
        for place, names in listed.items()
    }
    assert {place for place, names in living.items() if names} == {
        path.removesuffix("neu.atom") for path in site.files if path.endswith("neu.atom")
    } - {f"akteure/{old}/" for one in edition.catalogue.actors.values() for old in one.record.redirect_from}
    for place, names in living.items():
        if names:
            told = _told(site, f"{place}neu.atom")
            assert len(told) == len(set(told)) == min(len(names), 30), place
            day = [edition.catalogue.offers[name].record.known_on for name in told]
            rest = [edition.catalogue.offers[name].record.known_on for name in names - set(told)]
            assert set(told) <= names, place
            assert day == sorted(day, reverse=True), place
            assert max(rest, default=date.min) <= day[-1], place


def _listed(site: Site, folder: str) -> set[str]:
    """Return the offers on the shelves of a list, of all its pages."""
    paths = [path for path in site.files if re.fullmatch(rf"{folder}(seite/\d+/)?index.html", path)]
    shelves = [one for path in paths for one in _SHELF.findall(site.files[path].decode())]
    return {name for shelf in shelves for name in _ROW.findall(shelf)}


def _told(site: Site, path: str) -> list[str]:
    """Return the offers that a feed tells of, in its order."""
    entries = ET.fromstring(site.files[path]).findall(f"{ATOM}entry")  # noqa: S314 - our own
    ids = [one.findtext(f"{ATOM}id") or "" for one in entries]
    return [one.removeprefix(f"{site.edition.site.address}/angebote/").strip("/") for one in ids]


def test_the_map_has_what_takes_place_somewhere_known_and_is_not_over(site: Site) -> None:
    edition = site.edition
    points = points_of(edition)
    expected = {
        name
        for name in edition.catalogue.offers
        if points[edition.number["offers", name]] and edition.freshness[name] is not Freshness.HISTORICAL
    }
    assert {one["id"] for place in site.places for one in place["properties"].get("offers", [])} == expected


def test_the_profile_for_portals_has_all_courses_and_materials_that_are_not_over(site: Site) -> None:
    types = site.edition.vocabularies["offer-types"]
    fitting = {
        f"{site.edition.site.address}/angebote/{name}/"
        for name, one in site.edition.catalogue.offers.items()
        if {"https://schema.org/Course", "https://schema.org/LearningResource"}
        & {types[one.record.type].uri, *types[one.record.type].close_match}
        and site.edition.freshness[name] is not Freshness.HISTORICAL
    }
    assert {one["id"] for one in site.json("daten/amb.json")} == fitting


def test_the_catalogue_and_the_page_list_every_file_with_its_count(site: Site) -> None:
    files = data_files(site.edition)
    graph = site.json("daten/katalog.jsonld")["@graph"]
    listed = {one["dcat:downloadURL"]["@id"] for one in graph if one["@type"] == "dcat:Distribution"}
    address = site.edition.site.address
    assert listed == {f"{address}/{one.path}" for one in files if one.path != "daten/katalog.jsonld"}
    page = HtmlPage(site.files["daten/index.html"].decode()).text
    for one in files:
        assert f"{one.count} {one.counted[one.count != 1]}" in page, one.path
        assert site.files[one.path] == one.data


def test_every_file_of_the_interface_is_described_and_listed(site: Site) -> None:
    described = [
        re.sub(r"\\{\w+\\}", "[^/]+", re.escape(one[1:])) for one in site.json("api/v1/openapi.json")["paths"]
    ]
    own = {path for path in site.files if path.startswith("api/v1/")} - {"api/v1/openapi.json"}
    assert [path for path in own if not any(re.fullmatch(one, path) for one in described)] == []
    page = site.files["daten/index.html"].decode()
    assert [path for path in own if path.count("/") == 2 and f"/{path}" not in page] == []


def test_no_export_says_more_about_an_offer_than_its_page(site: Site) -> None:
    pages = Pages(site)
    more = {
        (export, key, name, text)
        for export, name, key, text in said(site)
        if not pages.show(name, text) and not (key in MOMENTS and is_over(site, text))
    }
    assert sorted(more) == []


def is_over(site: Site, moment: str) -> bool:
    return date.fromisoformat(moment[:10]) < site.edition.today


def said(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Yield the export, the offer, the key and the text of each thing that an export says about an offer."""
    address = site.edition.site.address
    by_page: dict[str, list[tuple[str, Any]]] = {name: [] for name in site.edition.catalogue.offers}
    for one in site.json("api/v1/offers.json")["offers"]:
        by_page[one["id"]].append(("api", one))
    for row in site.table:
        by_page[row["id"]] += [("csv", {key: text.split(" | ")}) for key, text in row.items()]
    for name, service in zip(sorted(by_page), site.json("daten/hsds.json"), strict=True):
        by_page[name].append(("hsds", service))
    for one in site.json("daten/amb.json"):
        by_page[one["id"].removeprefix(f"{address}/angebote/").strip("/")].append(("amb", one))
    for feature in site.places:
        for one in feature["properties"].get("offers", []):
            by_page[one["id"]].append(("geojson", one))
    for name, found in by_page.items():
        (block,) = _BLOCK.findall(site.html(name))
        for export, value in [*found, ("jsonld", json.loads(block)), *_subscribed(site, name)]:
            yield from ((export, name, key, text) for key, text in leaves(value))


def _subscribed(site: Site, name: str) -> Iterator[tuple[str, Any]]:
    data = site.files.get(f"angebote/{name}/termine.ics")
    for event in calendar_in(data).walk("VEVENT") if data else ():
        yield "ics", {"summary": str(event["SUMMARY"]).split(": ")}
        yield "ics", {"description": str(event["DESCRIPTION"]).split("\n")}
        yield "ics", {"location": str(event.get("LOCATION", "")).split(" / ")}
        yield "ics", {"categories": list(map(str, event["CATEGORIES"].cats))}


def leaves(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if key in NOT_ON_THE_PAGE:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, key)
    elif isinstance(value, str) and key in JOINED:
        yield from ((key, one.removesuffix(".")) for one in value.split(". "))
    elif isinstance(value, str) and value:
        yield key, value


JOINED = {"fees_description", "eligibility_description"}
"""Lines of the page in one text."""
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):00[+-]\d{2}:00")


class Pages:
    """What people can read on the page of an offer or behind its link to the provider, and the addresses there."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.read: dict[str, tuple[str, frozenset[str]]] = {}

    def of(self, name: str) -> tuple[str, frozenset[str]]:
        if name not in self.read:
            actor = self.site.edition.catalogue.offers[name].record.actor
            pages = [HtmlPage(self.site.html(name)), HtmlPage(self.site.html(actor, "akteure"))]
            addresses = frozenset(address for page in pages for _, address in page.addresses)
            pictures = [one.get("alt", "") for page in pages for tag, one in page.tags if tag == "img"]
            self.read[name] = " ".join([*(page.text for page in pages), *pictures]).casefold(), addresses
        return self.read[name]

    def show(self, name: str, text: str) -> bool:
        """Whether the text stands there, its address, or the words of a code, a day, a time or a price."""
        words, addresses = self.of(name)
        edition = self.site.edition
        if " ".join(text.split()).casefold() in words or {text, f"mailto:{text}"} & addresses:
            return True
        if text == edition.catalogue.offers[name].record.description:
            return True  # Markdown, which the page shows as HTML; test_round_trip.py holds it
        if text.startswith(f"{edition.site.address}/"):
            return True  # a page of this site
        if text == edition.site.name:
            return True  # the head of every page, which the bare frame of this test lacks
        scheduled = edition.vocabularies["session-status"]["scheduled"]
        if text in (scheduled.label, scheduled.uri):
            return True  # the page names only what is not as planned
        # A moment is a day and a time; both stand there.
        parts = moment.groups() if (moment := MOMENT.fullmatch(text)) else (text,)
        return all(any(one.casefold() in words for one in worded(edition, part)) for part in parts)
