"""`bne review` as a workflow runs it, and the workflows that hand its words on."""

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.reviewing.blocks import Summary
from tests.reviewing.proposals import REVIEWS, laid_out
from tests.town.sites import PROJECT, SCHEMAS, TOWN, TOWN_DAY, bne

SAID = ("--base", TOWN, "--schemas", SCHEMAS, "--today", str(TOWN_DAY))
WORKFLOWS = PROJECT / ".github" / "workflows"


def test_a_proposal_with_mistakes_ends_with_1_and_says_everything(tmp_path: Path) -> None:
    content = laid_out("everything", tmp_path)
    page, data = tmp_path / "vorschau.html", tmp_path / "summary.json"
    done = bne(
        "review", "--content", content, *SAID, "--style", "markdown", "--preview", page, "--summary", data
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (REVIEWS / "everything" / "summary.md").read_text(encoding="utf-8")
    assert Summary.model_validate_json(data.read_bytes()).markdown() == done.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_right_proposal_ends_with_0_and_json_is_its_summary_as_data() -> None:
    done = bne("review", "--content", TOWN, *SAID, "--style", "json", "--beyond")
    assert (done.returncode, done.stderr) == (0, "")
    blocks = json.loads(done.stdout)["blocks"]
    assert blocks[0] == {"kind": "heading", "level": 2, "text": "Was sich auf der Website ändert"}
    assert "An den Einträgen ändert sich nichts." in blocks[1]["text"]
    assert "ändert mehr als Einträge" in blocks[2]["text"]


def test_a_file_written_otherwise_gets_a_remark_and_fails_nothing(tmp_path: Path) -> None:
    done = bne("review", "--content", laid_out("everything", tmp_path), *SAID, "--style", "github")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert all(one.startswith("::notice file=content/offers/") for one in done.stdout.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [("review",), ("review", "--base", "gibt-es-nicht"), ("comment",), ("comment", "--number", "x")],
    ids=" ".join,
)
def test_misuse_ends_with_2_and_a_sentence(arguments: tuple[str, ...]) -> None:
    done = bne(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip()) > 20


def test_a_preview_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    done = bne("review", "--content", TOWN, *SAID, "--preview", tmp_path / "fehlt" / "vorschau.html")
    assert done.returncode == 2
    assert "lässt sich nicht schreiben" in done.stderr


# --- The workflows


def test_the_second_workflow_follows_the_first_by_its_name() -> None:
    first = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))
    second = yaml.load((WORKFLOWS / "comment.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert second["on"]["workflow_run"]["workflows"] == [first["name"]]


def test_the_workflow_that_may_write_runs_no_code_of_a_proposal() -> None:
    text = (WORKFLOWS / "comment.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()
    (checkout,) = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout")]
    assert set(checkout["with"]) == {"persist-credentials"}
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []
    assert [
        script for script in scripts if not re.match(r"make setup$|\.venv/bin/bne comment ", script)
    ] == []


def test_what_the_first_workflow_hands_over_is_what_the_second_reads() -> None:
    first, second = ((WORKFLOWS / name).read_text(encoding="utf-8") for name in ("check.yml", "comment.yml"))
    for name in ("report/number.txt", "report/summary.json"):
        assert name in first
        assert f"$RUNNER_TEMP/{name}" in second
