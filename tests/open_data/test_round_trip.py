"""Whatever text a valid record holds is found again, equal, in page, JSON, table, calendar and feed.

Each output is read back by a parser that knows nothing of this project. The one difference that is meant stands in
`uncelled`: an apostrophe keeps spreadsheets from reckoning with a text, and is taken away in the same way.
"""

import csv
import json
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.catalogue import Entry
from generator.domain.offer import Offer
from generator.intake.characters import why_forbidden
from generator.intake.parse import parse
from generator.intake.yaml_text import Document, parse_yaml
from generator.intake.yaml_writer import write_yaml
from generator.publish.calendars import calendars
from generator.publish.edition import Edition
from generator.publish.form_page import form_data
from generator.publish.frame import frames_of
from generator.publish.news import news
from generator.publish.offer_pages import offer_pages
from generator.publish.open_data import data_files
from generator.publish.open_data.csv_table import BYTE_ORDER_MARK, COLUMNS, csv_file
from generator.publish.pages import Binder
from tests.build import OFFER
from tests.publish.calendar_readers import calendar_in
from tests.publish.editions import FRAME_PAGES, an_actor, an_edition, an_offer

HOSTILE = (
    "=1+1", "+49", "-1", "@SUM(A1)", "'=x", ";=x", "; @x", "a;b,c", '"', '""', "'", "\\", "\\n", "\\;", "|", " | ", "\t", "~",
    "<script>alert(1)</script>", "</script>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&", "&#10;", "END:VEVENT", "BEGIN:VCALENDAR", "^n",
    "مرحبا", "שלום", "👩‍🔬👨‍👩‍👧", "CO₂", "é", "e\u0301", "\u00a0", "\u00ad", "\u202f", "ß" * 40, "x" * 80, "{{ 1 }}", "@@bne:body@@", "%0d%0a", "–",
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")).filter(
    lambda one: not why_forbidden(one)
)


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Texts of one line that a record may hold in a field of these lengths, as the model leaves them."""
    parts = st.lists(st.sampled_from(HOSTILE) | st.text(CHARACTERS, max_size=6), max_size=5)
    cut = parts.map(lambda found: "".join(found)[:most].strip())
    return cut.map(lambda text: text if len(text) >= least else f"{text}{'x' * least}"[:most])


ATOM = "{http://www.w3.org/2005/Atom}"
NO_WORDS = {
    "description", "actor", "type", "topics", "audiences", "format", "confirmed_on", "kind", "eur", "as_of", "start", "end", "years",
}  # fmt: skip
LINES = texts(3, 120)
PARAGRAPHS = st.lists(texts(30, 200), min_size=1, max_size=2).map("\n".join)
MARKDOWN = st.lists(texts(1, 600), min_size=1, max_size=5).map("\n".join)


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    """Every text field that a format carries, each with a text of its own."""

    def line() -> str:
        return draw(LINES)

    session = {"start": "2027-01-16 10:00", "end": "2027-01-16 12:00", "note": line()}
    return {
        "title": line(),
        "summary": draw(PARAGRAPHS),
        "description": draw(MARKDOWN),
        "aliases": [line()],
        "schedule": {"kind": "dated", "sessions": [session], "text": line()},
        "duration": {"text": line()},
        "group_size": {"min": "2", "note": line()},
        "places": [{"kind": "venue", "name": line(), "street": line(), "city": line(), "note": draw(PARAGRAPHS),
                    "public_transport": line()}],
        "cost": {"kind": "paid", "amounts": [{"eur": "3", "who": line()}], "reductions": line(),
                 "free_when": line(), "note": draw(PARAGRAPHS), "as_of": "2026"},
        "registration": {"required": "true", "note": line()},
        "accessibility": {"note": draw(PARAGRAPHS)},
        "awards": [{"programme": line(), "years": ["2020"], "note": line()}],
        "notes": draw(PARAGRAPHS),
    }  # fmt: skip


def an_edition_of(written: dict[str, Any], name: str) -> Edition:
    return an_edition({"angebot": an_offer(**written)}, {"musterverein": an_actor(name=name)})


def the_offer(edition: Edition) -> Offer:
    return edition.catalogue.offers["angebot"].record


def held(offer: Offer) -> dict[str, Any]:
    """What the record holds once it is read: ends without blanks, paragraphs in one line."""
    return offer.model_dump(mode="json", by_alias=True, exclude_unset=True)


def free_texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text that somebody wrote in words, with its field."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from free_texts(one, key if key not in ("text", "name", "note") else f"{name}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from free_texts(one, name)
    elif isinstance(value, str) and name not in NO_WORDS:
        yield name, value


class Shown(HTMLParser):
    """The text of each element, by its tag and class, and the text of the whole page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.whole = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(".".join([tag, *(value or "" for name, value in attrs if name == "class")]))
        self.texts.setdefault(self.open[-1], []).append("")

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]][-1] += data
            self.whole += "" if self.open[-1] == "script" else data

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().partition(".")[0] != tag:
            pass


def page_of(edition: Edition) -> Shown:
    (page,) = offer_pages(edition, Binder(edition, frames_of(FRAME_PAGES)))
    return Shown(page.data.decode())


def uncelled(text: str) -> str:
    """Take away what keeps a spreadsheet from reckoning, as the description of the table says."""
    return re.sub(r"(^|;)(\s*)'(?='*[=+\-@＝＋－＠])", r"\1\2", text)


EXAMPLES = 15  # a record of some twenty hostile texts each


def each(test: Callable[[dict[str, Any], str], None]) -> Callable[[], None]:
    """Try the test with many records."""
    found: Callable[[], None] = settings(max_examples=EXAMPLES)(given(written=offers(), name=LINES)(test))
    return found


@each
def test_in_the_page(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    offer, shown = the_offer(edition), page_of(edition)
    assert shown.texts["h1"] == [offer.title]
    assert shown.texts["p.lead"] == [offer.summary]
    assert name in shown.texts["a"]
    for field, text in free_texts(held(offer)):
        if field == "schedule.text":
            # Words of the source that the times say already are not said again.
            assert text.casefold() in shown.whole.casefold()
        else:
            assert text in shown.whole, field


@settings(max_examples=EXAMPLES)
@given(text=MARKDOWN)
def test_in_the_page_as_markdown(text: str) -> None:
    # A backslash makes each sign of Markdown an ordinary one, so the text must come out as it is.
    signs = "".join(f"\\{one}" if one in string.punctuation else one for one in text)
    shown = page_of(an_edition_of({"description": signs}, "Verein"))
    assert " ".join(text.split()) in " ".join(shown.whole.split())


@each
def test_in_json(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    wanted = held(the_offer(edition))
    files = {one.path: one.content for one in data_files(edition)}
    (listed,) = json.loads(files["api/v1/offers.json"])["offers"]
    assert wanted.items() <= listed.items()
    assert json.loads(files["api/v1/actors.json"])["actors"][0]["name"] == name
    (service,) = json.loads(files["daten/hsds.json"])
    assert (service["name"], service["description"]) == (wanted["title"], wanted["summary"])
    assert service["organization"]["name"] == name


@each
def test_in_the_file_of_the_record(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    whole = {**OFFER, **written}
    document = parse_yaml(write_yaml(whole, Offer.written_keys()), "offers/angebot.yml")
    assert isinstance(document, Document)
    entry = parse(document, Offer, "angebot", edition.vocabularies)
    assert isinstance(entry, Entry)
    assert entry.record == the_offer(edition)
    read = replace(edition, catalogue=replace(edition.catalogue, offers={"angebot": entry}))
    files = {one.path: one.data for one in form_data(read)}
    assert json.loads(files["angebote/angebot/eintrag.json"]) == whole


@each
def test_in_the_data_block_of_the_page(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    (block,) = page_of(edition).texts["script"]
    node = json.loads(block)
    assert (node["name"], node["description"]) == (the_offer(edition).title, the_offer(edition).summary)
    assert node["organizer"]["name"] == name


@each
def test_in_the_table(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    (entry,) = edition.catalogue.offers.values()
    text = csv_file(edition).content.removeprefix(BYTE_ORDER_MARK)
    (row,) = csv.DictReader(StringIO(text, newline=""), strict=True)
    for column, _, value in COLUMNS:
        assert uncelled(row[column]) == value(edition, entry)
        assert not re.match(r"\s*[=+\-@]", row[column])
    assert uncelled(row["titel"]) == entry.record.title
    assert uncelled(row["kurzbeschreibung"]) == entry.record.summary
    assert uncelled(row["anbieter"]) == name
    (place,) = entry.record.places
    for part in (place.name, place.street, place.city, place.note):
        assert part
        assert part in uncelled(row["wo"])


@each
def test_in_the_calendar(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    offer = the_offer(edition)
    files = {one.path: one.data for one in calendars(edition)}
    (event,) = calendar_in(files["angebote/angebot/termine.ics"]).walk("VEVENT")
    assert str(event["SUMMARY"]) == offer.title
    note, summary, *_ = str(event["DESCRIPTION"]).split("\n")
    assert (note, summary) == (written["schedule"]["sessions"][0]["note"], offer.summary)
    (place,) = offer.places
    assert str(event["LOCATION"]) == f"{place.name}, {place.line}, {place.note}"
    assert list(map(str, event["CATEGORIES"].cats)) == [edition.label("topics", one) for one in offer.topics]
    theirs = calendar_in(files["akteure/musterverein/termine.ics"])
    for field in ("NAME", "X-WR-CALNAME"):
        assert unescaped(str(theirs[field])) == f"Termine: {name}"


def unescaped(text: str) -> str:
    """This library takes these names for texts without signs to escape; RFC 7986 does not."""
    return re.sub(r"\\(.)", r"\1", text)


@each
def test_in_the_feed(written: dict[str, Any], name: str) -> None:
    edition = an_edition_of(written, name)
    offer = the_offer(edition)
    (feed,) = (one.data for one in news(edition) if one.path == "neu.atom")
    (entry,) = ET.fromstring(feed).findall(f"{ATOM}entry")  # noqa: S314 - our own
    found = {part: entry.findtext(f"{ATOM}{part}") or "" for part in ("title", "summary", "author/{*}name")}
    assert found["title"] == offer.title
    assert found["summary"].split("\n")[0] == offer.summary
    assert found["author/{*}name"] == name
