from typing import Any

import pytest

from generator.domain.evidence import Freshness
from generator.publish.awards import award_lines
from generator.publish.cards import actor_card_of, alike, card_of
from generator.publish.facts import dialled, short_address
from generator.publish.shelves import shelf_of
from generator.publish.ways_in import TOPICS, offers_by_code, tiles
from generator.publish.words import (
    COST_UNKNOWN,
    audience_lines,
    badge,
    cost_in_short,
    cost_lines,
    freshness_sentence,
    place_in_short,
    place_line,
)
from tests.publish.editions import an_actor, an_edition, an_offer, town

SEEN = {"source": "https://beispiel.de", "as_of": "2026-09", "basis": "stated", "running": "true"}


def cost(**fields: Any) -> Any:  # noqa: ANN401 - whatever a record may hold
    return an_offer(cost=fields).cost


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"kind": "free"}, "Kostenfrei"),
        ({"kind": "unknown"}, ""),
        ({"kind": "donation"}, "Spende erbeten"),
        ({"kind": "paid", "amounts": [{"eur": "6.50"}], "as_of": "2026"}, "6,50 Euro"),
        ({"kind": "paid", "amounts": [{"eur": "9"}, {"eur": "4"}], "as_of": "2026"}, "ab 4 Euro"),
        ({"kind": "paid", "amounts": [{"eur": "9"}], "as_of": "2019"}, "Kostenpflichtig"),
        ({"kind": "paid", "amounts": [{"eur": "9"}]}, "Kostenpflichtig"),
        ({"kind": "paid", "note": "fragen Sie"}, "Kostenpflichtig"),
    ],
)
def test_a_list_says_only_prices_that_may_still_be_true(fields: dict[str, Any], short: str) -> None:
    assert cost_in_short(an_edition(), cost(**fields)) == short


def test_an_unknown_price_is_never_free() -> None:
    edition = an_edition()
    assert cost_in_short(edition, None) == ""
    assert list(cost_lines(edition, an_offer())) == [COST_UNKNOWN]
    assert list(cost_lines(edition, an_offer(cost={"kind": "unknown"}))) == [COST_UNKNOWN]


def test_old_prices_carry_their_date() -> None:
    old = an_offer(
        cost={"kind": "paid", "amounts": [{"eur": "3", "who": "Kinder"}], "as_of": "2019"},
        evidence=SEEN,
        confirmed_on=None,
    )
    assert list(cost_lines(an_edition(), old)) == [
        "Kostenpflichtig",
        "Kinder: 3 Euro",
        "Preise mit Stand 2019 – bitte beim Anbieter nachfragen",
    ]
    confirmed = an_offer(cost={"kind": "paid", "amounts": [{"eur": "3", "per": "child"}]})
    assert list(cost_lines(an_edition(), confirmed)) == ["Kostenpflichtig", "3 Euro pro Kind"]


@pytest.mark.parametrize(
    ("confirmed_on", "as_of", "is_warned"),
    [
        (None, "2019", True),
        (None, None, True),
        (None, "2026", False),
        ("2018-05-01", "2019", True),
        ("2019-05-01", "2019", True),
        ("2025-05-01", "2019", True),
        ("2025-05-01", None, True),
        ("2025-05-01", "2026", False),
        ("2026-10-01", "2019", False),
        ("2026-10-01", None, False),
    ],
)
def test_only_a_fresh_confirmation_vouches_for_old_prices(
    confirmed_on: str | None, as_of: str | None, *, is_warned: bool
) -> None:
    prices = {"kind": "paid", "amounts": [{"eur": "3"}], **({"as_of": as_of} if as_of else {})}
    offer = an_offer(cost=prices, evidence=SEEN, confirmed_on=confirmed_on)
    assert any("nachfragen" in one for one in cost_lines(an_edition(), offer)) == is_warned


def test_whom_an_offer_is_for_is_said_in_words() -> None:
    offer = an_offer(
        audiences=["families", "children"],
        age={"min": "6"},
        grades={"min": "3", "max": "3"},
        group_size={"max": "20", "note": "mit Begleitung"},
        access="open",
    )
    assert list(audience_lines(an_edition(), offer)) == [
        "Familien, Kinder", "Alter: ab 6 Jahren", "Klasse 3", "Gruppe: bis 20 Personen (mit Begleitung)", "Offen für alle",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "line", "short"),
    [
        ({"kind": "provider"}, "Musterverein, Gartenweg 3, 12345 Musterstadt", "Musterverein"),
        ({"kind": "venue", "name": "Mühle", "street": "Am Bach 1"}, "Mühle, Am Bach 1", "Mühle"),
        ({"kind": "meeting_point", "name": "Brücke"}, "Treffpunkt, Brücke", "Brücke"),
        ({"kind": "mobile", "service_area": ["region"]}, "Kommt zu Ihnen: Region", "Kommt zu Ihnen"),
        ({"kind": "online", "url": "https://beispiel.de"}, "Im Internet", "Im Internet"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_place_is_said_in_one_line(place: dict[str, Any], line: str, short: str) -> None:
    actor = an_actor(address={"street": "Gartenweg 3", "postal_code": "12345", "city": "Musterstadt"})
    offer = an_offer(places=[place])
    edition = an_edition({"angebot": offer}, {"musterverein": actor})
    assert place_line(edition, offer, offer.places[0]) == line
    assert place_in_short(edition, offer) == short


def test_more_places_are_counted() -> None:
    offer = an_offer(
        places=[{"kind": "venue", "name": "Mühle"}, {"kind": "online", "url": "https://beispiel.de"}]
    )
    assert place_in_short(an_edition({"a": offer}), offer) == "Mühle und 1 weitere"
    assert place_in_short(an_edition(), an_offer()) == ""


def test_every_step_of_freshness_has_a_sentence_and_a_badge() -> None:
    edition = town()
    said = {
        step: (freshness_sentence(entry.record, step), badge(edition, entry.record, step))
        for name, entry in edition.catalogue.offers.items()
        for step in [edition.freshness[name]]
    }
    assert set(said) == set(Freshness)
    assert all(sentence.endswith(".") for sentence, _ in said.values())
    assert len({words for _, words in said.values()}) == len(Freshness)


def test_a_page_without_a_date_is_never_given_one() -> None:
    looked_up = {**SEEN, "basis": "lookup", "running": "false"}
    offer = an_offer(evidence=looked_up, confirmed_on=None)
    edition = an_edition({"a": offer})
    assert badge(edition, offer, edition.freshness["a"]) == "Fortbestand offen"
    assert "Seite ohne Datum, gelesen September 2026" in freshness_sentence(offer, edition.freshness["a"])


@pytest.mark.parametrize(
    ("written", "dials"),
    [
        ("01234 / 56-78", "+4912345678"),
        ("+49 (0)541 1", "+495411"),
        ("0049 (0)541 1", "+495411"),
        ("(0541) 323-0", "+495413230"),
        ("+43 1 234", "+431234"),
        ("0049 1234 5", "+4912345"),
        ("115 000", "115000"),
    ],
)
def test_a_telephone_gets_digits(written: str, dials: str) -> None:
    assert dialled(written) == dials


def test_a_web_address_is_said_as_people_say_it() -> None:
    assert short_address("https://www.beispiel.de/a/b?c=1") == "beispiel.de"


def test_an_award_without_a_year_is_left_out() -> None:
    offer = an_offer(
        awards=[{"programme": "Preis", "years": ["2018", "2020"], "count": "2"}, {"programme": "Ohne Jahr"}]
    )
    assert award_lines(offer.awards) == [("Preis (2018, 2020), 2-mal", "")]


def test_lists_begin_with_what_one_may_rely_on_then_by_title() -> None:
    old = {"evidence": {**SEEN, "as_of": "2015"}, "confirmed_on": None}
    edition = an_edition(
        {
            "a": an_offer(title="Apfel", **old),
            "b": an_offer(title="Birne", status="ended"),
            "c": an_offer(title="zebra"),
            "d": an_offer(title="Ziege"),
            "e": an_offer(title="Imker", evidence=SEEN, confirmed_on=None),
        }
    )
    assert [one.id for one in edition.offers_in_order] == ["c", "d", "e", "a", "b"]
    shelf = shelf_of(edition, edition.offers_in_order)
    assert [[card.id for card in part.cards] for part in (shelf.current, shelf.planned, shelf.last_known, shelf.historical)] == [
        ["c", "d", "e"], [], ["a"], ["b"],
    ]  # fmt: skip
    assert shelf.total == 5


def test_a_topic_counts_the_offers_of_its_narrower_topics_once() -> None:
    topics = town().vocabularies["topics"]
    narrow = next(one for one in topics.concepts if one.broader)
    assert narrow.broader is not None
    other = next(one for one in topics.concepts if one.broader is None and one.code != narrow.broader)
    edition = an_edition(
        {
            "both": an_offer(topics=[narrow.code, narrow.broader]),
            "narrow": an_offer(topics=[narrow.code]),
            "past": an_offer(topics=[narrow.broader], status="ended"),
        }
    )
    found = offers_by_code(edition, TOPICS)
    assert sorted(one.id for one in found[narrow.broader]) == ["both", "narrow", "past"]
    assert sorted(one.id for one in found[narrow.code]) == ["both", "narrow"]
    assert found[other.code] == []
    (tile,) = tiles(edition, TOPICS, [topics[narrow.broader]])
    assert (tile.current, tile.total) == (2, 3)


def test_a_card_says_the_next_date_only_where_one_may_rely_on_it() -> None:
    dates = {"kind": "dated", "sessions": [{"start": "2026-12-05"}, {"start": "2027-01-09"}]}
    edition = an_edition(
        {
            "sure": an_offer(schedule=dates),
            "unsure": an_offer(schedule=dates, confirmed_on=None, evidence={**SEEN, "running": "false"}),
        }
    )
    cards = {name: card_of(edition, entry) for name, entry in edition.catalogue.offers.items()}
    assert cards["sure"].when == "Nächster Termin: Samstag, 5. Dezember 2026"
    assert "Nächster" not in cards["unsure"].when


def test_an_actor_is_shown_with_its_offers() -> None:
    edition = an_edition({"a": an_offer(), "b": an_offer(status="ended")})
    card = actor_card_of(edition, edition.catalogue.actors["musterverein"])
    assert (card.offers, card.current) == (2, 1)


def test_alike_is_what_shares_a_topic_and_is_not_over() -> None:
    edition = an_edition(
        {
            "one": an_offer(topics=["forest", "water"]),
            "near": an_offer(topics=["forest", "water"]),
            "far": an_offer(topics=["forest"]),
            "past": an_offer(topics=["forest", "water"], status="ended"),
            "else": an_offer(topics=["bees"]),
        }
    )
    assert [card.id for card in alike(edition, edition.catalogue.offers["one"], 4)] == ["near", "far"]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ({"kind": "mobile", "note": "an den Schulen"}, "Kommt zu Ihnen, an den Schulen"),
        ({"kind": "mobile", "name": "Umweltbus", "note": "im Hof"}, "Kommt zu Ihnen: Umweltbus, im Hof"),
        ({"kind": "online", "note": "mit Kamera"}, "Im Internet, mit Kamera"),
    ],
)
def test_a_hint_to_a_place_without_a_house_is_said(place: dict[str, str], line: str) -> None:
    offer = an_offer(places=[place])
    assert place_line(an_edition({"angebot": offer}), offer, offer.places[0]) == line
