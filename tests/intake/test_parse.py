"""What the model finds, in German, once, and at its place."""

from typing import Annotated

import pytest
from pydantic import Field

from generator.domain.actor import Actor
from generator.domain.catalogue import Entry
from generator.domain.offer import Offer
from generator.domain.record import Items, Part
from generator.domain.text import Line
from generator.intake.field_path import Spot, short, spot_of
from generator.intake.nearest import key_meant, nearest, word_meant
from generator.intake.parse import parse
from generator.intake.wording import EXAMPLES
from generator.intake.yaml_text import Data, Document, parse_yaml
from generator.intake.yaml_writer import write_yaml
from generator.origin import Origin, Origins
from generator.report import plain
from tests.build import ACTOR, OFFER, VOCABULARIES


class Pair(Part):
    """A model of its own, for what no record has."""

    names: Annotated[list[Line], Items(3, least=2)] = Field(description="zwei oder drei Namen")
    odd: bool = False


def said(text: str, model: type[Part] = Offer) -> list[str]:
    document = parse_yaml(text, "x.yml")
    assert isinstance(document, Document), document
    result = parse(document, model, "x", VOCABULARIES)
    return [plain(one) for one in result] if isinstance(result, tuple) else []


def test_a_right_record_becomes_an_entry_under_its_name() -> None:
    origins = Origins("offers/wald.yml")
    entry = parse(Document(dict(OFFER), origins), Offer, "wald", VOCABULARIES)
    assert isinstance(entry, Entry)
    assert (entry.id, entry.record.title, entry.origins) == ("wald", OFFER["title"], origins)


@pytest.mark.parametrize("data", ["", "text", [], ["a"], {}])
def test_only_fields_make_a_record(data: Data) -> None:
    (problem,) = parse(Document(data, Origins("x.yml")), Offer, "x", VOCABULARIES)  # type: ignore[misc]
    assert problem.rule == "record-shape"


def test_a_list_may_be_too_short() -> None:
    assert said("names: [eins]\n", Pair) == [
        "x.yml:1:8: names: Die Liste ist zu kurz: 1 von mindestens 2 Einträgen. – Ergänzen Sie, was fehlt. [list-length]"
    ]


def test_what_only_pydantic_knows_is_still_said_in_german() -> None:
    assert said("names: [eins, zwei]\nodd: vielleicht\n", Pair) == [
        "x.yml:2:6: odd: „vielleicht“ passt hier nicht. – Prüfen Sie den Wert. [text-pattern]"
    ]


def test_mistakes_of_all_kinds_are_named_in_one_go() -> None:
    rules = [line.rsplit("[", 1)[1] for line in said("titel: Wald\ntopics: [mond]\ncost: frei\nnotes:\n")]
    assert sorted(rules) == sorted(
        [
            "unknown-field]",
            "unknown-code]",
            "expected-block]",
            "empty-field]",
            "not-backed]",
            *["missing-field]"] * 6,
        ]
    )


def test_a_mistake_in_both_backings_is_not_a_missing_one() -> None:
    assert [line.rsplit("[", 1)[1] for line in said("confirmed_on: gestern\nevidence: Flyer\n")].count(
        "not-backed]"
    ) == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("title",), "title"),
        (("places", 0), "places, 1. Eintrag"),
        (("places", 1, "name"), "places, 2. Eintrag › name"),
        ((2, "name"), ", 3. Eintrag › name"),
    ],
)
def test_a_path_is_said_in_words(path: tuple[str | int, ...], words: str) -> None:
    assert Spot(path, None).words == words


def test_a_spot_outside_of_any_model_knows_no_keys() -> None:
    spot = Spot(("a",), None)
    assert (spot.known_keys, spot.first_key_below, spot.is_needed) == ((), "", False)


def test_a_spot_knows_the_model_around_it() -> None:
    data: Data = {"schedule": {"kind": "ongoing", "from": "2026"}, "places": [{"kind": "venue"}], "cost": {}}
    assert spot_of(Offer, ("schedule", "ongoing", "from"), data).path == ("schedule", "from")
    assert "opening_hours" in spot_of(Offer, ("schedule", "ongoing", "from"), data).known_keys
    assert spot_of(Offer, ("places", 0, "kind"), data).is_needed
    assert spot_of(Offer, ("cost", "paid"), {"cost": {"kind": "paid"}}).path == ("cost",)
    assert spot_of(Offer, ("cost",), data).first_key_below == "kind"
    assert spot_of(Offer, ("places",), data).first_key_below == "kind"
    assert (
        spot_of(Offer, ("schedule", "unbekannt"), data).known_keys
        == spot_of(Offer, ("schedule", "x"), data).known_keys
    )


def test_a_long_quotation_is_cut() -> None:
    assert short("x" * 60) == "x" * 60
    assert short("x" * 61) == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("Titel", ["title"], "title"),
        ("titel", ["name"], "name"),
        ("STRASSE", ["street"], "street"),
        ("Straße", ["street"], "street"),
        ("gruppengröße", ["group_size"], "group_size"),
        ("klasse", ["grades"], "grades"),
        ("website", ["url", "title"], "url"),
        ("url", ["website"], "website"),
        ("sumary", ["summary", "schedule"], "summary"),
        ("qwertz", ["summary"], ""),
        ("", ["summary"], ""),
        ("x" * 9000, ["summary"], ""),
    ],
)
def test_a_key_is_guessed_from_german_or_from_its_letters(key: str, known: list[str], meant: str) -> None:
    assert key_meant(key, known) == meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("Sonntag", ["sunday", "monday"], "sunday"),
        (" regelmäßig ", ["dated", "recurring"], "recurring"),
        ("wöchentlich", ["week", "month"], "week"),
        ("wöchentlich", ["dated", "recurring"], "recurring"),
        ("sonday", ["sunday", "tuesday"], "sunday"),
        ("Treffpunkt", ["venue"], ""),
    ],
)
def test_a_code_is_guessed_too(word: str, known: list[str], meant: str) -> None:
    assert word_meant(word, known) == meant


def test_the_nearest_word_keeps_its_own_letters() -> None:
    assert nearest("WASER", ["Wasser", "Wald"]) == "Wasser"


def test_origins_lead_to_the_nearest_place_around() -> None:
    title, key = Origin("x.yml", 2, 8), Origin("x.yml", 2, 1)
    origins = Origins("x.yml", {(): Origin("x.yml", 1, 1), ("a",): title}, {("a",): key})
    assert origins.of("a") == origins.of("a", 0, "b") == title
    assert (origins.of_key("a"), origins.of_key("a", "b")) == (key, title)
    assert origins.of("c") == origins.of_key("c") == Origin("x.yml")


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_of_a_block_is_right_as_it_is_printed(key: str) -> None:
    model, record = (Offer, OFFER) if key in Offer.model_fields else (Actor, ACTOR)
    example = f"[{EXAMPLES[key]}]" if key == "places" else EXAMPLES[key]
    rest = {name: value for name, value in record.items() if name != key}
    assert said(f"{write_yaml(rest, model.written_keys())}{key}: {example}\n", model) == []
