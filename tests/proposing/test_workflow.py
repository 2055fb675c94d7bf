"""The workflow that may write: what it is allowed, what it runs, and for whom."""

from typing import Any

import yaml

from generator.proposing.event import CONFIRMATION, ENTRY
from tests.build import PROJECT

# The base loader keeps every word a word; YAML 1.1 would read the key `on` as true.
TEXT = (PROJECT / ".github/workflows/inbox.yml").read_text(encoding="utf-8")
WORKFLOW: Any = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
(JOB,) = WORKFLOW["jobs"].values()


def test_it_runs_for_issues_of_our_forms_only() -> None:
    assert WORKFLOW["on"] == {"issues": {"types": ["opened", "edited", "reopened"]}}
    assert all(f"'{label}'" in JOB["if"] for label in (ENTRY, CONFIRMATION))


def test_it_may_do_no_more_than_it_needs() -> None:
    assert WORKFLOW["permissions"] == {}
    assert JOB["permissions"] == {"contents": "write", "pull-requests": "write", "issues": "write"}
    assert int(JOB["timeout-minutes"]) <= 10
    assert "github.event.issue.number" in WORKFLOW["concurrency"]["group"]


def test_it_runs_the_code_of_the_main_branch_without_keeping_the_token() -> None:
    (checkout,) = [step for step in JOB["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"] == {
        "ref": "${{ github.event.repository.default_branch }}",
        "persist-credentials": "false",
    }


def test_what_was_sent_reaches_no_shell_and_the_token_only_the_last_step() -> None:
    assert all("${{" not in step.get("run", "") for step in JOB["steps"])
    assert [step["env"] for step in JOB["steps"] if "env" in step] == [
        {"GITHUB_TOKEN": "${{ github.token }}"}
    ]
    assert JOB["steps"][-1]["run"] == '.venv/bin/bne inbox --event "$GITHUB_EVENT_PATH"'


def test_only_official_actions_are_used() -> None:
    used = [step["uses"] for step in JOB["steps"] if "uses" in step]
    assert used
    assert all(one.startswith("actions/") and len(one.rpartition("@")[2]) == 40 for one in used)
