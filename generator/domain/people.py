"""Whom an offer is for, whom to ask, and who is shown."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .dates import Day
from .numbers import Whole
from .record import Part
from .text import Alternative, Email, Line, Note, Phone, WebAddress, YesNo


class _Range(Part):
    @model_validator(mode="after")
    def _in_order(self) -> "_Range":
        low, high = getattr(self, "min", None), getattr(self, "max", None)
        if low is None and high is None:
            raise PydanticCustomError("range-empty", "Hier fehlt „min“ oder „max“.")
        if low is not None and high is not None and low > high:
            raise PydanticCustomError(
                "range-order", "„min“ ({low}) ist größer als „max“ ({high}).", {"low": low, "high": high}
            )
        return self

    def words(self, unit: str) -> str:
        """Say the range: „6–12 Jahre“, „ab 5 Jahren“, „bis 21 Jahre“, „Klasse 8“."""
        low, high = getattr(self, "min", None), getattr(self, "max", None)
        if low is not None and high is not None:
            numbers = str(low) if low == high else f"{low}–{high}"
        else:
            numbers = f"ab {low}" if high is None else f"bis {high}"
        return unit.format(numbers)


class AgeRange(_Range):
    """Ages in years."""

    min: Whole | None = Field(default=None, ge=0, le=120, description="jüngstes Alter in Jahren")
    max: Whole | None = Field(default=None, ge=0, le=120, description="höchstes Alter in Jahren")


class GradeRange(_Range):
    """School grades; „Jahrgang 9–10“ is no age."""

    min: Whole | None = Field(default=None, ge=1, le=13, description="unterste Klasse")
    max: Whole | None = Field(default=None, ge=1, le=13, description="oberste Klasse")


class GroupSize(_Range):
    """How many people take part."""

    min: Whole | None = Field(default=None, ge=1, le=5000, description="kleinste Gruppe")
    max: Whole | None = Field(default=None, ge=1, le=5000, description="größte Gruppe")
    note: Line | None = Field(default=None, description="Hinweis zur Gruppengröße")


class Duration(Part):
    """How long it takes."""

    minutes: Whole | None = Field(default=None, ge=5, le=43200, description="Dauer in Minuten")
    text: Line | None = Field(default=None, description="Dauer in Worten")

    @model_validator(mode="after")
    def _says_something(self) -> "Duration":
        if not (self.minutes or self.text):
            raise PydanticCustomError("range-empty", "Hier fehlt „minutes“ oder „text“.")
        return self

    @property
    def words(self) -> str:
        """The duration as people say it: „45 Minuten“, „2 Stunden“."""
        if self.text or not self.minutes:
            return self.text or ""
        hours, minutes = divmod(self.minutes, 60)
        parts = [f"{hours} Stunde{'n' if hours > 1 else ''}"] if hours else []
        return " ".join([*parts, *([f"{minutes} Minute{'n' if minutes > 1 else ''}"] if minutes else [])])


class Contact(Part):
    """A role and an organisation's mailbox; a named person needs a dated consent."""

    role: Line | None = Field(default=None, description="Aufgabe, zum Beispiel Anmeldung")
    email: Email | None = Field(default=None, description="E-Mail-Adresse der Einrichtung")
    phone: Phone | None = Field(default=None, description="Telefon der Einrichtung")
    url: WebAddress | None = Field(default=None, description="Kontaktseite")
    person: Line | None = Field(default=None, description="Name einer Person, nur mit „consent“")
    consent: Day | None = Field(default=None, description="Tag, an dem die Person zugestimmt hat")

    @model_validator(mode="after")
    def _complete(self) -> "Contact":
        if not (self.email or self.phone or self.url or self.role):
            raise PydanticCustomError("contact-empty", "Ein Kontakt braucht „email“, „phone“ oder „url“.")
        return self


class Registration(Part):
    """How to sign up."""

    required: YesNo | None = Field(default=None, description="Anmeldung nötig?")
    url: WebAddress | None = Field(default=None, description="Webadresse der Anmeldung")
    email: Email | None = Field(default=None, description="E-Mail-Adresse für die Anmeldung")
    phone: Phone | None = Field(default=None, description="Telefon für die Anmeldung")
    deadline: Day | None = Field(default=None, description="letzter Tag der Anmeldung")
    deadline_days: Whole | None = Field(default=None, ge=0, le=730, description="so viele Tage vorher")
    note: Note | None = Field(default=None, description="Hinweis zur Anmeldung")

    @model_validator(mode="after")
    def _reachable(self) -> "Registration":
        if self.required and not (self.url or self.email or self.phone or self.note):
            raise PydanticCustomError(
                "registration-channel",
                "Wer eine Anmeldung verlangt, nennt auch einen Weg: „url“, „email“ oder „phone“.",
            )
        return self


class Image(Part):
    """A picture with everything that makes it lawful and understandable."""

    file: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp)$", description="Datei im Ordner images"
    )
    alt: Alternative = Field(description="was auf dem Bild zu sehen ist")
    credit: Line = Field(description="wer das Bild gemacht hat")
    license: Line = Field(description="Lizenz, zum Beispiel CC-BY-4.0")
    people: Literal["none", "consented"] = Field(description="Menschen auf dem Bild?")


class EasySummary(Part):
    """A text in easy language, tied to the text it translates."""

    text: Note = Field(description="Text in Leichter oder Einfacher Sprache")
    of: str = Field(
        pattern=r"^[0-9a-f]{12}$", description="Prüfsumme des übersetzten Textes (bne format trägt sie ein)"
    )


class Translation(Part):
    """Title and summary in another language, tied to the text they translate."""

    title: Line = Field(description="Titel")
    summary: Note = Field(description="Kurzbeschreibung")
    of: str = Field(
        pattern=r"^[0-9a-f]{12}$", description="Prüfsumme des übersetzten Textes (bne format trägt sie ein)"
    )


class Award(Part):
    """A prize or recognition, never without its programme."""

    programme: Line = Field(description="Programm oder Preis")
    years: list[Whole] = Field(default=[], max_length=30, description="Jahre")
    count: Whole | None = Field(default=None, ge=1, le=100, description="wie oft")
    note: Note | None = Field(default=None, description="Hinweis")
    source: WebAddress | None = Field(default=None, description="Quelle")


def was_consented(contact: Contact, today: date) -> bool:
    """Whether a named person has agreed to be named, not later than today."""
    return contact.person is None or (contact.consent is not None and contact.consent <= today)
