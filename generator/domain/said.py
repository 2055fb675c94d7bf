"""What a value of a record means, in the words of the page: labels for codes, names for ids, dates as people say them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args

from .catalogue import Catalogue
from .cost import Amount
from .dates import MONTHS, PartialDate, clock_words
from .ranges import AgeRange, Duration, GradeRange, GroupSize
from .record import REFERENCE_KEY, Code, Part
from .venue import Address

MOST_LETTERS = 160
_UNITS = {AgeRange: "{} Jahre", GradeRange: "Klasse {}", GroupSize: "{} Personen"}
# Where the description of a field begins with words that do not name it.
_TERMS = {
    "actor": "Anbieter",
    "series": "Reihe",
    "confirmed_on": "Bestätigt am",
    "valid_until": "Gilt bis",
    "easy_summary": "Leichte Sprache",
    "required": "Anmeldung nötig",
    "outdoor": "Draußen",
}


def term_of(model: type[Part], name: str) -> str:
    """Return what a field is called: the beginning of its description."""
    described = model.model_fields[name].description or name
    head = described.split(",")[0].split(":")[0].split("(")[0].rstrip(" ?")
    term = _TERMS.get(name, head)
    return term[:1].upper() + term[1:]


@dataclass(frozen=True)
class Speaker:
    """Says values; the catalogue knows the labels of codes and the names behind ids."""

    catalogue: Catalogue

    def value(self, model: type[Part], name: str, value: object) -> str:
        """Say the value of a field of a model."""
        return self._said(value, *_meaning(model, name))

    def part(self, part: Part) -> str:
        """Say all that a part of a record holds, in one line."""
        if isinstance(part, Amount):
            return self.amount(part)
        if isinstance(part, Duration):
            return part.words
        for kind, unit in _UNITS.items():
            if isinstance(part, kind):
                return part.words(unit)
        return self._fields(part)

    def amount(self, amount: Amount) -> str:
        """Say a price with whom and what it is for."""
        per = self._label("cost-per", amount.per) if amount.per else ""
        price = f"{amount.words} {per}".strip()
        return f"{amount.who}: {price}" if amount.who else price

    def _fields(self, part: Part) -> str:
        given = [name for name in type(part).model_fields if getattr(part, name) not in (None, [], {}, False)]
        if isinstance(part, Address):
            given = [name for name in given if name not in {"lat", "lon"}]
        return ", ".join(self.value(type(part), name, getattr(part, name)) for name in given)

    def _said(self, value: object, vocabulary: str, reference: str) -> str:
        if isinstance(value, (list, tuple)):
            return ", ".join(self._said(one, vocabulary, reference) for one in value)
        if isinstance(value, dict):
            codes = (
                f"{self._label(vocabulary, key)}: {self._said(one, '', '')}" for key, one in value.items()
            )
            return ", ".join(codes)
        if isinstance(value, str) and vocabulary:
            return self._label(vocabulary, value)
        if isinstance(value, str) and reference:
            return self._name(reference, value)
        return self.part(value) if isinstance(value, Part) else _plain(value)

    def _label(self, vocabulary: str, code: str) -> str:
        known = self.catalogue.vocabularies.get(vocabulary)
        return known.label(code) if known is not None and code in known else code

    def _name(self, kind: str, name: str) -> str:
        if kind == "actors" and name in self.catalogue.actors:
            return self.catalogue.actors[name].record.name
        if kind == "offers" and name in self.catalogue.offers:
            return self.catalogue.offers[name].record.title
        titles = (
            {one.id: one.title for one in self.catalogue.leitbild.statements} if kind == "leitbild" else {}
        )
        return titles.get(name, name)


def short_text(text: str) -> str:
    """Return a text in one line, no longer than a person reads in a list."""
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_LETTERS else flat[: MOST_LETTERS - 2].rsplit(" ", 1)[0] + " …"


def day_of_month(day: date) -> str:
    """Say a day without its weekday: „6. Juni 2027“."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


# The first kind that fits says it: True is also a number, and a moment is also a day.
_PLAIN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "ja" if value else "nein"),
    (PartialDate, lambda value: str(value.words)),
    (datetime, lambda value: f"{day_of_month(value.date())}, {clock_words(value.time())}"),
    (date, day_of_month),
    (time, clock_words),
    (Decimal, lambda value: str(value).replace(".", ",")),
    (float, lambda value: str(value).replace(".", ",")),
    (object, lambda value: short_text(str(value))),
)


def _plain(value: object) -> str:
    return next(say(value) for kind, say in _PLAIN if isinstance(value, kind))


@lru_cache(maxsize=1024)
def _meaning(model: type[Part], name: str) -> tuple[str, str]:
    """Return the vocabulary that a field takes its codes from, and what it refers to; empty where neither."""
    field = model.model_fields[name]
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    code = next((one.vocabulary for one in field.metadata if isinstance(one, Code)), "")
    return code or _vocabulary_in(field.annotation), str(extra.get(REFERENCE_KEY, ""))


def _vocabulary_in(annotation: Any) -> str:  # noqa: ANN401 - annotations have no common type
    own = next(
        (one.vocabulary for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Code)), ""
    )
    return own or next(filter(None, map(_vocabulary_in, get_args(annotation))), "")
