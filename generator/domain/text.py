"""The kinds of text a record may hold, each with the rule it must follow."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .record import CHECK_KEY

MAX_SLUG = 64
SLUG = re.compile(rf"(?=.{{1,{MAX_SLUG}}}$)[a-z0-9]+(?:-[a-z0-9]+)*")
# Top-level domains are letters or punycode; an address that ends in digits is an IP number.
_HOST = re.compile(r"(?:\w[\w-]*\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)", re.IGNORECASE)
# Names that lead into the house of whoever follows the link.
_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "onion")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9äöüÄÖÜß-]+\.)+[A-Za-z]{2,}")
_PHONE = re.compile(r"\+?[0-9][0-9 /()\-–]{4,30}[0-9]")
_WEB_ALLOWED = re.compile(r"[^\s<>\"'`\\{}|^]+")


def is_slug(text: str) -> bool:
    """Whether the text can be the id of a record: lower-case letters, digits, single hyphens."""
    return SLUG.fullmatch(text) is not None


def _slug(text: str) -> str:
    if not is_slug(text):
        raise PydanticCustomError("bad-id", "„{value}“ ist keine gültige Kennung.", {"value": text})
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise PydanticCustomError("one-line", "Hier darf der Text nur eine Zeile haben.")
    return text


def _joined(text: str) -> str:
    return " ".join(text.split())


def _web(text: str) -> str:
    problem = web_address_problem(text)
    if problem:
        raise PydanticCustomError(
            "web-address", "„{value}“ ist keine Webadresse: {why}", {"value": text, "why": problem}
        )
    return text


def web_address_problem(text: str) -> str:
    """Say in German what keeps the text from being a public web address; empty when it is one."""
    if not text.startswith(("https://", "http://")):
        return "sie muss mit https:// oder http:// beginnen."
    if not _WEB_ALLOWED.fullmatch(text):
        return "sie enthält ein Zeichen, das in Adressen nicht erlaubt ist."
    try:
        parts = urlsplit(text)
        return _host_problem(parts.netloc, parts.hostname or "", parts.port)
    except ValueError:
        return "sie lässt sich nicht lesen."


def _host_problem(place: str, host: str, port: int | None) -> str:
    if "@" in place:
        return "sie darf keinen Benutzernamen enthalten."
    if port not in (None, 80, 443):
        return "sie darf keinen besonderen Anschluss (Port) nennen."
    # Punycode is read as what browsers show; a host that cannot be read so raises ValueError.
    shown = host.encode("ascii").decode("idna") if host.isascii() else host
    # Latin letters with umlauts are German names; anything else may only look like one.
    if not all(ch in "äöüßéèáàóçñ" for ch in shown if not ch.isascii()):
        return "der Name der Website enthält fremde oder unsichtbare Zeichen."
    if not _HOST.fullmatch(host) or host.rsplit(".", 1)[-1] in _INSIDE:
        return "der Name der Website fehlt oder ist kein öffentlicher Name."
    return ""


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise PydanticCustomError("email-address", "„{value}“ ist keine E-Mail-Adresse.", {"value": text})
    return text


def _phone(text: str) -> str:
    if not _PHONE.fullmatch(text):
        raise PydanticCustomError("phone-number", "„{value}“ ist keine Telefonnummer.", {"value": text})
    return text


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("yes-or-no", "„{value}“ ist hier nicht erlaubt.", {"value": str(value)})
    return value == "true"


Slug = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_slug),
    Field(json_schema_extra={CHECK_KEY: "slug", "pattern": f"^{SLUG.pattern}$"}),
]
_LINE = StringConstraints(strip_whitespace=True, min_length=1, max_length=200)
_ONE_LINE = Field(json_schema_extra={CHECK_KEY: "one-line", "pattern": r"^\s*[^\n]*\s*$"})
Line = Annotated[str, _LINE, AfterValidator(_one_line), _ONE_LINE]
Alternative = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=10, max_length=200),
    AfterValidator(_one_line),
    _ONE_LINE,
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=120),
    AfterValidator(_one_line),
    _ONE_LINE,
]
Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=3, max_length=120),
    AfterValidator(_one_line),
    _ONE_LINE,
]
Summary = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=30, max_length=420), AfterValidator(_joined)
]
Note = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), AfterValidator(_joined)
]
Markdown = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    AfterValidator(_web),
    Field(json_schema_extra={CHECK_KEY: "web", "format": "uri", "pattern": "^https?://"}),
]
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=120),
    AfterValidator(_email),
    Field(json_schema_extra={CHECK_KEY: "email", "format": "email", "pattern": f"^{_EMAIL.pattern}$"}),
]
Phone = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=40),
    AfterValidator(_phone),
    Field(json_schema_extra={CHECK_KEY: "phone", "pattern": f"^{_PHONE.pattern}$"}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
