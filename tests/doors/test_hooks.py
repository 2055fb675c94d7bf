"""The hooks before a commit, run by pre-commit itself in a repository of its own; nothing is downloaded."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.town.sites import PROJECT, TOWN

ONE, OTHER = "content/offers/bachnacht.yml", "content/offers/werkstatt.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Musterstadt under version control, with this project's hooks and programs."""
    shutil.copytree(TOWN, tmp_path / "content")
    shutil.copy(PROJECT / ".pre-commit-config.yaml", tmp_path)
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    # Not a link: the command finds its packages from where it stands.
    (programs / "bne").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n', encoding="utf-8")
    (programs / "bne").chmod(0o755)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "add", "content", ".pre-commit-config.yaml"], check=True)
    return tmp_path


def committed(repository: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """What the hooks say to a commit of these files."""
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--files", *files],
        cwd=repository,
        env={
            **os.environ,
            "PRE_COMMIT_HOME": str(repository / ".git" / "hooks-cache"),
            "PYTHONPATH": str(PROJECT),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_right_entry_passes(repository: Path) -> None:
    done = committed(repository, ONE, OTHER)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2


def test_a_mistake_and_an_untidy_file_are_held_back(repository: Path) -> None:
    wrong, untidy = repository / ONE, repository / OTHER
    wrong.write_text(
        wrong.read_text(encoding="utf-8").replace("type: excursion", "type: ausflug"), encoding="utf-8"
    )
    untidy.write_text(untidy.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    done = committed(repository, ONE, OTHER)
    assert done.returncode == 1
    assert re.search(r"Einträge prüfen\.*Failed", done.stdout)
    assert "Fehler: type: „ausflug“" in done.stdout
    assert "offers/werkstatt.yml ist nicht einheitlich geschrieben." in done.stdout
    assert untidy.read_text(encoding="utf-8").endswith("\n\n")


def test_a_file_of_others_is_not_my_fault(repository: Path) -> None:
    (repository / ONE).write_text("title: [", encoding="utf-8")
    assert committed(repository, OTHER).returncode == 0


def test_the_devcontainer_is_whole() -> None:
    text = (PROJECT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    settings = json.loads("".join(line for line in text.splitlines() if not line.startswith("//")))
    assert re.fullmatch(r"[\w./-]+/python:\d+-3\.\d\d-\w+", settings["image"])
    assert settings["postCreateCommand"].split() == ["make", "setup"]
    offered = json.loads((PROJECT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert set(settings["customizations"]["vscode"]["extensions"]) <= set(offered["recommendations"])
