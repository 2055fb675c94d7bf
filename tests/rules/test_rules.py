"""What only shows when all records are seen together; most of it stands in tests/cases."""

from typing import Any

import pytest

from generator.domain.leitbild import Leitbild, Statement
from generator.domain.picture import Picture
from generator.domain.translation import source_hash
from generator.domain.vocabulary import Vocabulary
from generator.rules import RULES, judge
from tests.build import ACTOR, TODAY, VOCABULARIES, a_catalogue, an_actor, an_offer, judged

PICTURE = {
    "file": "wald.jpg",
    "alt": "Der Wald im Abendlicht",
    "credit": "Musterverein",
    "license": "CC0-1.0",
    "people": "none",
}


def test_a_right_town_has_nothing_to_say() -> None:
    assert judged(a_catalogue(offers={"wald": an_offer()})) == []


def test_every_rule_says_what_it_asks_for() -> None:
    assert len(set(RULES)) == len(RULES)
    assert all((rule.__doc__ or "").endswith(".") for rule in RULES)


# --- References


@pytest.mark.parametrize("unread", ["actors/musterverein.yml", "actors/amt.yml"])
def test_a_broken_actor_is_not_called_missing(unread: str) -> None:
    town = a_catalogue(
        offers={"wald": an_offer(partners=["amt"])},
        actors={
            name: an_actor(name=name) for name in ("musterverein", "amt") if f"actors/{name}.yml" != unread
        },
        unread=frozenset({unread}),
    )
    assert judged(town) == []


def test_a_broken_offer_is_not_called_missing() -> None:
    town = a_catalogue(offers={"wald": an_offer(series="reihe")}, unread=frozenset({"offers/reihe.yml"}))
    assert judged(town) == []
    town = a_catalogue(offers={"wald": an_offer(series="reihe")}, unread=frozenset({"actors/reihe.yml"}))
    assert judged(town) == [("offers/wald.yml", "unknown-reference", "series")]


def test_statements_of_a_broken_leitbild_are_not_called_missing() -> None:
    offers = {"wald": an_offer(leitbild=["frieden"])}
    assert judged(a_catalogue(offers=offers)) == [("offers/wald.yml", "unknown-reference", "leitbild")]
    assert judged(a_catalogue(offers=offers, unread=frozenset({"leitbild.md"}))) == []
    known = Leitbild((Statement("frieden", "Frieden"),))
    assert judged(a_catalogue(offers=offers, leitbild=known)) == []


def test_a_circle_is_named_once_however_long_it_is() -> None:
    parents = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "d"}
    actors = {name: an_actor(name=f"Akteur {name}", part_of=parent) for name, parent in parents.items()}
    found = [one for one in judge(a_catalogue(actors=actors), TODAY) if one.rule == "reference-circle"]
    assert [one.message for one in found] == ["„part_of“ führt im Kreis: a → b → c → a."]


def test_two_circles_are_two_findings() -> None:
    parents = {"a": "b", "b": "a", "c": "d", "d": "c"}
    actors = {name: an_actor(name=f"Akteur {name}", successor=parent) for name, parent in parents.items()}
    assert [rule for _, rule, _ in judged(a_catalogue(actors=actors))] == ["reference-circle"] * 2


def test_a_long_way_up_is_no_circle() -> None:
    names = [f"a{number}" for number in range(50)]
    actors = {
        name: an_actor(name=name, part_of=above)
        for name, above in zip(names, [*names[1:], None], strict=True)
    }
    assert judged(a_catalogue(actors=actors)) == []


# --- Names and ids


@pytest.mark.parametrize(
    ("titles", "alike"),
    [
        (("Waldtag", "Waldtag!"), True),
        (("Waldtag im Frühling", "Waldtag im Frühlinge"), True),
        (("Waldtag", "Wiesentag"), False),
        (("Waldtag 1", "Bachtag 2"), False),
    ],
)
def test_titles_of_one_actor_differ(titles: tuple[str, str], *, alike: bool) -> None:
    offers = {f"o{number}": an_offer(title=title) for number, title in enumerate(titles)}
    assert [rule for _, rule, _ in judged(a_catalogue(offers=offers))] == (["similar-title"] if alike else [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"series": "o0"}),
        ({"series": "reihe"}, {"series": "reihe"}),
        ({"actor": "amt"}, {}),
    ],
)
def test_editions_and_others_may_have_the_same_title(first: dict[str, Any], second: dict[str, Any]) -> None:
    town = a_catalogue(
        offers={
            "reihe": an_offer(title="Eine ganze Reihe"),
            "o0": an_offer(**first),
            "o1": an_offer(**second),
        },
        actors={"musterverein": an_actor(), "amt": an_actor(name="Amt")},
    )
    assert judged(town) == []


def test_two_offers_of_no_series_do_not_belong_together() -> None:
    town = a_catalogue(
        offers={"o0": an_offer(), "o1": an_offer(series="reihe"), "reihe": an_offer(title="Reihe")}
    )
    assert [rule for _, rule, _ in judged(town)] == ["similar-title"]


def test_a_name_is_the_same_in_another_spelling() -> None:
    actors = {
        "musterverein": an_actor(),
        "b": an_actor(name="musterverein."),
        "c": an_actor(name="Muster Verein"),
    }
    assert judged(a_catalogue(actors=actors)) == [("actors/b.yml", "duplicate-name", "name")]


def test_former_ids_of_offers_and_actors_do_not_meet() -> None:
    town = a_catalogue(
        offers={"wald": an_offer(redirect_from=["musterverein", "alt"])},
        actors={"musterverein": an_actor(redirect_from=["wald", "alt"])},
    )
    assert judged(town) == []


# --- Currency


def test_prices_need_a_date_only_where_nobody_confirmed_them() -> None:
    evidence = {"source": "https://www.beispiel.de", "as_of": "2026", "basis": "stated"}
    paid = {"kind": "paid", "amounts": [{"eur": "3"}]}
    variants: list[dict[str, Any]] = [
        {"cost": paid},
        {"cost": {**paid, "as_of": "2026"}, "confirmed_on": None, "evidence": evidence},
        {"cost": {"kind": "free"}, "confirmed_on": None, "evidence": evidence},
    ]
    for changes in variants:
        assert judged(a_catalogue(offers={"wald": an_offer(**changes)})) == []


def test_a_source_of_this_month_is_not_from_the_future() -> None:
    evidence = {"source": "https://www.beispiel.de", "as_of": "2026-11", "basis": "stated"}
    assert judged(a_catalogue(offers={"wald": an_offer(evidence=evidence)})) == []
    evidence["as_of"] = "2026-12"
    assert judged(a_catalogue(offers={"wald": an_offer(evidence=evidence)})) == [
        ("offers/wald.yml", "date-in-future", "evidence › as_of")
    ]


def test_a_translation_that_fits_is_fine() -> None:
    now = source_hash(an_actor())
    actor = an_actor(translations={"en": {"title": "Club", "summary": "A club.", "of": now}})
    assert judged(a_catalogue(actors={"musterverein": actor})) == []


# --- People


@pytest.mark.parametrize("phone", ["0441 151617", "+49 441 1516", "0800 1515", "030 0151", "0185 1234567"])
def test_a_number_with_the_digits_of_a_mobile_is_none(phone: str) -> None:
    assert judged(a_catalogue(actors={"musterverein": an_actor(contact={"phone": phone})})) == []


def test_consent_of_a_person_covers_the_number() -> None:
    contact = {"phone": "0151 2345678", "person": "Erika Muster", "consent": "2026-11-23"}
    assert judged(a_catalogue(actors={"musterverein": an_actor(contact=contact)})) == []
    contact["consent"] = "2026-11-24"
    assert [
        rule for _, rule, _ in judged(a_catalogue(actors={"musterverein": an_actor(contact=contact)}))
    ] == [
        "person-without-consent",
        "mobile-number",
    ]


# --- Texts


@pytest.mark.parametrize(
    ("title", "loud"),
    [
        ("BNE", False),
        ("BNE-Tag in der VHS", False),
        ("WALDTAG", False),
        ("WALDTAGE", True),
        ("WALDTAGE für die ganze Familie", False),
        ("Waldtag!", False),
        ("Waldtag!!", True),
    ],
)
def test_abbreviations_do_not_shout(title: str, *, loud: bool) -> None:
    assert [rule for _, rule, _ in judged(a_catalogue(offers={"wald": an_offer(title=title)}))] == (
        ["shouting"] if loud else []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fragen an info@beispiel.de.", "info@beispiel.de"),
        ("Telefon 01234/5678.", "01234/5678"),
        ("Telefon +49 1234 5678.", "+49 1234 5678"),
        ("Vom 01.10. bis 02.11.2026, 10-12 Uhr.", ""),
        ("ISBN 978-3-16-148410-0, 0,5 Liter, 5.000 Bäume", ""),
        ("Schreiben Sie an @wald oder #wald.", ""),
    ],
)
def test_only_contacts_are_taken_for_contacts(text: str, found: str) -> None:
    problems = list(judge(a_catalogue(offers={"wald": an_offer(description=text)}), TODAY))
    assert [one.value for one in problems] == ([found] if found else [])


# --- Pictures


def test_a_picture_is_there_and_used() -> None:
    picture = {"wald.jpg": Picture("wald.jpg", 4, 4, b"")}
    assert judged(a_catalogue(offers={"wald": an_offer(image=PICTURE)}, pictures=picture)) == []
    assert judged(a_catalogue(actors={"musterverein": an_actor(logo=PICTURE)}, pictures=picture)) == []
    assert judged(a_catalogue(pictures=picture)) == [("images/wald.jpg", "picture-unused", "")]


def test_a_broken_picture_is_neither_missing_nor_unused() -> None:
    town = a_catalogue(offers={"wald": an_offer(image=PICTURE)}, unread=frozenset({"images/wald.jpg"}))
    assert judged(town) == []


def test_a_picture_may_belong_to_a_broken_record() -> None:
    picture = {"wald.jpg": Picture("wald.jpg", 4, 4, b"")}
    assert judged(a_catalogue(pictures=picture, unread=frozenset({"offers/wald.yml"}))) == []


# --- Lists


def a_list(*concepts: dict[str, Any]) -> dict[str, Any]:
    labelled = [{"label": one["code"].title(), **one} for one in concepts]
    topics = Vocabulary.model_validate(
        {"id": "topics", "title": "Themen", "open": True, "concepts": labelled}
    )
    return {**VOCABULARIES, "topics": topics}


def test_a_circle_in_a_list_is_named_once_at_its_first_code() -> None:
    lists = a_list(
        {"code": "huhn", "broader": "ei"},
        {"code": "ei", "broader": "huhn"},
        {"code": "feder", "broader": "huhn"},
        {"code": "selbst", "broader": "selbst"},
    )
    found = [one.message for one in judge(a_catalogue(vocabularies=lists), TODAY)]
    assert found == ["„ei“ führt mit „broader“ im Kreis.", "„selbst“ führt mit „broader“ im Kreis."]


def test_an_outdated_code_is_named_where_it_stands() -> None:
    lists = a_list({"code": "wasser"}, {"code": "nass", "replaced_by": "wasser"})
    town = a_catalogue(offers={"wald": an_offer(topics=["forest"])}, vocabularies=lists)
    town.offers["wald"].record.topics[:] = ["wasser", "nass", "unbekannt"]
    (problem,) = judge(town, TODAY)
    assert (problem.rule, problem.value, problem.hint) == ("deprecated-code", "nass", "Nehmen Sie „wasser“.")


def test_a_list_that_is_not_there_has_no_outdated_codes() -> None:
    assert judged(a_catalogue(offers={"wald": an_offer()}, vocabularies={})) == []


def test_an_actor_is_judged_like_an_offer() -> None:
    actor = an_actor(
        **{**ACTOR, "name": "MUSTERVEREIN!!", "website": "https://bit.ly/x", "confirmed_on": "2020-01-01"}
    )
    assert sorted(rule for _, rule, _ in judged(a_catalogue(actors={"musterverein": actor}))) == [
        "confirmation-old",
        "shortened-address",
        "shouting",
    ]
