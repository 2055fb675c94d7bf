"""From an import to a pull request, on a real git server: one for each source, replaced, never merged by itself."""

from pathlib import Path

import pytest

from generator.importing import Result
from generator.origin import Origin
from generator.pipeline import GeneratorError
from generator.problem import Problem
from generator.proposing.git import Repository
from generator.proposing.github import GitHub
from generator.proposing.harvest import BRANCHES, Harvest, description, propose
from tests.proposing.desk import Desk
from tests.proposing.fake_github import REPOSITORY, TOKEN
from tests.proposing.git_server import git

RECORD = "title: Waldspaziergang\n"
LOCK = '{\n "entries": {}\n}\n'


def a_harvest(words: str = "Quelle „Kalender“: 1 neu.\n", **files: str) -> Harvest:
    given = {"offers/wald.yml": RECORD, "sources/kalender.lock.json": LOCK} | files
    return Harvest("kalender", "Kalender", Result(words, (), given))


def proposed(desk: Desk, harvest: Harvest, parent: str = "") -> str:
    repository = Repository(desk.clone, TOKEN)
    github = GitHub(REPOSITORY, TOKEN, desk.github.address)
    before = desk.files()
    said = propose(
        harvest, parent or git(desk.clone, "rev-parse", "HEAD").strip(), "main", repository, github
    )
    assert desk.files() == before
    return said


def test_a_source_gets_one_pull_request_and_main_stays(desk: Desk) -> None:
    main = git(desk.server.bare, "rev-parse", "main")
    said = proposed(desk, a_harvest())
    assert desk.server.changed("import/kalender") == [
        "A content/offers/wald.yml",
        "A content/sources/kalender.lock.json",
    ]
    assert desk.server.text("import/kalender", "content/offers/wald.yml") == RECORD
    assert git(desk.server.bare, "rev-parse", "main") == main
    (pull,) = desk.github.pulls
    assert (pull["title"], pull["head"], pull["base"]) == ("Import: Kalender", "import/kalender", "main")
    assert pull["html_url"] in said


def test_a_second_run_sends_nothing(desk: Desk) -> None:
    proposed(desk, a_harvest())
    pushes, writes = desk.server.pushes, desk.github.writes
    assert proposed(desk, a_harvest()).startswith("schon vorgeschlagen")
    assert (desk.server.pushes, desk.github.writes) == (pushes, writes)


def test_news_replace_the_branch_and_the_words(desk: Desk) -> None:
    proposed(desk, a_harvest())
    newer = a_harvest("Quelle „Kalender“: 2 neu.\n", **{"offers/wald.yml": RECORD + "type: workshop\n"})
    assert proposed(desk, newer).startswith("neu vorgeschlagen")
    assert len(desk.server.log("import/kalender")) == 1
    assert "workshop" in desk.server.text("import/kalender", "content/offers/wald.yml")
    (pull,) = desk.github.pulls
    assert "2 neu" in pull["body"]


def test_what_main_has_learnt_since_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    read = git(desk.clone, "rev-parse", "HEAD").strip()
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(desk.server.bare), str(other))
    (other / "content/neu.md").write_text("# Neu\n", encoding="utf-8")
    git(other, "add", "--all")
    git(other, "commit", "--quiet", "-m", "Neue Seite")
    git(other, "push", "--quiet", "origin", "main")
    proposed(desk, a_harvest(), read)
    assert [line for line in desk.server.changed("import/kalender") if "neu.md" in line] == []


def test_nothing_new_is_no_pull_request(desk: Desk) -> None:
    assert proposed(desk, Harvest("kalender", "Kalender", Result("", (), {}))) == "nichts Neues"
    assert (desk.github.requests, desk.server.branches()) == ([], ["main"])


def test_a_server_that_refuses_is_named(desk: Desk) -> None:
    desk.github.trouble["POST /pulls"] = (403, {"message": "not permitted"}, {})
    with pytest.raises(GeneratorError, match="403"):
        proposed(desk, a_harvest())


@pytest.mark.parametrize(
    "text",
    ["```\n# Laut", "@alle <b>", "[x](https://boese.example)", "#1 \x1b[2J", "</details>", "x" * 90_000],
    ids=range(6),
)
def test_words_of_a_source_are_no_markup(text: str) -> None:
    problem = Problem(Origin("quelle.csv", 7), "source-data", f"„{text}“ fehlt.")
    words = "\n".join(["Quelle:", *text.split("\n")])
    said = description(Harvest("kalender", text.replace("\n", " ")[:80], Result(words, (problem,) * 200, {})))
    for line in said.split("\n"):
        assert line.startswith("    ") or not any(
            mark in line for mark in ("```", "@a", "<b", "](", "://", "\x1b")
        )
    assert BRANCHES == "import/"
