"""`bne schema` and `bne format`: they write what they should, or only say what they would."""

import shutil
from pathlib import Path

from tests.town.sites import SCHEMAS, TOWN, bne, files_in


def test_the_schemas_in_the_repository_are_fresh() -> None:
    done = bne("schema", "--check")
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_a_stale_schema_is_named_and_then_written(tmp_path: Path) -> None:
    schemas = Path(shutil.copytree(SCHEMAS, tmp_path / "schemas"))
    fresh = (schemas / "offer.schema.json").read_bytes()
    (schemas / "offer.schema.json").write_text("{}", encoding="utf-8")
    asked = bne("schema", "--check", "--schemas", schemas)
    assert asked.returncode == 1
    assert asked.stdout.startswith("offer.schema.json passt nicht zum Modell")
    assert (schemas / "offer.schema.json").read_bytes() == b"{}"
    assert bne("schema", "--schemas", schemas).returncode == 0
    assert (schemas / "offer.schema.json").read_bytes() == fresh


def test_musterstadt_is_written_in_one_way() -> None:
    assert bne("format", "--check", "--content", TOWN).returncode == 0


def test_an_untidy_record_is_named_and_then_tidied(content: Path) -> None:
    tidy = files_in(content)
    offer = content / "offers" / "werkstatt.yml"
    lines = offer.read_text(encoding="utf-8").splitlines()
    offer.write_text("\r\n".join([lines[-1], *lines[:-1]][1:] + lines[-1:]) + "\r\n\r\n", encoding="utf-8")
    before = files_in(content)
    assert before != tidy
    asked = bne("format", "--check", "--content", content)
    assert asked.returncode == 1
    assert asked.stdout == "offers/werkstatt.yml ist nicht einheitlich geschrieben.\n"
    assert files_in(content) == before
    assert bne("format", "--content", content).returncode == 0
    assert files_in(content) == tidy


def test_a_broken_record_is_left_as_it_is(content: Path) -> None:
    offer = content / "offers" / "werkstatt.yml"
    offer.write_text("title: [", encoding="utf-8")
    assert bne("format", "--content", content).returncode == 0
    assert offer.read_text(encoding="utf-8") == "title: ["
