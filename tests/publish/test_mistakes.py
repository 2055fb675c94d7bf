"""Whoever sees a mistake can say so: on every page, with the page already named, and without a script."""

from dataclasses import replace
from functools import cache
from html import unescape
from urllib.parse import unquote

import pytest

from generator.publish import publish
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import an_edition, an_offer, pages_of, town

OFFER, ACTOR = "angebote/bach/index.html", "akteure/musterverein/index.html"
FOOT = "Fehler auf dieser Seite melden"


@cache
def pages(*, bare: bool = False) -> dict[str, str]:
    """A small site; a bare one has neither repository nor mailbox."""
    edition = an_edition({"bach": an_offer(), "over": an_offer(status="ended")})
    if bare:
        site = edition.site.model_copy(update={"repository": None, "feedback_email": None})
        edition = replace(edition, site=site)
    return {path: html for path, html in pages_of(edition).items() if path.endswith(".html")}


def block(html: str) -> str:
    return html.split("Stimmt etwas nicht?</h2>", 1)[1].split("</section>", 1)[0]


@pytest.mark.parametrize(
    ("path", "form", "file"),
    [
        (OFFER, "mitmachen/angebot/?id=bach", "content%2Foffers%2Fbach.yml"),
        (ACTOR, "mitmachen/akteur/?id=musterverein", "content%2Factors%2Fmusterverein.yml"),
    ],
    ids=["offer", "actor"],
)
def test_a_record_ends_with_every_way_to_its_next_state(path: str, form: str, file: str) -> None:
    ways = block(pages()[path])
    assert f'href="../../{form}"' in ways
    assert f"template=bestaetigung.yml&amp;datei={file}" in ways
    assert "template=fehler.yml&amp;eintrag=" in ways
    assert ways.count('href="mailto:hinweise@beispiel.de?') == 2


def test_what_is_over_is_not_confirmed_but_may_be_corrected() -> None:
    ways = block(pages()["angebote/over/index.html"])
    assert "bestaetigung.yml" not in ways
    assert "template=fehler.yml" in ways


def test_without_repository_and_mailbox_the_page_says_where_to_turn() -> None:
    ways = block(pages(bare=True)[OFFER])
    assert 'href="../../mitmachen/#fehler-melden"' in ways
    assert 'href="../../mitmachen/angebot/?id=bach"' in ways
    assert "mailto:" not in ways
    assert "/issues/" not in ways


def test_every_page_of_the_catalogue_names_itself_when_a_mistake_is_reported() -> None:
    for path, html in pages().items():
        address = unquote(unescape(html.rsplit('<a href="', 1)[1]))
        assert f"body=https://bildung.beispiel.de/{path.removesuffix('index.html')}\r\n" in address, path


def test_every_page_that_the_engine_draws_names_itself_too(engine_pages: dict[str, str]) -> None:
    drawn = [one for one in publish(town(), engine_pages) if one.path.endswith(".html")]
    editorial = [one for one in drawn if one.path in engine_pages]
    assert len(editorial) > 8
    for one in editorial:
        foot = one.data.decode().split("</main>", 1)[1]
        address = next(href for _, href in HtmlPage(foot).addresses if href.startswith("mailto:"))
        assert f"https://bildung.beispiel.de/{one.path.removesuffix('index.html')}\r\n" in unquote(address)
        assert foot.count(FOOT) == 1
