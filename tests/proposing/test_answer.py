"""What senders read: short, at the place, and never a stranger's markup."""

import pytest

from generator.origin import Origin
from generator.problem import MOST, Severity
from generator.proposing import answer
from generator.proposing.github import PullRequest
from generator.proposing.proposal import Proposal
from tests.build import a_problem

PULL = PullRequest(7, "https://github.example/pull/7")
LONGEST_COMMENT = 65_536


def proposed(**changes: object) -> Proposal:
    given = {"name": "offers/bach.yml", "text": "title: Bach\n", "title": "Bach", "before": None}
    return Proposal(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "field", "place"),
    [
        ("offers/bach.yml", "summary", "summary, Zeile 3"),
        ("offers/bach.yml", "", "Zeile 3"),
        ("actors/verein.yml", "name", "content/actors/verein.yml, name, Zeile 3"),
        ("Einsendung", "Datei", "Datei"),
    ],
)
def test_a_place_is_named_as_the_sender_knows_it(file: str, field: str, place: str) -> None:
    problem = a_problem(origin=Origin(file, 3), field=field)
    said = answer.refused(proposed(problems=(problem,)), None)
    assert f"\n| {place} | Der Text ist zu kurz. | Schreiben Sie etwas mehr. |\n" in said


@pytest.mark.parametrize("length", [20, 400, 100_000])
def test_many_mistakes_still_fit_into_one_comment(length: int) -> None:
    worst = a_problem(message="*" * length, hint="#" * length, field="@" * length)
    said = answer.refused(proposed(problems=(worst,) * (MOST + 1)), PULL)
    shown = said.count("Zeile 3")
    assert 1 <= shown <= answer.MOST_ROWS
    assert f"… und {MOST + 1 - shown} weitere." in said
    assert len(said) < LONGEST_COMMENT


def test_only_what_must_be_mended_is_asked_for() -> None:
    advice = a_problem(severity=Severity.WARNING, message="Nur ein Rat.")
    assert "Nur ein Rat." not in answer.refused(proposed(problems=(advice, a_problem())), None)
    assert "Nur ein Rat." in answer.accepted(proposed(problems=(advice,)), PULL)
    assert "verbessern" not in answer.accepted(proposed(), PULL)


def test_a_change_of_what_is_there_is_shown_as_such() -> None:
    old, new = proposed(before="title: Alt\n"), proposed()
    for said, other in (
        (answer.accepted(old, PULL), answer.accepted(new, PULL)),
        (answer.description(old, 1), answer.description(new, 1)),
    ):
        assert "den es schon gibt" in said
        assert "den es schon gibt" not in other


def test_the_pull_request_is_a_link() -> None:
    assert "[#7](https://github.example/pull/7)" in answer.accepted(proposed(), PULL)


def test_whoever_names_a_new_actor_learns_how_to_enter_it() -> None:
    assert "neu?" in answer.refused(proposed(problems=(a_problem(rule="unknown-reference"),)), None)
    assert "neu?" not in answer.refused(proposed(problems=(a_problem(),)), None)


@pytest.mark.parametrize(
    ("name", "before", "confirms", "title"),
    [
        ("offers/bach.yml", None, False, "Angebot neu: bach"),
        ("offers/bach.yml", "title: Alt\n", False, "Angebot geändert: bach"),
        ("actors/verein.yml", "name: Alt\n", True, "Akteur bestätigt: verein"),
    ],
)
def test_the_title_says_what_kind_of_change_it_is(
    name: str,
    before: str | None,
    confirms: bool,  # noqa: FBT001 - a row of a table
    title: str,
) -> None:
    assert answer.headline(proposed(name=name, before=before), confirms=confirms) == title


def test_only_an_issue_is_closed_by_the_pull_request() -> None:
    assert "Closes #12\n" in answer.description(proposed(), 12)
    assert "Closes" not in answer.description(proposed(), None)
    assert "Einwilligung" in answer.description(proposed(), None)
