"""The content folder: every file in it is either read or named; links are never followed."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from ..domain.source_lock import LOCK_ENDING
from ..domain.text import MAX_SLUG, is_slug
from ..origin import Origin
from ..problem import Problem
from .characters import MAX_BYTES

RECORD_FOLDERS = ("offers", "actors")
SOURCES = "sources"
MAX_LOCK_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 8
# Names that Windows cannot store, or that the site itself uses below /angebote/ and /akteure/.
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)),
    "index",
    "archiv",
}
PICTURE_ENDINGS = (".jpg", ".png", ".webp")
MAX_PICTURE_BYTES = 500 * 1024
_FOUND_EVERYWHERE = ".gitkeep"


@dataclass(frozen=True)
class SourceFile:
    """A file to read: `name` is its path relative to the content folder, with slashes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The file name without folder and ending; the id of a record."""
        return self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def walk(content: Path) -> Iterator[SourceFile | Problem]:
    """Yield each file of the folder as something to read, or as a finding; sorted by name."""
    yield from _walk(content, "")


def _walk(folder: Path, prefix: str) -> Iterator[SourceFile | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        yield _unreadable(prefix or ".")
        return
    for entry in entries:
        yield from _entry(entry, prefix + _printable(entry.name))


def _entry(entry: os.DirEntry[str], name: str) -> Iterator[SourceFile | Problem]:
    try:
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(facts.st_mode):
            yield from _folder(Path(entry.path), name)
        elif not stat.S_ISREG(facts.st_mode):
            yield Problem(
                Origin(name), "file-link", "Das ist eine Verknüpfung oder keine gewöhnliche Datei.",
                "Legen Sie die Datei selbst in den Ordner.",
            )  # fmt: skip
        else:
            yield from _file(Path(entry.path), name, facts.st_size)
    except OSError:
        yield _unreadable(name)


def _unreadable(name: str) -> Problem:
    return Problem(
        Origin(name), "file-unreadable", "Diese Stelle lässt sich nicht öffnen.",
        "Ist sie noch da, und dürfen Sie sie lesen?",
    )  # fmt: skip


def _folder(path: Path, name: str) -> Iterator[SourceFile | Problem]:
    depth, top = name.count("/"), name.split("/", 1)[0]
    if top in (*RECORD_FOLDERS, SOURCES, "images") and depth:
        yield Problem(
            Origin(name), "file-unexpected", f"Unterordner sind in „{top}“ nicht vorgesehen.",
            f"Legen Sie die Dateien direkt in „{top}“.",
        )  # fmt: skip
        return
    if depth >= MAX_DEPTH:
        yield Problem(
            Origin(name), "file-unexpected", f"Hier liegen mehr als {MAX_DEPTH} Ordner ineinander.",
            "Legen Sie die Dateien weiter oben ab.",
        )  # fmt: skip
        return
    yield from _walk(path, name + "/")


def _file(path: Path, name: str, size: int) -> Iterator[SourceFile | Problem]:
    problem = _name_problem(name)
    limit = _limit_of(name)
    if problem:
        yield problem
    elif size > limit:
        yield Problem(
            Origin(name), "file-too-large", f"Die Datei ist {ceil(size / 1024)} KiB groß, erlaubt sind {limit // 1024} KiB.",
            "Verkleinern Sie das Bild." if name.endswith(PICTURE_ENDINGS) else "Kürzen Sie lange Texte.",
        )  # fmt: skip
    elif path.name != _FOUND_EVERYWHERE:
        yield SourceFile(name, path.read_bytes())


def _limit_of(name: str) -> int:
    if name.endswith(LOCK_ENDING):
        return MAX_LOCK_BYTES
    return MAX_PICTURE_BYTES if name.endswith(PICTURE_ENDINGS) else MAX_BYTES


def _name_problem(name: str) -> Problem | None:
    top, _, rest = name.rpartition("/")
    if name in ("site.yml", "ended.yml") or rest == _FOUND_EVERYWHERE:
        return None
    if top in (*RECORD_FOLDERS, SOURCES):
        is_lock = top == SOURCES and name.endswith(LOCK_ENDING)
        return _lock_name_problem(name) if is_lock else record_name_problem(name)
    if top == "images":
        return _picture_name_problem(name, rest)
    if rest.endswith(".md"):
        return _page_name_problem(name, rest)
    if rest.endswith((".yml", ".yaml")):
        return Problem(
            Origin(name), "file-unexpected", "Diese Datei liegt im falschen Ordner.",
            "Angebote gehören nach offers/, Akteure nach actors/.",
        )  # fmt: skip
    return Problem(
        Origin(name), "file-unexpected", "Diese Datei wird hier nicht gebraucht.",
        "Löschen Sie die Datei, oder legen Sie sie an einen anderen Ort.",
    )  # fmt: skip


def _lock_name_problem(name: str) -> Problem | None:
    if is_slug(name.rpartition("/")[2].removesuffix(LOCK_ENDING)):
        return None
    hint = f"Diese Datei heißt wie ihre Zuordnung, mit der Endung „{LOCK_ENDING}“."
    return Problem(Origin(name), "file-name", "So kann das Gedächtnis einer Quelle nicht heißen.", hint)


def record_name_problem(name: str) -> Problem | None:
    """Say what keeps a file of a record's folder from being a record's file; None when nothing does."""
    file = name.rpartition("/")[2]
    stem, _, ending = file.rpartition(".")
    if ending != "yml":
        hint = f"Benennen Sie die Datei um: {as_slug(stem or file)}.yml"
        return Problem(Origin(name), "file-name", "Der Dateiname muss auf „.yml“ enden.", hint)
    if not is_slug(stem):
        return Problem(
            Origin(name), "file-name", f"„{stem}“ ist keine gültige Kennung.",
            f"Nehmen Sie kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche, höchstens {MAX_SLUG} Zeichen: {as_slug(stem)}.yml",
        )  # fmt: skip
    if stem in RESERVED:
        return Problem(
            Origin(name),
            "file-name",
            f"„{stem}“ ist als Kennung nicht erlaubt.",
            "Wählen Sie einen längeren Namen.",
        )
    return None


def _page_name_problem(name: str, file: str) -> Problem | None:
    if all(is_slug(part) for part in name.removesuffix(".md").split("/")):
        return None
    return Problem(
        Origin(name), "file-name", "So kann eine Seite hier nicht heißen.",
        f"Nehmen Sie für Seiten und Ordner kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche: {as_slug(file.removesuffix('.md'))}.md",
    )  # fmt: skip


def _picture_name_problem(name: str, file: str) -> Problem | None:
    stem, _, ending = file.rpartition(".")
    if f".{ending}" in PICTURE_ENDINGS and is_slug(stem):
        return None
    return Problem(
        Origin(name), "file-name", "So kann ein Bild hier nicht heißen.",
        f"Nehmen Sie kleine Buchstaben ohne Umlaute, Ziffern, Bindestriche und die Endung .jpg, .png oder .webp: {as_slug(stem or file)}.jpg",
    )  # fmt: skip


def as_slug(text: str) -> str:
    """Turn words into an id: „Bäche & Flüsse“ becomes "baeche-fluesse"; never empty."""
    table = str.maketrans(
        {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": "-", " ": "-", ".": "-", "/": "-", "–": "-"}
    )
    # Other accents go, the letter below them stays: é becomes e.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(table))
    # Some letters show only now that they are capitals: 𝘈 becomes A.
    kept = "".join(ch for ch in plain.lower() if ch.isascii() and (ch.isalnum() or ch == "-"))
    return "-".join(part for part in kept[:MAX_SLUG].split("-") if part) or "mein-angebot"


def _printable(name: str) -> str:
    return "".join(ch if ch.isprintable() and not 0xD800 <= ord(ch) < 0xE000 else "�" for ch in name)  # noqa: PLR2004 - surrogates
