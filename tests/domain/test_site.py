"""What the city says about itself."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.domain.site import Colours, Holiday, Site, StreetMap, contrast, luminance
from generator.intake.yaml_text import Document, parse_yaml
from tests.build import TOWN


def a_site(**changes: Any) -> Site:  # noqa: ANN401 - whatever site.yml may hold
    document = parse_yaml((TOWN / "content/site.yml").read_text(encoding="utf-8"), "site.yml")
    assert isinstance(document, Document)
    assert isinstance(document.data, dict)
    return Site.model_validate({**document.data, **changes})


# The examples of WCAG and of the tools that measure it.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)


def test_colours_are_readable_on_their_ground() -> None:
    assert Colours(light="#767676", dark="#ffc48a").light == "#767676"
    with pytest.raises(ValidationError, match="light"):
        Colours(light="#777777", dark="#ffc48a")
    with pytest.raises(ValidationError, match="dark"):
        Colours(light="#767676", dark="#444444")


def test_a_holiday_is_fixed_or_follows_easter() -> None:
    assert Holiday(name="Ostersonntag", days_after_easter=0).day is None
    with pytest.raises(ValidationError):
        Holiday(name="Nie")


def test_holidays_are_ready_for_reckoning() -> None:
    found = [(one.name, one.month_day, one.days_after_easter) for one in a_site().holidays]
    assert found == [("Karfreitag", "", -2), ("Neujahr", "01-01", 0)]


def test_what_only_the_city_can_say_is_named_as_missing() -> None:
    missing = dict(a_site().missing_for_release())
    assert missing["address"] == "Öffentliche Adresse der Website"
    assert missing["imprint.email"] == "E-Mail-Adresse der verantwortlichen Stelle"
    assert "imprint.organisation" not in missing
    assert "privacy.host" not in missing
    assert {"privacy.officer", "accessibility.enforcement"} <= set(missing)


def test_nothing_is_missing_once_it_is_said() -> None:
    before = dict(a_site().missing_for_release())
    after = dict(a_site(address="https://bildung.beispiel.de").missing_for_release())
    assert set(before) - set(after) == {"address"}


TILES = "https://kacheln.beispiel.de/{z}/{x}/{y}.png"


def test_a_street_map_names_the_server_that_is_asked() -> None:
    street = StreetMap(tiles="http://127.0.0.1:8000/a/{z}/{x}/{y}.png?k=1", attribution="© Alle")
    assert (street.host, street.origin) == ("127.0.0.1:8000", "http://127.0.0.1:8000")
    assert a_site().map is None
    assert a_site(map={"tiles": TILES, "attribution": "© Alle"}).map is not None


@pytest.mark.parametrize(
    "tiles",
    [
        "https://kacheln.beispiel.de/{z}/{x}.png",
        "https://kacheln.beispiel.de/{z}/{x}/{y}/{y}.png",
        "https://kacheln.beispiel.de/{z}/{x}/{y}/{s}.png",
        "https://kacheln.beispiel.de; script-src */{z}/{x}/{y}.png",
        "https://{z}.beispiel.de/{x}/{y}.png",
        "javascript:/{z}/{x}/{y}",
        "//kacheln.beispiel.de/{z}/{x}/{y}.png",
    ],
)
def test_tiles_come_from_one_server_that_a_policy_can_name(tiles: str) -> None:
    with pytest.raises(ValidationError, match="tiles"):
        StreetMap(tiles=tiles, attribution="© Alle")
