"""The words of a source as the words of a record: days, times, numbers, yes and no, codes, lists."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from ..domain.source import Column, DateFormat
from ..intake.yaml_text import Data

FORMATS: Mapping[DateFormat, str] = {
    "TT.MM.JJJJ": "%d.%m.%Y",
    "TT.MM.JJ": "%d.%m.%y",
    "JJJJ-MM-TT": "%Y-%m-%d",
    "TT/MM/JJJJ": "%d/%m/%Y",
    "MM/TT/JJJJ": "%m/%d/%Y",
}
# Which of two numbers between slashes is the month, only the mapping can say.
_PLAIN: tuple[DateFormat, ...] = ("TT.MM.JJJJ", "TT.MM.JJ", "JJJJ-MM-TT")
_YES = {"ja", "j", "yes", "true", "wahr", "x", "1"}
_NO = {"nein", "n", "no", "false", "falsch", "0", "-"}
_WEEKDAY = re.compile(r"^(?:mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s+", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?(?:\s*uhr|\s*h)?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"-?\d[\d.,]*", re.ASCII)
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_ENDS_WELL = 0.5


def value_of(texts: Sequence[str], column: Column, *, keeps_lines: bool, is_list: bool) -> Data:
    """Read one value; what cannot be read stays as it is written, so that the check can name it."""
    found = [part for text in texts for part in _parts(text, column)]
    said = {word.casefold(): value for word, value in column.values.items()}
    read = [
        said.get(one.casefold()) or column.otherwise or _read(one, column, keeps_lines=keeps_lines)
        for one in found
    ]
    if is_list:
        return list(dict.fromkeys(read))
    return read[0] if read else ""


def _parts(text: str, column: Column) -> list[str]:
    parts = text.split(column.split) if column.split else [text]
    empty = {"", *(word.casefold() for word in column.leave_out)}
    return [part.strip() for part in parts if part.strip().casefold() not in empty]


def _read(text: str, column: Column, *, keeps_lines: bool) -> str:
    match column.kind:
        case "date":
            return day_of(text, column.date_format) or text
        case "time":
            return clock_of(text) or text
        case "number":
            return _number(text)
        case "yes_no":
            return "true" if text.casefold() in _YES else "false" if text.casefold() in _NO else text
    joined = "\n".join(line.strip() for line in text.split("\n")) if keeps_lines else " ".join(text.split())
    return shortened(joined, column.at_most) if column.at_most else joined


def day_of(text: str, date_format: DateFormat | None) -> str:
    """Read a day („Sa, 4.3.2027“, „2027-03-04“) as `2027-03-04`; empty where it is none."""
    bare = _WEEKDAY.sub("", text.strip())
    formats: tuple[DateFormat, ...] = (date_format,) if date_format else _PLAIN
    for name in formats:
        try:
            return f"{datetime.strptime(bare, FORMATS[name]):%Y-%m-%d}"  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return ""


def clock_of(text: str) -> str:
    """Read a time of day („18 Uhr“, „9.30“) as `09:30`; empty where it is none."""
    match = _CLOCK.fullmatch(text.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else ""  # noqa: PLR2004 - hours and minutes


def _number(text: str) -> str:
    """Read „1.250,50 €“ as `1250.50`."""
    match = _NUMBER.search(text)
    if not match:
        return text
    return _THOUSANDS.sub("", match[0].rstrip(".,")).replace(",", ".")


def shortened(text: str, limit: int) -> str:
    """Cut a long text at the end of a sentence, or else of a word."""
    if len(text) <= limit:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: limit + 1]) if match.end() <= limit]
    if ends and ends[-1] >= limit * _ENDS_WELL:
        return text[: ends[-1]]
    return text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
