"""Every mistake a partner can make, as a file, with every line the check says about it.

A case is `cases/<rule>/<name>.yml`, laid into a small town as `offers/<name>.yml`, with the expected lines in
`<name>.txt` beside it. Where one file is not enough, it is a folder `cases/<rule>/<name>/` with `content/`
(and `schemas/`) to lay over the town, and `expected.txt`. What git cannot hold is made below.

After reading them aloud, new lines are accepted with `pytest tests/test_cases.py --accept`.
"""

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.pipeline import Outcome, examine
from generator.report import plain
from tests.build import CASES, TODAY, TOWN

GOOD = (TOWN / "content/offers/bachexkursion.yml").read_bytes()
VALID = "valid"
# A case of this name holds several mistakes on purpose; every other holds one, so one line is said.
SEVERAL = "several-"


def _link(content: Path) -> None:
    (content / "offers/verweis.yml").symlink_to(content / "offers/bachexkursion.yml")


def _link_outside(content: Path) -> None:
    (content / "offers/passwd.yml").symlink_to("/etc/passwd")


def _link_nowhere(content: Path) -> None:
    (content / "actors/nirgends.yml").symlink_to(content / "gibt-es-nicht")


def _linked_folder(content: Path) -> None:
    (content / "bilder").symlink_to("/etc")


def _pipe(content: Path) -> None:
    os.mkfifo(content / "offers/leitung.yml")


def _named(*names: str) -> Callable[[Path], None]:
    def make(content: Path) -> None:
        for name in names:
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(GOOD.replace(b"Bachexkursion", b"Nachtwanderung"))

    return make


def _filled(name: str, data: bytes) -> Callable[[Path], None]:
    def make(content: Path) -> None:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data)

    return make


def _changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def make(content: Path) -> None:
        text = (content / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (content / name).write_text(text.replace(old, new), encoding="utf-8")

    return make


def _png(width: int, height: int) -> bytes:
    """A picture of one colour; what it says about its size need not be true."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 2)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _deep(content: Path) -> None:
    folder = content / Path(*["tief"] * 300)
    folder.mkdir(parents=True)
    (folder / "x.yml").write_bytes(GOOD)


# Names and kinds of files that git, an editor or another system would change.
MADE: dict[str, Callable[[Path], None]] = {
    "file-link/link": _link,
    "file-link/link-to-a-file-outside": _link_outside,
    "file-link/link-to-nowhere": _link_nowhere,
    "file-link/link-to-a-folder": _linked_folder,
    "file-link/pipe": _pipe,
    "file-name/capital-letter": _named("offers/Waldtag.yml"),
    "file-name/umlaut": _named("offers/wäldchen.yml"),
    "file-name/umlaut-of-two-characters": _named("offers/wa\u0308ldchen.yml"),
    "file-name/blank": _named("offers/unser waldtag.yml"),
    "file-name/underscore": _named("offers/unser_waldtag.yml"),
    "file-name/double-hyphen": _named("offers/unser--waldtag.yml"),
    "file-name/hyphen-first": _named("offers/-waldtag.yml"),
    "file-name/dot-first": _named("offers/.waldtag.yml"),
    "file-name/no-name": _named("offers/.yml"),
    "file-name/no-ending": _named("offers/waldtag"),
    "file-name/yaml-ending": _named("offers/waldtag.yaml"),
    "file-name/capital-ending": _named("offers/waldtag.YML"),
    "file-name/text-ending": _named("offers/waldtag.yml.txt"),
    "file-name/too-long": _named(f"offers/{'wald' * 17}.yml"),
    "file-name/windows-name": _named("offers/con.yml"),
    "file-name/name-of-a-page": _named("actors/index.yml"),
    "file-name/line-break": _named("offers/wald\ntag.yml"),
    "file-name/markup": _named("offers/<b>wald.yml"),
    "file-name/shell": _named("offers/$(id).yml"),
    "file-name/not-utf-8": _named("offers/wald\udcfctag.yml"),
    "file-name/turned": _named("offers/wald\u202etag.yml"),
    "file-name/right-to-left": _named("offers/غابة.yml"),
    "file-name/picture": _filled("images/Bild 1.JPG", b""),
    "file-name/drawing": _filled("images/logo.svg", b"<svg/>"),
    "file-unexpected/at-the-top": _named("waldtag.yml"),
    "file-unexpected/wrong-folder": _named("angebote/waldtag.yml"),
    "file-unexpected/folder-below": _named("offers/2026/waldtag.yml"),
    "file-unexpected/program": _filled("hook.py", b"print(1)"),
    "file-unexpected/hidden-file": _filled(".env", b"A=1"),
    "file-name/page-with-capitals": _filled("Ueber Uns.md", b"# x"),
    "file-unexpected/very-deep": _deep,
    "file-too-large/large-text": _filled("offers/gross.yml", GOOD + b"notes: " + b"x" * 70_000),
    "file-too-large/large-page": _filled("gross.md", b"x" * 70_000),
    "file-too-large/large-picture": _filled("images/gross.jpg", b"x" * 520_000),
    "many-problems/several-thousand-keys": _filled(
        "offers/viel.yml", GOOD + b"".join(b"feld%d: x\n" % number for number in range(5000))
    ),
    "many-problems/several-lines-of-nul": _filled("offers/viel.yml", GOOD + b"\0\n" * 5000),
    "picture/text": _filled("images/wald.jpg", b"Wald"),
    "picture/empty": _filled("images/wald.png", b""),
    "picture/other-format": _filled("images/wald.jpg", _png(1, 1)),
    "picture/bomb": _filled("images/wald.png", _png(60_000, 60_000)),
    "picture/very-large": _filled("images/wald.png", _png(10_000, 9_000)),
    "picture/large": _filled("images/wald.png", _png(5_000, 5_000)),
    "picture-unused/png": _filled("images/wald.png", _png(1, 1)),
    "colour-contrast/light": _changed("site.yml", '"#7a3b00"', '"#ffc48a"'),
    "colour-contrast/dark": _changed("site.yml", '"#ffc48a"', '"#7a3b00"'),
    "holiday/neither": _changed("site.yml", "    days_after_easter: -2\n", ""),
    "holiday/both": _changed(
        "site.yml", "    days_after_easter: -2\n", "    days_after_easter: -2\n    day: 04-02\n"
    ),
    "map-tiles/no-row": _changed(
        "site.yml",
        "city: Musterstadt\n",
        "city: Musterstadt\nmap:\n  tiles: https://karten.beispiel.de/{z}/{x}.png\n  attribution: Musterkarten\n",
    ),
    "text-pattern/colour": _changed("site.yml", '"#7a3b00"', "rot"),
    "text-pattern/path": _changed("site.yml", "/impressum/", "impressum.html"),
    "text-swallowed/colour": _changed("site.yml", '"#7a3b00"', "#7a3b00"),
    "missing-field/city": _changed("site.yml", "city: Musterstadt\n", ""),
    "vocabulary-code/broader-unknown": _changed(
        "../schemas/vocabularies/topics.yml", "broader: water", "broader: wasser"
    ),
    "vocabulary-code/replacement-unknown": _changed(
        "../schemas/vocabularies/topics.yml", "replaced_by: climate", "replaced_by: klima"
    ),
    "vocabulary-code/circle": _changed(
        "../schemas/vocabularies/topics.yml",
        "label: Wasser und Gewässer",
        "label: Wasser\n    broader: water_bodies",
    ),
    "vocabulary-code/twice": _changed("../schemas/vocabularies/topics.yml", "code: soil", "code: food"),
    "yaml-syntax/in-a-list-of-codes": _changed(
        "../schemas/vocabularies/topics.yml", "label: Boden", "label: Boden: Erde"
    ),
    "text-pattern/code": _changed("../schemas/vocabularies/topics.yml", "code: soil", "code: Boden"),
    "valid/holiday-on-a-leap-day": _changed("site.yml", "01-01", "02-29"),
    "yaml-too-deep/brackets": _filled("offers/tief.yml", b"title: " + b"[" * 60_000),
    "yaml-too-deep/dashes": _filled("offers/tief.yml", b"- " * 30_000),
    "yaml-too-deep/braces": _filled("offers/tief.yml", b"{a: " * 15_000),
}


def cases() -> Iterator[str]:
    """The name of every case: those that lie in the folder, and those that are made."""
    for path in sorted(CASES.glob("[!_]*/*")):
        if path.is_dir() or path.suffix == ".yml":
            yield f"{path.parent.name}/{path.stem}"
    yield from MADE


def examined(case: str, folder: Path) -> Outcome:
    """Lay the case over the town and check it."""
    shutil.copytree(TOWN, folder, dirs_exist_ok=True)
    source = CASES / case
    if case in MADE:
        try:
            MADE[case](folder / "content")
        except OSError:
            pytest.skip("This file system cannot hold such a file.")
    elif source.is_dir():
        shutil.copytree(source, folder, dirs_exist_ok=True)
    else:
        (folder / f"content/offers/{source.name}.yml").write_bytes(source.with_suffix(".yml").read_bytes())
    return examine(folder / "content", folder / "schemas", TODAY)


def expectation(case: str) -> Path:
    """Where the lines of a case are kept."""
    source = CASES / case
    return source / "expected.txt" if source.is_dir() else source.with_suffix(".txt")


@pytest.mark.parametrize("case", list(cases()))
def test_says_exactly_what_is_wrong(case: str, tmp_path: Path, accept: bool) -> None:  # noqa: FBT001 - a fixture
    outcome = examined(case, tmp_path)
    said = "".join(f"{plain(problem)}\n" for problem in outcome.problems)
    expected = expectation(case)
    if accept and said:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, encoding="utf-8")
    elif accept:
        expected.unlink(missing_ok=True)
    assert said == (expected.read_text(encoding="utf-8") if expected.exists() else "")
    if case.startswith(f"{VALID}/"):
        assert outcome.publishable
        return
    rule = case.partition("/")[0]
    assert rule in {problem.rule for problem in outcome.problems}
    if SEVERAL not in case:
        assert len(outcome.problems) == 1, "one mistake is one problem"


def test_every_expectation_has_a_case() -> None:
    known = {expectation(case) for case in cases()}
    written = {*CASES.glob("[!_]*/*.txt"), *CASES.glob("[!_]*/*/expected.txt")}
    assert written - known == set()


def test_there_are_many_cases() -> None:
    names = list(cases())
    valid = [name for name in names if name.startswith(f"{VALID}/")]
    assert len(set(names)) == len(names)
    assert len(names) - len(valid) >= 150
    assert len(valid) >= 30
