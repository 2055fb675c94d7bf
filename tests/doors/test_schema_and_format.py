"""`bne schema` and `bne format`: they write what they should, or only say what they would."""

import shutil
from pathlib import Path

import pytest

from generator.cli.files import replace_text
from generator.pipeline import GeneratorError
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
    assert asked.stdout == (
        "offers/werkstatt.yml ist nicht einheitlich geschrieben.\n"
        "1 von 17 Einträgen; „bne format“ schreibt sie einheitlich.\n"
    )
    assert files_in(content) == before
    done = bne("format", "--content", content)
    assert done.returncode == 0
    assert done.stdout.endswith("\n1 von 17 Einträgen neu geschrieben.\n")
    assert files_in(content) == tidy


def test_only_the_files_that_are_asked_for_are_tidied(content: Path) -> None:
    names = ("bachnacht.yml", "werkstatt.yml")
    for name in names:
        (content / "offers" / name).write_bytes((content / "offers" / name).read_bytes() + b"\n")
    one = content / "offers" / names[0]
    one.chmod(0o640)
    other = (content / "offers" / names[1]).read_bytes()
    assert bne("format", one, "--content", content).returncode == 0
    assert not one.read_bytes().endswith(b"\n\n")
    assert one.stat().st_mode & 0o777 == 0o640
    assert (content / "offers" / names[1]).read_bytes() == other
    assert sorted(path.name for path in one.parent.iterdir()) == sorted(
        path.name for path in (TOWN / "offers").iterdir()
    )


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    with pytest.raises(GeneratorError, match="lässt sich nicht schreiben"):
        replace_text(tmp_path / "a.yml", "title: Bachtag\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
    assert (tmp_path / "a.yml").is_dir()


def test_a_broken_record_is_left_as_it_is(content: Path) -> None:
    offer = content / "offers" / "werkstatt.yml"
    offer.write_text("title: [", encoding="utf-8")
    assert bne("format", "--content", content).returncode == 0
    assert offer.read_text(encoding="utf-8") == "title: ["
    alone = bne("format", offer, "--content", content)
    assert alone.stdout.startswith("Hier lässt sich kein Eintrag lesen")
    assert offer.read_text(encoding="utf-8") == "title: ["
