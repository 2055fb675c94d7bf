"""The whole way, on a real git server and beside a GitHub of our own: event, branch, pull request, answer."""

import json
import os
import shutil

import pytest

from tests.proposing.desk import BRANCH, ISSUE, SECRETS, Desk, an_event
from tests.proposing.fake_github import REPOSITORY
from tests.proposing.git_server import git
from tests.submissions.build import RECORD, confirmation_body, entry_body

FILE = "content/offers/waldspaziergang.yml"
GOOD = entry_body(FILE, RECORD)
BAD = entry_body(FILE, RECORD.replace("musterverein", "musterverain"))


def test_an_issue_becomes_a_branch_a_pull_request_and_an_answer(desk: Desk) -> None:
    done = desk.receive(an_event(GOOD))
    assert done.returncode == 0, done.stderr
    assert desk.server.branches() == [BRANCH, "main"]
    assert desk.server.changed(BRANCH) == [f"A {FILE}"]
    assert desk.server.text(BRANCH, FILE) == RECORD
    assert desk.server.log(BRANCH) == ["github-actions[bot]: Angebot neu: waldspaziergang"]
    (pull,) = desk.github.pulls
    assert (pull["head"], pull["base"], pull["title"]) == (BRANCH, "main", "Angebot neu: waldspaziergang")
    assert f"Closes #{ISSUE}" in pull["body"]
    (answer,) = desk.github.answers
    assert f"#{pull['number']}" in answer
    assert "Waldspaziergang am Abend" in answer
    assert desk.github.writes == ["POST /pulls", f"POST /issues/{ISSUE}/comments"]


def test_doing_it_twice_changes_nothing(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    log, writes, pushes = desk.server.log(BRANCH), desk.github.writes, desk.server.pushes
    assert desk.receive(an_event(GOOD)).returncode == 0
    assert (desk.server.log(BRANCH), desk.github.writes, desk.server.pushes) == (log, writes, pushes)


def test_what_is_missing_is_said_and_an_edit_mends_it(desk: Desk) -> None:
    assert desk.receive(an_event(BAD)).returncode == 0
    assert desk.server.branches() == ["main"]
    assert desk.github.pulls == []
    (answer,) = desk.github.answers
    assert (
        "| actor, Zeile 3 | Der Akteur „musterverain“ ist nicht eingetragen. | Meinten Sie „musterverein“? |"
        in answer
    )
    desk.receive(an_event(GOOD))
    assert desk.server.text(BRANCH, FILE) == RECORD
    (answer,) = desk.github.answers
    assert f"#{desk.github.pulls[0]['number']}" in answer


def test_an_edit_updates_the_same_pull_request(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    desk.receive(an_event(entry_body(FILE, RECORD + "notes: Bei Regen fällt der Spaziergang aus.\n")))
    assert "Bei Regen" in desk.server.text(BRANCH, FILE)
    assert len(desk.server.log(BRANCH)) == 2
    assert len(desk.github.pulls) == len(desk.github.answers) == 1


def test_an_edit_that_breaks_it_leaves_the_proposal_as_it_was(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    desk.receive(an_event(BAD))
    assert desk.server.text(BRANCH, FILE) == RECORD
    (answer,) = desk.github.answers
    assert f"Ihr bisheriger Vorschlag #{desk.github.pulls[0]['number']} bleibt" in answer


def test_another_name_moves_the_file(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    desk.receive(an_event(entry_body("content/offers/abendspaziergang.yml", RECORD)))
    assert desk.server.changed(BRANCH) == ["A content/offers/abendspaziergang.yml"]
    assert desk.github.pulls[0]["title"] == "Angebot neu: abendspaziergang"


def test_another_name_gives_a_changed_record_back(desk: Desk) -> None:
    old = "content/offers/bachexkursion.yml"
    desk.receive(an_event(entry_body(old, RECORD)))
    assert desk.server.changed(BRANCH) == [f"M {old}"]
    assert desk.github.pulls[0]["title"] == "Angebot geändert: bachexkursion"
    desk.receive(an_event(GOOD))
    assert desk.server.changed(BRANCH) == [f"A {FILE}"]


def test_a_confirmation_changes_one_line(desk: Desk) -> None:
    file = "content/offers/bachexkursion.yml"
    done = desk.receive(an_event(confirmation_body(file), "bestaetigung"))
    assert done.returncode == 0, done.stderr
    # In Germany it was past midnight when the issue was opened.
    before = desk.server.text("main", file)
    assert desk.server.text(BRANCH, file) == before.replace("2026-10-01", "2026-11-20") != before
    assert desk.github.pulls[0]["title"] == "Angebot bestätigt: bachexkursion"


def test_what_the_directory_says_already_needs_no_pull_request(desk: Desk) -> None:
    file = "content/offers/bachexkursion.yml"
    desk.receive(an_event(entry_body(file, desk.server.text("main", file))))
    assert desk.server.branches() == ["main"]
    assert desk.github.pulls == []
    assert "steht schon genau so im Verzeichnis" in desk.github.answers[0]


def test_what_people_add_to_the_branch_stays(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    person = desk.clone.parent / "person"
    git(desk.clone.parent, "clone", "--quiet", "--branch", BRANCH, desk.server.bare.as_uri(), str(person))
    (person / FILE).write_text(RECORD.replace("am Abend", "am späten Abend"), encoding="utf-8")
    (person / "content/actors/waldfreunde.yml").write_text("name: Waldfreunde\n", encoding="utf-8")
    git(person, "add", "--all")
    git(person, "commit", "--quiet", "-m", "Nachgebessert")
    git(person, "push", "--quiet")
    # Nothing new was sent: the correction stays.
    desk.receive(an_event(GOOD, title="Eintrag: anders"))
    assert "späten" in desk.server.text(BRANCH, FILE)
    # Something new was sent: it is put behind the correction, and what else was added stays.
    desk.receive(an_event(entry_body(FILE, RECORD + "notes: Bei Regen fällt er aus.\n")))
    assert "Bei Regen" in desk.server.text(BRANCH, FILE)
    assert f"A {FILE}" in desk.server.changed(BRANCH)
    assert "A content/actors/waldfreunde.yml" in desk.server.changed(BRANCH)
    assert len(desk.server.log(BRANCH)) == 3


def test_the_main_branch_may_have_moved_on(desk: Desk) -> None:
    desk.receive(an_event(GOOD))
    person = desk.clone.parent / "person"
    git(desk.clone.parent, "clone", "--quiet", desk.server.bare.as_uri(), str(person))
    git(person, "commit", "--quiet", "--allow-empty", "-m", "Weiter")
    git(person, "push", "--quiet")
    desk.receive(an_event(entry_body(FILE, RECORD + "notes: Bei Regen fällt er aus.\n")))
    assert desk.server.changed(BRANCH) == [f"A {FILE}"]
    assert len(desk.server.log(BRANCH)) == 2


def test_comments_of_others_are_never_touched(desk: Desk) -> None:
    fake = "<!-- bne inbox -->\nDas habe ich selbst geschrieben."
    for _ in range(120):  # more than one page
        desk.github.comment(fake)
    desk.receive(an_event(BAD))
    desk.receive(an_event(GOOD))
    assert len(desk.github.answers) == 1
    assert [one["body"] for one in desk.github.comments if one["user"]["login"] == "jemand"] == [fake] * 120


@pytest.mark.parametrize(
    "event",
    [
        an_event(GOOD, state="closed"),
        an_event(GOOD, "fehler"),
    ],
    ids=["closed", "another-form"],
)
def test_other_issues_are_left_alone(desk: Desk, event: dict[str, object]) -> None:
    done = desk.receive(event)
    assert (done.returncode, desk.github.requests) == (0, [])
    assert "nichts zu tun" in done.stdout


@pytest.mark.parametrize("body", [None, "", "Hallo!"], ids=["null", "empty", "prose"])
def test_an_empty_form_is_answered(desk: Desk, body: str | None) -> None:
    assert desk.receive(an_event(body)).returncode == 0
    assert "Der Eintrag selbst fehlt." in desk.github.answers[0]


def test_words_of_strangers_stay_words(desk: Desk) -> None:
    title = "Wald <b>@everyone</b> fixes #1 | [x](https://boese.example) `$(id)` [skip ci]"
    done = desk.receive(an_event(entry_body(FILE, RECORD.replace("Waldspaziergang am Abend", f"'{title}'"))))
    assert done.returncode == 0
    for said in (desk.github.answers[0], desk.github.pulls[0]["body"]):
        assert "everyone" in said
        assert all(
            mark not in said for mark in ("@everyone", "#1 ", "<b>", "[x]", "`$(id)", "://boese", "[skip")
        )
    commit = git(desk.server.bare, "log", "--format=%B", "-1", BRANCH)
    assert commit == f"Angebot neu: waldspaziergang\n\nDatei: {FILE}\n\n"


def test_a_dry_run_sends_nothing(desk: Desk) -> None:
    right = desk.receive(an_event(GOOD), "--dry-run")
    wrong = desk.receive(an_event(BAD), "--dry-run")
    assert (right.returncode, wrong.returncode) == (0, 1)
    assert f"{FILE}\n| title: Waldspaziergang am Abend\n" in right.stdout
    assert "Meinten Sie „musterverein“?" in wrong.stdout
    assert (desk.github.requests, desk.server.branches()) == ([], ["main"])


@pytest.mark.parametrize("way", ["--mail", "--file"])
def test_a_mail_and_a_file_go_the_same_way(desk: Desk, way: str) -> None:
    file = desk.clone.parent / "waldspaziergang.yml"
    head = f"Subject: Eintrag\nContent-Type: text/plain; charset=utf-8\n\nDatei: {FILE}\n\n"
    file.write_text((head if way == "--mail" else "") + RECORD, encoding="utf-8")
    branch = "eintrag/offers-waldspaziergang"
    for _ in range(2):
        done = desk.run(way, str(file))
        assert done.returncode == 0, done.stderr
        assert desk.server.changed(branch) == [f"A {FILE}"]
        assert len(desk.server.log(branch)) == len(desk.github.pulls) == 1
    assert desk.github.comments == []
    assert "Closes" not in desk.github.pulls[0]["body"]
    file.write_text("titel: Wald\n", encoding="utf-8")
    assert desk.run(way, str(file)).returncode == 1


def test_the_token_is_in_no_list_of_processes(desk: Desk) -> None:
    # In the place of git stands one that writes down how it was called.
    calls, folder = desk.clone.parent / "calls", desk.clone.parent / "bin"
    folder.mkdir()
    (folder / "git").write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{calls}"\nexec "{shutil.which("git")}" "$@"\n'
    )
    (folder / "git").chmod(0o755)
    event = desk.clone.parent / "event.json"
    event.write_text(json.dumps(an_event(GOOD)), encoding="utf-8")
    desk.run("--event", str(event), PATH=f"{folder}{os.pathsep}{os.environ['PATH']}")
    said = calls.read_text(encoding="utf-8")
    assert "commit-tree" in said
    assert [secret for secret in SECRETS if secret in said] == []
    assert "Waldspaziergang" not in said
    # The server was asked with the password at once, never without.
    assert (desk.server.pushes, desk.server.refused) == (1, [])


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"GITHUB_TOKEN": ""}, "GITHUB_TOKEN"),
        ({"GITHUB_REPOSITORY": "../x"}, "GITHUB_REPOSITORY"),
        ({"GITHUB_API_URL": "http://api.github.example"}, "https://"),
        ({"GITHUB_TOKEN": "falsch"}, "Das Token gilt nicht"),
        ({"GITHUB_API_URL": "http://127.0.0.1:9"}, "GitHub antwortet nicht"),
    ],
    ids=["no-token", "no-repository", "not-encrypted", "wrong-token", "no-server"],
)
def test_what_the_operator_must_mend_ends_with_2(desk: Desk, environment: dict[str, str], said: str) -> None:
    event = desk.clone.parent / "event.json"
    event.write_text(json.dumps(an_event(GOOD)), encoding="utf-8")
    done = desk.run("--event", str(event), **environment)
    assert done.returncode == 2
    assert said in done.stderr
    assert desk.server.branches() == ["main"]


def test_a_sender_is_told_when_the_pull_request_cannot_be_opened(desk: Desk) -> None:
    refusal = "GitHub Actions is not permitted to create or approve pull requests."
    desk.github.trouble["POST /pulls"] = (403, {"message": refusal}, {})
    done = desk.receive(an_event(GOOD))
    assert done.returncode == 2
    assert "Allow GitHub Actions to create and approve pull requests" in done.stderr
    assert "das liegt nicht an Ihnen" in desk.github.answers[0]
    desk.github.trouble.clear()
    desk.receive(an_event(GOOD))
    assert f"#{desk.github.pulls[0]['number']}" in desk.github.answers[0]
    assert len(desk.server.log(BRANCH)) == len(desk.github.answers) == 1


def test_a_missing_main_branch_is_told_to_the_operator(desk: Desk) -> None:
    done = desk.receive({**an_event(GOOD), "repository": {"default_branch": "gibt-es-nicht"}})
    assert done.returncode == 2
    assert "„gibt-es-nicht“" in done.stderr
    assert "das liegt nicht an Ihnen" in desk.github.answers[0]


def test_a_redirect_never_carries_the_token_away(desk: Desk) -> None:
    elsewhere = {
        "Location": f"http://localhost:{desk.github.address.rpartition(':')[2]}/repos/{REPOSITORY}/pulls"
    }
    desk.github.trouble["GET /pulls"] = (302, {}, elsewhere)
    done = desk.receive(an_event(GOOD))
    assert done.returncode == 2
    assert "anderen Rechner" in done.stderr
    assert desk.github.requests == [("GET", "/pulls")]


def test_nothing_is_written_through_a_link(desk: Desk) -> None:
    offer = desk.clone / FILE
    offer.symlink_to("../site.yml")
    git(desk.clone, "add", "--all")
    git(desk.clone, "commit", "--quiet", "-m", "Ein Verweis")
    git(desk.clone, "push", "--quiet", desk.server.bare.as_uri(), "HEAD:main")
    assert desk.receive(an_event(GOOD)).returncode == 0
    assert "Das ist eine Verknüpfung" in desk.github.answers[0]
    assert desk.server.branches() == ["main"]
