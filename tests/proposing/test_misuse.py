"""`bne inbox` as people run it: what they must mend is a sentence, and the exit code is 2."""

from pathlib import Path

import pytest

from tests.town.sites import TOWN, bne


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--event"],
        ["--event", "gibt-es-nicht.json"],
        ["--mail", "gibt-es-nicht.eml"],
        ["--file", "gibt-es-nicht.yml"],
        ["--file", "."],
        ["--mail", "a.eml", "--file", "b.yml"],
    ],
    ids=" ".join,
)
def test_misuse_ends_with_2_and_a_sentence(arguments: list[str]) -> None:
    done = bne("inbox", "--content", TOWN, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip()) > 20


def test_a_file_can_be_tried_without_any_token(tmp_path: Path) -> None:
    file = tmp_path / "bachnacht.yml"
    file.write_bytes((TOWN / "offers/bachnacht.yml").read_bytes())
    done = bne("inbox", "--content", TOWN, "--today", "2026-11-23", "--file", file, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n| title: " in done.stdout
