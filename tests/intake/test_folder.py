"""Every file of the content folder is read or named, and nothing outside of it is touched."""

from pathlib import Path

import pytest

from generator.intake.characters import MAX_BYTES
from generator.intake.folder import MAX_DEPTH, SourceFile, walk
from generator.problem import Problem


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def seen(content: Path) -> list[str]:
    """The name of each file that is read, and the rule of each that is not."""
    return [
        one.name if isinstance(one, SourceFile) else f"{one.origin.file}: {one.rule}" for one in walk(content)
    ]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    content = filled(tmp_path, "offers/b.yml", "offers/a.yml", "actors/c.yml", "leitbild.md", "site.yml")
    assert seen(content) == ["actors/c.yml", "leitbild.md", "offers/a.yml", "offers/b.yml", "site.yml"]


def test_the_id_of_a_record_is_its_name_without_folder_and_ending() -> None:
    assert SourceFile("offers/bach-2026.yml", b"").stem == "bach-2026"


def test_pages_may_lie_in_folders(tmp_path: Path) -> None:
    assert seen(filled(tmp_path, "mitmachen/schule/index.md")) == ["mitmachen/schule/index.md"]


def test_pictures_are_read_from_their_own_folder_only(tmp_path: Path) -> None:
    found = seen(filled(tmp_path, "images/bach.jpg", "offers/bach.jpg", "bach.png", "images/2026/bach.jpg"))
    assert found == [
        "bach.png: file-unexpected",
        "images/2026: file-unexpected",
        "images/bach.jpg",
        "offers/bach.jpg: file-name",
    ]


def test_what_keeps_empty_folders_in_git_is_passed_over(tmp_path: Path) -> None:
    assert seen(filled(tmp_path, "offers/.gitkeep", "actors/.gitkeep", ".gitkeep")) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert seen(tmp_path / "gibt-es-nicht") == [".: file-unreadable"]


def test_a_file_that_goes_away_meanwhile_is_named(tmp_path: Path) -> None:
    content = filled(tmp_path, "offers/a.yml", "offers/b.yml", "offers/c.yml")
    files = walk(content)
    first = next(files)
    (content / "offers/b.yml").unlink()
    rest = [one.name if isinstance(one, SourceFile) else f"{one.origin.file}: {one.rule}" for one in files]
    assert isinstance(first, SourceFile)
    assert rest == ["offers/b.yml: file-unreadable", "offers/c.yml"]


def test_a_folder_that_goes_away_meanwhile_is_named(tmp_path: Path) -> None:
    content = filled(tmp_path, "actors/a.yml", "mitmachen/x.md")
    files = walk(content)
    next(files)
    (content / "mitmachen/x.md").unlink()
    (content / "mitmachen").rmdir()
    assert [one.rule for one in files if isinstance(one, Problem)] == ["file-unreadable"]


@pytest.mark.parametrize(("size", "read"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_a_file_has_a_largest_size(tmp_path: Path, size: int, *, read: bool) -> None:
    (tmp_path / "offers").mkdir()
    (tmp_path / "offers/a.yml").write_bytes(b"x" * size)
    (found,) = walk(tmp_path)
    assert isinstance(found, SourceFile) is read
    if isinstance(found, Problem):
        assert found.message == "Die Datei ist 65 KiB groß, erlaubt sind 64 KiB."


def test_folders_lie_only_so_deep(tmp_path: Path) -> None:
    inside = "/".join(["a"] * MAX_DEPTH)
    assert seen(filled(tmp_path, f"{inside}/x.md", f"{inside}/a/y.md")) == [
        f"{inside}/a: file-unexpected",
        f"{inside}/x.md",
    ]


def test_links_are_never_followed(tmp_path: Path) -> None:
    content = filled(tmp_path / "content", "offers/a.yml")
    outside = filled(tmp_path / "outside", "offers/geheim.yml")
    (content / "actors").symlink_to(outside / "offers")
    (content / "offers/b.yml").symlink_to(outside / "offers/geheim.yml")
    assert seen(content) == ["actors: file-link", "offers/a.yml", "offers/b.yml: file-link"]
