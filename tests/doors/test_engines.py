"""MkDocs by itself, ProperDocs by itself, and `bne build` with either: the same site, byte by byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors.test_check import TODAY, break_a_record
from tests.town.sites import PROJECT, SCHEMAS, TOWN, TOWN_DAY, build, files_in

pytestmark = pytest.mark.slow

ENGINES = ["mkdocs", "properdocs"]


def draw(engine: str, content: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Run an engine the way its own users do, with nothing of ours but the configuration."""
    return subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", "--site-dir", str(site)],
        cwd=PROJECT,
        env={
            **os.environ,
            "BNE_CONTENT": str(content),
            "BNE_SCHEMAS": str(SCHEMAS),
            "BNE_TODAY": str(TOWN_DAY),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_alone_gives_the_same_site(engine: str, town_site: Path, tmp_path: Path) -> None:
    done = draw(engine, TOWN, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert files_in(tmp_path / "site") == files_in(town_site)


def test_the_command_gives_the_same_site_with_properdocs(town_site: Path, tmp_path: Path) -> None:
    site = build(TOWN, tmp_path / "site", *TODAY, "--engine", "properdocs")
    assert files_in(site) == files_in(town_site)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_mistake_stops_an_engine_before_it_touches_the_old_site(
    engine: str, content: Path, old_site: Path
) -> None:
    before = files_in(old_site)
    line = break_a_record(content)
    done = draw(engine, content, old_site)
    assert done.returncode == 1
    assert f"offers/bachnacht.yml:{line}:7" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(old_site) == before


@pytest.mark.parametrize("engine", ENGINES)
def test_missing_facts_about_the_city_are_said_in_a_sentence(
    engine: str, content: Path, tmp_path: Path
) -> None:
    (content / "site.yml").unlink()
    done = draw(engine, content, tmp_path / "site")
    assert done.returncode == 1
    assert "site.yml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("engine", ENGINES)
def test_a_mark_that_leads_nowhere_is_said_in_a_sentence(engine: str, content: Path, tmp_path: Path) -> None:
    (content / "ueber.md").write_text("# Über\n\n@@bne:gibtesnicht@@\n", encoding="utf-8")
    done = draw(engine, content, tmp_path / "site")
    assert done.returncode == 1
    assert "gibtesnicht" in done.stderr
    assert "Traceback" not in done.stderr
