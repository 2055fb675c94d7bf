"""Browsers can offer the search of the site: the description has what OpenSearch 1.1 asks for."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.publish.edition import Edition
from generator.publish.opensearch import opensearch
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import town
from tests.town.sites import town_site

__all__ = ["town_site"]

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
LENGTHS = {"ShortName": 16, "LongName": 48, "Description": 1024}


def called(**changes: Any) -> Edition:  # noqa: ANN401 - whatever a site may say
    return replace(town(), site=town().site.model_copy(update=changes))


def described(edition: Edition) -> ET.Element:
    (file,) = opensearch(edition)
    assert file.path == "opensearch.xml"
    return ET.fromstring(file.data)  # noqa: S314 - our own


def test_it_has_what_the_format_asks_for() -> None:
    root, address = described(town()), town().site.address
    assert root.tag == f"{SPACE}OpenSearchDescription"
    for tag in (*LENGTHS, "InputEncoding", "Language", "Image"):
        (one,) = root.findall(f"{SPACE}{tag}")
        assert one.text
    urls = {one.get("type"): one for one in root.findall(f"{SPACE}Url")}
    assert urls["text/html"].get("template") == f"{address}/suche/?q={{searchTerms}}"
    itself = urls["application/opensearchdescription+xml"]
    assert (itself.get("rel"), itself.get("template")) == ("self", f"{address}/opensearch.xml")


@pytest.mark.parametrize(
    "text",
    [
        "Wien",
        "Sechzehn Zeichen",
        "Villingen-Schwenningen",
        "Frankfurt an der Oder",
        "A & <B> " * 200,
        "ü" * 2000,
    ],
)
def test_names_are_no_longer_than_the_format_allows(text: str) -> None:
    root = described(called(city=text, name=text, description=text))
    for tag, most in LENGTHS.items():
        found = root.findtext(f"{SPACE}{tag}") or ""
        assert 0 < len(found) <= most
        assert text.startswith(found)
        assert len(text) > most or found == text


def test_a_long_name_ends_with_a_whole_word() -> None:
    assert described(called(city="Frankfurt an der Oder")).findtext(f"{SPACE}ShortName") == "Frankfurt an der"


def test_without_an_address_there_is_none() -> None:
    assert list(opensearch(called(address=None))) == []


def test_every_page_leads_there(town_site: Path) -> None:
    for path in ("index.html", "suche/index.html", "angebote/index.html", "404.html"):
        (link,) = HtmlPage((town_site / path).read_text(encoding="utf-8")).the("link", rel="search")
        assert link["type"] == "application/opensearchdescription+xml"
        assert link["title"] == town().site.name
        target = link["href"].removeprefix(town().site.address or "").lstrip("/")
        assert (town_site / path).parent.joinpath(target).resolve() == (
            town_site / "opensearch.xml"
        ).resolve()
