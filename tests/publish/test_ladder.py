"""One offer that nobody confirms any more, seen as the years pass: it is marked, sinks, and ends in the archive."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from generator.publish.actor_pages import actor_pages
from generator.publish.edition import Edition
from generator.publish.frame import frames_of
from generator.publish.pages import Binder
from generator.search.indexing import index_of
from generator.search.query import find
from tests.publish.editions import FRAME_PAGES, an_actor, an_edition, an_offer, pages_of, text_of

# The offer is confirmed on 1 October 2026 and open until the end of 2029.
YEARS = [
    (date(2027, 10, 1), "confirmed", "Vom Anbieter bestätigt"),
    (date(2027, 10, 2), "ageing", "Bestätigung steht aus"),
    (date(2028, 10, 2), "last_known", "Fortbestand offen"),
    (date(2030, 1, 1), "historical", "Früheres Angebot"),
]
ROW = re.compile(r'<h\d><a href="(?:\.\./)+angebote/([a-z-]+)/">')


def edition_on(today: date) -> Edition:
    """The forgotten offer, beside one with the same words that is confirmed on that very day."""
    alone, cared_for = an_offer(valid_until="2029-12-31"), an_offer(confirmed_on=str(today))
    return replace(an_edition({"alone": alone, "cared-for": cared_for}), today=today)


@cache
def pages_on(today: date) -> dict[str, str]:
    return pages_of(edition_on(today))


@pytest.mark.parametrize(("today", "step", "words"), YEARS, ids=[row[1] for row in YEARS])
def test_a_forgotten_offer_is_marked_wherever_it_stands(today: date, step: str, words: str) -> None:
    pages = pages_on(today)
    badge = f'<span class="badge badge-{step}">{words}</span>'
    assert badge in pages["angebote/alone/index.html"]
    assert badge in pages["themen/forest/index.html"]


@pytest.mark.parametrize(("today", "step"), [row[:2] for row in YEARS], ids=[row[1] for row in YEARS])
def test_a_forgotten_offer_sinks_below_one_that_is_cared_for(today: date, step: str) -> None:
    order = ["alone", "cared-for"] if step == "confirmed" else ["cared-for", "alone"]
    edition = edition_on(today)
    found = find(index_of(edition.catalogue, today), "Wald").numbers
    names = [one.id for one in edition.numbered]
    assert [names[number] for number in found if names[number] in order] == order
    assert ROW.findall(pages_on(today)["themen/forest/index.html"]) == order


@pytest.mark.parametrize(("today", "step"), [row[:2] for row in YEARS], ids=[row[1] for row in YEARS])
def test_an_offer_that_is_over_stands_in_the_archive(today: date, step: str) -> None:
    pages = pages_on(today)
    lists = {name: ROW.findall(pages[f"{name}/index.html"]) for name in ("angebote", "angebote/archiv")}
    place = "angebote/archiv" if step == "historical" else "angebote"
    assert [name for name, offers in lists.items() if "alone" in offers] == [place]
    assert "angebote/alone/index.html" in pages


@pytest.mark.parametrize(
    ("today", "changes", "badge"),
    [
        (date(2027, 10, 1), {}, '<span class="badge badge-confirmed">Vom Anbieter bestätigt</span>'),
        (date(2027, 10, 2), {}, '<span class="badge badge-ageing">Bestätigung steht aus</span>'),
        (date(2028, 10, 2), {}, '<span class="badge badge-last_known">Zuletzt belegt</span>'),
        (
            date(2027, 1, 1),
            {"status": "inactive"},
            '<span class="badge badge-historical">Früherer Akteur</span>',
        ),
    ],
    ids=["confirmed", "ageing", "last known", "gone"],
)
def test_the_profile_of_an_actor_is_marked_too(today: date, changes: dict[str, str], badge: str) -> None:
    edition = replace(an_edition({}, {"musterverein": an_actor(**changes)}), today=today)
    pages = {one.path: text_of(one) for one in actor_pages(edition, Binder(edition, frames_of(FRAME_PAGES)))}
    assert badge in pages["akteure/musterverein/index.html"]
