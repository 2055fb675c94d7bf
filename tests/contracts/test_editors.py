"""Editors help in German: the real language server, with the settings and schemas of this repository."""

import json
import re
from collections.abc import Iterator

import pytest

from generator.intake.load import MODELS
from tests.build import PROJECT
from tests.contracts.language_server import SETTINGS, Editor, Place, editor
from tests.town.sites import TOWN

# Behind each line, what the editor says about it. Only what a schema can say; the rest is said by the check.
MISTAKES = """\
title: Ba  #! kürzer als die minimale Länge von 3
titel: Bachtag  #! Eigenschaft titel ist nicht erlaubt
summary: Wir gehen an den Bach und sehen, was darin lebt.
actor: Bachfreunde e. V.  #! Erwartet: Kennung des Anbieters, zum Beispiel bachfreunde-musterstadt.
type: Ausflug  #! Das steht nicht in der Liste: Art des Angebots. Strg+Leertaste zeigt alle Werte.
topics:
  - water
  - Wald  #! Das steht nicht in der Liste: Themen.
audiences: families  #! Hier steht eine Liste, jeder Wert hinter einem Strich in einer Zeile: Zielgruppen.
format: in_person
schedule:
  kind: recurring
  text: sonntags
  start_time: 9 Uhr  #! Erwartet: Beginn, HH:MM, zum Beispiel 18:30.
age:
  min: zwölf  #! Hier steht eine ganze Zahl: jüngstes Alter in Jahren.
  max: 200  #! Wert liegt über dem Maximum von 120
cost:
  kind: gratis  #! Das steht nicht in der Liste: Art der Kosten.
registration:
  required: ja  #! Hier steht true für ja oder false für nein: Anmeldung nötig.
places:
  - kind: venue
    name: Bachhaus
    postal_code: D-12345  #! Erwartet: Postleitzahl, fünf Ziffern
url: www.beispiel.de  #! Erwartet: Webseite des Angebots, zum Beispiel https://www.beispiel.de.
notes:  #! Hier steht ein Text: Hinweis, der auf der Seite steht.
confirmed_on: 16.5.2026  #! Erwartet: Tag, an dem der Anbieter die Angaben bestätigt hat, zum Beispiel 2027-05-16.
"""
HEAD = "title: Bachtag\nsummary: Wir gehen an den Bach und sehen, was darin lebt.\n"
ACTOR = "name: Musterverein\ntype: association\nsummary: Ein Verein, den es nicht gibt, am Bach.\n"
NAME = "content/offers/beispiel.yml"


@pytest.fixture(scope="module")
def german() -> Iterator[Editor]:
    with editor("de") as one:
        yield one


@pytest.fixture(scope="module")
def english() -> Iterator[Editor]:
    with editor("en") as one:
        yield one


def written(text: str) -> str:
    """The text without what is said about it."""
    return "".join(line.partition("  #!")[0].rstrip("\n") + "\n" for line in text.splitlines(keepends=True))


def at_the_mark(text: str) -> tuple[str, Place]:
    """The text without its mark §, and where that stood."""
    before, _, after = text.partition("§")
    return before + after, Place(before.count("\n"), len(before.rpartition("\n")[2]))


def test_each_mistake_is_named_in_german_at_its_line(german: Editor) -> None:
    found = {
        one["range"]["start"]["line"]: one["message"] for one in german.problems(NAME, written(MISTAKES))
    }
    wanted = {
        number: line.partition("  #! ")[2]
        for number, line in enumerate(MISTAKES.splitlines())
        if "  #! " in line
    }
    assert found.keys() == wanted.keys()
    assert [(found[line], words) for line, words in wanted.items() if words not in found[line]] == []


def test_what_the_schema_says_itself_is_german_in_an_english_editor_too(english: Editor) -> None:
    found = {
        one["range"]["start"]["line"]: one["message"] for one in english.problems(NAME, written(MISTAKES))
    }
    own = [line for line in found.values() if line.startswith(("Hier steht", "Das "))]
    assert len(own) == len(found) - 3  # a length, a maximum, an unknown key


def test_a_title_of_two_lines_is_named(english: Editor) -> None:
    (one,) = english.problems(
        "content/actors/verein.yml", ACTOR.replace("Musterverein", "|\n  Muster\n  verein")
    )
    assert one["message"] == "Das passt hier nicht. Erwartet: Name in einer Zeile."


def test_what_is_missing_is_named(english: Editor) -> None:
    (one,) = english.problems("content/actors/verein.yml", "name: Musterverein\ntype: association\n")
    assert "summary" in one["message"]
    assert one["source"] == "yaml-schema: Akteur"


@pytest.mark.parametrize("path", sorted(TOWN.glob("*/*.yml")), ids=lambda path: path.stem)
def test_a_right_record_is_right_in_the_editor(german: Editor, path: object) -> None:
    name = f"content/{path.parent.name}/{path.name}"  # type: ignore[attr-defined]
    assert german.problems(name, path.read_text(encoding="utf-8")) == []  # type: ignore[attr-defined]


ENDED = """\
offers:
  - id: bachtag
    title: Bachtag
    ended_on: 31.3.2026  #! Erwartet: beendet am, zum Beispiel 2027-05-16.
    topics: [Wald]  #! Das steht nicht in der Liste: Themen.
    actor: Bachfreunde e. V.  #! Erwartet: Kennung des Anbieters, zum Beispiel bachfreunde-musterstadt.
    ende: 2026  #! Eigenschaft ende ist nicht erlaubt
"""


def test_records_that_were_taken_out_are_held_too(german: Editor) -> None:
    name = "content/ended.yml"
    found = {one["range"]["start"]["line"]: one["message"] for one in german.problems(name, written(ENDED))}
    wanted = {
        number: line.partition("  #! ")[2] for number, line in enumerate(ENDED.splitlines()) if "#!" in line
    }
    assert found.keys() == wanted.keys()
    assert [(found[line], words) for line, words in wanted.items() if words not in found[line]] == []
    assert german.problems(name, (TOWN / "ended.yml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tit§le: Bachtag\n", ("Titel des Angebots", "3 bis 120 Zeichen")),
        ("ty§pe: excursion\n", ("Art des Angebots", "`excursion`: Exkursion")),
        ("ag§e: {min: 6}\n", ("Alter in Jahren",)),
        ("age:\n  m§in: 6\n", ("jüngstes Alter in Jahren", "höchstens 120")),
        ("sched§ule:\n  kind: on_request\n", ("wann es stattfindet",)),
        ("schedule:\n  kind: on_re§quest\n", ("Nach Vereinbarung",)),
        ("confirm§ed_on: 2026-10-01\n", ("Tag, an dem der Anbieter", "Zum Beispiel: `2027-05-16`")),
    ],
)
def test_hovering_explains_in_german(german: Editor, text: str, words: tuple[str, ...]) -> None:
    text, place = at_the_mark(text)
    german.problems(NAME, text)
    said = german.hover(NAME, place)
    assert said.startswith("#### Angebot")
    assert [one for one in words if one not in said] == []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("type: §\n", {"excursion": "Exkursion", "workshop": "Workshop"}),
        ("topics:\n  - §\n", {"water": "Wasser und Gewässer"}),
        ("schedule:\n  kind: §\n", {"dated": "Feste Termine", "on_request": "Nach Vereinbarung"}),
        ("places:\n  - kind: §\n", {"meeting_point": "Treffpunkt"}),
        ("a§\n", {"actor": "Kennung des Anbieters", "age": "Alter in Jahren"}),
    ],
)
def test_what_may_stand_here_is_offered_with_german_words(
    german: Editor, text: str, offered: dict[str, str]
) -> None:
    text, place = at_the_mark(HEAD + text)
    german.problems(NAME, text)
    found = german.completions(NAME, place)
    said = {label: words.split("\n")[0] for label, words in found.items()}
    assert {label: said.get(label) for label in offered} == offered


@pytest.mark.parametrize("key", ["confirmed_on", "url", "actor", "notes", "contact", "sdgs"])
def test_a_key_that_is_picked_brings_no_value_with_it(german: Editor, key: str) -> None:
    text, place = at_the_mark(f"{HEAD}{key}§\n")
    german.problems(NAME, text)
    written = german.insertions(NAME, place)[key]
    assert re.sub(r"\$\{?\d+\}?", "", written).split() in ([f"{key}:"], [f"{key}:", "-"])


@pytest.mark.parametrize(
    ("folder", "title"), [("offers", "Neuer Eintrag: Angebot"), ("actors", "Neuer Eintrag: Akteur")]
)
def test_an_empty_file_is_filled_with_all_that_a_record_needs(
    german: Editor, folder: str, title: str
) -> None:
    name = f"content/{folder}/neu.yml"
    german.problems(name, "\n")
    keys = [line for line in german.insertions(name, Place(0, 0))[title].splitlines() if line[0].isalpha()]
    wanted = [key for key, field in MODELS[folder].model_fields.items() if field.is_required()]
    assert [key.partition(":")[0] for key in keys] == [*wanted, "confirmed_on"]


def test_the_settings_name_schemas_that_are_there() -> None:
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    assert len(settings["yaml.schemas"]) == 3
    for schema, pattern in settings["yaml.schemas"].items():
        assert (PROJECT / schema).is_file()
        assert list(TOWN.parent.glob(pattern))
