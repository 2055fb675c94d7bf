"""Prefilled addresses: whatever a record is called, the form and the mail get it whole, and never too long."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.catalogue import AnyEntry
from generator.domain.site import Site
from generator.publish.contribution import (
    MOST_ISSUE,
    MOST_MAIL,
    change_form,
    confirm_issue,
    confirm_mail,
    mistake_issue,
    mistake_mail,
    mistake_on,
    named,
)
from tests.build import an_actor, an_entry, an_offer
from tests.publish.editions import town

OFFER = an_entry("bachtage", an_offer(title="Bach & Fluss: 100 % Spaß? #1"))
ACTOR = an_entry("musterverein", an_actor())
PAGE = "/angebote/bachtage/"
TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)


def site(**changes: str | None) -> Site:
    return town().site.model_copy(update=changes)


def fields(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def test_the_form_to_confirm_knows_the_file_and_the_title() -> None:
    address = confirm_issue(site(), OFFER)
    assert address.startswith("https://ablage.beispiel.de/musterstadt/bildung/issues/new?")
    assert fields(address) == {
        "template": "bestaetigung.yml",
        "datei": "content/offers/bachtage.yml",
        "title": "Bestätigung: Bach & Fluss: 100 % Spaß? #1",
    }


def test_the_form_for_mistakes_knows_the_page() -> None:
    assert fields(mistake_issue(site(), PAGE, named(OFFER))) == {
        "template": "fehler.yml",
        "eintrag": "Bach & Fluss: 100 % Spaß? #1 (bachtage): https://bildung.beispiel.de/angebote/bachtage/",
        "title": "Fehler: Bach & Fluss: 100 % Spaß? #1 (bachtage)",
    }


def test_a_mail_has_lines_and_no_pluses() -> None:
    address = mistake_mail(site(), PAGE, named(OFFER))
    assert address.startswith("mailto:hinweise@beispiel.de?")
    assert "+" not in address
    assert "%0D%0A" in address
    assert "\r\nhttps://bildung.beispiel.de/angebote/bachtage/\r\n" in unquote(address)
    assert "content/offers/bachtage.yml" in unquote(confirm_mail(site(), OFFER))


@pytest.mark.parametrize(
    ("entry", "address"),
    [(OFFER, "/mitmachen/angebot/?id=bachtage"), (ACTOR, "/mitmachen/akteur/?id=musterverein")],
    ids=["offer", "actor"],
)
def test_the_form_opens_with_the_record(entry: AnyEntry, address: str) -> None:
    assert change_form(entry) == address


def test_a_city_without_repository_and_mailbox_has_no_such_way() -> None:
    bare = site(repository=None, feedback_email=None)
    assert confirm_issue(bare, OFFER) == confirm_mail(bare, OFFER) == ""
    assert mistake_issue(bare, PAGE, "Bach") == mistake_mail(bare, PAGE, "Bach") == ""
    assert mistake_on(bare, PAGE, "Bach") == "/mitmachen/#fehler-melden"


def test_the_best_way_to_report_a_mistake_needs_no_account() -> None:
    assert mistake_on(site(), PAGE, "Bach").startswith("mailto:")
    assert mistake_on(site(feedback_email=None), PAGE, "Bach").startswith("https://ablage.")


def test_a_site_without_an_address_names_the_path() -> None:
    assert fields(mistake_issue(site(address=None), PAGE, "Bach"))["eintrag"] == f"Bach: {PAGE}"


@given(TITLES)
def test_whatever_a_page_is_called_arrives_whole(title: str) -> None:
    assert fields(mistake_issue(site(), PAGE, title))["title"] == f"Fehler: {title}"
    assert f"{title}\r\nhttps://" in unquote(mistake_mail(site(), PAGE, title))


@given(st.integers(1, 3000), st.sampled_from("aß山🌍"))
def test_no_address_grows_too_long(length: int, character: str) -> None:
    issue = mistake_issue(site(), PAGE, character * length)
    mail = mistake_mail(site(), PAGE, character * length)
    assert len(issue) <= MOST_ISSUE
    assert fields(issue)["template"] == "fehler.yml"
    assert len(mail) <= MOST_MAIL
