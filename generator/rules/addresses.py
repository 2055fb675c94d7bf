"""Web addresses: they say where they lead. The visit itself is not made here."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from pydantic import BaseModel

from ..domain.catalogue import Catalogue
from ..origin import FieldPath
from ..problem import Problem, Severity
from .entries import all_entries

_SHORTENERS = (
    "bit.ly",
    "t.co",
    "tinyurl.com",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "t1p.de",
    "kurzelinks.de",
    "lnkd.in",
)
# Names that exist only for examples (RFC 2606).
_SAMPLE = re.compile(r"(?:.*\.)?example(?:\.(?:com|net|org))?", re.IGNORECASE)


def links_say_where_they_lead(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No shortened addresses: nobody sees where they lead, and they die first."""
    for entry in all_entries(catalogue):
        for path, text in _texts(entry.record, ()):
            if text.startswith("http") and _host(text) in _SHORTENERS:
                yield Problem(
                    entry.origins.of(*path), "shortened-address", "Das ist eine gekürzte Adresse.",
                    "Öffnen Sie sie und kopieren Sie die vollständige Adresse.", Severity.WARNING, str(path[0]), text,
                )  # fmt: skip


def samples_are_replaced(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Addresses of the template lead nowhere and must not be published."""
    for entry in all_entries(catalogue):
        for path, text in _texts(entry.record, ()):
            if _SAMPLE.fullmatch(_host(text)):
                yield Problem(
                    entry.origins.of(*path), "sample-address", f"„{text}“ stammt aus der Vorlage.",
                    "Tragen Sie die eigene Adresse ein, oder löschen Sie das Feld.", field=str(path[0]), value=text,
                )  # fmt: skip


def _host(text: str) -> str:
    if text.startswith("http"):
        try:
            return urlsplit(text).hostname or ""
        except ValueError:  # a title may begin like an address and be none
            return ""
    return text.rpartition("@")[2] if "@" in text and " " not in text else ""


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
