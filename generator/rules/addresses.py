"""Web addresses: they say where they lead. The visit itself is not made here."""

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


def links_say_where_they_lead(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """No shortened addresses: nobody sees where they lead, and they die first."""
    for entry in all_entries(catalogue):
        for path, text in _texts(entry.record, ()):
            if text.startswith("http") and (urlsplit(text).hostname or "") in _SHORTENERS:
                yield Problem(
                    entry.origins.of(*path), "shortened-address", "Das ist eine gekürzte Adresse.",
                    "Öffnen Sie sie und kopieren Sie die vollständige Adresse.", Severity.WARNING, str(path[0]), text,
                )  # fmt: skip


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
