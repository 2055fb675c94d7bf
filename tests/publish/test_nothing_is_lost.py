"""What a partner wrote stands on the page: as text, or as the address of a link."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.domain.evidence import Freshness
from generator.publish import publish
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import town

EDITION = town()
# Addresses of redirects have pages of their own; the check value of a translation is for the check alone.
ELSEWHERE = {"redirect_from", "of", "basis", "kind", "status", "rule"}


def written(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield every text that somebody typed, codes and ids left out, with its field."""
    for name in record.model_fields_set - ELSEWHERE:
        yield from _texts(name, getattr(record, name))


def _texts(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for inner, text in written(value):
            yield f"{name}.{inner}", text
    elif isinstance(value, list):
        for item in value:
            yield from _texts(name, item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(name, item)
    elif isinstance(value, str) and any(sign in value for sign in " @/ÄÖÜäöüß") and name != "description":
        yield name, value


@pytest.fixture(scope="module")
def pages(engine_pages: dict[str, str]) -> dict[str, HtmlPage]:
    return {
        one.path: HtmlPage(one.data.decode())
        for one in publish(EDITION, engine_pages)
        if one.path.endswith("index.html")
    }


def missing(record: BaseModel, page: HtmlPage) -> list[tuple[str, str]]:
    shown = {address for _, address in page.addresses} | {image["alt"] for image in page.the("img")}
    return [
        (field, text)
        for field, text in written(record)
        if " ".join(text.split()) not in page.text
        and not {text, f"mailto:{text}"} & shown
        # A sentence about times begins with a capital letter, whatever the source wrote.
        and not (field == "schedule.text" and text[:1].upper() + text[1:] in page.text)
    ]


@pytest.mark.parametrize("name", EDITION.catalogue.offers)
def test_an_offer_is_shown_whole(name: str, pages: dict[str, HtmlPage]) -> None:
    record = EDITION.catalogue.offers[name].record
    assert missing(record, pages[f"angebote/{name}/index.html"]) == []


@pytest.mark.parametrize("name", EDITION.catalogue.actors)
def test_an_actor_is_shown_whole(name: str, pages: dict[str, HtmlPage]) -> None:
    record = EDITION.catalogue.actors[name].record
    assert missing(record, pages[f"akteure/{name}/index.html"]) == []


def test_musterstadt_tries_every_step_of_freshness() -> None:
    assert set(EDITION.freshness.values()) == set(Freshness)
