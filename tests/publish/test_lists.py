"""Lists of offers by what people ask for: nothing is lost between pages, and nothing unknown is promised."""

import re
from typing import Any

import pytest

from generator.domain.offer import Offer
from generator.publish.crossings import crossings
from generator.publish.edition import Edition
from generator.publish.paging import PER_PAGE
from generator.publish.shelves import paged_shelves
from generator.publish.ways_in import FACETS, TOPICS, Facet, concepts_of, offers_by_code, tiles
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import an_actor, an_edition, an_offer, pages_of

OLD = {
    "evidence": {"source": "https://beispiel.de", "as_of": "2015", "basis": "stated"},
    "confirmed_on": None,
}
ROW = re.compile(r'<li class="row[^"]*">\s*<h\d><a href="(?:\.\./)+angebote/([a-z0-9-]+)/">')


def facet(vocabulary: str) -> Facet:
    return next(one for one in FACETS if one.vocabulary == vocabulary)


def listed(edition: Edition, vocabulary: str) -> dict[str, list[str]]:
    found = offers_by_code(edition, facet(vocabulary))
    return {code: [one.id for one in offers] for code, offers in found.items() if offers}


def many() -> dict[str, Offer]:
    """More offers than two pages hold, on three shelves."""
    kinds: list[dict[str, Any]] = [{}] * 70 + [OLD] * 25 + [{"status": "ended"}] * 60
    return {
        f"angebot-{number}": an_offer(title=f"Wald {number:03}", **kind) for number, kind in enumerate(kinds)
    }


@pytest.mark.parametrize(
    ("vocabulary", "fields", "codes"),
    [
        ("cost-kinds", {"cost": {"kind": "free"}}, ["free"]),
        ("cost-kinds", {"cost": {"kind": "unknown"}}, []),
        ("cost-kinds", {}, []),
        ("formats", {"format": "at_your_place"}, ["at_your_place"]),
        ("service-areas", {"places": [{"kind": "mobile", "service_area": ["region"]}]}, ["region"]),
        ("languages", {"languages": ["de", "tr"]}, ["de", "tr"]),
        ("languages", {}, []),
        ("accessibility", {"accessibility": {"wheelchair": "fully", "features": ["lift"]}}, ["fully", "lift"]),
        ("accessibility", {"accessibility": {"wheelchair": "not"}}, []),
        ("accessibility", {"accessibility": {"note": "Bitte fragen"}}, []),
        ("accessibility", {}, []),
        ("education-levels", {"education_levels": ["primary"]}, ["primary"]),
        ("grades", {"grades": {"min": "11"}}, ["11", "12", "13"]),
        ("grades", {"grades": {"max": "2"}}, ["1", "2"]),
        ("grades", {}, []),
        ("schedule-kinds", {"schedule": {"kind": "on_request"}}, ["on_request"]),
        ("schedule-kinds", {"schedule": {"kind": "past"}}, []),
    ],
)  # fmt: skip
def test_an_offer_is_listed_where_its_record_says_so_and_nowhere_else(
    vocabulary: str, fields: dict[str, Any], codes: list[str]
) -> None:
    edition = an_edition({"eins": an_offer(**fields)})
    assert sorted(listed(edition, vocabulary)) == sorted(codes)


def test_every_way_in_has_an_address_and_a_name_of_its_own() -> None:
    for attribute in ("vocabulary", "path", "title", "one"):
        assert len({getattr(one, attribute) for one in FACETS}) == len(FACETS)
    parameters = [one.parameter for one in FACETS if one.parameter]
    assert len(set(parameters)) == len(parameters)


def test_every_concept_has_a_page_that_its_overview_leads_to() -> None:
    pages = pages_of(an_edition({"eins": an_offer(cost={"kind": "free"})}))
    for one in FACETS:
        overview = HtmlPage(pages[f"{one.path.strip('/')}/index.html"])
        linked = {link["href"] for link in overview.the("a")}
        for concept in concepts_of(an_edition(), one).concepts:
            assert f"..{one.path}{concept.code}/" in linked
            assert f"{one.path.strip('/')}/{concept.code}/index.html" in pages


def test_a_concept_without_offers_says_so_kindly() -> None:
    page = pages_of(an_edition())["kosten/free/index.html"]
    assert "Dazu ist noch kein Angebot eingetragen." in page
    assert "Noch ohne Angebot" in pages_of(an_edition())["kosten/index.html"]


def test_all_ways_in_stand_where_all_offers_are() -> None:
    page = pages_of(an_edition({"eins": an_offer()}))["angebote/index.html"]
    assert [one.path for one in FACETS if f'href="..{one.path}"' not in page] == []


@pytest.mark.parametrize("base", ["angebote", "themen/forest", "form/in_person"])
def test_nothing_is_lost_or_shown_twice_between_the_pages(base: str) -> None:
    pages = pages_of(an_edition(many()))
    own = [path for path in pages if re.fullmatch(rf"{base}(/seite/\d+)?/index\.html", path)]
    shown = [name for path in own for name in ROW.findall(pages[path])]
    wanted = {f"angebot-{number}" for number in range(95 if base == "angebote" else 155)}
    assert len(shown) == len(wanted)
    assert set(shown) == wanted
    assert all(len(ROW.findall(pages[path])) <= PER_PAGE for path in own)


def test_the_archive_has_pages_too() -> None:
    pages = pages_of(an_edition(many()))
    shown = [
        name
        for path in ("angebote/archiv/index.html", "angebote/archiv/seite/2/index.html")
        for name in ROW.findall(pages[path])
    ]
    assert set(shown) == {f"angebot-{number}" for number in range(95, 155)}


def test_headings_count_the_whole_shelf_on_every_page() -> None:
    pages = [
        shelf for _, shelf in paged_shelves(an_edition(many()), "/a/", an_edition(many()).offers_in_order)
    ]
    assert [(one.current.total, one.last_known.total, one.historical.total) for one in pages] == [
        (70, 25, 60)
    ] * 4
    assert [(one.current.first, one.current.last) for one in pages[:2]] == [(1, 50), (51, 70)]
    assert [len(one.historical.cards) for one in pages] == [0, 5, 50, 5]
    assert [one.is_past for one in pages] == [False, False, True, True]
    page = pages_of(an_edition(many()))["themen/forest/seite/2/index.html"]
    assert "<h2>Aktuell <small>70 Angebote, hier 51 bis 70</small></h2>" in page
    assert "<h2>Zuletzt belegt <small>25 Angebote</small></h2>" in page


def test_each_page_says_which_it_is() -> None:
    page = pages_of(an_edition(many()))["themen/forest/seite/2/index.html"]
    assert "<title>Wald – Seite 2 von 4 – " in page
    assert 'rel="canonical" href="https://bildung.beispiel.de/themen/forest/seite/2/"' in page
    (menu,) = re.findall(r'<nav class="pages.*?</nav>', page, re.DOTALL)
    assert 'aria-label="Seiten"' in menu
    assert menu.count('aria-current="page"') == 1
    assert 'href="../../../../themen/forest/seite/2/" aria-current="page"' in menu


def test_short_lists_do_not_speak_of_pages() -> None:
    page = pages_of(an_edition({"eins": an_offer()}))["themen/forest/index.html"]
    assert 'aria-label="Seiten"' not in page
    assert "Seite 1" not in page


def test_actors_come_in_pages_and_each_type_is_found_from_all() -> None:
    actors = {"musterverein": an_actor()} | {
        f"akteur-{number}": an_actor(
            name=f"Verein {number:03}", type="association" if number < 60 else "network"
        )
        for number in range(70)
    }
    pages = pages_of(an_edition({}, actors))
    first, second = pages["akteure/index.html"], pages["akteure/seite/2/index.html"]
    assert first.count('<li class="row">') == PER_PAGE
    assert second.count('<li class="row">') == 71 - PER_PAGE
    for page, root in ((first, "../"), (second, "../../../")):
        for place in re.findall(r'<li><a href="([^"]+)#network"', page):
            target = place.removeprefix(root) + "index.html"
            assert 'id="network"' in pages[target]


def test_rows_lead_up_to_the_root_from_every_depth() -> None:
    pages = pages_of(an_edition(many()))
    for path in ("angebote/index.html", "angebote/seite/2/index.html", "themen/forest/seite/3/index.html"):
        root = "../" * path.count("/")
        assert f'<a href="{root}angebote/angebot-' in pages[path]
        assert "\0" not in pages[path]


def test_a_row_names_every_audience_and_the_cost() -> None:
    offer = an_offer(audiences=["families", "children", "adults", "school"], cost={"kind": "donation"})
    page = pages_of(an_edition({"eins": offer}))["angebote/index.html"]
    row = page[page.index('<li class="row') :]
    for words in ("Familien", "Kinder", "Erwachsene", "Schule", "Spende erbeten"):
        assert words in row


def test_a_list_leads_to_what_narrows_it_with_the_right_numbers() -> None:
    edition = an_edition(
        {
            "a": an_offer(audiences=["families"], cost={"kind": "free"}),
            "b": an_offer(audiences=["families", "adults"]),
            "c": an_offer(audiences=["adults"]),
            "over": an_offer(audiences=["children"], status="ended"),
            "elsewhere": an_offer(topics=["water"], audiences=["families"]),
        }
    )
    found = {
        one: [(link.label, link.total, link.address) for link in links]
        for one, links in crossings(edition, TOPICS, "forest")
    }
    assert found == {
        "Zielgruppe": [
            ("Familien", 2, "/suche/?in=angebote&thema=forest&zielgruppe=families"),
            ("Erwachsene", 2, "/suche/?in=angebote&thema=forest&zielgruppe=adults"),
        ],
        "Kosten": [("Kostenfrei", 1, "/suche/?in=angebote&thema=forest&kosten=free")],
    }


def test_links_that_need_the_search_are_hidden_until_a_script_shows_them() -> None:
    edition = an_edition({"a": an_offer(audiences=["families"]), "b": an_offer(audiences=["adults"])})
    page = HtmlPage(pages_of(edition)["themen/forest/index.html"])
    (found,) = page.the("nav", **{"class": "crossings no-print"})
    assert "hidden" in found
    assert "data-with-script" in found


def test_numbers_in_an_overview_are_those_of_the_lists() -> None:
    edition = an_edition(many())
    for one in FACETS:
        offers = offers_by_code(edition, one)
        for tile in tiles(edition, one, concepts_of(edition, one).concepts):
            assert tile.total == len(offers[tile.concept.code])
