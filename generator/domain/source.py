"""A source beside the directory: a partner's table, calendar or page, and what its words mean in a record."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from .codes import EvidenceBasis
from .numbers import Whole
from .offer import Offer
from .record import Items, Part
from .text import Line, Slug, WebAddress, YesNo

SourceKind = Literal["csv", "xlsx", "ical", "jsonld"]
DateFormat = Literal["TT.MM.JJJJ", "TT.MM.JJ", "JJJJ-MM-TT", "TT/MM/JJJJ", "MM/TT/JJJJ"]
ColumnKind = Literal["text", "date", "time", "number", "yes_no"]


def _secure(address: str) -> str:
    if not address.startswith("https://"):
        raise PydanticCustomError(
            "web-address",
            "„{value}“ ist keine Webadresse: {why}",
            {"value": address, "why": "Quellen werden nur über https:// gelesen."},
        )
    return address


def _inside(path: str) -> str:
    if path.startswith(("/", "\\", "~")) or ".." in path or ":" in path:
        raise PydanticCustomError("text-pattern", "„{value}“ führt aus dem Ordner hinaus.", {"value": path})
    return path


def _known(target: str) -> str:
    known, key = Offer.written_keys(), target.split(".", maxsplit=1)[0]
    if key not in known:
        close = get_close_matches(key, known, n=1)
        hint = f"Meinten Sie „{close[0]}“?" if close else f"Erlaubt sind: {', '.join(known)}."
        raise PydanticCustomError(
            "unknown-field",
            "Das Feld „{value}“ gibt es in einem Angebot nicht.",
            {"value": key, "hint": hint},
        )
    return target


Target = Annotated[str, AfterValidator(_known)]
"""A place in an offer: `title`, `cost.amounts.0.eur`."""


class Column(Part):
    """One value of a record: which column holds it, and how its words are read."""

    column: Line = Field(description="Name der Spalte, wie er in der Quelle steht")
    kind: ColumnKind = Field(default="text", description="was in der Spalte steht")
    date_format: DateFormat | None = Field(default=None, description="Schreibweise der Tage")
    split: str | None = Field(
        default=None, min_length=1, max_length=10, description="Zeichen zwischen mehreren Werten"
    )
    values: dict[Line, str] = Field(default={}, description="Wort der Quelle: Wert im Eintrag")
    otherwise: Line | None = Field(default=None, description="Wert für alle anderen Wörter")
    leave_out: Annotated[list[Line], Items(50)] = Field(
        default=[], description="Wörter, die nichts sagen, zum Beispiel „k. A.“"
    )
    at_most: Whole | None = Field(
        default=None, ge=20, le=6000, description="längere Texte enden hier, am Ende eines Satzes"
    )


class SessionColumns(Part):
    """The columns that hold one date of an offer; further rows of the same id hold further dates."""

    date: Line = Field(description="Spalte mit dem Tag, oder mit Tag und Uhrzeit")
    start: Line | None = Field(default=None, description="Spalte mit dem Beginn")
    end_date: Line | None = Field(default=None, description="Spalte mit dem letzten Tag")
    end: Line | None = Field(default=None, description="Spalte mit dem Ende")
    status: Line | None = Field(default=None, description="Spalte mit dem Stand, zum Beispiel „fällt aus“")
    date_format: DateFormat | None = Field(default=None, description="Schreibweise der Tage")

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are read."""
        named = (self.date, self.start, self.end_date, self.end, self.status)
        return tuple(name for name in named if name)


class Match(Part):
    """Which events of a calendar belong to which offer."""

    into: Slug = Field(description="Kennung des Angebots")
    summary: Line | None = Field(default=None, description="so viel des Titels genügt")
    category: Line | None = Field(default=None, description="Kategorie des Termins")

    @model_validator(mode="after")
    def _says_what(self) -> "Match":
        if not (self.summary or self.category):
            raise PydanticCustomError("source-incomplete", "Hier fehlt „summary“ oder „category“.")
        return self


class Backing(Part):
    """What an imported record gives as its evidence; the day is that of the import."""

    source: WebAddress = Field(description="Webadresse, auf der die Angaben stehen")
    basis: EvidenceBasis = Field(default="lookup", description="woher das Datum bekannt ist")
    running: YesNo = Field(default=False, description="beschreibt die Quelle ihre Angebote als laufend?")


# What schema.org calls the things that a record knows; a mapping may say otherwise.
_SCHEMA_ORG: Mapping[str, Column] = {
    "title": Column(column="name"),
    "summary": Column(column="description", at_most=420),
    "url": Column(column="url"),
}


class Source(Part):
    """The mapping file of one source."""

    kind: SourceKind = Field(description="Art der Quelle")
    title: Line | None = Field(default=None, description="Name der Quelle, für Menschen")
    file: Annotated[Line, AfterValidator(_inside)] | None = Field(
        default=None, description="Datei auf diesem Rechner"
    )
    address: Annotated[WebAddress, AfterValidator(_secure)] | None = Field(
        default=None, description="Webadresse; nur von diesem Server wird gelesen"
    )
    actor: Slug = Field(description="Kennung des Anbieters")
    confirms: YesNo = Field(default=False, description="Gehört die Quelle dem Anbieter, und ist sie aktuell?")
    evidence: Backing | None = Field(default=None, description="Beleg, wenn die Quelle nichts bestätigt")
    id_column: Line | None = Field(default=None, description="Spalte mit der festen Kennung")
    sheet: Line | None = Field(default=None, description="Name des Tabellenblatts")
    defaults: dict[Target, Any] = Field(default={}, description="was für alle Einträge der Quelle gilt")
    fields: dict[Target, Column] = Field(default={}, description="Feld des Eintrags: Spalte der Quelle")
    sessions: SessionColumns | None = Field(default=None, description="Spalten mit den Terminen")
    ignore: Annotated[list[Line], Items(200)] = Field(
        default=[], description="Spalten oder Titel von Terminen, die nicht gebraucht werden"
    )
    into: Slug | None = Field(default=None, description="Kennung des Angebots, dem alle Termine gehören")
    match: Annotated[list[Match], Field(max_length=100)] = Field(
        default=[], description="welche Termine zu welchem Angebot gehören"
    )
    known: dict[Line, Slug] = Field(
        default={}, description="Kennung in der Quelle: Kennung eines Eintrags, den es schon gibt"
    )

    @model_validator(mode="after")
    def _is_complete(self) -> "Source":
        for missing in self._missing():
            raise PydanticCustomError("source-incomplete", "Es fehlt {what}.", {"what": missing})
        return self

    def _missing(self) -> list[str]:
        if self.kind == "ical":
            return [] if self.into or self.match else ["„into“ oder „match“"]
        missing = [] if self.confirms or self.evidence else ["„confirms“ oder „evidence“"]
        if self.kind != "jsonld":
            missing += [] if self.id_column else ["„id_column“"]
            missing += [] if {"title"} & {*self.fields, *self.defaults} else ["„title“ unter „fields“"]
        return missing

    @property
    def columns(self) -> Mapping[str, Column]:
        """The values of a record and where they stand; schema.org's own names need not be said."""
        return {**_SCHEMA_ORG, **self.fields} if self.kind == "jsonld" else self.fields

    @property
    def host(self) -> str:
        """The one server that may be asked; empty where there is no address."""
        return urlsplit(self.address or "").hostname or ""

    @property
    def named_columns(self) -> frozenset[str]:
        """Every column that the mapping speaks of."""
        sessions = self.sessions.names if self.sessions else ()
        named = (one.column for one in self.columns.values())
        return frozenset((*named, *sessions, *self.ignore, *([self.id_column] if self.id_column else [])))
