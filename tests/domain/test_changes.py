"""Two states of a catalogue: what came, changed, was renamed or went."""

from typing import Any

from generator.domain.changes import Kind, changes
from tests.build import a_catalogue, an_actor, an_offer


def kinds(
    before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], unread: str = ""
) -> list[tuple[str, str, str]]:
    old, new = ({name: an_offer(**given) for name, given in side.items()} for side in (before, after))
    found = changes(a_catalogue(offers=old), a_catalogue(offers=new, unread=frozenset({unread})))
    return [(one.kind, one.file, one.former) for one in found]


def test_every_kind_of_change_is_told() -> None:
    before: dict[str, dict[str, Any]] = {"bleibt": {}, "geht": {}, "alt": {}, "wird": {}}
    after: dict[str, dict[str, Any]] = {
        "bleibt": {},
        "kommt": {},
        "neu": {"redirect_from": ["alt"]},
        "wird": {"title": "Nachtwanderung"},
    }
    assert kinds(before, after) == [
        (Kind.NEW, "offers/kommt.yml", ""),
        (Kind.RENAMED, "offers/neu.yml", "alt"),
        (Kind.CHANGED, "offers/wird.yml", ""),
        (Kind.REMOVED, "offers/geht.yml", ""),
    ]


def test_a_record_with_mistakes_is_not_called_removed() -> None:
    assert kinds({"wald": {}}, {}, "offers/wald.yml") == []
    assert kinds({"wald": {}}, {}, "actors/wald.yml") == [(Kind.REMOVED, "offers/wald.yml", "")]


def test_a_former_id_that_is_still_there_is_no_renaming() -> None:
    found = kinds({"alt": {}}, {"alt": {}, "neu": {"redirect_from": ["alt"]}})
    assert found == [(Kind.NEW, "offers/neu.yml", "")]


def test_a_renaming_alone_has_no_other_difference() -> None:
    old = a_catalogue(offers={"alt": an_offer()})
    new = a_catalogue(offers={"neu": an_offer(redirect_from=["alt"])})
    (change,) = changes(old, new)
    assert change.differences == ()


def test_actors_come_after_offers() -> None:
    new = a_catalogue(
        offers={"wald": an_offer()}, actors={"musterverein": an_actor(), "amt": an_actor(name="Amt")}
    )
    assert [one.file for one in changes(a_catalogue(), new)] == ["offers/wald.yml", "actors/amt.yml"]
