"""Reminders: one issue for each actor, in which one click confirms, and nothing of a record does anything else."""

import gc
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.proposing.github import Issue
from generator.publish.edition import Edition
from generator.reminding.overview import overview_of
from generator.reminding.remind import Step, plan, reminders_of
from generator.reminding.reminder import MOST_ROWS, Reminder, mark_of, reminder_for
from tests.publish.editions import an_actor, an_edition, an_offer
from tests.reminding.fake_github import FakeGitHub, running
from tests.town.sites import SCHEMAS, TOWN, TOWN_DAY

MAILBOX = {"contact": {"email": "info@musterverein.example"}}
MOST_CHARACTERS = 65_536


def reminder(edition: Edition) -> Reminder:
    return reminder_for(edition, overview_of(edition, "musterverein").desks[0])


def aged(**changes: str) -> Edition:
    offers = {"bach": an_offer(confirmed_on="2025-01-01", **changes), "fresh": an_offer(title="Frisch")}
    return an_edition(offers, {"musterverein": an_actor(**MAILBOX)})


def test_each_record_is_confirmed_by_one_link() -> None:
    text = reminder(aged()).text
    assert "/issues/new?template=bestaetigung.yml&datei=content%2Foffers%2Fbach.yml&" in text
    assert "(https://bildung.beispiel.de/angebote/bach/)" in text
    assert "https://bildung.beispiel.de/akteure/musterverein/pflege/" in text
    assert "Frisch" not in text


def test_a_mail_is_ready_where_the_record_names_a_public_mailbox() -> None:
    assert "    An: info@musterverein.example\n" in reminder(aged()).text
    without = an_edition({"bach": an_offer(confirmed_on="2025-01-01")})
    assert "An: " not in reminder(without).text


def test_nothing_in_a_record_mentions_links_or_breaks_the_table() -> None:
    hostile = "@stadt #1 | [x](http://boese.example) </details> `a`"
    text = reminder(aged(title=hostile)).text
    # The mail is a block of code, in which nothing is read.
    shown = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    assert "@stadt" not in shown
    assert "](http://boese" not in shown
    (row,) = [line for line in shown.splitlines() if "datei=content%2Foffers%2Fbach.yml" in line]
    assert row.count("|") == 4
    assert shown.count("</details>") == 1


def test_even_the_longest_reminder_fits_into_an_issue() -> None:
    many = {
        f"angebot-{number}-{'x' * 40}": an_offer(title="山" * 115 + f"{number:03}", confirmed_on="2025-01-01")
        for number in range(MOST_ROWS + 30)
    }
    found = reminder(an_edition(many, {"musterverein": an_actor(**MAILBOX)}))
    assert found.records == MOST_ROWS + 30
    assert "Dazu 30 weitere Einträge." in found.text
    assert len(found.text) < MOST_CHARACTERS


def test_an_actor_with_nothing_to_confirm_is_left_alone() -> None:
    assert list(reminders_of(an_edition({"fresh": an_offer()}))) == []


def a_reminder(actor: str, text: str = "neu") -> Reminder:
    return Reminder(actor, f"Bitte bestätigen: {actor}", mark_of(actor), f"{mark_of(actor)}\n{text}\n", 1)


def an_issue(number: int, actor: str, text: str = "neu") -> Issue:
    return Issue(number, f"Bitte bestätigen: {actor}", f"{mark_of(actor)}\r\n{text}")


def test_the_plan_opens_renews_and_closes_and_leaves_the_rest() -> None:
    reminders = [a_reminder("new"), a_reminder("changed"), a_reminder("same")]
    issues = [
        an_issue(1, "changed", "alt"), an_issue(2, "same"), an_issue(3, "done"), an_issue(4, "same"),
        Issue(5, "Von Hand", "etwas anderes"),
    ]  # fmt: skip
    assert plan(reminders, issues, 20) == [
        Step(None, issues[2]),
        Step(None, issues[3]),
        Step(reminders[1], issues[0]),
        Step(reminders[0], None),
    ]


def test_a_run_opens_no_more_than_it_may_and_the_next_goes_on() -> None:
    reminders = [a_reminder(f"a-{number}") for number in range(5)]
    first = plan(reminders, [], 2)
    assert [step.reminder for step in first] == reminders[:2]
    known = [an_issue(number + 1, f"a-{number}") for number in range(2)]
    assert [step.reminder for step in plan(reminders, known, 2)] == reminders[2:4]


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    with running() as fake:
        monkeypatch.setenv("GITHUB_API_URL", fake.address)
        monkeypatch.setenv("GITHUB_REPOSITORY", "stadt/bildung")
        monkeypatch.setenv("GITHUB_TOKEN", "geheim-123")
        yield fake


def remind(content: Path, *options: str) -> int:
    given = ("--content", str(content), "--schemas", str(SCHEMAS), "--today", str(TOWN_DAY), *options)
    try:
        return main(["remind", *given])
    finally:
        gc.enable()  # the command line lives too briefly to need it; this process does not


def confirm_all(folder: Path) -> None:
    for file in folder.glob("*.yml"):
        text = re.sub(r"^confirmed_on: .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(f"{text}confirmed_on: {TOWN_DAY}\n", encoding="utf-8")


def test_the_whole_way_against_a_server_that_speaks_like_github(github: FakeGitHub, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOWN, content)
    stranger = github.add("Bitte bestätigen: alle", mark_of("musterverein"), ["aktualitaet"], "jemand")
    pull = github.add("Ein Vorschlag", mark_of("stadtgarten"), ["aktualitaet"])
    github.issues[pull - 1]["pull_request"] = {}
    assert remind(content) == 0
    opened = github.open_titles()[2:]
    assert "Bitte bestätigen: Musterverein für Natur & Umwelt" in opened
    assert github.log == ["POST"] * len(opened)
    assert github.tokens == {"Bearer geheim-123"}
    assert all({"name": "aktualitaet"} in one["labels"] for one in github.issues)

    assert remind(content) == 0  # nothing has changed, so nothing is done
    assert github.log == ["POST"] * len(opened)

    confirm_all(content / "offers")
    confirm_all(content / "actors")
    assert remind(content) == 0
    assert github.open_titles() == [github.issues[kept - 1]["title"] for kept in (stranger, pull)]


def test_a_dry_run_asks_nobody(github: FakeGitHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert remind(TOWN, "--dry-run", "--most", "1") == 0
    assert capsys.readouterr().out.count("öffnen: ") == 1
    assert github.tokens == set()


def test_broken_records_close_no_reminder(
    github: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(TOWN, content)
    (content / "offers" / "kaputt.yml").write_text("title: Nur ein Titel\n", encoding="utf-8")
    assert remind(content) == 2
    assert "Es wurde niemand erinnert" in capsys.readouterr().err
    assert github.tokens == set()


def test_a_server_that_refuses_is_named_without_the_token(
    github: FakeGitHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "stadt/andere")
    assert remind(TOWN) == 2
    said = capsys.readouterr()
    assert "404" in said.err
    assert "geheim-123" not in said.out + said.err
    assert github.issues == []


def test_without_a_token_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert remind(TOWN) == 2
    assert "--dry-run" in capsys.readouterr().err
