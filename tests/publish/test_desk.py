"""The desk of an actor: what needs a look stands first, with its click, and nobody else is led there."""

import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest

from generator.domain.site import Site
from generator.origin import Origin
from generator.problem import Severity
from generator.publish.desk_pages import desk_pages
from generator.publish.edition import Edition
from generator.publish.frame import frames_of
from generator.publish.pages import Binder
from generator.publish.paging import PER_PAGE
from tests.build import a_problem
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import FRAME_PAGES, an_actor, an_edition, an_offer, pages_of, text_of

DESK = "akteure/musterverein/pflege/index.html"
OFFERS = {
    "fresh": an_offer(title="Frisch bestätigt"),
    "soon": an_offer(title="Läuft bald ab", confirmed_on="2025-12-01"),
    "aged": an_offer(title="Alt geworden", confirmed_on="2025-01-01"),
    "over": an_offer(title="Längst vorbei", status="ended"),
    "ends": an_offer(title="Endet bald", valid_until="2026-12-31"),
}


def desks(edition: Edition) -> dict[str, str]:
    return {one.path: text_of(one) for one in desk_pages(edition, Binder(edition, frames_of(FRAME_PAGES)))}


def with_site(edition: Edition, **changes: str | None) -> Edition:
    site: Site = edition.site.model_copy(update=changes)
    return replace(edition, site=site)


@cache
def desk() -> str:
    return desks(an_edition(OFFERS))[DESK]


def titles(html: str) -> list[str]:
    return re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", html)


def row_of(html: str, name: str) -> str:
    return next(row for row in html.split('<li class="row') if f">{name}</a></h3>" in row)


def test_what_needs_somebody_stands_first_and_what_is_over_last() -> None:
    assert titles(desk()) == [
        "Musterverein", "Läuft bald ab", "Alt geworden", "Endet bald", "Frisch bestätigt", "Längst vorbei",
    ]  # fmt: skip
    assert "2 Einträge warten auf Ihre Bestätigung." in desk()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Frisch bestätigt", "Gilt bis 1. Oktober 2027, danach: „Bestätigung steht aus“."),
        ("Läuft bald ab", "Bitte bestätigen Sie die Angaben bis 1. Dezember 2026, danach: „Bestätigung steht aus“."),
        ("Alt geworden", "Bitte bestätigen Sie die Angaben. Ab 2. Januar 2027 heißt es: „Zuletzt belegt“."),
        ("Endet bald", "Endet am 31. Dezember 2026 und gilt danach als früherer Eintrag."),
        ("Längst vorbei", "Wird als früherer Eintrag aufbewahrt."),
    ],
)  # fmt: skip
def test_each_record_says_what_happens_next(name: str, words: str) -> None:
    assert words in row_of(desk(), name)


def test_each_living_record_is_confirmed_by_one_click() -> None:
    assert "template=bestaetigung.yml&amp;datei=content%2Foffers%2Faged.yml" in row_of(desk(), "Alt geworden")
    assert "mailto:hinweise@beispiel.de" in row_of(desk(), "Alt geworden")
    assert "/mitmachen/angebot/?id=aged" in row_of(desk(), "Alt geworden")
    assert "/mitmachen/akteur/?id=musterverein" in row_of(desk(), "Musterverein")
    assert "bestaetigung.yml" not in row_of(desk(), "Längst vorbei")


def test_each_gap_has_one_hint_and_there_is_no_score() -> None:
    assert row_of(desk(), "Alt geworden").count("was es kostet") == 1
    assert "was es kostet" not in row_of(desk(), "Längst vorbei")
    assert "%" not in HtmlPage(desk()).text


def test_open_problems_stand_at_their_record() -> None:
    words = {"severity": Severity.WARNING, "message": "Zwei Angebote heißen fast gleich."}
    problems = (
        a_problem(origin=Origin("offers/aged.yml"), **words),
        a_problem(origin=Origin("offers/aged.yml"), rule="confirmation-old", message="Ein Jahr alt."),
    )
    html = desks(replace(an_edition(OFFERS), problems=problems))[DESK]
    assert "Zwei Angebote heißen fast gleich." in row_of(html, "Alt geworden")
    assert html.count("heißen fast gleich") == 1
    assert "Ein Jahr alt." not in html


def test_the_html_for_other_websites_shows_what_lives_and_no_markup_of_others() -> None:
    hostile = an_offer(title="</textarea><script>alert(1)</script>")
    html = desks(an_edition({**OFFERS, "hostile": hostile}))[DESK]
    element, links = (
        unescape(one.partition(">")[2].partition("</textarea>")[0]) for one in html.split("<textarea")[1:]
    )
    assert '<a href="https://bildung.beispiel.de/angebote/fresh/">Frisch bestätigt</a>' in links
    assert "Längst vorbei" not in links
    assert "<script" not in links
    assert "&lt;/textarea&gt;&lt;script&gt;" in links
    assert element.count("<script") == 1
    assert 'src="https://bildung.beispiel.de/einbetten/angebote.js"' in element
    assert '<bne-angebote akteur="musterverein"' in element
    assert "nehmen Sie „https://bildung.beispiel.de“ in script-src und connect-src auf" in html


def test_a_site_without_an_address_gives_no_snippet() -> None:
    assert "<textarea" not in desks(with_site(an_edition(OFFERS), address=None))[DESK]


def test_a_city_without_repository_and_mailbox_says_so_and_the_form_still_works() -> None:
    html = desks(with_site(an_edition(OFFERS), repository=None, feedback_email=None))[DESK]
    assert "sobald die Stadt dafür eine Ablage oder ein Postfach nennt" in html
    assert "mailto:" not in html.split("<main>")[1].split("</main>")[0]
    assert "/mitmachen/angebot/?id=aged" in html


def test_many_records_stand_on_several_pages() -> None:
    many = {f"o-{number}": an_offer(title=f"Nummer {number:03}") for number in range(PER_PAGE + 5)}
    found = desks(an_edition(many))
    second = found["akteure/musterverein/pflege/seite/2/index.html"]
    assert len(titles(found[DESK])) == PER_PAGE + 1
    assert titles(second) == [f"Nummer {number:03}" for number in range(PER_PAGE, PER_PAGE + 5)]
    assert 'href="../../../../../akteure/musterverein/pflege/"' in second


def test_an_actor_without_offers_is_told_so() -> None:
    assert "Noch ist kein Angebot eingetragen." in desks(an_edition({}))[DESK]


def test_only_the_page_of_the_actor_leads_to_the_desk() -> None:
    site = pages_of(an_edition(OFFERS, {"musterverein": an_actor()}))
    assert [
        path
        for path, html in site.items()
        if "/pflege/" in html and not path.startswith("akteure/musterverein/")
    ] == []
    assert 'href="../../akteure/musterverein/pflege/"' in site["akteure/musterverein/index.html"]
    assert '<meta name="robots" content="noindex">' in site[DESK]
    assert "noindex" not in site["akteure/musterverein/index.html"]
