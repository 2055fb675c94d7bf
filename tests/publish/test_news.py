"""Feeds have what RFC 4287 asks for, and say what the pages say."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.history import History
from generator.publish.atom_file import Head, News, atom_text
from generator.publish.edition import Edition
from generator.publish.news import news
from generator.publish.notices import notices
from tests.publish.editions import an_edition, an_offer, pages_of, town

TEXTS: list[str] = yaml.safe_load((Path(__file__).parent / "hostile_texts.yml").read_text(encoding="utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def files_of(edition: Edition) -> dict[str, bytes]:
    return {one.path: one.data for one in (*news(edition), *notices(edition))}


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
        assert one_text(entry, "id").partition("#")[0] == links(entry)["alternate"]
        assert one_text(entry, "title")
        assert one_text(entry, "summary")
        assert MOMENT.fullmatch(one_text(entry, "updated"))
    ids = [one_text(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert ids or path == "endet-bald.atom"
    assert MOMENT.fullmatch(one_text(feed, "updated"))
    if ids:
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


def notice_edition() -> Edition:
    sessions = [
        {"start": "2026-11-20 10:00", "status": "cancelled"},
        {"start": "2026-12-20 10:00", "status": "cancelled", "note": "Zu viel Schnee"},
        {"start": "2027-02-01", "id": "zwei", "status": "postponed"},
        {"start": "2027-03-01"},
    ]
    ongoing = {"kind": "ongoing", "from": "2026-10", "until": "2026-12"}
    return an_edition(
        {
            "termine": an_offer(
                schedule={"kind": "dated", "sessions": sessions}, registration={"deadline_days": "70"}
            ),
            "frist": an_offer(registration={"deadline": "2026-12-03"}),
            "fern": an_offer(registration={"deadline": "2027-12-03"}),
            "monat": an_offer(schedule=ongoing),
            "kurz": an_offer(schedule=ongoing, valid_until="2026-12-06", confirmed_on="2026-11-20"),
            "vorbei": an_offer(registration={"deadline": "2026-12-03"}, status="ended"),
        }
    )


def entries_of(edition: Edition, path: str) -> list[tuple[str, str, str]]:
    feed = feed_in(files_of(edition)[path])
    return [
        (
            one_text(entry, "id").split("/angebote/")[1],
            one_text(entry, "updated")[:10],
            one_text(entry, "title"),
        )
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_cancelled_dates_stand_in_a_feed_until_their_day_is_over() -> None:
    title, day = "Waldspaziergang am Abend", "2026-10-01"
    off = ("termine/#cancelled-20261220-1000", day, f"Abgesagt: {title}")
    open_ = ("termine/#postponed-zwei", day, f"Verschoben: {title}")
    edition = notice_edition()
    assert entries_of(edition, "abgesagt.atom") == [off, open_]
    for later, left in (("2026-12-20", [off, open_]), ("2026-12-21", [open_]), ("2027-02-02", [])):
        on_that_day = replace(edition, today=date.fromisoformat(later), made={})
        assert entries_of(on_that_day, "abgesagt.atom") == left
    moments = {"offers/termine.yml": datetime(2026, 11, 19, 8, tzinfo=UTC)}
    told = replace(edition, history=History(date(2026, 9, 1), (), moments), made={})
    assert {updated for _, updated, _ in entries_of(told, "abgesagt.atom")} == {"2026-11-19"}
    (entry, _) = feed_in(files_of(edition)["abgesagt.atom"]).findall(f"{ATOM}entry")
    assert one_text(entry, "summary").startswith(
        "Abgesagt: Sonntag, 20. Dezember 2026, 10 Uhr. Zu viel Schnee."
    )


def test_what_ends_within_thirty_days_stands_in_a_feed() -> None:
    title = "Waldspaziergang am Abend"
    deadline = ("frist/#anmeldeschluss-2026-12-03", "2026-11-03", f"Anmelden bis 3. Dezember 2026: {title}")
    short = ("kurz/#ende-2026-12-06", "2026-11-20", f"Läuft bis 6. Dezember 2026: {title}")
    dated = (
        "termine/#anmeldeschluss.20270301-2026-12-21",
        "2026-11-21",
        f"Anmelden bis 21. Dezember 2026 für den Termin am 1. März 2027: {title}",
    )
    month = ("monat/#ende-2026-12-31", "2026-12-01", f"Läuft bis Dezember 2026: {title}")
    edition = notice_edition()
    assert entries_of(edition, "endet-bald.atom") == [deadline, short, dated]
    later = replace(edition, today=date(2026, 12, 5), made={})
    assert entries_of(later, "endet-bald.atom") == [short, dated, month]


def test_feeds_without_entries_are_there_and_as_old_as_the_newest_word() -> None:
    edition = an_edition({"alt": an_offer(confirmed_on="2026-01-05"), "neu": an_offer()})
    for path in ("abgesagt.atom", "endet-bald.atom"):
        feed = feed_in(files_of(edition)[path])
        assert not feed.findall(f"{ATOM}entry")
        assert one_text(feed, "updated") == "2026-10-01T00:00:00Z"
    assert files_of(an_edition({"wald": an_offer(status="ended")})) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_stays_a_text_in_a_notice(text: str) -> None:
    whole = " ".join(text.split()) + " und ein Wald"
    sessions = [{"start": "2026-12-20", "status": "cancelled", "note": whole}]
    edition = an_edition({"wald": an_offer(title=whole, schedule={"kind": "dated", "sessions": sessions})})
    assert [title for *_, title in entries_of(edition, "abgesagt.atom")] == [f"Abgesagt: {whole}"]
    (entry,) = feed_in(files_of(edition)["abgesagt.atom"]).findall(f"{ATOM}entry")
    assert f". {whole}.\n" in one_text(entry, "summary")


def test_without_an_address_there_is_no_feed_and_no_link_to_one() -> None:
    edition = an_edition({"wald": an_offer()})
    nowhere = replace(edition, site=edition.site.model_copy(update={"address": None}))
    assert files_of(nowhere) == {}
    assert ".atom" not in "".join(text for path, text in pages_of(nowhere).items() if path.endswith(".html"))


def test_pages_lead_to_their_feed() -> None:
    pages = pages_of(an_edition({"wald": an_offer()}))
    for path, feed in (
        ("angebote", "neu.atom"),
        ("angebote", "abgesagt.atom"),
        ("angebote", "endet-bald.atom"),
        ("themen/forest", "themen/forest/neu.atom"),
        ("zielgruppen/families", "zielgruppen/families/neu.atom"),
        ("akteure/musterverein", "akteure/musterverein/neu.atom"),
    ):
        page, root = pages[f"{path}/index.html"], "../" * (path.count("/") + 1)
        assert 'type="application/atom+xml" title="' in page.split("</head>")[0]
        assert page.count(f'href="{root}{feed}"') == 2
        assert feed in pages


def a_feed(text: str) -> bytes:
    place = "https://x.example/"
    head = Head(place, place, place, text, text, text, "de", date(2026, 1, 1))
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
