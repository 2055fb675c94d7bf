"""A mail or a file, to the record in it: as an attachment, or written into the text of the mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from ..domain.dates import BERLIN
from ..problem import Problem
from .characters import decode
from .load import MODELS
from .submission import FILE, SENT, Confirmation, Submission, no_record, record_file

MAX_MAIL = 10 * 1024 * 1024
"""Bytes; a record is small, but a mail may bring pictures along."""
MOST_OF_A_HEADER, MOST_PARTS = 2_000, 1_000
"""Bytes and number; the library takes very long for more, and no honest mail needs it."""
_HEADER = re.compile(rb"^(?:subject|date|content-[a-z-]+):.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)
_PLACE = re.compile(r"content/(?:offers|actors)/[^\s<>\"'`]*[^\s<>\"'`.,;:)]")
_KEYS = frozenset(key for model in MODELS.values() for key in model.written_keys())
_KEY = re.compile(r"(?P<key>[a-z_]+):(?:\s|$)")
_FENCE = re.compile(r"(?:```|~~~)[\w.-]*")
_SIGNATURE = "-- "
_INDENT = re.compile(r"^[ \xa0]+")
_CONFIRMS = re.compile(r"\bBestätigung\b")
"""The subject of the mails that the site prepares for confirming."""


@dataclass(frozen=True)
class _Mail:
    subject: str
    day: date | None
    text: str
    attached: list[tuple[str, bytes]]


def submission_of_mail(data: bytes) -> Submission | Confirmation | tuple[Problem, ...]:
    """Return what a mail brings, or everything that is missing; whatever the bytes are, nothing is raised."""
    if _is_overdone(data):
        return (_unreadable("Die Mail ist zu groß oder ungewöhnlich gebaut."),)
    try:
        mail = _read(data)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError):
        # The library reads headers of strangers; what it stumbles over differs from release to release.
        return (_unreadable("Die Mail lässt sich nicht lesen."),)
    if len(mail.attached) > 1:
        return (_unreadable("An der Mail hängen mehrere Einträge."),)
    place = next((found[0] for found in map(_PLACE.search, (mail.text, mail.subject)) if found), "")
    for name, attachment in mail.attached:
        return submission_of_file(place or name, attachment)
    record = _record_in(mail.text)
    if record:
        return _submission(place, record)
    return _confirmation(place, mail.day) if _CONFIRMS.search(mail.subject) else (no_record(),)


def submission_of_file(place: str, data: bytes) -> Submission | tuple[Problem, ...]:
    """Return the record of a file; a place without a folder is completed by what the record looks like."""
    text = decode(data, SENT.file)
    return _submission(place, text) if isinstance(text, str) else (text,)


def _submission(place: str, text: str) -> Submission | tuple[Problem, ...]:
    found = _PLACE.search(place.replace("\\", "/"))
    # Only an actor has a name; only an offer has a title.
    folder = "actors" if re.search(r"^name:", text, re.MULTILINE) else "offers"
    name = record_file(found[0] if found else f"content/{folder}/{_last_part(place)}" if place else "")
    return (name,) if isinstance(name, Problem) else Submission(name, text)


def _confirmation(place: str, day: date | None) -> Confirmation | tuple[Problem, ...]:
    name = record_file(place)
    return (name,) if isinstance(name, Problem) else Confirmation(name, day)


def _last_part(place: str) -> str:
    return re.split(r"[/\\]", place)[-1]


def _unreadable(why: str) -> Problem:
    return Problem(
        SENT, "submission-mail", why,
        "Senden Sie eine Mail für jeden Eintrag, mit der Datei (.yml) als Anhang oder dem Eintrag im Text.",
        field=FILE,
    )  # fmt: skip


def _is_overdone(data: bytes) -> bool:
    if len(data) > MAX_MAIL or data.count(b"\n--") > MOST_PARTS:
        return True
    return any(len(header[0]) > MOST_OF_A_HEADER for header in _HEADER.finditer(data))


def _read(data: bytes) -> _Mail:
    message = message_from_bytes(data, policy=default)
    return _Mail(
        str(message.get("subject", "")),
        _day_of(message),
        _text_of(message),
        [(name, _bytes_of(part)) for part in message.walk() if (name := _name_of(part))],
    )


def _day_of(mail: EmailMessage) -> date | None:
    sent = getattr(mail.get("date"), "datetime", None)
    return sent.astimezone(BERLIN).date() if isinstance(sent, datetime) else None


def _name_of(part: EmailMessage) -> str:
    name = part.get_filename() or ""
    return name if name.lower().endswith((".yml", ".yaml")) else ""


def _bytes_of(part: EmailMessage) -> bytes:
    """Return an attachment as UTF-8 where that can be known; a wrong encoding is a finding of its own later."""
    data = part.get_payload(decode=True)
    given = data if isinstance(data, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or not charset:
        return given
    try:
        given.decode("utf-8")  # many programs send the bytes of the file and name another encoding
    except UnicodeDecodeError:
        return given.decode(charset, "replace").encode()
    return given


def _text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    text = data.decode(part.get_content_charset("utf-8"), "replace") if isinstance(data, bytes) else ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return "\n".join(_joined(lines) if flowed else lines)


def _joined(lines: list[str]) -> Iterator[str]:
    """Join what a mail program broke (RFC 3676): a line goes on where it ends with a blank."""
    whole = ""
    for line in lines:
        whole += line.removeprefix(" ")
        if not line.endswith(" ") or line == _SIGNATURE:
            yield whole
            whole = ""
    yield whole


def _record_in(text: str) -> str:
    """Cut the record out of the text around it: between fences, or from its first field to the signature."""
    lines = [_INDENT.sub(lambda found: found[0].replace("\xa0", " "), line) for line in text.split("\n")]
    fences = [at for at, line in enumerate(lines) if _FENCE.fullmatch(line.strip())]
    if len(fences) > 1:
        return "\n".join(lines[fences[0] + 1 : fences[-1]])
    start = next((at for at, line in enumerate(lines) if _is_field(line)), len(lines))
    end = next((at for at in range(start, len(lines)) if lines[at] == _SIGNATURE), len(lines))
    return "\n".join(lines[start:end])


def _is_field(line: str) -> bool:
    found = _KEY.match(line)
    return found is not None and found["key"] in _KEYS
