"""Ids and questions of new records: pure, so each oddity is one line here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.actor import Actor
from generator.domain.offer import Offer
from generator.domain.text import MAX_SLUG, is_slug
from generator.intake.folder import as_slug
from generator.intake.questions import Choice, Question, meant, questions_for
from generator.intake.skeleton import Record, free_id, hints, mistakes_and_gaps, taken_ids
from tests.build import OFFER, VOCABULARIES, a_catalogue, an_actor, an_offer


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Was lebt im Bach?", "was-lebt-im-bach"),
        ("Bäche & Flüsse – Öko-Tag", "baeche-fluesse-oeko-tag"),
        ("Straße/Weg", "strasse-weg"),
        ("Wa\u0308ldchen", "waeldchen"),
        ("Café in Ørsted", "cafe-in-rsted"),
        ("غابة", "mein-angebot"),
        ("", "mein-angebot"),
        ("CO2 2027", "co2-2027"),
        ("𝘈bend", "abend"),
    ],
)
def test_an_id_is_made_from_a_title(title: str, slug: str) -> None:
    assert as_slug(title) == slug


@given(st.text(max_size=100), st.frozensets(st.sampled_from(["a", "a-2", "mein-angebot", "con"])))
def test_a_free_id_is_an_id_and_free(title: str, taken: frozenset[str]) -> None:
    found = free_id(title, taken)
    assert is_slug(found)
    assert found not in taken


def test_a_free_id_counts_on() -> None:
    assert free_id("Bachtag", {"bachtag", "bachtag-2"}) == "bachtag-3"
    assert len(free_id("x" * 99, {"x" * MAX_SLUG})) <= MAX_SLUG


def test_no_id_is_taken_twice_not_even_a_former_or_broken_one() -> None:
    catalogue = a_catalogue(
        {"bach": an_offer(redirect_from=["alter-bach"])}, unread=frozenset({"offers/kaputt.yml"})
    )
    assert {"bach", "alter-bach", "kaputt", "index", "con"} <= taken_ids(catalogue, "offers")
    assert "bach" not in taken_ids(catalogue, "actors")
    assert "musterverein" in taken_ids(catalogue, "actors")


def test_what_the_model_needs_is_asked_in_its_order() -> None:
    actors = a_catalogue().actors
    offer = questions_for(Offer, VOCABULARIES, actors)
    assert [one.key for one in offer] == [
        "title", "summary", "actor", "type", "topics", "audiences", "format", "schedule",
    ]  # fmt: skip
    assert {one.key for one in offer if one.choices} == {
        "actor", "type", "topics", "audiences", "format", "schedule",
    }  # fmt: skip
    assert {one.key for one in offer if one.several} == {"topics", "audiences"}
    assert [one.key for one in questions_for(Actor, VOCABULARIES, actors)] == ["name", "type", "summary"]


def test_an_outdated_code_is_no_choice() -> None:
    topics = next(one for one in questions_for(Offer, VOCABULARIES, {}) if one.key == "topics")
    assert VOCABULARIES["topics"]["environment"].replaced_by
    assert "environment" not in {one.code for one in topics.choices}


WOOD = Choice("forest", "Wald", ("Forst", "Natur"))
FLOOR = Choice("forest_soil", "Waldboden", ("Natur",))
SPRING = Choice("natur", "Quelle", ())
LIST = Question("topics", "Themen", (WOOD, FLOOR, SPRING))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2", (FLOOR,)),
        ("forest", (WOOD,)),
        ("WALD", (WOOD,)),
        ("waldb", (FLOOR,)),
        ("wal", (WOOD, FLOOR)),
        ("Natur", (SPRING,)),
        ("0", ()),
        ("4", ()),
        ("²", ()),
        ("Meer", ()),
    ],
)
def test_an_answer_is_understood(text: str, found: tuple[Choice, ...]) -> None:
    assert meant(text, LIST, LIST.choices) == found


def test_gaps_are_no_mistakes() -> None:
    record: Record = {"title": "Bachtag", "topics": ["forst"], "schedule": {"kind": "recurring"}}
    wrong, gaps = mistakes_and_gaps(record, Offer, "offers/bachtag.yml", VOCABULARIES)
    assert [one.rule for one in wrong] == ["unknown-code"]
    assert {one.rule for one in gaps} == {"missing-field", "schedule-empty", "not-backed"}
    assert hints(gaps).count("\n#   ") == len(gaps)


def test_what_nobody_can_see_is_a_mistake() -> None:
    wrong, _ = mistakes_and_gaps({"title": "Bach\u200btag"}, Offer, "offers/bachtag.yml", VOCABULARIES)
    assert [one.rule for one in wrong] == ["forbidden-character"]


def test_a_whole_record_lacks_nothing() -> None:
    assert mistakes_and_gaps(dict(OFFER), Offer, "offers/x.yml", VOCABULARIES) == ((), ())
    assert hints(()) == ""


def test_an_actor_is_found_by_every_name() -> None:
    actors = a_catalogue(
        actors={"mv": an_actor(name="Musterverein", short_name="MV", aliases=["Die Muster"])}
    ).actors
    (question,) = [one for one in questions_for(Offer, VOCABULARIES, actors) if one.key == "actor"]
    assert all(meant(text, question, ())[0].code == "mv" for text in ("mv", "Musterverein", "die muster"))
