"""Prefilled addresses: whatever a record is called, the form and the mail get it whole, and never too long."""

import re
from datetime import date
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.catalogue import AnyEntry
from generator.domain.site import Site
from generator.intake.mail import submission_of_mail
from generator.intake.submission import Confirmation
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
from tests.town.sites import PROJECT

OFFER = an_entry("bachtage", an_offer(title="Bach & Fluss: 100 % Spaß? #1"))
ACTOR = an_entry("musterverein", an_actor())
PAGE = "/angebote/bachtage/"
TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)


def site(**changes: str | None) -> Site:
    return town().site.model_copy(update=changes)


def written(address: str) -> dict[str, str]:
    """What a mail program makes of the address; a plus stays a plus there."""
    pairs = (part.partition("=") for part in address.partition("?")[2].split("&"))
    return {key: unquote(value) for key, _, value in pairs}


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
    assert written(address)["subject"] == "Fehler: Bach & Fluss: 100 % Spaß? #1 (bachtage)"
    assert written(address)["body"].startswith("https://bildung.beispiel.de/angebote/bachtage/\r\n")


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
    said = written(mistake_mail(site(), PAGE, title))
    assert said["subject"] == f"Fehler: {title}"
    assert said["body"].startswith("https://bildung.beispiel.de/angebote/bachtage/\r\n")


@given(TITLES)
def test_the_mail_that_confirms_is_read_as_one_whatever_the_record_is_called(title: str) -> None:
    for entry in (an_entry("bach", OFFER.record.model_copy(update={"title": title})), ACTOR):
        said = written(confirm_mail(site(), entry))
        mail = EmailMessage()
        mail["Subject"], mail["Date"] = said["subject"], "Mon, 23 Nov 2026 10:00:00 +0100"
        mail.set_content(said["body"])
        found = submission_of_mail(mail.as_bytes())
        assert found == Confirmation(entry.origins.file, date(2026, 11, 23))


@pytest.mark.parametrize(
    "address", [confirm_issue(town().site, OFFER), mistake_issue(town().site, PAGE, "Bach")]
)
def test_what_is_filled_in_are_fields_of_the_form(address: str) -> None:
    filled = fields(address)
    form = (PROJECT / ".github" / "ISSUE_TEMPLATE" / filled.pop("template")).read_text(encoding="utf-8")
    assert set(filled) - {"title"} <= set(re.findall(r"^ +id: (\w+)$", form, re.MULTILINE))
    assert len(filled) == 2


@given(st.integers(1, 3000), st.sampled_from("aß山🌍"))
def test_no_address_grows_too_long(length: int, character: str) -> None:
    issue = mistake_issue(site(), PAGE, character * length)
    mail = mistake_mail(site(), PAGE, character * length)
    assert len(issue) <= MOST_ISSUE
    assert fields(issue)["template"] == "fehler.yml"
    assert len(mail) <= MOST_MAIL
