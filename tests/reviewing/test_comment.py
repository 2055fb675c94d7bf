"""The comment on a pull request: what the files of a stranger may say, and what they never bring about."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from generator.cli import main
from generator.reviewing.blocks import Heading, Items, Paragraph, Summary
from generator.reviewing.comment import MARK, MAX_COMMENT, MAX_SUMMARY
from generator.reviewing.summary import summary_of
from tests.proposing.fake_github import REPOSITORY, TOKEN, FakeGitHub, fake_github
from tests.reviewing.proposals import laid_out, reviewed

COMMIT, OTHER = "a" * 40, "b" * 40
GOOD = Summary(blocks=[Heading(level=2, text="Neu: Waldtag"), Paragraph(text="Wir gehen in den Wald.")])


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with fake_github() as served:
        served.pulls.append({"id": 7, "number": 7, "label": "", "state": "open", "head": {"sha": COMMIT}})
        served.files.append("content/offers/waldtag.yml")
        environment = {
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_API_URL": served.address,
        }
        with patch.dict(os.environ, environment):
            yield served


def comment(
    folder: Path,
    number: bytes = b"7\n",
    summary: bytes = GOOD.model_dump_json().encode(),
    event: dict[str, Any] | None = None,
) -> int:
    said = event or {"workflow_run": {"event": "pull_request", "head_sha": COMMIT, "head_branch": "$(id)"}}
    (folder / "event.json").write_text(json.dumps(said), encoding="utf-8")
    for name, data in (("number.txt", number), ("summary.json", summary)):
        if not (folder / name).is_symlink():
            (folder / name).write_bytes(data)
    files = [
        f"--{name.partition('.')[0]}={folder / name}" for name in ("event.json", "number.txt", "summary.json")
    ]
    return main(["comment", *files])


def test_the_summary_becomes_one_comment_that_follows_the_proposal(
    github: FakeGitHub, tmp_path: Path
) -> None:
    github.comment(f"{MARK}\nvon jemand anderem")
    assert comment(tmp_path) == 0
    (first,) = github.answers
    assert first.startswith(f"{MARK}\n## Zusammenfassung der Prüfung")
    assert "## Neu: Waldtag" in first
    assert "mehr als Einträge" not in first
    newer = Summary(blocks=[Paragraph(text="Jetzt abends.")])
    assert comment(tmp_path, summary=newer.model_dump_json().encode()) == 0
    (second,) = github.answers
    assert "Jetzt abends." in second
    assert "Waldtag" not in second


@pytest.mark.parametrize(
    "file", [".github/workflows/check.yml", "content/site.yml", "schemas/rules.yml", "content/offersx"]
)
def test_what_touches_more_than_records_is_marked_whatever_its_summary_says(
    file: str, github: FakeGitHub, tmp_path: Path
) -> None:
    github.files.extend([*(f"content/offers/o{number}.yml" for number in range(150)), file])
    assert comment(tmp_path) == 0
    assert "Achtung: Dieser Vorschlag ändert mehr als Einträge" in github.answers[0]


@pytest.mark.parametrize(
    "number",
    [
        b"",
        b"0",
        b"-7",
        b"7 8",
        b"7\n8",
        b"7; id",
        b"$(id)",
        b"../7",
        b"0x7",
        "７".encode(),
        b"7" * 40,
        b"\0",
        b"7\n\n",
    ],
    ids=repr,
)
def test_a_number_is_digits_and_nothing_else(number: bytes, github: FakeGitHub, tmp_path: Path) -> None:
    assert comment(tmp_path, number=number) == 2
    assert github.requests == []


def test_a_foreign_number_gets_no_comment(github: FakeGitHub, tmp_path: Path) -> None:
    github.pulls.append({"id": 8, "number": 8, "label": "", "state": "open", "head": {"sha": OTHER}})
    assert comment(tmp_path, number=b"8") == 0
    assert github.writes == []
    assert comment(tmp_path, number=b"9") == 2
    assert github.writes == []


def test_a_closed_proposal_gets_no_comment(github: FakeGitHub, tmp_path: Path) -> None:
    github.pulls[0]["state"] = "closed"
    assert comment(tmp_path) == 0
    assert github.writes == []


@pytest.mark.parametrize(
    "summary",
    [
        b"",
        b"\xff",
        b"null",
        b"[]",
        b'"@alle"',
        b'{"blocks": "@alle"}',
        b'{"blocks": [{"kind": "html", "text": "<b>"}]}',
        b'{"blocks": [{"kind": "paragraph", "text": "x", "raw": true}]}',
        b'{"blocks": [{"kind": "heading", "level": 99, "text": "x"}]}',
        b'{"blocks": [], "number": 8}',
        b'{"blocks": ' + b"[" * 5000,
        b'{"blocks": []}' + b" " * MAX_SUMMARY,
        json.dumps({"blocks": [{"kind": "paragraph", "text": "x" * 3000}]}).encode(),
        json.dumps({"blocks": [{"kind": "paragraph", "text": "x"}] * 1001}).encode(),
    ],
    ids=lambda summary: f"{summary[:70]!r} {len(summary)}",
)
def test_what_is_no_summary_is_refused(summary: bytes, github: FakeGitHub, tmp_path: Path) -> None:
    assert comment(tmp_path, summary=summary) == 2
    assert github.requests == []


def test_a_link_in_place_of_a_file_is_not_followed(github: FakeGitHub, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(GOOD.model_dump_json(), encoding="utf-8")
    (tmp_path / "summary.json").symlink_to(tmp_path / "secret")
    assert comment(tmp_path) == 2
    assert github.requests == []


def test_no_text_calls_anybody_or_leads_anywhere(github: FakeGitHub, tmp_path: Path) -> None:
    evil = "@betreuung <a href=x>Klick</a> [x](https://boese.example) #1 ![](https://boese.example/x.png) <!-- bne review -->"
    said = Summary(
        blocks=[Heading(level=1, text=evil), Paragraph(text=evil), Items(title=evil, items=[evil])]
    )
    assert comment(tmp_path, summary=said.model_dump_json().encode()) == 0
    (text,) = github.answers
    told = text.removeprefix(MARK)
    assert [mark for mark in ("@", "<", "](", "https://", "#1") if mark in told] == []


def test_the_review_of_a_hostile_proposal_becomes_a_comment(github: FakeGitHub, tmp_path: Path) -> None:
    summary = summary_of(reviewed(laid_out("everything", tmp_path)))
    assert comment(tmp_path, summary=summary.model_dump_json().encode()) == 0
    (text,) = github.answers
    assert "### Neu: Kräutertag am Mühlenweg (Angebot)" in text
    assert "Termin am 5. Dezember 2026 fällt aus" in text
    # No mark in a block of lines means anything.
    outside = re.sub(r"^(`{3,})diff\n.*?^\1$", "", text.removeprefix(MARK), flags=re.DOTALL | re.MULTILINE)
    assert [mark for mark in ("@", "<", "](", "https://", " #1") if mark in outside] == []


def test_a_very_long_summary_is_left_to_the_check(github: FakeGitHub, tmp_path: Path) -> None:
    long = Summary(blocks=[Paragraph(text="<" * 1900)] * 100)
    assert comment(tmp_path, summary=long.model_dump_json().encode()) == 0
    assert len(github.answers[0]) < MAX_COMMENT
    assert "zu lang für einen Kommentar" in github.answers[0]


@pytest.mark.parametrize(
    "event",
    [
        {"workflow_run": {"event": "push", "head_sha": COMMIT}},
        {"workflow_run": {"event": "pull_request", "head_sha": "main"}},
        {"pull_request": {"number": 7}},
    ],
    ids=str,
)
def test_only_the_check_of_a_proposal_leads_to_a_comment(
    event: dict[str, Any], github: FakeGitHub, tmp_path: Path
) -> None:
    assert comment(tmp_path, event=event) == 2
    assert github.requests == []


@pytest.mark.parametrize("missing", ["GITHUB_TOKEN", "GITHUB_REPOSITORY"])
def test_without_the_environment_of_a_workflow_it_says_what_is_missing(
    missing: str, github: FakeGitHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with patch.dict(os.environ):
        del os.environ[missing]
        assert comment(tmp_path) == 2
    assert "GITHUB_TOKEN" in capsys.readouterr().err
    assert github.requests == []
