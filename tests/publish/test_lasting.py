"""An address that was public leads somewhere for ever: to the record, to its new place, or to what came to an end."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.domain.addresses import Addresses, addresses_of, lost
from generator.domain.ended import EndedRecords
from generator.domain.offer import Offer
from generator.publish.edition import Edition
from tests.publish.editions import an_actor, an_edition, an_offer, pages_of
from tests.town.sites import SCHEMAS, TOWN, TOWN_DAY, bne, files_in

OLD = {
    "id": "alt",
    "title": "Alter <b>Kurs</b>",
    "ended_on": "2026-01-31",
    "topics": ["water"],
    "actor": "verein",
}
OFFERS = {
    "bees": an_offer(title="Bienen", topics=["bees"], redirect_from=["bienen"]),
    "water": an_offer(title="Wasser", topics=["water", "bees"]),
    "over": an_offer(title="Vorbei", topics=["water"], status="ended"),
}
PAGE, CALENDAR = "angebote/alt/index.html", "angebote/alt/termine.ics"
OWN = {PAGE, CALENDAR}


def an_edition_with(*ended: Mapping[str, object]) -> Edition:
    edition = an_edition(OFFERS, {"musterverein": an_actor()})
    records = EndedRecords.model_validate({"offers": ended})
    return replace(
        edition, catalogue=replace(edition.catalogue, ended=replace(edition.catalogue.ended, record=records))
    )


def test_an_ended_record_has_a_page_that_leads_to_what_lives() -> None:
    page = pages_of(an_edition_with(OLD))[PAGE]
    assert "Beendet am 31. Januar 2026." in page
    assert "Alter &lt;b&gt;Kurs&lt;/b&gt;" in page
    assert '<meta name="robots" content="noindex">' in page
    assert ">Wasser</a>" in page
    assert ">Bienen</a>" not in page
    assert ">Vorbei</a>" not in page


def test_what_shares_nothing_is_no_alternative() -> None:
    page = pages_of(an_edition_with({**OLD, "topics": ["soil"]}))[PAGE]
    assert "alle Angebote" in page
    assert "Vielleicht passt das" not in page


def test_the_best_alternative_stands_first() -> None:
    page = pages_of(an_edition_with({**OLD, "topics": ["water", "bees"]}))[PAGE]
    assert page.index(">Wasser</a>") < page.index(">Bienen</a>")


def test_no_list_search_or_export_knows_an_ended_record() -> None:
    pages, without = pages_of(an_edition_with(OLD)), pages_of(an_edition_with())
    differing = {path for path in pages if pages[path] != without.get(path)}
    # The last two list the file of addresses with its size, and say nothing of what is in it.
    assert differing == {*OWN, "api/v1/addresses.json", "daten/index.html", "daten/katalog.jsonld"}
    assert not [path for path in pages if path.startswith("daten/") and "angebote/alt/" in pages[path]]
    assert set(without) == set(pages) - OWN
    assert "VEVENT" not in pages[CALENDAR], "who subscribed to it loses its dates"


def test_the_published_list_says_what_became_of_each_address() -> None:
    found = json.loads(pages_of(an_edition_with(OLD))["api/v1/addresses.json"])["addresses"]
    by_address = {one.pop("address"): one for one in found}
    assert by_address["/angebote/alt/"] == {"ended_on": "2026-01-31"}
    assert by_address["/angebote/bienen/"] == {"moved_to": "/angebote/bees/"}
    assert by_address["/angebote/bees/"] == {}
    assert by_address["/akteure/musterverein/"] == {}
    assert list(by_address) == sorted(by_address)


def test_who_subscribed_to_a_record_that_was_renamed_loses_no_file() -> None:
    sessions = [{"start": "2027-01-16 10:00"}]
    renamed = an_offer(
        redirect_from=["alt", "uralt"], schedule={"kind": "dated", "sessions": sessions}, topics=["water"]
    )
    edition = an_edition({"neu": renamed}, {"musterverein": an_actor(redirect_from=["verein"])})
    pages = pages_of(edition)
    for page, former, names in (
        ("angebote/neu/", "angebote/alt/", {"eintrag.json", "termine.ics"}),
        ("angebote/neu/", "angebote/uralt/", {"eintrag.json", "termine.ics"}),
        ("akteure/musterverein/", "akteure/verein/", {"eintrag.json", "termine.ics", "neu.atom"}),
    ):
        there = {path.removeprefix(former) for path in pages if path.startswith(former)}
        assert there == {"index.html", *names}, former
        assert "Diese Seite ist umgezogen" in pages[f"{former}index.html"]
        for name in names:
            assert pages[former + name] == pages[page + name]


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({}, []),
        ({"bees": None}, ["/angebote/bees/", "/angebote/bienen/"]),
        ({"bees": an_offer(title="Bienen")}, ["/angebote/bienen/"]),
        ({"bees": None, "imker": an_offer(title="Imker", redirect_from=["bees", "bienen"])}, []),
    ],
)
def test_an_address_is_lost_where_nothing_is_left(changes: dict[str, Offer | None], gone: list[str]) -> None:
    before = addresses_of(an_edition(OFFERS).catalogue)
    offers = {name: one for name, one in {**OFFERS, **changes}.items() if one}
    assert lost(before, addresses_of(an_edition(offers).catalogue)) == gone


def test_an_ended_record_is_not_lost() -> None:
    before = Addresses.model_validate({"addresses": [{"address": "/angebote/alt/"}]})
    assert lost(before, addresses_of(an_edition_with(OLD).catalogue)) == []


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('{"addresses":[{"address":"/angebote/gab-es/"}]}', 1, "/angebote/gab-es/ war eine Seite und fehlt jetzt."),
        ('{"license":{},"count":1,"addresses":[{"address":"/angebote/gab-es/"}]}', 1, "/angebote/gab-es/ war eine Seite und fehlt jetzt."),
        ("<!doctype html>", 2, "lässt sich nicht als Liste der Adressen lesen"),
        (None, 2, "lässt sich nicht als Liste der Adressen lesen"),
    ],
)  # fmt: skip
def test_a_build_refuses_to_lose_an_address(text: str | None, code: int, words: str, tmp_path: Path) -> None:
    site, published = tmp_path / "site", tmp_path / "addresses.json"
    site.mkdir()
    (site / "404.html").write_text("alt", encoding="utf-8")
    if text:
        published.write_text(text, encoding="utf-8")
    options = ("--content", TOWN, "--schemas", SCHEMAS, "--site", site, "--today", str(TOWN_DAY))
    done = bne("build", *options, "--published", published)
    assert done.returncode == code
    assert words in done.stderr
    assert files_in(site) == {"404.html": b"alt"}
