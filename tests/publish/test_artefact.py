import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.artefact import Artefact, path_of, replace_folder, update, write
from tests.town.sites import files_in

NEW = [Artefact("index.html", "neu"), Artefact("404.html", "weg"), Artefact("a/b/index.html", b"\x00\xff")]
WRITTEN = {"index.html": b"neu", "404.html": b"weg", "a/b/index.html": b"\x00\xff"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An earlier site, alone in its folder."""
    folder = tmp_path / "web" / "site"
    write(
        [Artefact("index.html", "alt"), Artefact("404.html", "weg"), Artefact("old/index.html", "alt")],
        folder,
    )
    return folder


def neighbours(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/angebote/", "angebote/index.html"),
        ("/angebote/bach/", "angebote/bach/index.html"),
    ],
)
def test_an_address_has_one_file(address: str, path: str) -> None:
    assert path_of(address) == path


def test_writes_text_as_utf8_and_bytes_as_they_are(tmp_path: Path) -> None:
    assert write([*NEW, Artefact("ä.txt", "Grün 🌱")], tmp_path) == 4
    assert files_in(tmp_path) == WRITTEN | {"ä.txt": "Grün 🌱".encode()}


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a/..", "index.html"])
def test_refuses_a_path_that_is_taken_or_leads_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="taken or leads out"):
        write([*NEW, Artefact(path, "x")], tmp_path / "site")
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_replaces_the_whole_site(site: Path) -> None:
    assert replace_folder(NEW, site) == 3
    assert files_in(site) == WRITTEN
    assert neighbours(site) == ["site"]


def test_makes_a_site_where_none_was(tmp_path: Path) -> None:
    assert replace_folder(NEW, tmp_path / "noch" / "nicht" / "da") == 3
    assert files_in(tmp_path / "noch" / "nicht" / "da") == WRITTEN


def test_a_failure_on_the_way_keeps_the_old_site(site: Path) -> None:
    def failing() -> Iterator[Artefact]:
        yield from NEW
        raise RuntimeError("mitten im Schreiben")

    before = files_in(site)
    with pytest.raises(RuntimeError, match="mitten"):
        replace_folder(failing(), site)
    assert files_in(site) == before
    assert neighbours(site) == ["site"]


def test_a_bad_path_keeps_the_old_site(site: Path) -> None:
    before = files_in(site)
    with pytest.raises(ValueError, match="leads out"):
        replace_folder([*NEW, Artefact("../../boese", "x")], site)
    assert files_in(site) == before
    assert neighbours(site) == ["site"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_keeps_the_old_site(site: Path) -> None:
    before = files_in(site)
    site.parent.chmod(0o500)
    try:
        with pytest.raises(OSError, match="denied"):
            replace_folder(NEW, site)
    finally:
        site.parent.chmod(0o700)
    assert files_in(site) == before


def test_a_link_stays_a_link_and_the_site_behind_it_is_replaced(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "oeffentlich"
    link.symlink_to(site)
    replace_folder(NEW, link)
    assert link.is_symlink()
    assert files_in(site) == WRITTEN


def test_a_link_inside_the_old_site_loses_nothing_outside(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "draussen"
    outside.mkdir()
    (outside / "wichtig.txt").write_text("bleibt", encoding="utf-8")
    (site / "link").symlink_to(outside)
    replace_folder(NEW, site)
    assert files_in(outside) == {"wichtig.txt": b"bleibt"}


@pytest.mark.parametrize("there", ["folder", "file", "broken link"])
def test_what_is_no_site_is_never_replaced(tmp_path: Path, there: str) -> None:
    target = tmp_path / "bilder"
    if there == "folder":
        write([Artefact("urlaub.txt", "wichtig")], target)
    elif there == "file":
        target.write_text("wichtig", encoding="utf-8")
    else:
        target.symlink_to(tmp_path / "nirgends" / "datei.txt")
    before = files_in(tmp_path)
    if there == "broken link":
        replace_folder(NEW, target)
        assert target.is_symlink()
        assert files_in(tmp_path / "nirgends" / "datei.txt") == WRITTEN
    else:
        with pytest.raises(FileExistsError, match="bilder"):
            replace_folder(NEW, target)
        assert files_in(tmp_path) == before


def test_an_update_touches_only_what_differs(site: Path) -> None:
    before = (site / "404.html").stat().st_mtime_ns
    assert update(NEW, site) == 3  # one changed, one new, one gone
    assert files_in(site) == WRITTEN
    assert (site / "404.html").stat().st_mtime_ns == before
    assert update(NEW, site) == 0
