"""The two folders, read once: a mistake in one file stays with that file."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.intake.folder import SourceFile
from generator.intake.leitbild_text import leitbild_of
from generator.intake.load import load, load_schemas
from generator.intake.pictures import read_picture
from generator.problem import Problem
from tests.build import SCHEMAS, TOWN, VOCABULARIES


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOWN / "content", tmp_path / "content"))


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SCHEMAS, tmp_path / "schemas"))


def a_picture(kind: str, *frames: str) -> bytes:
    first, *others = (Image.new("RGB", (4, 4), colour) for colour in frames)
    file = io.BytesIO()
    first.save(file, kind, **({"save_all": True, "append_images": others} if others else {}))
    return file.getvalue()


def test_everything_that_is_right_is_in_the_catalogue(content: Path) -> None:
    found = load(content, VOCABULARIES)
    catalogue = found.catalogue
    assert (set(catalogue.offers), set(catalogue.actors)) == (
        {"bachexkursion"},
        {"musterverein", "musterstadt-amt"},
    )
    assert catalogue.leitbild.ids == {"wasser-verstehen", "draussen-lernen"}
    assert found.site is not None
    assert found.site.city == "Musterstadt"
    assert (found.problems, catalogue.unread) == ((), frozenset())


def test_a_record_knows_where_it_was_written(content: Path) -> None:
    entry = load(content, VOCABULARIES).catalogue.offers["bachexkursion"]
    assert (entry.origins.of("title").line, entry.origins.of_key("topics").line) == (1, 5)


def test_without_site_there_is_none(content: Path) -> None:
    (content / "site.yml").unlink()
    assert load(content, VOCABULARIES).site is None


def test_broken_files_are_unread_and_not_missing(content: Path) -> None:
    for name in ("offers/bachexkursion.yml", "actors/musterverein.yml", "site.yml", "leitbild.md"):
        (content / name).write_bytes(b"\xff")
    found = load(content, VOCABULARIES)
    assert {one.rule for one in found.problems} == {"file-encoding"}
    assert found.catalogue.unread == {"offers/bachexkursion.yml", "actors/musterverein.yml", "leitbild.md"}
    assert found.site is None


def test_pictures_are_known_by_name_and_size(content: Path) -> None:
    (content / "images").mkdir()
    (content / "images/bach.png").write_bytes(a_picture("PNG", "green"))
    (content / "images/wald.png").write_bytes(b"x")
    catalogue = load(content, VOCABULARIES).catalogue
    assert {name: (one.width, one.height) for name, one in catalogue.pictures.items()} == {"bach.png": (4, 4)}
    assert catalogue.unread == {"images/wald.png"}


@pytest.mark.parametrize(("ending", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_a_still_picture_is_a_picture(ending: str, kind: str) -> None:
    assert not isinstance(read_picture(SourceFile(f"images/a.{ending}", a_picture(kind, "red"))), Problem)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    found = read_picture(SourceFile(f"images/a.{kind.lower()}", a_picture(kind, "red", "blue")))
    assert isinstance(found, Problem)
    assert found.message == "Das Bild bewegt sich."


def test_lists_and_rules_are_read(schemas: Path) -> None:
    (schemas / "rules.yml").write_text(
        "rules: [{id: date, group: Termine, title: Tage, why: Weil., mend: So.}]\n", encoding="utf-8"
    )
    found = load_schemas(schemas)
    assert set(found.rulebook.by_id) == {"date"}
    assert found.vocabularies.keys() == VOCABULARIES.keys()
    assert found.problems == ()


def test_without_rules_there_is_an_empty_book() -> None:
    assert load_schemas(SCHEMAS).rulebook.rules == []


def test_a_broken_list_is_named_and_the_others_stay(schemas: Path, content: Path) -> None:
    (schemas / "vocabularies/topics.yml").write_bytes(b"id: topics\n")
    (schemas / "rules.yml").write_bytes(b"")
    found = load_schemas(schemas)
    assert [(one.origin.file, one.rule) for one in found.problems] == [
        ("vocabularies/topics.yml", "missing-field"),
        ("vocabularies/topics.yml", "missing-field"),
        ("vocabularies/topics.yml", "missing-field"),
        ("rules.yml", "file-empty"),
    ]
    assert load(content, found.vocabularies).problems == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("### Wir handeln {#wir-handeln}", ("wir-handeln", "Wir handeln")),
        ("### Wir handeln   { #wir-handeln }  ", ("wir-handeln", "Wir handeln")),
        ("### Wir {alle} handeln {#a-1}", ("a-1", "Wir {alle} handeln")),
        ("### Wir handeln", None),
        ("## Wir handeln {#wir-handeln}", None),
        ("### {#wir-handeln}", None),
        ("### Wir handeln {#Wir-Handeln}", None),
        ("  ### Wir handeln {#wir-handeln}", None),
        ("### " + " " * 60_000 + "{", None),
    ],
    ids=range(9),
)
def test_statements_are_headings_with_an_id(line: str, found: tuple[str, str] | None) -> None:
    statements = leitbild_of(f"# Leitbild\n\n{line}\n").statements
    assert [(one.id, one.title, one.line) for one in statements] == ([(*found, 3)] if found else [])
