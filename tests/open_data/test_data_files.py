"""The files of open data say what the records say: no more, no less, and all the same number."""

import csv
import json
import re
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from generator.domain.actor import Actor
from generator.domain.geography import LATITUDE, LONGITUDE
from generator.domain.offer import Offer
from generator.publish.edition import Edition
from generator.publish.embedding import embedding
from generator.publish.linked.node import data_block
from generator.publish.linked.offer_node import offer_node
from generator.publish.open_data import data_files
from generator.publish.open_data.csv_table import BYTE_ORDER_MARK, cell, csv_file
from generator.publish.open_data.openapi import RECORD_HEAD
from generator.publish.open_data.record_json import actor_json, offer_json
from tests.contracts.html_page import HtmlPage
from tests.publish.editions import an_actor, an_edition, an_offer, pages_of, town
from tests.publish.test_escaping import LONG, TEXT, actor_texts, offer_texts, texts_in

FORMULAS = yaml.safe_load(Path(__file__).with_name("formulas.yml").read_text(encoding="utf-8"))
API = ("offers", "actors", "vocabularies", "statements", "changes", "addresses")


def files(edition: Edition) -> dict[str, str]:
    return {one.path: one.content for one in data_files(edition)}


def api(edition: Edition, name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(files(edition)[f"api/v1/{name}.json"])


def rows(edition: Edition) -> list[dict[str, str]]:
    return table(files(edition)["daten/angebote.csv"])


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))


def uncelled(text: str) -> str:
    return re.sub(r"(^|;)(\s*)'(?='*[=+\-@＝＋－＠])", r"\1\2", text)


def in_one_line(texts: list[str]) -> set[str]:
    return {" ".join(one.split()) for one in texts}


def test_all_exports_hold_the_same_number_of_records() -> None:
    edition, found = town(), files(town())
    offers, actors = len(edition.catalogue.offers), len(edition.catalogue.actors)
    assert api(edition, "offers")["count"] == len(api(edition, "offers")["offers"]) == offers
    assert api(edition, "actors")["count"] == len(api(edition, "actors")["actors"]) == actors
    assert len(rows(edition)) == len(json.loads(found["daten/hsds.json"])) == offers
    assert {one["id"] for one in rows(edition)} == set(edition.catalogue.offers)
    for one in data_files(edition):
        if one.path.endswith("json") and "datapackage" not in one.path and "openapi" not in one.path:
            content = json.loads(one.content)
            items = content if isinstance(content, list) else None
            assert items is None or len(items) == one.count, one.path


@pytest.mark.parametrize("name", API)
def test_the_interface_is_as_its_description_says(name: str) -> None:
    described = api(town(), "openapi")
    answer = described["paths"][f"/api/v1/{name}.json"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator({**schema, "components": described["components"]})
    assert [one.message for one in checker.iter_errors(api(town(), name))] == []
    spoiled = {**api(town(), name), "count": "viele"}
    assert list(checker.iter_errors(spoiled))


def test_filters_count_what_records_say() -> None:
    edition = town()
    offers = [one.record for one in edition.catalogue.offers.values()]
    found = {
        one["id"]: {each["code"]: each for each in one["values"]} for one in api(edition, "facets")["facets"]
    }
    for code, value in found["offer-types"].items():
        assert value["total"] == sum(one.type == code for one in offers), code
    for code, value in found["cost-kinds"].items():
        assert value["total"] == sum(one.cost is not None and one.cost.kind == code for one in offers), code
    bees = found["topics"]["bees"]
    assert bees["total"] == sum("bees" in one.topics for one in offers) > 0
    assert bees["search"] == f"{edition.site.address}/suche/?in=angebote&thema=bees"
    pages = {f"{edition.site.address}/{path}" for path in pages_of(edition)}
    for value in (value for facet in found.values() for value in facet.values()):
        assert f"{value['page']}index.html" in pages, value
        assert value.get("calendar", next(iter(pages))) in pages, value


def test_examples_of_the_description_are_records_of_the_interface() -> None:
    schemas = api(town(), "openapi")["components"]["schemas"]
    for name, kind in (("Offer", "offers"), ("Actor", "actors")):
        (example,) = schemas[name]["examples"]
        assert example in api(town(), kind)[kind]


def test_the_file_for_other_websites_is_as_its_description_says() -> None:
    described = api(town(), "openapi")["paths"]["/api/v1/actors/{id}/offers.json"]["get"]
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    checker = Draft202012Validator(schema)
    found = {one.path: json.loads(one.content) for one in embedding(town()) if one.path.endswith(".json")}
    assert set(found) == {
        f"api/v1/actors/{name}/offers.json" for name in (*town().catalogue.actors, "naturfreunde")
    }
    assert [one.message for file in found.values() for one in checker.iter_errors(file)] == []
    assert found["api/v1/actors/musterverein/offers.json"]["offers"]
    assert list(checker.iter_errors({**found["api/v1/actors/musterverein/offers.json"], "page": 1}))


@pytest.mark.parametrize(
    ("status", "said"), [("active", "active"), ("paused", "temporarily closed"), ("ended", "defunct")]
)
def test_other_directories_learn_whether_an_offer_is_open(status: str, said: str) -> None:
    (service,) = json.loads(files(an_edition({"a": an_offer(status=status)}))["daten/hsds.json"])
    assert service["status"] == said


def test_the_file_for_other_websites_holds_what_lives_and_follows_a_new_id() -> None:
    offers = {"a": an_offer(title="Lebt"), "b": an_offer(title="Vorbei", status="ended")}
    edition = an_edition(offers, {"musterverein": an_actor(redirect_from=["musterclub"])})
    found = {one.path: one.content for one in embedding(edition)}
    texts = [found[f"api/v1/actors/{name}/offers.json"] for name in ("musterverein", "musterclub")]
    assert texts[0] == texts[1]
    assert [one["title"] for one in json.loads(texts[0])["offers"]] == ["Lebt"]
    assert "einbetten/angebote.js" in found


def test_no_field_of_a_record_has_the_name_of_what_the_interface_adds() -> None:
    for model in (Offer, Actor):
        assert not set(model.written_keys()) & set(RECORD_HEAD)


def test_every_record_says_where_it_is_and_how_far_one_may_rely_on_it() -> None:
    for name in ("offers", "actors"):
        for one in api(town(), name)[name]:
            assert {"id", "page", "record", "license", "freshness"} <= one.keys()
            assert one["page"].endswith(f"/{one['id']}/")


def test_the_same_records_give_the_same_bytes_in_any_order() -> None:
    offers = {name: an_offer(title=f"Angebot {name}") for name in ("b", "a", "c")}
    turned = dict(sorted(offers.items()))
    assert files(an_edition(offers)) == files(an_edition(turned))


@given(text=TEXT, long=LONG)
def test_texts_are_found_again_equal_in_page_json_and_table(text: str, long: str) -> None:
    offer, actor = an_offer(**offer_texts(text, long)), an_actor(**actor_texts(text, long))
    edition = an_edition({"angebot": offer}, {"musterverein": actor})
    found = json.loads(json.dumps(offer_json(edition, edition.catalogue.offers["angebot"])))
    who = json.loads(json.dumps(actor_json(edition, edition.catalogue.actors["musterverein"])))
    for read, written in ((found, offer_texts(text, long)), (who, actor_texts(text, long))):
        assert in_one_line(texts_in(written)) <= in_one_line(texts_in(read))
    (row,) = table(csv_file(edition).content)
    assert uncelled(row["titel"]) == offer.title == found["title"]
    assert uncelled(row["kurzbeschreibung"]) == offer.summary == found["summary"]
    assert uncelled(row["anbieter"]) == actor.name == who["name"]


@given(text=TEXT, long=LONG)
def test_a_data_block_is_read_back_equal_and_holds_no_tag(text: str, long: str) -> None:
    edition = an_edition({"angebot": an_offer(**offer_texts(text, long))})
    block = data_block(offer_node(edition, edition.catalogue.offers["angebot"]))
    page = HtmlPage(f"<head>{block}</head><body>da</body>")
    assert [tag for tag, _ in page.tags] == ["head", "script", "body"]
    node = json.loads(block.partition(">")[2].removesuffix("</script>"))
    assert node["name"] == edition.catalogue.offers["angebot"].record.title
    assert node["description"] == edition.catalogue.offers["angebot"].record.summary


@given(text=TEXT | LONG)
def test_cells_are_harmless_and_give_back_their_text(text: str) -> None:
    for one in (text, f"={text}", f"'{text}", f"{text};{text}", f"''-{text}; ={text}"):
        written = cell(one)
        assert not re.search(r"(^|;)\s*[=+\-@]", written)
        assert uncelled(written) == one


@pytest.mark.parametrize("case", FORMULAS, ids=lambda case: case["text"])
def test_a_spreadsheet_finds_no_formula(case: dict[str, str]) -> None:
    assert cell(case["text"]) == case["cell"]


def test_the_table_keeps_to_rfc_4180_byte_by_byte() -> None:
    text = files(town())["daten/angebote.csv"]
    assert text.encode().startswith(b"\xef\xbb\xbfid,titel,")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert {len(one) for one in csv.reader(StringIO(text, newline=""), strict=True)} == {len(rows(town())[0])}


def test_the_package_describes_the_table_as_it_is() -> None:
    found = files(town())
    (resource,) = json.loads(found["daten/datapackage.json"])["resources"]
    table = found["daten/angebote.csv"].encode()
    assert resource["bytes"] == len(table)
    assert resource["hash"] == f"sha256:{sha256(table).hexdigest()}"
    assert [one["name"] for one in resource["schema"]["fields"]] == list(rows(town())[0])


def test_places_have_longitude_first_and_lie_where_places_may_lie() -> None:
    features = json.loads(files(town())["daten/orte.geojson"])["features"]
    assert features
    for one in features:
        longitude, latitude = one["geometry"]["coordinates"]
        assert LONGITUDE[0] <= longitude <= LONGITUDE[1]
        assert LATITUDE[0] <= latitude <= LATITUDE[1]
        assert one["type"] == "Feature"
        assert one["geometry"]["type"] == "Point"
    assert len({one["id"] for one in features}) == len(features)


def test_unknown_costs_are_never_free_and_old_ones_are_marked() -> None:
    edition = an_edition({
        "unbekannt": an_offer(title="Unbekannt"),
        "alt": an_offer(
            title="Alt", confirmed_on=None,
            cost={"kind": "paid", "amounts": [{"eur": "3"}], "as_of": "2011"},
            evidence={"source": "https://alt.example", "as_of": "2026", "basis": "stated", "running": "true"},
        ),
    })  # fmt: skip
    by_id = {one["id"]: one for one in rows(edition)}
    assert by_id["unbekannt"]["kosten"] == ""
    assert "Stand 2011" in by_id["alt"]["kosten"]
    marks = {one["id"]: one.get("marks") for one in api(edition, "offers")["offers"]}
    assert marks == {"unbekannt": None, "alt": ["prices_may_be_old"]}


def service(actor: Actor | None = None, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - a record
    edition = an_edition({"angebot": an_offer(**changes)}, {"musterverein": actor or an_actor()})
    (found,) = json.loads(files(edition)["daten/hsds.json"])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("start", "end", "valid"),
    [
        ("2026-12-05", None, (None, None)),
        ("2026-12-05 14:00", "2026-12-05 16:00", (None, None)),
        ("2026-12-05 20:00", "2026-12-06 02:00", (None, None)),
        ("2026-12-05", "2026-12-20", ("2026-12-05", "2026-12-20")),
        ("2026-12-05 18:00", "2026-12-06 14:00", ("2026-12-05", "2026-12-06")),
    ],
)
def test_a_date_of_several_days_tells_services_its_last_day(
    start: str, end: str | None, valid: tuple[str | None, str | None]
) -> None:
    days = [{"start": start, **({"end": end} if end else {})}]
    (one,) = service(schedule={"kind": "dated", "sessions": days})["schedules"]
    assert one["dtstart"] == "2026-12-05"
    assert (one.get("valid_from"), one.get("valid_to")) == valid


def test_dates_at_the_same_time_have_ids_of_their_own_that_last() -> None:
    same = [{"start": "2026-12-05 14:00", "note": note} for note in ("Saal", "Küche")]
    first, second = service(schedule={"kind": "dated", "sessions": same})["schedules"]
    assert first["id"] != second["id"]
    off = [{**same[0], "status": "cancelled"}, same[1]]
    (left,) = service(schedule={"kind": "dated", "sessions": off})["schedules"]
    assert left["id"] == second["id"]


def test_an_area_that_several_places_name_is_told_once() -> None:
    codes = [one.code for one in town().vocabularies["service-areas"].concepts][:2]
    places = [{"kind": "mobile", "service_area": codes}, {"kind": "mobile", "service_area": codes[:1]}]
    told: dict[str, Any] = {"type": "counselling", "places": places}
    assert len(service(**told)["service_areas"]) == 2
    edition = an_edition({"angebot": an_offer(**told)})
    assert len(offer_node(edition, edition.catalogue.offers["angebot"])["areaServed"]) == 2


HOME = {"street": "Weg 1", "city": "Musterstadt", "lat": "50.6", "lon": "11.3"}


@pytest.mark.parametrize(
    ("place", "point"),
    [
        ({"kind": "provider"}, (50.6, 11.3)),
        ({"kind": "provider", "name": "Saal", "street": "Weg 1"}, (50.6, 11.3)),
        ({"kind": "provider", "lat": "50.7", "lon": "11.4"}, (50.7, 11.4)),
        ({"kind": "provider", "street": "Weg 2"}, (None, None)),
        ({"kind": "venue", "name": "Wiese"}, (None, None)),
        ({"kind": "online", "url": "https://raum.example"}, (None, None)),
    ],
)
def test_services_are_where_the_house_of_their_actor_is(
    place: dict[str, str], point: tuple[float | None, float | None]
) -> None:
    (one,) = service(an_actor(address=HOME), places=[place])["service_at_locations"]
    assert (one["location"].get("latitude"), one["location"].get("longitude")) == point


def test_no_export_holds_what_no_page_shows() -> None:
    edition = an_edition({"angebot": an_offer(findable_by=["geheime probe"])})
    assert not [path for path, text in files(edition).items() if "geheime probe" in text]


def test_without_a_public_address_there_are_no_files_that_need_one() -> None:
    edition = an_edition()
    site = edition.site.model_copy(update={"address": None})
    homeless = Edition(edition.catalogue, site, edition.rulebook, edition.today)
    gone = set(files(edition)) - set(files(homeless))
    assert gone == {"daten/amb.json", "daten/hsds.json", "daten/vokabulare.jsonld", "daten/katalog.jsonld"}
    assert "Adresse der Website feststeht" in pages_of(homeless)["daten/index.html"]


def test_the_page_lists_every_file_with_count_licence_and_checksum() -> None:
    edition = an_edition({"angebot": an_offer()})
    pages = pages_of(edition)
    page = HtmlPage(pages["daten/index.html"])
    for one in data_files(edition):
        assert f"../{one.path}" in [link["href"] for link in page.the("a")]
        assert sha256(pages[one.path].encode()).hexdigest() in page.text
    assert edition.site.data_license in page.text
