"""`bne migrate`: whole files follow a change of the lists, once; what cannot be read stays as it is."""

import shutil
from pathlib import Path

import pytest

from tests.town.sites import SCHEMAS, bne, files_in


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    """Lists in which one type of offer has given way to another."""
    folder = Path(shutil.copytree(SCHEMAS, tmp_path / "schemas"))
    types = folder / "vocabularies" / "offer-types.yml"
    text = types.read_text(encoding="utf-8")
    assert text.count("code: excursion\n") == 1
    types.write_text(
        text.replace("code: excursion\n", "code: excursion\n    replaced_by: guided_tour\n"), encoding="utf-8"
    )
    return folder


def test_a_replaced_code_is_shown_then_written_once(content: Path, schemas: Path) -> None:
    before = files_in(content)
    shown = bne("migrate", "--dry-run", "--content", content, "--schemas", schemas)
    assert shown.returncode == 0
    assert "-type: excursion\n+type: guided_tour\n" in shown.stdout
    assert files_in(content) == before

    done = bne("migrate", "--content", content, "--schemas", schemas)
    after = files_in(content)
    assert done.returncode == 0
    assert {name for name in after if after[name] != before[name]} == {
        name for name in before if b"type: excursion\n" in before[name]
    }
    assert all(
        after[name] == data.replace(b"type: excursion\n", b"type: guided_tour\n")
        for name, data in before.items()
    )
    assert bne("check", "--content", content, "--schemas", schemas, "--today", "2026-11-23").returncode == 0

    again = bne("migrate", "--content", content, "--schemas", schemas)
    assert again.stdout == "17 Einträge geprüft: nichts umzustellen.\n"
    assert files_in(content) == after


def test_broken_and_unconcerned_files_stay_byte_for_byte(content: Path, schemas: Path) -> None:
    broken = content / "offers" / "kaputt.yml"
    broken.write_text("type: excursion\ntitle: [", encoding="utf-8")
    untidy = content / "offers" / "werkstatt.yml"
    untidy.write_text("# eine Bemerkung\n" + untidy.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    before = (broken.read_bytes(), untidy.read_bytes())
    assert bne("migrate", "--content", content, "--schemas", schemas).returncode == 0
    assert (broken.read_bytes(), untidy.read_bytes()) == before


def test_the_real_content_needs_no_change() -> None:
    assert bne("migrate", "--dry-run").stdout.endswith(" Einträge geprüft: nichts umzustellen.\n")
