"""The form for contributors, used with the keyboard alone: every type, every mistake, every way out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from generator.domain.catalogue import Entry
from generator.domain.dates import BERLIN
from generator.domain.offer import Offer
from generator.intake.folder import SourceFile
from generator.intake.load import load_schemas, read_entry
from generator.intake.yaml_text import Document, parse_yaml
from generator.intake.yaml_writer import write_yaml
from tests.browser.typist import Typist
from tests.town.sites import SCHEMAS, TOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "form_types.yml").read_text(encoding="utf-8"))
VOCABULARIES = load_schemas(SCHEMAS).vocabularies
TYPES = VOCABULARIES["offer-types"].by_code
FORM = "/mitmachen/angebot/"
SUBMIT = "#eintrag-formular [type=submit]"


@pytest.fixture(scope="module")
def desk(context: BrowserContext) -> Iterator[Page]:
    """One page for all offers, opened anew for each."""
    with context.new_page() as page:
        yield page
        page.evaluate("localStorage.clear()")


def opened(page: Page, address: str) -> Typist:
    page.goto(address)
    expect(page.locator("#f-vorschau h3")).to_be_visible()
    if "?id=" in address:
        expect(page.locator("#f-stand")).to_contain_text("Sie ändern")
    page.locator("#f-titel").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    return Typist(page)


def sent(page: Page, typist: Typist) -> str:
    """Check the form and return the finished record."""
    typist.press(SUBMIT)
    expect(page.locator("#g-wege")).to_be_focused()
    return page.locator("#f-text").input_value()


def leaves(data: object, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for at, value in enumerate(data):
            yield from leaves(value, f"{path}.{at}")
    else:
        yield path, data


def expected(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What the record should hold for what was typed."""
    found: dict[str, Any] = {}
    for path, typed in fields.items():
        name = path.rsplit(".", 1)
        if name[-1].isdecimal():
            found.setdefault(name[0], []).append(typed)
        else:
            found[path] = typed.split("\n") if path in ("aliases", "findable_by") else typed
    return found


def test_the_table_has_every_type() -> None:
    assert set(CASES["types"]) == set(TYPES)


@pytest.mark.parametrize("offer_type", TYPES)
def test_each_type_can_be_written_with_the_keyboard_alone(offer_type: str, desk: Page, town: str) -> None:
    own = CASES["types"][offer_type]
    fields = {
        "title": f"Erfundene Sache {offer_type.replace('_', ' ')}",
        "type": offer_type,
        **CASES["all"],
        **own,
    }
    typist = opened(desk, town + FORM)
    typist.fill_all(fields)
    typist.press("[data-confirm]", "Space")
    typist.press("#f-zusage", "Space")
    text = sent(desk, typist)
    document = parse_yaml(text, "offers/neu.yml")
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    assert write_yaml(document.data, Offer.written_keys()) == text
    entry = read_entry(SourceFile("offers/neu.yml", text.encode()), Offer, VOCABULARIES)
    assert isinstance(entry, Entry), entry
    names = {"actor": "musterverein", "funders": ["stiftung-morgen"], "partners": ["bildungsbuero"]}
    wanted = expected(fields) | {"confirmed_on": datetime.now(BERLIN).date().isoformat()}
    wanted |= {key: value for key, value in names.items() if key in wanted}
    assert {
        path: value.strip() if isinstance(value, str) else value for path, value in leaves(document.data)
    } == wanted


def test_a_change_leaves_everything_else_as_it_was(desk: Page, town: str) -> None:
    before = (TOWN / "offers" / "bienenschule.yml").read_text(encoding="utf-8")
    typist = opened(desk, f"{town}{FORM}?id=bienenschule")
    typist.fill("notes", "Bei Regen im Haus: bitte klingeln.")
    typist.press("#f-zusage", "Space")
    after = sent(desk, typist)
    assert after == before.replace("notes: Bei Regen im Haus.", 'notes: "Bei Regen im Haus: bitte klingeln."')
    assert desk.locator("#weg-file").count() == 0


RICH = (
    "offers/bienenschule",
    "offers/bachtage",
    "offers/stadtgarten-besuch",
    "offers/feindliche-zeichen",
    "actors/musterverein",
)


@pytest.mark.parametrize("file", [TOWN / f"{name}.yml" for name in RICH], ids=lambda file: file.stem)
def test_a_record_that_nobody_changed_stays_the_same_to_the_byte(file: Path, desk: Page, town: str) -> None:
    form = {"offers": FORM, "actors": "/mitmachen/akteur/"}[file.parent.name]
    typist = opened(desk, f"{town}{form}?id={file.stem}")
    desk.locator("#f-zusage").focus()
    desk.keyboard.press("Space")
    assert sent(desk, typist) == file.read_text(encoding="utf-8")


def test_dates_can_be_added_and_removed_and_the_focus_follows(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("schedule.kind", "dated")
    rows = desk.locator("[data-row^='schedule.sessions.']")
    expect(rows).to_have_count(1)
    typist.fill("schedule.sessions.0.note", "erster")
    typist.fill("schedule.sessions.1.note", "zweiter")
    typist.fill("schedule.sessions.2.note", "dritter")
    typist.press("[data-row='schedule.sessions.1'] [data-remove]")
    expect(rows).to_have_count(2)
    expect(desk.locator("[name='schedule.sessions.1.note']")).to_have_value("dritter")
    expect(desk.locator("[data-row='schedule.sessions.1'] [data-remove]")).to_be_focused()
    expect(desk.locator("#f-stand")).to_have_text("Termin 2 entfernt.")
    expect(desk.locator("[data-row='schedule.sessions.1'] legend").first).to_have_text("Termin 2")


def test_one_place_is_ready_to_be_filled_and_an_empty_one_moves_no_message(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    expect(desk.locator("[data-row^='places.']")).to_have_count(1)
    typist.fill_all({"places.1.kind": "venue", "places.1.postal_code": "12"})
    typist.press(SUBMIT)
    expect(desk.locator("[id='e-places.1.postal_code-f']")).to_contain_text("nicht die erwartete Form")
    assert desk.locator("[id='e-places.0'] .error").count() == 0


def test_only_what_the_type_needs_is_shown(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("type", "school_project")
    assert desk.locator("[id='e-cost']").evaluate("node => node.hidden")
    assert not desk.locator("[id='e-grades']").evaluate("node => node.hidden")
    typist.fill("type", "workshop")
    typist.fill("cost.kind", "free")
    typist.fill("type", "school_project")
    assert not desk.locator("[id='e-cost']").evaluate("node => node.hidden"), (
        "what is filled in stays in sight"
    )


def test_nothing_is_called_wrong_before_somebody_left_a_field(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("title", "Ein Titel, der gut ist")
    typist.fill("summary", "kurz")
    desk.wait_for_timeout(500)
    assert desk.locator(".error").count() == 0
    desk.keyboard.press("Tab")
    expect(desk.locator("[id='e-summary-f']")).to_contain_text("zu kurz")
    assert desk.locator(".error").count() == 1


def test_the_summary_names_every_mistake_and_leads_to_its_field(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.press(SUBMIT)
    summary = desk.locator("#f-fehler")
    expect(summary).to_be_focused()
    assert summary.locator("li").count() == desk.locator(".error").count() > 8
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("[name=title]")).to_be_focused()
    expect(desk.locator("[name=title]")).to_have_attribute("aria-invalid", "true")
    expect(desk.locator("[name=title]")).to_have_accessible_description(re.compile("fehlt"))


def test_a_similar_offer_is_named_and_hinders_nobody(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("title", "Bienenschule für Schüler")
    link = desk.locator("#f-aehnlich a").first
    expect(link).to_have_text(re.compile("Bienenschule"))
    assert desk.evaluate("link => link.href", link.element_handle()) == f"{town}/angebote/bienenschule/"
    typist.fill("title", "Etwas ganz anderes und Erfundenes")
    expect(desk.locator("#f-aehnlich a")).to_have_count(0)


def test_an_id_that_is_taken_is_noticed(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("title", "Bienenschule")
    expect(desk.locator("#f-id")).to_have_value("bienenschule")
    typist.press(SUBMIT)
    expect(desk.locator("#f-fehler")).to_contain_text("„bienenschule“ gibt es schon")
    typist.press("#f-id", "End")
    desk.keyboard.type("-neu")
    expect(desk.locator("#f-id-f")).to_have_count(0)


def test_a_draft_is_kept_only_on_request_and_can_be_deleted(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill("title", "Ein Entwurf für später")
    assert desk.evaluate("localStorage.length") == 0
    typist.press("#f-merken")
    expect(desk.locator("#f-stand")).to_contain_text("Gemerkt")
    typist = opened(desk, town + FORM)
    expect(desk.locator("[name=title]")).to_have_value("")
    expect(desk.locator("#f-entwurf")).to_contain_text("Entwurf von „Ein Entwurf für später“")
    opened(desk, f"{town}{FORM}?id=bienenschule")
    assert desk.locator("#f-entwurf button").count() == 0, "it belongs to another record"
    typist = opened(desk, town + FORM)
    typist.press("#f-entwurf button")
    expect(desk.locator("[name=title]")).to_have_value("Ein Entwurf für später")
    typist.press("#f-entwurf button.plain")
    assert desk.evaluate("localStorage.length") == 0
    expect(desk.locator("#f-entwurf button")).to_have_count(0)


def test_a_long_list_is_looked_through_and_left_with_the_keyboard(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    topics = desk.locator("[id='e-topics']")
    expect(topics.locator(".hint").first).to_contain_text("eine bis acht")
    typist.go_to("[id='e-topics'] [data-narrow]")
    desk.keyboard.insert_text("gibtesnicht")
    expect(topics).to_contain_text("Nichts gefunden. Versuchen Sie ein anderes Wort.")
    desk.keyboard.press("Enter")
    assert desk.locator("#f-fehler").is_hidden(), "looking for something sends nothing"
    desk.keyboard.press("Escape")
    expect(topics.locator("summary")).to_be_focused()
    expect(topics.locator("details")).not_to_have_attribute("open", "")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    expect(topics.locator("[data-narrow]")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(topics.locator("details")).not_to_have_attribute("open", "")


def test_who_read_it_somewhere_is_asked_where(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    source = desk.locator("[name='evidence.source']")
    expect(source).to_be_hidden()
    typist.press(SUBMIT)
    expect(desk.locator("#e-confirmed_on-f")).to_have_text("Bitte wählen Sie eine der Antworten.")
    typist.press("#f-selbst", "Space")
    expect(source).to_be_hidden()
    desk.keyboard.press("ArrowDown")
    expect(source).to_be_visible()
    expect(desk.locator("#f-gelesen")).to_be_checked()
    expect(desk.locator("[id='e-evidence.source-f']")).to_have_text("Bitte nennen Sie die Seite.")


def test_a_new_actor_is_told_the_id_for_its_offers(desk: Page, town: str) -> None:
    typist = opened(desk, f"{town}/mitmachen/akteur/")
    summary = "Ein erfundener Verein, den es nur in dieser Prüfung gibt."
    typist.fill_all({"name": "Verein am Teich", "type": "association", "summary": summary})
    typist.press("#f-selbst", "Space")
    typist.press("#f-zusage", "Space")
    sent(desk, typist)
    expect(desk.locator("#weg-weiter")).to_contain_text("Die Kennung Ihres Anbieters ist „verein-am-teich“")
    desk.get_by_role("link", name="Jetzt ein Angebot eintragen").click()
    expect(desk.locator("[name=actor]")).to_have_value("verein-am-teich")


def test_an_unknown_record_is_not_an_empty_form(desk: Page, town: str) -> None:
    desk.goto(f"{town}{FORM}?id=gibt-es-nicht")
    expect(desk.locator("#f-stand")).to_contain_text("gibt es nicht")
    expect(desk.locator("#eintrag-formular")).to_be_hidden()
    expect(desk.get_by_role("link", name="Neuen Eintrag beginnen")).to_be_visible()


def test_offline_is_said_plainly(context: BrowserContext, town: str) -> None:
    with context.new_page() as page:
        page.route("**/eintrag.json", lambda route: route.abort())
        page.goto(f"{town}{FORM}?id=bienenschule")
        expect(page.locator("#f-stand")).to_contain_text("konnte nicht geladen werden")
        expect(page.get_by_role("link", name="Noch einmal versuchen")).to_be_visible()


def test_every_way_out_carries_the_record(desk: Page, town: str) -> None:
    typist = opened(desk, town + FORM)
    typist.fill_all(
        {"title": "Ein Weg für alle", "type": "lecture", **CASES["all"], "schedule.kind": "on_request"}
    )
    typist.press("[data-confirm]", "Space")
    typist.press("#f-zusage", "Space")
    text = sent(desk, typist)
    issue, file, mail = (
        desk.locator(f"#weg-{way}").get_attribute("href") or "" for way in ("issue", "file", "mail")
    )
    assert issue.startswith("https://ablage.beispiel.de/musterstadt/bildung/issues/new?template=eintrag.yml&")
    assert "datei=content%2Foffers%2Fein-weg-fuer-alle.yml" in issue
    assert "/new/main?filename=content%2Foffers%2Fein-weg-fuer-alle.yml&value=title%3A%20Ein%20Weg" in file
    assert mail.startswith("mailto:hinweise@beispiel.de?subject=Eintrag%3A%20Ein%20Weg")
    with desk.expect_download() as download:
        typist.press("#weg-datei")
    assert download.value.suggested_filename == "ein-weg-fuer-alle.yml"
    assert Path(download.value.path()).read_bytes() == text.encode()
    typist.press("#weg-kopie")
    expect(desk.locator("#f-stand")).to_have_text(re.compile(r"Kopiert|ausgewählt"))
    typist.fill("summary", "Etwas anderes, das auch lang genug ist, damit es gilt.")
    expect(desk.locator("#f-wege")).to_be_hidden()


def test_a_club_that_is_not_listed_yet_sends_its_offer_as_people_write(desk: Page, town: str) -> None:
    typist = opened(desk, f"{town}{FORM}?anbieter=neuer-verein")
    everything = {"title": "Ein Fest am neuen Teich", "type": "festival", **CASES["all"]}
    typist.fill_all({key: value for key, value in everything.items() if key != "actor"})
    typist.fill_all({"schedule.kind": "dated", "schedule.sessions.0.start": "2027-10-03 10:00"})
    desk.locator("[data-time-of='schedule.sessions.0.end']").fill("12:30")
    typist.fill_all({"cost.kind": "paid", "cost.amounts.0.eur": "4,50 €"})
    desk.keyboard.press("Tab")
    expect(desk.locator("[name='cost.amounts.0.eur']")).to_have_value("4.50")
    typist.press("[data-confirm]", "Space")
    typist.press("#f-zusage", "Space")
    text = sent(desk, typist)
    expect(desk.locator("[id='e-actor-f']")).to_contain_text("Haben Sie ihn schon gesendet?")
    for line in ("actor: neuer-verein", "end: 2027-10-03 12:30", "eur: 4.50"):
        assert line in text
    typist.fill("actor", "Natur & Umwelt")
    desk.keyboard.press("Tab")
    expect(desk.locator("[name=actor]")).to_have_value("Musterverein für Natur & Umwelt")
    desk.locator("[name='schedule.sessions.0.start']").fill("")
    typist.press(SUBMIT)
    expect(desk.locator("[id='e-schedule.sessions.0.start-f']")).to_have_text("Der Tag fehlt noch.")


MISTAKES = yaml.safe_load((HERE / "form_mistakes.yml").read_text(encoding="utf-8"))
_VALUE = "path => document.querySelector(`#eintrag-formular [name='${path}']`).value"


@pytest.fixture(scope="module")
def good_record(context: BrowserContext, town: str) -> Iterator[Typist]:
    """A good record in the form; each test makes one mistake in it and takes it back."""
    with context.new_page() as page:
        yield replace(opened(page, f"{town}{FORM}?id=bienenschule"), leaps=True)


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: f"{next(iter(case['type']))}: {case['says']}")
def test_each_mistake_is_named_at_its_field_and_can_be_mended(
    case: dict[str, Any], good_record: Typist
) -> None:
    page, typed = good_record.page, case["type"]
    before = {
        path: page.evaluate(_VALUE, path) if isinstance(value, str) else value
        for path, value in typed.items()
    }
    good_record.fill_all(typed)
    page.keyboard.press("Tab")
    note = page.locator(f"[id='e-{case.get('at', next(iter(typed)))}-f']")
    # Leaving a field is enough; what a whole group lacks is said when the group is left.
    if not (case.get("at") or isinstance(next(iter(typed.values())), list)):
        expect(note).to_contain_text(case["says"])
    good_record.press(SUBMIT)
    expect(page.locator("#f-fehler")).to_contain_text(case["says"])
    expect(note).to_contain_text(case["says"])
    good_record.fill_all(before)
    good_record.press(SUBMIT)
    expect(note).to_have_count(0)
    assert page.locator("#f-fehler li").count() == 1, "only the promise is still to be given"
