"""Bytes to text: UTF-8 only, and no character that hides, turns or breaks what people read."""

import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from math import ceil

from ..origin import Origin
from ..problem import Problem

MAX_BYTES = 64 * 1024
_GERMAN_LETTERS = tuple("äöüÄÖÜß")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"\0")
_LINE_BREAKS = {0x85: "NEL", 0x2028: "Zeilentrenner", 0x2029: "Absatztrenner", 0x0B: "VT", 0x0C: "FF"}
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_TAGS = range(0xE0000, 0xE0080)
_HIDDEN = {0x200B, 0x2060, 0x180E, 0xFEFF, *range(0x2061, 0x2065), 0x115F, 0x1160, 0x3164, 0xFFA0}
_SURROGATES = range(0xD800, 0xE000)
_LOST = {0xFFFD}
# New ones come every year; an older Python does not know them yet.
_PICTOGRAPHS = range(0x1F000, 0x1FB00)
_FORBIDDEN = (
    (_TURNING, "ein Zeichen, das die Schreibrichtung umdreht"),
    (_TAGS, "ein unsichtbares Zeichen"),
    (_HIDDEN, "ein unsichtbares Zeichen"),
    (_SURROGATES, "ein halbes Zeichen"),
    (_LOST, "ein Platzhalter für einen verlorenen Buchstaben"),
)
# Most lines hold nothing that needs a closer look; these look harmless to Python.
_PRINTABLE_YET_FORBIDDEN = frozenset(chr(point) for point in _HIDDEN | _LOST if chr(point).isprintable())


def decode(data: bytes, file: str) -> str | Problem:
    """Turn the bytes of a file into text; too large a file or another encoding is a finding."""
    if len(data) > MAX_BYTES:
        return Problem(
            Origin(file),
            "file-too-large",
            f"Die Datei ist {ceil(len(data) / 1024)} KiB groß, erlaubt sind {MAX_BYTES // 1024} KiB.",
            "Kürzen Sie lange Texte.",
        )
    if data.startswith(_UTF_16) or data[1:2] == b"\0":
        return _encoding_problem(Origin(file), "Gefunden: UTF-16.")
    # Not „utf-8-sig“: its errors count from behind the mark.
    data = data.removeprefix(BOM_UTF8)
    try:
        return _with_plain_breaks(data.decode())
    except UnicodeDecodeError as error:
        before = _with_plain_breaks(data[: error.start].decode())
        letter = data[error.start : error.start + 1].decode("cp1252", "replace")
        meant = f"Hier stand vermutlich „{letter}“." if letter in _GERMAN_LETTERS else ""
        place = Origin(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return _encoding_problem(place, meant)


def _with_plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_problem(origin: Origin, found: str) -> Problem:
    return Problem(
        origin,
        "file-encoding",
        f"Die Datei ist nicht als UTF-8 gespeichert. {found}".strip(),
        "Speichern Sie die Datei neu und wählen Sie dabei die Zeichenkodierung „UTF-8“.",
    )


def why_forbidden(character: str) -> str:
    """Say in German why a character may not stand in a record; empty when it may."""
    point = ord(character)
    if point in _LINE_BREAKS:
        return f"ein seltener Zeilenumbruch ({_LINE_BREAKS[point]})"
    for points, reason in _FORBIDDEN:
        if point in points:
            return reason
    if point not in (0x09, 0x0A) and unicodedata.category(character) == "Cc":
        return "ein Steuerzeichen"
    if unicodedata.category(character) in ("Cn", "Co") and point not in _PICTOGRAPHS:
        return "ein Zeichen ohne Bedeutung"
    return ""


def is_harmless(text: str) -> bool:
    """Whether a text surely holds no forbidden character and no tab."""
    return text.isprintable() and _PRINTABLE_YET_FORBIDDEN.isdisjoint(text)


def forbidden_in(text: str, file: str) -> Iterator[Problem]:
    """Yield a finding for the first forbidden character of each line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if is_harmless(line):
            continue
        for column, character in enumerate(line, start=1):
            reason = why_forbidden(character)
            if reason:
                yield character_problem(Origin(file, number, column, 1), character, reason)
                break


def character_problem(origin: Origin, character: str, reason: str) -> Problem:
    """Name a forbidden character by line, column and code point."""
    return Problem(
        origin,
        "forbidden-character",
        f"Hier steht {reason}: U+{ord(character):04X}.",
        "Löschen Sie das Zeichen oder tippen Sie die Zeile neu ein; oft kommt es beim Einfügen aus anderen Programmen mit.",
    )
