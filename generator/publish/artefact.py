"""A file that is not yet written, and the one place where files are written."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Artefact:
    """A file of the site: `path` is relative to its root, with slashes."""

    path: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The bytes to write."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()


def path_of(address: str) -> str:
    """Return the file behind a page address such as `/angebote/`."""
    return f"{address.strip('/')}/index.html".lstrip("/")


def write(artefacts: Iterable[Artefact], folder: Path) -> int:
    """Write the files below the folder and return their number.

    Raises:
        OSError: the folder cannot be written.
        ValueError: two artefacts claim one path, or a path leads out of the folder.
    """
    written: set[str] = set()
    folders: set[Path] = set()
    for artefact in artefacts:
        if artefact.path in written or ".." in artefact.path.split("/") or artefact.path.startswith("/"):
            raise ValueError(f"the path {artefact.path!r} is taken or leads out of the site")
        written.add(artefact.path)
        target = folder / artefact.path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(artefact.data)
    return len(written)


def update(artefacts: Iterable[Artefact], folder: Path) -> int:
    """Write only what differs, remove what is gone, and return how many files changed."""
    kept: set[Path] = set()
    changed = 0
    for artefact in artefacts:
        target = folder / artefact.path
        kept.add(target)
        if not target.is_file() or target.read_bytes() != artefact.data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artefact.data)
            changed += 1
    gone = [path for path in folder.rglob("*") if path.is_file() and path not in kept]
    for path in gone:
        path.unlink()
    return changed + len(gone)


def replace_folder(artefacts: Iterable[Artefact], folder: Path) -> int:
    """Write a whole site beside the old one, then swap; on any failure the old site stays as it was.

    Raises:
        OSError: the place beside the folder cannot be written, or something other than a site is there.
    """
    folder = folder.resolve()
    if not _may_be_replaced(folder):
        raise FileExistsError(f"{folder} ist kein Ordner einer früheren Website")
    fresh, old = (folder.with_name(f".{folder.name}.{word}.{os.getpid()}") for word in ("neu", "alt"))
    try:
        fresh.mkdir(parents=True)
        number = write(artefacts, fresh)
        if folder.exists():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return number


def _may_be_replaced(folder: Path) -> bool:
    """Whether there is nothing to lose: no folder, an empty one, or an earlier site with its own 404 page."""
    if not folder.is_dir():
        return not folder.exists()
    return (folder / "404.html").is_file() or not any(folder.iterdir())
