"""What all records share: closed, frozen, with codes from lists that are data."""

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.domain.cost import Cost
from generator.domain.offer import Offer
from generator.domain.text import Alternative, is_slug, web_address_problem
from generator.domain.venue import Address
from tests.build import OFFER, VOCABULARIES, an_actor, an_offer


def test_a_record_does_not_change_after_reading() -> None:
    offer = an_offer()
    with pytest.raises(ValidationError, match="frozen"):
        offer.title = "Anders"  # type: ignore[misc]


def test_a_record_is_closed() -> None:
    with pytest.raises(ValidationError, match="extra"):
        an_offer(preis="3 Euro")


def test_a_code_must_be_in_its_list() -> None:
    with pytest.raises(ValidationError) as caught:
        an_offer(topics=["mond"])
    assert caught.value.errors()[0]["ctx"] == {"value": "mond", "vocabulary": "topics"}


def test_without_lists_any_code_passes() -> None:
    assert Offer.model_validate({**OFFER, "topics": ["mond"]}).topics == ["mond"]


def test_a_list_that_could_not_be_read_takes_no_record_down() -> None:
    lists = {name: one for name, one in VOCABULARIES.items() if name != "topics"}
    offer = Offer.model_validate({**OFFER, "topics": ["mond"]}, context={"vocabularies": lists})
    assert offer.topics == ["mond"]


@pytest.mark.parametrize("make", [an_offer, an_actor])
def test_a_record_rests_on_something(make: type) -> None:
    with pytest.raises(ValidationError, match="confirmed_on"):
        make(confirmed_on=None)


def test_the_schema_names_lists_and_references() -> None:
    schema = Offer.model_json_schema()["properties"]
    assert schema["type"]["x-vocabulary"] == "offer-types"
    assert schema["actor"]["x-reference"] == "actors"
    assert (schema["topics"]["uniqueItems"], schema["topics"]["minItems"], schema["topics"]["maxItems"]) == (
        True,
        1,
        8,
    )


def test_axes_are_only_called_swapped_when_they_are() -> None:
    assert Address.model_validate({"lat": "52.5", "lon": "13.4"}).lat == 52.5
    for lat, lon in (("13.4", "52.5"), (13.4, 52.5)):
        with pytest.raises(ValidationError, match="vertauscht"):
            Address.model_validate({"lat": lat, "lon": lon})
    with pytest.raises(ValidationError) as caught:
        Address.model_validate({"lat": "viel", "lon": "52.5"})
    assert "vertauscht" not in str(caught.value)


def test_an_address_may_be_built_from_an_address() -> None:
    address = Address(city="Musterstadt")
    assert Address.model_validate(address) == address


def test_a_cost_that_is_one_stays_one() -> None:
    cost = Cost.model_validate({"kind": "free"})
    assert an_offer(cost=cost).cost == cost


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("bach-2026", True),
        ("a", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("a-", False),
        ("ä", False),
    ],
)
def test_a_slug_is_a_simple_name(text: str, *, good: bool) -> None:
    assert is_slug(text) is good


def test_the_text_for_a_picture_says_something() -> None:
    alternative: TypeAdapter[str] = TypeAdapter(Alternative)
    assert alternative.validate_python("  Ein Bach im Mai ") == "Ein Bach im Mai"
    with pytest.raises(ValidationError):
        alternative.validate_python("Ein Bach      ")


@pytest.mark.parametrize(
    "address", ["https://www.beispiel.de", "http://a.de:80/", "https://xn--mller-kva.de/?q=[1]#x"]
)
def test_an_address_of_the_public_web_has_no_problem(address: str) -> None:
    assert web_address_problem(address) == ""
