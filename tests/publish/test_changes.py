"""What changed is told to people, to readers of news and to programs: the same, and nothing that was taken back."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.domain.actor import Actor
from generator.domain.changes import changes
from generator.domain.history import DayOfChanges, History
from generator.domain.offer import Offer
from generator.publish.change_pages import MOST_OF_A_DAY, change_feed, change_page
from generator.publish.edition import Edition
from generator.publish.frame import frames_of
from generator.publish.open_data.api import api_files
from generator.publish.open_data.openapi import openapi_file
from generator.publish.pages import Binder
from generator.publish.told import told
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import FRAME_PAGES, an_actor, an_edition, an_offer, pages_of, text_of

HERE = Path(__file__).parent
TEXTS: list[str] = yaml.safe_load((HERE / "hostile_texts.yml").read_text(encoding="utf-8"))
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 11, 20)
FIVE, SEVEN = ({"kind": "paid", "amounts": [{"eur": price}]} for price in ("5", "7"))
SECRETS = {
    "contact": ({"person": "Erika Muster", "consent": "2026-01-01", "email": "erika@wald.example"}, None),
    "notes": ("Fragen Sie Erika Muster", "Fragen Sie im Büro"),
    "description": ("Es führt Erika Muster.", "Es führt der Förster."),
    "places": ([{"kind": "venue", "name": "Bei Erika Muster"}], [{"kind": "venue", "name": "Waldhaus"}]),
    "registration": ({"email": "erika@wald.example"}, {"email": "post@wald.example"}),
}


def changed(
    before: dict[str, Offer],
    after: dict[str, Offer],
    actors: tuple[dict[str, Actor], dict[str, Actor]] | None = None,
) -> Edition:
    old, new = actors or ({"musterverein": an_actor()},) * 2
    edition = an_edition(after, new)
    found = changes(an_edition(before, old).catalogue, edition.catalogue)
    return replace(edition, history=History(date(2026, 10, 24), (DayOfChanges(DAY, found),)))


def an_eventful_day() -> Edition:
    return changed(
        {
            "wald": an_offer(cost=FIVE),
            "alt": an_offer(title="Alte Kräuter"),
            "weg": an_offer(title="Was es nicht mehr gibt"),
        },
        {
            "wald": an_offer(cost=SEVEN),
            "jung": an_offer(title="Alte Kräuter", redirect_from=["alt"]),
            "neu": an_offer(title="Ganz neu"),
        },
    )


def api(edition: Edition) -> Any:  # noqa: ANN401 - JSON
    return json.loads(next(one.content for one in api_files(edition) if one.path.endswith("changes.json")))


def page_of(edition: Edition) -> str:
    return text_of(change_page(edition, Binder(edition, frames_of(FRAME_PAGES))))


def entries(edition: Edition) -> list[tuple[str, str, str, str, str]]:
    (artefact,) = change_feed(edition)
    feed = ET.fromstring(artefact.data)  # noqa: S314 - our own
    found = []
    for entry in feed.findall(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        texts = [entry.findtext(f"{ATOM}{tag}", "") for tag in ("id", "title", "updated", "summary")]
        assert link is not None
        found.append((texts[0], texts[1], texts[2], texts[3], link.get("href", "")))
    return found


def test_page_feed_and_interface_tell_the_same() -> None:
    edition = an_eventful_day()
    site, anchor = edition.site.address, "https://bildung.beispiel.de/neues/#2026-11-20-angebote-"
    summary = "Wir gehen durch den Wald und hören den Tieren zu."
    midnight = "2026-11-20T00:00:00Z"
    assert entries(edition) == [
        (f"{anchor}wald", "Geändert: Waldspaziergang am Abend", midnight, "Preis: von 5 auf 7 Euro", f"{site}/angebote/wald/"),
        (f"{anchor}jung", "Umbenannt: Alte Kräuter", midnight, "Die Adresse ist neu; alte Links führen weiter.", f"{site}/angebote/jung/"),
        (f"{anchor}neu", "Neu: Ganz neu", midnight, summary, f"{site}/angebote/neu/"),
        (f"{anchor}weg", "Gestrichen: Was es nicht mehr gibt", midnight, "Angebot: gestrichen", f"{anchor}weg"),
    ]  # fmt: skip
    told_to_programs = api(edition)
    assert (told_to_programs["since"], told_to_programs["count"]) == ("2026-10-24", 4)
    assert told_to_programs["changes"][0] == {
        "day": "2026-11-20",
        "kind": "changed",
        "type": "offer",
        "id": "wald",
        "name": "Waldspaziergang am Abend",
        "page": f"{site}/angebote/wald/",
        "fields": [{"key": "cost", "text": "Preis: von 5 auf 7 Euro"}],
    }
    assert [one.get("former_id") for one in told_to_programs["changes"]] == [None, "alt", None, None]
    page = HtmlPage(page_of(edition))
    for words in (
        "Freitag, 20. November 2026",
        "Preis: von 5 auf 7 Euro",
        summary,
        "Was es nicht mehr gibt Gestrichen",
    ):
        assert words in page.text, words
    linked = {address for _, address in page.addresses}
    assert {
        "../angebote/wald/",
        "../angebote/jung/",
        "../angebote/neu/",
        "../neues/aenderungen.atom",
    } <= linked
    assert "../angebote/weg/" not in linked


def test_the_interface_is_as_its_description_says() -> None:
    described = json.loads(openapi_file(an_eventful_day()).content)
    schema = described["paths"]["/api/v1/changes.json"]["get"]["responses"]["200"]["content"][
        "application/json"
    ]["schema"]
    checker = Draft202012Validator({**schema, "components": described["components"]})
    nothing_known = replace(an_eventful_day(), history=None)
    for edition in (an_eventful_day(), nothing_known):
        assert [one.message for one in checker.iter_errors(api(edition))] == []
    spoiled = api(an_eventful_day())
    del spoiled["changes"][0]["kind"]
    assert list(checker.iter_errors(spoiled))


@pytest.mark.parametrize("key", SECRETS)
def test_what_somebody_took_back_is_not_said_again(key: str) -> None:
    before, after = SECRETS[key]
    edition = changed({"wald": an_offer(**{key: before})}, {"wald": an_offer(**{key: after})})
    (entry,) = entries(edition)
    everywhere = "".join((json.dumps(api(edition)), str(entry), page_of(edition))).casefold()
    assert "erika" not in everywhere
    assert entry[3].endswith(": geändert")


def test_a_deadline_is_told_though_it_stands_beside_a_contact() -> None:
    before, after = (
        {"email": f"{name}@wald.example", "deadline": day}
        for name, day in (("a", "2027-01-01"), ("b", "2027-02-01"))
    )
    edition = changed({"wald": an_offer(registration=before)}, {"wald": an_offer(registration=after)})
    (entry,) = entries(edition)
    said = entry[3].split("\n")
    assert len(said) == 2
    assert said[0].endswith(": geändert")
    assert said[1].endswith("bisher 1. Januar 2027; jetzt 1. Februar 2027")


def test_what_visitors_never_see_is_no_news() -> None:
    edition = changed({"wald": an_offer()}, {"wald": an_offer(findable_by=["abends in den wald"])})
    assert told(edition) == ()


def test_actors_are_told_too() -> None:
    actors = {"musterverein": an_actor()}, {"musterverein": an_actor(name="Musterverein am Wald")}
    edition = changed({}, {}, actors)
    ((_, title, _, summary, link),) = entries(edition)
    assert title == "Geändert: Musterverein am Wald"
    assert "bisher Musterverein; jetzt Musterverein am Wald" in summary
    assert link == "https://bildung.beispiel.de/akteure/musterverein/"


def test_without_history_the_page_says_so_and_there_is_no_feed() -> None:
    edition = an_edition({"wald": an_offer()})
    pages = pages_of(edition)
    assert "Hier gibt es keinen Verlauf" in pages["neues/index.html"]
    assert 'href="../neues/"' in pages["angebote/index.html"]
    assert "aenderungen.atom" not in "".join(pages.values())
    assert api(edition)["changes"] == []
    assert "since" not in api(edition)


def test_where_nothing_changed_the_page_says_since_when_and_the_feed_is_old() -> None:
    edition = replace(an_edition({"wald": an_offer()}), history=History(date(2026, 10, 24), ()))
    assert "Seit Samstag, 24. Oktober 2026 hat sich kein Eintrag geändert." in page_of(edition)
    (artefact,) = change_feed(edition)
    assert "<updated>2026-10-01T00:00:00Z</updated>" in artefact.data.decode()
    later = replace(edition, history=History(date(2026, 10, 25), ()), today=date(2026, 11, 24), made={})
    assert [one.data for one in change_feed(later)] == [artefact.data]


def test_a_long_day_is_cut_on_the_page_alone() -> None:
    edition = changed({}, {f"wald-{number}": an_offer() for number in range(MOST_OF_A_DAY + 2)})
    assert "Und 2 weitere Einträge." in HtmlPage(page_of(edition)).text
    assert len(entries(edition)) == len(api(edition)["changes"]) == MOST_OF_A_DAY + 2


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    whole = " ".join(text.split()) + " und ein Wald"
    edition = changed({"wald": an_offer()}, {"wald": an_offer(title=whole)})
    ((_, title, _, summary, _),) = entries(edition)
    assert title == f"Geändert: {whole}"
    assert summary == f"Titel des Angebots: bisher Waldspaziergang am Abend; jetzt {whole}"
    assert api(edition)["changes"][0]["name"] == whole
    page = HtmlPage(page_of(edition))
    assert f"jetzt {' '.join(whole.split())}" in page.text
    assert not [one for one in page.the("script") if not one.get("type")]
