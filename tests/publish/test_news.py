"""Feeds have what RFC 4287 asks for, and say what the pages say."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.atom_file import Head, News, atom_text
from generator.publish.edition import Edition
from generator.publish.news import news
from tests.publish.editions import an_edition, an_offer, pages_of, town

TEXTS: list[str] = yaml.safe_load((Path(__file__).parent / "hostile_texts.yml").read_text(encoding="utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def files_of(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.data for one in news(edition)}


def feed_in(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - our own


def one_text(parent: ET.Element, tag: str) -> str:
    (found,) = parent.findall(f"{ATOM}{tag}")
    assert found.text
    return found.text


def links(parent: ET.Element) -> dict[str, str]:
    found = [(one.get("rel", ""), one.get("href", "")) for one in parent.findall(f"{ATOM}link")]
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.mark.parametrize("path", files_of(town()))
def test_a_feed_has_everything_that_the_standard_asks_for(path: str) -> None:
    feed = feed_in(files_of(town())[path])
    address = town().site.address
    assert feed.tag == f"{ATOM}feed"
    assert one_text(feed, "title")
    assert one_text(feed, "id") == links(feed)["self"] == f"{address}/{path}"
    assert one_text(feed.findall(f"{ATOM}author")[0], "name") == town().site.name
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        assert one_text(entry, "id") == links(entry)["alternate"]
        assert one_text(entry, "title")
        assert one_text(entry, "summary")
        assert MOMENT.fullmatch(one_text(entry, "updated"))
    ids = [one_text(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids) > 0
    assert one_text(feed, "updated") == max(one_text(entry, "updated") for entry in entries)


def test_the_newest_comes_first_and_what_is_over_not_at_all() -> None:
    edition = an_edition(
        {
            "alt": an_offer(confirmed_on="2026-01-05"),
            "neu": an_offer(confirmed_on="2026-11-05"),
            "vorbei": an_offer(confirmed_on="2026-11-06", status="ended"),
            "belegt": an_offer(
                confirmed_on=None,
                evidence={"source": "https://wald.example/", "as_of": "2026-06", "basis": "stated"},
            ),
        }
    )
    feed = feed_in(files_of(edition)["neu.atom"])
    found = [
        (one_text(entry, "id").split("/")[-2], one_text(entry, "updated")[:10])
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert found == [("neu", "2026-11-05"), ("belegt", "2026-06-01"), ("alt", "2026-01-05")]


def test_a_feed_stays_short() -> None:
    edition = an_edition({f"wald-{number}": an_offer() for number in range(40)})
    assert len(feed_in(files_of(edition)["neu.atom"]).findall(f"{ATOM}entry")) == 30


def test_another_day_is_the_same_feed() -> None:
    edition = an_edition({"wald": an_offer()})
    assert files_of(edition) == files_of(replace(edition, today=date(2026, 12, 24), made={}))


def test_without_an_address_there_is_no_feed_and_no_link_to_one() -> None:
    edition = an_edition({"wald": an_offer()})
    nowhere = replace(edition, site=edition.site.model_copy(update={"address": None}))
    assert files_of(nowhere) == {}
    assert ".atom" not in "".join(text for path, text in pages_of(nowhere).items() if path.endswith(".html"))


def test_pages_lead_to_their_feed() -> None:
    pages = pages_of(an_edition({"wald": an_offer()}))
    for path, feed in (("angebote", "neu.atom"), ("themen/forest", "themen/forest/neu.atom")):
        page, root = pages[f"{path}/index.html"], "../" * (path.count("/") + 1)
        assert 'type="application/atom+xml" title="Neues: ' in page.split("</head>")[0]
        assert page.count(f'href="{root}{feed}"') == 2
        assert feed in pages


def a_feed(text: str) -> bytes:
    head = Head("https://x.example/", "https://x.example/", "https://x.example/", text, text, text, "de")
    entry: dict[str, Any] = {"id": "https://x.example/1", "address": "https://x.example/1"}
    return atom_text(
        head,
        [
            News(
                **entry,
                title=text,
                updated=date(2026, 1, 1),
                author=text,
                summary=text,
                categories=(("a", text),),
            )
        ],
    )


def said(data: bytes) -> list[str | None]:
    feed = feed_in(data)
    assert len(list(feed.iter())) == 18
    (entry,) = feed.findall(f"{ATOM}entry")
    found = [
        feed.find(f"{ATOM}title"),
        feed.find(f"{ATOM}rights"),
        *(entry.find(f"{ATOM}{tag}") for tag in ("title", "summary")),
    ]
    label = entry.findall(f"{ATOM}category")[0].get("label")
    return [*(one.text if one is not None else None for one in found), label]


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_comes_back_as_it_was(text: str) -> None:
    assert said(a_feed(text)) == [text.replace("\r", "")] * 5


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.just("\n"),
        min_size=1,
    )
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert said(a_feed(text)) == [text] * 5


@given(st.text(min_size=1))
def test_no_text_can_break_a_feed(text: str) -> None:
    feed_in(a_feed(f"a{text}"))
