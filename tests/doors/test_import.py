"""`bne import` as people run it: it shows what it would do, does it, and never does half of it."""

import subprocess
from pathlib import Path

import pytest

from tests.town.sites import bne, files_in

TODAY = ("--today", "2026-11-23")
MAPPING = """kind: csv
title: Kursliste
actor: umweltzentrum
confirms: true
id_column: Nr
defaults: {type: workshop, topics: [climate], audiences: [adults], format: in_person}
fields:
  title: {column: Titel}
  summary: {column: Text}
sessions: {date: Tag}
"""
HEAD = "Nr;Titel;Text;Tag\n"


@pytest.fixture
def town(content: Path) -> Path:
    """Musterstadt with a mapping of a table."""
    (content / "sources").mkdir()
    actor = min(path.stem for path in (content / "actors").glob("*.yml"))
    text = MAPPING.replace("umweltzentrum", actor)
    (content / "sources/kurse.yml").write_text(text, encoding="utf-8")
    return content


def a_table(folder: Path, text: str) -> Path:
    file = folder / "kurse.csv"
    file.write_text(HEAD + text, encoding="utf-8")
    return file


ONE = '1;Kleider tauschen;"Wer etwas bringt, nimmt etwas mit. Was übrig bleibt, geht weiter.";1.3.2027\n'
BROKEN = "2;Kurz;kurz;1.3.2027\n"


def run(
    town: Path, file: Path, *more: str, kind: str = "csv", source: str = "kurse"
) -> subprocess.CompletedProcess[str]:
    return bne("import", kind, "--source", source, "--file", file, "--content", town, *TODAY, *more)


def test_a_dry_run_shows_everything_and_writes_nothing(town: Path, tmp_path: Path) -> None:
    before = files_in(town)
    done = run(town, a_table(tmp_path, ONE), "--dry-run")
    assert (done.returncode, files_in(town)) == (0, before)
    assert "+ offers/kleider-tauschen.yml  „Kleider tauschen“" in done.stdout
    assert "nichts geschrieben" in done.stdout


def test_an_import_writes_records_and_its_memory_and_a_second_one_nothing(town: Path, tmp_path: Path) -> None:
    before = files_in(town)
    done = run(town, a_table(tmp_path, ONE))
    assert done.returncode == 0
    after = files_in(town)
    assert after.keys() - before.keys() == {"offers/kleider-tauschen.yml", "sources/kurse.lock.json"}
    assert all(after[name] == before[name] for name in before)
    again = run(town, a_table(tmp_path, ONE))
    assert (again.returncode, files_in(town)) == (0, after)
    assert "Nichts zu schreiben." in again.stdout
    assert bne("check", "--content", town, *TODAY).returncode == 0
    assert bne("format", "--check", "--content", town).returncode == 0


def test_an_entry_with_mistakes_ends_with_1_and_the_others_are_taken_over(town: Path, tmp_path: Path) -> None:
    done = run(town, a_table(tmp_path, ONE + BROKEN))
    assert done.returncode == 1
    assert "kurse.csv:3:1: summary: „Kurz“ ist nicht übernommen." in done.stdout
    assert (town / "offers/kleider-tauschen.yml").is_file()


def test_an_empty_source_makes_nothing_look_gone(town: Path, tmp_path: Path) -> None:
    run(town, a_table(tmp_path, ONE))
    before = files_in(town)
    done = run(town, a_table(tmp_path, ""))
    assert (done.returncode, files_in(town)) == (1, before)
    assert "Ist es die richtige Datei?" in done.stdout


@pytest.mark.parametrize(
    ("kind", "source", "file", "says"),
    [
        ("csv", "kursse", "kurse.csv", "Meinten Sie „kurse“?"),
        ("ical", "kurse", "kurse.csv", "eine Quelle der Art „csv“"),
        ("csv", "kurse", "fehlt.csv", "lässt sich nicht lesen"),
        ("csv", "../kurse", "kurse.csv", "gibt es nicht"),
    ],
)
def test_misuse_ends_with_2_and_a_sentence(  # noqa: PLR0913, PLR0917 - a table
    town: Path, tmp_path: Path, kind: str, source: str, file: str, says: str
) -> None:
    a_table(tmp_path, ONE)
    before = files_in(town)
    done = run(town, tmp_path / file, kind=kind, source=source)
    assert (done.returncode, files_in(town)) == (2, before)
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_file_or_an_address_it_asks_for_one(town: Path) -> None:
    done = bne("import", "csv", "--source", "kurse", "--content", town, *TODAY)
    assert done.returncode == 2
    assert "--file" in done.stderr


def test_a_mapping_with_mistakes_is_refused(town: Path, tmp_path: Path) -> None:
    (town / "sources/kurse.yml").write_text(MAPPING.replace("fields", "felder"), encoding="utf-8")
    done = run(town, a_table(tmp_path, ONE))
    assert done.returncode == 2
    assert "sources/kurse.yml enthält Fehler:\nsources/kurse.yml:" in done.stderr
    assert "„felder“" in done.stderr


def test_a_damaged_memory_is_refused_and_left_as_it_is(town: Path, tmp_path: Path) -> None:
    lock = town / "sources/kurse.lock.json"
    lock.write_text("{", encoding="utf-8")
    done = run(town, a_table(tmp_path, ONE))
    assert done.returncode == 2
    assert lock.read_text(encoding="utf-8") == "{"


def test_words_of_a_source_do_not_speak_to_the_terminal(town: Path, tmp_path: Path) -> None:
    text = ONE.replace("Kleider tauschen", "Kleider\x1b[2J\u202e tauschen")
    done = run(town, a_table(tmp_path, text))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "title: Kleider[2J tauschen" in done.stdout


def test_harvesting_without_addresses_does_nothing(town: Path) -> None:
    before = files_in(town)
    done = bne("harvest", "--content", town, *TODAY)
    assert (done.returncode, files_in(town)) == (0, before)
    assert "es ist nichts zu tun" in done.stdout
