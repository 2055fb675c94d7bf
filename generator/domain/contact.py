"""Whom to ask and how to sign up."""

from datetime import date

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .dates import Day
from .numbers import Whole
from .record import Part
from .text import Email, Line, Note, Phone, WebAddress, YesNo


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


def was_consented(contact: Contact, today: date) -> bool:
    """Whether a named person has agreed to be named, not later than today."""
    return contact.person is None or (contact.consent is not None and contact.consent <= today)
