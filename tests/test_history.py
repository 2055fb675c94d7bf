"""The history tells from a real repository what changed on which day; where there is none, it says so."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.history import History
from generator.history import history_of, last_changes
from generator.pipeline import examine
from generator.proposing.git import Commit
from tests.build import SCHEMAS, TOWN
from tests.committed_town import OFFER, TODAY, Town


def said(history: History | None) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
    assert history is not None
    return [
        (
            str(one.day),
            [
                (each.kind.value, each.entry.id, [difference.sentence for difference in each.differences])
                for each in one.changes
            ],
        )
        for one in history.days
    ]


def moments(town: Town, today: date = TODAY) -> dict[str, str]:
    """When the offers last changed, by id."""
    history = town.history(today)
    assert history
    found = {name: moment.strftime("%Y-%m-%dT%H:%M") for name, moment in sorted(history.changed.items())}
    assert "actors/musterverein.yml" in found
    return {
        name.removeprefix("offers/").removesuffix(".yml"): one
        for name, one in found.items()
        if name.startswith("offers/")
    }


@pytest.fixture
def town(tmp_path: Path) -> Town:
    made = Town(tmp_path)
    made.commit("2026-09-01T12:00:00Z", bach=made.costing(5))
    return made


def test_each_day_tells_what_it_changed(town: Town) -> None:
    town.commit("2026-10-26T12:00:00Z", bach=town.costing(6))  # longer ago than thirty days
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(7))
    town.commit("2026-11-20T09:00:00Z", bach=town.costing(8))
    town.commit("2026-11-22T23:30:00Z", wald=town.plain)  # after midnight in Berlin
    town.commit("2026-11-24T12:00:00Z", wald=None)
    town.commit("2026-11-25T12:00:00Z", bach=town.costing(9))
    assert said(town.history()) == [
        ("2026-11-25", [("changed", "bachexkursion", ["Preis: von 8 auf 9 Euro"])]),
        ("2026-11-24", [("removed", "wald", [])]),
        ("2026-11-23", [("new", "wald", [])]),
        ("2026-11-20", [("changed", "bachexkursion", ["Preis: von 6 auf 8 Euro"])]),
    ]
    history = town.history()
    assert history
    assert history.since == date(2026, 10, 27)


def test_a_renamed_record_is_told_once(town: Town) -> None:
    town.commit(
        "2026-11-20T08:00:00Z", bach=None, bachtag=town.costing(5) + "redirect_from: [bachexkursion]\n"
    )
    ((_, ((kind, name, _lines),)),) = said(town.history())
    assert (kind, name) == ("renamed", "bachtag")


def test_what_is_in_no_commit_has_happened_on_no_day(town: Town) -> None:
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(7))
    before = said(town.history())
    town.write(OFFER, town.costing(99))
    town.write("offers/neu.yml", town.plain)
    assert (
        said(town.history())
        == before
        == [("2026-11-20", [("changed", "bachexkursion", ["Preis: von 5 auf 7 Euro"])])]
    )


def test_what_cannot_be_read_any_more_is_no_change(town: Town) -> None:
    town.commit("2026-11-18T08:00:00Z", bach="title: [")
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(5))
    assert said(town.history()) == []


def test_the_day_on_which_the_directory_begins_brings_no_news(tmp_path: Path) -> None:
    town = Town(tmp_path)
    town.commit("2026-11-10T12:00:00Z")
    history = town.history()
    assert history
    assert (history.since, history.days) == (date(2026, 11, 10), ())
    before = town.history(date(2026, 11, 1))
    assert before
    assert (before.since, before.days) == (date(2026, 11, 1), ())


def test_days_after_the_day_of_the_build_are_not_told(town: Town) -> None:
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(7))
    town.commit("2026-11-22T08:00:00Z", bach=town.costing(8))
    assert [day for day, _ in said(town.history(date(2026, 11, 21)))] == ["2026-11-20"]


def test_a_clock_that_was_wrong_turns_no_day_around(town: Town) -> None:
    town.commit("2026-11-25T08:00:00Z", bach=town.costing(7))
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(8))
    assert said(town.history()) == [
        ("2026-11-20", [("changed", "bachexkursion", ["Preis: von 5 auf 8 Euro"])])
    ]


def test_a_merged_proposal_is_told_on_the_day_of_the_merge(town: Town) -> None:
    town.git("checkout", "--quiet", "-b", "vorschlag")
    town.commit("2026-11-10T08:00:00Z", bach=town.costing(7))
    town.git("checkout", "--quiet", "main")
    town.commit("2026-11-12T08:00:00Z", wald=town.plain)
    town.git("merge", "--quiet", "--no-ff", "--no-edit", "vorschlag", moment="2026-11-21T08:00:00Z")
    assert [day for day, _ in said(town.history())] == ["2026-11-21", "2026-11-12"]
    assert moments(town) == {"bachexkursion": "2026-11-21T08:00", "wald": "2026-11-12T08:00"}


def test_an_offer_changed_when_its_file_last_did_however_long_ago(town: Town) -> None:
    town.commit("2026-11-20T08:00:00Z", wald=town.costing(6))
    town.commit("2026-11-20T08:30:00+01:00", wald=town.costing(7), **{"öko wald": town.plain})
    town.commit("2026-11-21T08:00:00Z", teich=town.plain)
    town.write("offers/neu.yml", town.plain)
    town.write("offers/teich.yml", town.costing(8))
    assert moments(town) == {
        "bachexkursion": "2026-09-01T12:00",
        "teich": "2026-11-21T08:00",
        "wald": "2026-11-20T08:00",
        "öko wald": "2026-11-20T07:30",
    }


def test_a_renamed_offer_changed_when_it_was_renamed(town: Town) -> None:
    town.commit("2026-11-20T08:00:00Z", bach=None, bachtag=town.costing(5))
    assert moments(town)["bachtag"] == "2026-11-20T08:00"


def test_no_moment_lies_after_the_day_of_the_build(town: Town) -> None:
    town.commit("2030-01-01T12:00:00Z", bach=town.costing(7))
    assert moments(town, date(2026, 11, 21)) == {"bachexkursion": "2026-11-21T22:59"}


@given(st.lists(st.tuples(st.integers(0, 9 * 10**9), st.integers(0, 400)), min_size=2, max_size=9))
def test_with_each_commit_and_day_the_moment_grows_whatever_clocks_said(steps: list[tuple[int, int]]) -> None:
    commits: list[Commit] = []
    day, last = date(2026, 1, 1), datetime.min.replace(tzinfo=UTC)
    for seconds, days in steps:
        commits.insert(0, Commit("0" * 40, seconds, ("offers/wald.yml",)))
        day += timedelta(days=days)
        now = last_changes(commits, day)["offers/wald.yml"]
        assert last <= now
        last = now


def test_a_shallow_clone_knows_no_history(town: Town, tmp_path: Path) -> None:
    town.commit("2026-11-20T08:00:00Z", bach=town.costing(7))
    town.git("clone", "--quiet", "--depth=1", f"file://{town.repository}", str(tmp_path / "flach"))
    content = tmp_path / "flach" / "content"
    assert history_of(content, examine(content, SCHEMAS, TODAY)) is None


def test_a_folder_outside_of_git_or_in_no_commit_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(shutil.copytree(TOWN / "content", tmp_path / "content"))
    outcome = examine(content, SCHEMAS, TODAY)
    assert history_of(content, outcome) is None  # perhaps below a repository that ignores it
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert history_of(content, outcome) is None
    monkeypatch.setenv("PATH", "")
    assert history_of(content, outcome) is None
